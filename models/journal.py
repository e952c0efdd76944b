"""Who changed what: every action of the clerk leaves a line, and may be taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from peewee import BooleanField, CharField, DateTimeField

from models.base import NfcField, Record, ValueField

now: Callable[[], datetime] = datetime.now  # the moment a line is written; rules never use it
_TYPING = timedelta(minutes=5)  # saves of one editor within this are one line


class Change(Record):
    """One action: what was touched, and the plain values before and after."""

    at = DateTimeField(index=True)
    action = CharField()  # created, changed, deleted, restored, received …
    subject = CharField()  # "plan", "unit", "receipt" …
    code = CharField(index=True)
    sentence = NfcField()  # what the clerk reads: "Xóa phong trào …"
    before = ValueField(dict, null=True)
    after = ValueField(dict, null=True)
    undone = BooleanField(default=False)


def note(
    action: str,
    subject: str,
    code: str,
    sentence: str,
    before: dict | None = None,
    after: dict | None = None,
) -> Change:
    """Add a line. Call it inside the transaction of the action itself."""
    return Change.create(
        at=now(),
        action=action,
        subject=subject,
        code=code,
        sentence=sentence,
        before=before,
        after=after,
    )


def note_typing(
    subject: str, code: str, sentence: str, before: dict, after: dict
) -> Change | None:
    """Add a line for an edit, or lengthen the last one when it is the same clerk's typing.

    `before` and `after` hold only the parts that differ; None when nothing does.
    """
    if before == after:
        return None
    last = Change.select().order_by(Change.id.desc()).first()
    goes_on = (
        last is not None
        and (last.action, last.subject, last.code) == ("changed", subject, code)
        and not last.undone
        and now() - last.at < _TYPING
    )
    if not goes_on:
        return note("changed", subject, code, sentence, before, after)
    last.before = {**before, **last.before}
    last.after = {**last.after, **after}
    last.at = now()
    last.save()
    return last


def recent(limit: int = 200) -> list[Change]:
    """Return the newest lines first."""
    return list(Change.select().order_by(Change.id.desc()).limit(limit))


def of(subject: str, code: str) -> list[Change]:
    """Return the lines about one thing, newest first."""
    query = Change.select().where(Change.subject == subject, Change.code == code)
    return list(query.order_by(Change.id.desc()))
