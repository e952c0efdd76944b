"""Icons by meaning, drawn from the Phosphor letters that come with qtawesome.

The font file is opened directly: `import qtawesome` would load six icon fonts at the start.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)

from ui.theme import colours

# meaning → (name in Phosphor, letter of the font)
ICONS = {
    # pages
    "overview": ("house-line", 0xF1D9),
    "campaigns": ("flag-banner", 0xF17D),
    "reports": ("clipboard-text", 0xF0F8),
    "awards": ("medal", 0xF213),
    "documents": ("file-text", 0xF170),
    "units": ("buildings", 0xF0A8),
    "workplan": ("calendar-check", 0xF0AE),
    "exchange": ("hard-drive", 0xF1C3),
    "settings": ("gear-six", 0xF19C),
    "brand": ("flower-lotus-fill", 0xF8EF),
    "lotus": ("flower-lotus", 0xF185),
    # actions
    "search": ("magnifying-glass", 0xF20A),
    "add": ("plus", 0xF27F),
    "delete": ("trash", 0xF334),
    "edit": ("pencil-simple", 0xF266),
    "write": ("note-pencil", 0xF22E),
    "undo": ("arrow-counter-clockwise", 0xF021),
    "redo": ("arrow-clockwise", 0xF020),
    "bold": ("text-bolder", 0xF315),
    "italic": ("text-italic", 0xF31D),
    "back": ("arrow-left", 0xF03B),
    "forward": ("arrow-right", 0xF044),
    "go_up": ("arrow-up", 0xF061),
    "go_down": ("arrow-down", 0xF022),
    "indent": ("arrow-bend-down-right", 0xF011),
    "outdent": ("arrow-bend-up-left", 0xF016),
    "refresh": ("arrows-clockwise", 0xF045),
    "print": ("printer", 0xF288),
    "save": ("floppy-disk", 0xF181),
    "open_folder": ("folder-open", 0xF18C),
    "open_outside": ("arrow-square-out", 0xF058),
    "import": ("download-simple", 0xF14C),
    "export": ("upload-simple", 0xF345),
    "copy": ("copy", 0xF114),
    "preview": ("eye", 0xF15B),
    "send": ("paper-plane-tilt", 0xF25C),
    "more": ("dots-three", 0xF145),
    "close": ("x", 0xF36D),
    "tick": ("check", 0xF0E7),
    "merge": ("git-merge", 0xF1AD),
    "zoom_in": ("magnifying-glass-plus", 0xF20C),
    "zoom_out": ("magnifying-glass-minus", 0xF20B),
    # signs beside colours
    "ok": ("check-circle-fill", 0xF851),
    "warning": ("warning-fill", 0xFAC7),
    "error": ("warning-circle-fill", 0xFAC6),
    "rejected": ("x-circle-fill", 0xFAD7),
    "info": ("info-fill", 0xF94A),
    "late": ("clock-fill", 0xF866),
    "soon": ("hourglass-medium", 0xF1D3),
    "not_due": ("clock", 0xF0F9),
    "not_open": ("circle-dashed", 0xF0ED),
    "todo": ("circle", 0xF0EC),
    "done": ("check-circle", 0xF0E8),
    "exempt": ("prohibit", 0xF289),
    "nothing": ("minus-circle", 0xF21B),
    "dot": ("circle-fill", 0xF857),
    "star": ("star", 0xF2F3),
    # things
    "calendar": ("calendar-blank", 0xF0AD),
    "list": ("list", 0xF1FA),
    "bullets": ("list-bullets", 0xF1FB),
    "table": ("table", 0xF304),
    "outline": ("tree-structure", 0xF339),
    "columns": ("columns", 0xF10E),
    "files": ("files", 0xF16E),
    "file_in": ("file-arrow-down", 0xF168),
    "file_out": ("file-arrow-up", 0xF169),
    "package": ("package", 0xF251),
    "inbox": ("tray", 0xF336),
    "archive": ("archive", 0xF008),
    "backup": ("clock-counter-clockwise", 0xF0FC),
    "database": ("hard-drives", 0xF1C4),
    "shield": ("shield-check", 0xF2B8),
    "person": ("user", 0xF346),
    "people": ("users", 0xF351),
    "law": ("books", 0xF098),
    "link": ("link", 0xF1F3),
    "mail": ("envelope-simple", 0xF156),
    "bell": ("bell-ringing", 0xF083),
    "chart": ("chart-bar", 0xF0D2),
    "trend": ("chart-line-up", 0xF0D5),
    "place": ("map-pin", 0xF20D),
    # arrows of widgets
    "down": ("caret-down", 0xF0C2),
    "right": ("caret-right", 0xF0C4),
    "left": ("caret-left", 0xF0C3),
    "up": ("caret-up", 0xF0C5),
}


def icon(meaning: str, colour: str = "", *, active: str = "") -> QIcon:
    """Return the icon for `meaning`, sharp at every scale.

    `colour` "" means the second-rank text colour; `active` is used while checked or selected.
    Raises KeyError for a meaning that has no icon.
    """
    return QIcon(_Glyph(chr(ICONS[meaning][1]), colour, active))


def pixmap(meaning: str, size: int, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` device-independent pixels."""
    return icon(meaning, colour).pixmap(QSize(size, size), ratio)


@cache
def _family() -> str:
    """Load the icon font once and return its family name."""
    spec = find_spec("qtawesome")
    folder = Path(spec.origin).parent / "fonts" if spec and spec.origin else Path()
    path = next(iter(sorted(folder.glob("phosphor-*.ttf"))), None)
    number = QFontDatabase.addApplicationFont(str(path)) if path else -1
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


class _Glyph(QIconEngine):
    """Paints one letter of the icon font in the colour of the state."""

    def __init__(self, letter: str, colour: str, active: str) -> None:
        super().__init__()
        self._letter, self._colour, self._active = letter, colour, active

    def clone(self) -> QIconEngine:
        return _Glyph(self._letter, self._colour, self._active)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        font = QFont(_family())
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()))))
        painter.setFont(font)
        painter.setPen(QColor(self._pen(mode, state)))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        wider = rect.width() > rect.height()  # a button's icon keeps its distance to the words
        align = Qt.AlignmentFlag.AlignLeft if wider else Qt.AlignmentFlag.AlignHCenter
        align |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(rect), int(align), self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def _pen(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return colours().faint_text
        if self._active and (state == QIcon.State.On or mode == QIcon.Mode.Selected):
            return self._active
        return self._colour or colours().soft_text
