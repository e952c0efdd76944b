"""Score sheets read from the book: criteria, units of the cluster, points, totals and ranks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from models import punctuality, score_ranks, scoring
from models.clusters import seats_on
from models.codec import from_plain
from models.indicators import Indicator
from models.plan_records import PlanRecord
from models.punctuality import Punctuality
from models.score_rules import CriterionDraft, SheetDraft, SheetRules
from models.scores import Score, ScoreCriterion, ScoreSheet
from models.scoring import Criterion, CriterionKind, Hand, Marks, Outcome, exact
from models.units import Cluster, Unit

FIELDS = {Hand.SELF: "self_score", Hand.PEER: "peer_score", Hand.COUNCIL: "council_score"}


@dataclass(frozen=True, kw_only=True)
class JudgedUnit:
    """A unit of the cluster; `role` as in `models.clusters.ROLES`, `out`: why it is not ranked."""

    id: int
    code: str
    name: str
    role: str = "member"
    out: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the ranking."""

    unit: JudgedUnit
    outcome: Outcome
    grade: str
    rank: int | None
    tie: str = ""

    @property
    def hands_words(self) -> str:
        """Whose points the total rests on: "Hội đồng", "Tự chấm và Hội đồng"."""
        return " và ".join(hand.label for hand in self.outcome.hands)


@dataclass(frozen=True, kw_only=True)
class Board:
    """A sheet with all that stands on it, as known on a day."""

    sheet: ScoreSheet
    cluster: Cluster
    rules: SheetRules
    criteria: list[Criterion]
    units: list[JudgedUnit]  # head, deputy, then by name
    marks: Mapping[tuple[int, int], Marks] = field(default_factory=dict)  # criterion, unit
    evidence: Mapping[tuple[int, int], str] = field(default_factory=dict)
    punctual: Mapping[int, Punctuality] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        return self.sheet.closed_on is not None

    @property
    def scale(self) -> Decimal:
        """The sum of the maxima within the scale."""
        return sum((one.maximum for one in self.criteria if one.in_scale), Decimal(0))

    def mark(self, criterion: int, unit: int) -> Marks:
        """Return the points of a unit for a criterion."""
        return self.marks.get((criterion, unit), Marks())

    def outcome(self, unit: int, hand: Hand | None = None) -> Outcome:
        """Return the points of a unit: the final ones, or those of one hand."""
        marks = {one.key: self.mark(one.key, unit) for one in self.criteria}
        caps = (self.sheet.bonus_cap, self.rules.penalty_cap)
        bonus, penalty = (None if cap is None else exact(cap) for cap in caps)
        return scoring.outcome(self.criteria, marks, bonus, penalty, hand)

    @cached_property
    def results(self) -> list[Result]:
        """All units, best first; ties share a rank."""
        outcomes = {unit.id: self.outcome(unit.id) for unit in self.units}
        units = {unit.id: unit for unit in self.units}
        places = score_ranks.ranking(
            score_ranks.Contender(
                unit=unit.id,
                name=unit.name,
                total=outcomes[unit.id].total,
                on_time=on_time_share(self.punctual.get(unit.id, Punctuality())),
                out=unit.out,
            )
            for unit in self.units
        )
        return [
            Result(
                unit=units[place.contender.unit],
                outcome=outcomes[place.contender.unit],
                grade=""
                if place.contender.out
                else scoring.grade(place.contender.total, self.rules.grades),
                rank=place.rank,
                tie=place.tie,
            )
            for place in places
        ]

    def result(self, unit: int) -> Result:
        """Return the line of one unit. Raises KeyError for one not judged here."""
        for line in self.results:
            if line.unit.id == unit:
                return line
        raise KeyError(unit)

    def with_marks(self, marks: Mapping[tuple[int, int], Marks]) -> "Board":
        """Return the same sheet with other points in some places."""
        return replace(self, marks={**self.marks, **marks})


def on_time_share(counted: Punctuality) -> Fraction | None:
    """Return the share of reports in time among those due by now; None without any."""
    due = counted.expected - counted.open
    return Fraction(counted.on_time, due) if due else None


def years() -> list[int]:
    """Return the years that have sheets, newest first."""
    query = ScoreSheet.select(ScoreSheet.year).distinct().order_by(ScoreSheet.year.desc())
    return [row.year for row in query]


