"""Papers of ours to bend: one thing is changed, and the form check has to name just that."""

import copy
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from docgen.contexts.decision import decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import reminder_context
from docgen.lint import Finding, lint_file, shipped_laws
from models.plan import Mark, Node, Role
from tests.docgen.paper import decision_of, made, reminder_of, section, small_plan

TODAY = date(2026, 11, 21)
Bend = Callable[[Document], object]
_SENTENCE = "Mỗi hộ giữ sạch đoạn đường trước nhà, cuối tuần cùng thôn phát cỏ và khơi rãnh"


def _plan() -> dict[str, object]:
    points = [Node(mark=Mark.LETTER, text=f"{_SENTENCE};") for _ in range(6)]
    clauses = [
        Node(mark=Mark.ARABIC, text="Mục đích", heading=True, children=[
            Node(mark=Mark.DASH, text=f"{_SENTENCE} ở xã Suối Hoa.")]),
        Node(mark=Mark.ARABIC, text="Yêu cầu", heading=True, children=points),
        Node(mark=Mark.ARABIC, text=f"{_SENTENCE}."),
        Node(mark=Mark.ARABIC, text=f"{_SENTENCE}."),
    ]  # fmt: skip
    grounds = [
        Node(text="Căn cứ Nghị quyết số 21/NQ-HĐND ngày 19/12/2025 của HĐND xã Suối Hoa;",
             role=Role.GROUNDS),
        Node(text="Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.",
             role=Role.GROUNDS),
    ]  # fmt: skip
    outline = [*grounds, section(*clauses, text="MỤC ĐÍCH, YÊU CẦU"),
               section(Node(text=f"{_SENTENCE}."), text="TỔ CHỨC THỰC HIỆN"),
               section(Node(text=f"{_SENTENCE}."), text="CHẾ ĐỘ BÁO CÁO")]  # fmt: skip
    return plan_context(small_plan(*outline))


_CONTEXTS = {
    "plan": _plan,
    "reminder": lambda: reminder_context(reminder_of(6)),
    "decision": lambda: decision_context(decision_of(2, 1, 3)),
}


@cache
def _paper(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        made(kind, _CONTEXTS[kind](), Path(folder))
        return (Path(folder) / f"{kind}.docx").read_bytes()


def bent(folder: Path, kind: str, bend: Bend | None = None) -> Path:
    """Write one of our papers with one thing changed; return the file."""
    document = docx.Document(BytesIO(_paper(kind)))
    if bend:
        bend(document)
    path = folder / f"{kind}.docx"
    document.save(str(path))
    return path


def findings(folder: Path, kind: str, bend: Bend | None = None) -> list[Finding]:
    """Return what the form check says of a bent paper."""
    return lint_file(bent(folder, kind, bend), shipped_laws(), TODAY)


def paragraph(document: Document, start: str) -> Paragraph:
    """Return the first paragraph, cells too, whose words begin so."""
    for element in document.element.body.iter(qn("w:p")):
        found = Paragraph(element, document)
        if found.text.replace("\u00a0", " ").startswith(start):
            return found
    raise LookupError(start)


def say(start: str, words: str) -> Bend:
    """Put `words` in place of the paragraph that begins with `start`; its first run stays."""

    def bend(document: Document) -> None:
        found = paragraph(document, start)
        for run in found.runs[1:]:
            run._r.getparent().remove(run._r)
        found.runs[0].text = words

    return bend


def swap(start: str, old: str, new: str) -> Bend:
    """Change some words of the paragraph that begins with `start`."""

    def bend(document: Document) -> None:
        runs = [run for run in paragraph(document, start).runs if old in run.text]
        runs[0].text = runs[0].text.replace(old, new, 1)

    return bend


def ink(start: str, **font: object) -> Bend:
    """Change the letters of a paragraph: size, bold, italic, name, underline."""

    def bend(document: Document) -> None:
        for run in paragraph(document, start).runs:
            for name, value in font.items():
                setattr(run.font, name, value)

    return bend


def lay(start: str, **layout: object) -> Bend:
    """Change the layout of a paragraph: alignment, first_line_indent, line_spacing …"""

    def bend(document: Document) -> None:
        for name, value in layout.items():
            setattr(paragraph(document, start).paragraph_format, name, value)

    return bend


def drop(start: str) -> Bend:
    """Take a paragraph out."""

    def bend(document: Document) -> None:
        element = paragraph(document, start)._p
        element.getparent().remove(element)

    return bend


def rule_below(start: str, length_mm: float | None) -> Bend:
    """Give the rule below a paragraph another length, or take it away."""

    def bend(document: Document) -> None:
        found = paragraph(document, start)._p
        rule = next(
            p for p in found.itersiblings(qn("w:p")) if p.pPr.find(qn("w:pBdr")) is not None
        )
        if length_mm is None:
            rule.getparent().remove(rule)
            return
        indent = rule.pPr.find(qn("w:ind"))
        cell = next(rule.iterancestors(qn("w:tc")), None)
        room = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) if cell is not None else 9354
        side = str(round((room - length_mm * 1440 / 25.4) / 2))
        indent.set(qn("w:left"), side)
        indent.set(qn("w:right"), side)

    return bend


def add_after(start: str, *texts: str) -> Bend:
    """Put paragraphs of the same kind behind one."""

    def bend(document: Document) -> None:
        last = paragraph(document, start)._p
        for text in texts:
            new = copy.deepcopy(last)
            last.addnext(new)
            first, *others = Paragraph(new, document).runs
            for run in others:
                new.remove(run._r)
            first.text = text
            last = new

    return bend


def page_left(millimetres: float) -> Bend:
    """Give the first section another left margin."""

    def bend(document: Document) -> None:
        document.sections[0].left_margin = Mm(millimetres)

    return bend
