"""A plan moved by whole years: to use it again, and to keep the demonstration office current."""

import re
from calendar import monthrange
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import chain

from models.outline import walk as nodes_of
from models.plan import Campaign, Ground, Part, Plan, Table, Task
from models.values import Count, Deadline, DueRule, Moment, MomentKind

_UNTOUCHED = {"key", "node", "code", "typed", "reference", "read_from"}  # names, and others' words
_PAPERS = (
    "Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Quyết định|Kế hoạch|Kết luận"
    "|Chương trình|Công văn|Hướng dẫn|Quy định|Quy chế|Đề án|Tờ trình|Thông báo|Văn bản"
)
_DAY = r"\d{1,2}/\d{1,2}/\d{4}"
_LONG_DAY = r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
# A text of somebody else: its number, its day, and its subject to the end of the clause.
_CITED = re.compile(
    rf"(?:{_PAPERS})\s+(?:liên tịch\s+)?(?:số\s+)?\d+[a-zđ]?\s*[/-]\s*[^\s,;.)]+"
    rf"(?:,?\s+ngày\s+(?:{_DAY}|{_LONG_DAY}))?"
    r"(?:\s+của\s+[^;.,()“”]+?(?=\s+về|[;.,()]|$))?"
    r"(?:,?\s+về\s+(?:(?!,\s+[A-ZĐÀ-Ỹ])[^;.()])+)?"
)
# "(15/10/1991 - 15/10/2026)": an anniversary names both its days.
_ANNIVERSARY = re.compile(r"\(?((?:\d{1,2}/){0,2})(\d{4})\s*[-–]\s*((?:\d{1,2}/){0,2})(\d{4})\)?")
_LEAST_ANNIVERSARY_YEARS = 5
_BORN = re.compile(rf"(?:sinh|thành lập)\s+(?:năm\s+|ngày\s+)?(?:{_DAY}|{_LONG_DAY}|\d{{4}})")
_YEAR = re.compile(
    r"(?P<day>\b29(?:/|\s+tháng\s+)0?2(?:/|\s+năm\s+))?"
    r"(?P<lead>(?:[Nn]ăm(?:\s+học)?|[Gg]iai đoạn|[Nn]hiệm kỳ|[Tt]ừ|[Đđ]ến|và|[Ss]ơ kết"
    r"|[Tt]ổng kết)\s+|[/,–-]\s*)?"
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?![\d/.]\d|\d|/[A-ZĐ])"
)


def shifted(plan: Plan, years: int) -> Plan:
    """Return a copy of `plan` with all its days, and the years in its words, moved by `years`.

    Number and day of the head become blank: the moved plan is a new paper. Texts it cites,
    anniversaries and years of birth stay. 29/02 becomes 28/02 where the year has none.
    """
    moved = deepcopy(plan)
    words = _Words(plan, years)
    moved.year = None if plan.year is None else plan.year + years
    moved.head.year = None if plan.head.year is None else plan.head.year + years
    moved.head.number, moved.head.day = "", None
    moved.head.subject = words.moved(plan.head.subject)
    for part in _campaign_parts(moved):
        _move(part, words, years)
    for node in nodes_of(moved.outline):
        node.text = words.moved(node.text)
        if node.table is not None:
            node.table = _moved_table(node.table, words)
    return moved


def duplicated(plan: Plan, years: int) -> Plan:
    """Return `plan` as a fresh draft `years` later: no code, no keys, nothing read or proposed.

    Slips of the old paper and what was done in its tasks stay behind.
    """
    fresh = shifted(plan, years)
    fresh.code, fresh.slips, fresh.readings = "", [], {}
    forget_keys(fresh)
    for part in _all_parts(fresh):
        part.node, part.read_from, part.confirmed = "", "", True
        if isinstance(part, Task):
            part.done_on, part.campaign_code = None, ""
    for node in nodes_of(fresh.outline):
        node.key = ""
    return fresh


def forget_keys(plan: Plan) -> None:
    """Let every row get a key of its own when stored: two plans of a book never share one.

    Nodes keep theirs, since rows and slips point at them.
    """
    for part in _all_parts(plan):
        part.key = ""


