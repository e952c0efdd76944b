"""Numbers: proposed, never doubled, written to paper, register and plan."""

from datetime import date, timedelta

import docx
import pytest

from docgen.jobs import papers
from docgen.jobs.numbering import give_number, next_number
from models import journal, plan_store, undoing
from models.documents import Document
from models.errors import RuleBroken
from models.files import sha256
from models.plan import Issuer
from tests.small_book import TODAY, fill, new_plan

SIGNED = date(2026, 11, 20)


@pytest.fixture
def plan_paper(book):
    return papers.make(book, "plan", fill(), TODAY)


def number(book, paper, text, day=SIGNED, **more):
    give_number(book, paper, number=text, symbol="/KH-UBND", day=day, today=TODAY, **more)


def head_words(book, paper) -> str:
    table = docx.Document(str(book.path / paper.path)).tables[0]
    return "\n".join(cell.text for cell in table._cells)


def test_a_number_reaches_paper_register_and_plan(book, plan_paper):
    number(book, plan_paper, "7")
    kept = Document.get_by_id(plan_paper.id)
    assert (kept.reference, kept.dated_on) == ("07/KH-UBND", SIGNED)
    (line,) = journal.of("document", str(kept.id))[:1]
    assert line.sentence == f"Ghi số 07/KH-UBND, ngày 20/11/2026 cho “{kept.subject}”"
    assert not undoing.can_undo(line)
    assert kept.sha256 == sha256(book.path / kept.path)
    words = head_words(book, kept)
    assert "Số: 07/KH-UBND" in words
    assert "Suối Hoa, ngày 20 tháng 11 năm 2026" in words
    head = plan_store.load(kept.plan.code).head
    assert (head.number, head.day, head.month, head.year) == ("07", 20, 11, 2026)


def test_the_next_number_follows_the_highest_of_the_year(book, plan_paper):
    assert next_number(plan_paper, "/KH-UBND", 2026) == "01"
    number(book, plan_paper, "9")
    other = papers.make(book, "plan", plan_store.save(new_plan("Bếp sạch"), TODAY), TODAY)
    assert next_number(other, "/KH-UBND", 2026) == "10"
    assert next_number(other, "/KH-UBND", 2025) == "01"
    assert next_number(other, "/KH-HĐTĐKT", 2026) == "01"


def test_a_doubled_number_is_refused_and_the_free_one_named(book, plan_paper):
    number(book, plan_paper, "9")
    other = papers.make(book, "plan", plan_store.save(new_plan("Bếp sạch"), TODAY), TODAY)
    before = (book.path / other.path).read_bytes()
    with pytest.raises(RuleBroken, match=r"09/KH-UBND năm 2026 đã cấp.*tiếp theo là 10"):
        number(book, other, "9")
    assert (book.path / other.path).read_bytes() == before
    assert Document.get_by_id(other.id).number == ""


def test_a_number_given_before_its_day_is_taken_too(book, plan_paper):
    number(book, plan_paper, "9", day=None)
    other = papers.make(book, "plan", plan_store.save(new_plan("Bếp sạch"), TODAY), TODAY)
    assert next_number(other, "/KH-UBND", 2026) == "10"
    with pytest.raises(RuleBroken, match="09/KH-UBND năm 2026 đã cấp"):
        number(book, other, "9")


def test_numbers_of_another_office_do_not_count(book, plan_paper):
    theirs = new_plan("Bếp sạch")
    theirs.issuer = Issuer(lines=["ỦY BAN NHÂN DÂN", "TỈNH VÂN SƠN"], name="UBND tỉnh Vân Sơn")
    theirs.head.number, theirs.head.symbol, theirs.head.year = "250", "/KH-UBND", 2026
    plan_store.save(theirs, TODAY)
    assert next_number(plan_paper, "/KH-UBND", 2026) == "01"
    ours = new_plan("Sân sạch")
    ours.head.number, ours.head.symbol = "12", "/KH-UBND"
    plan_store.save(ours, TODAY)
    assert next_number(plan_paper, "/KH-UBND", 2026) == "13"


def test_the_same_number_serves_in_another_year(book, plan_paper):
    number(book, plan_paper, "9")
    other = papers.make(book, "plan", plan_store.save(new_plan("Bếp sạch"), TODAY), TODAY)
    number(book, other, "9", day=date(2025, 12, 31))
    assert Document.get_by_id(other.id).reference == "09/KH-UBND"


def test_a_second_print_of_one_plan_may_carry_its_number(book, plan_paper):
    number(book, plan_paper, "9")
    again = papers.make_again(book, Document.get_by_id(plan_paper.id), TODAY)
    assert again.number == "09"
    number(book, again, "9")


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("", None, "Hãy nhập số hoặc ngày"),
        ("7 bis", SIGNED, "không đúng"),
        ("1/2", SIGNED, "không đúng"),
        ("7", TODAY + timedelta(days=1), "không được sau ngày hôm nay"),
    ],
)
def test_what_cannot_be_a_number_or_day_is_refused(book, plan_paper, text, day, words):
    with pytest.raises(RuleBroken, match=words):
        number(book, plan_paper, text, day=day)
    assert Document.get_by_id(plan_paper.id).number == ""


