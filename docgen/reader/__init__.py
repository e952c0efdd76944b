"""Reads an existing plan, a Word file or a text, into the plain values of `models.plan`."""

from pathlib import Path

from docgen.reader.fields import read_fields
from docgen.reader.lines import Line, lines_of
from docgen.reader.source import lines_from
from docgen.reader.structure import plan_of
from models.errors import RuleBroken
from models.plan import Plan

_MOST_LETTERS = 400_000  # two hundred pages; a plan has ten


def read_plan(path: Path) -> Plan:
    """Return the plan a .docx or .txt file holds, every field proposed.

    Raises RuleBroken when the file cannot be read, is of another kind or holds no words.
    """
    return _read(lines_from(path))


def read_plan_text(text: str) -> Plan:
    """Return the plan that `text` holds. Raises RuleBroken for no words or too many."""
    return _read(lines_of(text))


def _read(lines: list[Line]) -> Plan:
    if not any(line.text or line.table for line in lines):
        raise RuleBroken("Tệp không có chữ nào. Hãy chọn đúng tệp kế hoạch (.docx hoặc .txt).")
    if sum(map(_letters, lines)) > _MOST_LETTERS:
        raise RuleBroken("Văn bản quá dài, không phải một kế hoạch. Hãy tách riêng phần kế hoạch.")
    plan = plan_of(lines)
    read_fields(plan)  # what the sentences say: campaigns, dates, duties
    return plan


def _letters(line: Line) -> int:
    rows = [line.table.columns, *line.table.rows] if line.table else []
    return len(line.text) + sum(len(cell) for row in rows for cell in row)
