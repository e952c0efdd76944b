"""Grounds of a plan held against the register of legal texts. Pure."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from models.laws import BY_NAME, Law, Validity, by_number, fault, named_in, successor
from models.outline import walk
from models.plan import Ground, Plan
from models.readiness import Missing
from models.text import squeeze

WORDS = {
    Validity.IN_FORCE: "Còn hiệu lực",
    Validity.EXPIRED: "Hết hiệu lực",
    Validity.NOT_YET: "Chưa có hiệu lực",
}
_LEAD = re.compile(r"^(?:căn cứ|thực hiện|theo)\s+", re.I)
Span = tuple[date, date]


def paper_span(plan: Plan, today: date) -> Span:
    """Return the first and last day on which the plan may have been signed.

    Its own day; a draft of this year or of a later one is signed from today on, so today counts;
    an older plan whose day is not known: its month, else its year.
    """
    head = plan.head
    year = head.year or plan.year
    if year is None or year > today.year:
        return today, today
    if head.month and head.day:
        try:
            day = date(year, head.month, head.day)
        except ValueError:  # 31 April: told elsewhere
            return today, today
        return day, day
    if year == today.year:
        return today, today
    first, last = (head.month, head.month) if head.month else (1, 12)
    if not 1 <= first <= 12:
        return today, today
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def recognised(ground: Ground, laws: Sequence[Law], span: Span) -> Law | None:
    """Return the text of the register that a ground cites; None for any other paper.

    A law cited by its bare name is the one of that name in force then, as the decree wants laws
    cited; where none was, nothing is claimed.
    """
    if ground.number and (found := by_number(ground.number, laws)):
        return found
    if found := named_in(ground.text, laws):
        return found[0]
    bare = _LEAD.sub("", squeeze(ground.text)).rstrip(" .;,").lower()
    named = [law for law in laws if law.kind in BY_NAME and law.full.lower() == bare]
    return next((law for law in named if validity(law, span) is Validity.IN_FORCE), None)


def validity(law: Law, span: Span) -> Validity:
    """Tell whether a text was in force on any day of a span."""
    first, last = span
    if law.validity(first) is Validity.EXPIRED:
        return Validity.EXPIRED
    return Validity.NOT_YET if law.validity(last) is Validity.NOT_YET else Validity.IN_FORCE


def standing(ground: Ground, laws: Sequence[Law], span: Span) -> str:
    """Return what the list of grounds says of one: "Còn hiệu lực" …; "" for an unknown paper."""
    law = recognised(ground, laws, span)
    return WORDS[validity(law, span)] if law else ""


def outdated(plan: Plan, laws: Sequence[Law], today: date) -> list[Missing]:
    """Return one line for each ground that did not hold when the plan was, or will be, signed.

    `instead` names the text that takes its place, where the register knows one in force.
    """
    span = paper_span(plan, today)
    found = []
    for place, ground in enumerate(plan.grounds):
        law = recognised(ground, laws, span)
        if law is None or validity(law, span) is Validity.IN_FORCE:
            continue
        late = validity(law, span) is Validity.EXPIRED
        new = successor(law, laws, span[1]) if late else None
        found.append(
            Missing(
                section="grounds",
                path=f"grounds.{place}",
                sentence=f"Xem lại căn cứ: {fault(law, span[0] if late else span[1])}",
                is_advice=True,
                instead=new.number if new else "",
            )
        )
    return found


def ground_of(law: Law) -> Ground:
    """Return a ground that cites a text in full."""
    ground = Ground()
    _write(ground, law)
    return ground


def cites(plan: Plan, law: Law, laws: Sequence[Law], span: Span) -> bool:
    """Tell whether a plan rests on a text already."""
    return any(recognised(ground, laws, span) == law for ground in plan.grounds)


def replace_ground(plan: Plan, place: int, law: Law) -> bool:
    """Let another text stand in a ground's place, in the plan's own words too.

    A text that is among the grounds already is not written twice. False when the words of the
    outline still speak of the old one and the clerk has to mend them.
    """
    old = plan.grounds[place]
    words, number = old.text.strip(), old.number
    if any(other.number == law.number for other in plan.grounds if other is not old):
        del plan.grounds[place]
    else:
        _write(old, law)
    own = [node for node in walk(plan.outline) if not node.filled]
    for node in own:
        if words and words in node.text:
            node.text = node.text.replace(words, law.full)
    return not any(number and number in node.text for node in own)


def _write(ground: Ground, law: Law) -> None:
    ground.text, ground.kind, ground.number = law.full, law.kind, law.number
    ground.dated_on, ground.issuer, ground.subject = law.dated_on, law.issuer, law.title
    ground.confirmed = True
