"""Finds what running Vietnamese text says about days: deadlines, spans, how often, what is due.

Everything found is a proposal; the clerk confirms it. Nothing is guessed from numbers of texts
("71/KH-UBND"), and days that do not exist (31/02) give nothing.
"""

from dataclasses import replace

from models.count_words import find_counted, find_events, find_special, with_special
from models.date_words import plain
from models.day_words import find_cited, find_days, find_led_stretches
from models.found import Context, Found, FoundKind
from models.recurring_words import find_cadences, find_due_rules
from models.school_words import find_school, find_school_cadences
from models.span_words import find_spans, find_stretches
from models.text import nfc
from models.week_words import find_weeks

__all__ = ["Context", "Found", "FoundKind", "find_deadlines"]

# Whoever comes first keeps its words: the more exact reading before the looser one.
_FINDERS = (
    find_special,
    find_due_rules,
    find_weeks,
    find_counted,
    find_school,
    find_spans,
    find_cited,
    find_events,
    find_days,
    find_led_stretches,
    find_stretches,
    find_school_cadences,
    find_cadences,
)


def find_deadlines(text: str, context: Context, *, with_cited: bool = False) -> list[Found]:
    """Return the expressions in `text`, in order, none overlapping.

    `text` is one paragraph or cell in NFC (else places refer to its NFC form); bold marks and odd
    spaces do no harm. Days of cited texts and anniversaries are left out unless `with_cited`.
    """
    text = nfc(text)
    simple = plain(text)
    taken: list[Found] = []
    specials: list[Found] = []
    for find in _FINDERS:
        for found in find(simple, context):
            others = (*taken, *specials)
            if not any(found.start < other.end and other.start < found.end for other in others):
                (specials if find is find_special else taken).append(found)
    taken = with_special(simple, taken, specials)
    kept = [found for found in taken if with_cited or found.kind is not FoundKind.CITED]
    return [_worded(found, text) for found in sorted(kept, key=lambda found: found.start)]


def _worded(found: Found, text: str) -> Found:
    """Return `found` with the paper's own words, trimmed, in it and in its parts."""
    raw = text[found.start : found.end]
    start = found.start + len(raw) - len(raw.lstrip(" *\n\t\xa0"))
    words = " ".join(raw.replace("*", "").split()).rstrip(",;: ")
    parts = {name: getattr(found, name) for name in ("deadline", "starts", "ends", "due")}
    return replace(
        found,
        start=start,
        end=found.start + len(raw.rstrip(" *\n\t\xa0,;:")),
        words=words,
        **{name: replace(part, words=words) for name, part in parts.items() if part is not None},
    )
