"""The figures that the made-up units of the demonstration office hand in.

Without chance, like `docgen.jobs.demo_story`: a figure follows from the name of report and
indicator alone. Some units leave one out, some have nothing of the kind to tell.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from models.figure_deeds import Figure, write_figures
from models.figure_rules import rounded
from models.indicator_store import load_indicators
from models.obligations import Obligation, Receipt, Verdict, receipts_of
from models.plan_indicators import PlanIndicator

_WHOLE = 1000
_LEFT_OUT = 12  # of a thousand figures: forgotten in the report


@dataclass(frozen=True)
class _Story:
    """How the figures of one indicator run: from–to by chance of the name, `grows` a period."""

    indicator: PlanIndicator
    least: Decimal
    most: Decimal
    grows: Decimal
    not_of: frozenset[str]  # kinds of unit it does not apply to
    reason: str

    def figure(self, name: str, kind: str, nth: int) -> Figure:
        """Return the figure of the `nth` period; nothing in it where the unit left it out."""
        if kind in self.not_of:
            return Figure(applies=False, note=self.reason)
        number = crc32(f"{name}|{self.indicator.title}".encode())
        if number % _WHOLE < _LEFT_OUT:
            return Figure()
        share = Decimal(number // _WHOLE % _WHOLE) / _WHOLE
        value = self.least + (self.most - self.least) * share + self.grows * (nth - 1)
        value = max(value, Decimal(0))
        if self.indicator.measure == "%":
            value = min(value, Decimal(100))
        return Figure(rounded(value, self.indicator.decimals))


def hand_in_figures(rows: Iterable[dict], reports: dict[str, Obligation]) -> int:
    """Write figures beside the receipts of `reports` (by name, as the story names them).

    `rows` as in resources/demo/indicators.json. Returns how many figures were written.
    """
    stories = _stories(rows, reports.values())
    log = receipts_of(reports.values())
    written: list[tuple[Receipt, dict[str, Figure]]] = []
    for name, item in reports.items():
        told = stories.get((item.plan.origin, item.title), [])
        nth = int(name.split("|")[2])
        figures = {one.indicator.key: one.figure(name, item.unit.kind, nth) for one in told}
        for receipt in log.get(item.id, []):
            if figures and receipt.verdict == Verdict.ACCEPTED and not receipt.nil:
                written.append((receipt, figures))
    return write_figures(written)


def _stories(
    rows: Iterable[dict], reports: Iterable[Obligation]
) -> dict[tuple[str, str], list[_Story]]:
    """Return file of the plan and title of the report → how its figures run."""
    plans = {item.plan.origin: item.plan_id for item in reports}
    indicators = {
        (origin, one.title): one for origin, plan in plans.items() for one in load_indicators(plan)
    }
    found: dict[tuple[str, str], list[_Story]] = defaultdict(list)
    for row in rows:
        indicator = indicators.get((row["plan"], row["indicator"]))
        if indicator is None:
            continue  # the plan is not followed up yet on the day the office is made for
        least, most, grows = (Decimal(str(row[name])) for name in ("from", "to", "grows"))
        story = _Story(indicator, least, most, grows, frozenset(row.get("not_of", [])),
                       row.get("reason", ""))  # fmt: skip
        found[row["plan"], row["report"]].append(story)
    return found
