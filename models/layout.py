"""How the office wants its papers laid out, within what the decree allows.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I: mục I khoản 3 (margins), mục II khoản 6 (the text).
"""

from dataclasses import dataclass, replace

from models import office
from models.codec import from_plain
from models.office import OfficeProfile

SETTING = "layout"
_MARGINS_AT = "mục I khoản 3 phần I Phụ lục I Nghị định 30/2020/NĐ-CP"
_TEXT_AT = "mục II khoản 6 phần I Phụ lục I Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True)
class Allowed:
    """A range the decree allows, both ends included, and the value our templates use."""

    least: float
    most: float
    ours: float

    def holds(self, value: float, slack: float = 0.1) -> bool:
        """Tell whether `value` lies in the range; Word rounds to 1/20 pt, so a little slack."""
        return self.least - slack <= value <= self.most + slack


MARGIN_TOP_MM = Allowed(20, 25, 20)
MARGIN_BOTTOM_MM = Allowed(20, 25, 20)
MARGIN_LEFT_MM = Allowed(30, 35, 30)
MARGIN_RIGHT_MM = Allowed(15, 20, 15)
BODY_PT = Allowed(13, 14, 14)
FIRST_LINE_MM = Allowed(10, 12.7, 12.7)  # 1 cm or 1.27 cm, nothing between
LINE_SPACING = Allowed(1.0, 1.5, 1.1)  # single to 1.5 lines
BODY_SIZES_PT = (13, 14)
FIRST_LINES_MM = (10.0, 12.7)

_RANGES = {  # field → name on screen, range, unit, where the decree says so
    "top_mm": ("Lề trên", MARGIN_TOP_MM, "mm", _MARGINS_AT),
    "bottom_mm": ("Lề dưới", MARGIN_BOTTOM_MM, "mm", _MARGINS_AT),
    "left_mm": ("Lề trái", MARGIN_LEFT_MM, "mm", _MARGINS_AT),
    "right_mm": ("Lề phải", MARGIN_RIGHT_MM, "mm", _MARGINS_AT),
    "spacing": ("Khoảng cách dòng", LINE_SPACING, "dòng", _TEXT_AT),
}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The office's choice. Lengths are millimetres, `spacing` counts lines."""

    top_mm: float = MARGIN_TOP_MM.ours
    bottom_mm: float = MARGIN_BOTTOM_MM.ours
    left_mm: float = MARGIN_LEFT_MM.ours
    right_mm: float = MARGIN_RIGHT_MM.ours
    body_pt: int = 14
    first_line_mm: float = FIRST_LINE_MM.ours
    spacing: float = LINE_SPACING.ours
    superior: bool = True  # print the superior's line above the office's own name

    def problems(self) -> dict[str, str]:
        """Return field → a sentence naming the decree's article; empty when all is allowed."""
        found = {}
        for field, (name, allowed, unit, source) in _RANGES.items():
            value = getattr(self, field)
            if not allowed.holds(value, slack=0):
                span = f"từ {number(allowed.least)} đến {number(allowed.most)} {unit}"
                found[field] = f"{name} phải {span} ({source})."
        if self.body_pt not in BODY_SIZES_PT:
            found["body_pt"] = f"Cỡ chữ nội dung phải là 13 hoặc 14 ({_TEXT_AT})."
        if self.first_line_mm not in FIRST_LINES_MM:
            found["first_line_mm"] = f"Dòng đầu phải lùi 1 cm hoặc 1,27 cm ({_TEXT_AT})."
        return found


def chosen() -> Layout:
    """Return the office's layout; what is stored and not allowed (any more) is as shipped."""
    stored = from_plain(office.get(SETTING), Layout)
    return Layout() if stored.problems() else stored


def as_printed(profile: OfficeProfile, layout: Layout) -> OfficeProfile:
    """Return a profile as the office's own papers show it: no superior's lines when unwanted."""
    return profile if layout.superior else replace(profile, superior_lines=[])


def number(value: float) -> str:
    """Return a number as papers write it: "12,7", "20"."""
    return f"{value:.10g}".replace(".", ",")
