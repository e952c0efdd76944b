"""Taking in what comes from outside: plans, campaign files, lists of units, filled forms."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen import campaign_file
from docgen.reader import read_plan
from models import office, plan_store, units
from models.base import db
from models.errors import RuleBroken
from models.files import world_failed
from models.opening import set_participants
from models.plan import Plan, PlanKind
from models.shifting import forget_keys
from models.text import folded

_PLAN_ENDINGS = (".docx", ".txt", ".md")
_CODE = re.compile(r"[\w.-]{1,40}")  # it becomes part of file names
_OLD_WORD = (".doc", ".rtf", ".odt", ".wps")


@dataclass(kw_only=True)
class Taken:
    """What came of one file. `sentences` tell the clerk, `code` is that of the draft."""

    file: str
    code: str = ""
    plan: Plan | None = None
    sentences: list[str] = field(default_factory=list)


def take_in(path: Path, today: date, check: bool = False) -> Taken:
    """Take one file in, told apart by content; with `check` nothing is written.

    Raises RuleBroken with one sentence; then nothing was changed.
    """
    raw = _start(path)
    if is_form_file(path):
        return _take_form(path, today, check)
    if path.suffix.lower() in _OLD_WORD:
        raise RuleBroken(
            f"“{path.name}” không phải tệp .docx. Hãy mở bằng Word và lưu thành .docx rồi nhập"
            " lại."
        )
    is_rtf = raw.startswith(b"{\\rtf")
    if path.suffix.lower() == ".json" or (campaign_file.is_campaign_file(raw) and not is_rtf):
        return _take_campaign_file(path, today, check)
    if path.suffix.lower() == ".xlsx" and _is_score_file(path):
        return _take_scores(path, check)
    if path.suffix.lower() in (".xlsx", ".xls"):
        return _take_units(path, today, check)
    if path.suffix.lower() in _PLAN_ENDINGS:
        return _take_plan(path, today, check)
    raise RuleBroken(
        f"“{path.name}” không phải loại tệp nhận được. Hãy chọn kế hoạch .docx, .txt, tệp phong"
        " trào .json, danh sách đơn vị hoặc biểu báo cáo .xlsx."
    )


def is_form_file(path: Path) -> bool:
    """Tell whether a file is a filled report form, by its content. Raises RuleBroken."""
    if not _start(path).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return False
    from docgen.excel.forms.sniffing import is_form  # openpyxl is slow to import
    from docgen.excel.old_excel import as_xlsx

    with as_xlsx(path) as workbook:
        return is_form(workbook)


def _is_score_file(path: Path) -> bool:
    from docgen.excel.score_reading import is_score_file  # openpyxl is slow to import

    return is_score_file(path)


def _take_scores(path: Path, check: bool) -> Taken:
    from docgen.jobs.score_import import take_scores

    return Taken(file=path.name, sentences=[f"{take_scores(path, check).sentence}."])


def draft_of(path: Path) -> Plan:
    """Return the draft a paper gives, without touching the book: for the window's preview."""
    _start(path)
    return read_plan(path)


def keep_draft(plan: Plan, today: date, origin: str) -> str:
    """Store a draft; an empty office takes its own name from the paper's head."""
    with db.atomic("IMMEDIATE"):
        code = plan_store.save(plan, today, origin)
        if not office.profile_on(today).name and plan.issuer.name:
            office.set_profile(_profile_of(plan))
    return code


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(4096)
    except OSError as error:
        raise world_failed(error, path) from error
    if not raw:
        raise RuleBroken(
            f"Tệp “{path.name}” trống (0 byte), có thể do chép dở. Hãy xin chép lại tệp."
        )
    return raw


def _take_plan(path: Path, today: date, check: bool) -> Taken:
    plan = read_plan(path)
    taken = Taken(file=path.name, plan=plan, sentences=_summary(plan))
    if not check:
        taken.code = keep_draft(plan, today, path.name)
        taken.sentences.insert(0, f"Đã lập dự thảo {taken.code} từ “{path.name}”.")
    return taken


