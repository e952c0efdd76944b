"""How lines of the journal are listed: of the whole book, or of one unit."""

from ui.tables.base import Column
from ui.theme import Tone

COLUMNS = (
    Column("Lúc", lambda line: f"{line.at:%d/%m/%Y %H:%M}", lambda line: line.id),
    Column("Việc", lambda line: line.sentence, stretch=True, most=70),
    Column("", lambda line: "đã hoàn tác" if line.undone else "", tone=lambda _: Tone.WARNING),
)
