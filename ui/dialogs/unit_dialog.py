"""Adding and editing one unit; Enter saves from any field."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.units import Cluster, UnitKind
from ui.dialogs.frame import FormDialog
from ui.forms.unit_form import UnitForm
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

NOWHERE = "Chưa ở cụm, khối nào"


class UnitDialog(FormDialog):
    """Shows one `UnitForm`; closes only once it is saved."""

    def __init__(
        self, form: UnitForm, clusters: list[Cluster], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Thêm đơn vị" if form.is_new else "Sửa đơn vị",
            save_text="Thêm đơn vị" if form.is_new else "Lưu",
            width=640,
            parent=parent,
        )
        self._form = form
        self.name = QLineEdit(form.name)
        self.name.setPlaceholderText("ví dụ: Thôn Đồng Mây")
        self.code = QLineEdit(form.code)
        self.kind = Combo([(kind.label, kind.value) for kind in UnitKind], str(form.kind))
        self.opened = DateField(form.today, form.opened_on)
        self.closed = DateField(form.today, form.closed_on)
        choices = [(NOWHERE, None), *((one.name, one.id) for one in clusters)]
        self.cluster = Combo(choices, form.cluster)
        self.cluster_from = DateField(form.today, form.cluster_from)
        self.contact = QLineEdit(form.contact)
        self.phone = QLineEdit(form.phone)
        self.email = QLineEdit(form.email)
        self.note = QLineEdit(form.note)
        self.fields = Form()
        self._lay_out()
        self.body.addWidget(self.fields)
        self.cluster.currentIndexChanged.connect(self._follow_cluster)
        self._follow_cluster()
        self.name.setFocus()

    def accept(self) -> None:
        self._collect()
        problems = {**self._form.problems(), **self._wrong_days()}
        if not self.lacks(self.fields, problems):
            self.close_after(self._form.save)

    def _lay_out(self) -> None:
        add = self.fields.add
        add("name", "Tên đơn vị", self.name, required=True)
        add("kind", "Loại", self.kind, half=True)
        add("code", "Mã", self.code, required=True, half=True)
        add("cluster", "Cụm, khối thi đua", self.cluster, half=True)
        add("cluster_from", "Ở cụm, khối này từ ngày", self.cluster_from, half=True)
        add("contact", "Người liên hệ", self.contact, half=True)
        add("phone", "Điện thoại", self.phone, half=True)
        add("email", "Thư điện tử", self.email, half=True)
        add("note", "Ghi chú", self.note, half=True)
        since = "Để trống nếu có từ trước"
        add("opened_on", "Hoạt động từ ngày", self.opened, hint=since, half=True)
        until = "Để trống nếu đang hoạt động"
        add("closed_on", "Đến hết ngày", self.closed, hint=until, half=True)

    def _collect(self) -> None:
        form = self._form
        form.name, form.code = self.name.text(), self.code.text()
        form.kind = self.kind.value() or UnitKind.OTHER
        form.opened_on, form.closed_on = self.opened.day(), self.closed.day()
        form.cluster, form.cluster_from = self.cluster.value(), self.cluster_from.day()
        form.contact, form.phone = self.contact.text(), self.phone.text()
        form.email, form.note = self.email.text(), self.note.text()

    def _wrong_days(self) -> dict[str, str]:
        days = {
            "opened_on": self.opened,
            "closed_on": self.closed,
            "cluster_from": self.cluster_from,
        }
        return {key: day.problem() for key, day in days.items() if day.problem()}

    def _follow_cluster(self) -> None:
        """The day is asked for only when the cluster changes."""
        self.fields.rows["cluster_from"].setEnabled(self.cluster.value() != self._form.seated)
