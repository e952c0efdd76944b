"""The figures a compiled report was made from, small enough to stand beside it in the book."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.documents import Document
from models.figure_rules import Reckoned, ValueState, number_words
from models.figures import FigureSheet, sums_over_units
from models.report_figures import by_unit
from models.states import Figures
from models.tracking import Cell

COUNTS = ("expected", "received", "on_time", "late", "overdue", "returned", "nil", "exempt")
_FORM = 1  # of what is stored


@dataclass(frozen=True, kw_only=True)
class IndicatorFigures:
    """One indicator over all units, in the words the report printed."""

    title: str
    measure: str = ""
    value: str = ""  # "" where values of units have no sum, or none is known
    reported: int = 0
    owing: int = 0
    reached: int = 0
    judged: int = 0
    units: dict[str, str] = field(default_factory=dict)  # unit code → "12,5", "KAD", "–"


@dataclass(frozen=True, kw_only=True)
class ReportFigures:
    """All figures of one report. Units are named by code, indicators by key."""

    on: date
    names: dict[str, str] = field(default_factory=dict)  # unit code → name
    units: dict[str, tuple[int, ...]] = field(default_factory=dict)  # code → COUNTS
    indicators: dict[str, IndicatorFigures] = field(default_factory=dict)
    awarded: int = 0
    waiting: int = 0

    @property
    def total(self) -> Figures:
        """All units together."""
        sums = (sum(column) for column in zip(*self.units.values(), strict=True))
        return Figures(**dict(zip(COUNTS, sums, strict=False)))


def taken(
    found: Iterable[Cell],
    sheets: Sequence[FigureSheet],
    on: date,
    *,
    awarded: int = 0,
    waiting: int = 0,
) -> ReportFigures:
    """Return the figures of a report about `found` and `sheets`, as they stood on a day."""
    lines = by_unit(found, on)
    names = {line.unit.code: line.unit.name for line in lines}
    names |= {unit.code: unit.name for sheet in sheets for unit in sheet.units}
    return ReportFigures(
        on=on,
        names=names,
        units={
            line.unit.code: tuple(getattr(line.figures, name) for name in COUNTS) for line in lines
        },
        indicators={
            one.key: _indicator(sheet, one.key) for sheet in sheets for one in sheet.indicators
        },
        awarded=awarded,
        waiting=waiting,
    )


def cell_words(line: Reckoned) -> str:
    """Return a cell of a table unit × indicator, 0 and missing apart.

    "12,5", with "*" while periods are missing; "–" missing, "KAD" not applicable, "KPS" nothing
    arose, "" where nothing is owed.
    """
    if line.value is not None:
        return number_words(line.value) + ("*" if line.missing else "")
    return _SIGNS[line.state]


_SIGNS = {
    ValueState.VALUE: "–",
    ValueState.MISSING: "–",
    ValueState.NOT_APPLICABLE: "KAD",
    ValueState.NIL: "KPS",
    ValueState.NOT_OWED: "",
}


def to_plain(figures: ReportFigures) -> dict[str, object]:
    """Return what is kept in `Document.made_from`."""
    return {
        "form": _FORM,
        "on": figures.on.isoformat(),
        "names": dict(figures.names),
        "units": {code: list(counts) for code, counts in figures.units.items()},
        "indicators": {
            key: [one.title, one.measure, one.value, one.reported, one.owing, one.reached,
                  one.judged, dict(one.units)]
            for key, one in figures.indicators.items()
        },
        "awards": [figures.awarded, figures.waiting],
    }  # fmt: skip


def from_plain(plain: object) -> ReportFigures | None:
    """Return figures that were kept; None for a paper that kept none, or in an unknown form."""
    if not isinstance(plain, dict) or plain.get("form") != _FORM:
        return None
    try:
        return ReportFigures(
            on=date.fromisoformat(plain["on"]),
            names=dict(plain["names"]),
            units={code: _counts(counts) for code, counts in plain["units"].items()},
            indicators={key: _kept(row) for key, row in plain["indicators"].items()},
            awarded=plain["awards"][0],
            waiting=plain["awards"][1],
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def kept_with(document: Document) -> ReportFigures | None:
    """Return the figures a paper was made from; None for a kind that keeps none."""
    return from_plain(document.made_from.get("figures"))


def earlier_report(document: Document) -> Document | None:
    """Return the report made before with figures: same kind, plan, period or stage; or None."""
    query = Document.select().where(
        Document.kind == document.kind,
        Document.plan.is_null() if document.plan_id is None else Document.plan == document.plan_id,
        Document.id < document.id,
    )
    about = _about(document)
    for paper in query.order_by(Document.id.desc()):
        if _about(paper) == about and kept_with(paper) is not None:
            return paper
    return None


def _about(document: Document) -> tuple[str, ...]:
    details = document.made_from.get("details", {})
    told = (details.get(name) for name in ("period", "scope", "stage"))
    return tuple(str(text or "").strip().casefold() for text in told)


def _indicator(sheet: FigureSheet, key: str) -> IndicatorFigures:
    total = sheet.total(key)
    told = {unit.code: cell_words(sheet.reckoned(key, unit)) for unit in sheet.units}
    has_sum = sums_over_units(total.indicator) and total.value is not None
    return IndicatorFigures(
        title=total.indicator.title,
        measure=total.indicator.measure,
        value=number_words(total.value) if has_sum else "",
        reported=total.reported,
        owing=total.owing,
        reached=total.reached,
        judged=total.judged,
        units=told,
    )


def _counts(row: list[int]) -> tuple[int, ...]:
    if len(row) != len(COUNTS):
        raise ValueError(row)
    return tuple(int(count) for count in row)


def _kept(row: list) -> IndicatorFigures:
    title, measure, value, reported, owing, reached, judged, units = row
    return IndicatorFigures(
        title=title,
        measure=measure,
        value=value,
        reported=reported,
        owing=owing,
        reached=reached,
        judged=judged,
        units=dict(units),
    )
