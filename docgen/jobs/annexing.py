"""The workbook beside a compiled report: "….phu-luc.xlsx", tied to its paper as an attachment."""

import shutil
from pathlib import Path

from docgen.drafts import Draft
from models.attachments import ANNEX, Attachment, annexes_of
from models.database import DataFolder
from models.documents import Document
from models.files import atomic_write, free_name, sha256, world_failed

SUFFIX = ".phu-luc.xlsx"


def annex_beside(paper: Path) -> Path:
    """Return the name of the workbook that goes with a paper."""
    return paper.with_name(f"{paper.stem}{SUFFIX}")


def write_annex(draft: Draft, paper: Path) -> Path | None:
    """Write the workbook of a draft beside its paper; None for none. Raises RuleBroken."""
    if draft.annex is None:
        return None
    path = free_name(annex_beside(paper))
    draft.annex(path)
    return path


def tie_annex(document: Document, paper: Path, path: Path) -> Attachment:
    """Note in the book that a workbook goes with a paper. Raises RuleBroken."""
    beside = f"{document.path.rpartition('/')[0]}/{path.name}"
    try:
        digest, size = sha256(path), path.stat().st_size
    except OSError as error:
        raise world_failed(error, path) from error
    return Attachment.create(
        document=document.id,
        kind=ANNEX,
        name=annex_beside(paper).name,
        path=beside,
        sha256=digest,
        size=size,
        added_on=document.made_on,
    )


def copy_annex(folder: DataFolder, document: Document, out: Path) -> Path | None:
    """Copy the workbook of a paper beside `out`; None where it has none. Raises RuleBroken."""
    for item in annexes_of(document):
        target = annex_beside(out)
        atomic_write(target, lambda beside, kept=item: _copy(folder.path / kept.path, beside))
        return target
    return None


def drop_annex(folder: DataFolder, document: Document) -> None:
    """Take away the workbook of a paper that is taken back."""
    for item in annexes_of(document):
        (folder.path / item.path).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
