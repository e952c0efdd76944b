"""The view of the outline: keys that change its shape, several lines at once, the mouse."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QToolTip, QTreeView, QWidget

from models.plan import Node
from ui.editor.outline_model import OutlineModel, shown

_EXPAND_AFTER_MS = 700  # a folded node opens under a drag that waits
_MOST_WORDS = 40
_Indicator = QAbstractItemView.DropIndicatorPosition
_WORDS = {
    _Indicator.OnItem: "Đưa vào trong “{}”",
    _Indicator.AboveItem: "Đặt trước “{}”",
    _Indicator.BelowItem: "Đặt sau “{}”",
    _Indicator.OnViewport: "Đặt ở cuối",
}
_NOT_THERE = "Không đưa mục vào chính nó hoặc vào bảng được"


class OutlineTree(QTreeView):
    """Keys that change the shape are told, all others do what they do; drags are led by words."""

    keyed = Signal(QKeyEvent)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(18)
        self.setTabKeyNavigation(True)  # else Tab leaves before the key is told
        self.setMinimumHeight(90)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(_EXPAND_AFTER_MS)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def chosen(self) -> list[Node]:
        """Return the nodes selected, or the current one."""
        rows = self.selectionModel().selectedRows(0) or [self.currentIndex()]
        return [node for index in rows if (node := self.model().node(index)) is not None]

    def choose(self, nodes: Iterable[Node]) -> None:
        """Select nodes, the first of them current."""
        indexes = [index for node in nodes if (index := self.model().index_of(node)).isValid()]
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().clearSelection()
        if not indexes:
            return
        self.selectionModel().setCurrentIndex(indexes[0], flag.ClearAndSelect | flag.Rows)
        for index in indexes[1:]:
            self.selectionModel().select(QItemSelection(index, index), flag.Select | flag.Rows)
        self.scrollTo(indexes[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.keyed.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        place = event.position().toPoint()
        node = self.model().node(self.indexAt(place))
        words = self.drop_words(node) if event.isAccepted() else _NOT_THERE
        QToolTip.showText(self.viewport().mapToGlobal(place), words, self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:
        QToolTip.hideText()
        super().dropEvent(event)

    def drop_words(self, node: Node | None) -> str:
        """Return what letting go here would do."""
        words = shown(node) if node is not None else ""
        short = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
        where = self.dropIndicatorPosition() if node is not None else _Indicator.OnViewport
        return _WORDS[where].format(short)
