"""Reminding late units: who may be reminded, the log of letters and calls, and how often.

A reminder counts as long as its letter stands. One whose letter was cancelled stays in the log
and says so: `Reminder.document` then holds the letter's id below zero, since a later paper may
get the same id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from models import deeds
from models.attachments import Attachment
from models.base import db
from models.deadlines import vietnamese_date
from models.documents import Document
from models.errors import RuleBroken
from models.journal import Change
from models.obligations import Channel, Obligation, Reminder
from models.plan_records import PlanRecord
from models.states import State
from models.text import squeeze
from models.tracking import Cell
from models.units import Unit

LETTER = "reminder"  # kind of the paper
CHANNELS = {
    Channel.PHONE: "Điện thoại, Zalo",
    Channel.PAPER: "Công văn",
    Channel.EMAIL: "Thư điện tử",
    Channel.SYSTEM: "Hệ thống văn bản",
    Channel.MEETING: "Nhắc trực tiếp",
    Channel.USB: "USB",
}
_GONE = "Công văn này đã hủy hoặc lập lại, không tính"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One line of the log. `void`: why it does not count; "": it does."""

    id: int
    obligation: int
    unit: str
    report: str
    plan: str  # code
    on: date
    channel: Channel
    letter: str  # "Công văn số 15/UBND-VHXH ngày 05/4/2026"; "": no letter
    contact: str
    note: str
    document: int | None  # of a letter that can be opened
    void: str

    @property
    def channel_words(self) -> str:
        return CHANNELS[self.channel]

    @property
    def how(self) -> str:
        """The letter by number and day, or the channel; as a line begins."""
        return f"{self.letter[:1].upper()}{self.letter[1:]}" or self.channel_words

    @property
    def words(self) -> str:
        """How a later letter names it: by the letter, or by channel and day."""
        if self.letter:
            return f"tại {self.letter}"
        return f"qua {_small(self.channel_words)} ngày {_day(self.on)}"


def to_remind(late: Iterable[Cell]) -> list[Cell]:
    """Return those of the late reports that may be reminded of, in their order.

    Whoever was sent back a report and still has time to hand it in again is left alone.
    """
    return [cell for cell in late if not _has_time(cell)]


def log_of(obligations: Iterable[int]) -> dict[int, list[Told]]:
    """Return obligation id → its reminders, void ones too, the oldest first."""
    wanted = sorted(set(obligations))
    found: dict[int, list[Told]] = {}
    for start in range(0, len(wanted), 500):
        for told in _read(Reminder.obligation.in_(wanted[start : start + 500])):
            found.setdefault(told.obligation, []).append(told)
    return found


def log_of_unit(unit_id: int) -> list[Told]:
    """Return all reminders to a unit, the newest first."""
    return _read(Obligation.unit == unit_id)[::-1]


def log_of_plan(plan_id: int) -> list[Told]:
    """Return all reminders about a plan, the newest first."""
    return _read(Obligation.plan == plan_id)[::-1]


def earlier(
    obligations: Iterable[int], on: date, without: int | None = None
) -> dict[int, list[Told]]:
    """Return obligation id → the reminders that count, sent before a day; none of the day itself.

    A letter and a call of one day are one reminder, so what is sent today has no number of its
    own yet. `without` leaves out a letter that is made anew.
    """
    return {
        number: [
            told
            for told in lines
            if told.on < on and not told.void and (without is None or told.document != without)
        ]
        for number, lines in log_of(obligations).items()
    }


def times(before: Iterable[Told]) -> int:
    """Return how manieth time the next reminder is: days on which there was one, and this one."""
    return len({told.on for told in before}) + 1


def log_letter(obligations: Iterable[int], letter: Document, on: date, replaces: int = 0) -> None:
    """Note a letter about late reports. `replaces`: id of an unsent one that it stands for.

    Call it inside the transaction that registers the letter.
    """
    if replaces:
        Reminder.update(document=-replaces).where(Reminder.document == replaces).execute()
    for number in obligations:
        Reminder.create(obligation=number, sent_on=on, channel=Channel.PAPER, document=letter.id)


def forget_letter(document_id: int) -> None:
    """Take out of the log what a letter noted that was never handed to the clerk."""
    Reminder.delete().where(Reminder.document == document_id).execute()


