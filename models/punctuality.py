"""How punctual units were in a year, as score sheets count it: late by tiers of days, missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.settled import Settled, facts_of
from models.states import State, standing

TIERS = (3, 7)  # calendar days late, up to and with; what is later falls into a last tier


@dataclass(frozen=True)
class Punctuality:
    """The reports of one unit that were due in one year, by the extended days where there are.

    `expected` = `on_time` + all of `late` + `missing` + `open`.
    """

    expected: int = 0  # the exempt left out
    on_time: int = 0  # nil reports counted
    late: tuple[int, ...] = ()  # handed in late, one number a tier, the last without an end
    missing: int = 0  # past their day and not in, or sent back and not in again
    open: int = 0  # not due yet
    exempt: int = 0
    late_days: tuple[int, ...] = ()  # of each late one, most first: to recompute by hand

    @property
    def late_count(self) -> int:
        return sum(self.late)


def tier_of(days: int, tiers: Sequence[int] = TIERS) -> int:
    """Return the number of the tier that so many days late (1 and more) fall into, from 0."""
    return sum(days > most for most in sorted(tiers))


def tier_words(tiers: Sequence[int] = TIERS) -> list[str]:
    """Return "chậm 1–3 ngày", "chậm 4–7 ngày", "chậm trên 7 ngày"."""
    found, first = [], 1
    for most in sorted(tiers):
        found.append(f"chậm {first}–{most} ngày" if most > first else f"chậm {most} ngày")
        first = most + 1
    return [*found, f"chậm trên {first - 1} ngày" if first > 1 else "chậm"]


def punctuality(
    facts: Iterable[Settled], today: date, tiers: Sequence[int] = TIERS
) -> Punctuality:
    """Count the reports of one unit, as they stand on `today`. Pure."""
    late, days = [0] * (len(tiers) + 1), []
    counts = dict.fromkeys(("expected", "on_time", "missing", "open", "exempt"), 0)
    for fact in facts:
        found = standing(fact, fact.receipts, today)
        if found.state is State.NOT_OPEN:
            continue
        if found.state is State.EXEMPT:
            counts["exempt"] += 1
            continue
        counts["expected"] += 1
        if found.received_on is None:
            counts["missing" if found.days_late else "open"] += 1
        elif found.days_late:
            late[tier_of(found.days_late, tiers)] += 1
            days.append(found.days_late)
        else:
            counts["on_time"] += 1
    return Punctuality(late=tuple(late), late_days=tuple(sorted(days, reverse=True)), **counts)


def of_year(
    year: int, today: date, tiers: Sequence[int] = TIERS, plan_id: int | None = None
) -> dict[int, Punctuality]:
    """Return unit id → how punctual it was with all that was due in a year (of one plan, or all).

    Units that owed nothing have no line; `Punctuality()` stands for them.
    """
    by_unit: dict[int, list[Settled]] = defaultdict(list)
    for fact in facts_of(year, plan_id):
        by_unit[fact.unit].append(fact)
    return {unit: punctuality(facts, today, tiers) for unit, facts in by_unit.items()}
