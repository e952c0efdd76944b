"""The whole history of one report that is owed: every line of its log, the void ones too."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from models import extending, journal, reminding
from models.attachments import Attachment, sent_with
from models.deadlines import vietnamese_date
from models.figure_rules import number_words, rounded
from models.indicators import Indicator, IndicatorValue
from models.obligations import Channel, Extension, Obligation, Receipt, Verdict

_END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class Event:
    """One line of the story. `kind`: opened, accepted, correction, returned, extended, reminded,
    exempt. `void`: it does not count, and `ended` tells why and when."""

    at: datetime  # what it is sorted by
    kind: str
    title: str
    details: tuple[str, ...] = ()
    void: bool = False
    ended: str = ""
    receipt: Receipt | None = None
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Story:
    """All that is known of one obligation, the oldest first."""

    obligation: Obligation
    events: list[Event] = field(default_factory=list)

    @property
    def receipts(self) -> list[Event]:
        return [event for event in self.events if event.receipt is not None]


def story_of(obligation: Obligation) -> Story:
    """Read the story of an obligation, in a handful of queries."""
    query = Receipt.select().where(Receipt.obligation == obligation.id)
    receipts = list(query.order_by(Receipt.received_on, Receipt.id))
    files, values = sent_with(receipt.id for receipt in receipts), _values(receipts)
    first = first_accepted(receipts)
    events = [_opened(obligation)]
    for receipt in receipts:
        sent = tuple(files.get(receipt.id, ()))
        events.append(_receipt(receipt, first, sent, values.get(receipt.id, [])))
    events += [_extension(item) for item in extending.log_of(obligation.id)]
    events += [
        _reminder(told) for told in reminding.log_of([obligation.id]).get(obligation.id, [])
    ]
    if obligation.exempt_on:
        moment = _at(obligation.exempt_on)
        title = f"Được miễn từ ngày {vietnamese_date(obligation.exempt_on)}"
        events.append(Event(moment, "exempt", title, (f"Lý do: {obligation.exempt_reason}",)))
    return Story(obligation, sorted(events, key=lambda event: event.at))


def first_accepted(receipts: Iterable[Receipt]) -> Receipt | None:
    """Return the line that timeliness is judged on; None while nothing was accepted.

    `receipts` stand in the order they came.
    """
    taken = (one for one in receipts if not one.void and one.verdict == Verdict.ACCEPTED)
    return min(taken, key=lambda receipt: receipt.received_on, default=None)


def received_words(receipt: Receipt) -> str:
    """Return the day a report came in, and the day it was entered where that is another."""
    received, entered = receipt.received_on, receipt.entered_at.date()
    told = f"nhận ngày {vietnamese_date(received)}"
    return told if entered == received else f"{told}, vào sổ ngày {vietnamese_date(entered)}"


def _opened(owed: Obligation) -> Event:
    by_hand = bool(owed.origin_reason)
    title = "Thêm bằng tay" if by_hand else "Mở kỳ theo kế hoạch"
    details = [f"Từ ngày {vietnamese_date(owed.opens_on)}, hạn {vietnamese_date(owed.due_on)}"]
    if by_hand:
        details.append(f"Lý do: {owed.origin_reason}")
    return Event(datetime.combine(owed.opens_on, time.min), "opened", title, tuple(details))


def _receipt(
    receipt: Receipt, first: Receipt | None, files: tuple[Attachment, ...], values: list[str]
) -> Event:
    kind, title = _kind(receipt, first)
    details = [received_words(receipt).capitalize(), Channel(receipt.channel).label]
    if paper := extending.paper_words(receipt.paper_number, receipt.paper_on):
        details.append(f"Văn bản: {paper}")
    if receipt.reason:
        details.append(f"Lý do trả lại: {receipt.reason}")
    if receipt.redo_by:
        details.append(f"Nộp lại chậm nhất {vietnamese_date(receipt.redo_by)}")
    details += values
    if receipt.note:
        details.append(f"Ghi chú: {receipt.note}")
    ended = _struck(receipt) if receipt.void else ""
    moment = datetime.combine(receipt.received_on, receipt.entered_at.time())
    return Event(moment, kind, title, tuple(details), receipt.void, ended, receipt, files)


def _kind(receipt: Receipt, first: Receipt | None) -> tuple[str, str]:
    if receipt.verdict == Verdict.RETURNED:
        return "returned", "Trả lại để làm lại"
    nil = ", không phát sinh" if receipt.nil else ""
    if not receipt.void and first is not None and receipt.id != first.id:
        day = vietnamese_date(first.received_on)
        return "correction", f"Nhận bản chỉnh sửa, bổ sung{nil} (ngày nộp vẫn tính {day})"
    return "accepted", f"Nhận, đạt yêu cầu{nil}"


def _struck(receipt: Receipt) -> str:
    lines = [
        line
        for line in journal.of("receipt", str(receipt.id))
        if line.action == "struck" and not line.undone
    ]
    day = f" ngày {vietnamese_date(lines[0].at.date())}" if lines else ""
    return f"Đã gạch{day}: {receipt.void_reason}"


def _extension(item: Extension) -> Event:
    details = []
    if paper := extending.paper_words(item.paper_number, item.paper_on):
        details.append(f"Theo {paper}")
    if item.reason:
        details.append(f"Lý do: {item.reason}")
    details.append(f"Ghi sổ ngày {vietnamese_date(item.made_at.date())}")
    title = f"Gia hạn đến hết ngày {vietnamese_date(item.to_on)}"
    moment = datetime.combine(item.paper_on, time(12)) if item.paper_on else item.made_at
    ended = "Đã bỏ lần gia hạn này" if item.void else ""
    return Event(moment, "extended", title, tuple(details), item.void, ended)


def _reminder(told: reminding.Told) -> Event:
    details = [told.how]
    details += [f"Người nhận: {told.contact}"] if told.contact else []
    details += [told.note] if told.note else []
    title = f"Đôn đốc ngày {vietnamese_date(told.on)}"
    void = bool(told.void)
    return Event(_at(told.on), "reminded", title, tuple(details), void, told.void)


def _values(receipts: list[Receipt]) -> dict[int, list[str]]:
    """Return receipt id → its values of indicators, as lines."""
    query = (
        IndicatorValue.select(IndicatorValue, Indicator)
        .join(Indicator)
        .where(IndicatorValue.receipt.in_([receipt.id for receipt in receipts]))
        .order_by(Indicator.position, Indicator.id)
    )
    found: dict[int, list[str]] = {}
    for item in query:
        found.setdefault(item.receipt_id, []).append(_value_words(item))
    return found


def _value_words(item: IndicatorValue) -> str:
    told = f"{item.indicator.title}: "
    if not item.applies:
        return f"{told}không áp dụng"
    if item.value is None:
        return f"{told}chưa có số liệu"
    value = rounded(item.value, item.indicator.decimals)
    return told + number_words(value, item.indicator.measure)


def _at(day: date) -> datetime:
    return datetime.combine(day, _END_OF_DAY)
