"""What a paper is made of: what is wanted, what it asks the clerk for, and the draft itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from docgen.drafts.facts import office_facts
from models import plan_store
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Plan
from models.plan_records import PlanRecord


class AskKind(StrEnum):
    """How a value is typed. As stored: str, list of str, ISO day, "14:30", int, str, bool, ids."""

    LINE = "line"
    TEXT = "text"  # one or more paragraphs, "\\n" between
    LINES = "lines"  # a list, one entry a line
    DAY = "day"
    HOUR = "hour"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    PICKS = "picks"  # some of the choices, as a list of their values


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing a paper needs beyond the records; `proposal` is what the records suggest."""

    name: str
    title: str
    kind: AskKind = AskKind.LINE
    required: bool = False
    hint: str = ""
    proposal: object = None
    choices: tuple[tuple[str, object], ...] = ()  # what the clerk reads, what is stored
    half: bool = False  # two such stand side by side
    steers: bool = False  # what else is asked, or proposed, follows from this choice
    fleeting: bool = False  # follows from the day: not offered again the next time


class FieldRefused(RuleBroken):
    """What stands in one field of a paper cannot be; `ask` names the field to go to."""

    def __init__(self, text: str, ask: str) -> None:
        super().__init__(text)
        self.ask = ask


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One thing a paper lacks; `needed`: it cannot be made without.

    The way to it: `ask`, a field of the paper's own form, or `page` with `target`.
    """

    text: str
    needed: bool = True
    ask: str = ""
    page: str = ""
    target: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """Which paper is wanted: about which plan, on which day, with what was typed for it."""

    code: str  # of a plan; "" for a paper about the office
    today: date
    details: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def plan(self) -> Plan:
        """The plan the paper is about. Raises RuleBroken when none is named."""
        if not self.code:
            raise RuleBroken("Hãy chọn phong trào hoặc chương trình của văn bản.")
        return plan_store.load(self.code)

    @property
    def plan_id(self) -> int | None:
        """The id of the plan's row; None for a paper about the office."""
        return PlanRecord.get(PlanRecord.code == self.code).id if self.code else None

    @cached_property
    def office(self) -> OfficeFacts:
        """Our own office on the day. Raises RuleBroken when it has no name yet."""
        return office_facts(self.today)

    def text(self, name: str) -> str:
        """Return a typed line or text without spaces around it; "" for none."""
        value = self.details.get(name)
        return str(value).strip() if value is not None else ""

    def lines(self, name: str) -> list[str]:
        """Return typed entries, none of them empty."""
        value = self.details.get(name) or []
        entries = value.split("\n") if isinstance(value, str) else value
        return [entry for item in entries if (entry := str(item).strip())]

    def number(self, name: str) -> int | None:
        """Return a typed whole number. Raises FieldRefused for something else."""
        text = self.text(name)
        if text and not text.lstrip("-").isdecimal():
            raise FieldRefused(f"“{text}” không phải số nguyên. Hãy gõ lại.", name)
        return int(text) if text else None

    def day(self, name: str) -> date | None:
        """Return a typed day. Raises FieldRefused for something else."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise FieldRefused(f"“{text}” không phải ngày (ghi như 2026-11-21).", name) from error

    def hour(self, name: str) -> time | None:
        """Return a typed hour: 14:30, 14h30, 14 giờ. Raises FieldRefused for something else."""
        text = self.text(name).lower().replace("giờ", ":").replace("h", ":").replace(" ", "")
        if not text:
            return None
        hours, _, minutes = text.partition(":")
        try:
            return time(int(hours), int(minutes.removesuffix("phút") or 0))
        except ValueError as error:
            raise FieldRefused("Giờ ghi như 14:30 hoặc 8h.", name) from error

    def flag(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return bool(self.details.get(name))

    def picks(self, name: str) -> list[object]:
        """Return the stored values of the ticked choices."""
        value = self.details.get(name)
        return list(value) if isinstance(value, list | tuple) else []

    def completed(self, asks: list[Ask]) -> "Wanted":
        """Return the same with proposals where nothing was typed."""
        proposed = {ask.name: ask.proposal for ask in asks if ask.proposal is not None}
        return replace(self, details={**proposed, **self.details})


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A paper about to be written: its template's values and what the register keeps."""

    kind: str
    template: str
    context: dict[str, object]
    type_name: str
    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    subject: str
    signer: str = ""
    recipients: list[str]
    made_from: dict[str, object]  # "details": what it can be made again from
    plan_id: int | None = None
    nominations: tuple[int, ...] = ()  # of those the paper awards, tied to it
    reminds: tuple[int, ...] = ()  # obligations it reminds of: noted in the log of reminders
    replaces: int = 0  # id of an unsent letter it stands for
    to: str = ""  # the one it goes to, when several papers of one kind are made at once
    annex: Callable[[Path], None] | None = None  # writes the workbook that goes with it


Asking = Callable[[Wanted], list[Ask]]
Drafting = Callable[[Wanted], Draft]


def lacking(asks: list[Ask], wanted: Wanted) -> list[Lack]:
    """Return the required fields that are empty, in their order."""
    return [
        Lack(text=f"Chưa có: {ask.title[:1].lower()}{ask.title[1:]}.", ask=ask.name)
        for ask in asks
        if ask.required and not _filled(wanted.details.get(ask.name))
    ]


def _filled(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != []
