"""Asking for the few words a new campaign begins with."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.plan import CampaignKind, PlanKind
from models.text import nfc
from ui.dialogs.frame import FormDialog
from ui.editor.values import NumberValue
from ui.forms.new_campaign_form import NewCampaignForm
from ui.theme import Tone
from ui.widgets.combo import Combo
from ui.widgets.form import Form

_KINDS = [
    ("Thường xuyên", CampaignKind.REGULAR),
    ("Chuyên đề, theo đợt", CampaignKind.THEMATIC),
    ("Cao điểm, nước rút", CampaignKind.SPRINT),
]
_TITLES = {PlanKind.CAMPAIGN: "Phong trào mới", PlanKind.WORK_PLAN: "Chương trình năm mới"}
_HINT = (
    "Dự thảo có sẵn phần đầu, nơi nhận, người ký của cơ quan và dàn ý thường dùng; mọi chỗ đều"
    " sửa được."
)


class NewCampaignDialog(FormDialog):
    """Shows one `NewCampaignForm`; a work plan has only its year."""

    def __init__(self, form: NewCampaignForm, parent: QWidget | None = None) -> None:
        super().__init__(_TITLES[form.kind], _HINT, save_text="Lập dự thảo", parent=parent)
        self._form = form
        self.title = QLineEdit(form.title)
        self.title.setPlaceholderText("ví dụ: Suối Hoa sáng – xanh – sạch – đẹp")
        self.year = NumberValue(digits=4)  # a number field would set a dot: 2.026
        self.year.set_value(form.year)
        self.kind = Combo(_KINDS, form.campaign_kind)
        self.fields = Form()
        if form.kind is PlanKind.CAMPAIGN:
            self.fields.add("title", "Tên phong trào", self.title, required=True)
        self.fields.add("year", "Năm", self.year, required=True, half=True)
        if form.kind is PlanKind.CAMPAIGN:
            self.fields.add("kind", "Loại", self.kind, half=True)
        self.body.addWidget(self.fields)
        if form.office_hint:
            self.message.show_message(form.office_hint, Tone.INFO, closable=False)
        first = self.title if form.kind is PlanKind.CAMPAIGN else self.year
        first.setFocus()

    def accept(self) -> None:
        self._collect()
        if not self.lacks(self.fields, self._form.problems()):
            self.close_after(self._form.save)

    def _collect(self) -> None:
        year = self.year.value()
        self._form.title = nfc(self.title.text())
        self._form.year = int(year) if year is not None else None
        self._form.campaign_kind = self.kind.value() or CampaignKind.THEMATIC
