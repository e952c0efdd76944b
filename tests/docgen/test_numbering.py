"""Number and day come into a paper later, and nothing else in it changes."""

import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from docgen.numbering import stamp
from models.errors import RuleBroken
from models.files import sha256

DAY = date(2026, 3, 5)
BLANK = "Suối Hoa, ngày     tháng     năm 2026"


def make(path: Path, number=("Số:       /KH-UBND",), day=(BLANK,)) -> Path:
    """Write a paper whose two lines are split into the given runs; every second run is bold."""
    paper = docx.Document()
    table = paper.add_table(2, 2)
    table.cell(0, 0).text = "XÃ SUỐI HOA"
    for cell, parts in ((table.cell(1, 0), number), (table.cell(1, 1), day)):
        for place, text in enumerate(parts):
            run = cell.paragraphs[0].add_run(text)
            run.bold = place % 2 == 1
    paper.add_paragraph("Từ ngày 05 tháng 3 năm 2026, các thôn trồng hoa ven đường.")
    paper.save(str(path))
    return path


def head(path: Path) -> tuple[str, str]:
    cells = docx.Document(str(path)).tables[0]._cells
    return cells[2].text, cells[3].text


def body(path: Path) -> list[str]:
    return [item.text for item in docx.Document(str(path)).paragraphs]


def test_the_gaps_are_filled(tmp_path):
    path = make(tmp_path / "kh.docx")
    digest = stamp(path, "7", "/KH-UBND", DAY)
    assert head(path) == ("Số: 07/KH-UBND", "Suối Hoa, ngày 05 tháng 3 năm 2026")
    assert digest == sha256(path)


def test_what_was_written_before_stays_beside(tmp_path):
    path = make(tmp_path / "kh.docx")
    before = path.read_bytes()
    stamp(path, "7", "/KH-UBND", DAY)
    assert (tmp_path / "kh.ban-truoc.docx").read_bytes() == before
    stamp(path, "8", "/KH-UBND", DAY)
    assert (tmp_path / "kh.ban-truoc-2.docx").is_file()


def test_runs_keep_their_look(tmp_path):
    path = make(
        tmp_path / "kh.docx",
        ("Số: ", "      ", "/KH-", "UBND"),
        ("Suối Hoa, ", "ngày     tháng", "     năm 2026"),
    )
    stamp(path, "61", "/KH-UBND", DAY)
    assert head(path) == ("Số: 61/KH-UBND", "Suối Hoa, ngày 05 tháng 3 năm 2026")
    runs = docx.Document(str(path)).tables[0].cell(1, 0).paragraphs[0].runs
    assert [run.text for run in runs if not run.bold][-1] == "/KH-" or runs[-1].text == "UBND"
    assert [run.bold for run in runs] == [False, True, False, True]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Số:/KH-UBND", "Số: 12/KH-UBND"),
        ("Số: ……/KH-UBND", "Số: 12/KH-UBND"),
        ("Số: 03/KH-UBND", "Số: 12/KH-UBND"),
        ("Số:       -KH/BCĐ", "Số: 12-KH/BCĐ"),
        ("So\u0302\u0301:      /KH-UBND", "Số: 12/KH-UBND"),
        ("Số:      /KH-UBND\nV/v trồng hoa", "Số: 12/KH-UBND\nV/v trồng hoa"),
    ],
)
def test_the_number_line_is_known_in_every_dress(tmp_path, written, wanted):
    path = make(tmp_path / "kh.docx", (written,))
    stamp(path, "12", "", None)
    assert head(path)[0] == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Suối Hoa, ngày 01 tháng 12 năm 2025", "Suối Hoa, ngày 05 tháng 3 năm 2026"),
        ("Suối Hoa, ngày … tháng … năm 20…", "Suối Hoa, ngày 05 tháng 3 năm 2026"),
        ("            , ngày     tháng     năm", "Bản Mây, ngày 05 tháng 3 năm 2026"),
    ],
)
def test_the_place_on_the_paper_stays_and_a_blank_one_is_filled(tmp_path, written, wanted):
    path = make(tmp_path / "kh.docx", day=(written,))
    stamp(path, "", "", DAY, "Bản Mây")
    assert head(path)[1] == wanted


def test_a_day_in_the_text_is_left_alone(tmp_path):
    path = make(tmp_path / "kh.docx")
    before = body(path)
    stamp(path, "7", "/KH-UBND", date(2026, 4, 9))
    assert body(path) == before


