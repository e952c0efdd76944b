"""The style sheet, made from the tokens and the `.qss` parts beside this file."""

from dataclasses import fields
from pathlib import Path
from string import Template

from ui.theme import palette as tokens
from ui.theme.palette import Palette

_HERE = Path(__file__).parent
_PARTS = ("base", "buttons", "fields", "tables", "surfaces", "shell")
_NUMBERS = ("RADIUS", "CARD_RADIUS", "BASE_PT", "SMALL_PT", "SECTION_PT", "TITLE_PT", "FIGURE_PT")


def style_sheet(palette: Palette) -> str:
    """Return the whole sheet. Raises KeyError when a part names a token that does not exist."""
    text = "\n".join((_HERE / f"{part}.qss").read_text("utf-8") for part in _PARTS)
    return Template(text).substitute(_values(palette))


def _values(palette: Palette) -> dict[str, str]:
    values = {f.name: getattr(palette, f.name) for f in fields(palette) if f.name != "tones"}
    for tone, shade in palette.tones.items():
        values |= {f"{tone}_{part.name}": getattr(shade, part.name) for part in fields(shade)}
    values |= {name: f"{getattr(tokens, name):g}" for name in _NUMBERS}
    values["images"] = (_HERE / "images").as_posix()
    return values
