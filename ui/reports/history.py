"""Beside the matrix: the whole story of the cell in view, and what can be done with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.deadlines import vietnamese_date, weekday
from models.obligation_story import Event, story_of
from models.tracking import Cell
from ui.reports.story_lines import event_line
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
        if self._keys:
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
        if standing.redo_by is not None:
            self._add(label(standing.redo_words.capitalize(), "strong", wrap=True))
        last = standing.last_day
        self._add(
            label(f"Hạn cuối: {vietnamese_date(last)}, {weekday(last)}", "strong", wrap=True)
        )
        if owed.due_words:
            self._add(label(owed.due_words, "small", wrap=True))
        if owed.extended_to:
            words = f"Hạn gốc {vietnamese_date(owed.due_on)}, đã gia hạn"
            if standing.received_on and standing.late_against_original:
                words += f"; chậm {standing.late_against_original} ngày so với hạn gốc"
            self._add(label(words, "small", wrap=True))
        for event in story_of(owed).events:
            if event.kind != "opened" or owed.origin_reason:
                self._add(event_line(event, below=_names(event)))
        contact = " · ".join(part for part in (owed.unit.contact, owed.unit.phone) if part)
        if contact:
            self._add(label(f"Liên hệ: {contact}", "small", wrap=True))

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)


def _names(event: Event) -> QWidget | None:
    """Return the files that came with a hand-in, by name; they open from the whole history."""
    if not event.files:
        return None
    names = ", ".join(item.name for item in event.files)
    return label(f"Tệp: {names}", "small", wrap=True)


def key_row(key: str, words: str) -> QWidget:
    """Return a key with what it does."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(tokens.SMALL)
    line.addWidget(key_hint(key))
    line.addWidget(label(words, "small"), 1)
    return row
