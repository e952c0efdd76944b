"""The council's votes on all names of a plan at once, as the clerk types them."""

from dataclasses import dataclass, field, replace
from datetime import date

from models import ballot_deeds
from models.ballots import Ballot, BallotRules, passes, share
from models.council import voters_on
from models.errors import RuleBroken
from models.journal import Change
from models.nominations import Nomination, of_plan
from models.states import rate_words

COUNTS = ("issued", "returned", "valid", "agreed")


@dataclass
class BallotLine:
    """One name with its count; `form` is the whole it belongs to."""

    item: Nomination
    ballot: Ballot
    form: "BallotForm"

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.item.honorific, self.item.name) if part)

    @property
    def problem(self) -> str:
        return self.ballot.problem()

    @property
    def rate(self) -> str:
        """The share in words; "" while it cannot be told."""
        if self.problem or self.ballot.is_blank:
            return ""
        return rate_words(share(self.ballot.agreed or 0, self._base))

    @property
    def passed(self) -> bool | None:
        """Whether the share is large enough; None while it cannot be told."""
        if self.problem or self.ballot.is_blank:
            return None
        threshold = self.form.rules.threshold(self.item.form)
        return passes(self.ballot.agreed or 0, self._base, threshold)

    @property
    def asked(self) -> str:
        """What the form of award asks for: "từ 80 % trở lên"."""
        return self.form.rules.threshold(self.item.form).words

    @property
    def _base(self) -> int:
        return self.ballot.base(self.form.rules.basis, self.form.members)


@dataclass
class BallotForm:
    """The working copy; records are untouched until `save`. `issued`: ballots, unless typed."""

    plan_id: int
    today: date
    members: int = 0  # who vote on the council, there or not
    issued: int = 0
    rules: BallotRules = field(default_factory=ballot_deeds.rules)
    lines: list[BallotLine] = field(default_factory=list)

    @classmethod
    def of(cls, plan_id: int, today: date) -> "BallotForm":
        """Return the form over the names of a plan, in the order of their list."""
        items = of_plan(plan_id)
        counts = ballot_deeds.ballots_of(plan_id, items)
        known = [count.issued or 0 for count in counts.values()]
        voters = len(voters_on(today))
        members = ballot_deeds.members_of(plan_id) or voters or max(known, default=0)
        form = cls(plan_id, today, members, max(known, default=0) or members)
        form.lines = [BallotLine(item, counts[item.id], form) for item in items]
        return form

    def put(self, row: int, column: str, text: str) -> bool:
        """Take what was typed for a count; False, nothing changed, when it is no whole number.

        Who agreed is often all that differs: the other counts then are those of all ballots.
        """
        text = text.strip()
        if text and not (text.isascii() and text.isdecimal()):
            return False
        line = self.lines[row]
        changed = replace(line.ballot, **{column: int(text) if text else None})
        others = (changed.issued, changed.returned, changed.valid)
        blank = all(count is None for count in others)
        if column == "agreed" and text and self.issued and blank:
            changed = replace(changed, issued=self.issued, returned=self.issued, valid=self.issued)
        line.ballot = changed
        return True

    def clear(self, row: int) -> None:
        """Take the whole count of a name away."""
        self.lines[row].ballot = Ballot()

    def agree_all(self) -> None:
        """Let every name without a count have all votes; only the others are typed then."""
        count = self.issued
        for line in self.lines:
            if line.ballot == Ballot() and line.item.verdict not in ("not_eligible", "to_check"):
                line.ballot = Ballot(issued=count, returned=count, valid=count, agreed=count)

    def problems(self) -> dict[int, str]:
        """Return row → sentence; empty when the form may be saved."""
        found = enumerate(self.lines)
        return {row: line.problem for row, line in found if line.problem}

    def told(self) -> str:
        """Return how the vote stands, in one sentence."""
        voted = [line for line in self.lines if line.passed is not None]
        passed = sum(bool(line.passed) for line in voted)
        return (
            f"Đã ghi {len(voted)}/{len(self.lines)} trường hợp; đạt tỷ lệ {passed},"
            f" chưa đạt {len(voted) - passed}."
        )

    def save(self) -> Change | None:
        """Write all counts in one deed; None when nothing differs. Raises RuleBroken."""
        if problems := self.problems():
            row, sentence = next(iter(problems.items()))
            raise RuleBroken(f"“{self.lines[row].name}”: {sentence[:1].lower()}{sentence[1:]}")
        if self.members < 1 and any(not line.ballot.is_blank for line in self.lines):
            raise RuleBroken("Hãy ghi số thành viên Hội đồng có quyền biểu quyết.")
        counts = {line.item.id: line.ballot for line in self.lines}
        return ballot_deeds.record(self.plan_id, self.members, counts, self.today)
