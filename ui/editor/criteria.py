"""Section "Tiêu chí và điều kiện loại"."""

from PySide6.QtWidgets import QWidget

from models.plan import Audience, Criterion, Disqualifier
from ui.editor.choices import OPERATORS, RECIPIENTS, UNITS_OF_MEASURE
from ui.editor.desk import Desk
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import CampaignSection
from ui.editor.values import ChoiceValue, LineValue, NumberValue, SuggestedValue


class CriteriaSection(CampaignSection):
    """Whom the campaign speaks to, what is to be reached, and what shuts somebody out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("criteria", desk, parent)
        hint = "Nhóm tham gia, kèm tiêu chuẩn riêng nếu có."
        self.audiences = self.add_list(
            self.card("Đối tượng thi đua", hint, "people"), self._audiences()
        )
        hint = "Tiêu chí đếm được thì đặt ngưỡng để tính đạt hay chưa đạt."
        self.criteria = self.add_list(
            self.card("Tiêu chí thi đua", hint, "trend"), self._criteria()
        )
        hint = "Trường hợp không xem xét khen thưởng."
        self.disqualifiers = self.add_list(
            self.card("Điều kiện loại", hint, "exempt"), self._disqualifiers()
        )
        self.body.addStretch(1)
        self.refresh()

    def _audiences(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=self.inside("audiences"),
            make=Audience,
            columns=[
                RowColumn(title="Nhóm", name="name", edit="text", share=3),
                RowColumn(title="Là", name="kind", edit="choice", choices=RECIPIENTS, share=2),
                RowColumn(title="Tiêu chuẩn riêng", name="standard", edit="text", share=5),
            ],
            details=[
                Detail(
                    name="reference", title="Theo văn bản",
                    make=lambda: LineValue("Ví dụ: mục II Kế hoạch số … (khi chỉ dẫn chiếu)"),
                ),
            ],
            what="nhóm",
            add_text="Thêm nhóm",
            empty=("people", "Chưa có nhóm nào. Thêm nhóm, hoặc để trống nếu áp dụng cho tất cả."),
        )  # fmt: skip

    def _criteria(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=self.inside("criteria"),
            make=Criterion,
            columns=[
                RowColumn(title="Tiêu chí", name="text", edit="text", share=7),
                RowColumn(title="Dành cho", name="audience", offer=self._groups, share=3),
                RowColumn(title="Ngưỡng", edit="", text=threshold, share=3),
            ],
            details=[
                Detail(
                    name="operator", title="So sánh", make=lambda: ChoiceValue(OPERATORS),
                    half=True,
                ),
                Detail(
                    name="value", title="Giá trị", half=True,
                    make=lambda: NumberValue("ví dụ 90", digits=8, decimals=True),
                ),
                Detail(
                    name="unit", title="Đơn vị tính", half=True,
                    make=lambda: SuggestedValue(lambda: UNITS_OF_MEASURE, "%, điểm …"),
                ),
                Detail(name="reference", title="Theo văn bản", make=LineValue, half=True),
            ],
            what="tiêu chí",
            add_text="Thêm tiêu chí",
            empty=("trend", "Chưa có tiêu chí. Thêm tiêu chí mà các đơn vị phải đạt."),
        )  # fmt: skip

    def _disqualifiers(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=self.inside("disqualifiers"),
            make=Disqualifier,
            columns=[
                RowColumn(title="Trường hợp", name="text", edit="text", share=7),
                RowColumn(title="Theo văn bản", name="reference", share=3),
            ],
            what="điều kiện",
            add_text="Thêm điều kiện loại",
            empty=("exempt", "Chưa có điều kiện loại. Có thể để trống."),
        )

    def _groups(self) -> list[str]:
        campaigns = self.desk.form.plan.campaigns
        if self.number >= len(campaigns):
            return []
        return [item.name for item in campaigns[self.number].audiences if item.name]


def threshold(item: Criterion) -> str:
    """Return "≥ 90 %", "" without a threshold."""
    if item.value is None:
        return ""
    sign = {">=": "≥", "<=": "≤"}.get(item.operator, item.operator)
    number = f"{item.value:.10g}".replace(".", ",")
    return " ".join(part for part in (sign, number, item.unit) if part)
