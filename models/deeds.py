"""Deeds on small tables: what changed is kept row by row, so that every deed can be taken back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import IntegrityError

from models import journal
from models.attachments import Attachment
from models.base import Record, db
from models.council import CouncilMember
from models.documents import Document
from models.errors import RuleBroken
from models.events import NamedEvent
from models.legal import LegalText
from models.nominations import Nomination
from models.obligations import Reminder
from models.office import HolidayRow, OfficeName, Setting
from models.paper_details import PaperDetails
from models.plan_records import Participation
from models.scores import Score, ScoreCriterion, ScoreSheet
from models.units import Cluster, Membership, Unit

UNITS: tuple[type[Record], ...] = (Unit, Cluster, Membership)
# Parents before children: put back in this order, removed in the opposite one.
_TABLES: tuple[type[Record], ...] = (
    *UNITS,
    Participation,
    OfficeName,
    Setting,
    HolidayRow,
    LegalText,
    Document,
    Attachment,
    CouncilMember,
    Nomination,
    PaperDetails,
    NamedEvent,
    Reminder,
    ScoreSheet,
    ScoreCriterion,
    Score,
)
_BY_NAME = {table._meta.table_name: table for table in _TABLES}
_LEANT_ON = "Đã có báo cáo hoặc hồ sơ dựa trên việc này nên không hoàn tác được."
_MARK = "rows"  # what tells such a line of the journal from others

Rows = dict[str, dict[str, dict[str, Any] | None]]  # table → id → plain values; None: no such row


@dataclass
class Deed:
    """A deed being done; `sentence` may be put in words while it is. `change`: its line."""

    sentence: str
    change: journal.Change | None = None  # None while open, and when nothing differed


@contextmanager
def recorded(
    action: str,
    subject: str,
    code: str,
    sentence: str,
    tables: tuple[type[Record], ...] = UNITS,
    rows: tuple[Record, ...] = (),
) -> Iterator[Deed]:
    """Do all that is written inside in one transaction and note the rows it changed.

    Looked at are whole `tables`, and single `rows` of tables too long for that; of those only
    the fields that differ are kept. Nothing is noted when nothing changed; nothing is kept when
    it raises.
    """
    deed = Deed(sentence)
    with db.atomic("IMMEDIATE"):
        before = _picture(tables, rows)
        yield deed
        after = _picture(tables, rows)
        old, new = _difference(before, after)
        _slim(old, new, {row._meta.table_name for row in rows} - _names(tables))
        if old or new:
            told = deed.sentence
            deed.change = journal.note(action, subject, code, told, {_MARK: old}, {_MARK: new})


def added(
    action: str, subject: str, code: str, sentence: str, rows: Iterable[Record]
) -> journal.Change:
    """Note rows just written to tables too long to be looked at whole; in their transaction."""
    old: Rows = {}
    new: Rows = {}
    for row in rows:
        name = row._meta.table_name
        old.setdefault(name, {})[str(row.id)] = None
        new.setdefault(name, {})[str(row.id)] = _plain(row)
    return journal.note(action, subject, code, sentence, {_MARK: old}, {_MARK: new})


def can_undo(change: journal.Change) -> bool:
    """Tell whether a line of the journal is such a deed and still stands."""
    return not change.undone and change.before is not None and _MARK in change.before


def touched(change: journal.Change, table: type[Record]) -> set[int]:
    """Return the ids of the rows of a table that a deed changed."""
    if change.before is None or _MARK not in change.before:
        return set()
    name = table._meta.table_name
    found = {**change.before[_MARK].get(name, {}), **change.after[_MARK].get(name, {})}
    return {int(number) for number in found}


def undo(change: journal.Change) -> None:
    """Put the rows back as they were before a deed.

    Raises RuleBroken, changing nothing, when they were changed again since, or when something
    rests on a row that would have to go.
    """
    if change.undone:
        raise RuleBroken("Việc này đã được hoàn tác.")
    if not can_undo(change):
        raise RuleBroken("Việc này không hoàn tác được nữa.")
    before, after = change.before[_MARK], change.after[_MARK]
    try:
        with db.atomic("IMMEDIATE"):
            if _as_now(after) != after:
                raise RuleBroken(
                    "Sau việc này đã có thay đổi khác. Hãy hoàn tác việc mới hơn trước."
                )
            _refuse_leant_on(before)
            _put_back(before)
            change.undone = True
            change.save()
    except IntegrityError as error:
        raise RuleBroken(_LEANT_ON) from error


def _picture(tables: tuple[type[Record], ...], rows: tuple[Record, ...]) -> Rows:
    found: Rows = {
        table._meta.table_name: {str(row.id): _plain(row) for row in table.select()}
        for table in tables
    }
    for row in rows:
        single = found.setdefault(row._meta.table_name, {})
        if (now := type(row).get_or_none(type(row).id == row.id)) is not None:
            single[str(row.id)] = _plain(now)
    return found


def _plain(row: Record) -> dict[str, Any]:
    found = {}
    for name, field in row._meta.fields.items():
        value = field.db_value(row.__data__.get(name))
        found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def _difference(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    old: Rows = {}
    new: Rows = {}
    for name in before:
        for number in {**before[name], **after[name]}:
            was, is_now = before[name].get(number), after[name].get(number)
            if was != is_now:
                old.setdefault(name, {})[number] = was
                new.setdefault(name, {})[number] = is_now
    return old, new


def _slim(old: Rows, new: Rows, names: set[str]) -> None:
    """Leave out, of changed rows of these tables, the fields that stayed as they were."""
    for name in names & set(old):
        for number, was in old[name].items():
            is_now = new[name][number]
            if was is not None and is_now is not None:
                for field in [field for field in was if was[field] == is_now[field]]:
                    del was[field], is_now[field]


def _names(tables: tuple[type[Record], ...]) -> set[str]:
    return {table._meta.table_name for table in tables}


def _as_now(rows: Rows) -> Rows:
    """Return the rows named by `rows` as they are now, with the fields that are told there."""
    found: Rows = {}
    for name, wanted in rows.items():
        for number, told in wanted.items():
            row = _BY_NAME[name].get_or_none(_BY_NAME[name].id == int(number))
            now = _plain(row) if row else None
            if now is not None and told is not None:
                now = {field: value for field, value in now.items() if field in told}
            found.setdefault(name, {})[number] = now
    return found


def _refuse_leant_on(before: Rows) -> None:
    """Refuse when a row that goes is named elsewhere: the book would drop those lines silently."""
    going = {
        name: {int(number) for number, plain in rows.items() if plain is None}
        for name, rows in before.items()
    }
    for name, numbers in going.items():
        for link, other in _BY_NAME[name]._meta.backrefs.items():
            if other is Membership and name == Unit._meta.table_name:
                continue  # a unit's seats go with it
            leaning = other.select(other.id).where(link.in_(numbers))
            if {row.id for row in leaning} - going.get(other._meta.table_name, set()):
                raise RuleBroken(_LEANT_ON)


def _put_back(before: Rows) -> None:
    for name, table in _BY_NAME.items():
        for number, plain in before.get(name, {}).items():
            if plain is not None:
                _write(table, int(number), plain)
    for name in reversed(_BY_NAME):
        for number, plain in before.get(name, {}).items():
            if plain is None:
                _BY_NAME[name].delete().where(_BY_NAME[name].id == int(number)).execute()


def _write(table: type[Record], number: int, plain: dict[str, Any]) -> None:
    values = {
        name: table._meta.fields[name].python_value(value)
        for name, value in plain.items()
        if name in table._meta.fields
    }
    row = table.get_or_none(table.id == number)
    if row is None:
        table(**values).save(force_insert=True)
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
