"""The ways a deadline can be set by hand, one of which the clerk chooses."""

from dataclasses import replace
from enum import StrEnum

from models.values import Count, CountUnit, Deadline


class DeadlineMode(StrEnum):
    DAY = "day"
    TERM = "term"  # so many days after or before a day or an event
    EVENT = "event"
    ONGOING = "ongoing"


MODES = (
    ("Một ngày", DeadlineMode.DAY),
    ("Số ngày kể từ…", DeadlineMode.TERM),
    ("Theo sự kiện", DeadlineMode.EVENT),
    ("Thường xuyên", DeadlineMode.ONGOING),
)
UNITS = (
    ("ngày làm việc", CountUnit.WORKING_DAY),
    ("ngày (cả ngày nghỉ)", CountUnit.DAY),
    ("tuần", CountUnit.WEEK),
    ("tháng", CountUnit.MONTH),
)


def mode_of(deadline: Deadline) -> DeadlineMode:
    """Return how a deadline is set; one that says nothing waits for a day."""
    if deadline.ongoing:
        return DeadlineMode.ONGOING
    if deadline.on is None and deadline.count is not None:
        return DeadlineMode.TERM
    if deadline.on is None and deadline.moment:
        return DeadlineMode.EVENT
    return DeadlineMode.DAY


def changed_mode(deadline: Deadline, mode: DeadlineMode) -> Deadline:
    """Return a fresh deadline of another mode; wording and what differs from the office stay."""
    kept = Deadline(wording=deadline.wording, day_off=deadline.day_off, strict=deadline.strict)
    if mode is DeadlineMode.TERM:
        count = deadline.count or Count(number=5, unit=CountUnit.WORKING_DAY)
        return replace(kept, count=replace(count, from_on=count.from_on or deadline.on))
    if mode is DeadlineMode.EVENT:
        return replace(kept, moment=deadline.moment)
    if mode is DeadlineMode.ONGOING:
        return Deadline(ongoing=True)
    return replace(kept, on=deadline.on)


def with_count(
    deadline: Deadline, *, number: int | None, is_before: bool, **parts: object
) -> Deadline:
    """Return a deadline whose term is `number` long, before or after its start."""
    count = deadline.count or Count()
    size = abs(number) if number is not None else 0
    return replace(deadline, count=replace(count, number=-size if is_before else size, **parts))
