"""What the clerk does to score sheets; each deed leaves a line that takes it back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models import deeds
from models.base import db
from models.codec import to_plain
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.score_book import FIELDS, board, draft_of, rules_of, sheet_of
from models.score_rules import CriterionDraft, SheetDraft, SheetRules, check, proposed
from models.scores import Score, ScoreCriterion, ScoreSheet
from models.scoring import Hand, problem
from models.text import squeeze
from models.units import Cluster, Unit

SUBJECT = "scores"
_TABLES = (ScoreSheet, ScoreCriterion)
YEARS = range(2000, 2101)


def start(
    cluster: Cluster, year: int, draft: SheetDraft | None = None
) -> tuple[ScoreSheet, Change]:
    """Begin the sheet of a cluster for a year, from `draft` or the proposed one.

    Raises RuleBroken when there is one already, or for a year out of reach.
    """
    if year not in YEARS:
        raise RuleBroken("Năm ghi bằng bốn chữ số, ví dụ 2026. Hãy gõ lại.")
    if sheet_of(cluster.id, year):
        raise RuleBroken(f"“{cluster.name}” đã có bảng chấm điểm năm {year}.")
    draft = draft or proposed()
    check(draft)
    sentence = f"Lập bảng chấm điểm năm {year} của “{cluster.name}”"
    with deeds.recorded("created", SUBJECT, "", sentence, _TABLES) as deed:
        sheet = ScoreSheet.create(year=year, cluster=cluster, rules={})
        _write(sheet, draft)
    assert deed.change is not None  # a sheet was made
    return sheet, deed.change


def copied(source: ScoreSheet) -> SheetDraft:
    """Return a sheet to begin another with: without points, units, or last year's indicators."""
    draft = draft_of(source)
    draft.criteria = [replace(one, key=None, indicator=None) for one in draft.criteria]
    draft.rules = replace(draft.rules, left_out={}, units=[])
    return draft


def keep_sheet(sheet: ScoreSheet, draft: SheetDraft) -> Change | None:
    """Write title, rules and criteria; None when nothing differs. Raises RuleBroken.

    Points of a criterion that goes, go with it; what is written must fit the new maxima.
    """
    _refuse_closed(sheet)
    check(draft)
    kept = {one.key for one in draft.criteria}
    going = list(
        Score.select()
        .join(ScoreCriterion)
        .where(ScoreCriterion.sheet == sheet, ScoreCriterion.id.not_in(kept))
    )
    _refuse_above(sheet, draft)
    sentence = f"Sửa tiêu chí, quy tắc của {about(sheet)}"
    with deeds.recorded("changed", SUBJECT, "", sentence, _TABLES, tuple(going)) as deed:
        for row in going:
            row.delete_instance()
        _write(sheet, draft)
    return deed.change


def keep_marks(
    sheet: ScoreSheet,
    wanted: Mapping[tuple[int, int, Hand], Decimal | None],
    sentence: str = "",
    evidence: Mapping[tuple[int, int], str] | None = None,
) -> Change | None:
    """Write points by criterion, unit and hand, and evidence; one deed, all or nothing.

    None when nothing differs. Raises RuleBroken for points that may not stand.
    """
    _refuse_closed(sheet)
    criteria = {one.key: one for one in (item.criterion() for item in draft_of(sheet).criteria)}
    for (key, unit, _), points in wanted.items():
        if key not in criteria:
            raise RuleBroken("Tiêu chí này không còn trong bảng. Hãy mở lại bảng chấm điểm.")
        if points is not None and (told := problem(criteria[key], points)):
            name = Unit.get_by_id(unit).name
            raise RuleBroken(f"{name}, “{criteria[key].text}”: {told[:1].lower()}{told[1:]}")
    texts = {place: squeeze(text) for place, text in (evidence or {}).items()}
    with db.atomic("IMMEDIATE"):
        rows = _rows({(key, unit) for key, unit, _ in wanted} | set(texts))
        told = sentence or f"Ghi điểm vào {about(sheet)}"
        with deeds.recorded("scored", SUBJECT, "", told, (), tuple(rows.values())) as deed:
            for (key, unit, hand), points in wanted.items():
                setattr(rows[key, unit], FIELDS[hand], None if points is None else float(points))
            for place, text in texts.items():
                rows[place].evidence = text
            for row in rows.values():
                row.save()
    return deed.change


def leave_out(sheet: ScoreSheet, unit: Unit, reason: str) -> Change | None:
    """Leave a unit unranked for a reason; "" takes it in again."""
    _refuse_closed(sheet)
    reason, rules = squeeze(reason), rules_of(sheet)
    others = {key: text for key, text in rules.left_out.items() if key != str(unit.id)}
    chosen = {**others, str(unit.id): reason} if reason else others
    done = f"Không xếp hạng “{unit.name}”" if reason else f"Xếp hạng lại “{unit.name}”"
    return _keep_rules(sheet, replace(rules, left_out=chosen), "changed", done)


