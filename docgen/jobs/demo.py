"""The demonstration office: a made-up commune with two years of work in its book.

All of it stands in resources/demo; when it is made after 2026, everything moves by whole years.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from docgen.campaign_file import CampaignFile, read
from docgen.jobs.demo_figures import hand_in_figures
from docgen.jobs.demo_scores import keep_scores
from docgen.jobs.demo_story import Fate, Teller
from models import extending, legal, office, opening, plan_store, receiving, units
from models.base import db
from models.codec import from_plain
from models.council import CouncilMember
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.nominations import Nomination, nominate
from models.obligations import Obligation, Receipt, owed
from models.paper_details import keep_details
from models.plan import PlanKind
from models.plan_records import PlanRecord
from models.shifting import moved_day, shifted
from models.states import rate_words
from models.tracking import Cell, overview
from models.units import Cluster, Unit

FOLDER = Path(__file__).parent.parent.parent / "resources" / "demo"
_REMIND_AFTER_DAYS = 3
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class _Tracked:
    """A plan in the book, and since when its reports are followed up."""

    content: CampaignFile
    code: str
    from_on: date


def make_demo(today: date) -> list[str]:
    """Fill the open, empty book; return sentences that say what was made.

    Raises RuleBroken when there is something in the book already. All or nothing.
    """
    if Unit.select().exists() or PlanRecord.select().exists():
        raise RuleBroken("Sổ đã có dữ liệu. Hãy chọn thư mục trống để lập cơ quan mẫu.")
    book = _data("book")
    years = max(0, today.year - book["year"])
    _move_papers(book, years)
    with db.atomic("IMMEDIATE"):
        legal.ensure_list()
        profiles = _make_office(years)
        _make_units(years)
        _seat_council(years)
        plans = [_keep(entry, years, today) for entry in book["plans"]]
        _open_reports(plans, years, today)
        _hand_in(book, today)
        hand_in_figures(_data("indicators")["figures"], _named(owed()))
        nominated = _nominate(years, today)
        keep_scores(_data("scores")["sheets"], years, today)
        _type_details(book["year"], years, today)
    return _told(profiles, plans, nominated, today)


def plan_files() -> list[Path]:
    """Return the campaign files of the demonstration office, in the order they are taken in."""
    return [FOLDER / entry["file"] for entry in _data("book")["plans"]]


def _data(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def _moved(text: str | None, years: int) -> date | None:
    return moved_day(date.fromisoformat(text), years) if text else None


def _move_papers(book: dict[str, Any], years: int) -> None:
    for row in book["extensions"]:
        row["paper"] = row["paper"].replace(str(book["year"]), str(book["year"] + years))


# --- the office, its units and plans ---------------------------------------------------------


def _make_office(years: int) -> list[tuple[str, date | None]]:
    made = []
    for row in _data("office")["profiles"]:
        from_on = _moved(row["from_on"], years)
        office.set_profile(from_plain(row["profile"], office.OfficeProfile), from_on)
        made.append((row["profile"]["name"], from_on))
    return made


def _make_units(years: int) -> None:
    data = _data("units")
    for row in data["units"]:
        Unit.create(**{**row, "opened_on": _moved(row["opened_on"], years)})
    by_code = {unit.code: unit for unit in Unit.select()}
    for row in data["clusters"]:
        cluster = Cluster.create(name=row["name"], kind=row["kind"])
        for seat in row["seats"]:
            from_on = _moved(seat["from_on"], years)
            units.seat(by_code[seat["unit"]], cluster, from_on, seat["role"])


def _seat_council(years: int) -> None:
    for row in _data("council")["members"]:
        days = {name: _moved(row.get(name), years) for name in ("from_on", "until_on")}
        CouncilMember.create(**{**row, **days})


def _merge_units(years: int, until: date) -> None:
    """Let the units merge whose day has come."""
    for row in _data("units")["merges"]:
        from_on = _moved(row["from_on"], years)
        merged = list(Unit.select().where(Unit.code.in_(row["units"]), Unit.closed_on.is_null()))
        if merged and from_on <= until:
            units.merge_units(merged, Unit.get(Unit.code == row["into"]), from_on)


def _keep(entry: dict[str, str], years: int, today: date) -> _Tracked:
    content = read(FOLDER / entry["file"])
    plan = content.plan
    if years:
        number, day = plan.head.number, plan.head.day
        plan = shifted(plan, years)
        plan.head.number, plan.head.day = number, day  # an issued paper, not a new draft
        plan.code = _moved_code(plan.code, years)
        for task in plan.tasks:
            task.campaign_code = _moved_code(task.campaign_code, years)
    code = plan_store.save(plan, today, entry["file"])
    if content.units:
        codes = [unit["code"] for unit in content.units]
        opening.set_participants(
            code, [unit.id for unit in Unit.select().where(Unit.code.in_(codes))]
        )
    return _Tracked(content, code, _moved(entry["tracked_on"], years))


def _moved_code(code: str, years: int) -> str:
    """Return "PT-2027-001" for "PT-2026-001"."""
    if not code:
        return ""
    kind, year, number = code.split("-")
    return f"{kind}-{int(year) + years}-{number}"


# --- what was owed, and what came in ---------------------------------------------------------


def _open_reports(plans: list[_Tracked], years: int, today: date) -> None:
    """Go through the past day by day as the office did, so that each report is frozen then."""
    calendar, rules = opening.office_calendar(), office.rules()
    days: dict[date, set[str]] = defaultdict(set)
    for plan in plans:
        if plan.from_on > today:
            continue
        opening.track(plan.code, plan.from_on)
        days[plan.from_on].add(plan.code)
        for item in opening.planned(plan_store.load(plan.code), calendar, rules):
            days[max(item.opens_on, plan.from_on)].add(plan.code)
    for day in sorted(days):
        if day <= today:
            _merge_units(years, day)
            for code in sorted(days[day]):
                opening.open_due(day, code)
    _merge_units(years, today)


def _hand_in(book: dict[str, Any], today: date) -> None:
    reports = _named(owed())
    punctual = frozenset(book["punctual"])  # who collects does not remind itself
    teller = Teller(today, opening.office_calendar(), book["return_reasons"], punctual)
    log = _extend(book, reports, teller, today)
    reasons = book["exempt_reasons"]
    for name, item in reports.items():
        if item.extended_to is not None:
            continue
        fate: Fate = teller.fate(item, name)
        if fate.exempt_on is not None:
            receiving.exempt([item], fate.exempt_on, reasons[fate.number % len(reasons)])
        log.extend((item, hand_in) for hand_in in fate.hand_ins)
    receiving.book_log(sorted(log, key=lambda entry: entry[1].received_on), today)
    for cell in overview(today).overdue:
        _remind(cell, book["reminder"], today)


def _named(reports: list[Obligation]) -> dict[str, Obligation]:
    """Return the reports by plan, title, how manieth of that title, and unit: without a year."""
    periods: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for item in sorted(reports, key=lambda item: (item.opens_on, item.due_on)):
        counted = periods[item.plan_id, item.title]
        counted.setdefault(item.period, len(counted) + 1)
    return {
        "|".join((item.plan.origin, item.title, nth, item.unit.code)): item
        for item in reports
        for nth in [str(periods[item.plan_id, item.title][item.period])]
    }


def _extend(
    book: dict[str, Any], reports: dict[str, Obligation], teller: Teller, today: date
) -> list[tuple[Obligation, receiving.HandIn]]:
    """Give more time where the story says so; return what came in for it."""
    log = []
    for row in book["extensions"]:
        name = "|".join((row["plan"], row["title"], str(row["nth"]), row["unit"]))
        item = reports.get(name)
        if item is None or item.due_on > today:
            continue
        extending.extend([item], item.due_on + timedelta(days=row["days"]), row["paper"])
        if row["received_after_days"] is not None:
            on = teller.calendar_after(item.due_on + timedelta(days=row["received_after_days"]))
            if on <= today:
                log.append((item, teller.hand_in(item, row["nth"], on)))
    return log


def _remind(cell: Cell, reference: str, today: date) -> None:
    on = cell.standing.last_day + timedelta(days=_REMIND_AFTER_DAYS)
    if on <= today:
        number = on.timetuple().tm_yday  # letters of one day share a number, no others do
        receiving.remind([cell.obligation], on, reference.format(number=number))


# --- who is proposed -------------------------------------------------------------------------


def _nominate(years: int, today: date) -> int:
    """Propose those whose day has come; return how many."""
    by_code = {unit.code: unit for unit in Unit.select()}
    made = 0
    for row in _data("nominations")["nominations"]:
        nominated_on = _moved(row["nominated_on"], years)
        if nominated_on > today:
            continue
        values = {**row, "nominated_on": nominated_on}
        values["plan"] = PlanRecord.get(PlanRecord.code == _moved_code(row["plan"], years))
        values["unit"] = by_code[row["unit"]] if "unit" in row else None
        nominate(Nomination(**values), today)
        made += 1
    return made


# --- what was typed for papers ---------------------------------------------------------------


def _type_details(book_year: int, years: int, today: date) -> None:
    """Remember what the office would have typed for its papers: meetings, guests, findings."""
    for path in sorted((FOLDER / "papers").glob("*.json")):
        for row in json.loads(path.read_text("utf-8")):
            plan = PlanRecord.get_or_none(PlanRecord.code == _moved_code(row["plan"], years))
            if plan is None and row["plan"]:
                continue
            values = _moved_values(row["values"], book_year, years)
            keep_details(path.stem, plan.id if plan else None, values, today)


def _moved_values(value: Any, book_year: int, years: int) -> Any:
    if isinstance(value, dict):
        return {name: _moved_values(item, book_year, years) for name, item in value.items()}
    if isinstance(value, list):
        return [_moved_values(item, book_year, years) for item in value]
    if not isinstance(value, str) or not years:
        return value
    if _ISO_DAY.fullmatch(value):
        return moved_day(date.fromisoformat(value), years).isoformat()
    return value.replace(str(book_year), str(book_year + years))


def _told(
    profiles: list[tuple[str, date | None]], plans: list[_Tracked], nominated: int, today: date
) -> list[str]:
    name, since = profiles[-1]
    kinds = [plan.content.plan.kind for plan in plans]
    before = f" (trước {vietnamese_date(since)} là {profiles[0][0]})" if since else ""
    counts = overview(today).figures
    told = rate_words(counts.on_time_rate)
    active, seated = Unit.active(today).count(), Cluster.select().count()
    return [
        f"Đã lập cơ quan mẫu: {name}{before}.",
        f"{active} đơn vị đang hoạt động, {seated} cụm, khối thi đua.",
        f"{kinds.count(PlanKind.CAMPAIGN)} kế hoạch phong trào,"
        f" {kinds.count(PlanKind.WORK_PLAN)} chương trình công tác:"
        f" {', '.join(plan.code for plan in plans)}.",
        f"{Obligation.select().count()} báo cáo phải nộp, {Receipt.select().count()} lần nhận;"
        f" năm {today.year} đúng hạn {told}, đang quá hạn {counts.overdue}.",
        f"{nominated} trường hợp được đề nghị khen thưởng.",
    ]
