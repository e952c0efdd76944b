"""The overdue page over ten years: the open list with and without its partial index.

`python -m bench.overdue`
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.book import TODAY, make_book
from bench.measure import interleaved, seconds, show
from models.base import db
from models.database import close
from models.obligations import Obligation
from models.tracking import overview
from models.units import Unit

_ROWS = 200
_INDEX = "obligation_open"


def main() -> None:
    with TemporaryDirectory() as folder:
        make_book(Path(folder))
        made = db.execute_sql("SELECT sql FROM sqlite_master WHERE name = ?", (_INDEX,))
        index = made.fetchone()[0]
        print(f"{Obligation.select().count()} obligations, {_count()} of them overdue\n")
        for title, work in (
            ("How many are overdue", _count),
            (f"The {_ROWS} newest overdue, with units", _page),
            ("tracking.overview, all of the overview page", partial(overview, TODAY)),
        ):
            measured = {
                "without the partial index": partial(_timed, work, index, False),
                "with the partial index": partial(_timed, work, index, True),
            }
            show(title, interleaved(measured), "without the partial index")
        close()


def _timed(work: object, index: str, kept: bool) -> float:
    """Return the time of `work` with the index there or not."""
    db.execute_sql(f"DROP INDEX IF EXISTS {_INDEX}")
    if kept:
        db.execute_sql(index)
    work()  # warm
    return seconds(work)


def _overdue() -> object:
    return Obligation.select(Obligation, Unit).where(
        Obligation.due_on < TODAY,
        Obligation.first_accepted_on.is_null(),
        Obligation.exempt_on.is_null(),
    )


def _count() -> int:
    return _overdue().count()


def _page() -> list[Obligation]:
    return list(_overdue().join(Unit).order_by(Obligation.due_on.desc()).limit(_ROWS))


if __name__ == "__main__":
    main()
