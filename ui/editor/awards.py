"""Section "Khen thưởng và hồ sơ"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from docgen.contexts import wording
from models.plan import Award, DossierPiece, Quota, RecipientKind
from ui.editor.choices import FORMS, RECIPIENTS
from ui.editor.desk import Desk
from ui.editor.fitting import FlowRow, WrapLabel
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import CampaignSection
from ui.editor.values import (
    ChoiceValue,
    FlagValue,
    LineValue,
    NumberValue,
    TextValue,
)
from ui.widgets.buttons import button, icon_button
from ui.widgets.form import Form
from ui.widgets.labels import label


class QuotasValue(QWidget):
    """A few quotas, one line each: whom, from, to, or a share, and on what basis."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_QuotaLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add = button("Thêm số lượng", "add", self._add, kind="link")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._rows)
        whole.addWidget(self.add)
        self.setFocusProxy(self.add)

    def value(self) -> list[Quota]:
        """Return the quotas."""
        return [line.value() for line in self._lines]

    def set_value(self, value: object) -> None:
        """Show quotas."""
        quotas = value if isinstance(value, list) else []
        if quotas == self.value():
            return
        while self._lines:
            self._drop(self._lines[-1])
        for quota in quotas:
            self._show(quota)

    def problem(self) -> str:
        """Return what is wrong with the numbers, "" when nothing is."""
        for quota in self.value():
            if quota.least is not None and quota.most is not None and quota.least > quota.most:
                return "Số “từ” đang lớn hơn số “đến”. Hãy sửa lại."
            if quota.percent is not None and not 0 < quota.percent <= 100:
                return "Tỷ lệ phải trong khoảng 0–100%."
        return ""

    def _add(self) -> None:
        self._show(Quota(kind=RecipientKind.COLLECTIVE)).least.setFocus()
        self.edited.emit()

    def _show(self, quota: Quota) -> "_QuotaLine":
        line = _QuotaLine(quota)
        line.edited.connect(self.edited)
        line.dropped.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def _remove(self, line: "_QuotaLine") -> None:
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: "_QuotaLine") -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


class _QuotaLine(QWidget):
    edited = Signal()
    dropped = Signal()

    def __init__(self, quota: Quota) -> None:
        super().__init__()
        self._words = quota.words
        self.kind = ChoiceValue(RECIPIENTS)
        self.kind.setMinimumContentsLength(8)
        self.least = NumberValue("từ", digits=4)
        self.most = NumberValue("đến", digits=4)
        self.percent = NumberValue("%", digits=3, decimals=True)
        self.basis = LineValue("căn cứ tính, ví dụ: trên tổng số cá nhân")
        self.basis.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self._fields = ("kind", "least", "most", "percent", "basis")
        line = FlowRow()
        for name in self._fields:
            part = getattr(self, name)
            part.set_value(getattr(quota, name))
            part.edited.connect(self._tell)
            line.add(part)
            if name in ("most", "percent"):
                line.add(label("hoặc" if name == "most" else "%", "small"))
        self.words = WrapLabel(f"Lời văn: “{quota.words}”" if quota.words else "")
        self.words.setVisible(bool(quota.words))
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(line)
        left.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(icon_button("delete", "Bỏ số lượng này", self.dropped.emit))

    def value(self) -> Quota:
        values = {name: getattr(self, name).value() for name in self._fields}
        values["kind"] = values["kind"] or RecipientKind.ANY
        return Quota(**values, words=self._words)

    def _tell(self) -> None:
        self._words = ""  # the paper's words no longer say what the numbers do
        self.words.hide()
        self.edited.emit()


class AwardsSection(CampaignSection):
    """Award forms with quotas, rewards and fund, and what the dossier holds."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("awards", desk, parent)
        hint = "Ai tặng, số lượng; hình thức của cấp trên thì đánh dấu “Đề nghị cấp trên”."
        self.awards = self.add_list(self.card("Hình thức khen thưởng", hint, "awards"),
                                    self._awards())  # fmt: skip
        form = Form()
        reward = TextValue("Ví dụ: theo quy định hiện hành", least=1)
        self.bind(form, self.inside("reward"), "Mức thưởng", reward, half=True)
        fund = TextValue("Ví dụ: Quỹ thi đua của xã", least=1)
        self.bind(form, self.inside("fund"), "Nguồn kinh phí", fund, half=True)
        self.card("Kinh phí").body.addWidget(form)
        self.dossier = self.add_list(
            self.card("Hồ sơ đề nghị khen thưởng", sign="files"), self._dossier()
        )
        self.body.addStretch(1)
        self.refresh()

    def _awards(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=self.inside("awards"),
            make=Award,
            columns=[
                RowColumn(title="Hình thức", name="form", offer=lambda: FORMS, share=3),
                RowColumn(title="Của ai", name="level", offer=self.desk.bodies, share=3),
                RowColumn(title="Số lượng", edit="", text=quotas_told, share=4),
            ],
            details=[
                Detail(
                    name="proposed_upward", title="Thẩm quyền",
                    make=lambda: FlagValue("Đề nghị cấp trên khen"),
                ),
                Detail(name="quotas", title="Số lượng được đề nghị", make=QuotasValue),
                Detail(
                    name="text", title="Câu văn riêng",
                    make=lambda: TextValue("Để trống thì ghép từ các ô trên", least=1),
                ),
            ],
            what="hình thức khen",
            add_text="Thêm hình thức",
            empty=("awards", "Chưa có hình thức khen thưởng. Thêm Giấy khen, Bằng khen…"),
        )  # fmt: skip

    def _dossier(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=self.inside("dossier"),
            make=DossierPiece,
            columns=[
                RowColumn(title="Giấy tờ", name="text", edit="text", share=6),
                RowColumn(title="Số bản", name="copies", edit="number", share=1, digits=2),
                RowColumn(title="Mẫu", name="reference", share=3),
            ],
            what="giấy tờ",
            add_text="Thêm giấy tờ",
            empty=("files", "Chưa nêu hồ sơ. Thêm tờ trình, báo cáo thành tích, biên bản họp…"),
        )


def quotas_told(item: Award) -> str:
    """Return the quotas in words, and that we only propose."""
    told = "; ".join(words for words in (wording.quota(entry) for entry in item.quotas) if words)
    upward = "đề nghị cấp trên" if item.proposed_upward else ""
    return " · ".join(part for part in (told, upward) if part)
