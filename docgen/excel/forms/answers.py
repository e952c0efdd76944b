"""What stands outside the table: number and day of the paper, who wrote, nil, the answers."""

from dataclasses import dataclass, field
from datetime import date

from docgen.excel.forms.content import (
    AUTHOR,
    DAY,
    GENERAL,
    MOST_ANSWER,
    MOST_SHORT,
    NIL,
    NO,
    NUMBER,
    QUESTIONS,
    YES,
)
from docgen.excel.forms.days import read_day
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.finding import Found
from docgen.excel.forms.grid import Raw
from docgen.excel.forms.words import TurnedCell, read_words
from models.text import folded

_YES_WORDS = {"co", "x", "yes", "true", "dung", "khong phat sinh", "1", "v"}
_NO_WORDS = {"khong", "no", "false", "sai", "0", "co phat sinh", ""}


@dataclass(kw_only=True)
class General:
    """The first part of a form."""

    paper_number: str = ""
    paper_on: date | None = None
    author: str = ""
    nil: bool = False
    nil_cell: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    turned: list[TurnedCell] = field(default_factory=list)


@dataclass(kw_only=True)
class Answers:
    """The third part of a form."""

    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    turned: list[TurnedCell] = field(default_factory=list)


def read_general(found: Found, received_on: date) -> General:
    """Read the fields of the first part, wherever they stand in their rows."""
    general = General()
    raws = {key: _field(found, key, general) for key in GENERAL}
    for key in (NUMBER, AUTHOR):
        words = read_words(raws[key], MOST_SHORT, one_line=True)
        general.turned += words.turned
        general.warnings += words.warnings
        general.problems += [words.problem] if words.problem else []
        if key == NUMBER:
            general.paper_number = words.text
        else:
            general.author = words.text
    general.paper_on, problem, told = read_day(raws[DAY], received_on)
    general.problems += [problem] if problem else []
    general.warnings += told
    _read_nil(raws[NIL], general)
    return general


def read_answers(found: Found) -> Answers:
    """Read the answers: all that stands between a question and what comes next."""
    answers = Answers()
    for key, label in QUESTIONS.items():
        first = found.first_answer_row(key)
        if not first:
            answers.problems.append(
                Problem(fault=Fault.FIELD_GONE, sheet=found.grid.title, expected=label)
            )
            continue
        parts = []
        for raw in _between(found, key, first):
            words = read_words(raw, MOST_ANSWER)
            answers.turned += words.turned
            answers.warnings += words.warnings
            answers.problems += [words.problem] if words.problem else []
            parts.append(words.text)
            answers.cells.setdefault(key, raw.cell)
        answers.texts[key] = "\n".join(part for part in parts if part)
        if len(answers.texts[key]) > MOST_ANSWER:
            _tell_too_long(found, answers, key)
    return answers


def _tell_too_long(found: Found, answers: Answers, key: str) -> None:
    problem = Problem(
        fault=Fault.TOO_LONG,
        sheet=found.grid.title,
        cell=answers.cells[key],
        found=str(len(answers.texts[key])),
        expected=str(MOST_ANSWER),
    )
    answers.problems.append(problem)


def _field(found: Found, key: str, general: General) -> Raw:
    """Return the first cell filled in beside a label; an empty one when there is none."""
    row = found.general_row(key)
    grid = found.grid
    if not row:
        general.problems.append(
            Problem(fault=Fault.FIELD_GONE, sheet=grid.title, expected=GENERAL[key])
        )
        return Raw(sheet=grid.title, cell="")
    label = found.labels.get(key, (row, 0))[1]
    for column in grid.row(row):
        if column != label and column not in found.key_columns and (label == 0 or column > label):
            raw = grid.raw(row, column)
            general.cells[key] = raw.cell
            return raw
    return Raw(sheet=grid.title, cell=found.grid.raw(row, max(1, label + 1)).cell)


def _between(found: Found, key: str, first: int) -> list[Raw]:
    """Return the filled cells of an answer, in reading order, its own label left out."""
    grid = found.grid
    label = found.labels.get(key)
    end = next((row for row in found.borders() if row > first), grid.last_row + 1)
    if label is None and key in found.keys:  # the label was overwritten: its row is no answer
        first += 1
    return [
        grid.raw(row, column)
        for row in range(first, end)
        for column in grid.row(row)
        if (row, column) != label and column not in found.key_columns
    ]


def _read_nil(raw: Raw, general: General) -> None:
    general.nil_cell = raw.cell
    said = folded(raw.text)
    if raw.is_error or (raw.formula and raw.value is None):
        said = "?"
    if said in _YES_WORDS:
        general.nil = True
    elif said not in _NO_WORDS:
        general.problems.append(
            Problem(
                fault=Fault.NOT_CHOICE,
                sheet=raw.sheet,
                cell=raw.cell,
                found=raw.text or raw.formula,
                expected=f"“{YES}” hoặc “{NO}”",
            )
        )
