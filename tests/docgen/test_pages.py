"""Rendered pages of every paper, read by an eye that shares nothing with our own form check."""

import shutil

import docx
import pytest
from docx.shared import Mm, Pt

from docgen import templates
from tests.docgen.lint import bending
from tests.docgen.pages import page_faults
from tests.docgen.rendered import paper_of, to_pdf, write_all

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def office_suite():
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: nothing to make pages with")


@pytest.fixture(scope="module")
def printed(office_suite, tmp_path_factory):
    """Return the PDF of each paper by the paper's path."""
    root = tmp_path_factory.mktemp("pages")
    (source := root / "ours").mkdir()
    papers = write_all(source, root / "ledger")
    to_pdf(papers, root / "pdf", root / "profile")
    return {paper: root / "pdf" / f"{paper.stem}.pdf" for paper in papers}


@pytest.mark.parametrize("kind", templates.NAMES)
def test_every_page_looks_as_the_decree_has_it(printed, kind):
    papers = [paper for paper in printed if paper.stem.split("-")[0] == kind]
    assert len(papers) >= 4
    for paper in papers:
        made = paper_of(printed[paper], paper)
        assert page_faults(made) == [], paper.stem
        firsts = [page for page in made.pages if page.lines]
        assert len(firsts) == len(made.pages)


# --- the eye sees ----------------------------------------------------------------------------


def _no_first_page_apart(document):
    for section in document.sections:
        section.different_first_page_header_footer = False


def _narrow(document):
    document.sections[0].left_margin = Mm(15)


def _letter_sheet(document):
    document.sections[0].page_width = Mm(216)


def _alone(document):
    mark = bending.paragraph(document, "Điều 3")
    last = next(p for p in reversed(document.paragraphs) if p.text.endswith("./."))
    last.paragraph_format.keep_with_next = mark.paragraph_format.keep_with_next = False
    table = last._p.getnext()
    table.addprevious(document.add_paragraph()._p)
    spacer = docx.text.paragraph.Paragraph(table.getprevious(), document)
    spacer.paragraph_format.page_break_before = True


def _low_number(document):
    bending.paragraph(document, "Số:").paragraph_format.space_before = Pt(20)


def _run_over(document):
    bending.paragraph(document, "TT").paragraph_format.left_indent = Mm(6)
    bending.paragraph(document, "TT").paragraph_format.right_indent = Mm(-6)


def _blank_page(document):
    last = next(p for p in document.paragraphs if p.text.startswith("Điều 1"))
    for _ in range(2):
        last._p.addprevious(document.add_paragraph()._p)
        spacer = docx.text.paragraph.Paragraph(last._p.getprevious(), document)
        spacer.paragraph_format.page_break_before = True
    last.paragraph_format.page_break_before = True


BENT = {
    "number on page one": ("decision", _no_first_page_apart, "shows its number"),
    "narrow margin": ("plan", _narrow, "stands in the margin"),
    "another sheet": ("reminder", _letter_sheet, "not A4"),
    "motto without rule": (
        "plan",
        bending.rule_below("Độc lập", None),
        "no rule under the motto",
    ),
    "short rule": ("plan", bending.rule_below("Độc lập", 30), "under “Độc lập"),
    "long rule": ("plan", bending.rule_below("XÃ SUỐI HOA", 60), "of its length"),
    "subject without rule": ("plan", bending.rule_below("Phát", None), "under the subject"),
    "small body": ("reminder", bending.ink("Thực hiện", size=Pt(11)), "has 11"),
    "other letters": ("reminder", bending.ink("Thực hiện", name="DejaVu Sans"), "is set in"),
    "no end mark": ("decision", bending.say("Các cơ quan", "Hết."), "stands 0 times"),
    "country left": (
        "plan",
        bending.lay("CỘNG HÒA", left_indent=Mm(-60), right_indent=Mm(40)),
        "country",
    ),
    "number low": ("plan", _low_number, "number and day are not level"),
    "signature alone": ("decision", _alone, "signatures stand alone"),
    "blank page": ("decision", _blank_page, "nothing on it"),
    "words over a line": ("decision", _run_over, "a line runs through"),
}


@pytest.fixture(scope="module")
def bent(office_suite, tmp_path_factory):
    root = tmp_path_factory.mktemp("bent")
    papers = []
    for place, (name, (kind, bend, _)) in enumerate(BENT.items()):
        (folder := root / str(place)).mkdir()
        made = bending.bent(folder, kind, bend)
        papers.append(made.rename(root / f"{kind}-{name}.docx"))
    straight = [bending.bent(root, kind) for kind in ("plan", "reminder", "decision")]
    to_pdf([*papers, *straight], root / "pdf", root / "profile")
    return root


@pytest.mark.parametrize("kind", ["plan", "reminder", "decision"])
def test_a_straight_paper_passes(bent, kind):
    assert page_faults(paper_of(bent / "pdf" / f"{kind}.pdf", bent / f"{kind}.docx")) == []


@pytest.mark.parametrize("name", BENT)
def test_the_eye_sees_what_is_bent(bent, name):
    kind, _, wanted = BENT[name]
    source = bent / f"{kind}-{name}.docx"
    told = "\n".join(page_faults(paper_of(bent / "pdf" / f"{source.stem}.pdf", source)))
    assert wanted in told
