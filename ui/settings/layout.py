"""Thể thức: margins, superior line, letters and lines of the office's papers."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from models import layout, setting_deeds
from models.layout import Layout
from ui.context import Session
from ui.settings.frame import SavedSection
from ui.units.telling import tell_done
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

_PAGE_MM = 210
_MARGINS = {
    "top_mm": ("Lề trên", layout.MARGIN_TOP_MM),
    "bottom_mm": ("Lề dưới", layout.MARGIN_BOTTOM_MM),
    "left_mm": ("Lề trái", layout.MARGIN_LEFT_MM),
    "right_mm": ("Lề phải", layout.MARGIN_RIGHT_MM),
}
_SIZES = [(f"Cỡ {size}", size) for size in layout.BODY_SIZES_PT]
_INDENTS = [(f"{layout.number(mm / 10)} cm", mm) for mm in layout.FIRST_LINES_MM]


class LayoutSection(SavedSection):
    """The choices the decree leaves; what lies outside is refused with its article."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Thể thức",
            "Trong phạm vi Nghị định 30/2020/NĐ-CP cho phép. Dùng cho văn bản tạo ra sau khi lưu;"
            " mẫu riêng của cơ quan giữ những gì đã chỉnh trong Word.",
        )
        self._session = session
        self._saved = layout.chosen()
        self.margins = {name: NumberField(unit="mm") for name in _MARGINS}
        self.size, self.indent = Combo(_SIZES), Combo(_INDENTS)
        self.spacing = NumberField(unit="dòng")
        self.superior = QCheckBox("In dòng cơ quan chủ quản trên tên cơ quan")
        self.width = label("", "soft", wrap=True)
        self.fields = Form()
        self._lay_out()
        self._connect()
        self.reload()

    def dirty(self) -> bool:
        return self.typed() != self._saved

    def typed(self) -> Layout | None:
        """Return what stands in the fields; None while a number is missing or none."""
        numbers = {name: field.value() for name, field in self._numbers().items()}
        if None in (*numbers.values(), self.size.value(), self.indent.value()):
            return None
        return Layout(
            **{name: float(value) for name, value in numbers.items()},
            body_pt=int(self.size.value()),
            first_line_mm=float(self.indent.value()),
            superior=self.superior.isChecked(),
        )

    def write(self) -> bool:
        problems = self._problems()
        self.fields.show_problems(problems)
        if problems:
            self.fields.focus_field(next(iter(problems)))
            return False
        typed = self.typed()
        change = setting_deeds.keep_layout(typed)
        self._saved = typed
        tell_done(self._session, [change], "Đã lưu thể thức trình bày")
        return True

    def reload(self) -> None:
        self._show(layout.chosen())
        self._saved = layout.chosen()
        self.fields.show_problems({})
        self._follow_typing()

    def show_shipped(self) -> None:
        """Put the values of the shipped templates into the fields; not saved yet."""
        self._show(Layout())
        self.fields.show_problems({})
        self._follow_typing()

    def _numbers(self) -> dict[str, NumberField]:
        return {**self.margins, "spacing": self.spacing}

    def _problems(self) -> dict[str, str]:
        found = {
            name: field.problem() or "Hãy nhập số."
            for name, field in self._numbers().items()
            if field.value() is None
        }
        typed = self.typed()
        return found or (typed.problems() if typed else {})

    def _show(self, shown: Layout) -> None:
        for name, field in self._numbers().items():
            field.set_value(getattr(shown, name))
        self.size.set_value(shown.body_pt)
        self.indent.set_value(shown.first_line_mm)
        self.superior.setChecked(shown.superior)

    def _follow_typing(self) -> None:
        self.follow()
        typed = self.typed()
        if typed is not None:
            room = layout.number(_PAGE_MM - typed.left_mm - typed.right_mm)
            self.width.setText(f"Phần chữ rộng {room} mm trên khổ A4.")

    def _connect(self) -> None:
        for field in self._numbers().values():
            field.changed.connect(lambda _: self._follow_typing())
        for box in (self.size, self.indent):
            box.currentIndexChanged.connect(lambda _: self._follow_typing())
        self.superior.toggled.connect(lambda _: self._follow_typing())

    def _lay_out(self) -> None:
        add = self.fields.add
        self.fields.add_section("Lề trang")
        for name, (title, allowed) in _MARGINS.items():
            hint = f"Từ {allowed.least} đến {allowed.most} mm"
            add(name, title, self.margins[name], hint=hint, half=True)
        self.fields.add_widget(self.width)
        self.fields.add_section("Nội dung")
        add("body_pt", "Cỡ chữ", self.size, half=True)
        add("first_line_mm", "Lùi dòng đầu", self.indent, half=True)
        add("spacing", "Khoảng cách dòng", self.spacing, hint="Từ 1 đến 1,5 dòng", half=True)
        self.fields.add_section("Đầu văn bản")
        add("superior", "Cơ quan chủ quản", self.superior,
            hint="Tên cơ quan chủ quản nhập ở mục Cơ quan; bỏ chọn thì không in.")  # fmt: skip
        card = Card()
        card.body.addWidget(self.fields)
        foot = QHBoxLayout()
        foot.addWidget(button("Lấy lại giá trị ban đầu", "undo", self.show_shipped, kind="link"))
        foot.addStretch()
        card.body.addLayout(foot)
        self.body.addWidget(card)
