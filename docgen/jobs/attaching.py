"""Taking a signed scan into the data folder beside its paper, and letting it go again."""

import shutil
from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from models import deeds
from models.attachments import SCAN, Attachment, scans_of
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.files import atomic_write, free_name, sha256, world_failed
from models.journal import Change

MOST_BYTES = 50 * 1024 * 1024
_PDF_WITHIN = 1024  # Source: ISO 32000-1, annex H: the mark stands within the first 1024 bytes
_SIGNS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


def attach_scan(
    folder: DataFolder, document: Document, source: Path, today: date
) -> tuple[Attachment, Change | None]:
    """Copy a scan (PDF, JPG, PNG by its content) into the data folder and tie it to its paper.

    The copy stands in the folder of the paper's year, named after the paper. Raises RuleBroken,
    with nothing kept, for another kind of file, one too large or empty, or one that is there.
    """
    suffix = _checked(source)
    if source_known := _twin(document, source):
        raise RuleBroken(f"“{source_known.name}” đã đính kèm vào văn bản này rồi.")
    target = _place(folder, document, suffix)
    digest = atomic_write(target, lambda beside: shutil.copyfile(source, beside) and None)
    told = f"Đính kèm bản ký “{source.name}” vào “{document.subject}”"
    try:
        with deeds.recorded("attached", "document", str(document.id), told, (Attachment,)) as deed:
            added = Attachment.create(
                document=document.id,
                kind=SCAN,
                name=source.name,
                path=target.relative_to(folder.path).as_posix(),
                sha256=digest,
                size=target.stat().st_size,
                added_on=today,
            )
    except BaseException:
        target.unlink(missing_ok=True)  # our own copy, not the clerk's
        raise
    return added, deed.change


def remove_scan(attachment: Attachment) -> Change | None:
    """Untie a scan from its paper; its file stays in the folder, so it can be taken back."""
    paper = attachment.document
    told = f"Bỏ bản ký “{attachment.name}” khỏi “{paper.subject}”"
    with deeds.recorded("deleted", "document", str(paper.id), told, (Attachment,)) as deed:
        Attachment.delete().where(Attachment.id == attachment.id).execute()
    return deed.change


def _checked(source: Path) -> str:
    """Return the suffix that fits the content. Raises RuleBroken for a file not to be taken."""
    try:
        size = source.stat().st_size
        with source.open("rb") as file:
            start = file.read(_PDF_WITHIN)
    except OSError as error:
        raise world_failed(error, source) from error
    if size == 0:
        raise RuleBroken(f"“{source.name}” là tệp rỗng. Hãy quét lại rồi đính kèm.")
    if size > MOST_BYTES:
        raise RuleBroken(
            f"“{source.name}” lớn hơn {MOST_BYTES // 1024 // 1024} MB. Hãy quét lại với độ phân"
            " giải thấp hơn (200–300 dpi)."
        )
    if b"%PDF-" in start:
        return ".pdf"
    for sign, suffix in _SIGNS.items():
        if start.startswith(sign):
            return suffix
    raise RuleBroken(f"“{source.name}” không phải tệp PDF, JPG hoặc PNG. Hãy chọn bản quét khác.")


def _twin(document: Document, source: Path) -> Attachment | None:
    try:
        digest = sha256(source)
    except OSError as error:
        raise world_failed(error, source) from error
    return next((item for item in scans_of(document) if item.sha256 == digest), None)


def _place(folder: DataFolder, document: Document, suffix: str) -> Path:
    """Return a free path for the scan: "KH 07-KH-UBND … - ban ky.pdf"."""
    day = document.dated_on or document.made_on
    year = folder.documents / str(day.year)
    try:
        year.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, year) from error
    reference = document.reference.replace("/", "-")
    stem = f"{document.type_name.capitalize()} {reference} {document.subject}".strip()[:100]
    return free_name(year / f"{safe_name(f'{stem.strip()} - ban ky')}{suffix}")
