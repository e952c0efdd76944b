"""Small dialogs of a score sheet: which to copy, who is not ranked, why it is opened again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from models import score_deeds
from models.journal import Change
from models.score_book import Board
from models.scores import ScoreSheet
from models.text import nfc
from models.units import Unit
from ui.dialogs.frame import FormDialog
from ui.widgets.combo import Combo
from ui.widgets.form import Form


class CopyDialog(FormDialog):
    """Asks which sheet the new one begins with."""

    def __init__(self, sources: Sequence[ScoreSheet], parent: QWidget | None = None) -> None:
        super().__init__(
            "Chép bảng đã có",
            "Chép tiêu chí và quy tắc, không chép điểm; chỉ tiêu gắn lại theo phong trào mới.",
            save_text="Lập bảng",
            parent=parent,
        )
        self._sources = list(sources)
        names = [(f"Năm {one.year} · {one.cluster.name}", one.id) for one in sources]
        self.sheet = Combo(names, sources[0].id)
        self.fields = Form()
        self.fields.add("sheet", "Bảng để chép", self.sheet, required=True)
        self.body.addWidget(self.fields)

    def chosen(self) -> ScoreSheet:
        """Return the sheet chosen."""
        return next(one for one in self._sources if one.id == self.sheet.value())


class LeaveOutDialog(FormDialog):
    """Asks for a unit and why it is not ranked; without a reason it is ranked again."""

    def __init__(self, board: Board, unit: int, parent: QWidget | None = None) -> None:
        super().__init__(
            "Không xếp hạng đơn vị",
            "Điểm vẫn giữ và vẫn in, kèm lý do. Để trống lý do là xếp hạng lại.",
            parent=parent,
        )
        self._board = board
        self.change: Change | None = None
        self.unit = Combo([(one.name, one.id) for one in board.units], unit)
        self.reason = QLineEdit()
        self.unit.chosen.connect(lambda _: self._show())
        self.fields = Form()
        self.fields.add("unit", "Đơn vị", self.unit, required=True)
        self.fields.add(
            "reason", "Lý do", self.reason, hint="Ví dụ: đang trong thời gian thi hành kỷ luật."
        )
        self.body.addWidget(self.fields)
        self._show()

    def accept(self) -> None:
        self.close_after(self._write)

    def _write(self) -> None:
        unit, reason = Unit.get_by_id(self.unit.value()), nfc(self.reason.text())
        self.change = score_deeds.leave_out(self._board.sheet, unit, reason)

    def _show(self) -> None:
        chosen = self.unit.value()
        self.reason.setText(next(one.out for one in self._board.units if one.id == chosen))


class ReopenDialog(FormDialog):
    """Asks why a closed sheet is opened again; the reason stands in the journal."""

    def __init__(self, sheet: ScoreSheet, parent: QWidget | None = None) -> None:
        super().__init__(
            "Mở lại bảng đã chốt",
            "Lý do được ghi vào nhật ký.",
            save_text="Mở lại bảng",
            parent=parent,
        )
        self._sheet = sheet
        self.change: Change | None = None
        self.reason = QLineEdit()
        self.fields = Form()
        self.fields.add("reason", "Lý do", self.reason, required=True)
        self.body.addWidget(self.fields)

    def accept(self) -> None:
        reason = nfc(self.reason.text()).strip()
        told = {} if reason else {"reason": "Hãy ghi lý do mở lại bảng."}
        if not self.lacks(self.fields, told):
            self.close_after(lambda: self._write(reason))

    def _write(self, reason: str) -> None:
        self.change = score_deeds.reopen(self._sheet, reason)
