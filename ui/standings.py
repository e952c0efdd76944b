"""How a standing looks: tone, icon, and the few letters that fit a cell. For all pages."""

from models.deadlines import vietnamese_date
from models.states import Standing, State
from models.tracking import Cell
from ui.theme import Tone
from ui.widgets.pill import Pill

TONES = {
    State.NOT_OPEN: Tone.NEUTRAL,
    State.NOT_DUE: Tone.NEUTRAL,
    State.SOON: Tone.INFO,
    State.OVERDUE: Tone.ERROR,
    State.ON_TIME: Tone.OK,
    State.LATE: Tone.WARNING,
    State.RETURNED: Tone.GOLD,
    State.NIL: Tone.OK,
    State.EXEMPT: Tone.NEUTRAL,
}
SIGNS = {
    State.NOT_OPEN: "not_open",
    State.NOT_DUE: "not_due",
    State.SOON: "soon",
    State.OVERDUE: "rejected",
    State.ON_TIME: "ok",
    State.LATE: "late",
    State.RETURNED: "undo",
    State.NIL: "nothing",
    State.EXEMPT: "exempt",
}


def pill(standing: Standing) -> Pill:
    """Return the standing as a pill."""
    return Pill(standing.text, TONES[standing.state], SIGNS[standing.state])


def short(standing: Standing) -> str:
    """Return sign and number for a cell of the matrix; reads in black and white too."""
    sign = standing.state.sign
    if standing.state is State.OVERDUE:
        return f"{sign} {standing.days_late} ngày"
    if standing.state is State.LATE:
        return f"{sign} chậm {standing.days_late}"
    if standing.state is State.SOON:
        return f"{sign} hôm nay" if standing.days_left == 0 else f"{sign} còn {standing.days_left}"
    if standing.state in (State.ON_TIME, State.NIL) and standing.received_on:
        return f"{sign} {standing.received_on.day:02d}/{standing.received_on.month}"
    if standing.state is State.RETURNED:
        return f"{sign} trả lại"
    if standing.state is State.EXEMPT:
        return f"{sign} miễn"
    return sign


def story(cell: Cell) -> str:
    """Return all there is to tell of an obligation, as lines for a tooltip."""
    owed = cell.obligation
    lines = [
        f"{owed.unit.name} · {owed.period_label}",
        f"{cell.standing.text}; hạn {vietnamese_date(cell.standing.last_day)}",
    ]
    if owed.due_words:
        lines.append(owed.due_words)
    if owed.extended_to:
        paper = f" ({owed.extension_paper})" if owed.extension_paper else ""
        lines.append(f"Gia hạn từ {vietnamese_date(owed.due_on)}{paper}")
    if owed.exempt_on:
        lines.append(f"Miễn: {owed.exempt_reason}")
    for receipt in cell.receipts:
        number = f", số {receipt.paper_number}" if receipt.paper_number else ""
        verdict = f" – trả lại: {receipt.reason}" if receipt.verdict == "returned" else ""
        lines.append(f"Nhận {vietnamese_date(receipt.received_on)}{number}{verdict}")
    if cell.reminders:
        lines.append(f"Đã đôn đốc {cell.reminders} lần")
    return "\n".join(lines)
