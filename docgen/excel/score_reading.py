"""Reads the points that units wrote into the score workbook we handed out.

The file comes from outside: it passes the gate, and each value is looked at by itself. Only the
column of a unit's own points and its evidence are read, whatever else was changed.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.gate import check_workbook, open_foreign
from docgen.excel.scores import MARK
from docgen.excel.unit_scores import EVIDENCE, FIRST_HAND, HEAD_ROW, KEY
from models.errors import RuleBroken
from models.scoring import read_points, rounded
from models.text import squeeze

_KEYWORDS = re.compile(rf"{MARK} (\d{{4}}) (\d{{1,9}})")
_MOST_ROWS = 500
_CORE = "docProps/core.xml"


@dataclass(frozen=True)
class OwnPoints:
    """What stands in one place; `points` None where only evidence was written."""

    unit: str  # code
    criterion: int
    points: Decimal | None = None
    evidence: str = ""


@dataclass(frozen=True)
class ScoreFile:
    """A workbook that came back. `problems` name the cells that hold no points."""

    year: int
    cluster: int
    places: list[OwnPoints] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def is_score_file(path: Path) -> bool:
    """Tell whether a file is a score workbook of ours; False for what the gate refuses."""
    try:
        content = check_workbook(path)
    except (OSError, RuleBroken):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read(_CORE) if _CORE in archive.namelist() else b""
    return MARK.encode() in core


def read_score_file(path: Path) -> ScoreFile:
    """Return what units wrote into a workbook. Raises RuleBroken for one that is not ours."""
    book = open_foreign(path)
    found = _KEYWORDS.search(book.properties.keywords or "")
    if found is None:
        raise RuleBroken(
            f"“{path.name}” không phải bảng chấm điểm do phần mềm xuất. Hãy chọn tệp khác."
        )
    told = ScoreFile(int(found[1]), int(found[2]))
    for sheet in book.worksheets:
        code = sheet.cell(1, KEY).value
        if isinstance(code, str) and code:
            _read_unit(sheet, code, told)
    return told


def _read_unit(sheet: Worksheet, code: str, told: ScoreFile) -> None:
    for row in range(HEAD_ROW + 1, min(sheet.max_row, _MOST_ROWS) + 1):
        key = sheet.cell(row, KEY).value
        if not isinstance(key, int) or isinstance(key, bool):
            continue
        written = sheet.cell(row, EVIDENCE).value
        evidence = squeeze(str(written)) if written is not None else ""
        cell = sheet.cell(row, FIRST_HAND)
        try:
            points = _points(cell.value)
        except (ValueError, InvalidOperation):
            told.problems.append(f"Trang “{sheet.title}”, ô {cell.coordinate}: không phải điểm")
            continue
        if points is not None or evidence:
            told.places.append(OwnPoints(code, key, points, evidence))


def _points(value: object) -> Decimal | None:
    """Return the points in a cell. Raises ValueError for what is none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(value)
    if isinstance(value, str):
        return read_points(value)
    points = Decimal(repr(value))
    if not points.is_finite() or points != rounded(points):
        raise ValueError(value)
    return points
