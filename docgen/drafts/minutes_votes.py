"""The names before the council with their votes, as its minutes need them."""

from docgen.contexts.voting import Nominee, Poll
from docgen.contexts.wording import small
from docgen.drafts.draft import Wanted
from models import ballot_deeds
from models.ballots import BallotRules
from models.errors import RuleBroken
from models.nominations import Nomination, of_plan
from models.plan import RecipientKind
from models.text import folded


def poll_of(wanted: Wanted, members: int) -> Poll:
    """Return the vote on the names picked, of so many who vote. Raises RuleBroken."""
    rules, picked = ballot_deeds.rules(), wanted.picks("nominees")
    items = [item for item in of_plan(wanted.plan_id) if item.id in picked]
    return Poll(
        members=members,
        secret=wanted.text("way") != "hands",
        basis=rules.basis,
        tellers=wanted.lines("tellers"),
        nominees=_nominees(wanted.plan_id, items, rules),
    )


def _nominees(plan_id: int | None, items: list[Nomination], rules: BallotRules) -> list[Nominee]:
    """Return the names with their votes. Raises RuleBroken for one to be voted on without any."""
    ballots = ballot_deeds.ballots_of(plan_id, items)
    open_still = [item for item in items if ballots[item.id].is_blank and _goes_to_vote(item)]
    if open_still:
        more = f" và {len(open_still) - 1} trường hợp khác" if len(open_still) > 1 else ""
        raise RuleBroken(
            f"Chưa có số phiếu của “{open_still[0].name}”{more}. Hãy ghi phiếu bầu ở trang Khen"
            " thưởng, hoặc bỏ chọn khỏi danh sách đưa ra xét."
        )
    return [
        Nominee(
            kind=RecipientKind(item.kind),
            name=" ".join(part for part in (item.honorific, item.name) if part),
            post=item.post_and_unit,
            form=_form(item),
            reason=small(item.verdict_reason),
            ballot=ballots[item.id],
            threshold=rules.threshold(item.form),
        )
        for item in items
    ]


def _goes_to_vote(item: Nomination) -> bool:
    return item.verdict not in ("not_eligible", "to_check")


def _form(item: Nomination) -> str:
    """Return "Giấy khen của Chủ tịch …"; a form that names its level says it once."""
    named = item.level and folded(item.level) not in folded(item.form)
    return f"{item.form} của {item.level}" if named else item.form
