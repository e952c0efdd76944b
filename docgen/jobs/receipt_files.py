"""Taking the files of a hand-in into the data folder beside its line in the log."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from docgen.jobs.attaching import MOST_BYTES
from models import deeds
from models.attachments import SENT, Attachment, sent_with
from models.base import db
from models.database import DataFolder
from models.errors import RuleBroken
from models.files import atomic_write, free_name, sha256, world_failed
from models.journal import Change
from models.obligations import Obligation, Receipt
from models.receiving import HandIn, book_many

FILTER = (
    "Tệp báo cáo (*.pdf *.doc *.docx *.odt *.rtf *.txt *.xls *.xlsx *.ods *.csv *.ppt *.pptx"
    " *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.zip *.rar *.7z)"
)
SUFFIXES = frozenset(re.findall(r"\.\w+", FILTER))
_WITHIN = "Da nhan"  # folder inside that of the year


@dataclass(frozen=True)
class _Copy:
    """A file that was copied into the data folder."""

    name: str
    path: Path
    sha256: str


def objection(source: Path) -> str:
    """Return why a file is not taken, as a sentence; "" when it is."""
    try:
        size = source.stat().st_size
    except OSError as error:
        return str(world_failed(error, source))
    if not source.is_file() or source.suffix.lower() not in SUFFIXES:
        return (
            f"“{source.name}” không phải tệp báo cáo (Word, Excel, PDF, ảnh, tệp nén). Hãy chọn"
            " tệp khác."
        )
    if size == 0:
        return f"“{source.name}” là tệp rỗng. Hãy xin đơn vị gửi lại."
    if size > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        return f"“{source.name}” lớn hơn {most} MB. Hãy nén hoặc quét lại cho nhỏ hơn."
    return ""


def book_with_files(
    folder: DataFolder,
    owed: Sequence[Obligation],
    hand_in: HandIn,
    sources: Iterable[Path],
    today: date,
) -> list[Receipt]:
    """Book a hand-in for several reports with the files that came with it, all or none.

    Each file is copied once and belongs to every one of the new lines. Raises RuleBroken.
    """
    with _copied(folder, owed, hand_in.received_on, sources) as copies, db.atomic("IMMEDIATE"):
        receipts = book_many(owed, hand_in, today)
        for receipt in receipts:
            for copy in copies:
                _tie(folder, receipt, copy, today)
    return receipts


def attach(
    folder: DataFolder, receipt: Receipt, sources: Sequence[Path], today: date
) -> Change | None:
    """Add files to a line that is in the log; None when all of them were there already."""
    known = {item.sha256 for item in sent_with([receipt.id]).get(receipt.id, ())}
    fresh = [source for source in sources if objection(source) or sha256(source) not in known]
    if not fresh:
        return None
    owed = [receipt.obligation]
    with _copied(folder, owed, receipt.received_on, fresh) as copies, db.atomic("IMMEDIATE"):
        rows = [_tie(folder, receipt, copy, today) for copy in copies]
        names = ", ".join(f"“{copy.name}”" for copy in copies)
        told = f"Đính kèm {names} vào báo cáo của {_about(receipt)}"
        return deeds.added("attached", "attachment", str(receipt.id), told, rows)


def remove(attachment: Attachment) -> Change | None:
    """Untie a file from its line; it stays in the folder, so it can be taken back."""
    receipt = attachment.receipt
    told = f"Bỏ tệp “{attachment.name}” khỏi báo cáo của {_about(receipt)}"
    with deeds.recorded("deleted", "attachment", str(receipt.id), told, (), (attachment,)) as deed:
        attachment.delete_instance()
    return deed.change


@contextmanager
def _copied(
    folder: DataFolder, owed: Sequence[Obligation], received_on: date, sources: Iterable[Path]
) -> Iterator[list[_Copy]]:
    """Copy files for what is done inside; they go again when that fails."""
    copies: list[_Copy] = []
    try:
        for source in sources:
            copies.append(_copy(folder, owed, received_on, source))
        yield copies
    except BaseException:
        for copy in copies:
            copy.path.unlink(missing_ok=True)  # our own copy, not the clerk's
        raise


def _copy(
    folder: DataFolder, owed: Sequence[Obligation], received_on: date, source: Path
) -> _Copy:
    if wrong := objection(source):
        raise RuleBroken(wrong)
    place = folder.documents / str(received_on.year) / _WITHIN
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, place) from error
    who = owed[0].unit.name if len(owed) == 1 else f"{len(owed)} don vi"
    name = safe_name(f"{who} - {owed[0].period_label} - {source.stem}"[:100])
    target = free_name(place / f"{name}{source.suffix.lower()}")
    digest = atomic_write(target, lambda beside: shutil.copyfile(source, beside) and None)
    return _Copy(source.name, target, digest)


def _tie(folder: DataFolder, receipt: Receipt, copy: _Copy, today: date) -> Attachment:
    return Attachment.create(
        receipt=receipt.id,
        kind=SENT,
        name=copy.name,
        path=copy.path.relative_to(folder.path).as_posix(),
        sha256=copy.sha256,
        size=copy.path.stat().st_size,
        added_on=today,
    )


def _about(receipt: Receipt) -> str:
    return f"{receipt.obligation.unit.name}, {receipt.obligation.period_label}"
