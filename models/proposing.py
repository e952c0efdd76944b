"""Who decides on a proposed award, and who goes onto the paper that proposes it. Pure."""

from collections.abc import Iterable

from models.nominations import Nomination
from models.plan import Award, Plan
from models.text import folded

OWN_FORM = "Giấy khen"


def is_upward(item: Nomination, awards: Iterable[Award]) -> bool:
    """Tell whether the level above decides: as the plan says of the form, else all but ours.

    Where the plan knows one form at two levels, the level of the nomination tells them apart.
    """
    of_form = [award for award in awards if award.form == item.form]
    for award in of_form:
        if folded(award.level) == folded(item.level):
            return award.proposed_upward
    return of_form[0].proposed_upward if of_form else item.form != OWN_FORM


def goes_on_decision(item: Nomination, awards: Iterable[Award]) -> bool:
    """Tell whether a nomination goes onto the next decision of our own chair."""
    return bool(waiting([item])) and not is_upward(item, awards)


def plan_awards(plan: Plan) -> list[Award]:
    """Return the award forms of all campaigns of a plan."""
    return [award for campaign in plan.campaigns for award in campaign.awards]


def waiting(items: Iterable[Nomination]) -> list[Nomination]:
    """Return those still to be proposed: chosen, not refused, not on a decision yet."""
    return [
        item
        for item in items
        if item.chosen and item.decision_id is None and item.verdict != "not_eligible"
    ]


def vote_share(item: Nomination) -> float | None:
    """Return the share of votes for a nomination, 0 to 1; None while nobody voted."""
    if item.votes_for is None or not item.votes_all:
        return None
    return item.votes_for / item.votes_all
