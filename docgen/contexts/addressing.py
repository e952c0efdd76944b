"""Kính gửi: one name on the line itself, several as a list, very many as one."""

from docgen import ink
from docgen.contexts.head import dashed
from models.office_facts import OfficeFacts
from models.plan import Recipient

_MOST = 10  # more names than this are addressed as one, when there are words for it


def addressees(names: list[str], *, as_one: str = "") -> list[str]:
    """Return the lines after "Kính gửi:". Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 9.

    `as_one` says "all of them" in words, for more names than a head can hold.
    """
    names = [ink.plain(name).strip().rstrip(".;") for name in names if name.strip()]
    if as_one and len(names) > _MOST:
        return [f"{as_one}."]
    return [f"{names[0]}."] if len(names) == 1 else dashed(names)


def letter_recipients(office: OfficeFacts, *more: str) -> list[Recipient]:
    """Return Nơi nhận of a letter for its addressees alone: them, `more`, and the archive."""
    archive = [text for text in office.recipients if text.lower().startswith("lưu")]
    return [Recipient(text=text) for text in ("Như trên", *more, *archive)]
