"""The editor of a due rule: when a report that comes again is due, in words or by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from docgen.contexts.wording import due_rule
from models import office
from models.calendar import Calendar
from models.found import Context
from models.typed_deadlines import TypedDue, typed_due
from models.values import Cadence, DueRule, Wording
from ui.editor.choices import CADENCES
from ui.editor.deadlines import DAYS_OFF, FIRST_DAYS, STRICT, WORDINGS, choice_of
from ui.editor.fitting import FlowRow
from ui.editor.typed_line import TypedLine
from ui.editor.values import ChoiceValue, DayValue, NumberValue
from ui.forms.due_modes import MODES, DueMode, changed_mode, mode_of, told_next

_WEEKDAYS = [(name, number) for number, name in enumerate(
    ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"), start=1
)]  # fmt: skip
_WEEKS = [*((f"tuần thứ {number}", number) for number in range(1, 5)), ("tuần cuối", 5)]
_LATER = [("của tháng cuối kỳ", 0), ("của tháng sau kỳ", 1), ("của tháng thứ 2 sau kỳ", 2)]
_YEARS = [("trong năm", 0), ("của năm sau", 1)]
_WORKING = [("ngày làm việc", True), ("ngày (cả ngày nghỉ)", False)]
_NEVER = "never"  # the choice of a rule that may be missing altogether


@dataclass(frozen=True, kw_only=True)
class DueSetting:
    """What a due rule is read with: the paper's own time, the office's days, how often."""

    today: date
    calendar: Callable[[], Calendar]
    rules: office.Rules
    context: Callable[[], Context]
    cadence: Callable[[], Cadence]
    instead: Callable[[DueRule], str] = lambda rule: ""  # where the day comes from elsewhere


class DueValue(QWidget):
    """How a report's day is counted from its period; with `never` it may be None."""

    edited = Signal()
    cadence_read = Signal(object)  # the one cadence that typed words told besides

    def __init__(
        self, setting: DueSetting, never: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._setting, self._never = setting, never
        self._value: DueRule | None = self._nothing()
        self.typed = TypedLine(
            "Gõ bằng chữ, ví dụ: trước ngày 15 của tháng sau; thứ Sáu hằng tuần",
            "Gõ hạn nộp bằng chữ",
        )
        self.told = self.typed.told
        usual = setting.rules.days_after_cutoff
        usual_words = f"Sau ngày chốt số liệu {usual} ngày làm việc (theo Cài đặt)"
        modes = [(usual_words if mode is DueMode.USUAL else text, mode) for mode, text in MODES]
        self.mode = ChoiceValue([(never, _NEVER), *modes] if never else modes)
        self.mode.setMinimumContentsLength(34)
        self.on = DayValue(setting.today)
        self.day = NumberValue("ngày", digits=2)
        self.month = NumberValue("tháng", digits=2)
        self.week, self.weekday = choice_of(_WEEKS), choice_of(_WEEKDAYS)
        self.later, self.years = choice_of(_LATER), choice_of(_YEARS)
        self.days_after = NumberValue("số ngày", digits=3)
        self.working, self.first = choice_of(_WORKING), choice_of(FIRST_DAYS)
        self.wording, self.strict = choice_of(WORDINGS), choice_of(STRICT)
        self.day_off = choice_of(DAYS_OFF)
        self.day_off.setToolTip("Khi ngày cuối cùng rơi vào ngày nghỉ, theo lịch làm việc")
        self.setFocusProxy(self.mode)
        self._lay_out()
        self._show()

    def value(self) -> DueRule | None:
        """Return the rule."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a rule."""
        rule = value if isinstance(value, DueRule) else self._nothing()
        if rule != self._value:
            self._value = rule
            self._show()
        else:
            self._explain()  # the cadence beside it may have changed

    def _nothing(self) -> DueRule | None:
        return None if self._never else DueRule()

    def _lay_out(self) -> None:
        self._shown: dict[object, tuple[QWidget, ...]] = {
            _NEVER: (),
            DueMode.USUAL: (self.day_off,),
            DueMode.ON: (self.wording, self.on, self.strict, self.day_off),
            DueMode.WEEKLY: (self.wording, self.weekday, self.strict, self.day_off),
            DueMode.MONTHLY: (self.wording, self.day, self.later, self.strict, self.day_off),
            DueMode.WEEK_OF_MONTH: (
                self.wording, self.weekday, self.week, self.later, self.strict, self.day_off,
            ),
            DueMode.YEARLY: (
                self.wording, self.day, self.month, self.years, self.strict, self.day_off,
            ),
            DueMode.AFTER: (self.days_after, self.working, self.first, self.day_off),
        }  # fmt: skip
        self._parts = (
            self.days_after, self.working, self.first, self.wording, self.on, self.weekday,
            self.week, self.day, self.month, self.later, self.years, self.strict, self.day_off,
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.typed)
        whole.addWidget(FlowRow(self.mode, *self._parts))
        self.typed.typed.connect(self._read)
        self.mode.edited.connect(self._tell_mode)
        for part in self._parts:
            part.edited.connect(self._tell)

    # --- typed in words ----------------------------------------------------------------------

    def _read(self, text: str) -> None:
        """Fill the parts from what was understood; else say so and leave them alone."""
        if not text:
            self._explain()
            return
        found = typed_due(text, self._setting.context(), self._setting.cadence())
        if found is None:
            told = f"Chưa hiểu “{text}”. Hãy gõ cách khác hoặc đặt bằng các ô bên dưới."
            self.typed.tell(told, is_wrong=True)
            return
        old = self._value or DueRule()
        self._value = replace(found.due, strict=old.strict, day_off=old.day_off)
        if len(found.cadences) == 1:
            self.cadence_read.emit(found.cadences[0])
        self._show_parts()
        self._explain(found)
        self.edited.emit()

    # --- set by hand -------------------------------------------------------------------------

    def _show(self) -> None:
        self.typed.line.set_value(self._value.words if self._value else "")
        self._show_parts()
        self._explain()

    def _show_parts(self) -> None:
        rule = self._value or DueRule()
        self.mode.set_value(mode_of(rule) if self._value else _NEVER)
        for part, value in (
            (self.on, rule.on), (self.day, rule.day), (self.month, rule.month),
            (self.week, rule.week or 1), (self.weekday, rule.weekday or 5),
            (self.later, rule.months_later), (self.years, rule.years_later),
            (self.days_after, rule.days_after), (self.working, rule.working_days),
            (self.first, rule.first_counted), (self.wording, rule.wording),
            (self.strict, rule.strict), (self.day_off, rule.day_off),
        ):  # fmt: skip
            part.set_value(value)
        self._show_mode()

    def _show_mode(self) -> None:
        shown = self._shown[self.mode.value()]
        is_before = self.wording.value() is Wording.BEFORE
        for part in self._parts:
            part.setVisible(part in shown and (is_before or part is not self.strict))

    def _explain(self, found: TypedDue | None = None) -> None:
        if self._value is None:
            self.typed.tell("")
            return
        cadence = self._setting.cadence()
        if found and len(found.cadences) == 1:
            cadence = found.cadences[0]
        rule = self._value
        words = rule.words or due_rule(rule, cadence).replace("\u00a0", " ")
        calendar, rules = self._setting.calendar(), self._setting.rules
        if instead := self._setting.instead(rule):
            self.typed.tell(f"Hiểu là: {instead}")
            return
        following = told_next(rule, cadence, self._setting.today, calendar, rules)
        told = [part for part in (words or "theo Cài đặt", following) if part]
        if found and len(found.cadences) > 1:
            names = dict((value, name) for name, value in CADENCES)
            several = ", ".join(names[item].lower() for item in found.cadences)
            told.append(f"câu này nói nhiều kỳ ({several}): hãy gõ ở ô “Thêm bằng chữ” bên trên")
        self.typed.tell(f"Hiểu là: {'; '.join(told)}")

    def _tell_mode(self) -> None:
        mode = self.mode.value()
        if isinstance(mode, DueMode):
            self._value = changed_mode(self._value or DueRule(), mode)
        else:
            self._value = None
        self._show()
        self.mode.set_value(mode)  # a fixed day still blank looks like the default
        self._show_mode()
        self.edited.emit()

    def _tell(self) -> None:
        old = self._value or DueRule()
        made = self._made(old)
        options = {"strict": None, "day_off": None}
        if replace(made, **options) != replace(old, **options):
            made = replace(made, words="")
        self._value = made
        self.typed.line.set_value(made.words)
        self._show_mode()
        self._explain()
        self.edited.emit()

    def _made(self, old: DueRule) -> DueRule:
        wording = self.wording.value()
        made = replace(
            old,
            wording=wording if isinstance(wording, Wording) else Wording.UNTIL_END,
            strict=self.strict.value(),
            day_off=self.day_off.value(),
        )
        later, years = self.later.value() or 0, self.years.value() or 0
        match self.mode.value():
            case DueMode.ON:
                return replace(made, on=self.on.value())
            case DueMode.WEEKLY:
                return replace(made, weekday=self.weekday.value())
            case DueMode.WEEK_OF_MONTH:
                week, weekday = self.week.value(), self.weekday.value()
                return replace(made, week=week, weekday=weekday, months_later=later)
            case DueMode.MONTHLY:
                return replace(made, day=_within(self.day.value(), 31), months_later=later)
            case DueMode.YEARLY:
                day, month = _within(self.day.value(), 31), _within(self.month.value(), 12)
                return replace(made, day=day, month=month, years_later=years)
            case DueMode.AFTER:
                return replace(
                    made,
                    days_after=self.days_after.value(),
                    working_days=bool(self.working.value()),
                    first_counted=self.first.value(),
                )
        return made


def _within(number: object, most: int) -> int | None:
    return int(number) if isinstance(number, int) and 1 <= number <= most else None
