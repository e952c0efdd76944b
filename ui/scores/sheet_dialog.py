"""Criteria and rules of a score sheet: an editable list, caps, late reports, grades."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from models.score_rules import SheetDraft
from models.scoring import CriterionKind
from models.text import nfc
from ui.dialogs.frame import FormDialog
from ui.editor.rows_model import RowColumn, RowsModel
from ui.editor.rows_table import RowsTable
from ui.forms.sheet_form import CriterionRow, SheetForm
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import Choice
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

_WIDTH = 1060
_MOST_HEIGHT = 420
_KINDS = tuple((kind.label, kind.value) for kind in CriterionKind)


def _columns(indicators: Sequence[Choice], sections: Callable[[], list[str]]) -> list[RowColumn]:
    return [
        RowColumn(title="Phần", name="section", offer=sections, share=20),
        RowColumn(title="Nội dung tiêu chí", name="text", edit="text", share=38),
        RowColumn(title="Loại", name="kind", edit="choice", choices=_KINDS, share=14),
        RowColumn(title="Tối đa", name="maximum", share=8),
        RowColumn(
            title="Tính tối đa",
            name="cap",
            share=9,
            tip="Điểm thưởng, điểm trừ: ghi bao nhiêu cũng chỉ tính đến mức này",
        ),
        RowColumn(
            title="Chỉ tiêu",
            name="indicator",
            edit="choice",
            choices=(("–", None), *indicators),
            share=16,
            tip="Chỉ tiêu của phong trào để điền điểm từ số liệu báo cáo",
        ),
        RowColumn(title="Ghi chú", name="note", share=14),
    ]


class SheetDialog(FormDialog):
    """Shows one `SheetForm`; closes only once `keep(draft)` took it."""

    def __init__(
        self,
        title: str,
        draft: SheetDraft,
        indicators: Sequence[Choice],
        keep: Callable[[SheetDraft], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title,
            "Sửa theo văn bản ban hành tiêu chí của cơ quan. Sửa ngay trong ô của bảng.",
            width=_WIDTH,
            parent=parent,
        )
        self._form, self._keep = SheetForm.of(draft), keep
        self.name, self.paper = QLineEdit(draft.title), QLineEdit(draft.paper)
        self.paper.setCursorPosition(0)
        self.bonus_cap = NumberField(draft.bonus_cap, unit="điểm", least=0)
        self.penalty_cap = NumberField(draft.rules.penalty_cap, unit="điểm", least=0)
        late = self._form.late_texts()
        self.days, self.points = QLineEdit(late["days"]), QLineEdit(late["points"])
        self.missing = QLineEdit(late["missing"])
        self.grades = QPlainTextEdit("\n".join(self._form.grade_lines()))
        self.rows = RowsModel(_columns(indicators, self._sections), lambda _: self._tell(), self)
        self.rows.set_parts(self._form.rows)
        self.table = RowsTable(self.rows, _MOST_HEIGHT)
        self.table.setAccessibleName("Tiêu chí")
        self.table.keyed.connect(self._key)
        self.scale = label("", "strong")
        self._lay_out()
        self._tell()

    def typed(self) -> SheetDraft:
        """Return the sheet as it stands in the fields. Raises RuleBroken."""
        texts = {
            "title": nfc(self.name.text()),
            "paper": nfc(self.paper.text()),
            "days": self.days.text(),
            "points": self.points.text(),
            "missing": self.missing.text(),
        }
        grades = nfc(self.grades.toPlainText()).splitlines()
        return self._form.collect(texts, grades, self.bonus_cap.value(), self.penalty_cap.value())

    def accept(self) -> None:
        caps = {"bonus_cap": self.bonus_cap, "penalty_cap": self.penalty_cap}
        wrong = {name: told for name, one in caps.items() if (told := one.problem())}
        if not self.lacks(self.fields_rules, wrong):
            self.close_after(lambda: self._keep(self.typed()))

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.fields = Form()
        self.fields.add("title", "Tên bảng", self.name, half=True)
        self.fields.add("paper", "Văn bản ban hành tiêu chí", self.paper, half=True)
        tools = QHBoxLayout()
        tools.setSpacing(tokens.SMALL)
        self.add = button("Thêm tiêu chí", "add", self._add)
        self.remove = button("Xóa", "delete", self._remove)
        self.up = button("Lên", "go_up", lambda: self._move(-1))
        self.down = button("Xuống", "go_down", lambda: self._move(1))
        for one in (self.add, self.remove, self.up, self.down):
            one.setAutoDefault(False)
            tools.addWidget(one)
        tools.addStretch()
        tools.addWidget(self.scale)
        rules = Form()
        rules.add("bonus_cap", "Tổng điểm thưởng tính tối đa", self.bonus_cap, half=True)
        rules.add("penalty_cap", "Tổng điểm trừ tính tối đa", self.penalty_cap, half=True)
        rules.add_section("Báo cáo chậm, không báo cáo")
        rules.add(
            "days", "Các mức ngày chậm", self.days, half=True,
            hint="“3, 7”: chậm đến 3 ngày, đến 7 ngày, và trên 7 ngày.",
        )  # fmt: skip
        rules.add(
            "points", "Điểm trừ mỗi báo cáo, theo từng mức", self.points, half=True,
            hint="Cách nhau dấu chấm phẩy; nhiều hơn số mức ngày một số.",
        )  # fmt: skip
        rules.add("missing", "Điểm trừ mỗi báo cáo không nộp", self.missing, half=True)
        rules.add(
            "grades", "Xếp loại", self.grades,
            hint="Mỗi dòng: điểm từ mức này trở lên, dấu hai chấm, tên loại.",
        )  # fmt: skip
        self.grades.setFixedHeight(self.grades.fontMetrics().lineSpacing() * 5 + 18)
        self.fields_rules = rules
        self.body.addWidget(self.fields)
        self.body.addLayout(tools)
        self.body.addWidget(self.table)
        self.body.addWidget(rules)
        self.save.setAutoDefault(False)  # Enter belongs to the cells
        self.save.setDefault(False)

    # --- the list ----------------------------------------------------------------------------

    def _sections(self) -> list[str]:
        return list(dict.fromkeys(row.section for row in self._form.rows if row.section))

    def _tell(self) -> None:
        self.scale.setText(self._form.scale_words())
        reason = "" if self._form.rows else "Chưa có tiêu chí nào."
        for one in (self.remove, self.up, self.down):
            explain_disabled(one, reason)

    def _add(self) -> None:
        at = self.table.currentIndex().row()
        at = at if at >= 0 else len(self._form.rows) - 1
        section = self._form.rows[at].section if self._form.rows else ""
        self.rows.insert(at + 1, CriterionRow(section=section))
        self._tell()
        place = self.rows.index(at + 1, 2)
        self.table.setFocus()
        self.table.setCurrentIndex(place)
        self.table.edit(place)

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        if self.rows.part(row) is not None:
            self.rows.remove(row)
            self._tell()

    def _move(self, step: int) -> None:
        row = self.table.currentIndex().row()
        if self.rows.move(row, step):
            self.table.setCurrentIndex(self.rows.index(row + step, 2))

    def _key(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return
        event.accept()
