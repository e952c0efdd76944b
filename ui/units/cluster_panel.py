"""Clusters on the left, who sits in the chosen one on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from models import clusters
from models.clusters import ROLES, ClusterLine
from models.errors import RuleBroken
from models.unit_list import UnitLine
from models.units import Cluster
from ui.context import Session
from ui.dialogs.cluster_dialog import ClusterDialog, LeadersDialog, MoveUnitsDialog
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label
from ui.widgets.pill import Pill

_TONES = {"head": Tone.ACCENT, "deputy": Tone.INFO, "member": Tone.NEUTRAL}
LINES = (
    Column("Cụm, khối", lambda line: line.cluster.name, stretch=True, bold=True),
    Column(
        "Đơn vị", lambda line: str(len(line.seats)), lambda line: len(line.seats), align="right"
    ),
)
SEATS = (
    Column("Đơn vị", lambda place: place.unit.name, lambda place: place.unit.sort, stretch=True),
    Column(
        "Vai trò",
        lambda place: ROLES[place.role],
        pill=lambda place: Pill(ROLES[place.role], _TONES[place.role]),
    ),
    Column("Thời gian", lambda place: clusters.span_words(place.from_on, place.until_on), most=30),
)


class ClusterPanel(QWidget):
    """All clusters; the deeds stand above the members of the chosen one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._units: list[UnitLine] = []
        self.table = DataTable(LINES)
        self.table.setAccessibleName("Cụm, khối thi đua")
        self.table.picked.connect(lambda _: self._show_seats())
        self.table.opened.connect(lambda _: self.rename())
        self.seats = DataTable(SEATS)
        self.leaders = label("", "small", wrap=True)
        self.card = Card(" ")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        empty = EmptyState(
            "people",
            "Chưa có cụm, khối thi đua",
            "Cụm xếp đơn vị theo địa bàn, khối xếp theo lĩnh vực; trưởng, phó luân phiên"
            " hằng năm.",
            "Thêm cụm, khối",
            self.add,
        )
        self.switch = EmptySwitch(self.split, empty)
        self._lay_out()

    def show_lines(self, lines: list[ClusterLine], units: list[UnitLine]) -> None:
        """Show other clusters; the chosen one stays."""
        self._units = units
        self.table.set_rows(lines)
        if self.table.current_row() is None and lines:
            self.table.pick(lines[0])
        self.switch.show_empty(not lines)
        self._show_seats()

    # --- deeds -------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new cluster."""
        self._name(Cluster())

    def rename(self) -> None:
        """Ask for another name or kind."""
        line = self.table.current_row()
        if line is not None:
            self._name(Cluster.get_by_id(line.cluster.id))

    def move(self) -> None:
        """Ask who sits in the cluster from a day on."""
        line = self.table.current_row()
        if line is None:
            return
        seated = {one.unit.id: one.seat.cluster for one in self._units if one.seat}
        units = [one.unit for one in self._units if one.active]
        dialog = MoveUnitsDialog(line, units, seated, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, dialog.saved)

    def lead(self) -> None:
        """Ask who leads the cluster from a day on."""
        line = self.table.current_row()
        if line is None:
            return
        dialog = LeadersDialog(line, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])

    def remove(self) -> None:
        """Take the cluster away, unless units sit in it."""
        line = self.table.current_row()
        if line is None:
            return
        try:
            change = clusters.remove(line.cluster, self._session.today)
        except RuleBroken as broken:
            self._session.notify(str(broken), "warning")
        else:
            tell_done(self._session, [change])

    # --- inside ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, tokens.SMALL, 0)
        column.addWidget(self.table, 1)
        deeds = FlowLayout()
        for words, sign, deed in (
            ("Chuyển đơn vị vào, ra", "people", self.move),
            ("Trưởng, phó", "star", self.lead),
            ("Đổi tên", "edit", self.rename),
            ("Xóa", "delete", self.remove),
        ):
            deeds.addWidget(button(words, sign, deed))
        self.card.body.addLayout(deeds)
        self.card.body.addWidget(self.seats, 1)
        self.card.body.addWidget(self.leaders)
        self.split.addWidget(left)
        self.split.addWidget(self.card)
        self.table.setMinimumWidth(240)
        self.split.setSizes([360, 740])
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.SMALL, 0, 0)
        whole.addWidget(self.switch, 1)

    def _name(self, cluster: Cluster) -> None:
        dialog = ClusterDialog(cluster, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])

    def _show_seats(self) -> None:
        line = self.table.current_row()
        self.seats.set_rows(line.seats if line else ())
        if line is None:
            return
        self.card.title.setText(f"{line.cluster.name} · {len(line.seats)} đơn vị")
        led = clusters.leaders_by_year(line.cluster)[:6]
        told = "; ".join(f"{role} {span}: {who}" for span, who, role in led)
        self.leaders.setText(f"Đã lãnh đạo: {told}." if told else "Chưa đặt trưởng, phó.")
