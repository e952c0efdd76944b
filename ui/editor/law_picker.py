"""The dialog that picks grounds from the office's register of legal texts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from models.deadlines import vietnamese_date
from models.ground_check import WORDS, Span, validity
from models.laws import Law, Validity, suggested
from ui.dialogs.frame import FormDialog
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.labels import label
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField

PILLS = {
    Validity.IN_FORCE: Pill(WORDS[Validity.IN_FORCE], Tone.OK, "ok"),
    Validity.EXPIRED: Pill(WORDS[Validity.EXPIRED], Tone.WARNING, "warning"),
    Validity.NOT_YET: Pill(WORDS[Validity.NOT_YET], Tone.INFO, "not_due"),
}


class LawTable(DataTable):
    """Space, Enter and a click on the first column tick a row."""

    def __init__(self, picker: "LawPicker") -> None:
        self._picker = picker
        super().__init__(picker.columns())
        self.setAccessibleName("Danh mục văn bản pháp luật")
        self.opened.connect(picker.toggle)
        self.clicked.connect(
            lambda index: index.column() == 0 and picker.toggle(self.proxy.row(index))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_row() is not None:
            self._picker.toggle(self.current_row())
            event.accept()
            return
        super().keyPressEvent(event)


class LawPicker(FormDialog):
    """Ticks any number of texts; `chosen` returns them once it was accepted.

    `span`: when the paper was or will be signed; `taken`: numbers that are grounds already.
    """

    def __init__(
        self,
        laws: Sequence[Law],
        span: Span,
        taken: set[str],
        kind: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Chọn căn cứ từ danh mục",
            f"Hiệu lực xét {_when(span)}. Danh mục sửa được ở Cài đặt, mục Văn bản pháp luật.",
            save_text="Thêm căn cứ",
            width=980,
            parent=parent,
        )
        self._laws, self._span, self._taken = list(laws), span, taken
        self._ticked: set[str] = set()
        usual = suggested(kind, self._laws, span[1])
        self._usual = [law.number for law in usual if law.number not in taken]
        self.search = SearchField("Tìm số, ký hiệu, trích yếu…")
        self.all = QCheckBox("Hiện cả văn bản hết hoặc chưa có hiệu lực")
        self.usual = button("Chọn bộ thường dùng", "star", self.tick_usual)
        self.table = LawTable(self)
        self.table.setMinimumHeight(300)
        self.count = label("", "small")
        self._lay_out()
        self.search.searched.connect(self.table.proxy.search)
        self.all.toggled.connect(lambda _: self._filter())
        self.table.set_rows(self._laws)
        self._filter()
        self._follow()
        self.search.setFocus()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the table."""
        return (
            Column("", lambda law: "", lambda law: law.number not in self._ticked,
                   sign=self._sign, tip=lambda _: "Bấm hoặc nhấn phím cách để chọn", most=4),
            Column("Số, ký hiệu", lambda law: law.number, bold=True),
            Column("Loại", lambda law: law.kind),
            Column("Trích yếu", lambda law: law.title, stretch=True, tip=tip_of),
            Column("Hiệu lực", self._words, pill=lambda law: PILLS[validity(law, self._span)]),
        )  # fmt: skip

    def toggle(self, law: Law) -> None:
        """Tick a text or take the tick away; one that is a ground already stays as it is."""
        if law.number in self._taken:
            return
        self._ticked ^= {law.number}
        self._follow()

    def tick_usual(self) -> None:
        """Tick the usual grounds for this kind of plan."""
        self._ticked |= set(self._usual)
        self._follow()

    def chosen(self) -> list[Law]:
        """Return what was ticked: the usual order first, then as in the list."""
        ticked = [law for law in self._laws if law.number in self._ticked]
        return sorted(ticked, key=lambda law: self._place(law.number))

    def _place(self, number: str) -> int:
        return self._usual.index(number) if number in self._usual else len(self._usual)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.all)
        row.addStretch()
        row.addWidget(self.usual)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.count)
        reason = "" if self._usual else "Các văn bản thường dùng đều đã có trong căn cứ."
        explain_disabled(self.usual, reason)

    def _filter(self) -> None:
        everything = self.all.isChecked()
        self.table.proxy.keep(
            lambda law: everything or validity(law, self._span) is Validity.IN_FORCE
        )

    def _follow(self) -> None:
        self.table.viewport().update()
        count = len(self._ticked)
        self.count.setText(f"Đã chọn {count} văn bản" if count else "Chưa chọn văn bản nào")
        explain_disabled(self.save, "" if count else "Hãy chọn ít nhất một văn bản.")

    def _sign(self, law: Law) -> str:
        if law.number in self._taken:
            return "link"
        return "done" if law.number in self._ticked else "todo"

    def _words(self, law: Law) -> str:
        return WORDS[validity(law, self._span)]


def tip_of(law: Law) -> str:
    """Return the full citation, the days it holds, and what the register notes of it."""
    lines = [law.full, span_of(law)]
    if law.replaced_by:
        lines.append(f"Thay thế bởi: {law.replaced_by}")
    return "\n".join([*lines, law.note]).strip()


def span_of(law: Law) -> str:
    """Return "Hiệu lực từ 01/7/2025 đến hết 28/02/2027"."""
    until = f" đến hết {vietnamese_date(law.until_on)}" if law.until_on else ""
    return f"Hiệu lực từ {vietnamese_date(law.from_on)}{until}"


def _when(span: tuple[date, date]) -> str:
    first, last = span
    if first == last:
        return f"vào ngày {vietnamese_date(first)}"
    return f"trong thời gian từ {vietnamese_date(first)} đến {vietnamese_date(last)}"
