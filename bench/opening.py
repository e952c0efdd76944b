"""Opening a period for 200 units: `models.opening.open_due` against save() for every row.

`python -m bench.opening`
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.book import make_units
from bench.measure import interleaved, seconds, show
from models import plan_store
from models.base import db
from models.database import close, open_folder
from models.obligations import Obligation
from models.opening import open_due, track
from models.plan import Campaign, Head, Plan, ReportingRule
from models.values import Cadence, DueRule, Moment

_UNITS = 200
_TODAY = date(2026, 6, 10)  # the second quarter is open, the third is not


def main() -> None:
    with TemporaryDirectory() as folder:
        open_folder(Path(folder))
        make_units(_UNITS)
        _make_plan()
        open_due(_TODAY)
        rows = [dict(row) for row in Obligation.select().dicts()]
        print(f"{len(rows)} obligations of {_UNITS} units\n")
        measured = {
            "save() per row, one transaction": lambda: _emptied(lambda: _save_each(rows)),
            "save() per row, a commit each": lambda: _emptied(lambda: _save_alone(rows)),
            "models.opening.open_due": lambda: _emptied(lambda: open_due(_TODAY)),
            "open_due when all is open already": lambda: seconds(lambda: open_due(_TODAY)),
        }
        show("Opening a period", interleaved(measured), "save() per row, one transaction")
        close()


def _make_plan() -> None:
    span = {
        "starts": Moment.day(date(2026, 1, 1)),
        "ends": Moment.day(date(2026, 12, 31)),
    }
    plan = Plan(
        year=2026,
        head=Head(subject="Thi đua", day=2, month=1, year=2026),
        campaigns=[Campaign(title="Thi đua", **span)],
        reporting=[ReportingRule(cadence=Cadence.QUARTER, due=DueRule(day=28))],
    )
    track(plan_store.save(plan, date(2026, 1, 2)), date(2026, 1, 2))


def _emptied(work: Callable[[], object]) -> float:
    """Return the time of `work` on a book where nothing is open."""
    with db.atomic():
        Obligation.delete().execute()
    return seconds(work)


def _save_each(rows: list[dict[str, object]]) -> None:
    with db.atomic():
        _save_alone(rows)


def _save_alone(rows: list[dict[str, object]]) -> None:
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        Obligation(**values).save()


if __name__ == "__main__":
    main()
