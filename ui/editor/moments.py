"""The editor of a start or an end: a day, a month, a school year, the signing, an event …"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values import Moment, MomentKind
from ui.editor.fitting import FlowRow, WrapLabel
from ui.editor.values import ChoiceValue, DayValue, LineValue, NumberValue
from ui.forms.moments import KINDS, Typed, moment_of, told_moment, typed_of

_SHOWN = {
    MomentKind.DAY: {"day"},
    MomentKind.MONTH: {"number", "year"},
    MomentKind.QUARTER: {"number", "year"},
    MomentKind.YEAR: {"year"},
    MomentKind.SCHOOL_YEAR: {"year"},
    MomentKind.SEMESTER: {"number", "year"},
    MomentKind.TERM: {"year", "until"},
    MomentKind.SIGNING: {"words"},
    MomentKind.EVENT: {"words", "day"},
    MomentKind.ONGOING: {"words"},
}
_ASKED = {
    MomentKind.MONTH: "tháng",
    MomentKind.QUARTER: "quý (1–4)",
    MomentKind.SEMESTER: "học kỳ (1–2)",
}
_WORDS = {
    MomentKind.SIGNING: "Lời văn, ví dụ: kể từ ngày ký",
    MomentKind.EVENT: "Tên sự kiện, ví dụ: ngày tổng kết",
    MomentKind.ONGOING: "Lời văn, ví dụ: thường xuyên hằng năm",
}


class MomentValue(QWidget):
    """Kind first, then only the fields that kind needs."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Moment | None = None
        self.kind = ChoiceValue([("Chưa đặt", None), *((words, kind) for kind, words in KINDS)])
        self.kind.setMinimumContentsLength(6)
        self.setFocusProxy(self.kind)
        self.day = DayValue(today)
        self.number = NumberValue("", digits=2)
        self.year = NumberValue("năm")
        self.until = NumberValue("đến năm")
        self.words = LineValue()
        self._parts = {
            "day": self.day,
            "number": self.number,
            "year": self.year,
            "until": self.until,
        }
        line = FlowRow(self.kind, *self._parts.values())
        for part in self._parts.values():
            part.edited.connect(self._tell)
        self.words.edited.connect(self._tell)
        self.kind.edited.connect(self._tell_kind)
        self.told = WrapLabel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(line)
        whole.addWidget(self.words)
        whole.addWidget(self.told)
        self._show(None)

    def value(self) -> Moment | None:
        """Return the moment; None while no kind is chosen."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a moment."""
        moment = value if isinstance(value, Moment) else None
        if moment != self._value or moment is None:
            self._show(moment)

    def _show(self, moment: Moment | None) -> None:
        self._value = moment
        typed = typed_of(moment)
        self.kind.set_value(moment.kind if moment else None)
        self.day.set_value(typed.day)
        self.number.set_value(typed.number)
        self.year.set_value(typed.year)
        self.until.set_value(typed.until)
        self.words.set_value(typed.words)
        self._show_parts()

    def _show_parts(self) -> None:
        kind = self.kind.value()
        shown = _SHOWN[kind] if isinstance(kind, MomentKind) else set()
        for name, part in self._parts.items():
            part.setVisible(name in shown)
        self.words.setVisible("words" in shown)
        if isinstance(kind, MomentKind):
            self.number.setPlaceholderText(_ASKED.get(kind, ""))
            self.words.setPlaceholderText(_WORDS.get(kind, ""))
        own = self._value.words if self._value and "words" not in shown else ""
        told = f"Lời trong văn bản: “{own}”" if own else self._span()
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _tell_kind(self) -> None:
        self._read()
        self._show_parts()
        self.edited.emit()

    def _tell(self) -> None:
        self._read()
        self.told.setText(self._span())
        self.told.setVisible(bool(self.told.text()))
        self.edited.emit()

    def _span(self) -> str:
        """Return the two years of a school year, of which only the first is typed."""
        schools = (MomentKind.SCHOOL_YEAR, MomentKind.SEMESTER)
        is_of_school = self._value and self._value.kind in schools
        return told_moment(self._value) if is_of_school and self._value.last_on else ""

    def _read(self) -> None:
        typed = Typed(
            day=self.day.value(),
            number=self.number.value(),
            year=self.year.value(),
            until=self.until.value(),
            words=self.words.value() if self.words.isVisibleTo(self) else "",
        )
        kind = self.kind.value()
        self._value = moment_of(kind, typed) if isinstance(kind, MomentKind) else None
