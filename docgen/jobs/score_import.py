"""Own points of units, out of a score workbook into the book."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from docgen.excel.score_reading import OwnPoints, ScoreFile, read_score_file
from models import score_deeds
from models.base import db
from models.errors import RuleBroken
from models.journal import Change
from models.score_book import draft_of, sheet_of
from models.scores import Score, ScoreCriterion, ScoreSheet
from models.scoring import Hand, exact
from models.units import Unit

_NAMED = 5


@dataclass(frozen=True)
class ScoresTaken:
    """What came of a workbook; `change` None when nothing was new, or only looked at."""

    sentence: str
    sheet: ScoreSheet
    change: Change | None = None
    units: list[str] = field(default_factory=list)


def take_scores(path: Path, check: bool = False) -> ScoresTaken:
    """Take the units' own points of a workbook in, all or none; blanks erase nothing.

    With `check` nothing is written. Raises RuleBroken naming the cells that are wrong.
    """
    told = read_score_file(path)
    sheet = sheet_of(told.cluster, told.year)
    if sheet is None:
        raise RuleBroken(
            f"“{path.name}” thuộc bảng chấm điểm năm {told.year} không còn trong sổ này. Hãy lập"
            " bảng, xuất Excel rồi gửi lại đơn vị."
        )
    _refuse(path, told.problems)
    units = {unit.code: unit for unit in Unit.listed()}
    places = _known(told, sheet, units, path)
    wanted, texts = _new(sheet, places, units)
    names = sorted({units[one.unit].name for one in places}, key=str.casefold)
    sentence = _sentence(path, sheet, len(wanted) + len(texts), names)
    change = None
    if wanted or texts:
        with db.atomic() as transaction:
            change = score_deeds.keep_marks(sheet, wanted, sentence, texts)
            if check:
                transaction.rollback()
                change = None
    return ScoresTaken(sentence, sheet, change, names)


def _refuse(path: Path, problems: list[str]) -> None:
    if problems:
        more = f" (và {len(problems) - _NAMED} ô khác)" if len(problems) > _NAMED else ""
        cells = "; ".join(problems[:_NAMED])
        raise RuleBroken(f"“{path.name}” chưa nhận được. {cells}{more}. Hãy sửa trong Excel.")


def _known(
    told: ScoreFile, sheet: ScoreSheet, units: dict[str, Unit], path: Path
) -> list[OwnPoints]:
    """Return the places; refuse a workbook whose criteria or units the book does not know."""
    keys = {one.key for one in draft_of(sheet).criteria}
    strange = sorted({one.unit for one in told.places if one.unit not in units})
    _refuse(path, [f"Không có đơn vị mã “{code}”" for code in strange])
    if any(one.criterion not in keys for one in told.places):
        raise RuleBroken(
            f"“{path.name}” theo bộ tiêu chí cũ. Hãy xuất lại Excel và gửi đơn vị chấm lại."
        )
    return told.places


def _new(
    sheet: ScoreSheet, places: list[OwnPoints], units: dict[str, Unit]
) -> tuple[dict[tuple[int, int, Hand], Decimal | None], dict[tuple[int, int], str]]:
    """Return what differs from the book: points, and evidence."""
    rows = Score.select().join(ScoreCriterion).where(ScoreCriterion.sheet == sheet)
    known = {(row.criterion_id, row.unit_id): row for row in rows}
    wanted: dict[tuple[int, int, Hand], Decimal | None] = {}
    texts: dict[tuple[int, int], str] = {}
    for one in places:
        place = (one.criterion, units[one.unit].id)
        row = known.get(place)
        old = None if row is None or row.self_score is None else exact(row.self_score)
        if one.points is not None and one.points != old:
            wanted[(*place, Hand.SELF)] = one.points
        if one.evidence and one.evidence != (row.evidence if row else ""):
            texts[place] = one.evidence
    return wanted, texts


def _sentence(path: Path, sheet: ScoreSheet, count: int, names: list[str]) -> str:
    if not count:
        return f"“{path.name}” không có điểm tự chấm nào mới"
    who = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    return f"Nhận {count} ô tự chấm, minh chứng vào {score_deeds.about(sheet)}: {who}"
