"""The office's frame for papers that its desk or its council issues instead of the office."""

from collections.abc import Sequence
from dataclasses import replace

from models.council import CouncilMember
from models.office_facts import OfficeFacts
from models.plan import Signature
from models.symbols import ABBREVIATIONS

_COMMITTEES = ("Ủy ban nhân dân ", "Uỷ ban nhân dân ")
_COUNCIL_LINES = ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"]
_COUNCIL = "Hội đồng Thi đua - Khen thưởng"
_COUNCIL_SYMBOL = "HĐTĐKT"
_HEADS = {"phòng": "TRƯỞNG PHÒNG", "văn phòng": "CHÁNH VĂN PHÒNG", "ban": "TRƯỞNG BAN"}


def area(facts: OfficeFacts) -> str:
    """Return "xã Suối Hoa", what the office is the committee of."""
    for start in _COMMITTEES:
        if facts.name.startswith(start):
            return facts.name.removeprefix(start).strip()
    return facts.name


def council_name(facts: OfficeFacts) -> str:
    """Return "Hội đồng Thi đua - Khen thưởng xã Suối Hoa"."""
    return f"{_COUNCIL} {area(facts)}".strip()


def council_of(facts: OfficeFacts) -> OfficeFacts:
    """Return the council as issuer; its numbers run in a row of their own.

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 3: a council that uses the office's seal.
    """
    return replace(
        facts,
        name=council_name(facts),
        superior_lines=_above(facts),
        issuer_lines=_COUNCIL_LINES,
        symbols={kind: f"/{short}-{_COUNCIL_SYMBOL}" for kind, short in ABBREVIATIONS.items()},
        signer_lines=["TM. HỘI ĐỒNG", "CHỦ TỊCH"],
    )


def desk_of(facts: OfficeFacts) -> OfficeFacts:
    """Return the desk that runs emulation (a phòng) as issuer, signed by its head."""
    letters = facts.symbols.get("letter", "").rpartition("-")[2]
    own = {kind: f"/{short}-{letters}" for kind, short in ABBREVIATIONS.items() if letters}
    return replace(
        facts,
        name=f"{facts.drafter} {area(facts)}".strip(),
        superior_lines=_above(facts),
        issuer_lines=[facts.drafter.upper()] if facts.drafter else [],
        symbols=own,
        signer_lines=[_head_of(facts.drafter)],
        signer_name="",
    )


def council_signature(members: Sequence[CouncilMember]) -> Signature:
    """Return who signs for the council to its own chair: the deputy, else the standing member.

    `members` are those of the day in their order. Under the power stands the post in the office.
    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 7, điểm c.
    """
    for role, lines in (
        ("deputy", ["TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("standing", ["TM. HỘI ĐỒNG", "ỦY VIÊN THƯỜNG TRỰC"]),
    ):
        for member in members:
            if member.role == role:
                return Signature(lines=lines, name=member.name, other_post=member.post)
    return Signature(lines=["TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])


def _head_of(desk: str) -> str:
    kind = next((kind for kind in _HEADS if desk.lower().startswith(kind)), "")
    return _HEADS.get(kind, "NGƯỜI PHỤ TRÁCH")


def _above(facts: OfficeFacts) -> list[str]:
    """Return the office as the line above its own bodies: "UBND XÃ SUỐI HOA"."""
    line = " ".join(facts.issuer_lines).strip()
    for start in ("ỦY BAN NHÂN DÂN ", "UỶ BAN NHÂN DÂN "):
        line = line.replace(start, "UBND ")
    return [line] if line else []
