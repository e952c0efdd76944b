import sqlite3
from datetime import date

import pytest

from main import main
from models import plan_store
from models.backup import back_up
from models.database import FILE_NAME, close, newest_version, open_folder
from models.errors import RuleBroken
from models.plan import Head, Plan
from models.restoring import restore

TODAY = date(2026, 11, 21)


@pytest.fixture
def copy(book):
    """A copy that holds one plan; the book went on to hold two."""
    plan_store.save(Plan(year=2026, head=Head(subject="Một")), TODAY)
    made = back_up(book, TODAY)
    plan_store.save(Plan(year=2026, head=Head(subject="Hai")), TODAY)
    return made.path


def test_the_copy_stands_and_the_old_book_is_kept(book, copy):
    kept = restore(book.path, copy)
    open_folder(book.path)
    assert len(plan_store.all_codes()) == 1
    close()
    other = book.path / "xem"
    other.mkdir()
    (other / FILE_NAME).write_bytes(kept.read_bytes())
    open_folder(other)
    assert len(plan_store.all_codes()) == 2


def test_a_damaged_book_is_replaced_and_kept_too(book, copy):
    close()
    (book.path / FILE_NAME).write_bytes(b"hong" * 100)
    kept = restore(book.path, copy)
    assert kept.read_bytes() == b"hong" * 100
    open_folder(book.path)
    assert len(plan_store.all_codes()) == 1


def _newer(path):
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {newest_version() + 1}")
    raw.close()


def _foreign(path):
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA application_id = 7")
    raw.close()


def _halved(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(_newer, "phiên bản mới hơn"), (_foreign, "không phải bản sao lưu"), (_halved, "bị hỏng"),
     (lambda path: path.write_bytes(b""), "không phải bản sao lưu")],
)  # fmt: skip
def test_a_copy_that_is_no_good_changes_nothing(book, copy, spoil, sentence):
    close()
    spoil(copy)
    before = (book.path / FILE_NAME).read_bytes()
    with pytest.raises(RuleBroken, match=sentence):
        restore(book.path, copy)
    assert (book.path / FILE_NAME).read_bytes() == before


def test_backup_and_restore_from_the_command_line(book, copy, tmp_path, capsys):
    close()
    out = tmp_path / "usb.db"
    assert main(["backup", str(book.path), "--out", str(out)]) == 0
    assert main(["restore", str(book.path), str(copy)]) == 0
    assert main(["restore", str(book.path), str(out)]) == 0
    open_folder(book.path)
    assert len(plan_store.all_codes()) == 2
    assert "được giữ ở" in capsys.readouterr().out
