"""Section "Nơi nhận và ký"."""

from PySide6.QtWidgets import QWidget

from models import office
from models.plan import Recipient, Signature
from ui.editor.desk import Desk
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.values import LineValue
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.form import Form


class SigningSection(Section):
    """Who gets the paper, who signs it, whom to ask."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("signing", desk, parent)
        self._profile = office.profile_on(desk.today)
        card = self.card("Nơi nhận", "Mỗi dòng một nơi, không cần gạch đầu dòng.", "send")
        self.from_office = button("Lấy theo cơ quan", "units", self._take_office, kind="link")
        card.add_action(self.from_office)
        known = self._profile.recipients or self._profile.archive
        reason = "" if known else "Cài đặt chưa có nơi nhận thường dùng của cơ quan."
        explain_disabled(self.from_office, reason)
        self.recipients = self.add_list(card, self._recipients())
        hint = "Mỗi dòng một bậc: TM. …, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH. Hai người ký thì thêm khối."
        self.signatures = self.add_list(self.card("Người ký", hint, "write"), self._signatures())
        form = Form()
        contact = LineValue("Phòng, số điện thoại")
        self.bind(form, "contact", "Đầu mối liên hệ", contact, hint="Dùng trong câu kết")
        self.card("Liên hệ").body.addWidget(form)
        self.body.addStretch(1)
        self.refresh()

    def _recipients(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=lambda: "recipients",
            make=Recipient,
            columns=[RowColumn(title="Nơi nhận", name="text")],
            what="nơi nhận",
            add_text="Thêm nơi nhận",
            empty=("send", "Chưa có nơi nhận."),
        )

    def _signatures(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=lambda: "signatures",
            make=self._usual_signature,
            columns=[
                RowColumn(title="Quyền hạn, chức vụ", name="lines", edit="lines", share=6),
                RowColumn(title="Họ và tên", name="name", share=4),
            ],
            details=[
                Detail(
                    name="other_post", title="Chức vụ khác in trên họ tên",
                    make=lambda: LineValue("Ví dụ: CHỦ TỊCH UBND XÃ (người ký thay hội đồng)"),
                ),
            ],
            what="khối chữ ký",
            add_text="Thêm người ký",
            empty=("write", "Chưa có người ký."),
        )  # fmt: skip

    def _usual_signature(self) -> Signature:
        if self.desk.form.plan.signatures:
            return Signature()
        lines = list(self._profile.signer_lines)
        return Signature(lines=lines, name=self._profile.signer_name)

    def _take_office(self) -> None:
        """Add the usual recipients that are not there yet."""
        kept = {item.text.strip() for item in self.recipients.parts()}
        wanted = [*self._profile.recipients]
        if self._profile.archive:
            wanted.append(f"Lưu: {self._profile.archive}")
        for text in wanted:
            if text.strip() not in kept:
                self.recipients.append(Recipient(text=text))
