"""What the list of papers needs: how each file stands, what is lacking, making one again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from docgen.drafts import KINDS, About, Draft, FieldRefused, Lack, Wanted, draft_of, lacks_of
from docgen.jobs.generating import keep
from models import office, plan_store
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.plan import PlanKind
from models.readiness import missing_to_issue
from models.reminding import LETTER, to_remind
from models.tracking import matrix


class FileState(StrEnum):
    """How the file of a paper stands."""

    WHOLE = "whole"
    MISSING = "missing"
    CUT = "cut"  # writing began and its end was never seen
    NONE = "none"  # registered only: the paper was not made here


def file_state(folder: DataFolder, document: Document) -> FileState:
    """Tell how the file of a paper stands, by a look at the disk."""
    if not document.path:
        return FileState.NONE
    if not document.whole:
        return FileState.CUT
    return FileState.WHOLE if (folder.path / document.path).is_file() else FileState.MISSING


def lacks(
    kind: str, code: str, today: date, details: Mapping[str, object] | None = None
) -> list[Lack]:
    """Return what keeps a paper from being made, then what is better looked at."""
    wanted = Wanted(code, today, details or {})
    profile = office.profile_on(today)
    if not profile.name and kind != "plan":
        told = "Chưa có thông tin cơ quan. Hãy điền tên cơ quan ở trang Cài đặt."
        return [_in_office(told, "name", needed=True)]
    found: list[Lack] = []
    try:
        found += lacks_of(kind, wanted)
        if not found:
            found += _of_draft(draft_of(kind, wanted), code)
    except RuleBroken as broken:
        found.append(refused(broken, code))
    if not profile.place:
        found.append(_in_office("Chưa có địa danh của cơ quan.", "place"))
    if kind == "plan":
        found += _of_plan(code)
    elif not profile.issuer_lines:
        found.append(_in_office("Chưa có tên cơ quan in ở đầu văn bản.", "issuer_lines"))
    if kind == "reminder" and (back := len(to_remind(matrix(code, today).late))):
        overdue = {"code": code, "show": "overdue"}
        text = f"Sẽ nêu {back} báo cáo quá hạn."
        found.append(Lack(text=text, needed=False, page="reports", target=overdue))
    return found


def make(
    folder: DataFolder,
    kind: str,
    code: str,
    today: date,
    details: Mapping[str, object] | None = None,
) -> Document:
    """Make a paper and register it. Raises RuleBroken."""
    return keep(folder, draft_of(kind, Wanted(code, today, details or {})), today)


def make_again(folder: DataFolder, document: Document, today: date) -> Document:
    """Make a paper anew from today's data; the old file and its line stay.

    A reminder speaks of the same reports as far as they are still late, a decision of the same
    names, which then belong to the new one. A reminder without a number was not sent: the new one
    stands for it in the log. Raises RuleBroken.
    """
    if document.kind not in KINDS:
        raise RuleBroken("Loại văn bản này không tạo lại từ đây được.")
    code = document.plan.code if document.plan_id else ""
    if not code and KINDS[document.kind].about is not About.OFFICE:
        raise RuleBroken("Phong trào của văn bản này không còn nên không tạo lại được.")
    unsent = document.kind == LETTER and not document.number
    anew = {"replaces": document.id} if unsent else {}
    wanted = Wanted(code, today, {**details_in(document), **anew})
    return keep(folder, draft_of(document.kind, wanted), today)


# The words by which a refusal names the place where it is mended, and that place.
_PLACES = (
    ("Chưa có thông tin cơ quan", "settings", {"section": "office", "field": "name"}),
    ("cơ quan cấp trên", "settings", {"section": "office", "field": "superior_name"}),
    ("bộ phận phụ trách", "settings", {"section": "office", "field": "desk_name"}),
    ("mục Hội đồng TĐKT", "settings", {"section": "council"}),
    ("trang Đơn vị", "units", {}),
    ("trang Báo cáo", "reports", {}),
    ("người được khen", "awards", {}),
    ("trang Khen thưởng", "awards", {}),
    ("trang Phong trào", "campaigns", {}),
)
_ABOUT_A_PLAN = ("awards", "campaigns", "reports")  # pages that open at the plan of the paper
_WITHOUT_RECIPIENTS = {"score_sheet"}
_CHOSEN = ("obligations", "due_at", "nominations")


def details_in(document: Document) -> dict[str, object]:
    """Return what a paper was made from beyond the records."""
    told = document.made_from
    chosen = {name: told[name] for name in _CHOSEN if name in told}
    return {**chosen, **told.get("details", {})}


def refused(broken: RuleBroken, code: str) -> Lack:
    """Return why no paper can be made, with the field or the page where that is mended."""
    text = str(broken)
    if isinstance(broken, FieldRefused):
        return Lack(text=text, ask=broken.ask)
    for words, page, target in _PLACES:
        if words in text:
            about = {"code": code} if page in _ABOUT_A_PLAN and code else {}
            return Lack(text=text, page=page, target={**target, **about})
    return Lack(text=text)


def _of_draft(draft: Draft, code: str) -> list[Lack]:
    found = []
    if not draft.signer:
        found.append(_signing("Chưa có tên người ký.", "signer_name", draft, code))
    if not draft.recipients and draft.kind not in _WITHOUT_RECIPIENTS:
        found.append(_signing("Chưa có nơi nhận.", "recipients", draft, code))
    if draft.symbol and not draft.number:
        text = "Số và ngày để trống; ghi sau khi ký bằng Ctrl+G."
        found.append(Lack(text=text, needed=False))
    return found


def _signing(text: str, field: str, draft: Draft, code: str) -> Lack:
    """A plan names its own signer and recipients; other papers take the office's."""
    lack = _in_editor(code, text, "signing") if draft.kind == "plan" else _in_office(text, field)
    return replace(lack, needed=False)


def _of_plan(code: str) -> list[Lack]:
    return [
        replace(_in_editor(code, item.sentence, item.section, item.path), needed=False)
        for item in missing_to_issue(plan_store.load(code))
    ]


def _in_office(text: str, field: str, *, needed: bool = False) -> Lack:
    target = {"section": "office", "field": field}
    return Lack(text=text, needed=needed, page="settings", target=target)


def _in_editor(code: str, text: str, section: str, path: str = "") -> Lack:
    is_work_plan = plan_store.load(code).kind is PlanKind.WORK_PLAN
    page = "workplan" if is_work_plan else "campaigns"
    return Lack(text=text, page=page, target={"code": code, "section": section, "field": path})
