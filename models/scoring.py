"""Points of a score sheet: what a criterion may take, what counts, totals and grades. Pure.

Everything is reckoned in Decimal and rounded to 2 decimals, a half away from zero, before it is
added, so that each total can be checked by hand from the printed sheet.
Source: no decree settles these sheets; each locality issues its own, so all numbers are data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_CENT = Decimal("0.01")
ZERO = Decimal(0)


class CriterionKind(StrEnum):
    """What a line of a sheet asks for; `label` is what the screen says."""

    BASE = "base"
    INDICATOR = "indicator"
    INVERSE = "inverse"  # an indicator that is the better the less it is
    PUNCTUALITY = "punctuality"
    BONUS = "bonus"
    PENALTY = "penalty"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    CriterionKind.BASE: "Điểm chuẩn",
    CriterionKind.INDICATOR: "Chỉ tiêu",
    CriterionKind.INVERSE: "Chỉ tiêu nghịch",
    CriterionKind.PUNCTUALITY: "Đúng hạn báo cáo",
    CriterionKind.BONUS: "Điểm thưởng",
    CriterionKind.PENALTY: "Điểm trừ",
}


class Hand(StrEnum):
    """Who gave points, in the order in which they do."""

    SELF = "self"
    PEER = "peer"
    COUNCIL = "council"

    @property
    def label(self) -> str:
        return _HANDS[self]


_HANDS = {Hand.SELF: "Tự chấm", Hand.PEER: "Chấm chéo", Hand.COUNCIL: "Hội đồng"}


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of a sheet. `maximum`: most points that may be written, of penalties taken off.

    `cap`: of a bonus or penalty, how much of what is written counts. A line on punctuality with
    a maximum begins there and loses points; without one it only takes points off, down to `cap`.
    """

    key: int
    text: str
    kind: CriterionKind = CriterionKind.BASE
    maximum: Decimal = ZERO
    cap: Decimal | None = None
    section: str = ""
    indicator: int | None = None
    note: str = ""

    @property
    def takes_off(self) -> bool:
        """Whether its points are 0 or less."""
        on_time = self.kind is CriterionKind.PUNCTUALITY
        return self.kind is CriterionKind.PENALTY or (on_time and not self.maximum)

    @property
    def in_scale(self) -> bool:
        """Whether its maximum belongs to the scale; what is extra may stay blank."""
        return not self.takes_off and self.kind is not CriterionKind.BONUS

    @property
    def least(self) -> Decimal | None:
        """The fewest points that may be written; None without a limit."""
        if not self.takes_off:
            return ZERO
        limit = self.maximum if self.kind is CriterionKind.PENALTY else self.cap
        return None if limit is None else -limit

    @property
    def most(self) -> Decimal:
        """The most points that may be written."""
        return ZERO if self.takes_off else self.maximum

    def counted(self, points: Decimal) -> Decimal:
        """Return what counts of points that were written."""
        points = rounded(points)
        if self.cap is None or self.in_scale:
            return points
        return max(points, -self.cap) if self.takes_off else min(points, self.cap)


@dataclass(frozen=True)
class Marks:
    """What one unit got for one criterion; None where nobody wrote anything."""

    self_score: Decimal | None = None
    peer_score: Decimal | None = None
    council_score: Decimal | None = None

    def of(self, hand: Hand) -> Decimal | None:
        """Return the points of one hand."""
        return {
            Hand.SELF: self.self_score,
            Hand.PEER: self.peer_score,
            Hand.COUNCIL: self.council_score,
        }[hand]

    @property
    def hand(self) -> Hand | None:
        """Whose points are final: the council's, else the cluster's, else the unit's own."""
        return next((hand for hand in reversed(Hand) if self.of(hand) is not None), None)

    @property
    def final(self) -> Decimal | None:
        return None if self.hand is None else self.of(self.hand)


