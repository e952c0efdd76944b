"""The register as a workbook, written and read again; and as pages for printing."""

import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from docgen.excel.register import write_register
from docgen.register_data import HEADINGS, WIDTHS, RegisterData, RegisterLine, RegisterPart
from docgen.register_html import register_sections
from models.errors import RuleBroken

DAY = date(2026, 3, 5)
AGENCY = ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]


def line(number=1, **more) -> RegisterLine:
    values = {"about": "Quyết định về việc tặng Giấy khen", "signer": "Hoàng Văn Nam"}
    values |= {"day": DAY, "recipients": "Các thôn; Lưu: VT", "copies": 8, "sent_on": DAY}
    return RegisterLine(reference=f"{number:02d}/QĐ-UBND", **{**values, **more})


def data(*lines: RegisterLine, name="Quyết định", **more) -> RegisterData:
    part = RegisterPart(name=name, lines=list(lines))
    return RegisterData(**{"year": 2026, "agency": AGENCY, "parts": [part], **more})


def written(tmp_path, told: RegisterData):
    path = tmp_path / "so.xlsx"
    write_register(told, path)
    return openpyxl.load_workbook(path)


def test_the_ten_columns_and_the_head(tmp_path):
    sheet = written(tmp_path, data(line())).active
    assert len(HEADINGS) == len(WIDTHS) == 10
    assert sheet.title == "Quyết định"
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        *AGENCY,
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm 2026 – Quyết định",
    ]
    assert [cell.value for cell in sheet[6]] == list(HEADINGS)
    assert [cell.value for cell in sheet[7]] == [f"({place})" for place in range(1, 11)]


def test_days_are_days_and_copies_are_numbers(tmp_path):
    sheet = written(tmp_path, data(line())).active
    row = sheet[8]
    assert row[1].value == row[7].value == datetime(2026, 3, 5)
    assert row[1].number_format == "dd/mm/yyyy"
    assert (row[6].value, row[8].value) == (8, None)
    assert row[0].value == "01/QĐ-UBND"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "a\x07b", "'x"])
def test_no_text_becomes_a_formula(tmp_path, text):
    risky = line(about=text, signer=text, recipients=text, keeper=text, note=text)
    sheet = written(tmp_path, data(risky)).active
    for column in (3, 4, 5, 6, 10):
        cell = sheet.cell(8, column)
        assert cell.data_type == "s"
        assert cell.value == text.replace("\x07", "")
    with zipfile.ZipFile(tmp_path / "so.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_free_number_is_a_grey_line(tmp_path):
    sheet = written(tmp_path, data(RegisterLine(reference="02 – 04", free=True))).active
    assert (sheet["A8"].value, sheet["C8"].value) == ("02 – 04", "— còn trống —")
    assert sheet["A8"].fill.fgColor.rgb.endswith("EDEDED")
    assert sheet["J8"].fill.fill_type == "solid"


def test_it_is_ready_for_paper(tmp_path):
    lines = [line(number) for number in range(1, 60)]
    sheet = written(tmp_path, data(*lines)).active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.print_area == "'Quyết định'!$A$1:$J$66"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes
    assert "&P/&N" in sheet.oddFooter.right.text
    assert sheet.freeze_panes == "B8"


def test_each_row_of_numbers_has_a_sheet_of_its_own(tmp_path):
    long = "Văn bản [đặc biệt]: loại/khác dài hơn ba mươi mốt chữ"
    parts = [RegisterPart(name=name, lines=[line()]) for name in ("Công văn", long, long)]
    titles = written(tmp_path, data(parts=parts)).sheetnames
    assert titles[0] == "Công văn"
    assert len(set(titles)) == 3
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


def test_an_empty_register_says_so(tmp_path):
    sheet = written(tmp_path, data(parts=[])).active
    assert sheet["A8"].value == "Chưa có văn bản nào được ghi số."


def test_a_book_open_in_excel_is_left_alone(tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "~$so.xlsx").write_bytes(b"")
    with pytest.raises(RuleBroken, match="đang mở"):
        write_register(data(line()), path)
    assert path.read_bytes() == b"old"


# --- pages for printing ------------------------------------------------------------------------


def pages_of_ten(section) -> int:
    """Tell how many pages a section takes where ten lines fill one."""
    return -(-section.html.count("/QĐ\u2011UBND") // 10)


def test_lines_are_dealt_out_to_pages_with_headings_on_each():
    lines = [line(number) for number in range(1, 32)]
    told = data(*lines, parts=[RegisterPart(name="Quyết định", lines=lines)] * 2)
    found = register_sections(told, pages_of_ten)
    assert [section.html.count("/QĐ\u2011UBND") for section in found] == [10, 10, 10, 1] * 2
    assert all("Trích yếu" in section.html or "trích yếu" in section.html for section in found)
    assert [section.restarts for section in found] == [True, False, False, False] * 2
    assert [("SỔ ĐĂNG KÝ" in section.html) for section in found[:2]] == [True, False]
    assert (found[0].width, found[0].height) == (297.0, 210.0)


def test_words_are_no_markup():
    (section,) = register_sections(data(line(about="<b>&x")), lambda _: 1)
    assert "&lt;b&gt;&amp;x" in section.html


def test_an_endless_line_still_gets_a_page():
    found = register_sections(data(line(), line(2)), lambda _: 5)
    assert len(found) == 2
