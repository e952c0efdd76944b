"""What the list of papers needs: how each file stands, what is lacking, making one again."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from docgen.jobs.generating import (
    KINDS,
    Draft,
    decision_draft,
    draft_of,
    keep,
    plan_draft,
    reminder_draft,
)
from models import office, plan_store
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.readiness import missing_to_issue
from models.tracking import matrix


class FileState(StrEnum):
    """How the file of a paper stands."""

    WHOLE = "whole"
    MISSING = "missing"
    CUT = "cut"  # writing began and its end was never seen


@dataclass(frozen=True)
class Lack:
    """One thing a paper lacks; `needed`: it cannot be made without."""

    text: str
    needed: bool


def file_state(folder: DataFolder, document: Document) -> FileState:
    """Tell how the file of a paper stands, by a look at the disk."""
    if not document.whole:
        return FileState.CUT
    return FileState.WHOLE if (folder.path / document.path).is_file() else FileState.MISSING


def lacks(kind: str, code: str, today: date) -> list[Lack]:
    """Return what keeps a paper about a plan from being made, then what is better looked at."""
    found = []
    try:
        draft = draft_of(kind, code, today)
    except RuleBroken as broken:
        found.append(Lack(str(broken), needed=True))
    else:
        found += _of_draft(draft)
    profile = office.profile_on(today)
    if not profile.place:
        found.append(Lack("Chưa có địa danh của cơ quan (trang Cài đặt).", needed=False))
    if kind == "plan":
        for item in missing_to_issue(plan_store.load(code)):
            found.append(Lack(item.sentence, needed=False))
    elif not profile.issuer_lines:
        found.append(Lack("Chưa có tên cơ quan in ở đầu văn bản (trang Cài đặt).", needed=False))
    if kind == "reminder" and (back := len(matrix(code, today).late)):
        found.append(Lack(f"Sẽ nêu {back} báo cáo quá hạn.", needed=False))
    return found


def make(folder: DataFolder, kind: str, code: str, today: date) -> Document:
    """Make a paper about a plan and register it; a decision is tied to its names."""
    return keep(folder, draft_of(kind, code, today), today)


def make_again(folder: DataFolder, document: Document, today: date) -> Document:
    """Make a paper anew from today's data; the old file and its line stay.

    A reminder speaks of the same reports as far as they are still late, a decision of the same
    names, which then belong to the new one. Raises RuleBroken.
    """
    if document.plan_id is None:
        raise RuleBroken("Phong trào của văn bản này không còn nên không tạo lại được.")
    if document.kind not in KINDS:
        raise RuleBroken("Loại văn bản này không tạo lại từ đây được.")
    code, told = document.plan.code, document.made_from
    if document.kind == "reminder":
        until = datetime.fromisoformat(told["due_at"]) if told.get("due_at") else None
        until = until if until and until.date() >= today else None
        draft = reminder_draft(code, today, set(told.get("obligations", [])) or None, until)
    elif document.kind == "decision":
        draft = decision_draft(code, today, set(told.get("nominations", [])))
    else:
        draft = plan_draft(code, today)
    return keep(folder, draft, today)


def _of_draft(draft: Draft) -> list[Lack]:
    found = []
    if not draft.signer:
        found.append(Lack("Chưa có tên người ký.", needed=False))
    if not draft.recipients:
        found.append(Lack("Chưa có nơi nhận.", needed=False))
    if not draft.number:
        found.append(Lack("Số và ngày để trống; ghi sau khi ký bằng Ctrl+G.", needed=False))
    return found
