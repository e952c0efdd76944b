"""The council: one member, and the last day of some."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models import council_deeds
from models.council import ROLES, CouncilMember
from models.journal import Change
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_DAYS = ("from_on", "until_on")


class MemberDialog(FormDialog):
    """One seat; `saved` is the line of the journal, None when nothing differed."""

    def __init__(
        self, member: CouncilMember, session: Session, parent: QWidget | None = None
    ) -> None:
        is_new = member.id is None
        super().__init__(
            "Thêm thành viên Hội đồng" if is_new else f"Sửa: {member.name}",
            "Thay người thì thêm người mới và ghi ngày thôi tham gia của người cũ, để biên bản cũ"
            " vẫn đúng tên.",
            save_text="Thêm" if is_new else "Lưu",
            parent=parent,
        )
        self._member = member
        self.saved: Change | None = None
        self.name = QLineEdit(member.name or "")
        self.post = QLineEdit(member.post or "")
        self.post.setPlaceholderText("ví dụ: Trưởng phòng Văn hóa - Xã hội")
        self.role = Combo([(words, role) for role, words in ROLES.items()], member.role)
        self.votes = QCheckBox("Có quyền biểu quyết")
        self.votes.setChecked(member.votes)
        self.days = {name: DateField(session.today, getattr(member, name)) for name in _DAYS}
        self.fields = Form()
        add = self.fields.add
        add("name", "Họ và tên", self.name, required=True)
        add("post", "Chức vụ, đơn vị", self.post, hint="Ghi như in trong quyết định, biên bản.")
        add("role", "Vai trò trong Hội đồng", self.role, required=True, half=True)
        add("votes", "Biểu quyết", self.votes, half=True)
        add("from_on", "Tham gia từ ngày", self.days["from_on"], half=True,
            hint="Để trống nếu từ trước đến nay")  # fmt: skip
        add("until_on", "Ngày cuối cùng tham gia", self.days["until_on"], half=True,
            hint="Để trống nếu còn tham gia")  # fmt: skip
        self.body.addWidget(self.fields)
        self.name.setFocus()

    def accept(self) -> None:
        member = self._member
        member.name, member.post = self.name.text(), self.post.text()
        member.role, member.votes = str(self.role.value() or ""), self.votes.isChecked()
        for name, field in self.days.items():
            setattr(member, name, field.day())
        wrong = {name: field.problem() for name, field in self.days.items() if field.problem()}
        if not self.lacks(self.fields, {**council_deeds.check_member(member), **wrong}):
            self.close_after(self._keep)

    def _keep(self) -> None:
        self.saved = council_deeds.keep_member(self._member)


class EndMembersDialog(FormDialog):
    """Asks for the last day of some members; `saved` is the line of the journal."""

    def __init__(
        self, members: Sequence[CouncilMember], session: Session, parent: QWidget | None = None
    ) -> None:
        who = members[0].name if len(members) == 1 else f"{len(members)} thành viên"
        super().__init__(
            f"Thôi tham gia Hội đồng: {who}",
            "Văn bản lập cho những ngày đã qua vẫn có tên.",
            save_text="Thôi tham gia",
            parent=parent,
        )
        self._members = members
        self.saved: Change | None = None
        self.last_on = DateField(session.today, session.today)
        self.fields = Form()
        self.fields.add("last_on", "Ngày cuối cùng tham gia", self.last_on, required=True)
        self.body.addWidget(self.fields)
        self.last_on.setFocus()

    def accept(self) -> None:
        told = self.last_on.problem() or ("" if self.last_on.day() else "Hãy nhập ngày.")
        if not self.lacks(self.fields, {"last_on": told} if told else {}):
            self.close_after(self._end)

    def _end(self) -> None:
        day = self.last_on.day()
        assert day is not None  # asked for above
        self.saved = council_deeds.end_members(self._members, day)
