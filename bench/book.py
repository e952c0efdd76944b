"""A book of ten years: 60 units, five campaigns a year, some 47 000 reports owed."""

from datetime import date, datetime, timedelta
from pathlib import Path

from models import journal, office, plan_store
from models.base import db
from models.database import DataFolder, open_folder
from models.legal import ensure_list
from models.obligations import Obligation
from models.opening import open_due, track
from models.plan import Campaign, Head, Plan, ReportingRule
from models.receiving import HandIn, book_log
from models.units import Unit
from models.values import Cadence, DueRule, Moment

TODAY = date(2026, 11, 21)
YEARS = range(2017, 2027)
UNITS, CAMPAIGNS = 60, 5
_MISSING = 40  # one report in so many never came


def make_book(folder: Path, years: range = YEARS) -> DataFolder:
    """Fill a new data folder and leave it open."""
    opened = open_folder(folder)
    journal.now = lambda: datetime(2026, 11, 21, 8, 0)
    ensure_list()
    office.set_profile(
        office.OfficeProfile(name="Ủy ban nhân dân xã Suối Hoa", short_name="UBND xã Suối Hoa")
    )
    make_units(UNITS)
    for year in years:
        for number in range(1, CAMPAIGNS + 1):
            track(_campaign(year, number), date(year, 1, 2))
    open_due(TODAY)
    _hand_in()
    return opened


def make_units(count: int) -> None:
    """Add active units, named one after the other."""
    with db.atomic():
        for number in range(1, count + 1):
            Unit.create(code=f"DV{number:03d}", name=f"Thôn Suối {number}")


def _campaign(year: int, number: int) -> str:
    span = {"starts": Moment.day(date(year, 1, 1)), "ends": Moment.day(date(year, 12, 31))}
    title = f"Phong trào thi đua số {number} năm {year}"
    plan = Plan(
        year=year,
        head=Head(number=str(number), subject=title, day=2, month=1, year=year),
        campaigns=[Campaign(title=title, **span)],
        reporting=[
            ReportingRule(cadence=Cadence.MONTH, due=DueRule(day=25)),
            ReportingRule(cadence=Cadence.QUARTER, due=DueRule(day=28)),
        ],
    )
    return plan_store.save(plan, date(year, 1, 2))


def _hand_in() -> None:
    """Nearly all reports came in, some of them late."""
    log = []
    for item in Obligation.select().where(Obligation.due_on <= TODAY):
        if item.id % _MISSING:
            day = min(item.due_on + timedelta(days=item.id % 7 - 5), TODAY)
            log.append((item, HandIn(received_on=day)))
    book_log(log, TODAY)
