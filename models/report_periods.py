"""The periods for which an office reports upward, and which of them is nearest.

Source for the data windows: NĐ 09/2019/NĐ-CP, art. 12, as in `models.periods`.
"""

import re
from datetime import date, timedelta

from models.periods import Period, periods_between
from models.values import Cadence

_CADENCES = (
    Cadence.YEAR,
    Cadence.NINE_MONTHS,
    Cadence.HALF_YEAR,
    Cadence.QUARTER,
    Cadence.MONTH,
)
_AHEAD = timedelta(days=31)  # a report is drawn up before its cut-off too
_YEAR = re.compile(r"(\d{4})-")


def report_periods(today: date) -> list[Period]:
    """Return the periods of this year and the last whose cut-off is past or close, newest first.

    Of several with one cut-off the longest comes first.
    """
    found = [
        period
        for year in (today.year, today.year - 1)
        for period in _of_year(year)
        if period.data_to <= today + _AHEAD
    ]
    return sorted(found, key=lambda period: period.data_to, reverse=True)


def nearest_period(today: date) -> Period:
    """Return the period whose cut-off is nearest to a day; of several the longest."""
    return min(report_periods(today), key=lambda period: abs(period.data_to - today))


def period_of(key: str) -> Period | None:
    """Return the period of a key such as "2026-9M"; None for one that is none."""
    year = _YEAR.match(key)
    of_year = _of_year(int(year[1])) if year and int(year[1]) > 1 else []
    return next((period for period in of_year if period.key == key), None)


def _of_year(year: int) -> list[Period]:
    """Return all periods of a year, the longest first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [period for cadence in _CADENCES for period in periods_between(cadence, first, last)]
