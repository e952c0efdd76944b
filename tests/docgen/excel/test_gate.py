"""The door: every odd file is one sentence, and no sound one is kept out."""

import io
import os
import random
import zipfile

import pytest
from openpyxl import Workbook

from docgen.excel import gate, gate_xml
from docgen.excel.gate import check_workbook, open_foreign, open_foreign_formulas
from models.errors import RuleBroken

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook_bytes(rows=((1, "a"), (2, "b"))):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


SOUND = workbook_bytes()


def rewritten(change, content=SOUND):
    """Return the archive with its parts changed by `change(dict)`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def with_part(name, part):
    return rewritten(lambda parts: parts.update({name: part}))


def without(name):
    return rewritten(lambda parts: parts.pop(name))


def sheet(inside):
    return with_part(SHEET, f"<worksheet {MAIN}><sheetData>{inside}</sheetData></worksheet>")


def swapped(name, old, new):
    def change(parts):
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return rewritten(change)


def other_zip(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


def linked():
    file = io.BytesIO(SOUND)
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("xl/x.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def encrypted_entry():
    content = bytearray(SOUND)
    content[6] |= 1
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 byte"),
        (b"P", "bị hỏng"),
        (SOUND[: len(SOUND) // 2], "bị hỏng"),
        (bytes(5000), "bị hỏng"),
        (random.Random(1).randbytes(5000), "không phải tệp Excel"),
        (OLE + "Workbook".encode("utf-16-le"), "đời cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), r"Word đời cũ \(\.doc\)"),
        ("STT;Đơn vị\n1;Thôn".encode(), "tệp văn bản"),
        (b"\xef\xbb\xbf<html><table>", "trang web"),
        (b"%PDF-1.7", "tệp PDF"),
        (b"\xff\xd8\xff\xe0", "tệp ảnh"),
        (b"MZ\x90", "tệp chương trình"),
        (b"rac" + SOUND, "không phải tệp Excel"),
        (other_zip("word/document.xml"), "tệp Word"),
        (other_zip("content.xml"), "LibreOffice"),
        (other_zip("a.txt"), "tệp nén ZIP"),
        (with_part("xl/workbook.bin", b""), "xlsb"),
        (with_part("xl/vbaProject.bin", b""), "macro"),
        (with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "macro"),
        (swapped("[Content_Types].xml", b"spreadsheetml.sheet.main", b"macroEnabled.main"),
         "macro"),
        (without("xl/workbook.xml"), "thiếu phần"),
        (without("xl/styles.xml"), "thiếu phần"),
        (without("[Content_Types].xml"), "thiếu phần"),
        (without(SHEET), "thiếu phần|bị hỏng"),
        (with_part("../x.xml", b"<x/>"), "bất thường"),
        (with_part("/x.xml", b"<x/>"), "bất thường"),
        (with_part("C:/x.xml", b"<x/>"), "bất thường"),
        (with_part("XL/workbook.xml", b"<x/>"), "bất thường"),
        (with_part("xl/media/a.bmp", bytes(3 << 20)), "bất thường"),
        (linked(), "bất thường"),
        (encrypted_entry(), "mật khẩu"),
        (with_part(SHEET, BOMB), "bất thường"),
        (with_part(SHEET, BOMB.decode().encode("utf-16")), "bất thường"),
        (with_part(SHEET, b"<x>" * 100 + b"</x>" * 100), "bất thường"),
        (with_part(SHEET, b"<x>"), "bị hỏng"),
        (with_part(SHEET, b""), "bị hỏng"),
        (with_part(SHEET, b'<?xml version="1.0" encoding="rot13"?><x/>'), "bị hỏng"),
        (with_part(SHEET, b"<x>\xff\xfe\xfd</x>"), "bị hỏng"),
        (sheet('<row r="0"/>'), "bị hỏng"),
        (sheet('<row r="2"/><row r="2"/>'), "bị hỏng"),
        (sheet('<row r="x"/>'), "bị hỏng"),
        (sheet('<row r="99999999"/>'), "quá nhiều dòng"),
        (sheet('<row r="1"><c r="A99999999"/></row>'), "quá nhiều dòng"),
        (sheet('<row r="1"><c r="XFD1"/></row>'), "quá lớn"),
        (sheet('<row r="1"><c r="1A"/></row>'), "bị hỏng"),
        (sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), "bị hỏng"),
        (sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "bị hỏng"),
    ],
)  # fmt: skip
def test_an_odd_file_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "Báo cáo.xlsx"
    path.write_bytes(content)
    with pytest.raises(RuleBroken, match=said) as caught:
        open_foreign(path)
    assert "“Báo cáo.xlsx”" in str(caught.value) and str(caught.value).endswith((".", ")"))


def test_sound_workbooks_come_in(tmp_path):
    path = tmp_path / "Báo cáo THÁNG 6.XLSX"
    for content in (
        SOUND,
        workbook_bytes([["x" * 30_000]]),
        sheet(f'<row r="{gate_xml.MOST_ROWS}"/>'),
        with_part("xl/media/a.bin", b"\xd0\xcf\x11\xe0"),
        sheet('<row r="1"><c r="A1"><v>-1</v></c></row>'),
    ):
        path.write_bytes(content)
        assert open_foreign(path).active is not None


def test_one_row_too_many_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet(f'<row r="{gate_xml.MOST_ROWS + 1}"/>'))
    with pytest.raises(RuleBroken, match=f"{gate_xml.MOST_ROWS + 1} dòng"):
        check_workbook(path)


def test_formulas_keep_their_saved_value_and_are_never_run(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c></row>'))
    assert open_foreign(path).active["A1"].value == 7
    assert open_foreign_formulas(path).active["A1"].value == "=1+1"


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(gate.MOST_BYTES + 1)
    with pytest.raises(RuleBroken, match="quá lớn"):
        check_workbook(path)


def test_a_folder_a_missing_file_and_a_misleading_name_are_told(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(RuleBroken, match="thư mục"):
        check_workbook(tmp_path / "a.xlsx")
    with pytest.raises(RuleBroken, match="Không còn thấy"):
        check_workbook(tmp_path / "b.xlsx")
    with pytest.raises(RuleBroken, match="ký tự ẩn"):
        check_workbook(tmp_path / "a\u202exslx.exe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_does_not_hang_the_program(tmp_path):
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(RuleBroken):
        check_workbook(tmp_path / "a.xlsx")


def test_a_thousand_damaged_copies_never_escape(tmp_path):
    path, dice, taken = tmp_path / "a.xlsx", random.Random(7), 0
    for _ in range(1000):
        content = bytearray(SOUND)
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content)
        try:
            open_foreign(path)
            taken += 1
        except RuleBroken:
            pass
    assert 0 < taken < 1000
