"""Deadlines typed in words, back-planning and events, in the section where they are set."""

from datetime import date

from models import events
from models.event_deeds import keep_day
from models.plan import Campaign, Milestone, Plan, ReportingRule
from models.values import Cadence, CountUnit, Deadline, DueRule, Moment, MomentKind, Wording
from ui.dialogs.events_dialog import EventsDialog
from ui.editor.span_line import SpanLine
from ui.editor.values import ChoiceValue
from ui.forms.deadline_modes import DeadlineMode
from ui.forms.due_modes import DueMode
from ui.snapshot import settle


def write(line, text: str) -> None:
    """Type into a line: keys cannot carry Vietnamese letters."""
    line.setText(text)
    line.edited.emit()


def choose(box: ChoiceValue, value: object) -> None:
    """Choose as the clerk does."""
    box.set_value(value)
    assert box.value() == value
    box.activated.emit(box.currentIndex())


def milestone(open_editor, deadline: Deadline | None = None):
    plan = Plan(year=2026, milestones=[Milestone(title="Nộp hồ sơ")])
    plan.milestones[0].deadline = deadline or Deadline()
    editor = open_editor(plan)
    rows = editor.sections.show_section("timing").milestones
    rows.pick(0)
    return editor, rows.editor("deadline")


def report(open_editor, **fields):
    plan = Plan(year=2026, reporting=[ReportingRule(title="Báo cáo tháng", **fields)])
    editor = open_editor(plan)
    section = editor.sections.show_section("timing")
    section.reporting.pick(0)
    return editor, section


def test_a_typed_deadline_shows_its_last_day_and_fills_the_parts(open_editor):
    editor, deadline = milestone(open_editor)
    write(deadline.typed.line, "trước ngày 05/12/2024")
    assert deadline.told.text() == (
        "Hiểu là: trước ngày 05/12/2024 → ngày cuối cùng: 04/12/2024, thứ Tư"
    )
    assert (deadline.wording.value(), deadline.on.day()) == (Wording.BEFORE, date(2024, 12, 5))
    stored = editor.form.plan.milestones[0].deadline
    assert (stored.on, stored.words) == (date(2024, 12, 5), "trước ngày 05/12/2024")


def test_a_typed_term_fills_number_unit_and_start(open_editor):
    editor, deadline = milestone(open_editor)
    write(deadline.typed.line, "trong 05 ngày làm việc kể từ ngày 10/12/2024")
    assert deadline.mode.value() == DeadlineMode.TERM
    assert (deadline.number.value(), deadline.unit.value()) == (5, CountUnit.WORKING_DAY)
    assert deadline.from_on.day() == date(2024, 12, 10)
    choose(deadline.first, True)
    assert "ngày cuối cùng: 16/12/2024" in deadline.told.text()
    stored = editor.form.plan.milestones[0].deadline
    assert (stored.count.first_counted, stored.words) == (True, "")


def test_words_nobody_understands_say_so_and_stay(open_editor):
    editor, deadline = milestone(open_editor)
    write(deadline.typed.line, "khi nào xong thì gửi")
    assert deadline.told.text().startswith("Chưa hiểu “khi nào xong thì gửi”")
    assert deadline.told.property("role") == "error"
    deadline.typed.line.editingFinished.emit()
    stored = editor.form.plan.milestones[0].deadline
    assert (stored.on, stored.words) == (None, "khi nào xong thì gửi")
    assert deadline.typed.line.value() == "khi nào xong thì gửi"


def test_words_nobody_understands_leave_the_day_that_is_set(open_editor):
    editor, deadline = milestone(open_editor, Deadline(on=date(2026, 12, 5)))
    write(deadline.typed.line, "sớm nhất có thể")
    deadline.typed.line.editingFinished.emit()
    assert editor.form.plan.milestones[0].deadline == Deadline(on=date(2026, 12, 5))
    assert deadline.typed.line.value() == "sớm nhất có thể"


def test_what_comes_again_is_sent_to_the_reports(open_editor):
    _, deadline = milestone(open_editor)
    write(deadline.typed.line, "trước ngày 15 hằng tháng")
    assert "Chế độ báo cáo" in deadline.told.text()


def test_a_deadline_may_be_read_otherwise_than_the_office_does(open_editor):
    editor, deadline = milestone(open_editor)
    write(deadline.typed.line, "trước ngày 08/12/2024")
    assert deadline.strict.isVisibleTo(deadline)
    choose(deadline.strict, False)
    assert "ngày cuối cùng: 09/12/2024" in deadline.told.text()  # Sunday rolls forward
    stored = editor.form.plan.milestones[0].deadline
    assert (stored.strict, stored.words) == (False, "trước ngày 08/12/2024")
    choose(deadline.wording, Wording.UNTIL_END)
    assert not deadline.strict.isVisibleTo(deadline)


def test_thuong_xuyen_is_never_due(open_editor):
    editor, deadline = milestone(open_editor)
    choose(deadline.mode, DeadlineMode.ONGOING)
    assert editor.form.plan.milestones[0].deadline.ongoing
    assert "không bao giờ quá hạn" in deadline.told.text()


def test_a_typed_due_rule_fills_its_parts_and_tells_the_next_day(open_editor):
    editor, section = report(open_editor, cadence=Cadence.QUARTER)
    due = section.reporting.editor("due")
    write(due.typed.line, "trước ngày 05 của tháng sau")
    assert due.mode.value() == DueMode.MONTHLY
    assert (due.day.value(), due.later.value()) == (5, 1)
    rule = editor.form.plan.reporting[0]
    assert (rule.cadence, rule.due.wording) == (Cadence.MONTH, Wording.BEFORE)
    assert "kỳ gần nhất: tháng 11/2026 → ngày cuối cùng: 04/12/2026, thứ Sáu" in due.told.text()
    write(due.typed.line, "thứ Sáu hằng tuần")
    assert due.mode.value() == DueMode.WEEKLY
    assert rule.cadence is Cadence.WEEK


