"""The score sheets of the demonstration office."""

from datetime import date
from decimal import Decimal
from typing import Any

from models import score_deeds
from models.score_book import board, draft_of, judged_day
from models.score_filling import evidence_of, fillings
from models.score_rules import proposed
from models.scores import ScoreSheet
from models.scoring import Hand, exact
from models.shifting import moved_day
from models.units import Cluster, Unit


def keep_scores(rows: list[dict[str, Any]], years: int, today: date) -> int:
    """Begin, fill and close the sheets whose day has come; return how many there are."""
    made = 0
    for row in rows:
        started, closed = (_day(row.get(name), years) for name in ("started_on", "closed_on"))
        if started is None or started > today:
            continue
        _keep(row, row["year"] + years, today, closed)
        made += 1
    return made


def _day(text: str | None, years: int) -> date | None:
    return moved_day(date.fromisoformat(text), years) if text else None


def _keep(row: dict[str, Any], year: int, today: date, closed: date | None) -> None:
    draft = proposed()
    draft.title, draft.paper = row["title"], row["paper"]
    sheet, _ = score_deeds.start(Cluster.get(Cluster.name == row["cluster"]), year, draft)
    _write(sheet, row["units"])
    if row.get("fill"):
        on = min(judged_day(year, today), closed or today)
        _fill(sheet, on)
    if closed and closed <= today:
        score_deeds.close(sheet, closed)


def _write(sheet: ScoreSheet, units: list[dict[str, Any]]) -> None:
    keys = [one.key for one in draft_of(sheet).criteria]
    ids = dict(Unit.select(Unit.code, Unit.id).tuples())
    wanted: dict[tuple[int, int, Hand], Decimal | None] = {}
    texts: dict[tuple[int, int], str] = {}
    for unit in units:
        number = ids[unit["unit"]]
        for hand in Hand:
            for key, points in zip(keys, unit.get(hand.value, ()), strict=False):
                if points is not None:
                    wanted[key, number, hand] = exact(points)
        for place, text in unit["evidence"].items():
            texts[keys[int(place)], number] = text
    score_deeds.keep_marks(sheet, wanted, evidence=texts)


def _fill(sheet: ScoreSheet, on: date) -> None:
    """Take punctuality from the book, as the clerk does with one button."""
    now = board(sheet, on)
    lines = fillings(now, on).lines
    wanted = {(one.criterion.key, one.unit.id, Hand.COUNCIL): one.new for one in lines}
    score_deeds.keep_marks(sheet, wanted, evidence=evidence_of(now, lines))
