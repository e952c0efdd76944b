"""Which form (mẫu) a report of achievements follows: a number by decree, kept as data.

Source: the appendices of NĐ 91/2017/NĐ-CP, NĐ 98/2023/NĐ-CP and NĐ 152/2025/NĐ-CP; what could
not be held against the printed text is marked unsure, and left blank where it is unknown.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from models.laws import Law
from models.legal import in_force

TABLE = Path(__file__).parent.parent / "resources" / "achievement_forms.json"


@dataclass(frozen=True, kw_only=True)
class AchievementForm:
    """A form of one decree. `number` "": not known; `sure`: held against the decree itself."""

    decree: str
    number: str = ""
    sure: bool = False


def decree_on(day: date) -> Law | None:
    """Return the decree on emulation and awards in force on a day; None when none is known."""
    found = [
        text.law
        for text in in_force(day)
        if text.kind == "Nghị định"
        and "thi đua, khen thưởng" in text.title.lower()
        and "ngành " not in text.title.lower()
    ]
    return found[-1] if found else None  # the youngest


def form_of(decree: str, occasion: str, *, is_person: bool) -> AchievementForm:
    """Return the form of a decree (by number) for an occasion; a blank one when not known."""
    subjects = ("any", "person" if is_person else "collective")
    for row in _table()["forms"]:
        if (row["decree"], row["occasion"]) == (decree, occasion) and row["subject"] in subjects:
            return AchievementForm(decree=decree, number=row["number"], sure=row["sure"])
    return AchievementForm(decree=decree)


def occasions() -> dict[str, str]:
    """Return the occasions of an award: key → what the clerk reads, the usual first."""
    return dict(_table()["occasions"])


@cache
def _table() -> dict:
    return json.loads(TABLE.read_text("utf-8"))
