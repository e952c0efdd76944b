"""What stands at the top of an appendix. Mẫu 2.1 of Phụ lục III."""

from docgen import ink, nd30
from docgen.contexts.head import day_in_words, number_line
from docgen.contexts.wording import capital
from docgen.textwidth import last_line_mm
from models.plan import Head, Issuer


def annex_context(issuer: Issuer, head: Head) -> dict[str, object]:
    """Return the line that says which paper an appendix goes with, and the rule under it."""
    line = _attached(head, issuer.name)
    return {"kem_theo": line, "ke_phu_luc": _rule(line, nd30.LYING_TEXT_WIDTH_MM)}


def list_context(head: Head, by: str) -> dict[str, object]:
    """Return the same for a list on upright pages; `by`: who issues the paper."""
    line = _attached(head, by)
    return {"kem_theo": line, "ke_danh_sach": _rule(line, nd30.TEXT_WIDTH_MM)}


def _attached(head: Head, by: str) -> str:
    day = day_in_words(head.day, head.month, head.year)
    number = number_line(head.number, head.symbol).removeprefix("Số: ")
    kind = capital(ink.plain(head.type_name).lower())
    return f"(Kèm theo {kind} số {number} {day} của {ink.plain(by)})"


def _rule(line: str, room_mm: float) -> str:
    length = last_line_mm(line, nd30.BODY_PT.ours, room_mm)
    return ink.rule(length * nd30.RULE_SHARE.ours)
