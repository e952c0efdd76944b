"""What is wrong in filled forms, as a list to send back to the units: a workbook or plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from models.files import atomic_write, write_bytes

TITLE = "Danh sách lỗi cần sửa trong biểu báo cáo"
HEADINGS = (
    *("TT", "Tệp", "Đơn vị", "Kỳ", "Trang", "Ô", "Đang ghi", "Cần"),
    "Lỗi và cách sửa",
)
_WIDTHS = (5, 26, 20, 13, 10, 7, 18, 18, 48)
_FOOT = "Danh sách lỗi biểu báo cáo"


@dataclass(frozen=True, kw_only=True)
class FaultLine:
    """One fault. `sheet`, `cell`, `found` and `expected` are "" where they say nothing."""

    file: str
    unit: str = ""
    period: str = ""
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    sentence: str


def write_fault_list(faults: Iterable[FaultLine], path: Path) -> None:
    """Write the list to `path`: text for .txt, a workbook otherwise. Raises RuleBroken."""
    lines = list(faults)
    if path.suffix.lower() == ".txt":
        write_bytes(path, ("\ufeff" + fault_text(lines)).encode("utf-8"))
    else:
        _write_workbook(lines, path)


def fault_text(faults: Iterable[FaultLine]) -> str:
    """Return the list as text, grouped by file, with the line ends of Windows."""
    told = [TITLE.upper()]
    for _, group in groupby(faults, key=lambda line: line.file):
        lines = list(group)
        whose = ", ".join(part for part in (lines[0].unit, lines[0].period) if part)
        told += ["", f"Tệp “{lines[0].file}”" + (f" ({whose})" if whose else "")]
        told += [f"  - {line.sentence}" for line in lines]
    return "\r\n".join([*told, ""])


def _write_workbook(faults: list[FaultLine], path: Path) -> None:
    from docgen.excel import styles  # openpyxl is slow to import

    book = styles.new_book()
    sheet = book.active
    sheet.title = "Lỗi cần sửa"
    styles.set_widths(sheet, _WIDTHS)
    head = styles.Look(grid=False, size=13, across="center", bold=True)
    styles.merge(sheet, 1, 1, len(HEADINGS), TITLE, head)
    for column, words in enumerate(HEADINGS, start=1):
        styles.put_text(sheet.cell(3, column), words, styles.HEADING)
    for number, line in enumerate(faults, start=1):
        styles.put_number(sheet.cell(3 + number, 1), number)
        for column, words in enumerate(_texts(line), start=2):
            styles.put_text(sheet.cell(3 + number, column), words)
    styles.fit_rows(sheet, 3, 3 + len(faults))
    sheet.freeze_panes = "A4"
    styles.set_page(sheet, _FOOT, "3:3")
    atomic_write(path, book.save)


def _texts(line: FaultLine) -> tuple[str, ...]:
    place = (line.sheet, line.cell, line.found, line.expected)
    return (line.file, line.unit, line.period, *place, line.sentence)
