"""An indicator (chỉ tiêu) as a plain value: what is measured, how it is reckoned, its targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from models.campaign import Campaign, Criterion
from models.part import Part
from models.text import squeeze

MOST_DECIMALS = 4
MOST = 10**15  # no figure of an office is larger; what is, was mistyped


class IndicatorKind(StrEnum):
    """How values of several periods make one."""

    CUMULATIVE = "cumulative"  # they are added up
    LAST = "last"  # the newest counts


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"


@dataclass(kw_only=True)
class UnitTarget:
    """The target of one unit, which takes the place of the common one."""

    unit: str = ""  # its code
    value: float = 0.0


@dataclass(kw_only=True)
class PlanIndicator(Part):
    """One measured thing of a plan.

    `threshold` and the targets are in the indicator's own measure. The book keeps no reading of
    an indicator: once stored it is confirmed.
    """

    title: str = ""
    measure: str = ""  # unit of measure: "%", "hộ", "triệu đồng"
    kind: IndicatorKind = IndicatorKind.CUMULATIVE
    direction: Direction = Direction.MORE
    decimals: int = 0
    low: float | None = None  # outside of low–high a value is warned of, not refused
    high: float | None = None
    operator: str = ""  # ">=", ">", "<=", "<", "="; "" without a threshold
    threshold: float | None = None
    reference: str = ""  # the paragraph of the plan the threshold comes from
    note: str = ""
    target: float | None = None  # of each unit that has no own
    unit_targets: list[UnitTarget] = field(default_factory=list)


def indicator_problems(indicator: PlanIndicator) -> dict[str, str]:
    """Return field → what is wrong with it, as a sentence; empty when nothing is."""
    name = f"Chỉ tiêu “{indicator.title}”" if indicator.title.strip() else "Chỉ tiêu chưa có tên"
    found = {}
    if not indicator.title.strip():
        found["title"] = "Hãy nhập tên chỉ tiêu."
    if indicator.low is not None and indicator.high is not None and indicator.low > indicator.high:
        found["low"] = f"{name}: mức thấp nhất đang lớn hơn mức cao nhất. Hãy sửa lại."
    if indicator.threshold is not None and not indicator.operator:
        found["operator"] = f"{name}: hãy chọn cách so sánh với ngưỡng."
    if indicator.operator and indicator.threshold is None:
        found["threshold"] = f"{name}: hãy nhập giá trị của ngưỡng."
    if not 0 <= indicator.decimals <= MOST_DECIMALS:
        found["decimals"] = f"{name}: số chữ số thập phân từ 0 đến {MOST_DECIMALS}."
    return found


def proposals(
    campaigns: Sequence[Campaign], known: Sequence[PlanIndicator]
) -> list[PlanIndicator]:
    """Return an indicator for each criterion with a threshold that none of `known` follows up.

    Told apart by measure and threshold with the same words. `node` says where the criterion
    stands, so that its paragraph can be named.
    """
    taken = {_same(item.title, item.measure, item.operator, item.threshold) for item in known}
    found = []
    for criterion in (item for campaign in campaigns for item in campaign.criteria):
        mark = _same(criterion.text, criterion.unit, criterion.operator, criterion.value)
        if criterion.value is None or mark in taken:
            continue
        taken.add(mark)
        found.append(_followed(criterion))
    return found


def _followed(criterion: Criterion) -> PlanIndicator:
    is_upper = criterion.operator in ("<=", "<")
    return PlanIndicator(
        title=criterion.text.strip(" .;"),
        measure=criterion.unit,
        kind=IndicatorKind.LAST if criterion.unit.startswith("%") else IndicatorKind.CUMULATIVE,
        direction=Direction.LESS if is_upper else Direction.MORE,
        decimals=1 if criterion.unit.startswith("%") else 0,
        low=0.0,
        high=100.0 if criterion.unit.strip() == "%" else None,
        operator=criterion.operator or ">=",
        threshold=criterion.value,
        reference=criterion.reference,
        node=criterion.node,
    )


def _same(title: str, measure: str, operator: str, value: float | None) -> tuple[object, ...]:
    return squeeze(title.strip(" .;")).casefold(), measure, operator or ">=", value
