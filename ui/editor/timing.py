"""Section "Mốc thời gian và báo cáo": milestones, reporting rules, and the days they give."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models import backplanning, deadlines, events, opening, schedule
from models.errors import RuleBroken
from models.opening import Planned
from models.plan import Milestone, Reporter, ReportingRule
from models.rules_told import rules_told
from models.values import Cadence, DueRule
from ui.dialogs.events_dialog import EventsDialog
from ui.editor.choices import CADENCES, REPORTERS
from ui.editor.deadlines import DeadlineValue
from ui.editor.desk import Desk
from ui.editor.dues import DueSetting, DueValue
from ui.editor.fitting import WrapLabel
from ui.editor.reports_line import ReportsLine
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.rows_table import EmptyLine
from ui.editor.section import Section
from ui.editor.values import (
    ChoiceValue,
    DaysValue,
    FlagValue,
    LineValue,
    NumberValue,
    SuggestedValue,
)
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.empty import EmptySwitch
from ui.widgets.labels import set_property
from ui.widgets.pill import Pill, StatePill

_MOST_SHOWN = 12

_DUE_COLUMNS = (
    Column("Báo cáo", lambda row: row.title, stretch=True, least=14),
    Column("Kỳ", lambda row: row.period_label, least=8),
    Column(
        "Ngày cuối cùng",
        lambda row: f"{row.last_day:%d/%m/%Y}, {deadlines.weekday(row.last_day)}",
        lambda row: row.last_day.toordinal(),
        tip=lambda row: _tip(row),
    ),
)


class TimingSection(Section):
    """Lists above, the coming days below; a button begins to follow them up."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("timing", desk, parent)
        self._tracked_since = opening.tracked_since(desk.form.plan.code)
        hint = "Đăng ký, gửi kế hoạch, nộp hồ sơ, tổng kết… với thời hạn của từng việc."
        card = self.card("Mốc thời gian", hint, "calendar")
        self.events = card.add_action(button("Ngày của sự kiện", "calendar", self.ask_events))
        self.milestones = self.add_list(card, self._milestones())
        hint = "Báo cáo nào, ai gửi, gửi về đâu, khi nào."
        card = self.card("Chế độ báo cáo", hint, "reports")
        self.sentence = ReportsLine(desk, lambda rule: self.reporting.append(rule))
        card.body.addWidget(self.sentence)
        self.reporting = self.add_list(card, self._reporting())
        self.way_back = WrapLabel()
        card.body.addWidget(self.way_back)
        self.reporting.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._show_way_back()
        )
        self._coming_card()
        self.body.addStretch(1)
        desk.changed.connect(self.show_coming)
        desk.session.changed.connect(self._follow_events)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self.show_coming()

    def coming(self) -> list[Planned]:
        """Return the reports whose last day is still ahead, soonest first."""
        form = self.desk.form
        try:
            found = opening.planned(form.plan, form.calendar, form.rules)
        except (ValueError, OverflowError):  # a day typed halfway, such as 31/02
            return []
        return [item for item in found if item.last_day >= self.desk.today]

    def show_coming(self) -> None:
        """Show the next days as the rules give them now."""
        rows = self.coming()
        self._due.set_rows(rows[:_MOST_SHOWN])
        self._fit()
        self._switch.show_empty(not rows)
        self._show_way_back()
        self._show_events()
        self._show_tracked()

    def start_tracking(self) -> int:
        """Begin to follow up the reports from today on; return how many opened at once."""
        code = self.desk.form.plan.code
        self.desk.form.save()
        if self._tracked_since is None:
            try:
                opening.track(code, self.desk.today)
            except RuleBroken as broken:
                self.desk.session.notify(str(broken), "warning")
                return 0
        opened = opening.open_due(self.desk.today, code)
        self._tracked_since = opening.tracked_since(code)
        told = f"Đã mở {opened} báo cáo phải nộp." if opened else "Báo cáo sẽ tự mở khi tới kỳ."
        self.desk.session.notify(f"Đã bắt đầu theo dõi báo cáo. {told}", "ok")
        self.desk.session.changed.emit()
        self.show_coming()
        return opened

    def ask_events(self) -> None:
        """Ask for the days of the events that deadlines hang on."""
        code = self.desk.form.plan.code
        self.desk.form.save()
        waiting = events.awaited(self.desk.form.plan, events.known(code))
        dialog = EventsDialog(code, waiting, self.desk.today, self)
        if dialog.exec():
            tell_done(self.desk.session, list(dialog.changes))

    def _follow_events(self) -> None:
        """Count anew: an event got its day, or the clerk's table of days off changed."""
        form = self.desk.form
        form.calendar = opening.office_calendar(form.plan.code)
        self.milestones.editor("deadline").set_calendar(form.calendar)
        self.show_coming()

    def _show_events(self) -> None:
        plan = self.desk.form.plan
        waiting = events.awaited(plan, events.known(plan.code))
        unknown = sum(event.on is None for event in waiting)
        self.events.setText(f"Ngày của sự kiện ({unknown})" if unknown else "Ngày của sự kiện")
        reason = "" if waiting else "Chưa có thời hạn nào của kế hoạch chờ một sự kiện."
        explain_disabled(self.events, reason)

    def _show_way_back(self) -> None:
        """Tell of the current report how the units' day follows from ours, or why it cannot."""
        form, rule = self.desk.form, self.reporting.current()
        refused = form.late_units()
        wrong = ""
        for place, row in enumerate(form.plan.reporting):
            if row is rule:
                wrong = refused.get(f"reporting.{place}.due", "")
        self.reporting.details.rows["due"].set_error(wrong)
        told = wrong or self._way_back(rule)
        set_property(self.way_back, "role", "error" if wrong else "small")
        self.way_back.setText(told)
        self.way_back.setVisible(bool(told))

    def _way_back(self, rule: ReportingRule | None) -> str:
        form = self.desk.form
        if rule is None or rule.upward is None:
            return ""
        try:
            options = (form.calendar, form.rules)
            period = schedule.next_period(form.plan, rule, *options, self.desk.today)
            return backplanning.told(rule, period, *options) if period else ""
        except (ValueError, OverflowError):  # a day typed halfway, such as 31/02
            return ""

    def _show_tracked(self) -> None:
        form = self.desk.form
        since = self._tracked_since
        self._state.show_pill(Pill("Đang theo dõi", Tone.OK, "ok") if since else Pill(""))
        self._state.setVisible(since is not None)
        self.track.setText("Mở thêm kỳ đến hạn" if since else "Bắt đầu theo dõi báo cáo")
        owed = form.plan.reporting or any(item.owed_by_units for item in form.plan.milestones)
        reason = "" if owed else "Hãy đặt chế độ báo cáo hoặc mốc mà từng đơn vị phải nộp."
        explain_disabled(self.track, reason)

    def _coming_card(self) -> None:
        card = self.card("Các hạn sắp tới", "Tính theo lịch làm việc và Cài đặt.", "soon")
        self._state = StatePill(Pill(""), card)
        card.add_action(self._state)
        self.track = card.add_action(
            button("Bắt đầu theo dõi báo cáo", "bell", self.start_tracking)
        )
        self._due = DataTable(_DUE_COLUMNS)
        self._due.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        empty = EmptyLine(
            "calendar",
            "Chưa có hạn nào phía trước. Đặt chế độ báo cáo và năm kế hoạch để thấy các hạn.",
        )
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(empty)
        self._switch = EmptySwitch(self._due, holder)
        self._switch.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        card.body.addWidget(self._switch)
        card.body.addWidget(WrapLabel(rules_told(self.desk.form.rules)))

    def _fit(self) -> None:
        rows = self._due.proxy.rowCount()
        height = self._due.verticalHeader().defaultSectionSize() * max(rows, 1)
        head = self._due.horizontalHeader().sizeHint().height()
        self._due.setFixedHeight(height + head + tokens.MEDIUM)

    def _milestones(self) -> RowsEditor:
        form, today = self.desk.form, self.desk.today
        return RowsEditor(
            self.desk,
            path=lambda: "milestones",
            make=Milestone,
            columns=[
                RowColumn(title="Việc", name="title", edit="text", share=5),
                RowColumn(title="Ai làm", name="who", offer=self.desk.bodies, share=3),
                RowColumn(title="Thời hạn", edit="", text=_deadline_told, share=4),
            ],
            details=[
                Detail(name="deadline", title="Thời hạn",
                       make=lambda: DeadlineValue(today, form.calendar, form.rules,
                                                  context=lambda: self.desk.form.date_context())),
                Detail(name="owed_by_units", title="Theo dõi",
                       make=lambda: FlagValue("Từng đơn vị phải nộp (tính vào báo cáo)")),
                Detail(name="receiver", title="Nơi nhận", half=True, make=self._body),
                Detail(name="via", title="Qua", half=True, make=self._body),
                Detail(name="reference", title="Theo văn bản", make=LineValue),
            ],
            what="mốc",
            add_text="Thêm mốc",
            empty=("calendar", "Chưa có mốc thời gian nào."),
        )  # fmt: skip

    def _reporting(self) -> RowsEditor:
        today = self.desk.today
        return RowsEditor(
            self.desk,
            path=lambda: "reporting",
            make=lambda: ReportingRule(cadence=Cadence.QUARTER),
            columns=[
                RowColumn(title="Báo cáo", name="title", edit="text", share=5),
                RowColumn(title="Kỳ", name="cadence", edit="choice", choices=CADENCES, share=3),
                RowColumn(title="Gửi về", edit="", text=_way_told, share=4),
            ],
            details=[
                Detail(name="reporter", title="Ai báo cáo", half=True,
                       make=lambda: ChoiceValue(REPORTERS)),
                Detail(name="reporter_name", title="Tên trong văn bản", half=True,
                       make=self._body),
                Detail(name="receiver", title="Nơi nhận cuối cùng", half=True, make=self._body),
                Detail(name="via", title="Qua (nơi tổng hợp)", half=True, make=self._body),
                Detail(name="due", title="Hạn đơn vị nộp", make=self._due),
                Detail(name="upward", title="Hạn cơ quan gửi cấp trên",
                       make=lambda: DueValue(self._setting(), "Không gửi cấp trên")),
                Detail(name="lead_days", title="Cần trước hạn gửi cấp trên", half=True,
                       hint="Số ngày làm việc để tổng hợp", make=_lead_days),
                Detail(name="listed", title="Các ngày nêu rõ", half=True,
                       hint="Chỉ dùng khi kỳ là “Theo các ngày nêu rõ”",
                       make=lambda: DaysValue(today)),
                Detail(name="calendar_window", title="Số liệu", half=True,
                       make=lambda: FlagValue("Tính theo tháng, quý dương lịch")),
            ],
            what="chế độ báo cáo",
            add_text="Thêm báo cáo",
            empty=("reports", "Chưa có chế độ báo cáo. Thêm báo cáo tháng, quý, năm…"),
        )  # fmt: skip

    def _setting(self) -> DueSetting:
        return DueSetting(
            today=self.desk.today,
            calendar=lambda: self.desk.form.calendar,
            rules=self.desk.form.rules,
            context=lambda: self.desk.form.date_context(),
            cadence=self._cadence,
        )

    def _cadence(self) -> Cadence:
        """Return how often the current report is owed; none is current while it is being built."""
        rule = self.reporting.current() if hasattr(self, "reporting") else None
        return rule.cadence if rule else Cadence.QUARTER

    def _due(self) -> DueValue:
        made = DueValue(replace(self._setting(), instead=self._from_upward))
        made.cadence_read.connect(self._take_cadence)
        return made

    def _from_upward(self, due: DueRule) -> str:
        """Return that the units' day follows from ours upward, where it does."""
        rule = self.reporting.current() if hasattr(self, "reporting") else None
        if rule is None or rule.upward is None or rule.lead_days is None:
            return ""
        if backplanning.names_a_day(due):
            return ""
        return self._way_back(rule) or "tính lùi từ hạn cơ quan gửi cấp trên"

    def _take_cadence(self, cadence: Cadence) -> None:
        """Words such as "trước ngày 05 hằng tháng" tell how often, too."""
        rule = self.reporting.current()
        if rule is not None and rule.cadence is not cadence:
            rule.cadence = cadence
            self.reporting.model.told(self.reporting.table.currentIndex().row())

    def _body(self) -> SuggestedValue:
        return SuggestedValue(self.desk.bodies)


def _lead_days() -> NumberValue:
    made = NumberValue("ngày", digits=2)
    made.setToolTip(
        "Khi hạn của đơn vị để “theo Cài đặt”, hạn đó được tính lùi từ hạn gửi cấp trên"
    )
    return made


def _tip(item: Planned) -> str:
    lines = [item.words, f"Mở từ {item.opens_on:%d/%m/%Y}"]
    if item.data_from and item.data_to:
        lines.append(f"Số liệu từ {item.data_from:%d/%m/%Y} đến {item.data_to:%d/%m/%Y}")
    return "\n".join([*lines, item.refusal] if item.refusal else lines)


def _deadline_told(item: Milestone) -> str:
    due = item.deadline
    if due.on is None:
        return due.words or deadlines.rule_words(due)
    lead = "trước" if due.wording.value == "before" else "đến hết"
    return f"{lead} {due.on:%d/%m/%Y}"


def _way_told(rule: ReportingRule) -> str:
    who = "cơ quan tổng hợp" if rule.reporter is Reporter.COLLECTOR else ""
    parts = [rule.receiver, f"qua {rule.via}" if rule.via else "", who]
    return ", ".join(part for part in parts if part)
