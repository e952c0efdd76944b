"""Editors of deadlines: one day, and the due rule of a report that comes again."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import deadlines, office
from models.calendar import Calendar
from models.values import DayOff, Deadline, DueRule, Wording
from ui.editor.fitting import FlowRow, WrapLabel
from ui.editor.values import ChoiceValue, DayValue, LineValue, NumberValue
from ui.forms.due_modes import MODES, DueMode, changed_mode, mode_of

WORDINGS = [("đến hết ngày", Wording.UNTIL_END), ("trước ngày", Wording.BEFORE)]
DAYS_OFF = [
    ("Ngày nghỉ: theo Cài đặt", None),
    ("Ngày nghỉ: sang ngày sau", DayOff.FORWARD),
    ("Ngày nghỉ: lùi ngày trước", DayOff.BACK),
    ("Ngày nghỉ: giữ nguyên", DayOff.KEEP),
]


class DeadlineValue(QWidget):
    """Wording, day and what a day off does; below, the last good day that comes of it."""

    edited = Signal()

    def __init__(
        self, today: date, calendar: Calendar, rules: office.Rules, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calendar, self._rules = calendar, rules
        self._value = Deadline()
        self.wording = ChoiceValue(WORDINGS)
        self.wording.setMinimumContentsLength(10)
        self.on = DayValue(today)
        self.setFocusProxy(self.on.edit)
        self.day_off = _day_off_choice()
        self.moment = LineValue("Hoặc sự kiện, ví dụ: khi kết thúc năm học")
        self.told = WrapLabel()
        line = FlowRow(self.wording, self.on, self.day_off)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(line)
        whole.addWidget(self.moment)
        whole.addWidget(self.told)
        for part in (self.wording, self.on, self.day_off, self.moment):
            part.edited.connect(self._tell)
        self._show()

    def value(self) -> Deadline:
        """Return the deadline."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a deadline."""
        deadline = value if isinstance(value, Deadline) else Deadline()
        if deadline != self._value:
            self._value = deadline
            self._show()

    def _show(self) -> None:
        self.wording.set_value(self._value.wording)
        self.on.set_value(self._value.on)
        self.day_off.set_value(self._value.day_off)
        self.moment.set_value(self._value.moment)
        self._explain()

    def _tell(self) -> None:
        """Take what was typed; the paper's words hold no longer once day or wording differ."""
        day, wording = self.on.value(), self.wording.value()
        moment = self.moment.value()
        same = (day, wording, moment) == (self._value.on, self._value.wording, self._value.moment)
        self._value = Deadline(
            on=day,
            wording=wording if isinstance(wording, Wording) else Wording.UNTIL_END,
            day_off=self.day_off.value(),
            moment=moment,
            words=self._value.words if same else "",
        )
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        self.moment.setVisible(self._value.on is None)
        self.told.setText(
            deadlines.explain(
                self._value, self._calendar, self._rules.strict_before, self._rules.day_off
            )
        )


class DueValue(QWidget):
    """How a report's day is counted from its period."""

    edited = Signal()

    def __init__(self, today: date, rules: office.Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = DueRule()
        usual = f"Sau ngày chốt số liệu {rules.days_after_cutoff} ngày làm việc (theo Cài đặt)"
        choices = [(usual if mode is DueMode.USUAL else text, mode) for mode, text in MODES]
        self.mode = ChoiceValue(choices)
        self.mode.setMinimumContentsLength(24)
        self.setFocusProxy(self.mode)
        self.on = DayValue(today)
        self.day = NumberValue("ngày", digits=2)
        self.month = NumberValue("tháng", digits=2)
        self.later = ChoiceValue(
            [("của tháng cuối kỳ", 0), ("của tháng sau kỳ", 1), ("của tháng thứ 2 sau kỳ", 2)]
        )
        self.years = ChoiceValue([("trong năm", 0), ("của năm sau", 1)])
        self.days_after = NumberValue("số ngày", digits=3)
        self.working = ChoiceValue([("ngày làm việc", True), ("ngày (cả ngày nghỉ)", False)])
        self.wording = ChoiceValue(WORDINGS)
        self.day_off = _day_off_choice()
        self.told = WrapLabel()
        self._shown = {
            DueMode.USUAL: (),
            DueMode.ON: (self.wording, self.on),
            DueMode.MONTHLY: (self.wording, self.day, self.later),
            DueMode.YEARLY: (self.wording, self.day, self.month, self.years),
            DueMode.AFTER: (self.days_after, self.working),
        }
        line, parts = FlowRow(), (
            self.mode, self.days_after, self.working, self.wording, self.on, self.day,
            self.month, self.later, self.years, self.day_off,
        )  # fmt: skip
        for part in parts:
            line.add(part)
            if part is not self.mode:
                part.edited.connect(self._tell)
        self.mode.edited.connect(self._tell_mode)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(line)
        whole.addWidget(self.told)
        self._show()

    def value(self) -> DueRule:
        """Return the rule."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a rule."""
        rule = value if isinstance(value, DueRule) else DueRule()
        if rule != self._value:
            self._value = rule
            self._show()

    def _show(self) -> None:
        rule = self._value
        self.mode.set_value(mode_of(rule))
        self.on.set_value(rule.on)
        for part, value in (
            (self.day, rule.day), (self.month, rule.month), (self.later, rule.months_later),
            (self.years, rule.years_later), (self.days_after, rule.days_after),
            (self.working, rule.working_days), (self.wording, rule.wording),
            (self.day_off, rule.day_off),
        ):  # fmt: skip
            part.set_value(value)
        self._show_parts()

    def _show_parts(self) -> None:
        mode = self.mode.value()
        shown = self._shown[mode] if isinstance(mode, DueMode) else ()
        for parts in self._shown.values():
            for part in parts:
                part.setVisible(part in shown)
        self.told.setText(f"Lời trong văn bản: “{self._value.words}”" if self._value.words else "")
        self.told.setVisible(bool(self._value.words))

    def _tell_mode(self) -> None:
        mode = self.mode.value()
        if isinstance(mode, DueMode):
            self._value = changed_mode(self._value, mode)
            self._show()
            self.mode.set_value(mode)  # a fixed day still blank looks like the default
            self._show_parts()
            self.edited.emit()

    def _tell(self) -> None:
        wording = self.wording.value()
        made = replace(
            self._value,
            wording=wording if isinstance(wording, Wording) else Wording.UNTIL_END,
            day_off=self.day_off.value(),
        )
        match self.mode.value():
            case DueMode.ON:
                made = replace(made, on=self.on.value())
            case DueMode.MONTHLY:
                made = replace(made, day=self._day(), months_later=self.later.value() or 0)
            case DueMode.YEARLY:
                month = self.month.value()
                month = month if month and 1 <= month <= 12 else None
                made = replace(
                    made, day=self._day(), month=month, years_later=self.years.value() or 0
                )
            case DueMode.AFTER:
                made = replace(
                    made,
                    days_after=self.days_after.value(),
                    working_days=bool(self.working.value()),
                )
        if replace(made, day_off=self._value.day_off) != self._value:
            made = replace(made, words="")
        self._value = made
        self.told.setVisible(bool(made.words))
        self.edited.emit()

    def _day(self) -> int | None:
        day = self.day.value()
        return day if day and 1 <= day <= 31 else None


def _day_off_choice() -> ChoiceValue:
    made = ChoiceValue(DAYS_OFF)
    made.setMinimumContentsLength(max(len(text) for text, _ in DAYS_OFF))
    made.setToolTip("Khi ngày cuối cùng rơi vào ngày nghỉ, theo lịch làm việc")
    return made
