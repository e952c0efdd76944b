"""The table of a list editor, and what stands in its place while the list is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui.editor.cells import CellDelegate
from ui.editor.rows_model import RowsModel
from ui.icons import pixmap
from ui.theme import colours, tokens
from ui.widgets.labels import label

QWIDGETSIZE_MAX = 16_777_215  # as in Qt, which does not export it here
_SIGN_WIDTH = 30
_EDITOR_ROOM = 46  # an open editor may be higher than its row


class RowsTable(QTableView):
    """A table as high as its rows; columns share the width."""

    keyed = Signal(QKeyEvent)
    _left = Signal()  # a cell's editor was closed

    def __init__(self, model: RowsModel, most_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._rows, self._most_height = model, most_height
        cells = CellDelegate(self)
        cells.opened.connect(self.fit, Qt.ConnectionType.QueuedConnection)
        # Never queue `closeEditor` itself: it carries the editor, which is gone by then.
        cells.closeEditor.connect(lambda *_: self._left.emit())
        self._left.connect(self.fit, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(cells)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked
            | trigger.SelectedClicked
            | trigger.EditKeyPressed
            | trigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(True)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        signals = (model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved)
        for signal in (*signals, model.dataChanged):
            signal.connect(self.fit)

    def fit(self, *_: object) -> None:
        """Share the width and take the height the rows need."""
        self.setColumnWidth(0, _SIGN_WIDTH)
        for section, width in enumerate(self._widths(), start=1):
            self.setColumnWidth(section, width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        whole = head + rows + 2 * self.frameWidth()
        if self.state() == QAbstractItemView.State.EditingState:
            whole += _EDITOR_ROOM
        self.setFixedHeight(min(self._most_height, whole))

    def _widths(self) -> list[int]:
        """Return the widths by share; none narrower than its title, at the widest one's cost."""
        shares = [column.share for column in self._rows.columns]
        room = max(120, self.viewport().width() - _SIGN_WIDTH)
        widths = [room * share // sum(shares) for share in shares]
        head = self.horizontalHeader()
        for place, width in enumerate(widths):
            lacking = head.sectionSizeHint(place + 1) - width
            widest = widths.index(max(widths))
            if lacking > 0 and widest != place:
                widths[place] += lacking
                widths[widest] -= lacking
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.keyed.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)


class EmptyLine(QFrame):
    """What stands where a list has no rows: a sign and a sentence that says what to do."""

    def __init__(self, sign: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "band")
        picture = QLabel()
        picture.setPixmap(pixmap(sign, 20, colours().soft_text, self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MEDIUM, tokens.MEDIUM, tokens.MEDIUM, tokens.MEDIUM)
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(picture)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.sentence = label(sentence, "soft", wrap=True)
        row.addWidget(self.sentence, 1)
