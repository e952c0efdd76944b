"""Reward money: coefficient × base salary on the day of the decision, as the law's tables say."""

import json
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path

from models.plan import RecipientKind

TABLE = Path(__file__).parent.parent / "resources" / "rewards.json"


def reward(form: str, kind: RecipientKind, on: date) -> int | None:
    """Return the reward in đồng, rounded up as the table says; None where no rule is known.

    Source: NĐ 152/2025/NĐ-CP, art. 54 (from 01/7/2025); NĐ 98/2023/NĐ-CP before.
    """
    salary, factor = base_salary(on), coefficient(form, kind, on)
    if salary is None or factor is None:
        return None
    step = Decimal(_table()["round_up_to"])
    steps = (factor * salary / step).to_integral_value(rounding=ROUND_CEILING)
    return int(steps * step)


def rounded_to() -> int:
    """Return the step in đồng that rewards are rounded up to."""
    return int(_table()["round_up_to"])


def base_salary(on: date) -> int | None:
    """Return the base salary (lương cơ sở) in đồng on a day; None before the table begins."""
    found = None
    for row in sorted(_table()["base_salary"], key=lambda row: row["from_on"]):
        if date.fromisoformat(row["from_on"]) <= on:
            found = row["amount"]
    return found


def coefficient(form: str, kind: RecipientKind, on: date) -> Decimal | None:
    """Return by what the base salary is multiplied on a day; None where no rule is known."""
    for row in _table()["coefficients"]:
        until = row.get("until_on")
        holds = date.fromisoformat(row["from_on"]) <= on and (
            until is None or on <= date.fromisoformat(until)
        )
        if holds and (row["form"], row["kind"]) == (form, kind.value):
            return Decimal(row["value"])
    return None


@cache
def _table() -> dict:
    return json.loads(TABLE.read_text("utf-8"))
