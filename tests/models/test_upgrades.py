"""Books of past versions come up whole: nothing is lost, and a copy of the old one stays."""

import gzip
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from playhouse.migrations import Runner

from models import opening, plan_store, soundness
from models.attachments import Attachment
from models.base import db
from models.council import CouncilMember
from models.database import FILE_NAME, MIGRATIONS, close, newest_version, open_folder
from models.documents import Document
from models.indicators import Indicator
from models.legal import LegalText
from models.nominations import Nomination
from models.obligations import Extension, Obligation, Receipt, Reminder
from models.states import State
from models.tracking import matrix
from models.units import Unit

BOOKS = Path(__file__).parent.parent / "data" / "books"
TODAY = date(2026, 11, 21)
CODE = "PT-2026-001"


def stored(tmp_path: Path, version: int) -> Path:
    """Unpack the book of schema 1 and bring it up to a version between."""
    folder = tmp_path / "sổ"
    folder.mkdir()
    path = folder / FILE_NAME
    path.write_bytes(gzip.decompress((BOOKS / "schema-1.db.gz").read_bytes()))
    if version > 1:
        step = next(MIGRATIONS.glob(f"{version:04d}_*.py")).stem
        db.init(path)
        db.connect()
        Runner(db, str(MIGRATIONS)).up(step)
        db.close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA user_version").fetchone() == (version,)
    raw.close()
    return folder


@pytest.mark.parametrize("version", range(1, newest_version()))
def test_a_book_of_a_past_version_comes_up_whole(tmp_path, version):
    folder = open_folder(stored(tmp_path, version))
    try:
        assert db.pragma("user_version") == newest_version()
        assert Unit.select().count() == 3
        assert Obligation.select().count() == 9
        assert (Receipt.select().count(), Reminder.select().count()) == (1, 1)
        assert plan_store.load(CODE).head.subject.startswith("Phát động")
        assert Nomination.get().name == "Lò Văn An"
        paper = Document.get()
        assert (paper.sequence, paper.keeper, paper.sent_on) == ("", "", None)
        assert {item.note for item in LegalText.select()} == {""}
        empty = (Attachment, CouncilMember, Extension, Indicator)
        assert [table.select().count() for table in empty] == [0] * len(empty)
        assert soundness.problems() == []
        states = [cell.standing.state for cell in matrix(CODE, TODAY).cells]
        assert State.ON_TIME in states or State.LATE in states
        extended = Obligation.get(Obligation.extended_to.is_null(False))
        assert (extended.extended_to, extended.extension_paper) == (
            date(2026, 3, 25),
            "12/UBND-VHXH",
        )
        assert opening.open_due(TODAY) == 0, "what was opened stays as it was"
        kept = folder.backups / f"truoc-nang-cap-{version:04d}.db"
        old = sqlite3.connect(kept)
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
        old.close()
    finally:
        close()


def test_an_upgraded_book_is_opened_again_without_another_step(tmp_path):
    folder = stored(tmp_path, 1)
    open_folder(folder)
    close()
    before = (folder / FILE_NAME).read_bytes()
    open_folder(folder)
    close()
    assert (folder / FILE_NAME).read_bytes() == before
