"""Phụ lục I, phần I, mục III, khoản 1: appendices, in the file of their paper or in their own."""

import re

from docgen import nd30
from docgen.lint.finding import Sheet, look_faults, part_one
from docgen.lint.lines import Line
from docgen.lint.papers import Paper
from docgen.lint.sections import Section
from docgen.lint.title_rules import check_attached
from docgen.reader.marks import roman_value

_APPENDIX = part_one("III", 1)
_WORD_PT = nd30.Allowed(14, 14, 14)
_TITLE = re.compile(r"\s*phụ\s+lục(?:\s+(?:số\s+)?([IVXLC]+|\d+))?\s*[.:]?\s*", re.I)
_MOST_TITLE_LINES = 6


def check_appendices(sheet: Sheet, lines: list[Line]) -> None:
    """Check title, name and "(Kèm theo …)" of every appendix."""
    heads = [at for at, line in enumerate(lines) if is_appendix(line)]
    for at in heads:
        line = lines[at]
        wrong = look_faults(line, _WORD_PT, bold=True, upper=None)
        if line.shown.split()[0].isupper():
            wrong.append("từ “Phụ lục” viết hoa toàn bộ, phải là chữ in thường")
        sheet.note_look(_APPENDIX, "“Phụ lục”", line, wrong)
        _check_names(sheet, lines[at + 1 : at + 1 + _MOST_TITLE_LINES])
    for at, line in enumerate(lines):
        is_below = any(head < at <= head + _MOST_TITLE_LINES for head in heads)
        if not is_below and _is_attached(line):  # a list that goes with the paper
            check_attached(sheet, line)
    if len(heads) > 1:
        _check_numbers(sheet, [lines[at] for at in heads])


def check_enclosed(sheet: Sheet, paper: Paper, sections: list[Section]) -> None:
    """Check that a paper names its appendices, and that each counts its own pages."""
    heads = [line for line in paper.after if is_appendix(line)]
    said = " ".join(line.plain for line in paper.body)
    if heads and not re.search(r"phu luc|kem theo", said):
        sheet.note(_APPENDIX, "Trong văn bản phải có chỉ dẫn về Phụ lục kèm theo", heads[0])
    before = paper.country.section
    for line in heads:
        section = sections[line.section]
        if section.headers and not (line.section > before and section.restarts):
            sheet.note(_APPENDIX, "Số trang của Phụ lục phải đánh riêng, bắt đầu từ 1", line)
        before = line.section


def is_appendix(line: Line) -> bool:
    """Tell whether a line is the heading of an appendix, on a line of its own."""
    return not line.table and line.is_centred and bool(_TITLE.fullmatch(line.text.strip()))


def _is_attached(line: Line) -> bool:
    return not line.table and line.is_centred and line.plain.startswith("(kem theo")


def _check_names(sheet: Sheet, lines: list[Line]) -> None:
    attached = False
    for line in lines:
        if not line.has_words:
            continue
        if not line.is_centred or line.table or is_appendix(line):
            return
        attached = attached or line.text.strip().startswith("(")
        if attached:
            check_attached(sheet, line)
            if line.text.rstrip().endswith(")"):
                return
        else:
            wrong = look_faults(line, nd30.APPENDIX_TITLE_PT, bold=True, upper=True)
            sheet.note_look(_APPENDIX, "Tên phụ lục", line, wrong)


def _check_numbers(sheet: Sheet, heads: list[Line]) -> None:
    for place, line in enumerate(heads, start=1):
        number = (_TITLE.fullmatch(line.text.strip()) or [None, None])[1] or ""
        if roman_value(number.upper()) != place:
            sheet.note(_APPENDIX, "Từ hai phụ lục trở lên phải đánh số La Mã liên tiếp", line)