def close(sheet: ScoreSheet, today: date) -> Change | None:
    """Close a sheet: it stands as it is, and who was judged stays. Raises RuleBroken."""
    _refuse_closed(sheet)
    found = board(sheet, today)
    blank = [
        line.unit.name for line in found.results if line.outcome.missing and not line.unit.out
    ]
    if not found.units or blank:
        who = f"{', '.join(blank[:3])}{'…' if len(blank) > 3 else ''}" if blank else ""
        raise RuleBroken(
            f"Chưa chấm đủ tiêu chí cho: {who}. Hãy ghi đủ điểm (không đạt thì ghi 0) rồi chốt."
            if blank
            else "Bảng chưa có đơn vị nào. Hãy xếp đơn vị vào cụm, khối ở trang Đơn vị."
        )
    sheet.closed_on = today
    rules = replace(found.rules, units=[unit.id for unit in found.units])
    return _keep_rules(sheet, rules, "closed", f"Chốt {about(sheet)}")


def reopen(sheet: ScoreSheet, reason: str) -> Change | None:
    """Open a closed sheet again; the reason stands in the journal. Raises RuleBroken."""
    if not squeeze(reason):
        raise RuleBroken("Hãy ghi lý do mở lại bảng đã chốt.")
    day = f" (đã chốt ngày {vietnamese_date(sheet.closed_on)})" if sheet.closed_on else ""
    sheet.closed_on = None
    told = f"Mở lại {about(sheet)}{day}: {squeeze(reason)}"
    return _keep_rules(sheet, replace(rules_of(sheet), units=[]), "reopened", told)


def remove(sheet: ScoreSheet) -> Change | None:
    """Take a sheet away with its points. Raises RuleBroken for a closed one."""
    _refuse_closed(sheet)
    scores = list(Score.select().join(ScoreCriterion).where(ScoreCriterion.sheet == sheet))
    told = f"Xóa {about(sheet)}"
    with deeds.recorded("deleted", SUBJECT, "", told, _TABLES, tuple(scores)) as deed:
        for row in scores:
            row.delete_instance()
        ScoreCriterion.delete().where(ScoreCriterion.sheet == sheet).execute()
        sheet.delete_instance()
    return deed.change


def about(sheet: ScoreSheet) -> str:
    """Return "bảng chấm điểm năm 2026 của “Cụm số 1”"."""
    return f"bảng chấm điểm năm {sheet.year} của “{sheet.cluster.name}”"


def _refuse_closed(sheet: ScoreSheet) -> None:
    if sheet.closed_on is not None:
        day = vietnamese_date(sheet.closed_on)
        raise RuleBroken(f"Bảng đã chốt ngày {day}. Hãy mở lại bảng rồi sửa.")


def _refuse_above(sheet: ScoreSheet, draft: SheetDraft) -> None:
    """Refuse maxima below what is written already."""
    criteria = {one.key: one.criterion() for one in draft.criteria if one.key is not None}
    query = Score.select(Score, Unit).join(Unit).where(Score.criterion.in_(list(criteria)))
    for row in query:
        for name in FIELDS.values():
            points = getattr(row, name)
            if points is None:
                continue
            one = criteria[row.criterion_id]
            if problem(one, Decimal(repr(points))):
                said = f"{points:g}".replace(".", ",")
                raise RuleBroken(
                    f"“{one.text}”: {row.unit.name} đã được ghi {said} điểm, ngoài mức mới."
                    " Hãy sửa điểm trước."
                )


def _write(sheet: ScoreSheet, draft: SheetDraft) -> None:
    """Make the rows of a sheet equal to `draft`; criteria keep their ids."""
    sheet.title, sheet.paper = squeeze(draft.title), squeeze(draft.paper)
    sheet.bonus_cap, sheet.rules = draft.bonus_cap, to_plain(draft.rules)
    sheet.save()
    known = {row.id: row for row in ScoreCriterion.select().where(ScoreCriterion.sheet == sheet)}
    for position, one in enumerate(draft.criteria):
        row = known.pop(one.key, None) or ScoreCriterion(sheet=sheet)
        _fill(row, one, position)
        row.save()
    for row in known.values():
        row.delete_instance()


def _fill(row: ScoreCriterion, one: CriterionDraft, position: int) -> None:
    row.position, row.kind = position, one.kind.value
    row.section, row.text, row.note = squeeze(one.section), squeeze(one.text), squeeze(one.note)
    row.maximum, row.cap, row.indicator = one.maximum, one.cap, one.indicator


def _keep_rules(sheet: ScoreSheet, rules: SheetRules, action: str, told: str) -> Change | None:
    with deeds.recorded(action, SUBJECT, "", told, (ScoreSheet,)) as deed:
        sheet.rules = to_plain(rules)
        sheet.save()
    return deed.change


def _rows(places: set[tuple[int, int]]) -> dict[tuple[int, int], Score]:
    """Return the rows of some places; blank ones are made for those that have none."""
    return {
        (key, unit): Score.get_or_create(criterion=key, unit=unit)[0]
        for key, unit in sorted(places)
    }