def _take_campaign_file(path: Path, today: date, check: bool) -> Taken:
    content = campaign_file.read(path)
    known = [item for unit in units.Unit.listed() for item in (unit.code, unit.name)]
    unknown = campaign_file.unknown_units(content, known)
    if unknown:
        raise RuleBroken(
            f"Tệp “{path.name}”, trường “units”: đơn vị “{unknown[0]}” không có trong danh mục."
            " Hãy thêm đơn vị đó rồi nhập lại."
        )
    plan = content.plan
    taken = Taken(file=path.name, plan=plan, sentences=_summary(plan))
    if check:
        return taken
    with db.atomic("IMMEDIATE"):
        if plan.code in plan_store.all_codes() or not _CODE.fullmatch(plan.code):
            plan.code = ""  # the book has that code: this one becomes a plan of its own
            forget_keys(plan)
        taken.code = plan_store.save(plan, today, path.name)
        if content.office is not None and not office.profile_on(today).name:
            office.set_profile(content.office)
        if content.units:
            set_participants(taken.code, _unit_ids(content.units))
    taken.sentences.insert(0, f"Đã nhận {taken.code} từ “{path.name}”.")
    return taken


def _unit_ids(wanted: list[dict[str, str]]) -> list[int]:
    """Return the units a file names: by name first, since each office has codes of its own."""
    known = list(units.Unit.listed())
    by_name = {folded(unit.name): unit.id for unit in known}
    by_code = {folded(unit.code): unit.id for unit in known}
    return [by_name.get(folded(item["name"])) or by_code[folded(item["code"])] for item in wanted]


def _take_units(path: Path, today: date, check: bool) -> Taken:
    from docgen.excel.old_excel import as_xlsx  # openpyxl is slow to import
    from docgen.jobs.unit_import import apply, dry_run

    with as_xlsx(path) as workbook:
        run = dry_run(workbook, today)
    taken = Taken(file=path.name, sentences=run.sentences)
    if not check:
        done = apply(run.doable, today)
        taken.sentences.append(f"Đã nhận {done} đơn vị từ “{path.name}”.")
    return taken


def _take_form(path: Path, today: date, check: bool) -> Taken:
    from docgen.jobs.form_import import import_forms  # openpyxl is slow to import

    result = import_forms([path], today, check=check)[0]
    if result.problems:
        raise RuleBroken(result.sentence)
    warnings = [] if check else [f"  Lưu ý: {warning}" for warning in result.warnings]
    return Taken(file=path.name, sentences=[result.sentence, *warnings])


def _profile_of(plan: Plan) -> office.OfficeProfile:
    signature = plan.signatures[0] if plan.signatures else None
    return office.OfficeProfile(
        name=plan.issuer.name,
        issuer_lines=plan.issuer.lines,
        superior_lines=plan.issuer.superior,
        place=plan.head.place,
        signer_lines=list(signature.lines) if signature else [],
        signer_name=signature.name if signature else "",
    )


def _summary(plan: Plan) -> list[str]:
    """Return what was recognised, as lines for the clerk."""
    kind = "Chương trình công tác" if plan.kind is PlanKind.WORK_PLAN else "Kế hoạch thi đua"
    counts = (
        (len(plan.campaigns), "phong trào"),
        (len(plan.tasks), "nhiệm vụ"),
        (len(plan.reporting), "loại báo cáo"),
        (len(plan.milestones), "mốc thời hạn"),
        (len(plan.duties), "đơn vị được giao việc"),
        (len(plan.indicators), "chỉ tiêu"),
        (len(plan.slips), "lỗi của văn bản gốc"),
    )
    found = ", ".join(f"{count} {name}" for count, name in counts if count)
    return [
        f"{kind}: {plan.head.subject or 'chưa đọc được trích yếu'}.",
        f"Nhận ra: {found or 'chỉ có nội dung'}.",
    ]
