"""Beside the matrix: the whole story of the cell in view, and what can be done with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.deadlines import vietnamese_date, weekday
from models.obligations import Channel, Receipt
from models.tracking import Cell
from ui.standings import pill
from ui.theme import tokens
from ui.widgets.labels import divider, key_hint, label
from ui.widgets.page import scrolled
from ui.widgets.pill import StatePill

_NOTHING = "Chọn một ô để xem đơn vị đã nộp gì, khi nào, và hạn được tính thế nào."


class HistoryPanel(QFrame):
    """Shows one cell: unit, deadline with its rule, hand-ins, reminders, and the keys."""

    def __init__(self, keys: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._keys = keys
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.TIGHT)
        self._lines.setContentsMargins(0, 0, tokens.SMALL, 0)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(tokens.LARGE, tokens.MEDIUM, tokens.SMALL, tokens.MEDIUM)
        holder.addWidget(scrolled(self._lines))
        self.show_cell(None)

    def show_cell(self, cell: Cell | None) -> None:
        """Show another cell; None says what to do."""
        while self._lines.count():
            item = self._lines.takeAt(0).widget()
            if item is not None:
                item.hide()  # deleted at the next turn of the event loop, never seen before
                item.deleteLater()
        if cell is None:
            self._add(label("Chi tiết", "section"))
            self._add(label(_NOTHING, "soft", wrap=True))
        else:
            self._tell(cell)
        self._add(divider())
        for key, words in self._keys:
            self._add(key_row(key, words))
        self._lines.addStretch()

    def _tell(self, cell: Cell) -> None:
        owed, standing = cell.obligation, cell.standing
        self._add(label(owed.unit.name, "section", wrap=True))
        about = dict.fromkeys((owed.title, owed.period_label))  # a milestone has both alike
        self._add(label(" · ".join(about), "soft", wrap=True))
        self._add(StatePill(pill(standing)))
        last = standing.last_day
        self._add(
            label(f"Hạn cuối: {vietnamese_date(last)}, {weekday(last)}", "strong", wrap=True)
        )
        if owed.due_words:
            self._add(label(owed.due_words, "small", wrap=True))
        if owed.extended_to:
            paper = f" theo {owed.extension_paper}" if owed.extension_paper else ""
            words = f"Đã gia hạn từ {vietnamese_date(owed.due_on)}{paper}"
            self._add(label(words, "small", wrap=True))
        if owed.exempt_on:
            self._add(label(f"Miễn: {owed.exempt_reason}", "small", wrap=True))
        for receipt in cell.receipts:
            self._add(label(receipt_words(receipt), wrap=True))
        if cell.reminders:
            self._add(label(f"Đã đôn đốc {cell.reminders} lần", "small"))
        contact = " · ".join(part for part in (owed.unit.contact, owed.unit.phone) if part)
        if contact:
            self._add(label(f"Liên hệ: {contact}", "small", wrap=True))

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)


def receipt_words(receipt: Receipt) -> str:
    """Return one hand-in as a sentence."""
    parts = [f"Nhận {vietnamese_date(receipt.received_on)}", Channel(receipt.channel).label]
    if receipt.paper_number:
        parts.append(f"số {receipt.paper_number}")
    if receipt.nil:
        parts.append("không phát sinh")
    if receipt.verdict == "returned":
        parts.append(f"trả lại: {receipt.reason}")
        if receipt.redo_by:
            parts.append(f"nộp lại trước {vietnamese_date(receipt.redo_by)}")
    if receipt.note:
        parts.append(receipt.note)
    return " · ".join(parts)


def key_row(key: str, words: str) -> QWidget:
    """Return a key with what it does."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(tokens.SMALL)
    line.addWidget(key_hint(key))
    line.addWidget(label(words, "small"), 1)
    return row
