"""What became of a paper's file: edited in Word since, and the versions kept from before."""

from dataclasses import dataclass
from pathlib import Path

from docgen.numbering import BEFORE
from models.database import DataFolder
from models.deadlines import vietnamese_date
from models.documents import Document, earlier_prints
from models.files import sha256


@dataclass(frozen=True)
class Version:
    """An earlier version that can still be opened."""

    title: str
    path: Path


def is_edited(folder: DataFolder, document: Document) -> bool:
    """Tell whether the file is no longer as it was made; False for one that cannot be read."""
    if not document.path or not document.sha256:
        return False
    try:
        return sha256(folder.path / document.path) != document.sha256
    except OSError:
        return False


def versions(folder: DataFolder, document: Document) -> list[Version]:
    """Return earlier versions, newest first: kept before a number was written, older prints."""
    if not document.path:
        return []
    path = folder.path / document.path
    kept = sorted(
        (item for item in _beside(path) if _is_before(item, path)), key=_age, reverse=True
    )
    found = [Version(f"Trước khi ghi số: {item.name}", item) for item in kept]
    for paper in earlier_prints(document):
        older = folder.path / paper.path
        if paper.path and older.is_file():
            day = vietnamese_date(paper.made_on)
            found.append(Version(f"Bản lập ngày {day}: {older.name}", older))
    return found


def _beside(path: Path) -> list[Path]:
    return list(path.parent.iterdir()) if path.parent.is_dir() else []


def _is_before(item: Path, path: Path) -> bool:
    return item.name.startswith(f"{path.stem}.{BEFORE}") and item.suffix == path.suffix


def _age(item: Path) -> tuple[int, str]:
    """Return what sorts "….ban-truoc", "….ban-truoc-2", "….ban-truoc-10" by age."""
    number = item.stem.rpartition(f".{BEFORE}")[2].lstrip("-")
    return int(number) if number.isdigit() else 1, item.name
