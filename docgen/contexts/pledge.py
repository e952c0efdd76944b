"""Giao ước thi đua: what units promise each other for a time, signed by every one of them."""

from dataclasses import dataclass, field, replace
from datetime import date

from docgen import ink, nd30
from docgen.contexts.bodies import area
from docgen.contexts.closing import paragraphs
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import (
    BLOCK_SIDE_MM,
    day_in_words,
    frame_of,
    head_context,
    recipient_lines,
)
from docgen.contexts.typed import typed
from docgen.contexts.wording import joined, small
from docgen.textwidth import width_mm
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient

_ABREAST = 3  # signing blocks in a row; two or four units stand in twos
_SYMBOL = "GƯ"


@dataclass(frozen=True, kw_only=True)
class Party:
    """A unit that signs. `role`: "TRƯỞNG KHỐI", "PHÓ TRƯỞNG CỤM", "" for a member."""

    unit: str
    role: str = ""
    name: str = ""  # who signs; "" is left to be written


@dataclass(frozen=True, kw_only=True)
class PledgeData:
    """What a pledge says. `parties` in the order they sign: the head of the cluster first."""

    office: OfficeFacts
    subject: str  # "Khối cơ quan xã năm 2026"
    cluster: str = ""  # "Khối cơ quan xã"; "" for a pledge of a campaign's units
    is_block: bool = False  # khối; else cụm
    grounds: list[str] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    on: date | None = None  # when it is signed; None is left open
    place: str = ""
    contents: list[str] = field(default_factory=list)
    commitments: list[str] = field(default_factory=list)
    carrying_out: list[str] = field(default_factory=list)
    confirmed: bool = False  # the office confirms below the signatures
    recipients: list[str] = field(default_factory=list)
    year: int | None = None
    number: str = ""


def pledge_context(data: PledgeData) -> dict[str, object]:
    """Return what fills the template "pledge". Raises RuleBroken when nobody signs."""
    if not data.parties:
        raise RuleBroken(
            "Chưa có đơn vị nào ký giao ước. Hãy chọn cụm, khối hoặc các đơn vị tham gia."
        )
    issuer, head = frame_of(
        _frame(data),
        "pledge",
        "GIAO ƯỚC THI ĐUA",
        ink.plain(data.subject).strip(),
        number=data.number,
        signed_on=data.on,
        year=data.year,
    )
    office = data.office
    return {
        **head_context(issuer, head),
        "can_cu": grounds_lines(data.grounds),
        "mo_dau": typed([_opening(data)]),
        "cac_ben": _named(data.parties),
        "noi_dung": _numbered(data.contents),
        "cam_ket": _numbered(data.commitments),
        "thuc_hien": paragraphs([_ended(text) for text in [*data.carrying_out, _ending(data)]]),
        "hang_ky": _rows(data.parties, followed=data.confirmed or bool(data.recipients)),
        "so_cot": _columns(len(data.parties)),
        "xac_nhan": f"XÁC NHẬN CỦA {ink.plain(office.name).upper()}" if data.confirmed else "",
        "chuc_vu_xac_nhan": [
            ink.plain(line) for line in office.signer_lines if not line.startswith("TM.")
        ],
        "ten_xac_nhan": ink.plain(office.signer_name).strip(),
        "noi_nhan": recipient_lines([Recipient(text=text) for text in data.recipients]),
    }


def pledge_symbol(facts: OfficeFacts) -> str:
    """Return the symbol of a pledge, a kind of paper of our own: "/GƯ-UBND"."""
    issuer = facts.symbols.get("plan", "").rpartition("-")[2]
    return facts.symbols.get("pledge") or (f"/{_SYMBOL}-{issuer}" if issuer else "")


def _frame(data: PledgeData) -> OfficeFacts:
    """Return who stands at the head: the cluster under the office, or the office itself."""
    facts = data.office
    with_symbol = replace(facts, symbols={**facts.symbols, "pledge": pledge_symbol(facts)})
    if not data.cluster:
        return with_symbol
    above = " ".join(facts.issuer_lines).strip().replace("ỦY BAN NHÂN DÂN", "UBND")
    return replace(
        with_symbol,
        name=ink.plain(data.cluster),
        superior_lines=[above] if above else [],
        issuer_lines=[ink.plain(data.cluster).upper()],
    )


