"""Colours, distances and sizes of the window, by meaning. Nothing else names a colour.

Every text colour reaches a contrast of 4.5 : 1 on the grounds it stands on (WCAG 2.1 AA);
borders of fields reach 3 : 1.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says. Colour never speaks alone: a sign and a word stand beside it."""

    NEUTRAL = "neutral"
    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    ACCENT = "accent"
    GOLD = "gold"  # awards


@dataclass(frozen=True)
class Shade:
    """The colours of one tone."""

    text: str  # words and signs
    soft: str  # ground of pills, bars
    line: str  # border of the soft ground
    strong: str  # marks and chart bars
    on_dark: str  # signs on the dark ground of a toast


@dataclass(frozen=True)
class Palette:
    """One complete set of colours."""

    canvas: str  # behind everything
    surface: str  # cards, fields, tables
    raised: str  # table heads, alternating rows, hover
    pressed: str
    line: str  # hairlines
    row_line: str  # between rows of a table
    button_line: str
    field_line: str  # borders of fields
    handle: str  # scroll bars
    handle_hover: str
    text: str
    soft_text: str  # second-rank words
    faint_text: str  # disabled
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_ring: str  # focus on the accent colour
    accent_off: str  # a main button switched off, and its words
    accent_off_text: str
    wrong: str  # ground of a field in error
    selection: str  # selected row
    focus: str
    rail: str
    rail_hover: str
    rail_active: str
    rail_text: str
    rail_soft_text: str
    rail_mark: str
    rail_line: str
    toast: str
    toast_hover: str
    toast_text: str
    tones: dict[Tone, Shade]

    def tone(self, tone: Tone) -> Shade:
        """Return the shade of one tone."""
        return self.tones[tone]


LIGHT = Palette(
    canvas="#F7F3ED",
    surface="#FFFFFF",
    raised="#FBF8F3",
    pressed="#EFE8DE",
    line="#E5DCCF",
    row_line="#F0E9DF",
    button_line="#CFC3B4",
    handle="#CDC2B4",
    handle_hover="#A99B8B",
    field_line="#94877A",
    text="#2A211E",
    soft_text="#655A53",
    faint_text="#8C8179",
    accent="#9B1B30",
    accent_hover="#83142A",
    accent_pressed="#6B0F21",
    on_accent="#FFFFFF",
    accent_ring="#F2B9C0",
    accent_off="#D9CBC4",
    accent_off_text="#5F544D",
    wrong="#FFFAF8",
    selection="#F8E7E4",
    focus="#C2475B",
    rail="#3B151E",
    rail_hover="#4C1F2A",
    rail_active="#642433",
    rail_text="#FDF3EE",
    rail_soft_text="#DCC3BF",
    rail_mark="#F4A9B0",
    rail_line="#6B3A45",
    toast="#2A211E",
    toast_hover="#4A3D38",
    toast_text="#FFFFFF",
    tones={
        Tone.NEUTRAL: Shade("#5A4F48", "#F1ECE4", "#DDD3C5", "#BFB2A3", "#D9CFC8"),
        Tone.INFO: Shade("#1B5380", "#E5F0F8", "#B9D4E8", "#3F82B5", "#BFD9EC"),
        Tone.OK: Shade("#1A6441", "#E3F2E8", "#B2DABF", "#2E8B5C", "#8FD6AE"),
        Tone.WARNING: Shade("#855000", "#FDF0D5", "#EBCF94", "#D08A1A", "#F3C978"),
        Tone.ERROR: Shade("#A8200F", "#FCE7E2", "#F0B9AC", "#D0402B", "#F5A99B"),
        Tone.ACCENT: Shade("#8A1529", "#FAE9EA", "#EABDC2", "#9B1B30", "#F7B6BD"),
        Tone.GOLD: Shade("#76570A", "#FAF1D3", "#E2CC83", "#B8922A", "#E8D28B"),
    },
)

# Distances and corners, in device-independent pixels.
TIGHT, SMALL, MEDIUM, LARGE, WIDE = 4, 8, 12, 16, 24
RADIUS = 6
CARD_RADIUS = 10
ICON = 18

# Sizes of type, in points.
BASE_PT = 10.0
SMALL_PT = 9.0
SECTION_PT = 11.5
TITLE_PT = 17.0
FIGURE_PT = 22.0


def luminance(colour: str) -> float:
    """Return the relative luminance (0–1) of "#RRGGBB". Source: WCAG 2.1, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of two colours. Source: WCAG 2.1, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