def log_contact(
    owed: Iterable[Obligation],
    on: date,
    today: date,
    *,
    channel: Channel = Channel.PHONE,
    contact: str = "",
    note: str = "",
) -> Change:
    """Note that somebody was called or written to about late reports; it can be taken back.

    Raises RuleBroken, noting nothing, for no report and for a day to come.
    """
    owed = list(owed)
    if not owed:
        raise RuleBroken("Hãy chọn ít nhất một đơn vị để ghi đôn đốc.")
    if on > today:
        raise RuleBroken("Ngày nhắc không được sau ngày hôm nay.")
    with db.atomic("IMMEDIATE"):
        rows = [
            Reminder.create(
                obligation=item.id,
                sent_on=on,
                channel=channel.value,
                contact=squeeze(contact),
                note=squeeze(note),
            )
            for item in owed
        ]
        codes = {item.unit.code for item in owed}
        code = codes.pop() if len(codes) == 1 else ""
        return deeds.added("reminded", "reminder", code, _sentence(owed, channel), rows)


def cancel_letter(document: Document) -> Change | None:
    """Take a letter that never left out of the list of papers; the log keeps its line.

    The file stays where it is, so that this can be taken back. Raises RuleBroken for a letter
    with a number and for other papers.
    """
    if document.kind != LETTER:
        raise RuleBroken("Ở đây chỉ hủy được công văn đôn đốc.")
    if document.number:
        raise RuleBroken(
            f"Công văn {document.reference} đã có số nên không hủy được. Hãy ghi chú trong sổ"
            " văn bản đi nếu công văn không phát hành."
        )
    lines = tuple(Reminder.select().where(Reminder.document == document.id))
    told = f"Hủy công văn “{document.subject}”"
    rows = (document, *lines)
    number = str(document.id)
    with deeds.recorded("deleted", "document", number, told, (Attachment,), rows) as deed:
        Reminder.update(document=-document.id).where(Reminder.document == document.id).execute()
        Document.delete().where(Document.id == document.id).execute()
    return deed.change


def _has_time(cell: Cell) -> bool:
    found = cell.standing
    again = found.state is State.RETURNED and found.redo_by is not None
    return again and not found.redo_days_late


def _read(condition: object) -> list[Told]:
    """Return lines of the log with their letters, by day; one query."""
    query = (
        Reminder.select(Reminder, Obligation, Unit, PlanRecord, Document)
        .join(Obligation)
        .join(Unit)
        .switch(Obligation)
        .join(PlanRecord)
        .switch(Reminder)
        .join(
            Document,
            JOIN.LEFT_OUTER,
            on=((Reminder.document == Document.id) & (Document.kind == LETTER)),
            attr="letter",
        )
        .where(condition)
        .order_by(Reminder.sent_on, Reminder.id)
    )
    return [_told(row, getattr(row, "letter", None)) for row in query]


def _told(row: Reminder, letter: Document | None) -> Told:
    owed = row.obligation
    gone = row.document is not None and letter is None
    return Told(
        id=row.id,
        obligation=owed.id,
        unit=owed.unit.name,
        report=owed.period_label,
        plan=owed.plan.code,
        on=row.sent_on,
        channel=Channel(row.channel),
        letter=_letter_words(row, letter),
        contact=row.contact,
        note=row.note,
        document=letter.id if letter else None,
        void=_GONE if gone else "",
    )


def _letter_words(row: Reminder, letter: Document | None) -> str:
    if letter is not None and letter.number:
        return f"Công văn số {letter.reference} ngày {_day(letter.dated_on or letter.made_on)}"
    if row.reference:
        named = "" if row.reference.lower().startswith("công văn") else "Công văn số "
        day = "" if "ngày" in row.reference else f" ngày {_day(row.sent_on)}"
        return f"{named}{row.reference}{day}"
    return f"công văn ngày {_day(row.sent_on)}" if row.channel == Channel.PAPER else ""


def _sentence(owed: list[Obligation], channel: Channel) -> str:
    words = _small(CHANNELS[channel])
    if len(owed) == 1:
        return f"Ghi đôn đốc ({words}) cho {owed[0].unit.name}, {owed[0].period_label}"
    units = {item.unit_id: item.unit.name for item in owed}
    who = next(iter(units.values())) if len(units) == 1 else f"{len(units)} đơn vị"
    return f"Ghi đôn đốc ({words}) cho {who}, {len(owed)} báo cáo"


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _day(day: date) -> str:
    return vietnamese_date(day)
