"""The form check: holds any Word file against NĐ 30/2020/NĐ-CP, Phụ lục I.

Careful by design: what cannot be told for certain from the file is not reported.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from docgen.lint import (
    appendix_rules,
    body_rules,
    head_rules,
    kind_rules,
    law_rules,
    outline_rules,
    page_rules,
    sign_rules,
    title_rules,
    wording_rules,
)
from docgen.lint.finding import Finding, Sheet, part_one
from docgen.lint.lines import Line
from docgen.lint.opened import Opened, opened
from docgen.lint.papers import Paper, papers_of
from models.errors import RuleBroken
from models.laws import Law
from models.legal import shipped as shipped_laws

__all__ = ["Finding", "lint_file", "shipped_laws"]

_FIRST_LINES = 12  # a file of its own names itself an appendix within these


def lint_file(path: Path, known_laws: Iterable[Law] = (), on: date | None = None) -> list[Finding]:
    """Return what breaks the decree in a .docx, page first, then from head to Nơi nhận.

    `known_laws` are the texts whose validity is known; `on` counts as the day of a paper that
    leaves its own open, None leaves validity unchecked then. Raises RuleBroken for a file that
    is no sound Word document.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RuleBroken(f"Không đọc được tệp “{path.name}”. Hãy kiểm tra lại tệp.") from error
    file, sheet = opened(content, path.name), Sheet()
    papers = papers_of(file.lines)
    page_rules.check_sections(sheet, file.sections, _with_tables(file.lines, papers))
    page_rules.check_page_numbers(sheet, file)
    if not papers and not _is_enclosed(file.lines):
        sheet.note(part_one("II", 1), "Không thấy Quốc hiệu, Tiêu ngữ", place="đầu văn bản")
    laws = list(known_laws)
    for paper in papers:
        _check_paper(sheet, paper, laws, on)
    page_rules.check_letters(sheet, _judged(file, papers))
    for lines in [paper.after for paper in papers] or [file.lines]:
        appendix_rules.check_appendices(sheet, lines)
    if len(papers) == 1:  # what follows one of several papers may be notes or the next one's title
        appendix_rules.check_enclosed(sheet, papers[0], file.sections)
        wording_rules.check_wording(sheet, [line for line in papers[0].after if line.has_words])
    return sheet.findings()


def _check_paper(sheet: Sheet, paper: Paper, laws: list[Law], on: date | None) -> None:
    head_rules.check_head(sheet, paper)
    if paper.is_known:
        title_rules.check_title(sheet, paper)
        body_rules.check_body(sheet, paper)
        outline_rules.check_outline(sheet, paper.body)
        kind_rules.check_kind(sheet, paper)
    sign_rules.check_sign_off(sheet, paper)
    words = [line for line in paper.all_lines if line.has_words]
    wording_rules.check_wording(sheet, words)
    wording_rules.check_names(sheet, paper, words)
    wording_rules.check_bodies(sheet, words)
    if day := _day(paper, on):
        law_rules.check_laws(sheet, paper.body, laws, day)


def _day(paper: Paper, on: date | None) -> date | None:
    parts = head_rules.day_of(paper.date)
    try:
        return date(*parts) if parts else on
    except ValueError:  # 31 April: told as such elsewhere
        return on


def _with_tables(lines: list[Line], papers: list[Paper]) -> set[int]:
    """Return the sections with tables, head and sign-off not counted."""
    frames = {line.table for paper in papers for line in (*paper.head, *paper.sign_off)}
    return {line.section for line in lines if line.table and line.table not in frames}


def _is_enclosed(lines: list[Line]) -> bool:
    """Tell whether a file without Quốc hiệu is an appendix or a list that goes with a paper."""
    first = [line for line in lines if line.has_words][:_FIRST_LINES]
    return any(
        appendix_rules.is_appendix(line) or line.plain.startswith("(kem theo") for line in first
    )


def _judged(file: Opened, papers: list[Paper]) -> list[Line]:
    """Return the lines whose letters count: all, but in a collection of papers only theirs."""
    if len(papers) > 1:
        return [line for paper in papers for line in paper.all_lines]
    return file.lines
