"""The ways a due rule can count, one of which the clerk chooses."""

from dataclasses import replace
from enum import StrEnum

from models.values import DueRule


class DueMode(StrEnum):
    USUAL = "usual"  # the office's default
    ON = "on"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    AFTER = "after"


MODES = (
    (DueMode.USUAL, "Theo Cài đặt"),
    (DueMode.ON, "Một ngày cố định"),
    (DueMode.MONTHLY, "Ngày trong tháng, tính theo kỳ"),
    (DueMode.YEARLY, "Ngày, tháng hằng năm"),
    (DueMode.AFTER, "Số ngày sau khi chốt số liệu"),
)


def mode_of(rule: DueRule) -> DueMode:
    """Return how a rule counts."""
    if rule.on is not None:
        return DueMode.ON
    if rule.month is not None:
        return DueMode.YEARLY
    if rule.day is not None:
        return DueMode.MONTHLY
    return DueMode.USUAL if rule.days_after is None else DueMode.AFTER


def changed_mode(rule: DueRule, mode: DueMode) -> DueRule:
    """Return a fresh rule of another mode; wording and day-off rule stay."""
    kept = DueRule(wording=rule.wording, day_off=rule.day_off, working_days=rule.working_days)
    if mode is DueMode.MONTHLY:
        return replace(kept, day=rule.day or 15, months_later=1)
    if mode is DueMode.YEARLY:
        return replace(kept, day=rule.day or 15, month=rule.month or 12)
    if mode is DueMode.AFTER:
        return replace(kept, days_after=rule.days_after or 5)
    return kept
