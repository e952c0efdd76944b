"""Which campaigns ran in a stretch of days."""

from datetime import date

from models.opening import span
from models.plan import Plan, PlanKind
from models.plan_reading import load_schedule
from models.plan_records import PlanRecord


def running(first: date, last: date) -> list[tuple[int, Plan]]:
    """Return id and schedule of each plan of campaigns that ran on some of these days.

    Only what was issued or is followed up counts: a draft has launched nothing. Oldest first.
    """
    known = PlanRecord.select().where(
        PlanRecord.deleted_on.is_null(),
        PlanRecord.kind == PlanKind.CAMPAIGN,
        PlanRecord.tracked_on.is_null(False) | (PlanRecord.number != ""),
    )
    found = []
    for record in known.order_by(PlanRecord.year, PlanRecord.id):
        plan = load_schedule(record)
        stretch = span(plan)
        if stretch is not None and stretch[0] <= last and first <= stretch[1]:
            found.append((record.id, plan))
    return found