def sheet_of(cluster: int, year: int) -> ScoreSheet | None:
    """Return the sheet of a cluster (by id) for a year; None while there is none."""
    return ScoreSheet.get_or_none(ScoreSheet.cluster == cluster, ScoreSheet.year == year)


def sheets_before(cluster: int, year: int) -> list[ScoreSheet]:
    """Return sheets that may be copied: the cluster's own first, newest first."""
    query = ScoreSheet.select(ScoreSheet, Cluster).join(Cluster)
    found = [one for one in query if (one.cluster_id, one.year) != (cluster, year)]
    return sorted(found, key=lambda one: (one.cluster_id != cluster, -one.year, one.id))


def judged_day(year: int, today: date) -> date:
    """Return the day on which seats of a year are read: today in this one, else its last."""
    return today if year == today.year else date(year, 12, 31)


def board(
    sheet: ScoreSheet, today: date, punctual: Mapping[int, Punctuality] | None = None
) -> Board:
    """Return all that stands on a sheet. `punctual`: as read before, for it takes long."""
    rules = rules_of(sheet)
    day = min(sheet.closed_on, today) if sheet.closed_on else today
    rows = list(Score.select().join(ScoreCriterion).where(ScoreCriterion.sheet == sheet))
    if punctual is None:
        punctual = punctuality.of_year(sheet.year, day, rules.late.days)
    return Board(
        sheet=sheet,
        cluster=sheet.cluster,
        rules=rules,
        criteria=[one.criterion() for one in draft_of(sheet).criteria],
        units=_units(sheet, rules, today, {row.unit_id for row in rows if _says(row)}),
        marks={(row.criterion_id, row.unit_id): _marks(row) for row in rows},
        evidence={(row.criterion_id, row.unit_id): row.evidence for row in rows if row.evidence},
        punctual=punctual,
    )


def rules_of(sheet: ScoreSheet) -> SheetRules:
    """Return the rules a sheet carries."""
    return from_plain(sheet.rules or {}, SheetRules)


def draft_of(sheet: ScoreSheet) -> SheetDraft:
    """Return a working copy of a sheet and its criteria in their order."""
    query = ScoreCriterion.select().where(ScoreCriterion.sheet == sheet)
    return SheetDraft(
        title=sheet.title,
        paper=sheet.paper,
        bonus_cap=sheet.bonus_cap,
        rules=rules_of(sheet),
        criteria=[_criterion(row) for row in query.order_by(ScoreCriterion.position)],
    )


def _criterion(row: ScoreCriterion) -> CriterionDraft:
    return CriterionDraft(
        key=row.id,
        section=row.section,
        text=row.text,
        kind=CriterionKind(row.kind),
        maximum=row.maximum,
        cap=row.cap,
        indicator=row.indicator_id,
        note=row.note,
    )


def _marks(row: Score) -> Marks:
    found = (getattr(row, name) for name in FIELDS.values())
    return Marks(*(None if points is None else exact(points) for points in found))


def _says(row: Score) -> bool:
    return bool(row.evidence) or _marks(row) != Marks()


def _units(
    sheet: ScoreSheet, rules: SheetRules, today: date, scored: set[int]
) -> list[JudgedUnit]:
    """Return who is judged: of a closed sheet who was then, else who sits there or has points."""
    seats = seats_on(judged_day(sheet.year, sheet.closed_on or today))
    roles = {seat.unit_id: seat.role for seat in seats if seat.cluster_id == sheet.cluster_id}
    wanted = set(rules.units) if sheet.closed_on else set(roles) | scored
    units = {unit.id: unit for unit in Unit.select().where(Unit.id.in_(wanted))}
    order = sorted(units.values(), key=lambda one: (_RANK[roles.get(one.id, "")], one.sort))
    return [
        JudgedUnit(
            id=unit.id,
            code=unit.code,
            name=unit.name,
            role=roles.get(unit.id, "member"),
            out=rules.left_out.get(str(unit.id), ""),
        )
        for unit in order
    ]


_RANK = {"head": 0, "deputy": 1, "member": 2, "": 2}


def indicator_choices(year: int) -> list[tuple[str, int]]:
    """Return the indicators of plans whose year it is, as words and id, by plan."""
    query = (
        Indicator.select(Indicator, PlanRecord)
        .join(PlanRecord)
        .where(PlanRecord.year == year, PlanRecord.deleted_on.is_null())
        .order_by(PlanRecord.code, Indicator.position)
    )
    return [(f"{row.title} ({row.plan.code})", row.id) for row in query]
