"""The register from the book to the workbook, by command too."""

from datetime import date

import openpyxl
import pytest

from docgen.jobs import papers
from docgen.jobs.numbering import give_number
from docgen.jobs.registering import about, register_of, write_book
from main import main
from models.database import close
from models.documents import Document
from models.errors import RuleBroken
from models.register_entries import Entry, keep_entry, register_other
from tests.small_book import SUBJECT, TODAY, fill


@pytest.fixture
def paper(book) -> Document:
    made = papers.make(book, "plan", fill(), TODAY)
    give_number(book, made, number="2", symbol="/KH-UBND", day=TODAY, today=TODAY)
    return made


def other(number="3a", symbol="/QĐ-UBND", reason="Bỏ sót") -> Document:
    values = {"type_name": "Quyết định", "subject": "Về việc tặng Giấy khen", "recipients": []}
    record = Document(number=number, symbol=symbol, dated_on=date(2026, 5, 4), **values)
    return register_other(record, Entry(note="Sổ giấy"), TODAY, reason)


def test_lines_are_told_as_they_are_printed(book, paper):
    other()
    keep_entry(paper, Entry(keeper="Phòng VHXH", copies=4, sent_on=TODAY), TODAY)
    told = register_of(2026, TODAY)
    assert [part.name for part in told.parts] == ["Quyết định", "Kế hoạch"]
    assert told.agency == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    gap, line = told.parts[0].lines
    assert (gap.reference, gap.free) == ("01 – 03", True)
    assert (line.reference, line.note) == ("03a/QĐ-UBND", "Sổ giấy; Lý do: Bỏ sót")
    assert line.keeper == "VT, VHXH"
    assert line.about == "Quyết định về việc tặng Giấy khen"
    plan = told.parts[1].lines[1]
    assert (plan.keeper, plan.copies, plan.sent_on) == ("Phòng VHXH", 4, TODAY)
    assert plan.about == f"Kế hoạch: {SUBJECT}"


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        ("QUYẾT ĐỊNH", "Về việc khen", "Quyết định về việc khen"),
        ("Công văn", "V/v đôn đốc", "Công văn về việc đôn đốc"),
        ("", "V/v đôn đốc", "về việc đôn đốc"),
        ("Kế hoạch", "", "Kế hoạch"),
        ("", "Trồng hoa", "Trồng hoa"),
    ],
)
def test_type_and_subject_read_as_one(kind, subject, words):
    assert about(Document(type_name=kind, subject=subject)) == words


def test_one_row_alone_can_be_written(book, paper, tmp_path):
    other()
    made = write_book(2026, TODAY, tmp_path / "so", "QĐ")
    assert made.name == "so.xlsx"
    assert openpyxl.load_workbook(made).sheetnames == ["Quyết định"]
    with pytest.raises(RuleBroken, match="là một thư mục"):
        write_book(2026, TODAY, tmp_path)


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_the_command_writes_the_book_of_a_year(book, paper, tmp_path, capsys):
    close()
    out = tmp_path / "so.xlsx"
    assert run("register", book.path, "--year", 2026, "--out", out, "--on", "2026-11-21") == 0
    assert capsys.readouterr().out == "Đã ghi sổ văn bản đi năm 2026 vào “so.xlsx”.\n"
    sheet = openpyxl.load_workbook(out)["Kế hoạch"]
    assert [sheet.cell(row, 1).value for row in (8, 9)] == ["01", "02/KH-UBND"]


def test_a_year_without_papers_gives_an_empty_book(book, paper, tmp_path, capsys):
    close()
    out = tmp_path / "so.xlsx"
    assert run("register", book.path, "--year", 2020, "--out", out, "--on", "2026-11-21") == 0
    assert openpyxl.load_workbook(out).active["A8"].value == "Chưa có văn bản nào được ghi số."


@pytest.mark.parametrize("year", ["26", "2026a", "0000", "-100"])
def test_a_year_that_is_none_is_refused(book, tmp_path, capsys, year):
    close()
    with pytest.raises(SystemExit) as left:
        run("register", book.path, f"--year={year}", "--out", tmp_path / "so.xlsx")
    assert left.value.code == 2
    assert "Lệnh chưa đúng" in capsys.readouterr().err
    assert not (tmp_path / "so.xlsx").exists()