@dataclass(frozen=True, kw_only=True)
class GradeStep:
    """A grade and the fewest points it asks for."""

    least: float = 0.0
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class LateRules:
    """What late reports cost: `points[n]` each for tier n, tiers as in `models.punctuality`."""

    days: tuple[int, ...] = (3,)
    points: tuple[float, ...] = (-0.5, -1.0)
    missing: float = -2.0

    def problem(self) -> str:
        """Return what is wrong with the tiers, "" when they may stand."""
        if len(self.points) != len(self.days) + 1:
            return "Mỗi mức chậm cần một số điểm trừ, và một số cho mức chậm hơn nữa."
        if any(day < 1 for day in self.days) or list(self.days) != sorted(set(self.days)):
            return "Số ngày của các mức chậm phải từ 1 trở lên và tăng dần."
        if any(points > 0 for points in (*self.points, self.missing)):
            return "Điểm trừ ghi số âm hoặc 0, ví dụ −0,5."
        if list(self.points) != sorted(self.points, reverse=True):
            return "Chậm nhiều ngày hơn thì không được trừ ít hơn."
        return ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The points of one unit. `total` None: nothing was written down at all."""

    scale: Decimal = ZERO  # of criteria within the scale
    bonus: Decimal = ZERO  # as written, after the cap of each line
    bonus_counted: Decimal = ZERO  # after the cap of all bonuses together
    penalty: Decimal = ZERO  # 0 or less, the same way
    penalty_counted: Decimal = ZERO
    total: Decimal | None = None
    missing: int = 0  # criteria within the scale without points
    hands: tuple[Hand, ...] = ()  # whose points are in it
    sections: Mapping[str, Decimal] = field(default_factory=dict)


def rounded(points: Decimal) -> Decimal:
    """Return points with 2 decimals; a half goes away from zero."""
    return points.quantize(_CENT, ROUND_HALF_UP)


def exact(number: float) -> Decimal:
    """Return a stored number as it was typed: 0.1 stays 0.1."""
    return Decimal(repr(float(number)))


def problem(criterion: Criterion, points: Decimal) -> str:
    """Return why points may not be written for a criterion, "" when they may."""
    if points != rounded(points):
        return "Điểm có nhiều nhất 2 chữ số lẻ, ví dụ 12,25."
    if points > criterion.most:
        if criterion.takes_off:
            return "Điểm trừ ghi số âm hoặc 0, ví dụ −0,5."
        return f"Vượt điểm tối đa {points_words(criterion.most)}. Hãy ghi lại."
    if criterion.least is not None and points < criterion.least:
        if criterion.least == 0:
            return "Điểm không được âm; phần trừ ghi ở tiêu chí điểm trừ."
        return f"Chỉ được trừ nhiều nhất {points_words(-criterion.least)} điểm. Hãy ghi lại."
    return ""


def points_words(points: Decimal | None) -> str:
    """Return "12,5", "−0,5", "96"; "" for None."""
    if points is None:
        return ""
    text = f"{rounded(points):f}".rstrip("0").rstrip(".").replace(".", ",")
    return text.replace("-", "−") if text != "-0" else "0"


def read_points(text: str) -> Decimal | None:
    """Return the points typed as "12,5" or "12.5", with either minus; None for nothing.

    Raises ValueError with a Vietnamese sentence for anything else.
    """
    typed = text.strip().replace("−", "-").replace("–", "-").replace(" ", "").replace(",", ".")
    if not typed:
        return None
    bare = typed.removeprefix("-").removeprefix("+")
    whole, dot, decimals = bare.partition(".")
    good = whole.isascii() and whole.isdecimal() and len(whole) <= 5
    good = good and (not dot or (decimals.isascii() and decimals.isdecimal()))
    if not good or len(decimals) > 2:
        raise ValueError("Hãy ghi điểm như 12, 12,5 hoặc 12,25.")
    return Decimal(typed)


def outcome(
    criteria: Sequence[Criterion],
    marks: Mapping[int, Marks],
    bonus_cap: Decimal | None = None,
    penalty_cap: Decimal | None = None,
    hand: Hand | None = None,
) -> Outcome:
    """Return the points of one unit by the key of its criteria: the final ones, or one hand's."""
    found = {one.key: marks.get(one.key, Marks()) for one in criteria}
    written = {key: one.of(hand) if hand else one.final for key, one in found.items()}
    sums = {"scale": ZERO, "bonus": ZERO, "penalty": ZERO}
    sections: dict[str, Decimal] = {}
    for one in criteria:
        points = written[one.key]
        counted = ZERO if points is None else one.counted(points)
        sections[one.section] = sections.get(one.section, ZERO) + counted
        sums["scale" if one.in_scale else "penalty" if one.takes_off else "bonus"] += counted
    bonus = sums["bonus"] if bonus_cap is None else min(sums["bonus"], bonus_cap)
    penalty = sums["penalty"] if penalty_cap is None else max(sums["penalty"], -penalty_cap)
    known = any(points is not None for points in written.values())
    used = {one.hand for one in marks.values()} if hand is None else {hand}
    return Outcome(
        **sums,
        bonus_counted=bonus,
        penalty_counted=penalty,
        total=rounded(sums["scale"] + bonus + penalty) if known else None,
        missing=sum(one.in_scale and written[one.key] is None for one in criteria),
        hands=tuple(one for one in Hand if one in used),
        sections=sections,
    )


def grade(total: Decimal | None, steps: Sequence[GradeStep]) -> str:
    """Return the highest grade whose points are reached; "" without points or grades."""
    if total is None:
        return ""
    reached = [step for step in steps if total >= exact(step.least)]
    return max(reached, key=lambda step: step.least).name if reached else ""


def late_points(
    criterion: Criterion, late: Sequence[int], missing: int, rules: LateRules
) -> Decimal:
    """Return the points for punctuality: `late` counts reports by tier, `missing` never came."""
    lost = sum((count * exact(each) for count, each in zip(late, rules.points, strict=True)), ZERO)
    found = rounded(criterion.most + lost + missing * exact(rules.missing))
    return found if criterion.least is None else max(found, criterion.least)


def share_points(
    criterion: Criterion, value: Decimal, wanted: Decimal, *, is_less_better: bool
) -> Decimal:
    """Return the points for an indicator by how far it got; reached or better: all of them.

    Where less is better, twice as much as wanted gives half of the points.
    """
    if is_less_better:
        share = Decimal(1) if value <= wanted else wanted / value if wanted > 0 else ZERO
    else:
        share = Decimal(1) if value >= wanted else value / wanted if value > 0 else ZERO
    return rounded(criterion.maximum * share)
