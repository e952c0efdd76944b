"""The editor of one deadline: typed in words or set by hand; below, the day that comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import deadlines, office
from models.calendar import Calendar
from models.found import Context
from models.typed_deadlines import comes_again, typed_deadline
from models.values import CountUnit, DayOff, Deadline, Wording
from ui.editor.fitting import FlowRow
from ui.editor.typed_line import TypedLine
from ui.editor.values import ChoiceValue, DayValue, LineValue, NumberValue
from ui.forms.deadline_modes import MODES, UNITS, DeadlineMode, changed_mode, mode_of, with_count
from ui.widgets.combo import Choice

WORDINGS = [("đến hết ngày", Wording.UNTIL_END), ("trước ngày", Wording.BEFORE)]
STRICT = [
    ("“Trước ngày”: theo Cài đặt", None),
    ("“Trước ngày”: không tính ngày đó", True),
    ("“Trước ngày”: vẫn tính ngày đó", False),
]
DAYS_OFF = [
    ("Ngày nghỉ: theo Cài đặt", None),
    ("Ngày nghỉ: sang ngày sau", DayOff.FORWARD),
    ("Ngày nghỉ: lùi ngày trước", DayOff.BACK),
    ("Ngày nghỉ: giữ nguyên", DayOff.KEEP),
]
FIRST_DAYS = [
    ("Ngày đầu: theo Cài đặt", None),
    ("Ngày đầu: không tính", False),
    ("Ngày đầu: có tính", True),
]
_SIDES = [("kể từ", False), ("trước", True)]
_AGAIN = "Câu này nói về hạn lặp lại; hãy đặt ở “Chế độ báo cáo”, hoặc gõ một ngày cụ thể."


class DeadlineValue(QWidget):
    """A line to type in, the parts to set by hand, and the last good day that comes of it."""

    edited = Signal()

    def __init__(
        self,
        today: date,
        calendar: Calendar,
        rules: office.Rules,
        parent: QWidget | None = None,
        *,
        context: Callable[[], Context] | None = None,
    ) -> None:
        super().__init__(parent)
        self._calendar, self._rules = calendar, rules
        self._context = context or (lambda: Context(paper_on=today))
        self._value = Deadline()
        self.typed = TypedLine(
            "Gõ bằng chữ, ví dụ: trước ngày 05/12/2026; trong 05 ngày làm việc kể từ ngày ký",
            "Gõ thời hạn bằng chữ",
        )
        self.told = self.typed.told
        self.mode = choice_of(MODES)
        self.wording, self.on = choice_of(WORDINGS), DayValue(today)
        self.number, self.unit = NumberValue("số", digits=3), choice_of(UNITS)
        self.side, self.from_on = choice_of(_SIDES), DayValue(today)
        self.moment = LineValue("Sự kiện, ví dụ: khi kết thúc năm học")
        self.moment.setMinimumWidth(260)
        self.first = choice_of(FIRST_DAYS)
        self.strict, self.day_off = choice_of(STRICT), choice_of(DAYS_OFF)
        self.day_off.setToolTip("Khi ngày cuối cùng rơi vào ngày nghỉ, theo lịch làm việc")
        self.setFocusProxy(self.typed)
        self._lay_out()
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

    def set_calendar(self, calendar: Calendar) -> None:
        """Count by another calendar: days off changed, or an event got its day."""
        self._calendar = calendar
        self._explain()

    def _lay_out(self) -> None:
        self._parts: dict[QWidget, tuple[DeadlineMode, ...]] = {
            self.wording: (DeadlineMode.DAY, DeadlineMode.EVENT),
            self.on: (DeadlineMode.DAY,),
            self.number: (DeadlineMode.TERM,),
            self.unit: (DeadlineMode.TERM,),
            self.side: (DeadlineMode.TERM,),
            self.from_on: (DeadlineMode.TERM,),
            self.moment: (DeadlineMode.TERM, DeadlineMode.EVENT),
            self.first: (DeadlineMode.TERM,),
            self.strict: (DeadlineMode.DAY, DeadlineMode.EVENT),
            self.day_off: (DeadlineMode.DAY, DeadlineMode.TERM, DeadlineMode.EVENT),
        }
        line = FlowRow(self.mode, *self._parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.typed)
        whole.addWidget(line)
        self.typed.typed.connect(self._read)
        self.typed.left.connect(self._keep)
        self.mode.edited.connect(self._tell_mode)
        for part in self._parts:
            part.edited.connect(self._tell)

    # --- typed in words ----------------------------------------------------------------------

    def _read(self, text: str) -> None:
        """Fill the parts from what was understood; else say so and leave them alone."""
        found = typed_deadline(text, self._context()) if text else None
        if found is not None:
            kept = {"strict": self._value.strict, "day_off": self._value.day_off}
            self._value = replace(found, **kept)
            self._show_parts()
            self._explain()
            self.edited.emit()
        elif text:
            self._refuse(text)
        else:
            self._explain()

    def _keep(self, text: str) -> None:
        """Keep words nobody understood, as an event, where nothing else is set yet."""
        if text and not self._value.is_set and typed_deadline(text, self._context()) is None:
            self._value = replace(self._value, moment=text, words=text)
            self._show_parts()
            self._refuse(text)
            self.edited.emit()

    def _refuse(self, text: str) -> None:
        if comes_again(text, self._context()):
            self.typed.tell(_AGAIN, is_wrong=True)
            return
        told = f"Chưa hiểu “{text}”. Chữ được giữ lại; hãy gõ cách khác hoặc đặt ngày bằng tay."
        self.typed.tell(told, is_wrong=True)

    # --- set by hand -------------------------------------------------------------------------

    def _show(self) -> None:
        self.typed.line.set_value(self._value.words)
        self._show_parts()
        self._explain()

    def _show_parts(self) -> None:
        value, count = self._value, self._value.count
        self.mode.set_value(mode_of(value))
        self.wording.set_value(value.wording)
        self.on.set_value(value.on)
        self.number.set_value(abs(count.number) if count else None)
        self.unit.set_value(count.unit if count else CountUnit.WORKING_DAY)
        self.side.set_value(bool(count and count.number < 0))
        self.from_on.set_value(count.from_on if count else None)
        self.first.set_value(count.first_counted if count else None)
        self.moment.set_value(value.moment)
        self.strict.set_value(value.strict)
        self.day_off.set_value(value.day_off)
        self._show_mode()

    def _show_mode(self) -> None:
        mode = self.mode.value()
        for part, modes in self._parts.items():
            part.setVisible(mode in modes)
        if mode is DeadlineMode.TERM:
            self.moment.setVisible(self.from_on.value() is None)
        if self.wording.value() is not Wording.BEFORE:
            self.strict.hide()

    def _tell_mode(self) -> None:
        mode = self.mode.value()
        if isinstance(mode, DeadlineMode):
            self._value = changed_mode(self._value, mode)
            self._show()
            self.mode.set_value(mode)  # an event without a name yet looks like a day
            self._show_mode()
            self.edited.emit()

    def _tell(self) -> None:
        """Take what was set; the paper's words hold no longer once they say something else."""
        made = self._made()
        options = {"strict": None, "day_off": None}
        if replace(made, **options) != replace(self._value, **options):
            made = replace(made, words="", special=None)
        self._value = made
        self.typed.line.set_value(made.words)
        self._show_mode()
        self._explain()
        self.edited.emit()

    def _made(self) -> Deadline:
        wording = self.wording.value()
        made = replace(
            self._value,
            wording=wording if isinstance(wording, Wording) else Wording.UNTIL_END,
            strict=self.strict.value(),
            day_off=self.day_off.value(),
        )
        match self.mode.value():
            case DeadlineMode.DAY:
                return replace(made, on=self.on.value())
            case DeadlineMode.EVENT:
                return replace(made, moment=self.moment.value())
            case DeadlineMode.TERM:
                start = self.from_on.value()
                made = replace(made, moment="" if start else self.moment.value())
                return with_count(
                    made,
                    number=self.number.value(),
                    is_before=bool(self.side.value()),
                    unit=self.unit.value(),
                    from_on=start,
                    first_counted=self.first.value(),
                )
        return made

    def _explain(self) -> None:
        if not self._value.is_set:
            self.typed.tell("Chưa đặt thời hạn")
            return
        told = deadlines.explain(self._value, self._calendar, *self._rules.closing)
        self.typed.tell(f"Hiểu là: {told}")


def choice_of(choices: Sequence[Choice]) -> ChoiceValue:
    """Return a choice wide enough for its longest words, which are of many narrow letters."""
    made = ChoiceValue(choices)
    made.setMinimumContentsLength(round(0.7 * max(len(text) for text, _ in choices)))
    return made
