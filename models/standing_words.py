"""A standing in few words: the sign and number of a cell, its whole story, and the filters.

Signs alone tell all there is to tell, so that a print in black and white says the same.
"""

from collections.abc import Callable
from typing import NamedTuple

from models.deadlines import vietnamese_date, weekday
from models.obligations import Channel, Receipt
from models.states import Standing, State
from models.tracking import Cell


class Filter(NamedTuple):
    """A kind of standing that the clerk looks for."""

    key: str
    label: str
    holds: Callable[[Standing], bool]


FILTERS = (
    Filter("all", "Tất cả", lambda found: True),
    Filter("missing", "Chưa nộp", lambda found: is_missing(found)),
    Filter("overdue", "Quá hạn", lambda found: found.received_on is None and found.days_late > 0),
    Filter("soon", "Sắp đến hạn", lambda found: found.state is State.SOON),
    Filter("returned", "Bị trả lại", lambda found: is_sent_back(found)),
    Filter("late", "Nộp chậm", lambda found: found.state is State.LATE),
)


def is_missing(found: Standing) -> bool:
    """Tell whether a report is owed, its period open, and nothing acceptable came yet."""
    return found.received_on is None and found.state not in (State.EXEMPT, State.NOT_OPEN)


def is_sent_back(found: Standing) -> bool:
    """Tell whether the unit has to hand in again: nothing was accepted, or a new copy is due."""
    return found.state is State.RETURNED or found.redo_by is not None


def short(found: Standing) -> str:
    """Return sign and words for a cell of the matrix; "↩" behind them: a new copy is due."""
    again = f" {State.RETURNED.sign}" if found.redo_by and found.received_on else ""
    return f"{_short(found)}{again}"


def _short(found: Standing) -> str:
    sign = found.state.sign
    if found.state is State.OVERDUE:
        return f"{sign} {found.days_late} ngày"
    if found.state is State.LATE:
        return f"{sign} chậm {found.days_late}"
    if found.state is State.SOON:
        return f"{sign} hôm nay" if found.days_left == 0 else f"{sign} còn {found.days_left}"
    if found.state in (State.ON_TIME, State.NIL) and found.received_on:
        return f"{sign} {found.received_on.day:02d}/{found.received_on.month}"
    if found.state is State.RETURNED:
        return f"{sign} quá {found.redo_days_late}" if found.redo_days_late else f"{sign} trả lại"
    if found.state is State.EXEMPT:
        return f"{sign} miễn"
    return sign


def tiny(found: Standing) -> str:
    """Return sign and number alone, for narrow columns."""
    number = found.days_left if found.state is State.SOON else found.days_late
    counts = found.state in (State.SOON, State.OVERDUE, State.LATE)
    return f"{found.state.sign} {number}" if counts else found.state.sign


def legend() -> str:
    """Return what the signs mean, for the foot of a print."""
    numbers = {
        State.OVERDUE: " (số ngày quá hạn)",
        State.LATE: " (số ngày chậm)",
        State.SOON: " (số ngày còn lại)",
        State.ON_TIME: " (ngày nhận)",
        State.NIL: " (ngày nhận)",
    }
    told = (f"{state.sign} {state.label.lower()}{numbers.get(state, '')}" for state in State)
    return (
        "Ký hiệu: "
        + "; ".join(told)
        + "; ô trống: không phải nộp. Dòng cụm, khối: đã nộp/phải nộp, ✕ số quá hạn."
    )


def story(cell: Cell) -> str:
    """Return all there is to tell of an obligation, as lines for a tooltip."""
    owed, found = cell.obligation, cell.standing
    about = " · ".join(dict.fromkeys((owed.title, owed.period_label)))
    lines = [
        owed.unit.name,
        about,
        f"{found.text}; hạn {vietnamese_date(found.last_day)}, {weekday(found.last_day)}",
        owed.due_words,
    ]
    if owed.extended_to:
        paper = f" theo {owed.extension_paper}" if owed.extension_paper else ""
        late = found.late_against_original
        told = f"; chậm {late} ngày so với hạn gốc" if found.received_on and late else ""
        lines.append(f"Gia hạn từ {vietnamese_date(owed.due_on)}{paper}{told}")
    if owed.exempt_on:
        lines.append(f"Miễn từ {vietnamese_date(owed.exempt_on)}: {owed.exempt_reason}")
    if owed.origin_reason:
        lines.append(f"Thêm bằng tay: {owed.origin_reason}")
    lines += [receipt_words(receipt) for receipt in cell.receipts]
    if cell.reminders:
        lines.append(f"Đã đôn đốc {cell.reminders} lần")
    contact = " · ".join(part for part in (owed.unit.contact, owed.unit.phone) if part)
    lines += [f"Liên hệ: {contact}" if contact else "", owed.note]
    return "\n".join(line for line in lines if line)


def receipt_words(receipt: Receipt) -> str:
    """Return one hand-in as a line."""
    parts = [f"Nhận {vietnamese_date(receipt.received_on)}", Channel(receipt.channel).label]
    if receipt.paper_number:
        parts.append(f"số {receipt.paper_number}")
    if receipt.nil:
        parts.append("không phát sinh")
    if receipt.verdict == "returned":
        parts.append(f"trả lại: {receipt.reason}")
        if receipt.redo_by:
            parts.append(f"nộp lại chậm nhất {vietnamese_date(receipt.redo_by)}")
    if receipt.note:
        parts.append(receipt.note)
    return " · ".join(parts)
