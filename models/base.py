"""What every table shares: one database, text in NFC, values as JSON."""

import json
from typing import Any

from peewee import Model, SqliteDatabase, TextField

from models.codec import from_plain, to_plain
from models.text import nfc

db = SqliteDatabase(None, autoconnect=False)  # opened by `models.database.open_folder`


class NfcField(TextField):
    """Text, always stored in NFC; never NULL unless told so."""

    def db_value(self, value: object) -> object:
        return nfc(value) if isinstance(value, str) else value


class ValueField(TextField):
    """A value object of `models.plan` or `models.values`, or a list of such, as JSON."""

    def __init__(self, kind: Any, **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def db_value(self, value: object) -> str | None:
        if value is None:
            return None
        return nfc(json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":")))

    def python_value(self, value: str | None) -> object:
        return None if value is None else from_plain(json.loads(value), self.kind)


class Record(Model):
    """A row of the office's book."""

    class Meta:
        database = db
        legacy_table_names = False
