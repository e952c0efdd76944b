"""Making papers: draft → file, registered with what it was made from."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.drafts import KINDS, Draft, Wanted, draft_of
from docgen.drives import safe_name
from docgen.templates import find
from docgen.word import render
from models import journal, layout
from models.base import db
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.files import TEMPORARY, atomic_write, free_name, is_open_in_office, world_failed
from models.nominations import Nomination


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
    if kind not in KINDS:
        raise RuleBroken(
            f"Chưa lập được loại văn bản “{kind}”. Các loại hiện có: {', '.join(KINDS)}."
        )
    if out is not None:
        _check_place(out)
    draft = draft_of(kind, Wanted(code, today, details or {}))
    document = keep(folder, draft, today)
    kept = folder.path / document.path
    if out is None:
        return kept
    try:
        _copy_out(kept, out)
    except RuleBroken:
        told = f"Bỏ văn bản “{document.subject}” vì không chép ra được"
        journal.note("deleted", "document", str(document.id), told)
        document.delete_instance()
        kept.unlink(missing_ok=True)
        raise
    return out


def keep(folder: DataFolder, draft: Draft, today: date) -> Document:
    """Write a draft into the data folder and register it; an older paper is never overwritten.

    The names on a decision are tied to it, so that nobody is put on two. Raises RuleBroken.
    """
    template = find(draft.template, folder.path)
    year = folder.documents / str(today.year)
    try:
        year.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, year) from error
    path = free_name(year / f"{safe_name(_file_stem(draft))}.docx")
    dated = replace(draft, made_from={"on": today.isoformat(), **draft.made_from})
    document = _noted(folder, dated, path, template.path.name, template.version, today)
    try:
        document.sha256 = render(template.path, draft.context, path, layout.chosen())
    except BaseException:
        document.delete_instance()
        raise
    document.whole = True
    with db.atomic("IMMEDIATE"):
        document.save()
        told = f"Tạo {KINDS[draft.kind].name.lower()} “{draft.subject}”"
        journal.note("made", "document", str(document.id), told)
        if draft.nominations:
            _tie(document, draft.nominations)
    return document


def _noted(
    folder: DataFolder, draft: Draft, path: Path, template: str, version: str, today: date
) -> Document:
    """Register the paper before it is written: a file cut short is known at the next start."""
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
        path=path.relative_to(folder.path).as_posix(),
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
    return f"{KINDS[draft.kind].name} {number} {draft.subject}"[:110].strip()


def _tie(decision: Document, names: tuple[int, ...]) -> None:
    Nomination.update(decision=decision).where(Nomination.id.in_(names)).execute()
