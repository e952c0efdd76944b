"""The columns of the register of outgoing papers on the screen.

Source: NĐ 30/2020/NĐ-CP, Phụ lục IV; the column of scans is ours.
"""

from dataclasses import dataclass

from docgen.register_data import RegisterLine
from models.deadlines import vietnamese_date
from models.register import Line
from ui.tables.base import Column
from ui.theme import Tone
from ui.widgets.pill import Pill

_SCANNED = Pill("Có bản ký", Tone.OK, "ok")


@dataclass(frozen=True)
class RegisterRow:
    """One line of the register with its words as printed; equal when it is the same line."""

    line: Line
    told: RegisterLine
    scanned: bool = False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RegisterRow):
            return NotImplemented
        one, two = self.line, other.line
        return (one.sequence, one.paper, one.free) == (two.sequence, two.paper, two.free)

    def __hash__(self) -> int:
        return hash((self.line.sequence, self.line.free))

    @property
    def about(self) -> str:
        free = self.line.free_words
        return f"— {free} còn trống —" if free else self.told.about


def _day(day: object) -> str:
    return vietnamese_date(day) if day else ""


def _order_of(day: object) -> int | None:
    return day.toordinal() if day else None


def _grey(row: RegisterRow) -> Tone | None:
    return Tone.NEUTRAL if row.told.free else None


COLUMNS = (
    Column("Số, ký hiệu", lambda row: row.told.reference, lambda r: r.line.order, tone=_grey),
    Column("Ngày", lambda row: _day(row.told.day), lambda row: _order_of(row.told.day)),
    Column("Tên loại, trích yếu", lambda row: row.about, tone=_grey, least=32, most=46),
    Column("Người ký", lambda row: row.told.signer, most=15),
    Column("Nơi nhận", lambda row: row.told.recipients, most=14),
    Column("Nơi lưu", lambda row: row.told.keeper, most=12),
    Column(
        "Số bản",
        lambda row: str(row.told.copies or ""),
        lambda row: row.told.copies,
        align="right",
    ),
    Column("Ngày chuyển", lambda row: _day(row.told.sent_on), lambda r: _order_of(r.told.sent_on)),
    Column("Ký nhận", lambda row: "", tip=lambda row: "Ký tay trên bản in của sổ"),
    Column("Ghi chú", lambda row: row.told.note, most=16),
    Column(
        "Bản ký",
        lambda row: _SCANNED.text if row.scanned else "",
        pill=lambda row: _SCANNED if row.scanned else None,
    ),
)
