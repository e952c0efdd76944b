"""A day out of a cell: a real date, or one typed as text in any of the usual ways."""

import re
from datetime import date, datetime

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from docgen.excel.forms.checks import FIRST_DAY
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.grid import Raw
from models.text import folded, squeeze

_WANTED = "ngày/tháng/năm (ví dụ 05/12/2026)"
_DAY = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDS = re.compile(r"(?:.*, ?)?ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})\s*[/.\-]\s*(\d{4})|thang \d{1,2}(?: nam \d{4})?")
_YEAR = re.compile(r"(?:nam )?\d{4}")
_NUMBER = re.compile(r"\d{5}")
_YEARS = (1900, 2100)  # as numbers they are a year, not a day
_MOST_SMALL = 400  # a number below is no day either
_Read = tuple[date | None, Problem | None, list[str]]


def read_day(raw: Raw, received_on: date) -> tuple[date | None, Problem | None, list[str]]:
    """Return the day (None for an empty cell), what is wrong, and what to be told. Pure."""
    if raw.is_error:
        return None, _problem(raw, Fault.TEXT_ERROR), []
    if raw.value is None and raw.formula:
        return None, _problem(raw, Fault.FORMULA, raw.formula, "một ngày"), []
    if raw.is_empty:
        return None, None, []
    if isinstance(raw.value, datetime):
        return _shown_as_day(raw, raw.value.date(), received_on)
    if isinstance(raw.value, date):
        return _shown_as_day(raw, raw.value, received_on)
    if isinstance(raw.value, int | float) and not isinstance(raw.value, bool):
        return _serial(raw, float(raw.value), received_on)
    if isinstance(raw.value, str):
        return _from_text(raw, received_on)
    return None, _problem(raw, Fault.NOT_DAY), []


def _shown_as_day(raw: Raw, day: date, received_on: date) -> _Read:
    """Read a real date; "2026" or "12" typed into a cell of dates became one of long ago."""
    number = (day - (MAC_EPOCH if raw.from_1904 else WINDOWS_EPOCH).date()).days
    if _YEARS[0] <= number <= _YEARS[1]:
        return None, _problem(raw, Fault.YEAR_ONLY, str(number)), []
    if number < _MOST_SMALL:
        return None, _problem(raw, Fault.NUMBER_FOR_DAY, str(number)), []
    return _checked(raw, day, received_on, [])


def _from_text(raw: Raw, received_on: date) -> _Read:
    text = folded(squeeze(raw.text)).strip("'’., ").removeprefix("ngay ")
    if found := _ISO.fullmatch(text):
        return _made(raw, int(found[3]), int(found[2]), int(found[1]), received_on)
    if found := _DAY.fullmatch(text):
        return _made(raw, int(found[1]), int(found[2]), int(found[3]), received_on)
    if found := _WORDS.fullmatch(folded(squeeze(raw.text)).strip(". ")):
        return _made(raw, int(found[1]), int(found[2]), int(found[3]), received_on)
    if _NUMBER.fullmatch(text):
        return _serial(raw, float(text), received_on)
    if _MONTH.fullmatch(text):
        return None, _problem(raw, Fault.MONTH_ONLY), []
    if _YEAR.fullmatch(text):
        return None, _problem(raw, Fault.YEAR_ONLY), []
    if len(_DAY.findall(text)) > 1:
        return None, _problem(raw, Fault.TWO_DAYS), []
    return None, _problem(raw, Fault.NOT_DAY), []


def _made(raw: Raw, day: int, month: int, year: int, received_on: date) -> _Read:
    if month > 12 and day <= 12:
        return None, _problem(raw, Fault.MONTH_FIRST), []
    told = []
    if year < 100:
        year += 2000
        said = f"{day:02d}/{month:02d}/{year}"
        told = [f"Trang “{raw.sheet}”, ô {raw.cell}: “{raw.text}” được hiểu là {said}."]
    try:
        return _checked(raw, date(year, month, day), received_on, told)
    except ValueError:
        return None, _problem(raw, Fault.NO_SUCH_DAY), []


def _serial(raw: Raw, number: float, received_on: date) -> _Read:
    """Read a day that lost its format: 46361 is 05/12/2026. A year alone is no such number."""
    if number.is_integer() and _YEARS[0] <= number <= _YEARS[1]:
        return None, _problem(raw, Fault.YEAR_ONLY), []
    epoch = MAC_EPOCH if raw.from_1904 else WINDOWS_EPOCH
    if not 30_000 <= number < 80_000:
        return None, _problem(raw, Fault.NUMBER_FOR_DAY), []
    found = from_excel(number, epoch)
    day = found.date() if isinstance(found, datetime) else found
    told = f"Trang “{raw.sheet}”, ô {raw.cell}: số {raw.text} được hiểu là ngày {day:%d/%m/%Y}."
    return _checked(raw, day, received_on, [told])


def _checked(raw: Raw, day: date, received_on: date, told: list[str]) -> _Read:
    if day > received_on:
        shown = (f"{day:%d/%m/%Y}", f"{received_on:%d/%m/%Y}")
        return None, _problem(raw, Fault.FUTURE, *shown), []
    if day < FIRST_DAY:
        return None, _problem(raw, Fault.TOO_OLD, f"{day:%d/%m/%Y}", str(FIRST_DAY.year)), []
    return day, None, told


def _problem(raw: Raw, fault: Fault, found: str = "", wanted: str = _WANTED) -> Problem:
    said = found or raw.text
    return Problem(fault=fault, sheet=raw.sheet, cell=raw.cell, found=said, expected=wanted)