@pytest.mark.parametrize("number", [("Kính gửi",), ("Sốt ruột/KH",)])
def test_a_paper_without_the_line_is_refused_untouched(tmp_path, number):
    path = make(tmp_path / "kh.docx", number)
    before = path.read_bytes()
    with pytest.raises(RuleBroken, match="Không thấy dòng “Số:”"):
        stamp(path, "7", "/KH-UBND", DAY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_paper_open_in_word_is_refused(tmp_path):
    path = make(tmp_path / "ke-hoach.docx")
    (tmp_path / "~$-hoach.docx").write_bytes(b"")
    before = path.read_bytes()
    with pytest.raises(RuleBroken, match="đang mở trong Word"):
        stamp(path, "7", "/KH-UBND", DAY)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*ban-truoc*"))


def test_a_file_that_is_gone_or_no_word_file_is_told(tmp_path):
    with pytest.raises(RuleBroken, match="Không còn thấy"):
        stamp(tmp_path / "mất.docx", "7", "/KH-UBND", DAY)
    path = tmp_path / "hỏng.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(RuleBroken, match="không còn là tệp Word"):
        stamp(path, "7", "/KH-UBND", DAY)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/_rels/document.xml.rels", b' Id="', b' No="'),  # opens, but cannot be written
        ("word/document.xml", b"</w:body>", b""),
        ("word/document.xml", b"w:tblGrid", b"w:tblPlan"),
    ],
)
def test_a_damaged_paper_is_told_and_left_as_it_is(tmp_path, part, old, new):
    path = make(tmp_path / "kh.docx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    before = path.read_bytes()
    with pytest.raises(RuleBroken, match="không còn là tệp Word"):
        stamp(path, "7", "/KH-UBND", DAY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


# --- the line above an attached list -----------------------------------------------------------

LIST = "(Kèm theo Quyết định số       /QĐ-UBND ngày    tháng    năm 2026 của Chủ tịch UBND xã)"


def attached(path: Path, *parts: str, others: tuple[str, ...] = ()) -> Path:
    """Write a decision with its list; the line above the list is split into the given runs."""
    make(path, ("Số:       /QĐ-UBND",))
    paper = docx.Document(str(path))
    for text in others:
        paper.add_paragraph(text)
    paper.add_paragraph("DANH SÁCH")
    line = paper.add_table(1, 1).cell(0, 0).paragraphs[0]
    for place, text in enumerate(parts or (LIST,)):
        line.add_run(text).italic = place % 2 == 1
    paper.save(str(path))
    return path


def list_line(path: Path):
    return docx.Document(str(path)).tables[1].cell(0, 0).paragraphs[0]


def test_number_and_day_reach_the_line_above_the_list(tmp_path):
    path = attached(tmp_path / "qd.docx")
    stamp(path, "5", "/QĐ-UBND", DAY)
    assert list_line(path).text == (
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2026 của Chủ tịch UBND xã)"
    )


def test_a_second_stamp_replaces_what_the_first_wrote(tmp_path):
    path = attached(tmp_path / "qd.docx")
    stamp(path, "5", "/QĐ-UBND", DAY)
    stamp(path, "16", "/QĐ-UBND", date(2026, 12, 21))
    assert "số 16/QĐ-UBND ngày 21 tháng 12 năm 2026 của" in list_line(path).text
    stamp(path, "", "", date(2026, 12, 22))
    assert "số 16/QĐ-UBND ngày 22 tháng 12 năm 2026 của" in list_line(path).text


def test_the_runs_of_that_line_keep_their_look(tmp_path):
    parts = ("(Kèm theo Quyết định số ", "      ", "/QĐ-UBND ngày ", "   ", "tháng    năm 2026)")
    path = attached(tmp_path / "qd.docx", *parts)
    stamp(path, "61", "/QĐ-UBND", DAY)
    line = list_line(path)
    assert line.text == "(Kèm theo Quyết định số 61/QĐ-UBND ngày 05 tháng 3 năm 2026)"
    assert [run.italic for run in line.runs] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "words",
    [
        "(Kèm theo Kế hoạch số     /KH-UBND ngày    tháng    năm 2026 của UBND xã)",
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 09 tháng 4 năm 2026 của Chủ tịch UBND xã)",
        "(có danh sách kèm theo)",
    ],
)
def test_a_line_about_another_paper_stays(tmp_path, words):
    path = attached(tmp_path / "qd.docx", words)
    stamp(path, "5", "/QĐ-UBND", DAY)
    assert list_line(path).text == words


def test_everything_else_in_an_edited_paper_stays_as_it_was(tmp_path):
    """Paragraph by paragraph the XML is the same; other parts of the file too."""
    edited = ("Điều 1. Dòng do văn thư sửa trong Word, số 12/QĐ-UBND ngày 01 tháng 02.", "./.")
    path = attached(tmp_path / "qd.docx", others=edited)
    before = docx.Document(str(path))
    before.paragraphs[1].runs[0].font.highlight_color = 7
    before.paragraphs[1].add_run("\t· thêm ·").bold = True
    before.save(str(path))
    old, old_parts = elements(path), parts_of(path)
    stamp(path, "7", "/QĐ-UBND", DAY)
    changed = [place for place, text in enumerate(elements(path)) if text != old[place]]
    assert len(elements(path)) == len(old)
    assert len(changed) == 3
    assert ["Số" in old[changed[0]], "Suối Hoa" in old[changed[1]], "Kèm theo" in old[changed[2]]]
    for place in changed:
        assert bare(elements(path)[place]) == bare(old[place])
    new_parts = parts_of(path)
    assert {name for name in old_parts if old_parts[name] != new_parts[name]} == {
        "word/document.xml"
    }


def elements(path: Path) -> list[str]:
    """Return the XML of every paragraph, cells too."""
    body = docx.Document(str(path)).element.body
    return [etree.tostring(item, encoding="unicode") for item in body.iter(qn("w:p"))]


def bare(xml: str) -> str:
    """Return a paragraph's XML without its words."""
    return re.sub(r"(<w:t[^>]*>)[^<]*", r"\1", xml).replace(' xml:space="preserve"', "")


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of the file, XML in its canonical form."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: etree.tostring(etree.fromstring(data), method="c14n")
        if name.endswith((".xml", ".rels"))
        else data
        for name, data in contents.items()
    }
