"""Tờ trình đề nghị khen thưởng: the chosen names, to our own chair or to the level above."""

from dataclasses import dataclass

from docgen.contexts.bodies import council_name, council_of, council_signature, desk_of
from docgen.contexts.submission import (
    Proposed,
    SubmissionData,
    submission_context,
    submission_subject,
)
from docgen.contexts.wording import dossier_piece, movement
from docgen.drafts.decision import group_of, named
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import award_grounds, campaign_title, cited_paper
from models import council, office
from models.council import CouncilMember
from models.errors import RuleBroken
from models.nominations import Nomination, of_plan
from models.office_facts import OfficeFacts
from models.plan import Signature
from models.proposing import is_upward, plan_awards, vote_share, waiting
from models.text import folded

_DESK, _COUNCIL, _UPWARD = "desk", "council", "upward"


@dataclass(frozen=True)
class _Way:
    """Who submits to whom, and who signs."""

    issuer: OfficeFacts
    addressee: str
    signature: Signature
    recipients: list[str]  # below "Như trên"


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a submission needs: who submits to whom, results, meeting, dossier, signer."""
    profile = office.profile_on(wanted.today)
    above = profile.superior_name or "cấp trên"
    choices = (
        (f"{profile.desk_name or 'Bộ phận phụ trách'} trình Chủ tịch cơ quan ta", _DESK),
        ("Hội đồng Thi đua - Khen thưởng trình Chủ tịch cơ quan ta", _COUNCIL),
        (f"Cơ quan ta trình {above}", _UPWARD),
    )
    return [
        Ask(
            name="way",
            title="Ai trình, trình ai",
            kind=AskKind.CHOICE,
            required=True,
            choices=choices,
            hint="Trình cấp trên chỉ lấy tên mà kế hoạch ghi là đề nghị cấp trên khen.",
            proposal=_usual_way(wanted),
        ),
        Ask(
            name="signer",
            title="Người ký",
            hint="Để trống thì ghi theo vai trò trong Hội đồng hoặc thông tin cơ quan.",
            half=True,
        ),
        Ask(name="met_on", title="Ngày Hội đồng họp xét", kind=AskKind.DAY, half=True),
        Ask(
            name="results",
            title="Kết quả phong trào",
            kind=AskKind.TEXT,
            hint="Tóm tắt; mỗi dòng một đoạn. Có thể để trống.",
        ),
        Ask(
            name="dossier",
            title="Hồ sơ kèm theo",
            kind=AskKind.LINES,
            hint="Mỗi dòng một tài liệu.",
            proposal=_dossier(wanted) or None,
        ),
        Ask(
            name="grounds",
            title="Căn cứ khác",
            kind=AskKind.LINES,
            hint="Ngoài luật, nghị định, kế hoạch và biên bản đã có số; mỗi dòng một văn bản.",
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the submission on the chosen names that go the chosen way. Raises RuleBroken."""
    way, title = _way(wanted), campaign_title(wanted.plan)
    chosen = _chosen(wanted)
    data = SubmissionData(
        office=way.issuer,
        addressee=way.addressee,
        achievement=f"có thành tích tiêu biểu trong {movement(title)}",
        grounds=award_grounds(wanted.plan, wanted.plan_id, wanted.today, wanted.lines("grounds")),
        proposed=[_proposed(item) for item in chosen],
        council=council_name(wanted.office),
        met_on=wanted.day("met_on"),
        results=wanted.lines("results"),
        dossier=wanted.lines("dossier"),
        signature=way.signature,
        recipients=way.recipients,
        year=wanted.today.year,
    )
    typed = {name: value for name, value in wanted.details.items() if name != "nominations"}
    return Draft(
        kind="submission",
        template="submission",
        context=submission_context(data),
        type_name="TỜ TRÌNH",
        symbol=way.issuer.symbols.get("submission", ""),
        subject=submission_subject(data),
        signer=way.signature.name,
        recipients=[way.addressee, *way.recipients],
        made_from={"details": typed, "nominations": [item.id for item in chosen]},
        plan_id=wanted.plan_id,
    )


def _usual_way(wanted: Wanted) -> str:
    """Propose the way upward only where every name that waits goes there."""
    names = waiting(of_plan(wanted.plan_id))
    awards = plan_awards(wanted.plan)
    return _UPWARD if names and all(is_upward(item, awards) for item in names) else _DESK


def _way(wanted: Wanted) -> _Way:
    facts, members = wanted.office, council.members_on(wanted.today)
    archive = [text for text in facts.recipients if text.startswith("Lưu")]
    match wanted.text("way"):
        case "upward":
            signature = Signature(lines=facts.signer_lines, name=facts.signer_name)
            way = _Way(facts, _above(wanted), signature, facts.recipients)
        case "council":
            way = _Way(council_of(facts), facts.chair_title, council_signature(members), archive)
        case _:
            desk = desk_of(_with_desk(facts))
            signature = Signature(lines=desk.signer_lines, name=_head_of(facts.drafter, members))
            others = [council_name(facts), *archive]
            way = _Way(desk, facts.chair_title, signature, others)
    if typed := wanted.text("signer"):
        way.signature.name = typed
    return way


def _above(wanted: Wanted) -> str:
    name = wanted.office.superior_name
    if not name:
        raise RuleBroken(
            "Chưa có tên cơ quan cấp trên để trình. Hãy điền ở trang Cài đặt, mục Cơ quan."
        )
    return f"Chủ tịch {name}" if folded(name).startswith("uy ban nhan dan") else name


def _with_desk(facts: OfficeFacts) -> OfficeFacts:
    if not facts.drafter:
        raise RuleBroken(
            "Chưa có tên bộ phận phụ trách thi đua, khen thưởng. Hãy điền ở trang Cài đặt, mục Cơ"
            " quan."
        )
    return facts


def _head_of(desk: str, members: list[CouncilMember]) -> str:
    """Return the name of the desk's head, where the council knows the post; "" otherwise."""
    heads = ("truong ", "chanh ")
    for member in members:
        post = folded(member.post)
        if post.startswith(heads) and folded(desk) in post:
            return member.name
    return ""


def _chosen(wanted: Wanted) -> list[Nomination]:
    """Return the names that wait, or those of an earlier print, as far as they go this way."""
    names, awards = of_plan(wanted.plan_id), plan_awards(wanted.plan)
    if "nominations" in wanted.details:
        listed = wanted.picks("nominations")
        names = [item for item in names if item.id in listed]
    else:
        names = waiting(names)
    goes_up = wanted.text("way") == _UPWARD
    return [item for item in names if is_upward(item, awards) == goes_up]


def _proposed(item: Nomination) -> Proposed:
    share = vote_share(item)
    return Proposed(
        kind=group_of(item),
        name=named(item),
        post=item.post_and_unit,
        birth_year=str(item.birth_year or ""),
        achievement=item.achievement,
        form=item.form,
        votes=f"{item.votes_for}/{item.votes_all}" if share is not None else "",
        share=share,
        note="Cần đối chiếu" if item.verdict == "to_check" else "",
    )


def _dossier(wanted: Wanted) -> list[str]:
    """Propose the pieces the plan asks for, then the minutes of the council."""
    pieces = [
        dossier_piece(piece) for campaign in wanted.plan.campaigns for piece in campaign.dossier
    ]
    minutes = cited_paper("minutes", wanted.plan_id, wanted.today)
    found = [*pieces, *([minutes] if minutes else [])]
    return list(dict.fromkeys(found))
