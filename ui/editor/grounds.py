"""Section "Căn cứ và kế hoạch cấp trên"."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models import ground_check, legal
from models.laws import Law
from models.plan import Ground
from models.readiness import Missing
from ui.editor.check import replace_button
from ui.editor.desk import Desk
from ui.editor.law_picker import LawPicker
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.values import DayValue, LineValue, TextValue
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.labels import label


class GroundsSection(Section):
    """The texts the plan rests on, picked from the register or typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("grounds", desk, parent)
        hint = "Ghi đủ trích dẫn như sẽ in. Đánh dấu kế hoạch cấp trên mà văn bản này triển khai."
        card = self.card("Căn cứ ban hành", hint, "law")
        self._faults = QVBoxLayout()
        self._faults.setSpacing(tokens.TIGHT)
        card.body.addLayout(self._faults)
        self.rows = self.add_list(card, self._rows())
        self.pick = button("Chọn từ danh mục…", "law", self.offer)
        card.add_action(self.pick)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        reason = "" if self.desk.form.laws else "Danh mục văn bản pháp luật đang trống."
        explain_disabled(self.pick, reason)
        super().refresh()

    def show_marks(self) -> None:
        super().show_marks()
        self._show_faults()

    def offer(self) -> None:
        """Let the clerk pick texts of the register."""
        form = self.desk.form
        form.laws = legal.laws()
        span = ground_check.paper_span(form.plan, self.desk.today)
        taken = {
            law.number for law in form.laws if ground_check.cites(form.plan, law, form.laws, span)
        }
        picker = LawPicker(form.laws, span, taken, form.plan.kind, self)
        if picker.exec() == QDialog.DialogCode.Accepted:
            form.remember()
            for law in picker.chosen():
                self.take(law)
            form.remember()

    def take(self, law: Law | legal.LegalText) -> None:
        """Add a text of the register as a ground, once."""
        law = law.law if isinstance(law, legal.LegalText) else law
        if any(law.number == item.number for item in self.rows.parts()):
            self.desk.session.notify("Văn bản này đã có trong căn cứ.", "info")
            return
        self.rows.append(ground_check.ground_of(law))

    def faults(self) -> list[Missing]:
        """Return the grounds that do not hold on the plan's day."""
        form = self.desk.form
        return ground_check.outdated(form.plan, form.laws, self.desk.today)

    def _rows(self) -> RowsEditor:
        today = self.desk.today
        return RowsEditor(
            self.desk,
            path=lambda: "grounds",
            make=Ground,
            columns=[
                RowColumn(title="Trích dẫn đầy đủ", name="text", edit="text", share=9),
                RowColumn(
                    title="Hiệu lực", edit="", text=self._standing, share=3,
                    tip="Theo danh mục văn bản pháp luật, xét vào ngày của kế hoạch",
                ),
                RowColumn(
                    title="Cấp trên", name="is_parent", edit="flag", share=1,
                    tip="Kế hoạch cấp trên mà kế hoạch này triển khai",
                ),
            ],
            details=[
                Detail(name="kind", title="Loại văn bản", make=LineValue, half=True),
                Detail(name="number", title="Số, ký hiệu", make=LineValue, half=True),
                Detail(
                    name="dated_on", title="Ngày ban hành", make=lambda: DayValue(today), half=True
                ),
                Detail(name="issuer", title="Cơ quan ban hành", make=LineValue, half=True),
                Detail(name="subject", title="Về việc", make=lambda: TextValue(least=1)),
            ],
            what="căn cứ",
            add_text="Thêm căn cứ",
            empty=("law", "Chưa có căn cứ. Chọn từ danh mục hoặc thêm căn cứ mới."),
        )  # fmt: skip

    def _standing(self, ground: Ground) -> str:
        form = self.desk.form
        span = ground_check.paper_span(form.plan, self.desk.today)
        return ground_check.standing(ground, form.laws, span)

    def _show_faults(self) -> None:
        """Show one line below the list for each ground that does not hold."""
        while old := self._faults.takeAt(0):
            old.widget().hide()
            old.widget().deleteLater()
        for item in self.faults():
            self._faults.addWidget(self._fault(item))

    def _fault(self, item: Missing) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"{item.sentence}.", "soft", wrap=True), 1)
        if item.instead:
            row.addWidget(replace_button(self.desk, item))
        return line
