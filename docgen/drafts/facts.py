"""What papers say of the office, a plan and the law, in the words that papers use."""

from datetime import date

from models import layout, legal, office, plan_store
from models.deadlines import vietnamese_long_date
from models.errors import RuleBroken
from models.issued import issued
from models.office_facts import OfficeFacts
from models.plan import Plan
from models.symbols import symbols_of


def office_facts(today: date) -> OfficeFacts:
    """Return our own office as papers need it on a day. Raises RuleBroken when it has no name."""
    profile = layout.as_printed(office.profile_on(today), layout.chosen())
    if not profile.name:
        raise RuleBroken("Chưa có thông tin cơ quan. Hãy điền tên cơ quan ở trang Cài đặt.")
    return OfficeFacts(
        name=profile.name,
        superior_lines=profile.superior_lines,
        superior_name=profile.superior_name,
        issuer_lines=profile.issuer_lines,
        place=profile.place,
        symbols=symbols_of(profile),
        chair_title=_chair(profile),
        signer_lines=profile.signer_lines,
        signer_name=profile.signer_name,
        recipients=_recipients(profile),
        drafter=profile.desk_name,
        contact=profile.contact,
    )


def campaign_title(plan: Plan) -> str:
    """Return the title of a plan's campaign, of several with "và"; else the plan's subject."""
    titles = [campaign.title for campaign in plan.campaigns if campaign.title]
    return " và ".join(titles) or plan.head.subject


def cited(plan: Plan) -> str:
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


def award_law(today: date) -> list[legal.LegalText]:
    """Return what awards rest on, in force on the day: local government first, then awards."""
    words = ("tổ chức chính quyền địa phương", "thi đua, khen thưởng")
    texts = [text for text in legal.in_force(today) if text.kind in ("Luật", "Nghị định")]
    found = [text for word in words for text in texts if word in text.title.lower()]
    return list({text.number: text for text in found}.values())


def award_grounds(plan: Plan, plan_id: int | None, today: date, others: list[str]) -> list[str]:
    """Return what papers on awards in a campaign rest on: law, plan, minutes, then `others`."""
    minutes = cited_paper("minutes", plan_id, today)
    weighed = [f"{minutes} của Hội đồng Thi đua - Khen thưởng"] if minutes else []
    return [*(text.citation for text in award_law(today)), cited(plan), *weighed, *others]


def cited_paper(kind: str, plan_id: int | None, today: date) -> str:
    """Return "Tờ trình số 12/TTr-VHXH ngày 08 tháng 12 năm 2026" for the last one numbered.

    "" while there is none of that kind about the plan.
    """
    papers = [paper for paper in issued(today, plan_id=plan_id) if paper.kind == kind]
    if not papers:
        return ""
    paper = papers[-1]
    day = f" {vietnamese_long_date(paper.dated_on)}" if paper.dated_on else ""
    return f"{paper.type_name.capitalize()} số {paper.reference}{day}"


def _chair(profile: office.OfficeProfile) -> str:
    """Return who decides, in running text; a title typed in capitals is for the head only."""
    title = profile.chair_title
    return title if title and not title.isupper() else f"Chủ tịch {profile.name}"


def _recipients(profile: office.OfficeProfile) -> list[str]:
    named = [text for text in profile.recipients if not text.lower().startswith("lưu")]
    return [*named, f"Lưu: {profile.archive}"]
