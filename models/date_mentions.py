"""The days a text names with day, month and year, and one of them put for another."""

import re
from datetime import date

from models.deadlines import vietnamese_date, vietnamese_long_date

_SHORT = r"(?<![\d/])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)"
_LONG = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_DAY = re.compile(f"{_LONG}|{_SHORT}", re.I)


def days_in(text: str) -> set[date]:
    """Return the days named in full: "30/11/2024", "ngày 30 tháng 11 năm 2024"."""
    return {day for found in _DAY.finditer(text) if (day := _day(found))}


def reworded(text: str, near: str, day: date) -> tuple[str, str]:
    """Return words of `text` and what they become when the day in them becomes `day`.

    `near` are the words the old day was read from; when they are no longer in `text` (or name
    several days) it must name one day only. Both "" when the place is not certain.
    """
    near = near.strip()
    words = near if near and near in text else text
    found = list(_DAY.finditer(words))
    if not found or (len(found) > 1 and words == text):
        return "", ""
    last = found[-1]
    return words, words[: last.start()] + _written(last, day) + words[last.end() :]


def _day(found: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(found: re.Match[str], day: date) -> str:
    """Return `day` in the style of `found`."""
    if found[1] is None:
        return vietnamese_date(day)
    first = found[0].split()[0]  # "ngày" or "Ngày"
    return first + vietnamese_long_date(day)[len(first) :]
