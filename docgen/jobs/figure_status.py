"""The figures of indicators as plain values, for `status --json` and other machines."""

from datetime import date
from decimal import Decimal

from models.figure_book import sheet
from models.figure_rules import Reckoned
from models.figures import FigureSheet, Total
from models.plan_indicators import PlanIndicator


def indicator_values(code: str, today: date) -> list[dict[str, object]]:
    """Return a plan's indicators: bar, all units together, each unit, and the trend.

    Of the kind of report that holds the most figures. What is not known is None, never 0.
    """
    found = sheet(code, today)
    return [_indicator(found, one) for one in found.indicators]


def _indicator(found: FigureSheet, one: PlanIndicator) -> dict[str, object]:
    return {
        "key": one.key,
        "title": one.title,
        "measure": one.measure,
        "kind": one.kind.value,
        "direction": one.direction.value,
        "operator": one.operator,
        "threshold": one.threshold,
        "reference": one.reference,
        "report": found.report,
        "periods": [period.label for period in found.periods],
        "total": _total(found.total(one.key)),
        "units": [
            {"unit": unit.name, "unit_code": unit.code, **_line(found.reckoned(one.key, unit))}
            for unit in found.units
        ],
        "trend": [
            {
                "period": point.label,
                "value": _number(point.value),
                "running": _number(point.running),
                "reported": point.reported,
                "owing": point.owing,
            }
            for point in found.trend(one.key)
        ],
    }


def _total(line: Total) -> dict[str, object]:
    return {
        "value": _number(line.value),
        "target": _number(line.target),
        "percent": _number(line.percent),
        "owing": line.owing,
        "reported": line.reported,
        "not_applicable": line.not_applicable,
        "nil": line.nil,
        "missing": line.missing,
        "incomplete": line.incomplete,
        "reached": line.reached,
        "judged": line.judged,
    }


def _line(line: Reckoned) -> dict[str, object]:
    return {
        "state": line.state.value,
        "value": _number(line.value),
        "upto": line.upto,
        "missing": list(line.missing),
        "target": _number(line.target),
        "percent": _number(line.percent),
        "verdict": line.verdict.value,
        "words": line.words,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
