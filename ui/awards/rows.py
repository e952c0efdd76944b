"""The lines of the list of names: what each column says, and how eligibility looks."""

from dataclasses import dataclass
from datetime import date

from docgen.money import money
from models import plan_store
from models.nominations import KIND_LABELS, Nomination, of_plan
from models.plan import Award, RecipientKind
from models.plan_records import PlanRecord
from models.proposing import is_upward, waiting
from ui.awards.sums import amount
from ui.forms.nomination_form import VERDICTS
from ui.tables.base import Column
from ui.theme import Tone
from ui.widgets.pill import Pill

_ORDER = {kind.value: place for place, kind in enumerate(KIND_LABELS)}
_VERDICT_PILLS = {
    "": Pill(VERDICTS[""], Tone.NEUTRAL, "todo"),
    "eligible": Pill("Đủ", Tone.OK, "ok"),
    "not_eligible": Pill("Không đủ", Tone.ERROR, "rejected"),
    "to_check": Pill("Cần xem", Tone.WARNING, "warning"),
}
KIND_COLUMN, DECISION_COLUMN = 1, 7
_WHY_LETTERS = 14  # of the reason, in the pill; the tooltip has it whole


@dataclass(frozen=True)
class NameRow:
    """One line of the list, with all it shows already fetched."""

    item: Nomination
    upward: bool
    money: int | None
    decision: str  # "12/QĐ-UBND", "chưa có số", "" without one

    @property
    def kind(self) -> str:
        return KIND_LABELS[RecipientKind(self.item.kind)]

    @property
    def chosen(self) -> bool:
        return bool(waiting([self.item])) and not self.upward

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameRow) and other.item == self.item

    def __hash__(self) -> int:
        return hash(self.item.id)


COLUMNS = (
    Column(
        "Chọn",
        lambda row: "✓" if row.chosen else "",
        lambda row: not row.chosen,
        align="centre",
        tip=lambda row: _why_not(row),
    ),
    Column("Loại", lambda row: row.kind, lambda row: _ORDER[row.item.kind]),
    Column(
        "Tên",
        lambda row: _name(row.item),
        bold=True,
        most=24,
        tip=lambda row: row.item.achievement,
    ),
    Column("Chức vụ, đơn vị", lambda row: row.item.post_and_unit, stretch=True),
    Column(
        "Hình thức",
        lambda row: f"{row.item.form} ↑" if row.upward else row.item.form,
        tip=lambda row: _who_decides(row),
    ),
    Column("Tiền thưởng", lambda row: _money(row), lambda row: row.money, align="right"),
    Column(
        "Điều kiện",
        lambda row: _verdict(row),
        pill=lambda row: _verdict_pill(row),
        tip=lambda row: row.item.verdict_reason,
    ),
    Column("Quyết định", lambda row: row.decision),
)


def rows_of(code: str, awards: list[Award], today: date) -> list[NameRow]:
    """Return the names of a plan: collectives, households, persons, enterprises."""
    plan_id = PlanRecord.get(PlanRecord.code == code).id
    return [
        NameRow(
            item,
            is_upward(item, awards),
            amount(item, today),
            (item.decision.reference or "chưa có số") if item.decision_id else "",
        )
        for item in of_plan(plan_id)
    ]


def awards_of(code: str) -> list[Award]:
    """Return the award forms of a plan with their quotas."""
    return [award for campaign in plan_store.load(code).campaigns for award in campaign.awards]


def _name(item: Nomination) -> str:
    return " ".join(part for part in (item.honorific, item.name) if part)


def _money(row: NameRow) -> str:
    return money(row.money) or "–"


def _verdict(row: NameRow) -> str:
    reason = f": {row.item.verdict_reason}" if row.item.verdict_reason else ""
    return f"{_VERDICT_PILLS[row.item.verdict].text}{reason}"


def _verdict_pill(row: NameRow) -> Pill:
    pill, why = _VERDICT_PILLS[row.item.verdict], row.item.verdict_reason
    if not why or row.item.verdict == "eligible":
        return pill
    short = why if len(why) <= _WHY_LETTERS else f"{why[: _WHY_LETTERS - 1].rstrip()}…"
    return pill._replace(text=f"{pill.text}: {short}")


def _who_decides(row: NameRow) -> str:
    level = row.item.level or ("cấp trên" if row.upward else "cơ quan ta")
    return f"Đề nghị {level} khen" if row.upward else f"{level} quyết định"


def _why_not(row: NameRow) -> str:
    if row.chosen:
        return "Đưa vào quyết định"
    if row.item.decision_id:
        return "Đã có quyết định"
    if row.item.verdict == "not_eligible":
        return "Không đủ điều kiện"
    return "Trình cấp trên" if row.upward else "Chưa chọn"
