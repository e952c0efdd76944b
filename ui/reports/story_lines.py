"""How the events of an obligation's story look: icon, words, what is struck out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.obligation_story import Event
from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.labels import label

_SIGNS = {
    "opened": ("calendar", Tone.NEUTRAL),
    "accepted": ("ok", Tone.OK),
    "correction": ("edit", Tone.INFO),
    "returned": ("undo", Tone.GOLD),
    "extended": ("late", Tone.INFO),
    "reminded": ("mail", Tone.WARNING),
    "exempt": ("exempt", Tone.NEUTRAL),
}


def event_line(event: Event, *, short: bool = False, below: QWidget | None = None) -> QWidget:
    """Return a line of the story; `short` leaves the details out, `below` stands under them."""
    sign, tone = _SIGNS[event.kind]
    mark = QLabel()
    mark.setPixmap(pixmap(sign, 16, colours().tone(tone).text, mark.devicePixelRatioF()))
    title = label(event.title, "soft" if event.void else "strong", wrap=True)
    if event.void:
        font = title.font()
        font.setStrikeOut(True)
        title.setFont(font)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(title)
    shown = event.details[:1] if short else event.details
    if shown:
        words.addWidget(label("\n".join(shown), "small", wrap=True))
    if event.ended:
        words.addWidget(label(event.ended, "small", wrap=True))
    if below is not None:
        words.addWidget(below)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, tokens.TIGHT, 0, tokens.TIGHT)
    row.setSpacing(tokens.SMALL)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    holder.setAccessibleName(". ".join((event.title, *event.details, event.ended)).strip(". "))
    return holder
