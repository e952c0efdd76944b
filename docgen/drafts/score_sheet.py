"""Bảng tổng hợp kết quả chấm điểm: the sheet of a cluster for a year, from the book."""

from collections.abc import Sequence
from decimal import Decimal

from docgen.contexts.score_sheet import ScoreRow, ScoreSheetData, score_context, score_subject
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from models.council import chair_on
from models.errors import RuleBroken
from models.score_book import Board, Result, board
from models.scores import ScoreSheet
from models.scoring import Hand, points_words
from models.units import Cluster, Unit

_NOTE = (
    "Ghi chú: Điểm cuối của mỗi tiêu chí là điểm Hội đồng; chưa có thì lấy điểm chấm chéo, rồi"
    " điểm tự chấm. Đơn vị bằng điểm xếp cùng hạng."
)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for: which sheet, the ground, who signs."""
    sheets = _sheets()
    chosen = next((one for one in sheets if str(one.id) == wanted.text("sheet")), None)
    chosen = chosen or (sheets[0] if sheets else None)
    head, contact = _head(board(chosen, wanted.today)) if chosen else ("", "")
    chair = chair_on(wanted.today)
    return [
        Ask(
            name="sheet",
            title="Bảng chấm điểm",
            kind=AskKind.CHOICE,
            required=True,
            hint="Bảng lập ở trang Khen thưởng, mục Chấm điểm.",
            choices=tuple((_name(one), one.id) for one in sheets),
            proposal=chosen.id if chosen else None,
            steers=True,
        ),
        Ask(
            name="ground",
            title="Căn cứ",
            hint="Viết tiếp sau “Căn cứ …”: văn bản ban hành tiêu chí chấm điểm.",
            proposal=(chosen.paper if chosen else "") or None,
        ),
        Ask(
            name="head_unit",
            title="Đơn vị trưởng ký",
            hint="Để trống nếu cụm, khối không ký.",
            proposal=head or None,
            half=True,
        ),
        Ask(
            name="head_name",
            title="Người ký của đơn vị trưởng",
            proposal=contact or None,
            half=True,
        ),
        Ask(name="council", title="Hội đồng ký", kind=AskKind.FLAG, proposal=True),
        Ask(
            name="chair_name",
            title="Chủ tịch Hội đồng",
            proposal=chair.name if chair else None,
            half=True,
        ),
        Ask(
            name="chair_post",
            title="Chức vụ của Chủ tịch Hội đồng",
            proposal=chair.post if chair else None,
            half=True,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the paper. Raises RuleBroken when the sheet is gone, or holds no points."""
    found = board(_sheet(wanted), wanted.today)
    if not any(line.outcome.total is not None for line in found.results):
        raise RuleBroken(
            f"Chưa có điểm trong bảng của “{found.cluster.name}”. Hãy chấm ở trang Khen thưởng,"
            " mục Chấm điểm."
        )
    data = ScoreSheetData(
        office=wanted.office,
        cluster=found.cluster.name,
        year=found.sheet.year,
        rows=[_row(found, line) for line in found.results],
        on=wanted.today,
        scale=found.scale,
        ground=wanted.text("ground"),
        is_closed=found.is_closed,
        notes=_notes(found),
        head_unit=wanted.text("head_unit"),
        head_name=wanted.text("head_name"),
        council=wanted.flag("council"),
        chair_name=wanted.text("chair_name"),
        chair_post=wanted.text("chair_post"),
    )
    return Draft(
        kind="score_sheet",
        template="score_sheet",
        context=score_context(data),
        type_name="BẢNG TỔNG HỢP",
        subject=score_subject(found.cluster.name, found.sheet.year),
        signer=data.chair_name if data.council else data.head_name,
        recipients=[],
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _sheets() -> list[ScoreSheet]:
    """Return all sheets, newest year first, then by cluster."""
    query = ScoreSheet.select(ScoreSheet, Cluster).join(Cluster)
    return list(query.order_by(ScoreSheet.year.desc(), Cluster.name))


def _sheet(wanted: Wanted) -> ScoreSheet:
    found = next((one for one in _sheets() if str(one.id) == wanted.text("sheet")), None)
    if found is None:
        raise RuleBroken("Không còn bảng chấm điểm đã chọn. Hãy chọn bảng khác.")
    return found


def _name(sheet: ScoreSheet) -> str:
    state = "" if sheet.closed_on else " (chưa chốt)"
    return f"Năm {sheet.year} · {sheet.cluster.name}{state}"


def _head(found: Board) -> tuple[str, str]:
    """Return the unit that leads the cluster and its contact, "" for none."""
    leading = next((unit for unit in found.units if unit.role == "head"), None)
    if leading is None:
        return "", ""
    return leading.name, Unit.get_by_id(leading.id).contact


def _row(found: Board, line: Result) -> ScoreRow:
    outcome = line.outcome
    return ScoreRow(
        name=line.unit.name,
        hands=[_total(found, line, hand) for hand in Hand],
        scale=outcome.scale,
        bonus=outcome.bonus_counted,
        penalty=outcome.penalty_counted,
        total=outcome.total,
        rank=line.rank,
        grade=line.grade,
        note=_note(line),
    )


def _total(found: Board, line: Result, hand: Hand) -> Decimal | None:
    """Return what one hand gave; None unless it judged every criterion of the scale."""
    outcome = found.outcome(line.unit.id, hand)
    return None if outcome.missing else outcome.total


def _note(line: Result) -> str:
    if line.unit.out:
        return f"Không xếp hạng: {line.unit.out}"
    if line.outcome.missing:
        return f"Còn {line.outcome.missing:02d} tiêu chí chưa có điểm"
    return line.tie


def _notes(found: Board) -> Sequence[str]:
    caps = (("thưởng", found.sheet.bonus_cap), ("trừ", found.rules.penalty_cap))
    told = [
        f"Tổng điểm {name} tính nhiều nhất {points_words(Decimal(str(cap)))} điểm."
        for name, cap in caps
        if cap is not None
    ]
    return [" ".join([_NOTE, *told])]
