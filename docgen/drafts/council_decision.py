"""Quyết định thành lập, kiện toàn Hội đồng: its members stand in the book."""

from docgen.contexts.bodies import council_name
from docgen.contexts.council_decision import (
    CouncilData,
    Seat,
    council_decision_context,
    council_subject,
)
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import award_law, cited_paper
from models import council, office
from models.council import CouncilMember
from models.deadlines import vietnamese_long_date

_FOUND, _RENEW = "found", "renew"


def asks(wanted: Wanted) -> list[Ask]:
    """Return what the decision needs: founding or renewing, duties, what it replaces."""
    profile, today = office.profile_on(wanted.today), wanted.today
    return [
        Ask(
            name="deed",
            title="Việc",
            kind=AskKind.CHOICE,
            required=True,
            choices=(("Thành lập Hội đồng", _FOUND), ("Kiện toàn Hội đồng", _RENEW)),
            proposal=_RENEW if _had_others(wanted) else _FOUND,
            half=True,
        ),
        Ask(
            name="members_on",
            title="Lấy thành viên của ngày",
            kind=AskKind.DAY,
            required=True,
            proposal=today.isoformat(),
            half=True,
        ),
        Ask(
            name="duties",
            title="Nhiệm vụ, quyền hạn, chế độ làm việc",
            kind=AskKind.LINES,
            required=True,
            hint="Mỗi dòng một khoản của Điều 2.",
            proposal=_usual_duties(profile),
        ),
        Ask(
            name="replaced",
            title="Thay thế quyết định số",
            hint="Ví dụ: 15/QĐ-UBND. Để trống nếu không có.",
            half=True,
        ),
        Ask(name="replaced_on", title="Ngày của quyết định đó", kind=AskKind.DAY, half=True),
        Ask(
            name="responsible",
            title="Chịu trách nhiệm thi hành",
            proposal=profile.desk_name or None,
        ),
        Ask(
            name="grounds",
            title="Căn cứ khác",
            kind=AskKind.LINES,
            hint="Ngoài luật, nghị định; mỗi dòng một văn bản.",
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the decision on the members of the day asked for. Raises RuleBroken for none."""
    facts, renews = wanted.office, wanted.text("deed") == _RENEW
    members = council.members_on(wanted.day("members_on") or wanted.today)
    laws = [text.citation for text in award_law(wanted.today)]
    data = CouncilData(
        office=facts,
        seats=[Seat(name=seat.name, post=seat.post, role=seat.role_name) for seat in members],
        renews=renews,
        grounds=[*laws, *wanted.lines("grounds")],
        duties=wanted.lines("duties"),
        replaced=_replaced(wanted),
        responsible=wanted.text("responsible"),
        year=wanted.today.year,
    )
    return Draft(
        kind="council_decision",
        template="council_decision",
        context=council_decision_context(data),
        type_name="QUYẾT ĐỊNH",
        symbol=facts.symbols.get("decision", ""),
        subject=council_subject(facts, renews=renews),
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _had_others(wanted: Wanted) -> bool:
    """Tell whether a council sat before: somebody left it, or a decision on it has its number."""
    ended = CouncilMember.until_on < wanted.today
    left = CouncilMember.select().where(ended).exists()
    return left or bool(cited_paper("council_decision", None, wanted.today))


def _usual_duties(profile: office.OfficeProfile) -> list[str]:
    chair = f"Chủ tịch {profile.name or 'Ủy ban nhân dân'}"
    duties = [
        f"Tham mưu cho {chair} về chủ trương, kế hoạch tổ chức các phong trào thi đua và công tác"
        " khen thưởng trên địa bàn.",
        "Theo dõi, đôn đốc, kiểm tra việc thực hiện các phong trào thi đua; tham mưu sơ kết, tổng"
        " kết, nhân rộng điển hình tiên tiến.",
        f"Xét, đề nghị {chair} quyết định khen thưởng theo thẩm quyền hoặc trình cấp trên khen"
        " thưởng.",
        "Hội đồng làm việc theo nguyên tắc tập trung dân chủ, quyết định theo đa số; quy chế hoạt"
        " động do Chủ tịch Hội đồng ban hành.",
    ]
    if profile.desk_name:
        duties.append(f"{profile.desk_name} là cơ quan thường trực của Hội đồng.")
    return duties


def _replaced(wanted: Wanted) -> str:
    """Return the old decision as cited: the one typed, else the last one made here."""
    number, day = wanted.text("replaced"), wanted.day("replaced_on")
    if not number:
        return cited_paper("council_decision", None, wanted.today)
    on = f" {vietnamese_long_date(day)}" if day else ""
    facts = wanted.office
    return f"Quyết định số {number}{on} của {facts.chair_title} về {council_name(facts)}"
