"""Targets: one for all units, or a unit's own; typed, or pasted from Excel."""

from PySide6.QtWidgets import QWidget

from models.plan_indicators import PlanIndicator
from models.units import Unit
from ui.dialogs.frame import FormDialog
from ui.forms.targets_form import TargetsForm
from ui.tables.typed_grid import TypedGrid

_HINT = (
    "Dòng đầu là mức giao chung; đơn vị có số riêng thì theo số riêng. Chép cả khối từ Excel"
    " rồi bấm Ctrl+V tại ô góc trên bên trái."
)
_LEAST_ROWS = 9


class TargetsDialog(FormDialog):
    """Shows one `TargetsForm`; the indicators change only with "Ghi mức giao"."""

    def __init__(
        self, indicators: list[PlanIndicator], units: list[Unit], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Mức giao chỉ tiêu", _HINT, save_text="Ghi mức giao", width=900, parent=parent
        )
        self.form = TargetsForm(indicators, units)
        self.changed = False  # after `accept`: whether a target is another
        self.grid = TypedGrid(self.form)
        self.grid.setAccessibleName("Mức giao theo đơn vị")
        self.grid.setMinimumHeight(self.grid.verticalHeader().defaultSectionSize() * _LEAST_ROWS)
        self.grid.grid.wrote.connect(lambda: self.refuse(""))
        self.body.addWidget(self.grid, 1)
        self.save.setDefault(False)  # Enter goes down in the grid
        self.save.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.grid.setFocus()

    def accept(self) -> None:
        problems = self.form.problems()
        if problems:
            more = f" (và {len(problems) - 1} ô khác)" if len(problems) > 1 else ""
            self.refuse(problems[0] + more)
            return
        self.close_after(self._write)

    def _write(self) -> None:
        self.changed = self.form.write()
