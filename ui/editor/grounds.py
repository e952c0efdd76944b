"""Section "Căn cứ và kế hoạch cấp trên"."""

from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from models import legal, plan_store
from models.plan import Ground
from ui.editor.desk import Desk
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.values import DayValue, LineValue, TextValue
from ui.widgets.buttons import button, explain_disabled


class GroundsSection(Section):
    """The texts the plan rests on, picked from those in force or typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("grounds", desk, parent)
        hint = "Ghi đủ trích dẫn như sẽ in. Đánh dấu kế hoạch cấp trên mà văn bản này triển khai."
        card = self.card("Căn cứ ban hành", hint, "law")
        self.rows = self.add_list(card, self._rows())
        self.pick = button("Chọn văn bản đang có hiệu lực", "law", self._offer)
        card.add_action(self.pick)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        reason = "" if self._texts() else "Danh mục văn bản pháp luật đang trống."
        explain_disabled(self.pick, reason)
        super().refresh()

    def paper_day(self) -> date:
        """Return the day whose law holds: the paper's own, else today."""
        return plan_store.head_date(self.desk.form.plan.head) or self.desk.today

    def take(self, text: legal.LegalText) -> None:
        """Add a text of the list as a ground, once."""
        if any(text.number and text.number == item.number for item in self.rows.parts()):
            self.desk.session.notify("Văn bản này đã có trong căn cứ.", "info")
            return
        self.rows.append(
            Ground(
                text=text.citation,
                kind=text.kind,
                number=text.number,
                dated_on=text.dated_on,
                issuer=text.issuer,
                subject=text.title,
            )
        )

    def _rows(self) -> RowsEditor:
        today = self.desk.today
        return RowsEditor(
            self.desk,
            path=lambda: "grounds",
            make=Ground,
            columns=[
                RowColumn(title="Trích dẫn đầy đủ", name="text", edit="text", share=8),
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
            empty=("law", "Chưa có căn cứ. Chọn văn bản đang có hiệu lực hoặc thêm căn cứ mới."),
        )  # fmt: skip

    def _texts(self) -> list[legal.LegalText]:
        return legal.in_force(self.paper_day())

    def _offer(self) -> None:
        menu = QMenu(self)
        for text in self._texts():
            told = f"{text.kind} {text.number} {text.title}"
            action = menu.addAction(told if len(told) < 90 else f"{told[:88]}…")
            action.setToolTip(text.citation)
            action.triggered.connect(lambda checked=False, chosen=text: self.take(chosen))
        menu.exec(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))
