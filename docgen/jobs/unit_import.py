"""Units from an Excel sheet: the dry run against the book, then the writing of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.excel.units import ExistingUnit as Known
from docgen.excel.units import ImportAction, ImportLine, UnitSheet, plan_import, read_units
from models.deeds import recorded
from models.errors import RuleBroken
from models.text import folded
from models.units import Cluster, Unit, UnitKind, clusters_by_unit, next_unit_code, seat

_FIELDS = ("name", "code", "kind", "contact", "phone", "email", "note")


@dataclass(frozen=True, kw_only=True)
class DryRun:
    """What an import would do: one line a row, and what is wrong in which cell."""

    sheet: UnitSheet
    lines: list[ImportLine]

    @property
    def sentences(self) -> list[str]:
        """Return a line for each row that is not simply the same, then the faults."""
        told = [
            f"Dòng {line.new.row_number}, {line.new.name}: {line.reason}"
            for line in self.lines
            if line.action is not ImportAction.SAME
        ]
        return told + [problem.sentence for problem in self.sheet.problems]

    @property
    def doable(self) -> list[ImportLine]:
        """Return the lines that can be carried out without asking."""
        return [
            line for line in self.lines if line.action in (ImportAction.NEW, ImportAction.CHANGE)
        ]


def dry_run(path: Path, today: date) -> DryRun:
    """Read the sheet and hold it against the book. Raises RuleBroken; changes nothing."""
    sheet = read_units(path)
    return DryRun(sheet=sheet, lines=plan_import(sheet, _known(today)))


def apply(lines: list[ImportLine], today: date) -> int:
    """Write the new and changed units, all or none; return how many. Can be undone (`deeds`).

    Raises RuleBroken when a code of the sheet belongs to a unit that is closed or deleted.
    """
    with recorded("imported", "unit", "", f"Nhập {len(lines)} đơn vị từ Excel"):
        for line in lines:
            _write(line, today)
    return len(lines)


def _known(today: date) -> list[Known]:
    seats = clusters_by_unit(today)
    return [
        Known(
            key=unit.id,
            name=unit.name,
            code=unit.code,
            kind=unit.kind,
            cluster=seats[unit.id].name if unit.id in seats else "",
            contact=unit.contact,
            phone=unit.phone,
            email=unit.email,
            note=unit.note,
        )
        for unit in Unit.active(today)
    ]


def _write(line: ImportLine, today: date) -> None:
    row = line.new
    if line.old is None:
        unit = Unit(code=row.code or next_unit_code(), kind=UnitKind.OTHER)
        said = {name: getattr(row, name) for name in _FIELDS if getattr(row, name)}
    else:
        unit = Unit.get_by_id(line.old.key)
        said = {name: line.changes[name][1] for name in _FIELDS if name in line.changes}
    for name, value in said.items():
        setattr(unit, name, value)
    taken = Unit.get_or_none(Unit.code == unit.code)
    if taken and taken.id != unit.id:
        raise RuleBroken(
            f"Dòng {row.row_number}: mã “{unit.code}” đã dùng cho “{taken.name}”, đơn vị này đã"
            " ngừng hoạt động hoặc đã xóa. Hãy đổi mã trong tệp."
        )
    unit.save()
    if row.cluster and (line.old is None or "cluster" in line.changes):
        seat(unit, _cluster(row.cluster), today)


def _cluster(name: str) -> Cluster:
    wanted = folded(name)
    for cluster in Cluster.select():
        if folded(cluster.name) == wanted:
            return cluster
    kind = "functional" if wanted.startswith("khoi") else "geographic"
    return Cluster.create(name=name, kind=kind)
