"""Dialogs of the papers page: number and day, and a new paper with what it still lacks."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from docgen.jobs import papers
from docgen.jobs.generating import KINDS
from models import plan_list
from models.database import DataFolder
from models.errors import RuleBroken
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.forms.number_form import NumberForm
from ui.widgets.buttons import explain_disabled
from ui.widgets.checklist import CheckItem, Checklist, CheckState
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form


class NumberDialog(FormDialog):
    """Shows one `NumberForm`; closes only once it is saved."""

    def __init__(self, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi số, ngày văn bản", form.document.subject, save_text="Ghi số", parent=parent
        )
        self._form = form
        self.number = QLineEdit(form.number)
        self.number.selectAll()
        self.symbol = QLineEdit(form.symbol)
        self.day = DateField(form.today, form.day)
        self.in_file = QCheckBox("Sửa cả trong tệp Word")
        self.in_file.setChecked(True)
        self.in_file.setToolTip("Chỉ dòng “Số:” và dòng ngày thay đổi; bản trước được giữ lại.")
        self._proposed = "" if form.document.number else form.number
        fields = Form()
        self.row = fields.add("number", "Số", self.number, required=True, half=True)
        fields.add("symbol", "Ký hiệu", self.symbol, required=True, half=True)
        fields.add("day", "Ngày văn bản", self.day, required=True)
        hint = "Chỉ sửa dòng “Số:” và dòng ngày; bản trước giữ lại, tên tệp kết thúc “ban-truoc”."
        fields.add("in_file", "Tệp", self.in_file, hint=hint)
        self.body.addWidget(fields)
        self._hint()
        self.symbol.editingFinished.connect(self._propose)
        self.day.changed.connect(lambda _: self._propose())
        self.number.setFocus()

    def accept(self) -> None:
        form = self._form
        form.number, form.symbol = self.number.text(), self.symbol.text()
        form.day, form.in_file = self.day.day(), self.in_file.isChecked()
        wrong = self.day.problem() or ("" if form.day else "Hãy nhập ngày của văn bản.")
        if wrong or not form.number.strip():
            self.refuse(wrong or "Hãy nhập số của văn bản.")
        else:
            self.close_after(form.save)

    def _propose(self) -> None:
        """Follow symbol and year with the proposal, unless the clerk typed a number."""
        form = self._form
        form.symbol, form.day = self.symbol.text(), self.day.day()
        if self._proposed and self.number.text() == self._proposed:
            self._proposed = form.proposal()
            self.number.setText(self._proposed)
            self._hint()

    def _hint(self) -> None:
        free = self._proposed
        self.row.set_hint(f"Số tiếp theo theo sổ: {free}" if free else "")


class NewPaperDialog(FormDialog):
    """Asks which paper about which plan, and tells first what is missing for it."""

    def __init__(
        self, session: Session, kind: str = "plan", code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Tạo văn bản",
            "Văn bản lập từ dữ liệu đã nhập; số, ngày để trống thì văn thư ghi sau.",
            save_text="Tạo văn bản",
            parent=parent,
        )
        self._session = session
        self.document = None
        self.kind = Combo([(words, key) for key, words in KINDS.items()], kind)
        plans = {row.code: f"{row.code} · {row.title}" for row in plan_list.rows()}
        self.plan = SearchCombo([(words, key) for key, words in plans.items()])
        self.plan.set_value(code or next(iter(plans), None))
        self.plan.lineEdit().setCursorPosition(0)
        self.check = Checklist("Đủ để tạo văn bản")
        fields = Form()
        fields.add("kind", "Loại văn bản", self.kind, required=True)
        fields.add("plan", "Phong trào, chương trình", self.plan, required=True)
        self.body.addWidget(fields)
        self.body.addWidget(self.check)
        self.kind.chosen.connect(lambda _: self._look())
        self.plan.chosen.connect(lambda _: self._look())
        self._look()

    def accept(self) -> None:
        folder, today = DataFolder(self._session.folder), self._session.today
        try:
            self.document = papers.make(folder, self.kind.value(), self.plan.value(), today)
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            super().accept()

    def _look(self) -> None:
        code = self.plan.value()
        found = papers.lacks(self.kind.value(), code, self._session.today) if code else []
        states = {True: CheckState.MISSING, False: CheckState.ADVICE}
        items = [
            CheckItem(str(place), lack.text, states[lack.needed])
            for place, lack in enumerate(found)
        ]
        self.check.set_items(items or [CheckItem("ok", "Đủ dữ liệu", CheckState.DONE)])
        needed = [lack.text for lack in found if lack.needed]
        reason = "" if code else "Hãy chọn phong trào hoặc chương trình."
        explain_disabled(self.save, reason or next(iter(needed), ""))
        self.resize(self.sizeHint())
