"""For which periods a sentence asks for reports, and by when each is due."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from docgen.reader.fields.dates import found_in
from docgen.reader.fields.words import shadow
from models.expressions import Context, Found, FoundKind
from models.values import Cadence, Deadline, DueRule, Wording

_ITEM = re.compile(
    r"(?:báo cáo (?:sơ kết |tổng kết |kết quả |cả )*|[,;] |\) |và )"
    r"(?:cả )?(?P<what>(?:0?6|sáu) tháng|(?:0?9|chín) tháng|quý|năm)"
    r"(?= (?:trước|chậm|muộn|gửi trước|xong)|[:(]| \(| gửi)"
)
_DAY_OF_MONTH = re.compile(
    r"(?P<lead>trước |chậm nhất(?: là)? |vào |muộn nhất(?: là)? )?ngày (?P<day>\d{1,2})"
    r"(?!\d| ?[/.-] ?\d| tháng)"
)
_LIST = re.compile(
    r"(?P<lead>trước |vào |chậm nhất )?(?:các )?ngày:? (?P<days>\d{1,2}/\d{1,2}(?:/\d{4})?"
    r"(?:(?:, ?| và |; ?)(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?)+)"
)
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?")
_EARLY_DAY = 10  # a day so early in the month closes the month before it
_OF_THE_YEAR = (Cadence.HALF_YEAR, Cadence.NINE_MONTHS, Cadence.YEAR)


@dataclass(frozen=True)
class Period:
    """How often something is owed and by when; `place` is where the words stand."""

    cadence: Cadence
    due: DueRule = field(default_factory=DueRule)
    place: int = 0
    listed: tuple[date, ...] = ()


def periods_in(sentence: str, context: Context) -> list[Period]:
    """Return the recurring periods of a sentence, or one listed one; empty when it has neither."""
    low = shadow(sentence)
    found = found_in(sentence, context)
    mentions = _mentions(low, found)
    dues = [f for f in found if f.kind is FoundKind.DUE and f.due]
    if not mentions and not dues:
        listed = _listed(sentence, low, context)
        return [listed] if listed else []
    rules = {cadence: Period(cadence, place=place) for place, cadence in reversed(mentions)}
    for due in dues:
        before = [cadence for place, cadence in mentions if place < due.start]
        for cadence in _for_due(due, before):
            if cadence not in rules or rules[cadence].due == DueRule():
                rules[cadence] = Period(cadence, due.due or DueRule(), due.start)
    paired = _paired(mentions, found)
    for cadence, day in paired.items():
        rules[cadence] = Period(cadence, _in_year(day.deadline, context), day.start)
    for day in found:
        if paired:
            break
        if day.deadline and day.deadline.on and day.kind is not FoundKind.CADENCE:
            before = [cadence for place, cadence in mentions if place < day.start]
            if before and before[-1] in _OF_THE_YEAR and rules[before[-1]].due == DueRule():
                rules[before[-1]] = Period(before[-1], _in_year(day.deadline, context), day.start)
    if Cadence.MONTH in rules and rules[Cadence.MONTH].due == DueRule():
        rules[Cadence.MONTH] = Period(Cadence.MONTH, _in_month(sentence, low))
    return sorted(rules.values(), key=lambda period: list(Cadence).index(period.cadence))


def _paired(mentions: list[tuple[int, Cadence]], found: list[Found]) -> dict[Cadence, Found]:
    """Pair "6 tháng, năm … trước ngày 15/6 và ngày 15/12": as many days as periods, in order."""
    named = [cadence for _, cadence in mentions if cadence in _OF_THE_YEAR]
    days = [f for f in found if f.deadline and f.deadline.on and f.kind is not FoundKind.CADENCE]
    behind = all(place < day.start for place, _ in mentions for day in days)
    if len(named) < 2 or len(named) != len(mentions) or len(days) != len(named) or not behind:
        return {}
    lead = days[0].deadline.wording if days[0].deadline else Wording.UNTIL_END
    return {
        cadence: replace(day, deadline=replace(day.deadline, wording=lead))
        for cadence, day in zip(named, days, strict=True)
        if day.deadline
    }


def _mentions(low: str, found: list[Found]) -> list[tuple[int, Cadence]]:
    """Return where each cadence is named, in order."""
    known = [f for f in found if f.kind in (FoundKind.CADENCE, FoundKind.DUE)]
    rows = [
        (f.start, cadence) for f in known if f.kind is FoundKind.CADENCE for cadence in f.cadences
    ]
    for item in _ITEM.finditer(low):
        place = item.start("what")
        if not any(f.start <= place < f.end for f in known):
            rows.append((place, _cadence(item["what"])))
    return sorted(rows, key=lambda row: row[0])


def _cadence(what: str) -> Cadence:
    if what == "quý":
        return Cadence.QUARTER
    if what == "năm":
        return Cadence.YEAR
    return Cadence.HALF_YEAR if what.startswith(("6", "06", "sáu")) else Cadence.NINE_MONTHS


def _for_due(due: Found, before: list[Cadence]) -> tuple[Cadence, ...]:
    """Return the cadences a recurring day is for: what was just named, else its own."""
    if due.due and due.due.month is not None and before and before[-1] in _OF_THE_YEAR:
        own = [cadence for cadence in due.cadences if cadence in before]
        return tuple(own) or (before[-1],)
    return due.cadences or tuple(before[-1:])


def _in_year(deadline: Deadline, context: Context) -> DueRule:
    """Return "that day and month of each year" for a day named beside a periodic report."""
    assert deadline.on is not None
    later = 1 if context.year is not None and deadline.on.year > context.year else 0
    return DueRule(
        day=deadline.on.day,
        month=deadline.on.month,
        years_later=later,
        wording=deadline.wording,
        words=deadline.words,
    )


def _in_month(sentence: str, low: str) -> DueRule:
    """Return the rule of "hằng tháng … trước ngày 25", words between the two."""
    found = _DAY_OF_MONTH.search(low)
    if not found or not 1 <= int(found["day"]) <= 31:
        return DueRule()
    day = int(found["day"])
    return DueRule(
        day=day,
        months_later=1 if day <= _EARLY_DAY else 0,
        wording=_wording(found["lead"]),
        words=sentence[found.start() : found.end()],
    )


def _wording(lead: str | None) -> Wording:
    return Wording.BEFORE if (lead or "").startswith("trước") else Wording.UNTIL_END


def _listed(sentence: str, low: str, context: Context) -> Period | None:
    """Return the days of "vào các ngày 31/10/2025, 28/11/2025 và 26/12/2025"."""
    found = _LIST.search(low)
    if not found:
        return None
    days = []
    for words in _DATE.findall(found["days"]):
        for one in found_in(f"ngày {words}", context):
            if one.deadline and one.deadline.on:
                days.append(one.deadline.on)
    due = DueRule(
        wording=_wording(found["lead"]),
        words=sentence[found.start() : found.end()],
    )
    return Period(Cadence.LISTED, due, found.start(), tuple(days)) if len(days) > 1 else None
