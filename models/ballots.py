"""How the council votes on nominations: one ballot a name, shares, quorum, thresholds. Pure.

Source: no decree settles quorum and shares for every form, so they are a setting of the office.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from models.text import folded

PROPOSED = Path(__file__).parent.parent / "resources" / "ballots.json"
QUORUMS = {"": "Không quy định", "1/2": "1/2", "2/3": "2/3", "3/4": "3/4"}


class Basis(StrEnum):
    """What a share is a share of."""

    MEMBERS = "members"  # all who vote on the council, present or not
    ISSUED = "issued"  # ballots handed out: those present
    VALID = "valid"


BASES = {
    Basis.MEMBERS: "tổng số thành viên Hội đồng có quyền biểu quyết",
    Basis.ISSUED: "số phiếu phát ra",
    Basis.VALID: "số phiếu hợp lệ",
}


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """The share a form of award asks for, in percent; `above`: that share itself is too small."""

    percent: float = 50.0
    above: bool = False

    @property
    def words(self) -> str:
        """Return "từ 80 % trở lên" or "trên 50 %"."""
        number = f"{self.percent:.10g} %".replace(".", ",")
        return f"trên {number}" if self.above else f"từ {number} trở lên"


@dataclass(frozen=True, kw_only=True)
class BallotRules:
    """How the council of the office votes. `forms`: by the name of an award or a part of it."""

    quorum: str = "2/3"  # of the voting members, "" for none
    basis: Basis = Basis.MEMBERS
    secret: bool = True
    others: Threshold = field(default_factory=lambda: Threshold(percent=50.0, above=True))
    forms: dict[str, Threshold] = field(default_factory=dict)

    def threshold(self, form: str) -> Threshold:
        """Return what a form of award asks for: the longest name it contains decides."""
        said = folded(form)
        fitting = [name for name in self.forms if folded(name) and folded(name) in said]
        return self.forms[max(fitting, key=len)] if fitting else self.others


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """The count for one name; None where nothing was written down yet."""

    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    agreed: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.agreed is None

    def problem(self) -> str:
        """Return what is wrong with the count, "" when it may stand."""
        counts = (self.issued, self.returned, self.valid, self.agreed)
        if all(count is None for count in counts):
            return ""
        issued, returned, valid, agreed = counts
        if issued is None or returned is None or valid is None or agreed is None:
            return "Hãy ghi đủ số phiếu phát ra, thu về, hợp lệ và đồng ý."
        if min(issued, returned, valid, agreed) < 0:
            return "Số phiếu không được âm."
        if issued == 0:
            return "Số phiếu phát ra phải từ 1 trở lên."
        if returned > issued:
            return "Số phiếu thu về không được nhiều hơn số phiếu phát ra."
        if valid > returned:
            return "Số phiếu hợp lệ không được nhiều hơn số phiếu thu về."
        if agreed > valid:
            return "Số phiếu đồng ý không được nhiều hơn số phiếu hợp lệ."
        return ""

    def base(self, basis: Basis, members: int) -> int:
        """Return the number the share is taken of; no fewer members than ballots were issued."""
        if basis is Basis.MEMBERS:
            return max(members, self.issued or 0)
        return (self.issued if basis is Basis.ISSUED else self.valid) or 0


def share(agreed: int, base: int) -> float | None:
    """Return the share in percent; None without a base."""
    return agreed * 100 / base if base else None


def passes(agreed: int, base: int, threshold: Threshold) -> bool:
    """Tell whether a share is large enough; reckoned exactly, never rounded first."""
    if not base:
        return False
    reached, wanted = Fraction(agreed * 100, base), Fraction(str(threshold.percent))
    return reached > wanted if threshold.above else reached >= wanted


def needed(quorum: str, members: int) -> int:
    """Return how many voting members must be there, at least: 2/3 of 11 are 8; "" asks for 1."""
    exact = Fraction(quorum) * members if quorum in QUORUMS and quorum else Fraction(1)
    return max(1, -(-exact.numerator // exact.denominator))


@cache
def proposed() -> dict[str, Any]:
    """Return the rules proposed until the office sets its own, as plain values."""
    return json.loads(PROPOSED.read_text("utf-8"))["proposed"]
