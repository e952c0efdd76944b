"""Công văn đôn đốc: the second and the third, to one unit, after a return, to very many."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from docgen.contexts.reminder import Owed, reminder_context, reminder_subject
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs import papers
from docgen.jobs.generating import generate_file
from docgen.jobs.reminding import confirm, letters, prepare, write
from models import journal
from models.documents import Document
from models.errors import Cancelled, RuleBroken
from models.obligations import Obligation, Reminder, Verdict, owed
from models.paper_details import keep_details
from models.receiving import HandIn, remind
from models.receiving import book as book_in
from models.reminding import log_contact, log_of
from models.tracking import matrix
from models.units import Unit
from tests.docgen.paper import made, reminder_of, texts
from tests.small_book import TODAY, fill

MARKS = ("{{", "}}", "{%", "%}", "None", "……", "….")
FIRST = (date(2026, 4, 18), "tại Công văn số 15/UBND-VHXH ngày 18/4/2026")
SECOND = (date(2026, 4, 20), "qua điện thoại, Zalo ngày 20/4/2026")


@pytest.fixture
def code(book) -> str:
    return fill()


def said(folder, count=1, **fields) -> list[str]:
    return texts(made("reminder", reminder_context(reminder_of(count, **fields)), folder))


def owed_line(place=1, **fields) -> Owed:
    return Owed(
        **{
            "unit": f"Thôn Nà Sáng {place}",
            "report": "báo cáo quý I năm 2026",
            "due_on": date(2026, 4, 15),
            "days_late": 4,
            **fields,
        }
    )


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    lines = [item.text for item in document.paragraphs]
    lines += [cell.text for table in document.tables for cell in table._cells]
    return "\n".join(lines).replace("\u00a0", " ")


# --- sentences --------------------------------------------------------------------------------


def test_the_second_letter_says_so_and_names_the_first(tmp_path):
    shown = said(tmp_path, 2, owed=[owed_line(1, times=2), owed_line(2, times=2)], earlier=[FIRST])
    assert any(text.endswith("“Bản sạch, nước trong” (lần thứ hai)") for text in shown)
    ground = next(text for text in shown if text.startswith("Thực hiện"))
    assert ground.endswith(
        "gửi báo cáo kết quả đúng thời hạn. Ủy ban nhân dân xã Suối Hoa đã đôn đốc tại Công văn"
        " số 15/UBND-VHXH ngày 18/4/2026 nhưng đến nay các đơn vị vẫn chưa thực hiện; đây là lần"
        " đôn đốc thứ hai."
    )
    assert not any("đôn đốc lần thứ" in text for text in shown if text.startswith("- Thôn"))


def test_the_third_names_both_in_their_order(tmp_path):
    shown = said(tmp_path, owed=[owed_line(times=3)], earlier=[SECOND, FIRST, FIRST], to_one=True)
    ground = next(text for text in shown if text.startswith("Thực hiện"))
    assert (
        "đã đôn đốc tại Công văn số 15/UBND-VHXH ngày 18/4/2026 và qua điện thoại, Zalo ngày"
        " 20/4/2026 nhưng đến nay đơn vị vẫn chưa thực hiện; đây là lần đôn đốc thứ ba."
    ) in ground


def test_where_the_times_differ_each_line_tells_its_own(tmp_path):
    lines = [owed_line(1, times=3), owed_line(2)]
    shown = said(tmp_path, 2, owed=lines, earlier=[FIRST, SECOND])
    assert not any("(lần thứ" in text for text in shown)
    assert any("nhưng đến nay vẫn còn đơn vị chưa thực hiện." in text for text in shown)
    assert (
        "- Thôn Nà Sáng 1: chưa gửi báo cáo quý I năm 2026 (hạn nộp ngày 15/4/2026, chậm 04 ngày;"
        " đôn đốc lần thứ ba);"
    ) in shown
    assert any(text.startswith("- Thôn Nà Sáng 2") and "lần thứ" not in text for text in shown)


def test_a_table_tells_the_times_with_the_report(tmp_path):
    lines = [owed_line(place, times=1 + place % 2) for place in range(1, 5)]
    document = made(
        "reminder", reminder_context(reminder_of(4, owed=lines, earlier=[FIRST])), tmp_path
    )
    cells = [row.cells[2].text.replace("\u00a0", " ") for row in document.tables[1].rows[1:]]
    again = "Báo cáo quý I năm 2026 (đôn đốc lần thứ hai)"
    assert cells == [again, "Báo cáo quý I năm 2026"] * 2


def test_very_many_earlier_reminders_are_told_by_their_days(tmp_path):
    many = [(date(2026, 4, 16 + day), f"tại công văn {day}") for day in range(4)]
    shown = said(tmp_path, owed=[owed_line(times=5)], earlier=many)
    ground = next(text for text in shown if text.startswith("Thực hiện"))
    assert "đã đôn đốc 04 lần, các ngày 16/4/2026; 17/4/2026; 18/4/2026 và 19/4/2026" in ground


def test_a_returned_report_is_said_to_have_been_sent_back(tmp_path):
    shown = said(tmp_path, owed=[owed_line(returned_on=date(2026, 4, 10))])
    assert (
        "- Thôn Nà Sáng 1: báo cáo quý I năm 2026 bị trả lại ngày 10/4/2026, chưa gửi lại (hạn"
        " nộp ngày 15/4/2026, chậm 04 ngày)."
    ) in shown


def test_a_letter_to_one_unit_speaks_to_it_by_name(tmp_path):
    shown = said(tmp_path, 1, to_one=True)
    assert "Đến ngày 19/4/2026, Thôn Nà Sáng 1 còn 01 báo cáo chưa gửi, cụ thể như sau:" in shown
    assert "- Báo cáo quý I năm 2026 (hạn nộp ngày 15/4/2026, chậm 04 ngày)." in shown
    assert "Đề nghị Thôn Nà Sáng 1 nghiêm túc thực hiện./." in shown
    assert not any("các cơ quan, đơn vị" in text for text in shown)


def test_many_may_be_addressed_by_name_or_together(tmp_path):
    assert "- Thôn Nà Sáng 12." in said(tmp_path, 12, together=False)
    together = "Kính gửi: Các cơ quan, đơn vị có tên dưới đây."
    assert together in said(tmp_path, 2, together=True)
    assert "Kính gửi: Thôn Nà Sáng 1." in said(tmp_path, 1, together=True)


def test_the_letter_goes_to_its_addressees_and_the_archive_only(tmp_path):
    office = reminder_of(1).office
    many = [*(f"Thôn {place}" for place in range(30)), "Lưu: VT, VHXH"]
    shown = said(tmp_path, 1, office=replace(office, recipients=many))
    start = shown.index("Nơi nhận:")
    assert shown[start + 1 : start + 3] == ["- Như trên;", "- Lưu: VT, VHXH."]
    assert "- Thôn 3;" not in shown


def test_the_first_letter_has_no_time_in_its_subject():
    assert "lần thứ" not in reminder_subject("Bản sạch")
    assert reminder_subject("Bản sạch", 11).endswith("(lần thứ 11)")


# --- from the records -------------------------------------------------------------------------


def test_the_draft_counts_the_log_and_cites_the_number_given_since(book, code):
    first = papers.make(book, "reminder", code, date(2026, 11, 3))
    first.number, first.symbol, first.dated_on = "15", "/UBND-VHXH", date(2026, 11, 4)
    first.save()
    second = draft_of("reminder", Wanted(code, TODAY))
    assert second.subject.endswith("(lần thứ hai)")
    assert "Công văn số\u00a015/UBND-VHXH ngày\u00a004/11/2026" in second.context["can_cu"]


def test_an_unsent_letter_made_anew_stays_the_first(book, code):
    old = papers.make(book, "reminder", code, date(2026, 11, 3))
    new = papers.make_again(book, old, TODAY)
    assert "lần thứ" not in new.subject
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {1}
    old_lines = [line for line in log_of([item.id for item in owed()]).popitem()[1] if line.void]
    assert len(old_lines) == 1


def test_a_numbered_letter_made_anew_is_the_second(book, code):
    old = papers.make(book, "reminder", code, date(2026, 11, 3))
    old.number, old.symbol = "15", "/UBND"
    old.save()
    assert papers.make_again(book, old, TODAY).subject.endswith("(lần thứ hai)")


def test_one_unit_is_named_by_name_or_code_and_only_its_reports_are_told(book, code, tmp_path):
    for named in ("Thôn Nà Sao", "DV01", "thon na sao"):
        draft = draft_of("reminder", Wanted(code, TODAY, {"unit": named}))
        assert draft.recipients == ["Thôn Nà Sao"]
    out = tmp_path / "một.docx"
    details = {"unit": "DV01", "due_on": "2026-11-30", "due_hour": "9h30", "contact": "bà Sen"}
    generate_file(book, "reminder", code, TODAY, out, details)
    words = words_of(out)
    assert "Thôn Đồng Mạ" not in words
    assert "trước 09 giờ 30 phút, ngày 30/11/2026" in words
    assert "liên hệ bà Sen." in words


def test_an_unknown_unit_and_a_past_day_are_refused(code):
    with pytest.raises(RuleBroken, match="Có phải: Thôn Nà Sao"):
        draft_of("reminder", Wanted(code, TODAY, {"unit": "Nà Sao"}))
    with pytest.raises(RuleBroken, match="từ hôm nay"):
        draft_of("reminder", Wanted(code, TODAY, {"due_on": "2026-11-20"}))
    draft_of("reminder", Wanted(code, TODAY, {"due_on": "2026-11-21"}))


def test_what_was_typed_once_is_said_again(code):
    plan = Wanted(code, TODAY).plan_id
    keep_details("reminder", plan, {"contact": "bà Sen", "due_hour": "8h"}, TODAY)
    draft = draft_of("reminder", Wanted(code, TODAY))
    assert any("bà Sen" in text for text in draft.context["yeu_cau"])
    assert "08 giờ 00 phút" in draft.context["yeu_cau"][0]
    assert [ask.name for ask in asked("reminder", Wanted(code, TODAY)) if ask.fleeting] == [
        "due_on"
    ]


def test_a_report_that_came_back_keeps_its_count(book, code):
    item = next(item for item in owed() if item.unit.name == "Thôn Nà Sao")
    remind([item], date(2026, 10, 1), "15/UBND-VHXH")
    sent_back = HandIn(received_on=date(2026, 11, 2), verdict=Verdict.RETURNED, reason="thiếu")
    book_in(item, sent_back, TODAY)
    draft = draft_of("reminder", Wanted(code, TODAY, {"obligations": [item.id]}))
    (line,) = draft.context["con_thieu"]
    assert "bị trả lại ngày\u00a002/11/2026" in line
    assert draft.subject.endswith("(lần thứ hai)")


# --- one to each ------------------------------------------------------------------------------


def more_units(count: int) -> None:
    """Have `count` units in all owe what the first one owes."""
    reports = [item for item in owed() if item.unit.code == "DV01"]
    for number in range(3, count + 1):
        unit = Unit.create(code=f"DV{number:02d}", name=f"Bản Nậm Pục {number}")
        for item in reports:
            Obligation.create(**{**item.__data__, "id": None, "unit": unit.id})


@pytest.mark.parametrize("count", [1, 3, 40])
def test_each_unit_has_a_file_of_its_own_registered_and_logged(book, code, count):
    more_units(count)
    for item in owed():
        if item.unit_id > count:
            book_in(item, HandIn(received_on=item.opens_on), TODAY)
    late = matrix(code, TODAY).late
    names = {cell.unit.name for cell in late}
    assert len(names) == count
    steps = []
    pending = prepare(book, letters(code, TODAY, {}), TODAY)
    done = confirm(write(pending, lambda step, total: steps.append((step, total))))
    assert steps == [(step, count) for step in range(count)]
    assert {paper.recipients[0] for paper in done} == names
    assert len({paper.path for paper in done}) == count
    for paper in done:
        words = words_of(book.path / paper.path)
        (mine,) = paper.recipients
        assert mine in words
        assert not any(f"Kính gửi: {name}." in words for name in names - {mine})
        assert not any(mark in words for mark in MARKS)
        assert paper.whole
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {1}
    assert Reminder.select().count() == len(late)


def test_stopped_midway_what_stands_is_kept_and_the_rest_is_no_reminder(book, code):
    more_units(5)
    pending = prepare(book, letters(code, TODAY, {}), TODAY)

    def stop(step: int, _total: int) -> None:
        if step == 2:
            raise Cancelled

    written = write(pending, stop)
    done = confirm(written)
    assert (len(done), len(written.left), written.problem) == (2, 3, "Đã dừng theo yêu cầu")
    assert Document.select().count() == 2
    reminded = {cell.unit.name for cell in matrix(code, TODAY).late if cell.reminders}
    assert reminded == {paper.recipients[0] for paper in done}


def test_a_letter_that_cannot_be_written_is_told_and_not_registered(book, code, monkeypatch):
    pending = prepare(book, letters(code, TODAY, {}), TODAY)
    pending[1].path.mkdir()  # something stands in the way
    written = write(pending)
    assert written.problem
    assert len(confirm(written)) == 1
    assert Document.select().count() == 1


def test_a_letter_that_cannot_be_copied_out_leaves_no_reminder(book, code, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise RuleBroken("Ổ đĩa đầy.")

    monkeypatch.setattr("docgen.jobs.generating._copy_out", refuse)
    with pytest.raises(RuleBroken):
        generate_file(book, "reminder", code, TODAY, tmp_path / "a.docx")
    assert Reminder.select().count() == 0
    assert journal.recent(1)[0].action == "deleted"


def test_a_call_before_the_letter_makes_it_the_second(code):
    items = [cell.obligation for cell in matrix(code, TODAY).late]
    log_contact(items, date(2026, 11, 20), TODAY)
    draft = draft_of("reminder", Wanted(code, TODAY))
    assert "qua điện thoại, Zalo ngày\u00a020/11/2026" in draft.context["can_cu"]
    assert draft.subject.endswith("(lần thứ hai)")
