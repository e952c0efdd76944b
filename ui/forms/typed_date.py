"""Dates as an office types them: 5/12, 05/12/2024, 5.12.24, 051224."""

import re
from datetime import date

from models.calendar import WEEKDAYS
from models.text import nfc, squeeze

_PARTS = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?")
_DAY_WORD = re.compile(r"^\s*ngày\s+")
_MONTH_YEAR = re.compile(r"\s*(?:tháng|năm)\s*")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")


def read_date(text: str, today: date) -> date:
    """Return the day that `text` names; a missing year is that of `today`, "24" is 2024.

    Raises ValueError with a Vietnamese sentence for anything that is not a day.
    """
    typed = squeeze(_MONTH_YEAR.sub("/", _DAY_WORD.sub("", nfc(text).lower())))
    match = _PARTS.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if not match:
        raise ValueError("Hãy gõ ngày như 5/12, 05/12/2024 hoặc 051224.")
    day, month = int(match[1]), int(match[2])
    year = today.year if match[3] is None else int(match[3])
    if year < 100:
        year += 2000
    return _existing(day, month, year)


def written_date(day: date | None) -> str:
    """Return "05/12/2024", "" for None."""
    return f"{day:%d/%m/%Y}" if day else ""


def weekday(day: date) -> str:
    """Return "Thứ Hai" … "Chủ nhật"."""
    name = WEEKDAYS[day.weekday()]
    return name[0].upper() + name[1:]


def _existing(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"Không có tháng {month}. Hãy gõ ngày trước, tháng sau.")
    if not 1900 <= year <= 2199:
        raise ValueError(f"Năm {year} không hợp lý. Hãy kiểm tra lại năm.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"Tháng {month:02d}/{year} không có ngày {day}.") from None
