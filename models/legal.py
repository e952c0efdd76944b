"""The legal texts that papers cite, with the time they hold and what replaced them."""

import json
from datetime import date
from pathlib import Path

from peewee import CharField, DateField

from models.base import NfcField, Record, db
from models.deadlines import vietnamese_long_date

LIST = Path(__file__).parent.parent / "resources" / "legal.json"


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
    def citation(self) -> str:
        """The full citation at first mention. Laws are cited by name alone (NĐ 30, PL I)."""
        if self.kind == "Luật":
            return f"Luật {self.title}"
        day = vietnamese_long_date(self.dated_on)
        return f"{self.kind} số {self.number} {day} của {self.issuer} {self.title}"

    def in_force(self, day: date) -> bool:
        """Tell whether the text holds on a day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def ensure_list() -> None:
    """Put the texts of the shipped list into a book that has none yet."""
    if LegalText.select().exists():
        return
    with db.atomic():
        for row in json.loads(LIST.read_text("utf-8"))["texts"]:
            LegalText.create(**row)


def in_force(day: date) -> list[LegalText]:
    """Return the texts in force on a day, laws first, then by day."""
    query = LegalText.select().order_by(LegalText.kind != "Luật", LegalText.dated_on)
    return [text for text in query if text.in_force(day)]
