"""Papers of every kind turned into pages, all in one run of LibreOffice."""

import subprocess
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from docgen import templates, word
from docgen.drafts import KINDS
from docgen.jobs.demo import make_demo
from docgen.jobs.generating import generate_file
from docgen.template_examples import examples
from models.database import close, open_folder
from models.errors import RuleBroken
from models.plan_list import rows
from tests.docgen.extremes import maker, office
from tests.docgen.page_parts import Paper
from tests.docgen.page_text import read_pages

TODAY = date(2026, 11, 21)
LETTERS = {"reminder", "request", "return_letter"}
_LONG = ("Hợp tác xã Nông nghiệp Nà Lúa " * 11)[:299]
_AS_HEADINGS = {"report", "periodic_report"}  # names stand over columns too: half is a page
_EXTREMES = {"many": ("Bản Nà Lúa", 60, 1), "long": (_LONG, 2, 1), "signers": ("Bản Nà Lúa", 3, 3)}


def write_all(folder: Path, ledger: Path) -> list[Path]:
    """Write the examples and extremes of every kind and all papers of the demonstration."""
    made = [path for kind in templates.NAMES for path in _of_kind(kind, folder)]
    opened = open_folder(ledger)
    make_demo(TODAY)
    for kind in KINDS:
        for code in ("", *(row.code for row in rows())):
            out = folder / f"{kind}-demo-{code}.docx"
            try:
                generate_file(opened, kind, code, TODAY, out)
            except RuleBroken:
                continue  # not a paper of this plan
            made.append(out)
    close()
    return made


def _of_kind(kind: str, folder: Path) -> list[Path]:
    contexts = {f"example{place}": made for place, made in enumerate(examples(kind))}
    for name, (words, count, signers) in _EXTREMES.items():
        if kind in _AS_HEADINGS and name == "long":
            words = words[:60]
        made = maker(kind)(words, count, signers, office("UBND xã Suối Hoa"))
        contexts[name] = made
    paths = []
    for name, context in contexts.items():
        if context.get("co_quan") or context.get("co_quan_chu_quan"):  # an office of no name: no
            paths.append(folder / f"{kind}-{name}.docx")
            word.render(templates.find(kind).path, context, paths[-1])
    return paths


def to_pdf(papers: list[Path], target: Path, profile: Path) -> None:
    """Print papers with LibreOffice."""
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(target), *map(str, papers)]
    subprocess.run(command, check=True, capture_output=True, timeout=400)


def paper_of(pdf: Path, source: Path) -> Paper:
    """Return the pages of a PDF with what its Word file and kind say of it."""
    kind = source.stem.split("-")[0]
    return Paper(
        pages=read_pages(pdf),
        is_letter=kind in LETTERS,
        keeps_before=keeps_before(docx.Document(str(source))),
    )


def keeps_before(document: Document) -> bool:
    """Tell whether what stands before the end mark is asked to stay with it."""
    body = list(document.element.body)
    ends = [place for place, item in enumerate(body) if _words(item).endswith("./.")]
    before = [item for item in reversed(body[: ends[0]]) if _words(item)] if ends else []
    if not before:
        return False
    rows = before[0].findall(qn("w:tr"))
    return (rows[-1] if rows else before[0]).find(f".//{qn('w:keepNext')}") is not None


def _words(item: object) -> str:
    return "".join(part.text or "" for part in item.iter(qn("w:t"))).strip()
