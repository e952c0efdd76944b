"""Copies of the book: made when something changed, verified, thinned by age."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from peewee import fn

from models import office
from models.database import DataFolder, copy_to
from models.files import atomic_write
from models.journal import Change

_NAME = re.compile(r"^(\d{5})_(\d{4})-(\d{2})-(\d{2})\.db$")
_KEEP_ALL_DAYS = 2
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
_ALWAYS = 3


@dataclass(frozen=True, order=True)
class Copy:
    """A copy: its rising number (the newest has the highest) and the day it was made."""

    number: int
    made_on: date
    path: Path


def copies(folder: DataFolder) -> list[Copy]:
    """Return the copies, newest first; the number decides, never the clock."""
    found = []
    for path in folder.backups.glob("*.db"):
        match = _NAME.match(path.name)
        if match:
            number, *day = (int(part) for part in match.groups())
            with contextlib.suppress(ValueError):  # "2026-02-30": named by hand, none of ours
                found.append(Copy(number, date(*day), path))
    return sorted(found, reverse=True)


def back_up(folder: DataFolder, today: date, force: bool = False) -> Copy | None:
    """Make a copy when the book changed since the last one; None when there was nothing to do.

    The copy counts only after SQLite's full check and a read-back. Older ones are thinned.
    """
    change = Change.select(fn.MAX(Change.id)).scalar() or 0
    last = office.get("backup").get("change", -1)
    known = copies(folder)
    if not force and known and change == last:
        return None
    number = known[0].number + 1 if known else 1
    path = folder.backups / f"{number:05d}_{today.isoformat()}.db"
    atomic_write(path, copy_to)
    office.put("backup", {"change": change, "on": today.isoformat()})  # only once it stands
    for old in to_thin(copies(folder), today):
        with contextlib.suppress(OSError):  # held open: it goes the next time
            old.path.unlink(missing_ok=True)
    return Copy(number, today, path)


def to_thin(known: Iterable[Copy], today: date) -> list[Copy]:
    """Return the copies that may go: all of two days stay, then 12 days, 10 weeks, 9 months.

    The newest of each day, week and month is the one that stays; the newest three always do.
    """
    ordered = sorted(known, reverse=True)
    kept = set(ordered[:_ALWAYS])
    kept |= {copy for copy in ordered if copy.made_on > today - timedelta(days=_KEEP_ALL_DAYS)}
    slots = (
        (_DAILY, lambda day: day.toordinal()),
        (_WEEKLY, lambda day: day.isocalendar()[:2]),
        (_MONTHLY, lambda day: (day.year, day.month)),
    )
    for count, slot_of in slots:
        newest: dict[object, Copy] = {}
        for copy in ordered:
            newest.setdefault(slot_of(copy.made_on), copy)
        kept |= set(list(newest.values())[:count])
    return [copy for copy in ordered if copy not in kept]
