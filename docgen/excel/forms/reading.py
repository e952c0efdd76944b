"""A filled form read back: every value with its cell, what to be told, and what is wrong.

Two steps: `open_form` needs the file only and may run beside the window; `read_form` needs to know
what the form asked for, which its identity leads to. Neither touches the book.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from docgen.excel.forms import content
from docgen.excel.forms.answers import read_answers, read_general
from docgen.excel.forms.content import FORMAT, Form, Identity
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.figures import ReadFigure, read_figures
from docgen.excel.forms.finding import Found, find
from docgen.excel.forms.grid import Grid
from docgen.excel.forms.identity import HIDDEN, identities
from docgen.excel.forms.words import TurnedCell
from docgen.excel.gate import open_foreign, open_foreign_formulas
from models.files import world_failed
from models.text import name_key

_LEAST_SCORE = 6  # below it a sheet is no form


@dataclass(kw_only=True)
class OpenForm:
    """A file that was let in, and whose form it says it is."""

    file: str
    sha256: str
    values: Workbook
    formulas: Workbook
    identity: Identity | None
    problems: list[Problem] = field(default_factory=list)


@dataclass(kw_only=True)
class ReadForm:
    """What a form says. With any problem it must not be booked."""

    file: str
    sha256: str
    sheet: str = ""
    paper_number: str = ""
    paper_on: date | None = None
    author: str = ""
    nil: bool = False
    figures: list[ReadFigure] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)  # key of question → text
    cells: dict[str, str] = field(default_factory=dict)  # key of field or question → "D12"
    warnings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    turned: list[TurnedCell] = field(default_factory=list)
    gap: str = ""  # the one warning that figures are missing; "" when none are

    @property
    def sentences(self) -> list[str]:
        """Return the problems as sentences."""
        return [problem.sentence for problem in self.problems]


def open_form(path: Path, name: str = "") -> OpenForm:
    """Open a workbook behind the gate. Raises RuleBroken for a file that is not let in.

    `name` is what the clerk calls the file, when `path` is a copy of it.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise world_failed(error, path) from error
    values, formulas = open_foreign(path), open_foreign_formulas(path)
    opened = OpenForm(
        file=name or path.name, sha256=digest, values=values, formulas=formulas, identity=None
    )
    opened.identity = _identity(opened)
    return opened


def read_form(opened: OpenForm, form: Form, received_on: date) -> ReadForm:
    """Read what was filled in. Pure: the same file and form give the same."""
    read = ReadForm(file=opened.file, sha256=opened.sha256, problems=list(opened.problems))
    keys = content.names([indicator.key for indicator in form.indicators])
    found = _sheet(opened, keys, read)
    if found is None:
        return read
    read.sheet = found.grid.title
    _check_unit(found, form, read)
    general = read_general(found, received_on)
    read.paper_number, read.paper_on = general.paper_number, general.paper_on
    read.author, read.nil = general.author, general.nil
    table = read_figures(found, form.indicators)
    read.figures = table.figures
    answers = read_answers(found)
    read.answers = answers.texts
    read.cells = general.cells | answers.cells
    read.problems += [*general.problems, *table.problems, *answers.problems]
    read.warnings += [*general.warnings, *table.warnings, *answers.warnings]
    read.turned = [*general.turned, *table.turned, *answers.turned]
    read.problems = list(dict.fromkeys(read.problems))  # a merged block is met row by row
    _check_whole(read, general.nil_cell)
    return read


def _identity(opened: OpenForm) -> Identity | None:
    """Return whose form a file is; tells what is wrong with that in `opened.problems`."""
    found, damaged = identities(opened.values)
    if len({identity.token for identity in found}) > 1:
        whose = "; ".join(f"{item.unit}, {item.period}" for item in found)
        opened.problems.append(_about(opened, Fault.TWO_FORMS, whose))
        return None
    if not found:
        fault = Fault.CODE_BROKEN if damaged else Fault.NO_FORM
        opened.problems.append(_about(opened, fault, damaged[0] if damaged else ""))
        return None
    if found[0].format != FORMAT:
        fault = Fault.NEWER_FORMAT if found[0].format > FORMAT else Fault.OLDER_FORMAT
        opened.problems.append(_about(opened, fault, str(found[0].format), str(FORMAT)))
        return None
    return found[0]


def _sheet(opened: OpenForm, keys: dict[str, str], read: ReadForm) -> Found | None:
    """Return the sheet to read; None, with the reason told, when there is not exactly one."""
    looked = [
        find(Grid(sheet, opened.formulas[sheet.title]), opened.values, keys)
        for sheet in opened.values.worksheets
        if sheet.title != HIDDEN
    ]
    forms = [found for found in looked if found.score >= _LEAST_SCORE]
    shown = [found for found in forms if not found.grid.is_hidden]
    if len(shown) == 1:
        return shown[0]
    titles = ", ".join(f"“{item.grid.title}”" for item in (shown or looked))
    if shown:
        read.problems.append(_about(opened, Fault.TWO_SHEETS, titles))
    elif forms:
        hidden = Problem(fault=Fault.HIDDEN_SHEET, file=opened.file, sheet=forms[0].grid.title)
        read.problems.append(hidden)
    else:
        read.problems.append(_about(opened, Fault.NO_SHEET, titles))
    return None


def _check_unit(found: Found, form: Form, read: ReadForm) -> None:
    """A form of one unit with the name of another written over it is nobody's report."""
    if found.unit is None:
        return
    row, column = found.unit
    said = found.grid.text(row, column).partition(":")[2].strip()
    if said and name_key(said) != name_key(form.unit_name):
        cell = found.grid.raw(row, column).cell
        problem = Problem(
            fault=Fault.OTHER_UNIT,
            sheet=found.grid.title,
            cell=cell,
            found=said,
            expected=form.unit_name,
        )
        read.problems.append(problem)


def _check_whole(read: ReadForm, nil_cell: str) -> None:
    """Check what no single cell tells: nothing filled in, or nil beside figures."""
    told = [item for item in read.figures if item.value is not None and item.value != 0]
    if read.nil and told:
        fault = Problem(
            fault=Fault.NIL_WITH_FIGURES,
            sheet=read.sheet,
            cell=nil_cell,
            found=f"{told[0].cell}: {told[0].shown}",
        )
        read.problems.append(fault)
    empty = not read.nil and not any(read.answers.values()) and not read.paper_number
    if empty and all(item.is_missing for item in read.figures) and not read.problems:
        read.problems.append(Problem(fault=Fault.NOTHING, sheet=read.sheet, file=read.file))
    missing = _count_missing(read.figures)
    if missing and not read.nil and not read.problems:
        read.gap = f"Còn {missing} chỉ tiêu chưa có số liệu."
        read.warnings.append(read.gap)


def _count_missing(figures: Sequence[ReadFigure]) -> int:
    return sum(item.is_missing for item in figures)


def _about(opened: OpenForm, fault: Fault, found: str = "", expected: str = "") -> Problem:
    return Problem(fault=fault, file=opened.file, found=found, expected=expected)
