"""The frame of every paper: agency, number, place and day, subject, recipients, signatures."""

import re
from datetime import date

from docgen import ink, nd30
from docgen.contexts.wording import listed
from docgen.textwidth import last_line, last_line_mm, width_mm
from models.office_facts import OfficeFacts
from models.plan import Head, Issuer, Recipient, Signature

AGENCY_COLUMN_MM = 67.0  # widths of the head's two columns, as mẫu 1.4 of Phụ lục III has them
COUNTRY_COLUMN_MM = nd30.TEXT_WIDTH_MM - AGENCY_COLUMN_MM
AGENCY_SIDE_MM = 1.5  # room on both sides of the agency, so that it keeps off Quốc hiệu
BLOCK_SIDE_MM = 1.5  # the same of signing blocks that stand side by side
SUBJECT_SIDE_MM = 12.0  # room on both sides of the trích yếu
_LEAST_WORDS = 3  # on the last line of the trích yếu
_GAP = " " * 6  # the customary room for what văn thư writes in later
_END_SIGNS = " .;,"
_ARCHIVE = re.compile(r"^Lưu(?: ?:)? +(?=VT\b)")  # the colon is easily forgotten


def head_context(
    issuer: Issuer, head: Head, text_mm: float = nd30.TEXT_WIDTH_MM
) -> dict[str, object]:
    """Return what fills the head and the title of a paper that has a type name.

    `text_mm`: how wide the text of its first page is.
    """
    agency = [ink.plain(line) for line in issuer.lines if line.strip()]
    room_mm = text_mm - 2 * SUBJECT_SIDE_MM
    subject = _no_lone_word(ink.plain(head.subject), room_mm)
    return {
        "co_quan_chu_quan": [ink.plain(line) for line in issuer.superior if line.strip()],
        "co_quan": agency,
        "ke_co_quan": _rule_under(
            agency, nd30.AGENCY_PT.ours, AGENCY_COLUMN_MM - 2 * AGENCY_SIDE_MM
        ),
        "ke_tieu_ngu": ink.rule(width_mm(nd30.MOTTO, nd30.MOTTO_PT.ours, bold=True)),
        "so_ky_hieu": number_line(head.number, head.symbol),
        "dia_danh_ngay": place_and_day(head.place, head.day, head.month, head.year),
        "ten_loai": ink.plain(head.type_name),
        "trich_yeu": subject,
        "ke_trich_yeu": _rule_under(subject.split("\n"), nd30.SUBJECT_PT.ours, room_mm),
        "ten_van_ban": _name_of(head),
    }


def _name_of(head: Head) -> str:
    """Return type name and subject on one line, as the file's title has them."""
    words = ink.words_of(f"{head.type_name} {ink.plain(head.subject)}".strip())
    return words.replace("\n", " ")


def _no_lone_word(subject: str, room_mm: float) -> str:
    """Return a subject whose last line has three words at least: one alone looks lost."""
    *before, line = subject.split("\n")
    words, size = line.split(" "), nd30.SUBJECT_PT.ours
    end = last_line(line, size, room_mm, bold=True).split(" ")
    if len(end) >= min(_LEAST_WORDS, len(words)):
        return subject
    tied = "\u00a0".join(words[-_LEAST_WORDS:])
    if width_mm(tied, size, bold=True) > room_mm:
        return subject
    return "\n".join([*before, " ".join([*words[:-_LEAST_WORDS], tied])])


def frame_of(
    facts: OfficeFacts,
    kind: str,
    type_name: str,
    subject: str,
    *,
    number: str,
    signed_on: date | None,
    year: int | None,
) -> tuple[Issuer, Head]:
    """Return issuer and head for a paper of the office itself.

    `year` stands in the date line while `signed_on` is open; a blank number stays open too.
    """
    issuer = Issuer(superior=facts.superior_lines, lines=facts.issuer_lines, name=facts.name)
    head = Head(
        type_name=type_name,
        number=number,
        symbol=facts.symbols.get(kind, ""),
        place=facts.place,
        year=year,
        subject=subject,
    )
    if signed_on:
        head.day, head.month, head.year = signed_on.day, signed_on.month, signed_on.year
    return issuer, head


