"""A first column that stays in place while the rest of a wide table scrolls sideways."""

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FrozenColumn(QObject):
    """A second view over the first column of `table`, sharing its model and selection."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.view = QTableView(table)
        self._dress()
        table.horizontalHeader().sectionResized.connect(self._follow_width)
        table.verticalHeader().sectionResized.connect(
            lambda number, _old, height: self.view.setRowHeight(number, height)
        )
        table.verticalScrollBar().valueChanged.connect(self.view.verticalScrollBar().setValue)
        self.view.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.view.clicked.connect(lambda: table.setFocus())
        self.view.doubleClicked.connect(table.doubleClicked)
        table.model().modelReset.connect(self._hide_rest)
        self._hide_rest()
        self.place()
        self.view.show()

    def place(self) -> None:
        """Lay the view over the first column."""
        table, frame = self._table, self._table.frameWidth()
        left = frame + (
            table.verticalHeader().width() if table.verticalHeader().isVisible() else 0
        )
        height = table.viewport().height() + table.horizontalHeader().height()
        self.view.setGeometry(left, frame, table.columnWidth(0), height)

    def uncover(self, index: QModelIndex) -> None:
        """Scroll the table sideways until a cell no longer lies beneath the frozen column."""
        hidden = self._table.columnWidth(0) - self._table.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _dress(self) -> None:
        table, view = self._table, self.view
        view.setProperty("role", "frozen")
        view.setModel(table.model())
        view.setSelectionModel(table.selectionModel())
        view.setItemDelegate(table.itemDelegate())
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setFixedHeight(table.horizontalHeader().sizeHint().height())
        table.horizontalHeader().setFixedHeight(table.horizontalHeader().sizeHint().height())
        view.horizontalHeader().setHighlightSections(False)
        view.setSelectionBehavior(table.selectionBehavior())
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.horizontalHeader().setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        _follow_sorting(table, view)
        _follow_sorting(view, table)
        table.viewport().stackUnder(view)

    def _hide_rest(self) -> None:
        for section in range(1, self._table.model().columnCount()):
            self.view.setColumnHidden(section, True)
        self.view.setColumnWidth(0, self._table.columnWidth(0))

    def _follow_width(self, section: int, _old: int, width: int) -> None:
        if section == 0:
            self.view.setColumnWidth(0, width)
            self.place()


def _follow_sorting(leader: QTableView, follower: QTableView) -> None:
    """Show in `follower` the sort arrow of `leader`, without sorting twice."""

    def show(section: int, order: Qt.SortOrder) -> None:
        head = follower.horizontalHeader()
        blocked = head.blockSignals(True)
        head.setSortIndicator(section, order)
        head.blockSignals(blocked)
        head.viewport().update()

    leader.horizontalHeader().sortIndicatorChanged.connect(show)