def test_today_is_still_good(book, plan_paper):
    number(book, plan_paper, "12a", day=TODAY, reason="Chèn giữa số 12 và 13")
    assert Document.get_by_id(plan_paper.id).reference == "12a/KH-UBND"


def test_the_register_alone_can_be_told(book, plan_paper):
    path = book.path / plan_paper.path
    before = path.read_bytes()
    number(book, plan_paper, "7", in_file=False)
    assert path.read_bytes() == before
    assert Document.get_by_id(plan_paper.id).number == "07"


def test_a_lost_file_keeps_the_register_as_it_was(book, plan_paper):
    (book.path / plan_paper.path).unlink()
    with pytest.raises(RuleBroken, match="Không còn thấy"):
        number(book, plan_paper, "7")
    assert Document.get_by_id(plan_paper.id).number == ""


# --- rows, gaps, reasons -----------------------------------------------------------------------


def other_paper(book, title="Bếp sạch") -> Document:
    return papers.make(book, "plan", plan_store.save(new_plan(title), TODAY), TODAY)


def test_an_inserted_number_needs_a_reason_and_keeps_it(book, plan_paper):
    with pytest.raises(RuleBroken, match=r"Số 12a là số chèn.*lý do"):
        number(book, plan_paper, "12A")
    number(book, plan_paper, "12A", reason=" Bỏ sót khi vào sổ ")
    kept = Document.get_by_id(plan_paper.id)
    assert (kept.number, kept.number_reason, kept.sequence) == ("12a", "Bỏ sót khi vào sổ", "KH")
    assert "(lý do: Bỏ sót khi vào sổ)" in journal.of("document", str(kept.id))[0].sentence


@pytest.mark.parametrize(
    ("text", "day", "allowed"),
    [
        ("10", SIGNED, True),  # the same day is in order
        ("10", SIGNED - timedelta(days=1), False),
        ("8", SIGNED, True),
        ("8", SIGNED + timedelta(days=1), False),
    ],
)
def test_a_day_out_of_order_needs_a_reason(book, plan_paper, text, day, allowed):
    number(book, plan_paper, "9")
    other = other_paper(book)
    if allowed:
        number(book, other, text, day=day)
        assert Document.get_by_id(other.id).number_reason == ""
        return
    before = (book.path / other.path).read_bytes()
    with pytest.raises(RuleBroken, match=r"Số 09 đã đề ngày 20/11/2026.*lý do"):
        number(book, other, text, day=day)
    assert (book.path / other.path).read_bytes() == before
    number(book, other, text, day=day, reason="Ký bổ sung")
    assert Document.get_by_id(other.id).number_reason == "Ký bổ sung"


def test_a_reason_that_is_not_needed_is_not_kept(book, plan_paper):
    number(book, plan_paper, "9", reason="không cần")
    assert Document.get_by_id(plan_paper.id).number_reason == ""


def test_the_number_on_a_plan_of_ours_cannot_be_given_again(book, plan_paper):
    ours = new_plan("Sân sạch")
    ours.head.number, ours.head.symbol = "12", "/KH-UBND"
    plan_store.save(ours, TODAY)
    with pytest.raises(RuleBroken, match="12/KH-UBND năm 2026 đã cấp"):
        number(book, plan_paper, "12")


def test_an_edit_in_word_stays_known_after_the_number(book, plan_paper):
    path = book.path / plan_paper.path
    made_as = plan_paper.sha256
    edited = docx.Document(str(path))
    edited.add_paragraph("Dòng tự thêm.")
    edited.save(str(path))
    number(book, plan_paper, "7")
    kept = Document.get_by_id(plan_paper.id)
    assert kept.sha256 == made_as != sha256(path)


def test_minutes_take_a_number_without_a_line_for_the_day(book):
    path = book.documents / "bb.docx"
    paper = docx.Document()
    paper.add_paragraph("Số:      /BB-HĐTĐKT")
    paper.save(str(path))
    minutes = Document.create(
        kind="minutes",
        type_name="Biên bản",
        symbol="/BB-HĐTĐKT",
        recipients=[],
        path="documents/bb.docx",
        sha256=sha256(path),
        made_on=TODAY,
        made_from={},
    )
    give_number(book, minutes, number="3", symbol="/BB-HĐTĐKT", day=SIGNED, today=TODAY)
    assert docx.Document(str(path)).paragraphs[0].text == "Số: 03/BB-HĐTĐKT"
    kept = Document.get_by_id(minutes.id)
    assert (kept.dated_on, kept.sequence) == (SIGNED, "HĐTĐKT")
