"""Cơ quan: how the office stands on paper, and from when."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from models import setting_deeds
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office import OfficeProfile
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.settings.frame import LinesField, SavedSection
from ui.units.telling import tell_done
from ui.widgets.buttons import button
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_LEVELS = [
    ("Xã, phường, đặc khu", "commune"),
    ("Huyện (trước 01/7/2025)", "district"),
    ("Tỉnh, thành phố", "province"),
]
SYMBOLS = {
    "plan": "Kế hoạch",
    "letter": "Công văn",
    "decision": "Quyết định",
    "report": "Báo cáo",
    "submission": "Tờ trình",
}
_TEXTS = {  # field → title, example
    "name": ("Tên cơ quan trong câu văn", "Ủy ban nhân dân xã Suối Hoa"),
    "short_name": ("Tên gọi tắt", "UBND xã Suối Hoa"),
    "place": ("Địa danh", "Suối Hoa"),
    "desk_name": ("Bộ phận làm thi đua", "Phòng Văn hóa - Xã hội"),
    "superior_name": ("Cơ quan cấp trên", "Ủy ban nhân dân tỉnh Vân Sơn"),
    "chair_title": ("Thẩm quyền ban hành quyết định", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI HOA"),
    "signer_name": ("Họ tên người ký", "Hoàng Văn Nam"),
    "archive": ("Nơi lưu (sau chữ “Lưu:”)", "VT, VHXH"),
    "contact": ("Liên hệ khi cần", "bà Lò Thị Mây, số điện thoại 0200 000 111"),
    "fund_name": ("Quỹ chi thưởng", "Quỹ Thi đua, khen thưởng"),
}
_LINES = {  # field → title, rows
    "issuer_lines": ("Tên cơ quan ở đầu văn bản (mỗi dòng một hàng)", 2),
    "superior_lines": ("Cơ quan chủ quản ở đầu văn bản (nếu in)", 2),
    "signer_lines": ("Quyền hạn, chức vụ người ký", 3),
    "recipients": ("Nơi nhận thường dùng (không ghi dấu gạch)", 4),
}
_ORDER = (
    ("Tên gọi", ("name", "short_name", "place", "level", "desk_name", "superior_name")),
    ("Đầu văn bản", ("issuer_lines", "superior_lines")),
    ("Ký và nơi nhận", ("signer_lines", "recipients", "signer_name", "archive", "chair_title")),
    ("Khác", ("contact", "fund_name")),
)


class OfficeSection(SavedSection):
    """One profile at a time; the box above chooses which one, by the day it holds from."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Cơ quan", "Dùng cho mọi văn bản tạo ra sau khi lưu; văn bản cũ giữ tên cũ."
        )
        self._session = session
        self._saved = OfficeProfile()
        self._loading = False
        self.since = Combo()
        self.since.chosen.connect(self._choose)
        self._shown: date | None = date.max  # no profile yet: `reload` takes today's
        self.texts = {key: QLineEdit() for key in _TEXTS}
        self.lines = {key: LinesField(rows) for key, (_, rows) in _LINES.items()}
        self.level = Combo(_LEVELS)
        self.symbols = {kind: QLineEdit() for kind in SYMBOLS}
        self.fields = Form()
        self._lay_out()
        self._connect()
        self.body.addWidget(self.fields)
        self.reload()

    # --- SavedSection ------------------------------------------------------------------------

    def dirty(self) -> bool:
        return self.typed() != self._saved

    def focus_field(self, field: str) -> None:
        """Lead to a field by its name."""
        self.fields.focus_field(field)

    def write(self) -> bool:
        profile = self.typed()
        problems = setting_deeds.check_profile(profile)
        shown = {**problems}
        if "symbols" in shown:
            shown["plan"] = shown.pop("symbols")
        self.fields.show_problems(shown)
        if problems:
            self.fields.focus_field(next(iter(shown)))
            return False
        change = setting_deeds.keep_profile(profile, self._shown)
        self._saved = profile  # before the pages refresh: nothing is unsaved any more
        tell_done(self._session, [change], "Đã lưu thông tin cơ quan")
        return True

    def reload(self) -> None:
        rows = setting_deeds.profiles()
        days = [row.from_on for row in rows]
        self.since.set_choices([(_since(day), day) for day in days] or [(_since(None), None)])
        if self._shown not in days:
            today = self._session.today
            past = [day for day in days if day is None or day <= today]
            self._shown = past[0] if past else None
        self.since.set_value(self._shown)
        found = next((row.profile for row in rows if row.from_on == self._shown), OfficeProfile())
        self._show(found)

    # --- inside ------------------------------------------------------------------------------

    def typed(self) -> OfficeProfile:
        """Return what stands in the fields."""
        texts = {key: " ".join(field.text().split()) for key, field in self.texts.items()}
        symbols = {kind: field.text().strip() for kind, field in self.symbols.items()}
        return replace(
            self._saved,
            **texts,
            **{key: field.lines() for key, field in self.lines.items()},
            level=self.level.value() or "commune",
            symbols={**self._saved.symbols, **symbols},
        )

    def new_name(self) -> None:
        """Ask from which day another name holds, and start it as a copy of this one."""
        dialog = _FromDayDialog(self._session, self)
        if not dialog.exec():
            return
        try:
            change = setting_deeds.keep_profile(self._saved, dialog.day())
        except RuleBroken as broken:
            self.message.show_message(str(broken))
            return
        self._shown = dialog.day()
        self.reload()
        tell_done(self._session, [change], f"Thông tin mới áp dụng {_since(self._shown).lower()}")

    def _lay_out(self) -> None:
        self.fields.add("since", "Thông tin áp dụng", self.since, half=True)
        change = button("Đổi tên, đổi thông tin từ một ngày…", "calendar", self.new_name)
        self.change_name = change
        self.fields.add("new", "Khi cơ quan đổi tên", change, half=True)
        for title, keys in _ORDER:
            self.fields.add_section(title)
            for key in keys:
                self._add(key)
        self.fields.add_section("Ký hiệu văn bản", "Phần đứng sau số: 15/KH-UBND")
        for kind, title in SYMBOLS.items():
            self.fields.add(kind, title, self.symbols[kind], half=True)

    def _add(self, key: str) -> None:
        if key == "level":
            self.fields.add(key, "Cấp", self.level, half=True)
        elif key in self.texts:
            title, example = _TEXTS[key]
            self.texts[key].setPlaceholderText(f"ví dụ: {example}")
            self.fields.add(
                key, title, self.texts[key], required=key in ("name", "place"), half=key != "name"
            )
        else:
            self.fields.add(
                key, _LINES[key][0], self.lines[key], required=key == "issuer_lines", half=True
            )

    def _connect(self) -> None:
        for field in (*self.texts.values(), *self.symbols.values(), *self.lines.values()):
            field.textChanged.connect(self._follow_typing)
        self.level.currentIndexChanged.connect(self._follow_typing)

    def _follow_typing(self) -> None:
        if not self._loading:
            self.follow()

    def _choose(self, day: date | None) -> None:
        if self.dirty() and not self.keep():
            self.since.set_value(self._shown)
            return
        self._shown = day
        self.reload()

    def _show(self, profile: OfficeProfile) -> None:
        self._loading = True
        for key, field in self.texts.items():
            field.setText(getattr(profile, key))
        for key, lines in self.lines.items():
            lines.set_lines(getattr(profile, key))
        self.level.set_value(profile.level)
        for kind, symbol in self.symbols.items():
            symbol.setText(profile.symbols.get(kind, ""))
        self._loading = False
        self._saved = profile
        self._saved = self.typed()  # as the fields would write it
        self.fields.show_problems({})
        self.follow()


class _FromDayDialog(FormDialog):
    """Asks for a day."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(
            "Đổi thông tin cơ quan từ một ngày",
            "Văn bản đề ngày trước đó vẫn mang tên cũ.",
            save_text="Tiếp tục",
            parent=parent,
        )
        self.from_on = DateField(session.today, session.today)
        form = Form()
        form.add("from_on", "Áp dụng từ ngày", self.from_on, required=True)
        self.body.addWidget(form)

    def day(self) -> date | None:
        """Return the day chosen."""
        return self.from_on.day()

    def accept(self) -> None:
        if self.day() is None:
            self.refuse(self.from_on.problem() or "Hãy nhập ngày.")
        else:
            super().accept()


def _since(day: date | None) -> str:
    return f"Từ ngày {vietnamese_date(day)}" if day else "Từ trước đến nay"
