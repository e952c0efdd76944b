"""Tables and sentences about who handed in on time, for reports of every kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from docgen import ink
from models.award_figures import AwardCount
from models.deadlines import vietnamese_date
from models.report_figures import Participation
from models.states import Figures, rate_words
from models.tracking import Cell

_FIELDS = {
    "phai_nop": "expected",
    "da_nop": "received",
    "dung_han": "on_time",
    "cham": "late",
    "chua_nop": "missing",
    "qua_han": "overdue",
    "tra_lai": "returned",
    "khong_phat_sinh": "nil",
    "mien": "exempt",
}
_MOST_NAMED = 10
RATE_NOTE = (
    "Ghi chú: Tỷ lệ đúng hạn là số báo cáo đúng hạn trên tổng số báo cáo đã nộp và quá hạn; báo"
    " cáo được miễn không tính vào số phải nộp."
)


@dataclass(frozen=True, kw_only=True)
class FiguresLine:
    """One line of a table. `group`: lines of one group stand together under its name."""

    name: str
    figures: Figures
    note: str = ""
    group: str = ""


def figures_rows(lines: Iterable[FiguresLine]) -> list[dict[str, object]]:
    """Return table rows, numbered from 1."""
    return [
        {"tt": str(place), "ten": ink.plain(line.name).strip(), **figures_cells(line.figures)}
        for place, line in enumerate(lines, start=1)
    ]


def figures_groups(lines: Iterable[FiguresLine]) -> list[dict[str, object]]:
    """Return the groups with their rows, numbered on through all groups; with notes."""
    lines = list(lines)
    rows = figures_rows(lines)
    for row, line in zip(rows, lines, strict=True):
        row["ghi_chu"] = ink.plain(line.note).strip()
    pairs = groupby(zip(lines, rows, strict=True), key=lambda pair: pair[0].group)
    return [
        {"ten": ink.plain(name).strip(), "hang": [row for _, row in group]}
        for name, group in pairs
    ]


def figures_cells(counted: Figures) -> dict[str, object]:
    """Return the cells of one line."""
    cells: dict[str, object] = {
        name: str(getattr(counted, field)) for name, field in _FIELDS.items()
    }
    return {**cells, "ty_le": _rate(counted.on_time_rate)}


def figures_sum(lines: Iterable[FiguresLine]) -> Figures:
    """Return the figures of all lines together."""
    lines = list(lines)
    return Figures(
        **{
            name: sum(getattr(line.figures, name) for line in lines)
            for name in Figures.__dataclass_fields__
        }
    )


def figures_sentence(counted: Figures) -> str:
    """Return "đã nộp 08/10 báo cáo phải nộp (…), trong đó đúng hạn 07, chậm 01; …"."""
    parts = [f"đúng hạn {counted.on_time:02d}"]
    parts += [f"chậm {counted.late:02d}"] if counted.late else []
    parts += [f"không phát sinh {counted.nil:02d}"] if counted.nil else []
    told = f"đã nộp {counted.received:02d}/{counted.expected:02d} báo cáo phải nộp"
    told += f" (tỷ lệ {_rate(counted.receiving_rate)}), trong đó {', '.join(parts)}"
    told += f"; chưa nộp {counted.missing:02d}" if counted.missing else ""
    told += f", trong đó quá hạn {counted.overdue:02d}" if counted.overdue else ""
    told += f"; được miễn {counted.exempt:02d}" if counted.exempt else ""
    return f"{told}; tỷ lệ đúng hạn {_rate(counted.on_time_rate)}"


def best(lines: Iterable[FiguresLine]) -> list[str]:
    """Return the names of those who owe nothing and were never late."""
    return [
        line.name
        for line in lines
        if line.figures.received and line.figures.due == line.figures.on_time
    ]


def late(lines: Iterable[FiguresLine]) -> list[str]:
    """Return the late ones with how often, what is still missing first."""
    found = [line for line in lines if line.figures.late or line.figures.overdue]
    found.sort(key=lambda line: (-line.figures.overdue, -line.figures.late))
    return [f"{line.name} ({_lateness(line.figures)})" for line in found]


def named(names: list[str]) -> str:
    """Return the names in a row; of very many the first, and how many there are besides."""
    shown = "; ".join(ink.plain(name).strip() for name in names[:_MOST_NAMED])
    rest = len(names) - _MOST_NAMED
    return f"{shown} và {rest:02d} đơn vị khác" if rest > 0 else shown


def overdue_gap(count: int, unreported: list[str]) -> str:
    """Return "còn 05 báo cáo quá hạn của các đơn vị chưa gửi: …", "" when nothing is overdue."""
    if not count:
        return ""
    whose = f": {named(unreported)}" if unreported else ""
    return f"còn {count:02d} báo cáo quá hạn của các đơn vị chưa gửi{whose}"


def participation_rows(lines: Iterable[Participation]) -> list[dict[str, str]]:
    """Return the rows of the table of participants and their sum; [] for a single cluster."""
    lines = list(lines)
    if len(lines) < 2:
        return []
    sums = [sum(counts) for counts in zip(*map(_participants, lines), strict=True)]
    rows = [
        (str(place), line.cluster or "Không thuộc cụm, khối", _participants(line))
        for place, line in enumerate(lines, start=1)
    ]
    return [
        {
            "tt": place,
            "ten": ink.plain(name).strip(),
            **dict(zip(("tham_gia", "co_bao_cao", "chua_bao_cao"), map(str, counts), strict=True)),
        }
        for place, name, counts in (*rows, ("", "Tổng cộng", sums))
    ]


def _participants(line: Participation) -> tuple[int, int, int]:
    return line.units, line.reporting, line.silent


def upward_words(counts: Iterable[AwardCount], to: str) -> list[str]:
    """Return "Đề nghị … xét, tặng Bằng khen cho 02 tập thể", one sentence a form of award."""
    whom = to or "cấp có thẩm quyền"
    return [
        f"Đề nghị {whom} xét, tặng {ink.plain(line.form).strip()} cho {award_words([line])}"
        for line in counts
        if line.total
    ]


def missing_note(missing: Iterable[Cell]) -> str:
    """Return "Quá hạn: Tháng 3/2026 (19/3/2026); …", "" for nothing."""
    told = [
        f"{cell.obligation.period_label} ({vietnamese_date(cell.standing.last_day)})"
        for cell in missing
    ]
    return f"Quá hạn: {'; '.join(told)}" if told else ""


def award_rows(counts: Iterable[AwardCount]) -> list[dict[str, str]]:
    """Return the rows of a table of awards by form and kind of recipient."""
    return [
        {
            "tt": str(place),
            "hinh_thuc": ink.plain(line.form).strip(),
            "tap_the": str(line.collectives),
            "ho": str(line.households),
            "ca_nhan": str(line.persons),
            "cong": str(line.total),
        }
        for place, line in enumerate(counts, start=1)
    ]


def award_words(counts: Iterable[AwardCount]) -> str:
    """Return "04 tập thể, 02 hộ gia đình và 07 cá nhân"; "" for nobody."""
    counts = list(counts)
    numbers = (
        (sum(line.collectives for line in counts), "tập thể"),
        (sum(line.households for line in counts), "hộ gia đình"),
        (sum(line.persons for line in counts), "cá nhân"),
    )
    told = [f"{number:02d} {name}" for number, name in numbers if number]
    return f"{', '.join(told[:-1])} và {told[-1]}" if len(told) > 1 else "".join(told)


def _rate(rate: float | None) -> str:
    return rate_words(rate).replace(" ", "\u00a0")


def _lateness(counted: Figures) -> str:
    told = [f"chưa gửi {counted.overdue:02d}"] if counted.overdue else []
    told += [f"chậm {counted.late:02d}"] if counted.late else []
    return ", ".join(told)
