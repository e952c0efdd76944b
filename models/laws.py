"""Legal texts as plain values: whether they hold on a day, what replaced them, how they are cited.

Source for citing: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 6: at first mention kind, number,
day, issuer and subject, later kind and number only; laws and ordinances always by name alone.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.deadlines import vietnamese_date, vietnamese_long_date
from models.text import nfc, squeeze

BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_NUMBERED = re.compile(r"(?P<kind>[^\W\d_][^\d;]*?) số (?P<number>\d\S*)")


class Validity(StrEnum):
    """Whether a text holds on a day."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class Law:
    """A law, decree or circular. `until_on`: the last day in force, None while none is known."""

    kind: str
    number: str
    dated_on: date
    issuer: str = ""
    title: str = ""
    from_on: date
    until_on: date | None = None
    replaced_by: str = ""  # the number of what took its place
    note: str = ""

    @property
    def full(self) -> str:
        """The citation at first mention."""
        if self.kind in BY_NAME:
            return f"{self.kind} {self.title}".strip()
        day = vietnamese_long_date(self.dated_on)
        return f"{self.kind} số {self.number} {day} của {self.issuer} {self.title}"

    @property
    def short(self) -> str:
        """The citation at every later mention."""
        return self.full if self.kind in BY_NAME else f"{self.kind} số {self.number}"

    @property
    def name(self) -> str:
        """What tells it from others on screen; laws of one name differ by their number."""
        return f"{self.kind} số {self.number}"

    def validity(self, day: date) -> Validity:
        """Tell whether the text holds on a day."""
        if day < self.from_on:
            return Validity.NOT_YET
        if self.until_on is not None and day > self.until_on:
            return Validity.EXPIRED
        return Validity.IN_FORCE

    def in_force(self, day: date) -> bool:
        """Tell whether the text holds on a day."""
        return self.validity(day) is Validity.IN_FORCE


def from_row(row: Mapping[str, str | None]) -> Law:
    """Return a text from a row of the shipped list, whose days are ISO strings."""
    days = {name: row.get(name) for name in ("dated_on", "from_on", "until_on")}
    words = {name: value or "" for name, value in row.items() if name not in days}
    made = {name: date.fromisoformat(day) for name, day in days.items() if day}
    return Law(**words, **made)


def cite(law: Law, seen: Collection[str]) -> str:
    """Return how a text is cited where the numbers in `seen` were cited before."""
    return law.short if law.number in seen else law.full


def fault(law: Law, day: date) -> str:
    """Return a sentence (no full stop) saying why a text does not hold on a day; "" if it does."""
    standing = law.validity(day)
    if standing is Validity.EXPIRED:
        instead = f"; văn bản thay thế: {law.replaced_by}" if law.replaced_by else ""
        return f"{law.name} hết hiệu lực sau ngày {vietnamese_date(law.until_on)}{instead}"
    if standing is Validity.NOT_YET:
        return f"{law.name} đến ngày {vietnamese_date(law.from_on)} mới có hiệu lực"
    return ""


def successor(law: Law, laws: Iterable[Law], day: date) -> Law | None:
    """Return what stands in a text's place on a day, over several steps; None when none does."""
    known = {item.number: item for item in laws}
    passed = {law.number}
    found = known.get(law.replaced_by)
    while found is not None and found.number not in passed:
        if found.in_force(day):
            return found
        passed.add(found.number)
        found = known.get(found.replaced_by)
    return None


def by_number(number: str, laws: Iterable[Law]) -> Law | None:
    """Return the text of that number, spaces and case aside; None when it is not known."""
    wanted = _plain(number)
    return next((law for law in laws if wanted and _plain(law.number) == wanted), None)


def named_in(text: str, laws: Iterable[Law]) -> list[Law]:
    """Return the known texts that a sentence cites itself, in the order of the list.

    Decrees by number; laws by number, or by name with the day or year they were passed. What
    stands only in the title of another known text is not cited.
    """
    listed = list(laws)
    low = squeeze(text).lower()
    found = [law for law in listed if _is_named(law, low)]
    for law in sorted(found, key=lambda law: -len(law.title)):
        title = squeeze(law.title).lower()
        if law.kind not in BY_NAME and len(title) > len(law.kind):
            low = low.replace(title, " ")
    return [law for law in found if _is_named(law, low)]


def suggested(kind: str, laws: Iterable[Law], day: date) -> list[Law]:
    """Return the usual grounds in force on a day, for a plan's `kind` ("campaign", "work_plan").

    Local government, the law on awards, its decree; a year's work plan rests on the circular and
    the decree on reporting too. Those of one branch (ngành) are left to the clerk.
    """
    wanted = [
        (BY_NAME, "tổ chức chính quyền địa phương"),
        (BY_NAME, "thi đua, khen thưởng"),
        (("Nghị định",), "thi đua, khen thưởng"),
    ]
    if kind == "work_plan":
        wanted.append((("Thông tư",), "thi đua, khen thưởng"))
        wanted.append((("Nghị định",), "chế độ báo cáo"))
    holding = [law for law in laws if law.in_force(day) and "ngành " not in law.title]
    found = [
        law for kinds, words in wanted for law in holding
        if law.kind in kinds and words in law.title.lower()
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def short_of(citation: str) -> str:
    """Return the short form of a full citation of any paper; itself where it has no number."""
    found = _NUMBERED.match(citation)
    if found is None or found["kind"].startswith(BY_NAME):
        return citation
    return found.group().rstrip(",.;")


def cited_once(
    texts: Sequence[str], citations: Iterable[str], before: Sequence[str] = ()
) -> list[str]:
    """Return the texts of one paper with every full citation after its first made short.

    `before` are texts that stand earlier in the paper.
    """
    plain = {squeeze(text) for text in citations}
    wanted = sorted({text for text in plain if short_of(text) != text}, key=len, reverse=True)
    seen = {full for full in wanted if any(_spaced(full).search(text) for text in before)}
    return [_shortened(text, wanted, seen) for text in texts]


def _shortened(text: str, citations: list[str], seen: set[str]) -> str:
    """Shorten what was seen before, and note in `seen` what is cited here in full."""
    for full in citations:
        length = len(short_of(full))  # the short form is how the full one begins
        pattern = _spaced(full)
        first = None if full in seen else pattern.search(text)
        end = first.end() if first else 0
        later = pattern.sub(lambda found, length=length: found.group()[:length], text[end:])
        text = text[:end] + later
        if first:
            seen.add(full)
    return text


def _spaced(full: str) -> re.Pattern[str]:
    """Return a pattern for a citation whose spaces may be no-break ones, as papers set them."""
    return re.compile("[ \u00a0]".join(re.escape(word) for word in full.split()))


def _is_named(law: Law, low: str) -> bool:
    number = re.escape(squeeze(law.number).lower())
    if re.search(rf"(?<!\d){number}(?![\w/])", low):
        return True
    if law.kind not in BY_NAME:
        return False
    when = rf"(?:ngày {law.dated_on:%d} tháng 0?{law.dated_on.month} )?năm {law.dated_on.year}\b"
    slashed = rf"ngày {law.dated_on:%d}/0?{law.dated_on.month}/{law.dated_on.year}\b"
    name = re.escape(squeeze(law.full).lower())
    return re.search(rf"\b{name},? (?:{when}|{slashed})", low) is not None


def _plain(number: str) -> str:
    return re.sub(r"\s", "", nfc(number)).lower()
