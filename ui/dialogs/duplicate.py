"""Asking by how many years a plan is moved, with what its days become."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import FormDialog
from ui.forms.duplicate_form import DuplicateForm, title_of
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

_COLUMNS = (
    Column("Mục", lambda line: line.what, bold=True, most=30),
    Column("Bản cũ", lambda line: line.before, tip=lambda line: line.before, stretch=True),
    Column("Bản mới", lambda line: line.after, tip=lambda line: line.after, stretch=True),
)
_HINT = "Bản mới là dự thảo chưa có số; văn bản được trích dẫn và ngày kỷ niệm giữ nguyên."


class DuplicateDialog(FormDialog):
    """Shows one `DuplicateForm`; the preview follows the number of years."""

    def __init__(self, form: DuplicateForm, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Nhân bản “{title_of(form.plan)}”", _HINT, save_text="Lập bản mới", width=760,
            parent=parent,
        )  # fmt: skip
        self._form = form
        self.years = NumberField(form.years, unit="năm", whole=True)
        self.fields = Form()
        self.fields.add("years", "Chuyển sang sau", self.years, required=True, half=True)
        self.target = label("", "strong", wrap=True)
        self.fields.add("target", "Năm của bản mới", self.target, half=True)
        self.table = DataTable(_COLUMNS)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 7)
        self.body.addWidget(self.fields)
        self.body.addWidget(label("Những chỗ thay đổi", "section"))
        self.body.addWidget(self.table, 1)
        self.years.changed.connect(lambda value: self._show())
        self.years.edit.setFocus()
        self.years.edit.selectAll()
        self._show()

    def accept(self) -> None:
        self._collect()
        if self._form.problem():
            self._show()
            self.fields.focus_field("years")
            return
        self._form.save()
        super().accept()

    def _collect(self) -> None:
        years = self.years.value()
        self._form.years = int(years) if years is not None else 0

    def _show(self) -> None:
        self._collect()
        self.fields.show_problems({"years": self._form.problem()})
        year = self._form.target_year()
        self.target.setText(f"Năm {year}" if year and not self._form.problem() else "–")
        self.table.set_rows(self._form.changes())
