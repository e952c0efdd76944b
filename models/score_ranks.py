"""Ranks of a cluster: equal points, equal rank; who stands first among equals is named. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.text import sort_key

BY_PUNCTUALITY = "Bằng điểm; xếp theo tỷ lệ báo cáo đúng hạn"
BY_NAME = "Bằng điểm, đúng hạn như nhau; xếp theo tên"


@dataclass(frozen=True, kw_only=True)
class Contender:
    """One unit. `on_time`: share of its reports, None when it owed none; `out`: not ranked."""

    unit: int
    name: str
    total: Decimal | None
    on_time: Fraction | None = None
    out: str = ""  # the reason


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a unit stands; `rank` None: without points, or left out. `tie`: how equals stand."""

    contender: Contender
    rank: int | None
    tie: str = ""


def ranking(contenders: Iterable[Contender]) -> list[Place]:
    """Return all units, best first: 1, 2, 2, 4. The unranked stand last, by name.

    Equal points give an equal rank whatever else differs; among equals the more punctual unit
    stands first, then the Vietnamese order of names decides. That is order only, never rank.
    """
    everyone = list(contenders)
    ranked = sorted((one for one in everyone if _is_ranked(one)), key=_order)
    rest = sorted((one for one in everyone if not _is_ranked(one)), key=_by_name)
    places = [
        Place(contender=one, rank=_rank(one, ranked), tie=_tie(one, ranked)) for one in ranked
    ]
    return places + [Place(contender=one, rank=None) for one in rest]


def _is_ranked(one: Contender) -> bool:
    return one.total is not None and not one.out


def _by_name(one: Contender) -> tuple[object, ...]:
    return sort_key(one.name), one.unit


def _punctual(one: Contender) -> Fraction:
    return Fraction(1) if one.on_time is None else one.on_time


def _order(one: Contender) -> tuple[object, ...]:
    return -one.total, -_punctual(one), *_by_name(one)


def _rank(one: Contender, ranked: Sequence[Contender]) -> int:
    return 1 + sum(other.total > one.total for other in ranked)


def _tie(one: Contender, ranked: Sequence[Contender]) -> str:
    equals = [other for other in ranked if other.total == one.total and other is not one]
    if not equals:
        return ""
    differs = any(_punctual(other) != _punctual(one) for other in equals)
    return BY_PUNCTUALITY if differs else BY_NAME
