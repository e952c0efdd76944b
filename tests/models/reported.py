"""A book for tests of obligations: a plan with quarterly reports, three villages, a cluster."""

from datetime import date

from models import opening, plan_store
from models.obligations import Obligation, owed
from models.plan import Campaign, Head, Plan, ReportingRule
from models.units import Cluster, Unit, seat
from models.values import Cadence, DueRule, Moment

START, END = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 11, 21)
NAMES = ("Thôn Đông", "Thôn Đoài", "Thôn Trung")
DUE = date(2026, 3, 20)  # of the first quarter, a Friday


def fill(upto: date = TODAY) -> str:
    """Fill the open book; return the code of the plan, its periods opened up to a day."""
    ring = Cluster.create(name="Cụm ven suối")
    for number, name in enumerate(NAMES, start=1):
        unit = Unit.create(code=f"DV0{number}", name=name)
        if name != "Thôn Trung":
            seat(unit, ring, START)
    plan = Plan(
        year=2026,
        head=Head(subject="Thi đua làm đường", number="3", day=2, month=1, year=2026),
        campaigns=[Campaign(title="Làm đường", starts=Moment.day(START), ends=Moment.day(END))],
        reporting=[ReportingRule(cadence=Cadence.QUARTER, due=DueRule(day=20))],
    )
    code = plan_store.save(plan, START)
    opening.track(code, START)
    opening.open_due(upto)
    return code


def item(unit: str = NAMES[0], period: str = "2026-Q1") -> Obligation:
    """Return one obligation as it stands in the book."""
    return next(one for one in owed() if one.unit.name == unit and one.period == period)
