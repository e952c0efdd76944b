"""Báo cáo thành tích of one nominee of a campaign.

What is typed about a nominee is kept under the field's name and the nominee's id, so that it never
ends up on the paper of another.
"""

from docgen.contexts.achievement_report import (
    AchievementData,
    EarlierAward,
    Nominee,
    achievement_report_context,
    achievement_subject,
)
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import campaign_title
from docgen.drafts.report_parts import paper_name, text_ask
from models import plan_store
from models.achievement_forms import AchievementForm, decree_on, form_of, occasions
from models.award_figures import awarded_before
from models.deadlines import vietnamese_long_date
from models.errors import RuleBroken
from models.nominations import KIND_LABELS, Nomination, of_plan
from models.plan import Plan, RecipientKind
from models.states import Figures, figures
from models.tracking import matrix

_SEX = {"ông": "Nam", "bà": "Nữ"}
_PERSON = (
    ("born", "Ngày, tháng, năm sinh"),
    ("home", "Quê quán"),
    ("lives", "Nơi thường trú"),
    ("schooling", "Trình độ chuyên môn"),
)
_OTHERS = (("lives", "Địa chỉ"),)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked: whose report, on which occasion, and what is known of the nominee."""
    named = _nominees(wanted)
    if not named:
        raise RuleBroken(
            "Chưa có ai được đề nghị khen thưởng trong phong trào này. Hãy thêm người, tập thể ở"
            " trang Khen thưởng."
        )
    number = wanted.number("nominee")
    chosen = next((item for item in named if item.id == number), named[0])
    return [
        Ask(
            name="nominee",
            title="Báo cáo của",
            kind=AskKind.CHOICE,
            required=True,
            choices=tuple((_choice(item), item.id) for item in named),
            proposal=named[0].id,
            steers=True,
        ),
        Ask(
            name="occasion",
            title="Loại khen thưởng",
            kind=AskKind.CHOICE,
            required=True,
            choices=tuple((words, key) for key, words in occasions().items()),
            proposal="campaign",
            half=True,
            steers=True,
        ),
        _form_ask(wanted, chosen),
        *_of_nominee(chosen),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the report. It bears no symbol of the office and is signed by the nominee."""
    item = _chosen(wanted, _nominees(wanted))
    data = _data(wanted, item)
    return Draft(
        kind="achievement_report",
        template="achievement_report",
        context=achievement_report_context(data),
        type_name="BÁO CÁO THÀNH TÍCH",
        subject=achievement_subject(data.award, data.name),
        signer=data.signer_name,
        recipients=[wanted.office.name],
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _data(wanted: Wanted, item: Nomination) -> AchievementData:
    today, plan = wanted.today, wanted.plan
    decree = decree_on(today)
    unit = item.unit.name if item.unit else item.unit_name
    return AchievementData(
        office=wanted.office,
        nominee=_kind(item),
        name=_name(item),
        unit=unit,
        award=f"{item.form} của {item.level}" if item.level else item.form,
        campaign=campaign_title(plan),
        ground=_launched_by(plan),
        decree=decree.full if decree else "",
        form_number=wanted.text(_form_field(wanted)),
        particulars=_particulars(wanted, item, unit),
        features=wanted.lines(f"features_{item.id}"),
        duties=wanted.lines(f"duties_{item.id}"),
        results=wanted.lines(f"results_{item.id}"),
        reports=_reports(wanted, item),
        earlier=[_earlier(one) for one in awarded_before(item, today)],
        other_earlier=wanted.lines(f"earlier_{item.id}"),
        signer_post=wanted.text(f"signer_post_{item.id}"),
        signer_name=wanted.text(f"signer_{item.id}"),
        year=today.year,
    )


def _launched_by(plan: Plan) -> str:
    """Return number, day and issuer of the plan; "" while it has no number."""
    number, day = plan_store.reference(plan.head), plan_store.head_date(plan.head)
    parts = [
        f"{plan.head.type_name.capitalize()} số {number}",
        vietnamese_long_date(day) if day else "",
        f"của {plan.issuer.name}" if plan.issuer.name else "",
    ]
    return " ".join(part for part in parts if part) if number else ""


def _nominees(wanted: Wanted) -> list[Nomination]:
    """Return who may still be awarded or was; those found not eligible report to nobody."""
    plan_id = wanted.plan_id
    assert plan_id is not None  # the paper is about a campaign
    return [item for item in of_plan(plan_id) if item.verdict != "not_eligible"]


def _chosen(wanted: Wanted, named: list[Nomination]) -> Nomination:
    """Return the chosen nominee. Raises RuleBroken when it is gone."""
    number = wanted.number("nominee")
    found = next((item for item in named if item.id == number), None)
    if found is None:
        raise RuleBroken("Không còn đề nghị khen thưởng đã chọn. Hãy chọn lại ở ô Báo cáo của.")
    return found


def _choice(item: Nomination) -> str:
    kind, place = KIND_LABELS[RecipientKind(item.kind)], item.post_and_unit
    where = f" – {place}" if place and place not in item.name else ""
    start = "" if item.name.lower().startswith((kind.lower(), "hộ ")) else f"{kind}: "
    return f"{start}{item.name}{where}"


def _kind(item: Nomination) -> Nominee:
    if item.kind == RecipientKind.ENTERPRISE:
        return Nominee.COLLECTIVE
    return Nominee(item.kind)


def _name(item: Nomination) -> str:
    return " ".join(part for part in (item.honorific, item.name) if part)


# --- the form ----------------------------------------------------------------------------------


def _occasion(wanted: Wanted) -> str:
    return wanted.text("occasion") or "campaign"


def _form_field(wanted: Wanted) -> str:
    """Return the name of the field: a number typed for one decree is none of another."""
    decree = decree_on(wanted.today)
    return f"form_{decree.number if decree else ''}_{_occasion(wanted)}"


def _form_ask(wanted: Wanted, item: Nomination) -> Ask:
    decree = decree_on(wanted.today)
    number = decree.number if decree else ""
    is_person = _kind(item) is Nominee.PERSON
    form = form_of(number, _occasion(wanted), is_person=is_person)
    return Ask(
        name=_form_field(wanted),
        title="Mẫu số",
        hint=_form_hint(form),
        proposal=form.number or None,
        half=True,
    )


def _form_hint(form: AchievementForm) -> str:
    if not form.decree:
        return "Chưa rõ nghị định đang có hiệu lực; để trống nếu không ghi số mẫu."
    if not form.number:
        return f"Chưa rõ số mẫu theo Nghị định số {form.decree}; để trống nếu không ghi."
    told = f"Theo Nghị định số {form.decree}"
    return f"{told}." if form.sure else f"{told}; chưa chắc, hãy đối chiếu."


# --- about the nominee ---------------------------------------------------------------------------


def _of_nominee(item: Nomination) -> list[Ask]:
    is_person, key = _kind(item) is Nominee.PERSON, item.id
    born = str(item.birth_year) if item.birth_year else None
    lines = [
        Ask(
            name=f"{name}_{key}",
            title=title,
            half=is_person,
            proposal=born if name == "born" else None,
            hint="Để trống thì in dòng chấm để ghi tay.",
        )
        for name, title in (_PERSON if is_person else _OTHERS)
    ]
    features = [] if is_person else [text_ask(f"features_{key}", "Đặc điểm, tình hình")]
    return [
        *lines,
        *features,
        text_ask(f"duties_{key}", "Nhiệm vụ được giao"),
        text_ask(f"results_{key}", "Thành tích đạt được", item.achievement, required=True),
        text_ask(f"earlier_{key}", "Khen thưởng khác đã nhận"),
        Ask(
            name=f"signer_post_{key}",
            title="Người ký ghi là",
            hint="Ví dụ: Trưởng thôn, Hiệu trưởng.",
            half=True,
        ),
        Ask(
            name=f"signer_{key}",
            title="Họ tên người ký",
            proposal=item.name if is_person else None,
            half=True,
        ),
    ]


def _particulars(wanted: Wanted, item: Nomination, unit: str) -> list[tuple[str, str]]:
    kind, key = _kind(item), item.id
    asked = _PERSON if kind is Nominee.PERSON else _OTHERS
    typed = [(title, wanted.text(f"{name}_{key}")) for name, title in asked]
    if kind is Nominee.PERSON:
        sex = _SEX.get(item.honorific.strip().lower(), "")
        who = [("Họ và tên", item.name), ("Giới tính", sex)]
        return [*who, *typed, ("Chức vụ, đơn vị", item.post_and_unit)]
    title = "Tên hộ gia đình" if kind is Nominee.HOUSEHOLD else "Tên tập thể"
    where = [("Thuộc", unit)] if unit and unit not in item.name else []
    return [(title, item.name), *where, *typed]


def _reports(wanted: Wanted, item: Nomination) -> Figures:
    """Return how the unit reported in the campaign, where the nominee is a unit's collective."""
    if _kind(item) is not Nominee.COLLECTIVE or item.unit_id is None:
        return Figures()
    found = matrix(wanted.code, wanted.today).cells
    return figures(cell.standing for cell in found if cell.unit.id == item.unit_id)


def _earlier(item: Nomination) -> EarlierAward:
    paper = item.decision
    day = paper.dated_on or paper.made_on
    named = paper_name(paper) if paper.number else ""
    by = f" của {item.level}" if item.level else ""
    return EarlierAward(year=str(day.year), form=f"{item.form}{by}", decision=named)
