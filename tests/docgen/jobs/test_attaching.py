"""Signed scans: taken in, checked, let go; and what became of a paper's own file."""

import docx
import pytest

from docgen.jobs import attaching, papers
from docgen.jobs.attaching import attach_scan, remove_scan
from docgen.jobs.checking import check_documents
from docgen.jobs.numbering import give_number
from docgen.jobs.papers import FileState, file_state
from docgen.jobs.versions import is_edited, versions
from models import journal, undoing
from models.attachments import Attachment, scanned_ids, scans_of
from models.documents import Document
from models.errors import RuleBroken
from models.files import sha256
from models.register_entries import Entry, register_other
from tests.small_book import TODAY, fill

PDF = b"%PDF-1.7\n1 0 obj\n"
CONTENTS = {"a.pdf": PDF, "b.jpg": b"\xff\xd8\xff\xe0abc", "c.png": b"\x89PNG\r\n\x1a\nabc"}


@pytest.fixture
def paper(book) -> Document:
    return papers.make(book, "plan", fill(), TODAY)


def scan(tmp_path, name="bản ký.pdf", content=PDF):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", CONTENTS)
def test_a_scan_is_copied_beside_its_paper(book, paper, tmp_path, name):
    source = scan(tmp_path, name, CONTENTS[name])
    added, _ = attach_scan(book, paper, source, TODAY)
    copy = book.path / added.path
    assert copy.read_bytes() == source.read_bytes()
    assert copy.parent == book.documents / "2026"
    assert copy.suffix == source.suffix
    assert copy.stem.endswith("ban ky")
    assert (added.name, added.sha256, added.size) == (name, sha256(copy), copy.stat().st_size)
    assert scans_of(paper) == [added]
    assert scanned_ids() == {paper.id}
    assert check_documents(book) == []


def test_the_suffix_follows_the_content(book, paper, tmp_path):
    added, _ = attach_scan(book, paper, scan(tmp_path, "ký.PDF.jpg", PDF), TODAY)
    assert added.path.endswith("ban ky.pdf")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp rỗng"),
        (b"PK\x03\x04", "không phải tệp PDF, JPG hoặc PNG"),
        (b"<script>", "không phải tệp PDF"),
        (b"x" * 1024 + PDF, "không phải tệp PDF"),
    ],
)
def test_what_is_no_scan_is_refused(book, paper, tmp_path, content, words):
    before = sorted((book.documents / "2026").iterdir())
    with pytest.raises(RuleBroken, match=words):
        attach_scan(book, paper, scan(tmp_path, content=content), TODAY)
    assert not Attachment.select().exists()
    assert sorted((book.documents / "2026").iterdir()) == before


def test_the_limit_of_size_is_still_good(book, paper, tmp_path, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_BYTES", len(PDF))
    attach_scan(book, paper, scan(tmp_path), TODAY)
    with pytest.raises(RuleBroken, match="lớn hơn"):
        attach_scan(book, paper, scan(tmp_path, "to.pdf", PDF + b"1"), TODAY)


def test_a_file_that_is_gone_or_there_already_is_told(book, paper, tmp_path):
    with pytest.raises(RuleBroken, match="Không còn thấy"):
        attach_scan(book, paper, tmp_path / "mất.pdf", TODAY)
    attach_scan(book, paper, scan(tmp_path), TODAY)
    with pytest.raises(RuleBroken, match="đã đính kèm"):
        attach_scan(book, paper, scan(tmp_path, "tên khác.pdf"), TODAY)
    assert Attachment.select().count() == 1


def test_a_scan_let_go_comes_back(book, paper, tmp_path):
    added, came = attach_scan(book, paper, scan(tmp_path), TODAY)
    assert came.sentence == f"Đính kèm bản ký “bản ký.pdf” vào “{paper.subject}”"
    went = remove_scan(added)
    assert scans_of(paper) == []
    assert (book.path / added.path).is_file()
    undoing.undo(went, TODAY)
    assert scans_of(paper) == [added]
    assert [change.action for change in journal.of("document", str(paper.id))[:2]] == [
        "deleted",
        "attached",
    ]


def test_a_second_scan_never_overwrites_the_first(book, paper, tmp_path):
    first, _ = attach_scan(book, paper, scan(tmp_path), TODAY)
    second, _ = attach_scan(book, paper, scan(tmp_path, "2.pdf", PDF + b"2"), TODAY)
    assert first.path != second.path
    assert (book.path / first.path).read_bytes() == PDF


def test_check_tells_of_scans_lost_or_changed(book, paper, tmp_path):
    added, _ = attach_scan(book, paper, scan(tmp_path), TODAY)
    copy = book.path / added.path
    copy.write_bytes(PDF + b"tampered")
    (told,) = check_documents(book)
    assert f"Tệp đính kèm “{copy.name}” của “{paper.subject}”" in told
    assert "không còn như khi đính kèm" in told
    copy.unlink()
    (told,) = check_documents(book)
    assert "không thấy tệp" in told


def test_a_paper_not_made_here_misses_no_file(book):
    record = Document(number="5", symbol="/QĐ-UBND", dated_on=TODAY, subject="Khen", recipients=[])
    made = register_other(record, Entry(), TODAY)
    assert file_state(book, made) is FileState.NONE
    assert check_documents(book) == []
    assert not is_edited(book, made)
    assert versions(book, made) == []
    give_number(book, made, number="6", symbol="/QĐ-UBND", day=TODAY, today=TODAY)
    assert Document.get_by_id(made.id).number == "06"


# --- versions ----------------------------------------------------------------------------------


def edit(path) -> None:
    edited = docx.Document(str(path))
    edited.add_paragraph("Dòng văn thư tự thêm.")
    edited.save(str(path))


def test_an_edit_in_word_is_known(book, paper):
    path = book.path / paper.path
    assert not is_edited(book, paper)
    edit(path)
    assert is_edited(book, paper)
    give_number(book, paper, number="7", symbol="/KH-UBND", day=TODAY, today=TODAY)
    assert is_edited(book, Document.get_by_id(paper.id))
    path.unlink()
    assert not is_edited(book, paper)


def test_a_number_alone_is_no_edit(book, paper):
    give_number(book, paper, number="7", symbol="/KH-UBND", day=TODAY, today=TODAY)
    assert not is_edited(book, Document.get_by_id(paper.id))


def test_earlier_versions_are_found_newest_first(book, paper):
    for number in ("7", "8"):
        give_number(book, paper, number=number, symbol="/KH-UBND", day=TODAY, today=TODAY)
    again = papers.make_again(book, Document.get_by_id(paper.id), TODAY)
    stem = (book.path / paper.path).stem
    assert [item.path.name for item in versions(book, Document.get_by_id(paper.id))] == [
        f"{stem}.ban-truoc-2.docx",
        f"{stem}.ban-truoc.docx",
    ]
    (print_before,) = versions(book, again)
    assert print_before.title == f"Bản lập ngày 21/11/2026: {stem}.docx"
    assert print_before.path.is_file()


def test_an_edited_paper_made_again_stays_untouched(book, paper):
    path = book.path / paper.path
    edit(path)
    before = path.read_bytes()
    again = papers.make_again(book, paper, TODAY)
    assert again.path != paper.path
    assert path.read_bytes() == before
    assert versions(book, again)[0].path == path
