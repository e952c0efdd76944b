"""What the records propose, old beside new, before anything is written."""

from PySide6.QtWidgets import QWidget

from models.journal import Change
from models.score_filling import Filling
from models.scoring import Hand, points_words
from ui.dialogs.frame import FormDialog
from ui.forms.score_form import ScoreForm
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.widgets.buttons import explain_disabled
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.labels import label

_HINT = "Xem điểm đang ghi và điểm sẽ ghi; chưa bấm nút thì chưa có gì thay đổi."
_ROWS = 11
COLUMNS = (
    Column("Đơn vị", lambda line: line.unit.name, most=24, bold=True),
    Column("Tiêu chí", lambda line: line.criterion.text, most=20),
    Column("Đang ghi", lambda line: points_words(line.old) or "–", align="right"),
    Column("Sẽ ghi", lambda line: points_words(line.new), align="right", bold=True),
    Column(
        "Căn cứ", lambda line: line.why.partition(": ")[2], stretch=True, most=60,
        tip=lambda line: line.why,
    ),
)  # fmt: skip


class FillDialog(FormDialog):
    """Shows what would change in one hand's column. `change`: the deed, after it was done."""

    def __init__(self, form: ScoreForm, parent: QWidget | None = None) -> None:
        super().__init__(
            "Điền từ sổ theo dõi", _HINT, save_text="Ghi điểm", width=1060, parent=parent
        )
        self._form = form
        self._lines: list[Filling] = []
        self.change: Change | None = None
        self.hand = Combo([(hand.label, hand) for hand in reversed(Hand)], Hand.COUNCIL)
        self.hand.chosen.connect(lambda _: self._show())
        self.table = DataTable(COLUMNS)
        self.table.setAccessibleName("Điểm sẽ ghi")
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * _ROWS)
        self.told = label("", "strong", wrap=True)
        self.lacks_told = label("", "warning", wrap=True)
        fields = Form()
        fields.add("hand", "Ghi vào cột", self.hand, half=True)
        self.body.addWidget(fields)
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.lacks_told)
        self._show()

    def accept(self) -> None:
        self.close_after(self._write)

    def _write(self) -> None:
        self.change = self._form.fill(self._lines, self.hand.value())

    def _show(self) -> None:
        found = self._form.fillings(self.hand.value())
        self._lines = [line for line in found.lines if line.differs]
        self.table.set_rows(self._lines)
        same = len(found.lines) - len(self._lines)
        kept = f" {same} ô đã đúng như sổ." if same else ""
        self.told.setText(
            f"{len(self._lines)} ô sẽ đổi.{kept}" if found.lines else "Không có gì để điền."
        )
        self.lacks_told.setText(" ".join(found.lacks))
        self.lacks_told.setVisible(bool(found.lacks))
        self.save.setText(f"Ghi {len(self._lines)} ô" if self._lines else "Ghi điểm")
        explain_disabled(self.save, "" if self._lines else "Điểm đang ghi đã đúng như sổ.")
