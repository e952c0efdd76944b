"""Dialogs of the awards page: one name, and many pasted at once."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.base import db
from models.nominations import KIND_LABELS, Nomination
from models.plan import RecipientKind
from models.units import Unit
from ui.dialogs.frame import FormDialog
from ui.forms.nomination_form import FORMS, VERDICTS, NominationForm
from ui.forms.pasted_names import PastedName, read_names
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import explain_disabled
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField
from ui.widgets.pill import Pill

KINDS = [(words, kind.value) for kind, words in KIND_LABELS.items()]
_HONORIFICS = [("(không ghi)", ""), ("Ông", "Ông"), ("Bà", "Bà")]
_LINES_SHOWN = 6


class NominationDialog(FormDialog):
    """Shows one `NominationForm`; closes only once it is saved."""

    def __init__(self, form: NominationForm, parent: QWidget | None = None) -> None:
        title = form.name or "Thêm đề nghị khen thưởng"
        super().__init__(title, save_text="Lưu", width=640, parent=parent)
        self._form = form
        self.kind = Combo(KINDS, form.kind)
        self.honorific = Combo(_HONORIFICS, form.honorific)
        self.name = QLineEdit(form.name)
        self.birth_year = QLineEdit(str(form.birth_year or ""))
        self.birth_year.setPlaceholderText("ví dụ 1985")
        self.post = QLineEdit(form.post)
        self.unit = SearchCombo(
            [(unit.name, unit.id) for unit in Unit.active(form.today)],
            form.unit or None,
            placeholder="Gõ để tìm hoặc ghi tên đơn vị…",
            free_text=True,
        )
        self.award = SearchCombo([(text, text) for text in FORMS], form.form, free_text=True)
        self.level = QLineEdit(form.level)
        self.level.setPlaceholderText("ví dụ Chủ tịch UBND xã")
        self.achievement = QPlainTextEdit(form.achievement)
        self.achievement.setTabChangesFocus(True)
        line = self.achievement.fontMetrics().lineSpacing()
        self.achievement.setFixedHeight(line * 3 + 16)
        self.verdict = Combo([(text, key) for key, text in VERDICTS.items()], form.verdict)
        self.reason = QLineEdit(form.verdict_reason)
        self.votes_for = NumberField(form.votes_for, unit="phiếu", whole=True, least=0)
        self.votes_all = NumberField(form.votes_all, unit="phiếu", whole=True, least=0)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._follow)
        self.verdict.currentIndexChanged.connect(self._follow)
        self._follow()
        self.name.setFocus()

    def accept(self) -> None:
        if self.lacks(self.fields, self._misread()):
            return
        self._collect()
        if not self.lacks(self.fields, self._form.problems()):
            self.close_after(self._form.save)

    def _lay_out(self) -> None:
        self.fields = Form()
        self.fields.add("kind", "Loại", self.kind, required=True, half=True)
        self.fields.add("honorific", "Xưng hô", self.honorific, half=True)
        self.fields.add("name", "Tên", self.name, required=True, half=True)
        self.fields.add("birth_year", "Năm sinh", self.birth_year, half=True)
        self.fields.add("post", "Chức vụ", self.post, half=True)
        self.fields.add("unit", "Đơn vị", self.unit, half=True)
        self.fields.add("form", "Hình thức khen", self.award, required=True, half=True)
        self.fields.add("level", "Cấp quyết định", self.level, half=True)
        self.fields.add("achievement", "Thành tích", self.achievement)
        self.fields.add("verdict", "Xét điều kiện", self.verdict, half=True)
        self.fields.add("verdict_reason", "Lý do", self.reason, half=True)
        self.fields.add("votes_for", "Phiếu đồng ý", self.votes_for, half=True)
        self.fields.add("votes_all", "Tổng số phiếu", self.votes_all, half=True)
        self.body.addWidget(self.fields)

    def _follow(self) -> None:
        person = self._is_person()
        for key in ("honorific", "birth_year", "post"):
            self.fields.rows[key].setEnabled(person)

    def _is_person(self) -> bool:
        return self.kind.value() == RecipientKind.PERSON.value

    def _misread(self) -> dict[str, str]:
        """Return by field what cannot be read as the number it stands for."""
        year = self.birth_year.text().strip() if self._is_person() else ""
        found = {
            "birth_year": "Hãy gõ năm sinh bốn chữ số." if year and not year.isdecimal() else "",
            "votes_for": self.votes_for.problem(),
            "votes_all": self.votes_all.problem(),
        }
        return {key: problem for key, problem in found.items() if problem}

    def _collect(self) -> None:
        form, year = self._form, self.birth_year.text().strip()
        form.kind, form.name = self.kind.value(), self.name.text()
        person = self._is_person()
        form.honorific = self.honorific.value() or "" if person else ""
        form.birth_year = int(year) if year and person else None
        form.post = self.post.text() if person else ""
        form.unit, form.form = self.unit.value(), str(self.award.value() or "")
        form.level, form.achievement = self.level.text(), self.achievement.toPlainText()
        form.verdict, form.verdict_reason = self.verdict.value() or "", self.reason.text()
        form.votes_for = _whole(self.votes_for.value())
        form.votes_all = _whole(self.votes_all.value())


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


_PASTE_COLUMNS = (
    Column("Tên", lambda row: row.name, bold=True),
    Column("Chức vụ", lambda row: row.post),
    Column("Đơn vị", lambda row: row.unit_text, stretch=True),
    Column(
        "Sẽ làm gì",
        lambda row: row.problem or "Thêm",
        pill=lambda row: (
            Pill(f"Bỏ qua: {row.problem}", Tone.WARNING, "warning")
            if row.problem
            else Pill("Thêm", Tone.OK, "add")
        ),
    ),
)


class PasteDialog(FormDialog):
    """Shows how pasted lines are understood; adds the good ones, all or none."""

    def __init__(
        self,
        new: Nomination,
        text: str,
        known: list[Nomination],
        form: NominationForm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Dán danh sách đề nghị",
            "Mỗi dòng: Họ tên; chức vụ; đơn vị (cũng nhận ba cột dán từ Excel).",
            save_text="Thêm",
            width=760,
            parent=parent,
        )
        self._plan, self._today, self._known = new.plan_id, form.today, known
        self.added: list[Nomination] = []
        self.lines: list[PastedName] = []
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName("Danh sách dán vào")
        line = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(line * _LINES_SHOWN + 16)
        self.kind = Combo(KINDS, RecipientKind.PERSON.value)
        self.award = SearchCombo([(words, words) for words in FORMS], FORMS[0], free_text=True)
        self.table = DataTable(_PASTE_COLUMNS)
        self.table.setMinimumHeight(line * 10)
        self.told = label("", "soft", wrap=True)
        fields = Form()
        fields.add("kind", "Loại", self.kind, half=True)
        fields.add("form", "Hình thức khen", self.award, half=True)
        fields.add("text", "Nội dung", self.text)
        for part in (fields, self.told, self.table):
            self.body.addWidget(part)
        self.text.textChanged.connect(self._look)
        self.kind.currentIndexChanged.connect(self._look)
        self._units = {unit.name: unit.id for unit in Unit.active(self._today)}
        self._look()

    def accept(self) -> None:
        self.close_after(self._add)

    def _add(self) -> None:
        made = []
        with db.atomic("IMMEDIATE"):
            for line in self.lines:
                if line.problem:
                    continue
                form = NominationForm.of(Nomination(plan=self._plan), self._today)
                form.kind, form.form = self.kind.value(), str(self.award.value() or FORMS[0])
                form.name, form.honorific = line.name, line.honorific
                form.post, form.unit = line.post, line.unit
                form.save()
                made.append(form.record)
        self.added = made

    def _look(self) -> None:
        kind = self.kind.value()
        known = [item.name for item in self._known if item.kind == kind]
        self.lines = read_names(self.text.toPlainText(), self._units, known)
        self.table.set_rows(self.lines)
        good = sum(not line.problem for line in self.lines)
        strange = {
            line.unit_text
            for line in self.lines
            if not line.problem and line.unit_text and isinstance(line.unit, str)
        }
        note = (
            f" {len(strange)} đơn vị chưa có trong danh mục, giữ tên như dán." if strange else ""
        )
        self.told.setText(f"Sẽ thêm {good} trong {len(self.lines)} dòng.{note}")
        explain_disabled(self.save, "" if good else "Chưa có dòng nào thêm được.")
