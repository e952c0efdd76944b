"""The register of legal texts that papers cite: the shipped list and what the office changed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from peewee import CharField, DateField

from models import office
from models.base import NfcField, Record, db
from models.laws import Law, from_row

LIST = Path(__file__).parent.parent / "resources" / "legal.json"
_SETTING = "legal"  # number → the row as this book was last given it
_FIELDS = ("kind", "number", "dated_on", "issuer", "title", "from_on", "until_on", "replaced_by")
_FIELDS += ("note",)


class LegalText(Record):
    """A law, decree or circular."""

    kind = NfcField()  # Luật, Nghị định, Thông tư
    number = CharField(unique=True)
    dated_on = DateField()
    issuer = NfcField()
    title = NfcField()
    from_on = DateField()  # in force from
    until_on = DateField(null=True)  # last day in force
    replaced_by = CharField(default="")
    note = NfcField(default="")

    @property
    def law(self) -> Law:
        """The text as a plain value, to which the rules of `models.laws` apply."""
        return Law(**{name: getattr(self, name) for name in _FIELDS})

    @property
    def citation(self) -> str:
        """The full citation at first mention."""
        return self.law.full

    def in_force(self, day: date) -> bool:
        """Tell whether the text holds on a day."""
        return self.law.in_force(day)


def ensure_list() -> None:
    """Bring the shipped list into the book; the clerk's own edits stay as they are.

    A text new in this version is added once: deleted by the clerk, it stays away. A text that
    stands as it was shipped follows the shipped list; one that was edited does not.
    """
    rows = shipped_rows()
    known = {row.number: row for row in LegalText.select()}
    stored = office.get(_SETTING).get("given")
    # a book without this setting is of a version whose list could not be edited
    given = {number: _plain(row) for number, row in known.items()} if stored is None else stored
    now = {**given, **{row["number"]: row for row in rows}}
    if stored == now:
        return
    with db.atomic():
        for row in rows:
            _bring(row, known.get(row["number"]), given.get(row["number"]))
        office.put(_SETTING, {"given": now})


def shipped_rows() -> list[dict[str, Any]]:
    """Return the rows of the shipped list with every field; days are ISO strings or None."""
    texts = json.loads(LIST.read_text("utf-8"))["texts"]
    return [{"note": "", **row} for row in texts]


def shipped() -> list[Law]:
    """Return the shipped list, for a check without a book."""
    return [from_row(row) for row in shipped_rows()]


def texts() -> list[LegalText]:
    """Return the whole register, laws first, then by day."""
    return list(LegalText.select().order_by(LegalText.kind != "Luật", LegalText.dated_on))


def laws() -> list[Law]:
    """Return the whole register as plain values, laws first, then by day."""
    return [text.law for text in texts()]


def in_force(day: date) -> list[LegalText]:
    """Return the texts in force on a day, laws first, then by day."""
    return [text for text in texts() if text.in_force(day)]


def _bring(row: dict[str, Any], mine: LegalText | None, given: dict[str, Any] | None) -> None:
    """Add a shipped row, or renew `mine` where it stands as it was `given` last."""
    if mine is None and given is None:
        LegalText.create(**row)
    elif mine is not None and _plain(mine) == given and given != row:
        LegalText.update(**row).where(LegalText.id == mine.id).execute()


def _plain(text: LegalText) -> dict[str, Any]:
    """Return a row of the book as the shipped list writes it."""
    found = {name: getattr(text, name) for name in _FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
    }
