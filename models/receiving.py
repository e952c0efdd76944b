"""What the clerk does with an obligation: book a hand-in, return it, exempt, remind; and undo.

More time is given in `models.extending`, reports are added and dropped in `models.owing`.

Every deed is one transaction with its line in the journal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models import extending, journal, owing
from models.base import db
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.obligations import (
    Channel,
    Obligation,
    Receipt,
    Reminder,
    Verdict,
    remember_first_accepted,
    remember_first_accepted_of,
)
from models.text import squeeze

SUBJECTS = ("receipt", "obligation", extending.SUBJECT)  # of the journal's lines undone here


@dataclass(frozen=True, kw_only=True)
class HandIn:
    """What the clerk types when a report comes in."""

    received_on: date
    channel: Channel = Channel.PAPER
    paper_number: str = ""
    paper_on: date | None = None
    nil: bool = False
    verdict: Verdict = Verdict.ACCEPTED
    reason: str = ""
    redo_by: date | None = None
    file: str = ""
    note: str = ""


def objections(hand_in: HandIn, today: date) -> list[str]:
    """Return what keeps a hand-in from being booked, as sentences; empty when all is well."""
    found = []
    if hand_in.received_on > today:
        found.append("Ngày nhận không được sau ngày hôm nay.")
    if hand_in.paper_on and hand_in.paper_on > hand_in.received_on:
        found.append("Ngày văn bản không được sau ngày nhận.")
    if hand_in.verdict is Verdict.RETURNED and not squeeze(hand_in.reason):
        found.append("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì.")
    if hand_in.redo_by and hand_in.redo_by < hand_in.received_on:
        found.append("Ngày nộp lại phải từ ngày nhận trở đi.")
    return found


def book(obligation: Obligation, hand_in: HandIn, today: date) -> Receipt:
    """Add a hand-in to the log and return it. Raises RuleBroken with the first objection."""
    return book_many([obligation], hand_in, today)[0]


def book_many(owed: Iterable[Obligation], hand_in: HandIn, today: date) -> list[Receipt]:
    """Book the same hand-in for several obligations, all or none."""
    objected = objections(hand_in, today)
    if objected:
        raise RuleBroken(objected[0])
    with db.atomic("IMMEDIATE"):
        return [_book(obligation, hand_in) for obligation in owed]


def book_log(log: Iterable[tuple[Obligation, HandIn]], today: date) -> int:
    """Book a whole log of hand-ins kept elsewhere, all or none; return how many.

    The same rules as for `book`, but one line in the journal for all of them.
    """
    log = list(log)
    for _, hand_in in log:
        objected = objections(hand_in, today)
        if objected:
            raise RuleBroken(objected[0])
    with db.atomic("IMMEDIATE"):
        rows = [_receipt_values(obligation, hand_in) for obligation, hand_in in log]
        for start in range(0, len(rows), 50):
            Receipt.insert_many(rows[start : start + 50]).execute()
        remember_first_accepted_of([obligation.id for obligation, _ in log])
        if log:
            journal.note("received", "log", "", f"Nhận {len(log)} lần nộp báo cáo từ sổ có sẵn")
    return len(log)


def strike_out(receipts: Iterable[Receipt], reason: str) -> None:
    """Take wrong lines out of the log, all or none; they stay readable, with the reason.

    Raises RuleBroken without a reason.
    """
    reason = squeeze(reason)
    if not reason:
        raise RuleBroken("Hãy ghi lý do gạch lần nhận.")
    with db.atomic("IMMEDIATE"):
        for receipt in receipts:
            receipt.void, receipt.void_reason = True, reason
            receipt.save()
            remember_first_accepted(receipt.obligation)
            said = f"Gạch lần nhận của {_name(receipt.obligation)}"
            journal.note("struck", "receipt", str(receipt.id), said)


def exempt(owed: Iterable[Obligation], on: date, reason: str) -> None:
    """Free units from reports, from a day on. Raises RuleBroken without a reason.

    Refused too for what is in already: it would vanish from the figures.
    """
    reason = squeeze(reason)
    if not reason:
        raise RuleBroken("Hãy ghi lý do miễn báo cáo.")
    with db.atomic("IMMEDIATE"):
        for obligation in owed:
            _refuse_handed_in(obligation)
            before = _facts(obligation)
            obligation.exempt_on, obligation.exempt_reason = on, reason
            _keep(obligation, before, "exempted", "Miễn báo cáo cho")


def lift_exemption(owed: Iterable[Obligation]) -> None:
    """Let the reports be owed again."""
    with db.atomic("IMMEDIATE"):
        for obligation in owed:
            before = _facts(obligation)
            obligation.exempt_on, obligation.exempt_reason = None, ""
            _keep(obligation, before, "required", "Bỏ miễn báo cáo của")


def remind(
    owed: Iterable[Obligation], on: date, reference: str = "", channel: Channel = Channel.PAPER
) -> None:
    """Note that late units were reminded."""
    with db.atomic("IMMEDIATE"):
        for obligation in owed:
            Reminder.create(
                obligation=obligation, sent_on=on, channel=channel, reference=reference
            )


def undo(change: journal.Change) -> None:
    """Take back one line of the journal about a receipt, an obligation or an extension.

    Raises RuleBroken, changing nothing, when what it changed was changed again since.
    """
    if change.undone:
        raise RuleBroken("Việc này đã được hoàn tác.")
    if change.subject not in SUBJECTS:
        raise RuleBroken("Việc này không hoàn tác được nữa.")
    with db.atomic("IMMEDIATE"):
        if change.subject == "receipt":
            _undo_receipt(change)
        elif change.subject == extending.SUBJECT:
            extending.undo(change)
        elif change.action in owing.ACTIONS:
            owing.undo(change)
        else:
            _undo_facts(change)
        change.undone = True
        change.save()


def _undo_receipt(change: journal.Change) -> None:
    receipt = Receipt.get_by_id(int(change.code))
    receipt.void = change.action == "received"
    receipt.void_reason = "Hoàn tác" if receipt.void else ""
    receipt.save()
    remember_first_accepted(receipt.obligation)


def _undo_facts(change: journal.Change) -> None:
    """Put back what the deed changed; what other deeds changed beside it stays."""
    obligation = Obligation.get_by_id(int(change.code))
    now = _facts(obligation)
    touched = [name for name in now if change.before[name] != change.after[name]]
    if any(now[name] != change.after[name] for name in touched):
        raise RuleBroken("Sau việc này đã có thay đổi khác. Hãy hoàn tác việc mới hơn trước.")
    for name in touched:
        value = change.before[name]
        setattr(obligation, name, _day(value) if name.endswith(("_on", "_to")) else value)
    obligation.save()
    if "extended_to" in touched:
        extending.forget(obligation)


def _refuse_handed_in(obligation: Obligation) -> None:
    if obligation.first_accepted_on is not None:
        raise RuleBroken(
            f"{_name(obligation)} đã nộp ngày {vietnamese_date(obligation.first_accepted_on)} nên"
            " không miễn được. Hãy bỏ chọn ô đó, hoặc gạch lần nhận nếu ghi nhầm."
        )


def _book(obligation: Obligation, hand_in: HandIn) -> Receipt:
    returned = hand_in.verdict is Verdict.RETURNED
    receipt = Receipt.create(**_receipt_values(obligation, hand_in))
    remember_first_accepted(obligation)
    deed = "Trả lại báo cáo của" if returned else "Nhận báo cáo của"
    journal.note("received", "receipt", str(receipt.id), f"{deed} {_name(obligation)}")
    return receipt


def _receipt_values(obligation: Obligation, hand_in: HandIn) -> dict[str, object]:
    return {
        "obligation": obligation.id,
        "received_on": hand_in.received_on,
        "entered_at": journal.now(),
        "channel": hand_in.channel.value,
        "paper_number": squeeze(hand_in.paper_number),
        "paper_on": hand_in.paper_on,
        "nil": hand_in.nil,
        "verdict": hand_in.verdict.value,
        "reason": squeeze(hand_in.reason),
        "redo_by": hand_in.redo_by,
        "file": hand_in.file,
        "note": squeeze(hand_in.note),
    }


def _name(obligation: Obligation) -> str:
    return f"{obligation.unit.name}, {obligation.period_label}"


def _facts(obligation: Obligation) -> dict[str, object]:
    names = ("exempt_on", "exempt_reason", "extended_to", "extension_paper")
    return {name: _plain(getattr(obligation, name)) for name in names}


def _keep(obligation: Obligation, before: dict, action: str, deed: str) -> None:
    obligation.save()
    journal.note(
        action,
        "obligation",
        str(obligation.id),
        f"{deed} {_name(obligation)}",
        before,
        _facts(obligation),
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
