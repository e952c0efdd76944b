"""What the list of names adds up to, and how it stands to the plan's quotas. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.nominations import KIND_LABELS, Nomination
from models.plan import Award, Quota, RecipientKind
from models.proposing import goes_on_decision
from models.rewards import reward


@dataclass(frozen=True)
class Sums:
    """How many are chosen for the decision, by kind, and the money in đồng."""

    counts: dict[str, int]
    money: int
    unknown: int  # for how many no rule of money is known


def amount(item: Nomination, on: date) -> int | None:
    """Return the reward of a name in đồng; None where no rule is known."""
    return reward(item.form, RecipientKind(item.kind), on)


def sums(items: Iterable[Nomination], on: date, awards: Iterable[Award] = ()) -> Sums:
    """Return what those add up to who go onto the next decision, as the plan's awards say."""
    listed = list(awards)
    chosen = [item for item in items if goes_on_decision(item, listed)]
    amounts = [amount(item, on) for item in chosen]
    counts = Counter(item.kind for item in chosen)
    return Sums(
        counts={kind: counts.get(kind, 0) for kind in KIND_LABELS},
        money=sum(found or 0 for found in amounts),
        unknown=sum(found is None for found in amounts),
    )


def quota_message(awards: Iterable[Award], items: Iterable[Nomination]) -> tuple[str, bool]:
    """Return what the plan allows and what is chosen, and whether it is too many.

    Only quotas with a highest number for a kind can be counted; "" when there is none.
    """
    listed = list(items)
    parts, over = [], False
    for award in awards:
        rows = [item for item in listed if item.form == award.form and _counts(item)]
        limits = [_limit(quota, rows) for quota in award.quotas]
        limits = [limit for limit in limits if limit]
        if limits:
            over = over or any(too_many for _, too_many in limits)
            parts.append(f"{award.form}: " + "; ".join(words for words, _ in limits))
    return (f"Theo kế hoạch, {' · '.join(parts)}." if parts else ""), over


def _counts(item: Nomination) -> bool:
    return item.chosen and item.verdict != "not_eligible"


def _limit(quota: Quota, rows: list[Nomination]) -> tuple[str, bool] | None:
    if quota.most is None:
        return None
    of_any = quota.kind is RecipientKind.ANY
    name = "tập thể, cá nhân" if of_any else KIND_LABELS[quota.kind].lower()
    count = sum(of_any or item.kind == quota.kind.value for item in rows)
    each = " mỗi đơn vị" if "đơn vị" in f"{quota.words} {quota.basis}".lower() else ""
    too_many = not each and count > quota.most
    return f"tối đa {quota.most} {name}{each}, đang chọn {count}", too_many
