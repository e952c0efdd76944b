"""The look of the window: one set of colours, one style sheet, one font."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme import palette as tokens
from ui.theme.fonts import interface_font
from ui.theme.palette import LIGHT, Palette, Tone
from ui.theme.style_sheet import style_sheet

__all__ = ["Palette", "Tone", "apply", "colours", "tokens"]

_current = LIGHT


def colours() -> Palette:
    """Return the set of colours in use; ask at painting time, never keep."""
    return _current


def apply(app: QApplication, palette: Palette = LIGHT) -> None:
    """Dress the whole application."""
    global _current
    _current = palette
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(interface_font())
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))


def _qt_palette(palette: Palette) -> QPalette:
    """Return what widgets without a rule of their own are painted with."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: palette.canvas,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.raised,
        role.Text: palette.text,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.ToolTipBase: palette.toast,
        role.ToolTipText: palette.toast_text,
        role.PlaceholderText: palette.faint_text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.tone(Tone.INFO).text,
        role.LinkVisited: palette.tone(Tone.INFO).text,
    }
    made = QPalette()
    for which, colour in chosen.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.faint_text))
    return made