def test_one_sentence_adds_a_report_for_each_period(open_editor, desk_session):
    editor, section = report(open_editor, cadence=Cadence.ONCE)
    write(section.sentence.typed.line, "định kỳ hằng tháng, quý, 6 tháng, 09 tháng, năm")
    assert section.sentence.typed.told.text().count("•") == 5
    section.sentence.button.click()
    cadences = [rule.cadence for rule in editor.form.plan.reporting[1:]]
    assert cadences == [Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.NINE_MONTHS,
                        Cadence.YEAR]  # fmt: skip
    assert section.sentence.typed.line.value() == ""
    write(section.sentence.typed.line, "báo cáo thật tốt")
    assert not section.sentence.button.isEnabled()
    assert "Chưa hiểu" in section.sentence.typed.told.text()


def test_the_units_day_follows_from_ours_upward(open_editor):
    editor, section = report(open_editor, cadence=Cadence.MONTH)
    upward, lead = (section.reporting.editor(name) for name in ("upward", "lead_days"))
    write(upward.typed.line, "ngày 15 hằng tháng")
    write(lead, "3")
    assert editor.form.plan.reporting[0].upward.day == 15
    assert section.way_back.text() == (
        "Hạn gửi cấp trên 15/12/2026, trừ 03 ngày làm việc → đơn vị nộp chậm nhất 10/12/2026"
    )
    assert "đơn vị nộp chậm nhất 10/12/2026" in section.reporting.editor("due").told.text()
    (december,) = [row for row in section.coming() if row.period == "2026-M12"]
    assert december.last_day == date(2026, 12, 10)


def test_units_due_after_us_are_refused_with_the_reason(open_editor):
    editor, section = report(
        open_editor, cadence=Cadence.MONTH, due=DueRule(day=27), upward=DueRule(day=15)
    )
    error = section.reporting.details.rows["due"].error()
    assert "đang sau hạn cơ quan gửi cấp trên" in error
    assert section.way_back.text() == error
    assert "reporting.0.due" in editor.form.problems()
    assert any(item.path == "reporting.0.due" for item in editor.form.checklist())
    assert section.start_tracking() == 0
    choose(section.reporting.editor("upward").mode, "never")
    assert editor.form.plan.reporting[0].upward is None
    assert section.reporting.details.rows["due"].error() == ""


def test_an_event_gets_its_day_and_the_deadline_follows(open_editor, desk_session, monkeypatch):
    editor, deadline = milestone(open_editor)
    section = editor.sections.show_section("timing")
    assert not section.events.isEnabled()
    write(deadline.typed.line, "sau khi kết thúc năm học 05 ngày làm việc")
    assert section.events.text() == "Ngày của sự kiện (1)"
    assert "chưa xác định được ngày" in deadline.told.text()

    def answer(dialog: EventsDialog) -> int:
        field = dialog.days["ket thuc nam hoc"]
        field.edit.setText("22/5/2026")
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(EventsDialog, "exec", answer)
    section.events.click()
    settle()
    assert events.days(editor.form.plan.code) == {"ket thuc nam hoc": date(2026, 5, 22)}
    assert section.events.text() == "Ngày của sự kiện"
    assert "ngày cuối cùng: 29/5/2026" in deadline.told.text()


def test_a_wrong_day_of_an_event_keeps_the_dialog_open(qtbot, open_editor, desk_session):
    editor, _ = milestone(open_editor, Deadline(moment="trước ngày khai giảng"))
    code = editor.form.plan.code
    keep_day("khai giảng", date(2026, 9, 5))
    dialog = EventsDialog(code, events.awaited(editor.form.plan, events.known(code)),
                          desk_session.today)  # fmt: skip
    qtbot.addWidget(dialog)
    assert dialog.for_all["khai giang"].isChecked()
    dialog.days["khai giang"].edit.setText("31/02/2026")
    dialog.save.click()
    assert dialog.fields.rows["khai giang"].error()
    assert dialog.changes == []


def test_the_rule_used_stands_under_the_table(open_editor):
    editor, _ = report(open_editor, cadence=Cadence.MONTH)
    section = editor.sections.show_section("timing")
    texts = [child.text() for child in section.findChildren(type(section.way_back))]
    assert any(text.startswith("Cách tính hạn:") for text in texts)


def test_a_typed_span_fills_start_and_end_of_the_campaign(open_editor):
    editor = open_editor(Plan(year=2026, campaigns=[Campaign(title="Đường hoa")]))
    general = editor.sections.show_section("general")
    line = general.findChild(SpanLine)
    write(line.typed.line, "từ nay đến hết ngày 30/12/2026")
    campaign = editor.form.plan.campaigns[0]
    assert campaign.starts.kind is MomentKind.SIGNING
    assert campaign.ends == Moment.day(date(2026, 12, 30))
    assert line.typed.told.text() == "Hiểu là: bắt đầu: 21/11/2026; kết thúc: 30/12/2026"
    write(line.typed.line, "thường xuyên")
    assert campaign.ends.kind is MomentKind.ONGOING
    write(line.typed.line, "bao giờ cũng được")
    assert "Chưa hiểu" in line.typed.told.text()
    assert campaign.ends.kind is MomentKind.ONGOING
