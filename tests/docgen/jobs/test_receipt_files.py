"""Files of a hand-in: copied, hashed, tied to their line, checked, taken back."""

from pathlib import Path

import pytest

from docgen.jobs import receipt_files
from docgen.jobs.attaching import MOST_BYTES
from docgen.jobs.checking import check_documents
from docgen.jobs.receipt_files import attach, book_with_files, objection, remove
from models import journal, undoing
from models.attachments import Attachment, sent_with
from models.errors import RuleBroken
from models.files import sha256
from models.obligations import Receipt
from models.receiving import HandIn, book, objections
from tests.models.reported import NAMES, TODAY, fill, item


@pytest.fixture
def code(book) -> str:
    return fill()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "usb" / "Báo cáo quý: I.docx".replace(":", "")
    made.parent.mkdir()
    made.write_bytes("nội dung".encode())
    return made


def hand_in() -> HandIn:
    return HandIn(received_on=item().due_on)


def test_a_file_is_copied_beside_the_line_with_its_hash(code, book, paper):
    receipt = book_with_files(book, [item()], hand_in(), [paper], TODAY)[0]
    added = sent_with([receipt.id])[receipt.id][0]
    copy = book.path / added.path
    assert copy.read_bytes() == paper.read_bytes()
    assert (added.name, added.sha256, added.size) == (paper.name, sha256(paper), 10)
    assert added.path.startswith("documents/2026/Da nhan/Thôn Đông - Quý I-2026 - ")
    assert check_documents(book) == []


def test_one_file_of_several_units_is_kept_once(code, book, paper):
    owed = [item(name) for name in NAMES]
    receipts = book_with_files(book, owed, hand_in(), [paper], TODAY)
    paths = {one.path for files in sent_with(r.id for r in receipts).values() for one in files}
    assert Attachment.select().count() == 3
    assert len(paths) == 1 and "3 don vi" in paths.pop()


def test_a_hand_in_that_is_refused_leaves_no_file(code, book, paper):
    tomorrow = HandIn(received_on=TODAY.replace(day=22))
    assert objections(tomorrow, TODAY)
    with pytest.raises(RuleBroken, match="ngày hôm nay"):
        book_with_files(book, [item()], tomorrow, [paper], TODAY)
    assert not Receipt.select().exists()
    assert not [path for path in book.documents.rglob("*") if path.is_file()]


def test_a_bad_file_keeps_the_hand_in_out_and_the_good_copy_too(code, book, paper):
    empty = paper.with_name("rong.pdf")
    empty.touch()
    with pytest.raises(RuleBroken, match="tệp rỗng"):
        book_with_files(book, [item()], hand_in(), [paper, empty], TODAY)
    assert not Receipt.select().exists()
    assert not [path for path in book.documents.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("a.exe", 5, "không phải tệp báo cáo"),
        ("a.docx", 0, "tệp rỗng"),
        ("a.DOCX", 1, ""),
        ("a.zip", MOST_BYTES, ""),
        ("a.zip", MOST_BYTES + 1, "lớn hơn 50 MB"),
    ],
)
def test_what_is_taken(tmp_path, name, size, told):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(size)
    assert told in objection(path) if told else objection(path) == ""


def test_a_file_that_is_gone_and_a_folder_are_told(tmp_path):
    assert "USB" in objection(tmp_path / "mat.pdf")
    assert "không phải tệp báo cáo" in objection(tmp_path)


def test_files_are_added_later_but_not_twice(code, book, paper):
    receipt = book_in(book)
    change = attach(book, receipt, [paper], TODAY)
    assert change.sentence.startswith("Đính kèm “Báo cáo quý I.docx” vào báo cáo của Thôn Đông")
    assert attach(book, receipt, [paper], TODAY) is None
    assert Attachment.select().count() == 1


def test_adding_and_removing_are_undone(code, book, paper):
    receipt = book_in(book)
    added = attach(book, receipt, [paper], TODAY)
    copy = book.path / Attachment.get().path
    assert undoing.can_undo(added)
    undoing.undo(added, TODAY)
    assert not Attachment.select().exists() and copy.is_file()
    attach(book, receipt, [paper], TODAY)
    before = dict(Attachment.get().__data__)
    removed = remove(Attachment.get())
    assert not Attachment.select().exists()
    undoing.undo(removed, TODAY)
    assert dict(Attachment.get().__data__) == before
    assert journal.recent(1)[0].subject == "attachment"


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_the_check_names_the_unit_whose_file_is_harmed(code, book, paper, harm):
    attach(book, book_in(book), [paper], TODAY)
    copy = book.path / Attachment.get().path
    copy.unlink() if harm == "gone" else copy.write_bytes(b"khac")
    found = check_documents(book)
    assert len(found) == 1
    assert "của Thôn Đông, Quý I/2026" in found[0]


def test_a_full_disk_keeps_the_book_as_it_was(code, book, paper, monkeypatch):
    def full(*_: object) -> str:
        raise RuleBroken("Ổ đĩa đã đầy.")

    monkeypatch.setattr(receipt_files, "atomic_write", full)
    with pytest.raises(RuleBroken, match="đầy"):
        attach(book, book_in(book), [paper], TODAY)
    assert not Attachment.select().exists()


def book_in(folder) -> Receipt:
    del folder
    return book(item(), hand_in(), TODAY)
