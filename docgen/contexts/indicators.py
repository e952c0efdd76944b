"""Indicators (chỉ tiêu) as reports print them: all units in one line, and unit × indicator."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen import ink
from docgen.contexts.head import dashed
from docgen.contexts.wording import joined

LEGEND = (
    "Ghi chú: “–” chưa có số liệu (khác với số 0); “KAD” không áp dụng đối với đơn vị; “KPS” đơn"
    " vị báo không phát sinh; dấu * là chưa đủ số liệu của mọi kỳ; ô trống là không phải báo cáo."
    " Tổng chỉ cộng số liệu đã có; chỉ tiêu không cộng được giữa các đơn vị (tỷ lệ, điểm, số bình"
    " quân) ghi mức thấp nhất đến cao nhất."
)
_FIRST_SHARE, _NAME_SHARE = 0.045, 0.205  # of the width of a page that lies


@dataclass(frozen=True, kw_only=True)
class IndicatorLine:
    """One indicator as printed: what was aimed at, what was reached, and by how many units."""

    name: str
    unit: str = ""  # of measure
    target: str = ""  # "4.500" or "≥ 90"
    reached: str = ""
    share: str = ""  # "96,5 %"
    reported: str = ""  # "19/24": units with a figure of those that owe one
    verdict: str = ""  # "13/16": units that meet their bar of those that can be judged
    trend: str = ""  # "tăng 14 lượt so với Tháng 10/2026 (…)"
    group: str = ""  # the campaign, where a report speaks of several


@dataclass(frozen=True, kw_only=True)
class IndicatorGrid:
    """A table unit × indicator. Each row begins with a name, then a cell for each of `heads`."""

    title: str
    heads: list[str] = field(default_factory=list)
    units: list[list[str]] = field(default_factory=list)
    totals: list[list[str]] = field(default_factory=list)


def indicator_rows(lines: Iterable[IndicatorLine]) -> list[dict[str, str]]:
    """Return table rows, numbered from 1."""
    return [_row(place, line) for place, line in enumerate(lines, start=1)]


def indicator_groups(lines: Iterable[IndicatorLine]) -> list[dict[str, object]]:
    """Return the groups (campaigns) in their order with their rows, numbered anew in each."""
    groups: dict[str, list[IndicatorLine]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return [
        {"ten": ink.plain(name).strip(), "hang": indicator_rows(group)}
        for name, group in groups.items()
    ]


def trend_lines(lines: Iterable[IndicatorLine]) -> list[str]:
    """Return how each indicator moved, as dashes below a first line; [] when none can be told."""
    told = [f"“{ink.plain(line.name).strip()}”: {line.trend}" for line in lines if line.trend]
    if not told:
        return []
    lead = "So với kỳ liền trước (chỉ tính đơn vị có số liệu cả hai kỳ):"
    return [joined(line) for line in (lead, *dashed(told))]


def indicator_grids(grids: Iterable[IndicatorGrid]) -> list[dict[str, object]]:
    """Return the tables of an appendix; the columns of indicators share the room evenly."""
    return [_grid(grid) for grid in grids]


def _grid(grid: IndicatorGrid) -> dict[str, object]:
    count = max(1, len(grid.heads))
    each = (1 - _FIRST_SHARE - _NAME_SHARE) / count
    shares = [_FIRST_SHARE, _NAME_SHARE, *[each] * count]
    heads = ["TT", "Đơn vị", *(ink.plain(head).strip() for head in grid.heads)]
    units = [[str(place), *row] for place, row in enumerate(grid.units, start=1)]
    return {
        "ten": joined(ink.plain(grid.title).strip()),
        "cot": [ink.widths(shares) + heads[0], *heads[1:]],
        "hang": [
            *({"o": _cells(row)} for row in units),
            *({"o": [ink.bold(cell) if cell else "" for cell in _cells(["", *row])]}
              for row in grid.totals),
        ],
    }  # fmt: skip


def _cells(row: list[str]) -> list[str]:
    """Return the cells of a row, all but the name centred."""
    told = [ink.plain(cell).strip() for cell in row]
    return [cell if place == 1 or not cell else f"{ink.CENTRED}{cell}"
            for place, cell in enumerate(told)]  # fmt: skip


def _row(place: int, line: IndicatorLine) -> dict[str, str]:
    cells = {
        "ten": line.name,
        "don_vi_tinh": line.unit,
        "muc_tieu": line.target,
        "dat": line.reached,
        "ty_le": line.share,
        "co_so_lieu": line.reported,
        "dat_muc": line.verdict,
    }
    return {"tt": str(place), **{name: ink.plain(text).strip() for name, text in cells.items()}}
