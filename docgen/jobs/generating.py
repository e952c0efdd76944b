"""Making papers: record → template → file, registered with what it was made from."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import Owed, ReminderData, reminder_context, reminder_subject
from docgen.contexts.wording import movement
from docgen.drives import safe_name
from docgen.money import money, money_words
from docgen.templates import find
from docgen.word import render
from models import journal, legal, office, plan_store
from models.base import db
from models.codec import to_plain
from models.database import DataFolder
from models.deadlines import vietnamese_long_date
from models.documents import Document
from models.errors import RuleBroken
from models.files import TEMPORARY, atomic_write, free_name, is_open_in_office, world_failed
from models.nominations import Nomination, named_on, of_plan
from models.office_facts import OfficeFacts
from models.opening import office_calendar
from models.plan import Plan, RecipientKind
from models.plan_records import PlanRecord
from models.rewards import reward
from models.text import sort_key
from models.tracking import Cell, matrix

KINDS = {
    "plan": "Kế hoạch",
    "reminder": "Công văn đôn đốc",
    "decision": "Quyết định khen thưởng",
}
_REPLY_DAYS = 3  # working days a late unit is given


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A paper about to be written: its template's values and what the register keeps."""

    kind: str
    template: str
    context: dict[str, object]
    type_name: str
    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    subject: str
    signer: str = ""
    recipients: list[str]
    made_from: dict[str, object]
    plan_id: int | None = None


def generate_file(
    folder: DataFolder, kind: str, code: str, today: date, out: Path | None = None
) -> Path:
    """Make a paper of `kind` about a plan, register it, and copy it to `out` when given.

    Returns the path of the paper (`out`, or the copy in the data folder). Raises RuleBroken.
    """
    if kind not in KINDS:
        raise RuleBroken(
            f"Chưa lập được loại văn bản “{kind}”. Các loại hiện có: {', '.join(KINDS)}."
        )
    if out is not None:
        _check_place(out)
    document = keep(folder, draft_of(kind, code, today), today)
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


def draft_of(kind: str, code: str, today: date) -> Draft:
    """Return the draft of a paper about a plan; `kind` is one of `KINDS`. Raises RuleBroken."""
    makers = {"plan": plan_draft, "reminder": reminder_draft, "decision": decision_draft}
    return makers[kind](code, today)


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
    document = _noted(folder, draft, path, template.path.name, template.version, today)
    try:
        document.sha256 = render(template.path, draft.context, path)
    except BaseException:
        document.delete_instance()
        raise
    document.whole = True
    with db.atomic("IMMEDIATE"):
        document.save()
        told = f"Tạo {KINDS[draft.kind].lower()} “{draft.subject}”"
        journal.note("made", "document", str(document.id), told)
        if draft.kind == "decision":
            _tie(document)
    return document


def plan_draft(code: str, today: date) -> Draft:
    """Return the plan's own paper."""
    plan = plan_store.load(code)
    _check_subject(plan)
    signer = plan.signatures[0].name if plan.signatures else ""
    return Draft(
        kind="plan",
        template="plan",
        context=plan_context(plan),
        type_name=plan.head.type_name,
        number=plan.head.number,
        symbol=plan.head.symbol,
        dated_on=plan_store.head_date(plan.head),
        subject=plan.head.subject,
        signer=signer,
        recipients=[item.text for item in plan.recipients],
        made_from={"plan": to_plain(plan), "on": today.isoformat()},
        plan_id=_plan_id(code),
    )


def reminder_draft(
    code: str,
    today: date,
    only: set[int] | None = None,
    due_at: datetime | None = None,
) -> Draft:
    """Return a letter to exactly the late units; `only` narrows it to some obligations (ids)."""
    late = [
        cell for cell in matrix(code, today).late if only is None or cell.obligation.id in only
    ]
    facts = office_facts(today)
    plan = plan_store.load(code)
    until = due_at or datetime.combine(
        office_calendar().add_working_days(today, _REPLY_DAYS), time(17, 0)
    )
    data = ReminderData(
        office=facts,
        campaign=_campaign_title(plan),
        ground=_cited(plan),
        on=today,
        owed=[_owed(cell) for cell in late],
        due_at=until,
    )
    return Draft(
        kind="reminder",
        template="reminder",
        context=reminder_context(data),
        type_name="Công văn",
        symbol=facts.symbols.get("letter", ""),
        subject=f"V/v {reminder_subject(_campaign_title(plan))}",
        signer=facts.signer_name,
        recipients=sorted({cell.unit.name for cell in late}, key=sort_key),
        made_from={
            "on": today.isoformat(),
            "due_at": until.isoformat(),
            "obligations": [cell.obligation.id for cell in late],
        },
        plan_id=_plan_id(code),
    )


