"""The outline as an item model: signs computed, text without its marks, headings bold."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from docgen import marks
from models.plan import Mark, Node, Role
from ui.editor.choices import ROLES
from ui.forms.outline_moves import may_put
from ui.icons import icon
from ui.tables.base import NO_PARENT, Index
from ui.theme import Tone, colours

NODES = "application/x-so-thi-dua-nodes"  # keys of dragged nodes, a line each
_ROLE_NAMES = {role: name for name, role in ROLES}


class OutlineModel(QAbstractItemModel):
    """A tree over `list[Node]`; the nodes are changed outside, then `rebuild` or `told`.

    Nodes may be dragged; where they were dropped is only told.
    """

    dropped = Signal(list, object, object)  # nodes; the node above, None: top; row, None: last

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline: list[Node] = []
        self._nodes: list[Node] = []  # by internal id
        self._ids: dict[int, int] = {}  # id(node) → internal id
        self._place: dict[int, tuple[int, Node | None]] = {}  # id(node) → row, node above
        self._signs: dict[int, str] = {}

    def rebuild(self, outline: list[Node]) -> None:
        """Show another tree, or the same one after its shape changed."""
        self.beginResetModel()
        self._outline = outline
        self._nodes, self._ids, self._place, self._signs = [], {}, {}, {}
        self._number(outline, None)
        for line in marks.lines(outline):
            self._signs[id(line.node)] = line.sign
        self.endResetModel()

    def told(self, node: Node) -> None:
        """Say that the words of a node were changed."""
        index = self.index_of(node)
        self.dataChanged.emit(index, index.siblingAtColumn(1))

    def node(self, index: Index) -> Node | None:
        """Return the node of an index, None for the root."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, node: Node | None) -> QModelIndex:
        """Return the index of a node; the root's for None or one that is gone."""
        if node is None or id(node) not in self._ids:
            return QModelIndex()
        return self.createIndex(self._place[id(node)][0], 0, self._ids[id(node)])

    def by_key(self, key: str) -> Node | None:
        """Return the node with that key."""
        return next((node for node in self._nodes if node.key == key), None)

    def sign(self, node: Node) -> str:
        """Return the computed sign of a node."""
        return self._signs.get(id(node), "")

    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        siblings = self._below(parent)
        if not (0 <= row < len(siblings) and 0 <= column < 2) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, self._ids[id(siblings[row])])

    def parent(self, index: Index = NO_PARENT) -> QModelIndex:  # type: ignore[override]
        node = self.node(index)
        return self.index_of(self._place[id(node)][1]) if node is not None else QModelIndex()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return ("Nội dung", "Phần")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if index.column() == 1:
            return self._about(node, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(part for part in (self.sign(node), shown(node)) if part)
        if role == Qt.ItemDataRole.FontRole and (node.heading or node.mark is Mark.ROMAN):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("table") if node.table is not None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.text or None
        return None

    # --- dragging ----------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        may_drop = Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return may_drop
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | may_drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [NODES]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        return self.dragged_data(node for index in indexes if (node := self.node(index)))

    def dragged_data(self, nodes: Iterable[Node]) -> QMimeData:
        """Return what a drag of `nodes` carries."""
        data = QMimeData()
        keys = dict.fromkeys(node.key for node in nodes)
        data.setData(NODES, "\n".join(keys).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        nodes = self._dragged(data)
        return bool(nodes) and may_put(nodes, self.node(parent))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(self._dragged(data), self.node(parent), row if row >= 0 else None)
        return True

    def _dragged(self, data: QMimeData) -> list[Node]:
        if not data.hasFormat(NODES):
            return []
        keys = data.data(NODES).data().decode().split("\n")
        return [node for key in keys if (node := self.by_key(key)) is not None]

    @staticmethod
    def _about(node: Node, role: int) -> object:
        tone = colours().tone(Tone.INFO if node.filled else Tone.NEUTRAL)
        if role == Qt.ItemDataRole.DisplayRole:
            if node.role is Role.TEXT:
                return ""
            return _ROLE_NAMES[node.role]
        if role == Qt.ItemDataRole.DecorationRole and node.filled:
            return icon("database", tone.text)
        if role == Qt.ItemDataRole.ToolTipRole and node.filled:
            return "Lấy từ hồ sơ: câu chữ được lập từ các phần khác mỗi khi tạo văn bản"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tone.text)
        return None

    def _below(self, parent: Index) -> list[Node]:
        node = self.node(parent)
        return self._outline if node is None else node.children

    def _number(self, nodes: list[Node], above: Node | None) -> None:
        for row, node in enumerate(nodes):
            self._ids[id(node)] = len(self._nodes)
            self._nodes.append(node)
            self._place[id(node)] = (row, above)
            self._number(node.children, node)


def shown(node: Node) -> str:
    """Return what a line of the tree says: the text without bold and italic marks."""
    text = " ".join(node.text.replace("*", "").split())
    if text:
        return text
    if node.table is not None:
        return f"Bảng {len(node.table.rows)} dòng, {len(node.table.columns)} cột"
    return "" if node.filled else "(chưa có chữ)"
