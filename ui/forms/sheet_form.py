"""Criteria and rules of a score sheet as they are typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from models.errors import RuleBroken
from models.score_rules import CriterionDraft, SheetDraft
from models.scoring import CriterionKind, GradeStep, LateRules, points_words, read_points


@dataclass
class CriterionRow:
    """One row of the list; points as texts. `confirmed` and `read_from` as lists want them."""

    section: str = ""
    text: str = ""
    kind: str = CriterionKind.BASE.value
    maximum: str = ""
    cap: str = ""
    indicator: int | None = None
    note: str = ""
    id: int | None = None  # in the book
    key: str = ""
    confirmed: bool = True
    read_from: str = ""

    def draft(self) -> CriterionDraft:
        """Return it as a sheet takes it. Raises ValueError with a sentence for no number."""
        kind = CriterionKind(self.kind)
        return CriterionDraft(
            key=self.id,
            section=self.section,
            text=self.text,
            kind=kind,
            maximum=float(read_points(self.maximum) or 0),
            cap=_number(self.cap),
            indicator=self.indicator,
            note=self.note,
        )


@dataclass
class SheetForm:
    """The working copy of title, rules and criteria; nothing is written here."""

    draft: SheetDraft
    rows: list[CriterionRow] = field(default_factory=list)

    @classmethod
    def of(cls, draft: SheetDraft) -> "SheetForm":
        """Return the form over a sheet."""
        return cls(draft, [_row(one) for one in draft.criteria])

    def scale_words(self) -> str:
        """Return "Thang điểm 100; 16 tiêu chí", as far as the points can be read."""
        total = Decimal(0)
        for row in self.rows:
            try:
                one = row.draft().criterion()
            except ValueError:
                continue
            total += one.maximum if one.in_scale else 0
        return f"Thang điểm {points_words(total) or '0'}; {len(self.rows)} tiêu chí."

    def late_texts(self) -> dict[str, str]:
        """Return the rules on late reports as they are typed."""
        late = self.draft.rules.late
        return {
            "days": ", ".join(str(day) for day in late.days),
            "points": "; ".join(points_words(Decimal(repr(each))) for each in late.points),
            "missing": points_words(Decimal(repr(late.missing))),
        }

    def grade_lines(self) -> list[str]:
        """Return the grades, one a line: "90: Hoàn thành xuất sắc nhiệm vụ"."""
        steps = sorted(self.draft.rules.grades, key=lambda step: -step.least)
        return [f"{points_words(Decimal(repr(step.least)))}: {step.name}" for step in steps]

    def collect(
        self,
        texts: Mapping[str, str],
        grades: list[str],
        bonus_cap: Decimal | None,
        penalty_cap: Decimal | None,
    ) -> SheetDraft:
        """Return the sheet as typed; `texts`: title, paper, days, points, missing.

        Raises RuleBroken with what is wrong first.
        """
        rules = replace(
            self.draft.rules,
            late=_late(texts),
            grades=[_grade(line) for line in grades if line.strip()],
            penalty_cap=None if penalty_cap is None else float(penalty_cap),
        )
        found = SheetDraft(
            title=texts["title"],
            paper=texts["paper"],
            bonus_cap=None if bonus_cap is None else float(bonus_cap),
            rules=rules,
            criteria=[self._criterion(place, row) for place, row in enumerate(self.rows, start=1)],
        )
        if told := found.problem():
            raise RuleBroken(told)
        return found

    @staticmethod
    def _criterion(place: int, row: CriterionRow) -> CriterionDraft:
        try:
            return row.draft()
        except ValueError as wrong:
            raise RuleBroken(f"Tiêu chí {place}: {wrong}") from wrong


def _row(one: CriterionDraft) -> CriterionRow:
    return CriterionRow(
        section=one.section,
        text=one.text,
        kind=one.kind.value,
        maximum=points_words(Decimal(repr(float(one.maximum)))),
        cap="" if one.cap is None else points_words(Decimal(repr(float(one.cap)))),
        indicator=one.indicator,
        note=one.note,
        id=one.key,
    )


def _number(text: str) -> float | None:
    points = read_points(text)
    return None if points is None else float(points)


def _late(texts: Mapping[str, str]) -> LateRules:
    """Read "3, 7", "−0,5; −1; −1,5", "−2". Raises RuleBroken."""
    try:
        days = [int(part) for part in texts["days"].replace(";", ",").split(",") if part.strip()]
    except ValueError as wrong:
        raise RuleBroken("Các mức ngày chậm ghi như: 3, 7.") from wrong
    try:
        points = [_number(part) for part in texts["points"].split(";") if part.strip()]
        missing = _number(texts["missing"]) or 0.0
    except ValueError as wrong:
        raise RuleBroken(
            "Điểm trừ mỗi mức ghi như: −0,5; −1 (cách nhau dấu chấm phẩy)."
        ) from wrong
    return LateRules(
        days=tuple(days), points=tuple(each or 0.0 for each in points), missing=missing
    )


def _grade(line: str) -> GradeStep:
    """Read "90: Hoàn thành xuất sắc nhiệm vụ". Raises RuleBroken."""
    points, colon, name = line.partition(":")
    try:
        least = _number(points)
    except ValueError:
        least = None
    if least is None or not colon or not name.strip():
        raise RuleBroken(f"Xếp loại “{line.strip()}” ghi như: 90: Hoàn thành xuất sắc nhiệm vụ.")
    return GradeStep(least=least, name=name.strip())
