"""Working days and days off in Viet Nam.

Three layers, the last one wins: the weekly rest, the public holidays computed by the `holidays`
package, and a table the office can edit (announced schedules, swapped Saturdays).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays

from models.errors import RuleBroken
from models.event_words import day_of
from models.files import world_failed

DEFAULT_TABLE = Path(__file__).resolve().parent.parent / "resources" / "holidays.json"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class SpecialDay:
    """One line of the table: a day off, or (`is_off` False) a rest day that is worked."""

    on: date
    is_off: bool = True
    name: str = ""
    source: str = ""  # the announcement, or why we believe it
    certain: bool = True  # False: not announced yet, only computed


class Calendar:
    """Answers which days are worked and when named events are. Holds no clock and no database."""

    def __init__(
        self, table: Iterable[SpecialDay] = (), events: Mapping[str, date] | None = None
    ) -> None:
        self._special = {special.on: special for special in table}
        self._events = dict(events or {})  # by `event_words.event_key`

    def with_events(self, events: Mapping[str, date]) -> "Calendar":
        """Return this calendar with the days of further events, which win over its own."""
        return Calendar(self._special.values(), {**self._events, **events}) if events else self

    def event_day(self, words: str) -> date | None:
        """Return the day of the event that a deadline's words name; None while not known."""
        return day_of(words, self._events) if words and self._events else None

    def is_day_off(self, day: date) -> bool:
        return self.name_of_day_off(day) != ""

    def is_working_day(self, day: date) -> bool:
        return not self.is_day_off(day)

    def name_of_day_off(self, day: date) -> str:
        """Return why `day` is off ("Giỗ Tổ Hùng Vương", "Chủ nhật"); "" for a working day.

        Source: Labour Code 2019 (45/2019/QH14), art. 111 and 112.
        """
        special = self._special.get(day)
        if special is not None:
            return (special.name or "ngày nghỉ") if special.is_off else ""
        name = _public_holidays(day.year).get(day)
        if name:
            return name
        return WEEKDAYS[day.weekday()] if day.weekday() >= _SATURDAY else ""

    def is_certain(self, day: date) -> bool:
        """Tell whether the table does not mark `day` as still to be announced."""
        special = self._special.get(day)
        return special is None or special.certain

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`."""
        return self._walk(day, _DAY)

    def previous_working_day(self, day: date) -> date:
        """Return the last working day before `day`."""
        return self._walk(day, -_DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, before it when `count` is negative.

        The day itself is not counted; 0 returns it as it is, even when it is off.
        Source: Civil Code 2015 (91/2015/QH13), art. 147(2).
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day = self._walk(day, step)
        return day

    def _walk(self, day: date, step: timedelta) -> date:
        day += step
        while self.is_day_off(day):
            day += step
        return day


@cache
def _public_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of `year` with their days in lieu, by their Vietnamese names."""
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


def load_table(path: Path = DEFAULT_TABLE) -> list[SpecialDay]:
    """Return the table in a JSON file, sorted by day.

    Raises RuleBroken when the file cannot be read, is no such table or names a day twice.
    """
    try:
        days = [_special_day(entry) for entry in json.loads(path.read_text("utf-8"))["days"]]
    except OSError as error:
        raise world_failed(error, path) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleBroken(
            f"“{path.name}” không phải là bảng ngày nghỉ đúng mẫu. Hãy chọn tệp khác."
        ) from error
    if len({special.on for special in days}) < len(days):
        raise RuleBroken(f"“{path.name}” ghi một ngày hai lần. Hãy xóa bớt dòng trùng.")
    return sorted(days, key=lambda special: special.on)


def _special_day(entry: dict[str, object]) -> SpecialDay:
    return SpecialDay(
        on=date.fromisoformat(str(entry["on"])),
        is_off=bool(entry["off"]),
        name=str(entry.get("name", "")),
        source=str(entry.get("source", "")),
        certain=bool(entry.get("certain", True)),
    )
