"""Making papers: draft → file, registered with what it was made from."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.drafts import KINDS, Draft, Wanted, draft_of
from docgen.drives import safe_name
from docgen.jobs.annexing import annex_beside, copy_annex, drop_annex, tie_annex, write_annex
from docgen.templates import find
from docgen.word import render
from models import journal, layout
from models.base import db
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.files import TEMPORARY, atomic_write, free_name, is_open_in_office, world_failed
from models.layout import Layout
from models.nominations import Nomination
from models.reminding import forget_letter, log_letter


def generate_file(
    folder: DataFolder,
    kind: str,
    code: str,
    today: date,
    out: Path | None = None,
    details: Mapping[str, object] | None = None,
) -> Path:
    """Make a paper of `kind`, register it, and copy it to `out` when given.

    `code` is of a plan, or "" for a paper about the office; `details` is what the paper asks
    for beyond the records. Returns the path of the paper (`out`, or the copy in the data
    folder). Raises RuleBroken.
    """
    document = generate(folder, kind, code, today, out, details)
    return folder.path / document.path if out is None else out


def generate(
    folder: DataFolder,
    kind: str,
    code: str,
    today: date,
    out: Path | None = None,
    details: Mapping[str, object] | None = None,
) -> Document:
    """Do the same and return the paper; the workbook of a report is copied beside `out`."""
    if kind not in KINDS:
        raise RuleBroken(
            f"Chưa lập được loại văn bản “{kind}”. Các loại hiện có: {', '.join(KINDS)}."
        )
    if out is not None:
        _check_place(out)
    draft = draft_of(kind, Wanted(code, today, details or {}))
    if out is not None and draft.annex is not None:
        _check_place(annex_beside(out))
    document = keep(folder, draft, today)
    if out is None:
        return document
    kept = folder.path / document.path
    try:
        _copy_out(kept, out)
        copy_annex(folder, document, out)
    except RuleBroken:
        told = f"Bỏ văn bản “{document.subject}” vì không chép ra được"
        journal.note("deleted", "document", str(document.id), told)
        forget_letter(document.id)
        drop_annex(folder, document)
        document.delete_instance()
        kept.unlink(missing_ok=True)
        raise
    return document


@dataclass(frozen=True)
class Pending:
    """A paper that is registered and not written yet; writing it touches no database."""

    draft: Draft
    document: Document
    path: Path
    template: Path
    layout: Layout

    def write(self) -> str:
        """Write the file and return its SHA-256. Raises RuleBroken."""
        return render(self.template, self.draft.context, self.path, self.layout)

    def drop(self) -> None:
        """Take a paper that was not written out of the list."""
        self.document.delete_instance()


def keep(folder: DataFolder, draft: Draft, today: date) -> Document:
    """Write a draft into the data folder and register it; an older paper is never overwritten.

    What it stands on is tied to it: names on a decision, reports a letter reminds of; the workbook
    of a report stands beside it. Raises RuleBroken.
    """
    pending = begin(folder, draft, today)
    try:
        sha256 = pending.write()
        annex = write_annex(draft, pending.path)
    except BaseException:
        pending.drop()
        pending.path.unlink(missing_ok=True)
        raise
    return finish(pending, sha256, annex)


def begin(folder: DataFolder, draft: Draft, today: date) -> Pending:
    """Register a paper before it is written: one cut short is known later. Raises RuleBroken."""
    template = find(draft.template, folder.path)
    year = folder.documents / str(today.year)
    try:
        year.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, year) from error
    path = _free(folder, year / f"{safe_name(_file_stem(draft))}.docx")
    dated = replace(draft, made_from={"on": today.isoformat(), **draft.made_from})
    document = _noted(folder, dated, path, template.path.name, template.version, today)
    return Pending(draft, document, path, template.path, layout.chosen())


def finish(pending: Pending, sha256: str, annex: Path | None = None) -> Document:
    """Note that a paper is whole, with the workbook that goes with it; return it."""
    draft, document = pending.draft, pending.document
    document.sha256, document.whole = sha256, True
    with db.atomic("IMMEDIATE"):
        document.save()
        whom = f", gửi {draft.to}" if draft.to else ""
        told = f"Tạo {KINDS[draft.kind].name.lower()} “{draft.subject}”{whom}"
        journal.note("made", "document", str(document.id), told)
        if draft.nominations:
            _tie(document, draft.nominations)
        if annex is not None:
            tie_annex(document, pending.path, annex)
        if draft.reminds:
            log_letter(draft.reminds, document, document.made_on, draft.replaces)
    return document


def _free(folder: DataFolder, path: Path) -> Path:
    """Return a name that no file has, and no paper about to be written."""
    number, free = 2, free_name(path)
    while Document.select().where(Document.path == _inside(folder, free)).exists():
        free = free_name(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        number += 1
    return free


def _inside(folder: DataFolder, path: Path) -> str:
    return path.relative_to(folder.path).as_posix()


def _noted(
    folder: DataFolder, draft: Draft, path: Path, template: str, version: str, today: date
) -> Document:
    return Document.create(
        kind=draft.kind,
        type_name=draft.type_name,
        number=draft.number,
        symbol=draft.symbol,
        dated_on=draft.dated_on,
        subject=draft.subject,
        signer=draft.signer,
        recipients=draft.recipients,
        plan=draft.plan_id,
        path=_inside(folder, path),
        sha256="",
        template=template,
        template_sha256=version,
        made_on=today,
        made_from=draft.made_from,
        whole=False,
    )


def _check_place(out: Path) -> None:
    """Refuse a place that takes no file, before anything is registered."""
    try:
        if not out.parent.is_dir():
            raise RuleBroken(f"Không thấy thư mục “{out.parent.name}”. Hãy chọn nơi lưu khác.")
        if out.is_dir():
            raise RuleBroken(f"“{out.name or out}” là một thư mục. Hãy chọn tên tệp khác.")
        if is_open_in_office(out):
            raise RuleBroken(
                f"“{out.name}” đang mở trong Word hoặc Excel. Hãy đóng tệp đó rồi làm lại."
            )
        with TemporaryDirectory(prefix=TEMPORARY, dir=out.parent):
            pass
    except OSError as error:
        raise world_failed(error, out) from error


def _copy_out(kept: Path, out: Path) -> None:
    atomic_write(out, lambda beside: shutil.copyfile(kept, beside) and None)


def _file_stem(draft: Draft) -> str:
    number = f"{draft.number}{draft.symbol}".replace("/", "-") if draft.number else ""
    about = f"{draft.to} {draft.subject}".strip()
    return f"{KINDS[draft.kind].name} {number} {about}"[:110].strip()


def _tie(decision: Document, names: tuple[int, ...]) -> None:
    Nomination.update(decision=decision).where(Nomination.id.in_(names)).execute()
