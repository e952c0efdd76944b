"""The columns of the list of units."""

from models.unit_list import UnitLine
from ui.tables.base import Column
from ui.theme import Tone
from ui.widgets.pill import Pill


def on_time(line: UnitLine) -> str:
    """Return "9/11" (on time of those due this year), "" when nothing was due yet."""
    return f"{line.figures.on_time}/{line.figures.due}" if line.figures.due else ""


def on_time_pill(line: UnitLine) -> Pill | None:
    """Return the figure as a pill: red while something is overdue, amber after a late one."""
    counts = line.figures
    if not counts.due:
        return None
    if counts.overdue:
        return Pill(on_time(line), Tone.ERROR, "rejected")
    if counts.late:
        return Pill(on_time(line), Tone.WARNING, "late")
    return Pill(on_time(line), Tone.OK, "ok")


def on_time_words(line: UnitLine) -> str:
    """Return the figure in words, for the tooltip."""
    counts = line.figures
    if not counts.due:
        return "Năm nay chưa có báo cáo nào đến hạn."
    return (
        f"Năm nay đến hạn {counts.due}: đúng hạn {counts.on_time}, chậm {counts.late},"
        f" quá hạn chưa nộp {counts.overdue}."
    )


def _tone(line: UnitLine) -> Tone | None:
    return None if line.active else Tone.NEUTRAL


COLUMNS = (
    Column("Mã", lambda line: line.unit.code, tone=_tone),
    Column(
        "Tên đơn vị",
        lambda line: line.unit.name,
        lambda line: line.unit.sort,
        stretch=True,
        bold=True,
        tone=_tone,
    ),
    Column("Loại", lambda line: line.unit.kind_label, most=22),
    Column("Cụm, khối", lambda line: line.cluster_words, most=24),
    Column(
        "Đúng hạn",
        on_time,
        lambda line: line.figures.on_time_rate,
        pill=on_time_pill,
        tip=on_time_words,
    ),
    Column("Liên hệ", lambda line: line.unit.contact, most=22),
    Column("Điện thoại", lambda line: line.unit.phone, most=16),
    Column("Hoạt động", lambda line: line.span_words, most=34),
)
KIND, CLUSTER, CONTACT, PHONE, SPAN = 2, 3, 5, 6, 7


def hidden(width: int, with_span: bool) -> set[int]:
    """Return the columns that give way in a table `width` wide, so that names stay whole.

    `with_span`: closed units are listed, so their days matter more than whom to call.
    """
    found = set()
    if width < 1240:
        found |= {CONTACT} if with_span else {SPAN}
    if width < 980:
        found |= {KIND, CONTACT, SPAN}
        if with_span:
            found = {KIND, CLUSTER, CONTACT, PHONE}
    return found
