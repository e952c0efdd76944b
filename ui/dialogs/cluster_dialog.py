"""Clusters: naming one, moving units in or out, and who leads it from a day on."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from models import clusters
from models.clusters import ClusterLine
from models.errors import RuleBroken
from models.journal import Change
from models.units import Cluster, Unit
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.units.ticks import TickList
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

KINDS = [("Cụm (theo địa bàn)", "geographic"), ("Khối (theo lĩnh vực)", "functional")]


class ClusterDialog(FormDialog):
    """Name and kind of a cluster; `saved` is the line of the journal, if anything differed."""

    def __init__(self, cluster: Cluster, parent: QWidget | None = None) -> None:
        is_new = cluster.id is None
        title = "Thêm cụm, khối thi đua" if is_new else f"Sửa {cluster.name}"
        super().__init__(title, save_text="Thêm" if is_new else "Lưu", parent=parent)
        self.cluster, self.saved = cluster, None
        self.name = QLineEdit(cluster.name or "")
        self.name.setPlaceholderText("ví dụ: Cụm thi đua số 1, Khối trường học")
        self.kind = Combo(KINDS, cluster.kind)
        self.note = QLineEdit(cluster.note or "")
        self.fields = Form()
        self.fields.add("name", "Tên", self.name, required=True)
        self.fields.add("kind", "Loại", self.kind, half=True)
        self.fields.add("note", "Ghi chú", self.note, half=True)
        self.body.addWidget(self.fields)
        self.name.setFocus()

    def accept(self) -> None:
        wrong = clusters.check_cluster(self.name.text(), self.cluster.id)
        self.fields.show_problems({"name": wrong} if wrong else {})
        if wrong:
            return
        self.cluster.name, self.cluster.kind = self.name.text(), self.kind.value()
        self.cluster.note = self.note.text()
        self.saved = clusters.keep(self.cluster)
        super().accept()


class MoveUnitsDialog(FormDialog):
    """Ticks who sits in a cluster from a day on; the others leave it."""

    def __init__(
        self,
        line: ClusterLine,
        units: list[Unit],
        seated: dict[int, Cluster],
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Đơn vị của {line.cluster.name}",
            "Đánh dấu các đơn vị thuộc cụm, khối này. Đơn vị đang ở nơi khác sẽ chuyển sang.",
            parent=parent,
        )
        self._cluster = line.cluster
        self._units = {unit.id: unit for unit in units}
        self._before = {place.unit_id for place in line.seats}
        self.saved: list[Change] = []
        self.from_on = DateField(session.today, session.today)
        elsewhere = {
            number: cluster.name
            for number, cluster in seated.items()
            if cluster.id != line.cluster.id
        }
        self.list = TickList(units, self._before, elsewhere)
        form = Form()
        form.add("from_on", "Từ ngày", self.from_on, required=True)
        self.body.addWidget(form)
        self.body.addWidget(self.list, 1)

    def accept(self) -> None:
        day = self.from_on.day()
        if day is None:
            self.refuse(self.from_on.problem() or "Hãy nhập ngày.")
            return
        ticked = set(self.list.ticked())
        entering = [self._units[number] for number in ticked - self._before]
        leaving = [self._units[number] for number in self._before - ticked]
        done = []
        if entering:
            done.append(clusters.move(entering, self._cluster, day))
        if leaving:
            done.append(clusters.move(leaving, None, day))
        self.saved = [change for change in done if change]
        super().accept()


class LeadersDialog(FormDialog):
    """Head and deputy of a cluster from a day on, usually the first of January."""

    def __init__(self, line: ClusterLine, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Trưởng, phó của {line.cluster.name}",
            "Người giữ vai trò trước trở lại là thành viên từ ngày này.",
            parent=parent,
        )
        self._cluster = line.cluster
        self.saved: Change | None = None
        choices = [("Chưa có", None), *((p.unit.name, p.unit_id) for p in line.seats)]
        roles = {place.role: place.unit_id for place in line.seats}
        self.head = Combo(choices, roles.get("head"))
        self.deputy = Combo(choices, roles.get("deputy"))
        self.from_on = DateField(session.today, date(session.today.year, 1, 1))
        form = Form()
        form.add("head", "Trưởng cụm, khối", self.head)
        form.add("deputy", "Phó cụm, khối", self.deputy)
        form.add("from_on", "Từ ngày", self.from_on, required=True)
        self.body.addWidget(form)

    def accept(self) -> None:
        day = self.from_on.day()
        if day is None:
            self.refuse(self.from_on.problem() or "Hãy nhập ngày.")
            return
        try:
            self.saved = clusters.set_leaders(
                self._cluster, self.head.value(), self.deputy.value(), day
            )
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            super().accept()