def number_line(number: str, symbol: str) -> str:
    """Return "Số: 05/KH-UBND"; a blank number leaves the customary gap.

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 3: below 10 a zero goes before.
    """
    number = ink.plain(number).strip()
    number = number.zfill(2) if number.isdigit() else number
    return f"Số: {number or _GAP}{ink.plain(symbol).strip()}"


def place_and_day(place: str, day: int | None, month: int | None, year: int | None) -> str:
    """Return "Suối Hoa, ngày 05 tháng 01 năm 2026"; what is None by itself leaves a gap.

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 4: zero before days below 10, months 1, 2.
    """
    place = ink.plain(place).strip()
    return f"{place or ' ' * 12}, {day_in_words(day, month, year)}"


def day_in_words(day: int | None, month: int | None, year: int | None) -> str:
    """Return "ngày 05 tháng 01 năm 2026" with gaps for what is None."""
    day_text = f" {day:02d} " if day else "    "
    month_text = f" {month:02d} " if month in (1, 2) else f" {month} " if month else "    "
    return f"ngày{day_text}tháng{month_text}năm {year or ''}".rstrip()


def recipient_lines(recipients: list[Recipient]) -> list[str]:
    """Return the lines of Nơi nhận: "- …;", the last one with a full stop."""
    texts = [ink.plain(recipient.text).strip() for recipient in recipients]
    texts = [text.removeprefix("- ").rstrip(_END_SIGNS) for text in texts]
    return dashed([_ARCHIVE.sub("Lưu: ", text) for text in texts if text])


def dashed(texts: list[str]) -> list[str]:
    """Return a dash list: ";" after each line, "." after the last."""
    return [f"- {text}" for text in listed(texts)]


def sign_off_context(
    recipients: list[Recipient], signatures: list[Signature]
) -> dict[str, object]:
    """Return what fills Nơi nhận and the signing blocks, one or more side by side."""
    blocks = [_block(signature) for signature in signatures] or [_block(Signature())]
    if len(blocks) > 1:
        blocks[0]["ho_ten"] = ink.widths([1] * len(blocks)) + str(blocks[0]["ho_ten"])
        _level(blocks)
    return {
        "noi_nhan": recipient_lines(recipients),
        "nguoi_ky": blocks,
        "mot_nguoi_ky": len(blocks) == 1,
        "so_nguoi_ky": len(blocks),
    }


def office_signature(facts: OfficeFacts, *, alone: bool = False) -> Signature:
    """Return the office's signing block; `alone`: the chair's own power, so without "TM. …"."""
    lines = [line for line in facts.signer_lines if not (alone and line.startswith("TM."))]
    return Signature(lines=lines, name=facts.signer_name)


def _block(signature: Signature) -> dict[str, object]:
    return {
        "chuc_vu": [ink.plain(line) for line in signature.lines if line.strip()],
        "chuc_danh": ink.plain(signature.other_post).strip(),
        "ho_ten": ink.plain(signature.name).strip(),
    }


def _level(blocks: list[dict[str, object]]) -> None:
    """Give blocks that stand side by side as many lines each, so that their names are level."""
    lines = [len(block["chuc_vu"]) + bool(block["chuc_danh"]) for block in blocks]
    for block, count in zip(blocks, lines, strict=True):
        block["chuc_vu"] = [*block["chuc_vu"], *[""] * (max(lines) - count)]


def _rule_under(lines: list[str], size_pt: float, room_mm: float) -> str:
    """Return a rule of 1/3–1/2 of the last printed line. Source: ibid., khoản 2 and 5."""
    text = lines[-1] if lines else ""
    return ink.rule(last_line_mm(text, size_pt, room_mm, bold=True) * nd30.RULE_SHARE.ours)