def _opening(data: PledgeData) -> str:
    day = day_in_words(data.on.day, data.on.month, data.on.year) if data.on else ""
    when = f"Hôm nay, {day}" if day else "Hôm nay"
    where = f", tại {small(ink.plain(data.place).strip().rstrip(' .;'))}" if data.place else ""
    who = f" thuộc {ink.plain(data.cluster)}" if data.cluster else f" thuộc {area(data.office)}"
    return (
        f"{when}{where}, {len(data.parties):02d} đơn vị{who} cùng ký kết giao ước thi đua với các"
        " nội dung sau, gồm:"
    )


def _named(parties: list[Party]) -> list[str]:
    last = len(parties) - 1
    return [
        joined(f"{place + 1}. {_unit(party)}{'.' if place == last else ';'}")
        for place, party in enumerate(parties)
    ]


def _unit(party: Party) -> str:
    role = ink.plain(party.role).strip().lower()
    unit = ink.plain(party.unit).strip()
    return f"{unit} ({role})" if role else unit


def _numbered(texts: list[str]) -> list[str]:
    """Return paragraphs with numbers of their own, unless they were typed with signs."""
    lines = [text for entry in texts if (text := ink.plain(entry).strip())]
    if not any(line[:1].isdigit() or line[:1] in "-+" for line in lines):
        lines = [f"{place}. {line}" for place, line in enumerate(lines, start=1)]
    return typed(lines)


def _ended(text: str) -> str:
    return f"{text.strip().rstrip(' .;,')}."


def _ending(data: PledgeData) -> str:
    copies = len(data.parties) + 1
    return (
        f"Giao ước này được lập thành {copies:02d} bản, mỗi đơn vị giữ 01 bản, gửi"
        f" {data.office.name or 'cơ quan'} 01 bản và có hiệu lực kể từ ngày ký"
    )


# --- who signs -------------------------------------------------------------------------------


def _columns(count: int) -> int:
    return 2 if count in (2, 4) else min(count, _ABREAST)


def _rows(parties: list[Party], *, followed: bool) -> list[dict[str, object]]:
    """Return the blocks in rows of two or three; the last row is filled up with empty ones.

    What follows (the office confirms, Nơi nhận) stays on a page with the last of them.
    """
    columns = _columns(len(parties))
    blocks = [_block(party) for party in parties]
    blocks += [([], "")] * (-len(blocks) % columns)
    rows = [blocks[at : at + columns] for at in range(0, len(blocks), columns)]
    room_mm = nd30.TEXT_WIDTH_MM / columns - 2 * BLOCK_SIDE_MM
    made = [{"nguoi": _levelled(row, room_mm)} for row in rows]
    for block in made[-1]["nguoi"] if followed else ():
        block["chuc_vu"] = [f"{line}{ink.WITH_NEXT}" for line in block["chuc_vu"]]
        block["ho_ten"] = f"{block['ho_ten']}{ink.WITH_NEXT}"
    first = made[0]["nguoi"][0]
    first["ho_ten"] = ink.widths([1] * columns) + str(first["ho_ten"])
    return made


def _levelled(row: list[tuple[list[str], str]], room_mm: float) -> list[dict[str, object]]:
    """Return blocks with as many printed lines each above the name, so that names are level."""
    heights = [sum(_height(line, room_mm) for line in lines) for lines, _ in row]
    return [
        {"chuc_vu": [*lines, *[""] * (max(heights) - height)], "ho_ten": name}
        for (lines, name), height in zip(row, heights, strict=True)
    ]


def _height(line: str, room_mm: float) -> int:
    """Return how many lines some words take in a column."""
    count, start = 1, ""
    for word in line.split():
        longer = f"{start} {word}".strip()
        if start and width_mm(longer, nd30.SIGNER_PT.ours, bold=True) > room_mm:
            count, longer = count + 1, word
        start = longer
    return count


def _block(party: Party) -> tuple[list[str], str]:
    unit = ink.plain(party.unit).strip().upper()
    role = ink.plain(party.role).strip().upper()
    return [role or "ĐẠI DIỆN", unit], ink.plain(party.name).strip()
