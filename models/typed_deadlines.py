"""A deadline typed as text by the clerk: read as a rule, or not understood at all.

The finders are those that read whole papers; what they would leave to the context of a sentence
("trước ngày 15" beside a monthly report) is settled here by the field that was typed in.
"""

import re
from dataclasses import dataclass, replace

from models.expressions import Context, Found, FoundKind, find_deadlines
from models.text import nfc, squeeze
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind

_OF_THE_YEAR = (Cadence.HALF_YEAR, Cadence.NINE_MONTHS, Cadence.YEAR)
_YEAR = re.compile(r"\d{4}|\d\s*/\s*\d+\s*/\s*\d\d")
_TO = re.compile(r",?\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?", re.I)
_FROM = re.compile(r"^(?:bắt đầu\s+)?(?:kể\s+|tính\s+)?từ\s+", re.I)
_BARE_COUNT = re.compile(
    r"(?:(?:trong|sau|chậm nhất|không quá|trong vòng|trong thời hạn)\s+)*"
    r"(\d{1,3})\s+ngày(\s+làm việc)?",
    re.I,
)


@dataclass(frozen=True)
class TypedDue:
    """A due rule read from text; `cadences` when the words tell how often too."""

    due: DueRule
    cadences: tuple[Cadence, ...] = ()


def typed_deadline(text: str, context: Context) -> Deadline | None:
    """Return the one deadline that `text` names, None when it is not understood.

    A term without a day to count from, an event whose day nobody told, and "thường xuyên" are
    understood. A day that comes again is not one deadline.
    """
    words = squeeze(nfc(text))
    found = find_deadlines(words, context)
    led = [one for one in found if one.deadline and one.kind is FoundKind.DEADLINE]
    spans = [one for one in found if one.deadline and one.kind is FoundKind.SPAN]
    for one in (*led, *spans[-1:]):
        if one.deadline and _is_known(one.deadline):
            return replace(one.deadline, words=words)
    if any(one.ends and one.ends.kind is MomentKind.ONGOING for one in found):
        return Deadline(ongoing=True, words=words)
    return None


def comes_again(text: str, context: Context) -> bool:
    """Tell whether `text` names a day that comes again: a matter of reports, not of one day."""
    kinds = {one.kind for one in find_deadlines(squeeze(nfc(text)), context)}
    return bool(kinds & {FoundKind.DUE, FoundKind.CADENCE})


def typed_due(text: str, context: Context, cadence: Cadence = Cadence.ONCE) -> TypedDue | None:
    """Return the due rule that `text` gives a report owed every `cadence`; None if unknown."""
    words = squeeze(nfc(text))
    if not words:
        return None
    found = find_deadlines(words, context)
    cadences = tuple(dict.fromkeys(item for one in found for item in one.cadences))
    for one in found:
        if one.due is not None:
            return TypedDue(replace(one.due, words=words), cadences)
    for one in found:
        if one.deadline is not None and one.deadline.on is not None:
            return TypedDue(_as_rule(one, words, cadence), cadences)
    if cadences:
        return TypedDue(DueRule(words=words), cadences)
    return _completed(words, context, cadence)


def typed_moments(text: str, context: Context) -> tuple[Moment | None, Moment | None]:
    """Return start and end that `text` names, None where it names none; both may be alike.

    Only what has no day keeps words, each its own: "ngày ký giao ước" of "từ … đến …".
    """
    words = squeeze(nfc(text))
    starts = ends = None
    for one in find_deadlines(words, context):
        if one.kind in (FoundKind.SPAN, FoundKind.DEADLINE):
            starts, ends = starts or one.starts, ends or one.ends
    first, _, second = _TO.sub("\n", words, count=1).partition("\n")
    return _worded(starts, _FROM.sub("", first)), _worded(ends, second or first)


def _worded(moment: Moment | None, words: str) -> Moment | None:
    if moment is None:
        return None
    return replace(moment, words=words if moment.kind is MomentKind.EVENT else "")


def _is_known(deadline: Deadline) -> bool:
    return bool(deadline.on or deadline.moment or deadline.count)


def _as_rule(found: Found, words: str, cadence: Cadence) -> DueRule:
    """Return "that day and month" for a report of the year, else the one day."""
    deadline = found.deadline
    assert deadline is not None and deadline.on is not None
    on = deadline.on
    if cadence not in _OF_THE_YEAR or _YEAR.search(words):
        return DueRule(on=on, wording=deadline.wording, words=words)
    return DueRule(day=on.day, month=on.month, wording=deadline.wording, words=words)


def _completed(words: str, context: Context, cadence: Cadence) -> TypedDue | None:
    """Read what is only clear beside a report: "trước ngày 15", "sau 05 ngày", "09 tháng"."""
    if count := _BARE_COUNT.fullmatch(words):
        due = DueRule(days_after=int(count[1]), working_days=bool(count[2]), words=words)
        return TypedDue(due)
    quarterly = cadence is Cadence.QUARTER
    tails = ("của tháng cuối quý",) if quarterly else ("hằng tháng", "hằng tuần")
    for whole in (*(f"{words} {tail}" for tail in tails), f"định kỳ {words}"):
        found = find_deadlines(whole, context)
        if len(found) != 1 or found[0].words != whole:
            continue
        one = found[0]
        if one.due is not None:
            return TypedDue(replace(one.due, words=words), one.cadences)
        if one.cadences:
            return TypedDue(DueRule(words=words), one.cadences)
    return None