def decision_draft(code: str, today: date, only: set[int] | None = None) -> Draft:
    """Return the decision on the chosen nominations of a plan for its own award form.

    `only` names others by id instead: those of an earlier decision that is made again.
    """
    plan = plan_store.load(code)
    chosen = [
        item
        for item in of_plan(_plan_id(code))
        if (_goes_on_decision(item) if only is None else item.id in only)
    ]
    facts = office_facts(today)
    rewards = [reward("Giấy khen", RecipientKind(item.kind), today) for item in chosen]
    total = sum(amount or 0 for amount in rewards)
    title = _campaign_title(plan)
    data = DecisionData(
        office=facts,
        achievement=f"đã có thành tích tiêu biểu trong {movement(title)}",
        grounds=[*(text.citation for text in _award_law(today)), _cited(plan)],
        proposal=facts.drafter,
        awardees=[_awardee(*pair) for pair in zip(chosen, rewards, strict=True)],
        fund=office.profile_on(today).fund_name,
        total=_total(total),
        responsible=facts.drafter,
        year=today.year,
    )
    return Draft(
        kind="decision",
        template="decision",
        context=decision_context(data),
        type_name="QUYẾT ĐỊNH",
        symbol=facts.symbols.get("decision", ""),
        subject=f"Về việc tặng Giấy khen {movement(title)}",
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"on": today.isoformat(), "nominations": [item.id for item in chosen]},
        plan_id=_plan_id(code),
    )


def office_facts(today: date) -> OfficeFacts:
    """Return our own office as papers need it on a day. Raises RuleBroken when it has no name."""
    profile = office.profile_on(today)
    if not profile.name:
        raise RuleBroken("Chưa có thông tin cơ quan. Hãy điền tên cơ quan ở trang Cài đặt.")
    return OfficeFacts(
        name=profile.name,
        superior_lines=profile.superior_lines,
        issuer_lines=profile.issuer_lines,
        place=profile.place,
        symbols=profile.symbols,
        chair_title=_chair(profile),
        signer_lines=profile.signer_lines,
        signer_name=profile.signer_name,
        recipients=_recipients(profile),
        drafter=profile.desk_name,
        contact=profile.contact,
    )


def _chair(profile: office.OfficeProfile) -> str:
    """Return who decides, in running text; a title typed in capitals is for the head only."""
    title = profile.chair_title
    return title if title and not title.isupper() else f"Chủ tịch {profile.name}"


def _recipients(profile: office.OfficeProfile) -> list[str]:
    named = [text for text in profile.recipients if not text.lower().startswith("lưu")]
    return [*named, f"Lưu: {profile.archive}"]


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
    return f"{KINDS[draft.kind]} {number} {draft.subject}"[:110].strip()


def _plan_id(code: str) -> int:
    return PlanRecord.get(PlanRecord.code == code).id


def _check_subject(plan: Plan) -> None:
    if not plan.head.subject and not plan.outline:
        raise RuleBroken(f"Kế hoạch {plan.code} chưa có trích yếu và nội dung. Hãy nhập trước.")


def _campaign_title(plan: Plan) -> str:
    titles = [campaign.title for campaign in plan.campaigns if campaign.title]
    return " và ".join(titles) or plan.head.subject


def _cited(plan: Plan) -> str:
    """Return "Kế hoạch số 61/KH-UBND ngày 05 tháng 3 năm 2026 của …" as far as it is known."""
    number = plan_store.reference(plan.head)
    day = plan_store.head_date(plan.head)
    parts = [
        plan.head.type_name.capitalize(),
        f"số {number}" if number else "",
        vietnamese_long_date(day) if day else "",
        f"của {plan.issuer.name}" if plan.issuer.name else "",
        plan.head.subject[:1].lower() + plan.head.subject[1:],
    ]
    return " ".join(part for part in parts if part)


def _owed(cell: Cell) -> Owed:
    owed = cell.obligation
    report = owed.title.lower()
    if not owed.period.startswith("M-"):
        report = f"báo cáo {owed.period_label[:1].lower()}{owed.period_label[1:]}"
    return Owed(
        unit=cell.unit.name,
        report=report,
        due_on=cell.standing.last_day,
        days_late=cell.standing.days_late,
    )


def _goes_on_decision(item: Nomination) -> bool:
    return (
        item.chosen
        and item.decision_id is None
        and item.verdict != "not_eligible"
        and item.form == "Giấy khen"
    )


def _awardee(item: Nomination, amount: int | None) -> Awardee:
    kind = RecipientKind(item.kind)
    group = AwardeeKind.COLLECTIVE if kind is RecipientKind.ENTERPRISE else AwardeeKind(kind.value)
    name = " ".join(part for part in (item.honorific, item.name) if part)
    return Awardee(kind=group, name=name, post=item.post_and_unit, reward=money(amount))


def _total(amount: int) -> str:
    if not amount:
        return ""
    words = money_words(amount)
    return f"Tổng số tiền: {money(amount)} đồng (Bằng chữ: {words[:1].upper()}{words[1:]} đồng)"


def _award_law(today: date) -> list[legal.LegalText]:
    """Return what awards rest on, in force on the day: local government first, then awards."""
    words = ("tổ chức chính quyền địa phương", "thi đua, khen thưởng")
    texts = [text for text in legal.in_force(today) if text.kind in ("Luật", "Nghị định")]
    found = [text for word in words for text in texts if word in text.title.lower()]
    return list({text.number: text for text in found}.values())


def _tie(decision: Document) -> None:
    for item in named_on(decision):
        item.decision = decision
        item.save()
