"""The register of outgoing papers: from the book to plain values, and out as a workbook."""

from datetime import date
from pathlib import Path

from docgen.excel.register import write_register
from docgen.register_data import RegisterData, RegisterLine, RegisterPart
from models import office, register
from models.documents import Document
from models.errors import RuleBroken
from models.register import Line
from models.sequences import label_of


def register_of(year: int, today: date, key: str = "") -> RegisterData:
    """Return the register of a year: of one row of numbers, or of all ("")."""
    profile = office.profile_on(today)
    parts: dict[str, list[RegisterLine]] = {}
    for line in register.lines(year, key):
        parts.setdefault(line.sequence, []).append(register_line(line, profile.archive))
    if key and not parts:
        parts[key] = []
    return RegisterData(
        year=year,
        agency=profile.issuer_lines,
        parts=[RegisterPart(name=label_of(row), lines=lines) for row, lines in parts.items()],
    )


def write_book(year: int, today: date, out: Path, key: str = "") -> Path:
    """Write the register as a workbook and return its path. Raises RuleBroken."""
    if out.is_dir():
        raise RuleBroken(f"“{out.name or out}” là một thư mục. Hãy chọn tên tệp khác.")
    path = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
    write_register(register_of(year, today, key), path)
    return path


def register_line(line: Line, archive: str = "VT") -> RegisterLine:
    """Return a line as it is printed; `archive` is who keeps the file copy by default."""
    paper = line.paper
    if paper is None:
        first, last = line.free
        said = f"{first:02d}" if first == last else f"{first:02d} – {last:02d}"
        return RegisterLine(reference=said, free=True)
    why = f"Lý do: {paper.number_reason}" if paper.number_reason else ""
    return RegisterLine(
        reference=paper.reference,
        day=paper.dated_on,
        about=about(paper),
        signer=paper.signer,
        recipients="; ".join(paper.recipients),
        keeper=paper.keeper or archive,
        copies=paper.copies,
        sent_on=paper.sent_on,
        note="; ".join(part for part in (paper.note, why) if part),
    )


def about(paper: Document) -> str:
    """Return type of paper and subject: "Quyết định về việc tặng Giấy khen"."""
    kind, subject = paper.type_name.strip().capitalize(), " ".join(paper.subject.split())
    for start in ("Về việc ", "V/v "):
        if subject.startswith(start):
            subject = f"về việc {subject.removeprefix(start)}"
            return f"{kind} {subject}" if kind else subject
    return f"{kind}: {subject}" if kind and subject else kind or subject
