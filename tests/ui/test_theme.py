"""The look: contrast, letters, icons, Vietnamese words of Qt."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QDialogButtonBox

from ui.icons import ICONS, _family, pixmap
from ui.theme import Tone, tokens
from ui.theme.fonts import has_vietnamese, interface_font
from ui.theme.palette import LIGHT, contrast

UI = Path(__file__).parents[2] / "ui"

_TEXTS = [
    ("text", "canvas"),
    ("text", "surface"),
    ("text", "selection"),
    ("soft_text", "canvas"),
    ("soft_text", "surface"),
    ("soft_text", "raised"),
    ("soft_text", "pressed"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("rail_text", "rail_active"),
    ("rail_soft_text", "rail"),
    ("rail_soft_text", "rail_hover"),
]


@pytest.mark.parametrize(("ink", "ground"), _TEXTS)
def test_words_stand_out_from_their_ground(ink, ground):
    assert contrast(getattr(LIGHT, ink), getattr(LIGHT, ground)) >= 4.5


@pytest.mark.parametrize("tone", list(Tone))
def test_words_of_every_tone_stand_out(tone):
    shade = LIGHT.tone(tone)
    for ground in (shade.soft, LIGHT.surface, LIGHT.selection):
        assert contrast(shade.text, ground) >= 4.5


def test_borders_of_fields_and_the_focus_can_be_seen():
    assert contrast(LIGHT.field_line, LIGHT.surface) >= 3
    assert contrast(LIGHT.focus, LIGHT.surface) >= 3
    assert contrast(LIGHT.focus, LIGHT.canvas) >= 3


def test_every_colour_has_a_meaning_in_the_palette():
    parts = [*UI.rglob("*.qss"), *UI.rglob("*.py")]
    named = {part.name for part in parts if re.search("#[0-9A-Fa-f]{6}", part.read_text("utf-8"))}
    assert named <= {"palette.py"}


def test_signs_stand_out_on_a_toast():
    for tone in Tone:
        assert contrast(LIGHT.tone(tone).on_dark, LIGHT.toast) >= 4.5
    assert contrast(LIGHT.toast_text, LIGHT.toast_hover) >= 4.5
    assert contrast(LIGHT.accent_off_text, LIGHT.accent_off) >= 4.5


def test_contrast_knows_its_ends():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_the_font_has_every_vietnamese_letter(qapp):
    font = interface_font()
    assert has_vietnamese(font) and font.pointSizeF() == tokens.BASE_PT
    assert not has_vietnamese(QFont(_family())), "the icon font has no letters"


@pytest.mark.parametrize("meaning", sorted(ICONS))
def test_every_icon_is_drawn_in_its_colour(qapp, meaning):
    picture = pixmap(meaning, 32, "#FF0000").toImage()
    points = [(x, y) for x in range(32) for y in range(32)]
    inked = [
        QColor(picture.pixelColor(x, y)) for x, y in points if picture.pixelColor(x, y).alpha()
    ]
    assert inked, "an empty picture: the letter is not in the font"
    assert max(colour.alpha() for colour in inked) > 120
    assert all(colour.green() < 60 for colour in inked if colour.alpha() > 200)


def test_icon_letters_are_those_phosphor_names(qapp):
    import json
    from importlib.util import find_spec

    folder = Path(find_spec("qtawesome").origin).parent / "fonts"
    chart = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text("utf-8"))
    assert {n: int(chart[n], 16) for n, _ in ICONS.values()} == dict(ICONS.values())


def test_qts_own_buttons_speak_vietnamese(qtbot):
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel | standard.Yes | standard.Discard)
    qtbot.addWidget(box)
    assert {b.text() for b in box.buttons()} == {"Lưu", "Hủy", "Có", "Bỏ thay đổi"}
