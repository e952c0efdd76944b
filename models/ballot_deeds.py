"""The council's ballots in the book: rules of the office, counts of a plan's names, undoable."""

from collections.abc import Mapping
from datetime import date

from models import deeds, office
from models.ballots import Ballot, BallotRules, proposed
from models.codec import from_plain, to_plain
from models.errors import RuleBroken
from models.journal import Change
from models.nominations import Nomination
from models.office import Setting
from models.paper_details import PaperDetails, details_of, keep_details

SETTING = "ballots"
_KEPT = "ballots"  # what is kept beside votes_for and votes_all: ballots issued, returned, valid


def rules() -> BallotRules:
    """Return how the council votes; what the program proposes while the office set nothing."""
    return from_plain(office.get(SETTING) or proposed(), BallotRules)


def keep_rules(chosen: BallotRules) -> Change | None:
    """Write how the council votes; None when nothing differs. Raises RuleBroken."""
    for threshold in (chosen.others, *chosen.forms.values()):
        if not 0 <= threshold.percent <= 100:
            raise RuleBroken("Tỷ lệ phải từ 0 đến 100 %.")
    told = "Sửa quy tắc bỏ phiếu của Hội đồng"
    with deeds.recorded("changed", "ballots", "", told, (Setting,)) as deed:
        if chosen != rules():
            office.put(SETTING, to_plain(chosen))
    return deed.change


def ballots_of(plan_id: int | None, items: list[Nomination]) -> dict[int, Ballot]:
    """Return the count of every name by id; one typed beside the name alone has no more than that.

    What the list of names says wins over what was kept for another count.
    """
    kept = details_of(_KEPT, plan_id).get("rows", {})
    return {item.id: _ballot(item, kept.get(str(item.id))) for item in items}


def members_of(plan_id: int | None) -> int | None:
    """Return of how many members the shares of a plan were taken; None when never typed."""
    found = details_of(_KEPT, plan_id).get("members")
    return found if isinstance(found, int) else None


def record(plan_id: int, members: int, counts: Mapping[int, Ballot], today: date) -> Change | None:
    """Write the counts of a plan's names, by id; a blank one is taken away.

    votes_all of a name is what its share is taken of under today's rules. None when nothing
    differs. Raises RuleBroken, the book unchanged, for a count that cannot be.
    """
    items = [
        item for item in Nomination.select().where(Nomination.plan == plan_id) if item.id in counts
    ]
    for item in items:
        if problem := counts[item.id].problem():
            raise RuleBroken(f"“{item.name}”: {problem[:1].lower()}{problem[1:]}")
    many = sum(not counts[item.id].is_blank for item in items)
    sentence = f"Ghi phiếu bầu của Hội đồng cho {many} trường hợp"
    tables, basis = (PaperDetails,), rules().basis
    with deeds.recorded("voted", "ballots", "", sentence, tables, tuple(items)) as deed:
        before = details_of(_KEPT, plan_id)
        rows = dict(before.get("rows", {}))
        for item in items:
            _write(item, counts[item.id], counts[item.id].base(basis, members), rows)
        kept = {"members": members, "rows": dict(sorted(rows.items()))}
        if kept != before and (rows or before):
            keep_details(_KEPT, plan_id, kept, today)
    return deed.change


def _write(item: Nomination, ballot: Ballot, base: int, rows: dict[str, list[int | None]]) -> None:
    """Write one count to its name, and to the `rows` kept beside the names."""
    rows.pop(str(item.id), None)
    found = (None, None)
    if not ballot.is_blank:
        found = (ballot.agreed, base)
        rows[str(item.id)] = [ballot.issued, ballot.returned, ballot.valid, *found]
    if (item.votes_for, item.votes_all) != found:
        item.votes_for, item.votes_all = found
        item.save()


def _ballot(item: Nomination, kept: list[int] | None) -> Ballot:
    if item.votes_for is None or item.votes_all is None:
        return Ballot()
    if kept and kept[3:] == [item.votes_for, item.votes_all]:
        issued, returned, valid, agreed, _ = kept
        return Ballot(issued=issued, returned=returned, valid=valid, agreed=agreed)
    whole = item.votes_all
    return Ballot(issued=whole, returned=whole, valid=whole, agreed=item.votes_for)
