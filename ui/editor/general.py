"""Section "Thông tin chung": the head of the paper, who issues it, and the campaigns."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.plan import Phase, PlanKind
from ui.dialogs.confirm import confirm
from ui.editor.choices import CAMPAIGN_KINDS, ISSUERS
from ui.editor.desk import Desk
from ui.editor.moments import MomentValue
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.span_line import SpanLine
from ui.editor.values import (
    ChoiceValue,
    LinesValue,
    LineValue,
    NumberValue,
    PaperDateValue,
    TextValue,
)
from ui.forms.moments import told_moment
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.form import Form


class GeneralSection(Section):
    """Head and issuer stand still; the cards of the campaigns follow their number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("general", desk, parent)
        self._head_card()
        self._issuer_card()
        self._fixed = list(self._fields)
        self._campaigns = QVBoxLayout()
        self._campaigns.setSpacing(12)
        self.body.addLayout(self._campaigns)
        self._count = -1
        if desk.form.plan.kind is PlanKind.CAMPAIGN:
            self.add_campaign = button("Thêm phong trào", "add", self._add_campaign)
            self.add_campaign.setToolTip("Một kế hoạch có thể phát động hai phong trào")
            self.body.addWidget(self.add_campaign)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        count = len(self.desk.form.plan.campaigns)
        if count != self._count:
            self._build_campaigns(count)
        super().refresh()

    def _head_card(self) -> None:
        form = Form()
        subject = TextValue("Ví dụ: Phát động phong trào thi đua “…” năm 2026", least=2)
        self.bind(form, "head.subject", "Trích yếu", subject, required=True)
        number = LineValue("văn thư ghi khi ban hành")
        self.bind(form, "head.number", "Số", number, half=True)
        self.bind(form, "head.symbol", "Ký hiệu", LineValue("/KH-UBND"), half=True)
        self.bind(form, "head.place", "Địa danh", LineValue(), half=True)
        self.bind(form, "year", "Năm kế hoạch", NumberValue("năm"), half=True)
        self.bind(form, "head.date", "Ngày ban hành", PaperDateValue(), half=True)
        self.bind(form, "head.type_name", "Tên loại văn bản", LineValue("KẾ HOẠCH"), half=True)
        hint = "Số, địa danh và ngày tháng có thể để trống, văn thư ghi khi ban hành."
        self.card("Đầu văn bản", hint, "documents").body.addWidget(form)

    def _issuer_card(self) -> None:
        form = Form()
        self.bind(form, "issuer.kind", "Loại cơ quan", ChoiceValue(ISSUERS), half=True)
        name = LineValue("Ủy ban nhân dân xã …")
        self.bind(form, "issuer.name", "Tên trong câu văn", name, half=True)
        lines = LinesValue("ỦY BAN NHÂN DÂN\nXÃ …")
        hint = "Mỗi dòng in một dòng ở góc trái văn bản"
        self.bind(
            form, "issuer.lines", "Cơ quan ban hành", lines, hint=hint, required=True, half=True
        )
        superior = LinesValue("Thường để trống")
        self.bind(form, "issuer.superior", "Cơ quan chủ quản", superior, half=True)
        self.card("Cơ quan ban hành", sign="units").body.addWidget(form)

    def _build_campaigns(self, count: int) -> None:
        """Make one card for each campaign anew."""
        self._count = count
        self._fields = list(self._fixed)
        self._lists.clear()
        while item := self._campaigns.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for number in range(count):
            self._campaigns.addWidget(self._campaign_card(number, count))

    def _campaign_card(self, number: int, count: int) -> Card:
        title = "Phong trào thi đua" if count == 1 else f"Phong trào thi đua thứ {number + 1}"
        card = Card(title, sign="campaigns")
        remove = button("Bỏ phong trào này", "delete", lambda: self._remove(number), kind="ghost")
        card.add_action(remove)
        form, start, today = Form(), f"campaigns.{number}", self.desk.today
        self.bind(form, f"{start}.title", "Tên phong trào", TextValue(least=1), required=True)
        kinds = ChoiceValue(CAMPAIGN_KINDS)
        self.bind(form, f"{start}.kind", "Loại phong trào", kinds, half=True)
        theme = TextValue("Có thể để trống", least=1)
        self.bind(form, f"{start}.theme", "Chủ đề, khẩu hiệu", theme, half=True)
        span = SpanLine(self.desk, start)
        form.add("span", "Thời gian", span)
        ends = [
            self.bind(form, f"{start}.{name}", words, MomentValue(today), required=True, half=True)
            for name, words in (("starts", "Bắt đầu"), ("ends", "Kết thúc"))
        ]
        span.read.connect(
            lambda: [
                editor.set_value(self.desk.form.get(f"{start}.{name}"))
                for name, editor in zip(("starts", "ends"), ends, strict=True)
            ]
        )
        card.body.addWidget(form)
        form.add_section("Giai đoạn, đợt", "Chỉ khi phong trào chia thành nhiều giai đoạn.")
        phases = RowsEditor(
            self.desk,
            path=lambda: f"{start}.phases",
            make=Phase,
            columns=[
                RowColumn(title="Tên", name="name", share=3),
                RowColumn(
                    title="Từ", edit="", text=lambda item: told_moment(item.starts), share=3
                ),
                RowColumn(title="Đến", edit="", text=lambda row: told_moment(row.ends), share=3),
                RowColumn(title="Nội dung", name="text", edit="text", share=5),
            ],
            details=[
                Detail(name="starts", title="Bắt đầu", make=lambda: MomentValue(today), half=True),
                Detail(name="ends", title="Kết thúc", make=lambda: MomentValue(today), half=True),
            ],
            what="giai đoạn",
            add_text="Thêm giai đoạn",
            empty=("calendar", "Phong trào không chia giai đoạn."),
        )
        self.add_list(card, phases)
        return card

    def _add_campaign(self) -> None:
        self.desk.form.add_campaign()
        self.desk.tell_replaced()
        self.focus_path(f"campaigns.{len(self.desk.form.plan.campaigns) - 1}.title")

    def _remove(self, number: int) -> None:
        title = self.desk.form.plan.campaigns[number].title or f"Phong trào {number + 1}"
        text = f"Bỏ “{title}” cùng tiêu chí, khen thưởng, hồ sơ của phong trào này?"
        if confirm(self, "Bỏ phong trào", text, "Bỏ phong trào", dangerous=True):
            self.desk.form.remember()
            self.desk.form.remove_campaign(number)
            self.desk.tell_replaced()
            self.desk.removed(f"phong trào “{title}”")
