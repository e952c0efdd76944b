"""Bảng tổng hợp kết quả chấm điểm, xếp hạng of a cluster: a form of the office's own.

No template of Phụ lục III: the decree names no such paper, so it has neither number nor symbol.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen import ink, nd30
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import bare, leading
from docgen.contexts.wording import joined
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Signature
from models.scoring import points_words

_MOST_NAMED = 3  # of the best, in the closing words


@dataclass(frozen=True, kw_only=True)
class ScoreRow:
    """One unit, in the order of the ranking. Points are None where a hand gave none."""

    name: str
    hands: Sequence[Decimal | None] = (None, None, None)  # own, the cluster's, the council's
    scale: Decimal = Decimal(0)
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    total: Decimal | None = None
    rank: int | None = None
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ScoreSheetData:
    """What the paper says. `head_unit` signs for the cluster; "" leaves that block out."""

    office: OfficeFacts
    cluster: str
    year: int
    rows: Sequence[ScoreRow]
    on: date
    scale: Decimal = Decimal(100)
    ground: str = ""  # "Quyết định số 15/QĐ-UBND ban hành tiêu chí chấm điểm"
    is_closed: bool = True
    notes: Sequence[str] = field(default_factory=tuple)
    head_unit: str = ""
    head_name: str = ""
    council: bool = True
    chair_name: str = ""
    chair_post: str = ""


def score_context(data: ScoreSheetData) -> dict[str, object]:
    """Return what fills the template "score_sheet". Raises RuleBroken when nobody was judged."""
    if not data.rows:
        raise RuleBroken("Chưa có đơn vị nào được chấm điểm. Hãy chấm ở trang Khen thưởng.")
    issuer, head = frame_of(
        data.office,
        "score_sheet",
        "BẢNG TỔNG HỢP",
        score_subject(data.cluster, data.year),
        number="",
        signed_on=None,
        year=data.on.year,
    )
    return {
        **head_context(issuer, head, nd30.LYING_TEXT_WIDTH_MM),
        "mo_dau": [leading(_opening(data))],
        "bang": [_row(place, row) for place, row in enumerate(data.rows, start=1)],
        "ghi_chu": [ink.plain(text).strip() for text in data.notes if text.strip()],
        "ket_thuc": paragraphs([_closing(data)]),
        **sign_off_context([], _signatures(data)),
    }


def score_subject(cluster: str, year: int) -> str:
    """Return what the paper is about, for its head and for the register."""
    return f"Kết quả chấm điểm, xếp hạng thi đua năm {year} của {ink.plain(cluster).strip()}"


def _opening(data: ScoreSheetData) -> str:
    ground = bare(data.ground)
    start = f"Căn cứ {ground}, kết quả" if ground else "Kết quả"
    state = "" if data.is_closed else " (số liệu tạm tính, bảng chưa chốt)"
    return (
        f"{start} chấm điểm {len(data.rows):02d} đơn vị theo thang điểm"
        f" {points_words(data.scale)} như sau{state}:"
    )


def _row(place: int, row: ScoreRow) -> dict[str, str]:
    own, peer, council = (_points(points) for points in row.hands)
    return {
        "tt": str(place),
        "don_vi": ink.plain(row.name).strip(),
        "tu_cham": own,
        "cham_cheo": peer,
        "hoi_dong": council,
        "diem": _points(row.scale if row.total is not None else None),
        "thuong": _points(row.bonus) if row.bonus else "–",
        "tru": _points(row.penalty) if row.penalty else "–",
        "tong": _points(row.total),
        "hang": str(row.rank) if row.rank else "–",
        "loai": ink.plain(row.grade).strip(),
        "ghi_chu": ink.plain(row.note).strip(),
    }


def _points(points: Decimal | None) -> str:
    return "–" if points is None else points_words(points)


def _closing(data: ScoreSheetData) -> str:
    """Return who stands first, and how many of which grade there are."""
    ranked = [row for row in data.rows if row.rank]
    best = [row for row in ranked if row.rank == 1]
    told = f"Tổng hợp: xếp hạng {len(ranked):02d}/{len(data.rows):02d} đơn vị"
    grades = dict.fromkeys(row.grade for row in data.rows if row.grade)
    for grade in grades:
        count = sum(row.grade == grade for row in data.rows)
        told += f"; {bare(grade)[:1].lower()}{bare(grade)[1:]} {count:02d}"
    if best:
        names = ", ".join(ink.plain(row.name).strip() for row in best[:_MOST_NAMED])
        more = f" và {len(best) - _MOST_NAMED:02d} đơn vị khác" if len(best) > _MOST_NAMED else ""
        told += f". Hạng Nhất: {names}{more} ({joined(f'{_points(best[0].total)} điểm')})"
    return f"{told}."


def _signatures(data: ScoreSheetData) -> list[Signature]:
    """Return the blocks: the cluster's head on the left, the council on the right."""
    found = []
    if data.head_unit:
        post = ["TM. CỤM, KHỐI THI ĐUA", "ĐƠN VỊ TRƯỞNG"]
        found.append(Signature(lines=post, other_post=data.head_unit, name=data.head_name))
    if data.council:
        lines = ["TM. HỘI ĐỒNG", "CHỦ TỊCH"]
        found.append(Signature(lines=lines, other_post=data.chair_post, name=data.chair_name))
    return found or [office_signature(data.office)]
