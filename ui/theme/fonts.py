"""Which letters the window is written in: Segoe UI on Windows, a near relative elsewhere."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ui.theme.palette import BASE_PT

FAMILIES = ("Segoe UI", "Inter", "Noto Sans", "Liberation Sans", "DejaVu Sans")
_VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def interface_font() -> QFont:
    """Return the base font: the first known family with every Vietnamese letter."""
    installed = set(QFontDatabase.families())
    for family in FAMILIES:
        if family in installed:
            font = QFont(family)
            font.setPointSizeF(BASE_PT)
            if has_vietnamese(font):
                return font
    font = QFont()
    font.setPointSizeF(BASE_PT)
    return font


def has_vietnamese(font: QFont) -> bool:
    """Tell whether `font` itself (no stand-in) has every letter of the Vietnamese alphabet."""
    strict = QFont(font)
    strict.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    metrics = QFontMetrics(strict)
    return all(metrics.inFontUcs4(ord(letter)) for letter in _VIETNAMESE)
