from datetime import date

import pytest

from models import plan_store
from models.backup import back_up
from models.base import db
from models.database import FILE_NAME, close, open_folder
from models.errors import BookDamaged
from models.plan import Head, Plan
from models.soundness import SEAL, check_after, seal, was_sealed

TODAY = date(2026, 11, 21)


@pytest.fixture
def closed(book):
    """A closed and sealed book with a plan in it; its folder."""
    plan_store.save(Plan(year=2026, head=Head(subject="Thi đua")), TODAY)
    close()
    seal(book.path)
    return book.path


def test_a_seal_holds_for_one_start(closed):
    assert was_sealed(closed) is True
    assert was_sealed(closed) is None


@pytest.mark.parametrize("at", [0.3, 0.6, 0.99])
def test_one_changed_byte_breaks_the_seal(closed, at):
    book = closed / FILE_NAME
    raw = bytearray(book.read_bytes())
    raw[int(len(raw) * at)] ^= 1
    book.write_bytes(bytes(raw))
    assert was_sealed(closed) is False


@pytest.mark.parametrize("content", [b"", b"{", b'{"size": 3}', b"[]"])
def test_a_spoilt_seal_says_nothing(closed, content):
    (closed / SEAL).write_bytes(content)
    assert was_sealed(closed) is None


def test_an_unclean_end_leads_to_a_full_check(book):
    check_after(None)
    db.execute_sql("PRAGMA foreign_keys=OFF")
    db.execute_sql("INSERT INTO slip_record VALUES (1, 99, 0, 'x', '', '', '', '', 0, 0)")
    with pytest.raises(BookDamaged, match="bản sao lưu"):
        check_after(None)
    check_after(True)


def test_a_lost_book_is_never_replaced_by_a_new_one(book):
    back_up(book, TODAY)
    close()
    (book.path / FILE_NAME).unlink()
    with pytest.raises(BookDamaged, match="Không thấy tệp dữ liệu"):
        open_folder(book.path)
    assert not (book.path / FILE_NAME).exists()
