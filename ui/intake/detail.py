"""One file of the dry run in full: values old → new, problems by cell, turned letters, notes."""

from typing import NamedTuple

from PySide6.QtWidgets import QTabWidget, QWidget

from docgen.excel.forms.faults import Problem
from docgen.excel.forms.words import TurnedCell
from docgen.jobs.form_import import ValueLine
from docgen.jobs.form_intake import Entry, Standing
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone


class _Fault(NamedTuple):
    sheet: str
    cell: str
    found: str
    expected: str
    sentence: str


_VALUES = (
    Column("Nội dung", lambda row: row.what, stretch=True),
    Column("Ô", lambda row: row.cell),
    Column("Trong sổ", lambda row: row.old or "chưa có", tip=lambda row: row.old, most=34),
    Column("Sẽ ghi", lambda row: f"→ {row.new}", tip=lambda row: row.new, bold=True, most=44),
)
_FAULTS = (
    Column("Trang", lambda row: row.sheet or "–"),
    Column("Ô", lambda row: row.cell or "–"),
    Column("Đang ghi", lambda row: row.found, tip=lambda row: row.found, most=24),
    Column("Cần", lambda row: row.expected, tip=lambda row: row.expected, most=24),
    Column("Lỗi và cách sửa", lambda row: row.sentence, stretch=True, tip=lambda r: r.sentence),
)
_TURNED = (
    Column("Trang", lambda row: row.sheet),
    Column("Ô", lambda row: row.cell),
    Column("Chữ cũ", lambda row: row.old.letters.value),
    Column("Trước", lambda row: row.old.before, stretch=True, tip=lambda row: row.old.before),
    Column("Sau", lambda row: row.old.after, stretch=True, tip=lambda row: row.old.after),
    Column(
        "Xem lại",
        lambda row: "có thể mất chữ" if row.old.doubtful else "",
        tone=lambda row: Tone.WARNING,
    ),
)
_NOTES = (Column("Lưu ý", str, stretch=True, tip=str),)
_TITLES = {"faults": "Lỗi", "values": "Số liệu", "turned": "Đổi phông chữ", "notes": "Lưu ý"}


class DetailPanel(QTabWidget):
    """Tabs with a count; the first that has something to say is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        columns = {"faults": _FAULTS, "values": _VALUES, "turned": _TURNED, "notes": _NOTES}
        self.tables = {key: DataTable(columns[key], many=True) for key in _TITLES}
        for key, table in self.tables.items():
            table.setAccessibleName(_TITLES[key])
            self.addTab(table, _TITLES[key])
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        """Show one file; None for none."""
        rows: dict[str, list[object]] = {key: [] for key in _TITLES}
        if entry is not None:
            rows = {
                "faults": [_fault(fault) for fault in entry.faults],
                "values": list(_values(entry)),
                "turned": list(_turned(entry)),
                "notes": list(entry.warnings),
            }
        for number, key in enumerate(_TITLES):
            self.tables[key].set_rows(rows[key])
            count = f" ({len(rows[key])})" if rows[key] else ""
            self.setTabText(number, f"{_TITLES[key]}{count}")
            self.setTabEnabled(number, bool(rows[key]))
        order = ["faults", "values", "turned", "notes"]
        if entry is not None and entry.standing is Standing.LOOK:
            order = ["notes", *order]  # what it is to be looked at for
        first = next((key for key in order if rows[key]), "values")
        self.setCurrentIndex(list(_TITLES).index(first))


def _values(entry: Entry) -> list[ValueLine]:
    return entry.examined.lines


def _turned(entry: Entry) -> list[TurnedCell]:
    return entry.examined.read.turned if entry.examined.read else []


def _fault(fault: Problem | str) -> _Fault:
    if isinstance(fault, str):
        return _Fault("", "", "", "", fault)
    sentence = fault.sentence.removeprefix(f"Trang “{fault.sheet}”, ô {fault.cell}: ")
    sentence = sentence[:1].upper() + sentence[1:]
    return _Fault(fault.sheet, fault.cell, fault.found, fault.expected, sentence)
