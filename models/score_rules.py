"""The rules a score sheet carries with it, and the sheet a cluster may begin with."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from models.codec import from_plain
from models.errors import RuleBroken
from models.scoring import Criterion, CriterionKind, GradeStep, LateRules, exact
from models.text import squeeze

TEMPLATE = Path(__file__).parent.parent / "resources" / "score_template.json"
MOST_POINTS = 10_000


@dataclass(frozen=True, kw_only=True)
class SheetRules:
    """Kept as JSON in the sheet. `left_out`: unit id → why it is not ranked.

    `units` are the ids of those judged, as they were when the sheet was closed.
    """

    late: LateRules = field(default_factory=LateRules)
    penalty_cap: float | None = None
    grades: list[GradeStep] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    units: list[int] = field(default_factory=list)


@dataclass(kw_only=True)
class CriterionDraft:
    """A criterion as it is typed; `key` None: not in the book yet."""

    key: int | None = None
    section: str = ""
    text: str = ""
    kind: CriterionKind = CriterionKind.BASE
    maximum: float = 0.0
    cap: float | None = None
    indicator: int | None = None
    note: str = ""

    def criterion(self, key: int = 0) -> Criterion:
        """Return it as the rules of `models.scoring` take it."""
        return Criterion(
            key=self.key or key,
            text=self.text,
            kind=self.kind,
            maximum=exact(self.maximum),
            cap=None if self.cap is None else exact(self.cap),
            section=self.section,
            indicator=self.indicator,
            note=self.note,
        )

    def problem(self) -> str:
        """Return what keeps the criterion from being saved, "" when it may."""
        if not squeeze(self.text):
            return "Hãy nhập nội dung tiêu chí."
        on_time = self.kind is CriterionKind.PUNCTUALITY
        if not 0 <= self.maximum <= MOST_POINTS or (not self.maximum and not on_time):
            return "Điểm tối đa phải lớn hơn 0 và không quá 10.000."
        if self.cap is not None and not 0 < self.cap <= MOST_POINTS:
            return "Mức tính cao nhất phải lớn hơn 0."
        extra = self.kind in (CriterionKind.BONUS, CriterionKind.PENALTY)
        if extra and self.cap is not None and self.cap > self.maximum:
            return "Mức tính cao nhất không được vượt điểm tối đa."
        return ""


@dataclass(kw_only=True)
class SheetDraft:
    """A sheet as it is typed, or proposed; the book is untouched."""

    title: str = ""
    paper: str = ""
    bonus_cap: float | None = None
    rules: SheetRules = field(default_factory=SheetRules)
    criteria: list[CriterionDraft] = field(default_factory=list)

    def problem(self) -> str:
        """Return what keeps the sheet from being saved, "" when it may."""
        if not self.criteria:
            return "Bảng chấm điểm cần ít nhất một tiêu chí."
        for place, one in enumerate(self.criteria, start=1):
            if told := one.problem():
                return f"Tiêu chí {place}: {told[:1].lower()}{told[1:]}"
        if told := self.rules.late.problem():
            return told
        caps = (self.bonus_cap, self.rules.penalty_cap)
        if any(cap is not None and not 0 <= cap <= MOST_POINTS for cap in caps):
            return "Mức thưởng, mức trừ cao nhất phải từ 0 trở lên."
        least = [step.least for step in self.rules.grades]
        if len(set(least)) < len(least) or any(not step.name for step in self.rules.grades):
            return "Mỗi mức xếp loại cần một tên và một số điểm riêng."
        return ""

    @property
    def scale(self) -> Decimal:
        """The sum of the maxima within the scale: 100, 1.000."""
        found = [one.criterion() for one in self.criteria]
        return sum((one.maximum for one in found if one.in_scale), Decimal(0))


def proposed() -> SheetDraft:
    """Return the sheet that is proposed while the office has none of its own."""
    plain: dict[str, Any] = json.loads(TEMPLATE.read_text("utf-8"))
    del plain["about"]
    return from_plain(plain, SheetDraft)


def check(draft: SheetDraft) -> None:
    """Raise RuleBroken when a sheet may not be saved."""
    if told := draft.problem():
        raise RuleBroken(told)