def moved_day(day: date, years: int) -> date:
    """Return the same day `years` later; 28/02 for a 29/02 that year lacks."""
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


class _Words:
    """Moves the years in running text that belong to one plan."""

    def __init__(self, plan: Plan, years: int) -> None:
        own = _own_years(plan)
        self._first, self._last = (min(own) - 1, max(own) + 1) if own else (1, 0)
        self._years = years
        self._quoted = [words for ground in plan.grounds for words in _words_of(ground)]

    def moved(self, text: str) -> str:
        """Return `text` with its own years moved; what it cites stays."""
        kept = self._kept(text)
        return _YEAR.sub(lambda found: self._replaced(found, kept), text)

    def _replaced(self, found: re.Match[str], kept: list[tuple[int, int]]) -> str:
        place, year = found.start("year"), int(found["year"])
        is_kept = any(start <= place < end for start, end in kept)
        if is_kept or not (found["lead"] or found["day"]):
            return found[0]
        if not self._first <= year <= self._last:
            return found[0]
        before = found[0][: place - found.start()]
        if found["day"] and monthrange(year + self._years, 2)[1] < 29:
            before = before.replace("29", "28", 1)
        return f"{before}{year + self._years}"

    def _kept(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of `text` that speak of other papers or of history."""
        kept = [found.span() for found in chain(_CITED.finditer(text), _BORN.finditer(text))]
        for found in _ANNIVERSARY.finditer(text):
            apart = int(found[4]) - int(found[2])
            if int(found[2]) < self._first and apart >= _LEAST_ANNIVERSARY_YEARS:
                kept.append(found.span())
        for words in self._quoted:
            start = text.find(words)
            if start >= 0:
                kept.append((start, start + len(words)))
        return kept


def _own_years(plan: Plan) -> list[int]:
    """Return the years a plan itself runs through, as far as they are known."""
    moments = [item for one in plan.campaigns for item in (one.starts, one.ends) if item]
    days = [day for moment in moments for day in (moment.first_on, moment.last_on) if day]
    known = [plan.year, plan.head.year, *(day.year for day in days)]
    return [year for year in known if year]


def _words_of(ground: Ground) -> list[str]:
    return [words for words in (ground.text.strip(" .;"), ground.subject.strip(" .;")) if words]


def _all_parts(plan: Plan) -> Iterator[Part]:
    return chain(_campaign_parts(plan), plan.grounds, plan.recipients, plan.signatures)


def _campaign_parts(plan: Plan) -> Iterator[Part]:
    yield from chain(plan.tasks, plan.milestones, plan.reporting, plan.duties, plan.indicators)
    for campaign in plan.campaigns:
        yield campaign
        yield from _rows_of(campaign)


def _rows_of(campaign: Campaign) -> Iterator[Part]:
    for field in fields(campaign):
        value = getattr(campaign, field.name)
        if isinstance(value, list):
            yield from value


def _move(part: Part, words: _Words, years: int) -> None:
    """Move every field of a part; rows of a campaign are parts of their own."""
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name not in _UNTOUCHED and field.name != "campaign_code":
            setattr(part, field.name, _moved(value, words, years))


def _moved(value: object, words: _Words, years: int) -> object:
    if isinstance(value, date):
        return moved_day(value, years)
    if type(value) is str:
        return words.moved(value)
    if isinstance(value, Moment | Deadline | DueRule | Count):
        return _moved_value(value, words, years)
    if isinstance(value, list) and not any(is_dataclass(item) for item in value):
        return [_moved(item, words, years) for item in value]
    return value


def _moved_value(
    value: Moment | Deadline | DueRule | Count, words: _Words, years: int
) -> Moment | Deadline | DueRule | Count:
    pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
    made = replace(value, **{name: _moved(item, words, years) for name, item in pairs})
    if isinstance(made, Moment) and made.kind is MomentKind.MONTH and made.last_on:
        last = monthrange(made.last_on.year, made.last_on.month)[1]
        made = replace(made, last_on=made.last_on.replace(day=last))
    return made


def _moved_table(table: Table, words: _Words) -> Table:
    return replace(
        table,
        columns=[words.moved(cell) for cell in table.columns],
        rows=[[words.moved(cell) for cell in row] for row in table.rows],
    )
