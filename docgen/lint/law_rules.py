"""Legal grounds that do not hold on the day of the paper."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.lint.finding import VALIDITY, Sheet
from docgen.lint.lines import Line
from models.legal import LIST

_GROUND = re.compile(r"\s*(?:căn cứ|thực hiện|theo)\b", re.I)


@dataclass(frozen=True)
class KnownLaw:
    """What the check needs of a legal text: when it holds, and what replaced it."""

    kind: str
    number: str
    from_on: date
    until_on: date | None
    replaced_by: str


def shipped_laws() -> list[KnownLaw]:
    """Return the texts of the shipped list, for a check without a book."""
    rows = json.loads(LIST.read_text("utf-8"))["texts"]
    return [
        KnownLaw(
            row["kind"],
            row["number"],
            date.fromisoformat(row["from_on"]),
            date.fromisoformat(row["until_on"]) if row["until_on"] else None,
            row["replaced_by"],
        )
        for row in rows
    ]


def check_laws(sheet: Sheet, lines: list[Line], laws: Iterable[KnownLaw], day: date) -> None:
    """Check the texts that `lines` rest on by their number; others may be cited as history."""
    known = {law.number.upper(): law for law in laws}
    pattern = re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, known)) or '(?!)'})")
    for line in lines:
        if not _GROUND.match(line.text):
            continue
        for number in dict.fromkeys(pattern.findall(line.text.upper())):
            if sentence := _fault(known[number], day):
                sheet.note(VALIDITY, sentence, line)


def _fault(law: KnownLaw, day: date) -> str:
    if law.until_on is not None and day > law.until_on:
        instead = f"; hãy xem {law.replaced_by}" if law.replaced_by else ""
        return f"{law.kind} {law.number} hết hiệu lực sau ngày {law.until_on:%d/%m/%Y}{instead}"
    if day < law.from_on:
        return f"{law.kind} {law.number} đến ngày {law.from_on:%d/%m/%Y} mới có hiệu lực"
    return ""
