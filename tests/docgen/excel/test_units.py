"""Lists of units as offices really make them: what is read, what is passed over, what is told."""

import unicodedata
from datetime import date
from types import SimpleNamespace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from docgen.excel.units import (
    ExistingUnit,
    ImportAction,
    UnitRow,
    plan_import,
    read_units,
    write_unit_template,
)
from models.errors import RuleBroken


@pytest.fixture
def sheet_of(tmp_path):
    """Return a function that saves rows as a workbook, after `change`, and reads it."""

    def read(rows, change=lambda sheet: None):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        change(book.active)
        path = tmp_path / "Danh sách.xlsx"
        book.save(path)
        return read_units(path)

    return read


HEAD = ["TT", "Tên đơn vị", "Mã", "Loại", "Cụm", "Người liên hệ", "Điện thoại", "Email", "Ghi chú"]


def names(found):
    return [row.name for row in found.rows]


def said(found):
    return [problem.sentence for problem in found.problems]


def test_a_plain_list_is_read_with_all_its_columns(sheet_of):
    row = [1, "Thôn Bản Lầu", "DV01", "Thôn", "Cụm 1", "Lò Thị Mỷ", "0912345678", "a@b.vn", "x"]
    found = sheet_of([HEAD, row])
    assert found.problems == [] and found.header_row == 1
    assert found.rows == [
        UnitRow(
            row_number=2, name="Thôn Bản Lầu", code="DV01", kind="village", cluster="Cụm 1",
            contact="Lò Thị Mỷ", phone="0912345678", email="a@b.vn", note="x",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "TÊN ĐƠN VỊ",
        "Ten don vi",
        unicodedata.normalize("NFD", "Tên đơn vị"),
        "Tên\n đơn   vị (*)",
        "Đơn vị:",
        "Tên cơ quan, đơn vị",
        "Cơ quan/đơn vị",
        "Tên thôn, tổ dân phố",
    ],
)
def test_the_heading_of_names_is_known_in_every_spelling(sheet_of, heading):
    assert names(sheet_of([["STT", heading], [1, "Thôn Nà Sao"]])) == ["Thôn Nà Sao"]


@pytest.mark.parametrize(("above", "is_found"), [(19, True), (20, False)])
def test_headings_are_looked_for_in_the_first_twenty_rows(sheet_of, above, is_found):
    rows = [["UBND xã Suối Hoa"]] * above + [HEAD, [1, "Thôn Nà Sao"]]
    if is_found:
        assert sheet_of(rows).header_row == 20
    else:
        with pytest.raises(RuleBroken, match="Tên đơn vị"):
            sheet_of(rows)


def test_the_plain_word_school_is_a_kind(sheet_of):
    found = sheet_of([["Tên đơn vị", "Loại"], ["Tiểu học Suối Hoa", "Trường"]])
    assert (found.rows[0].kind, said(found)) == ("school", [])


def test_a_list_without_headings_is_refused_though_a_kind_reads_like_one(sheet_of):
    rows = [[1, "Văn phòng", "phòng ban"], [2, "Phòng Kinh tế", "phòng ban"]]
    with pytest.raises(RuleBroken, match="dòng tiêu đề"):
        sheet_of(rows)


def test_headings_over_two_rows_are_one_heading(sheet_of):
    def merge(sheet):
        for block in ("A1:A2", "B1:B2", "C1:D1"):
            sheet.merge_cells(block)

    found = sheet_of(
        [["TT", "Đơn vị", "Liên hệ"], [None, None, "Họ và tên", "Số điện thoại"],
         [1, "Trạm Y tế", "Hà Văn Sáu", "0203 1234567"]],
        merge,
    )  # fmt: skip
    assert (found.rows[0].contact, found.rows[0].phone) == ("Hà Văn Sáu", "0203 1234567")
    assert (found.rows[0].kind, found.rows[0].kind_guessed) == ("health", True)


def test_what_is_no_unit_is_passed_over(sheet_of):
    found = sheet_of(
        [
            ["ỦY BAN NHÂN DÂN XÃ SUỐI HOA"],
            ["DANH SÁCH ĐƠN VỊ"],
            HEAD,
            ["(1)", "(2)", "(3)"],
            ["I", "Khối trường học"],
            [1, "Trường Mầm non Hoa Ban"],
            [],
            ["II", "II. Cụm các thôn"],
            [2, "Thôn Hạ Lũng", None, None, "Cụm riêng"],
            [3, "Công an xã"],
            [None, "Tổng cộng: 3"],
            [],
            [None, None, None, None, "Suối Hoa, ngày 05 tháng 02 năm 2026"],
            [None, "NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"],
            [None, "Hoàng Thị Lan"],
        ]
    )
    assert [(row.name, row.cluster) for row in found.rows] == [
        ("Trường Mầm non Hoa Ban", "Khối trường học"),
        ("Thôn Hạ Lũng", "Cụm riêng"),
        ("Công an xã", "Cụm các thôn"),
    ]
    assert [row.kind for row in found.rows] == ["school", "village", "armed"]
    assert found.problems == []


def test_a_group_row_merged_across_names_the_cluster(sheet_of):
    found = sheet_of(
        [HEAD, ["Các cơ quan Đảng"], [1, "Văn phòng Đảng ủy"]],
        lambda sheet: sheet.merge_cells("A2:I2"),
    )
    assert [(row.name, row.cluster) for row in found.rows] == [
        ("Văn phòng Đảng ủy", "Các cơ quan Đảng")
    ]


def test_a_cluster_merged_over_rows_is_everybodys_but_a_merged_name_is_told(sheet_of):
    def merge(sheet):
        sheet.merge_cells("E2:E3")
        sheet.merge_cells("B3:B4")

    found = sheet_of(
        [HEAD, [1, "Thôn A Lù", None, None, "Cụm 2"], [2, "Thôn Xà Phìn"], [3, None, "DV3"]], merge
    )
    assert [(row.name, row.cluster) for row in found.rows] == [
        ("Thôn A Lù", "Cụm 2"),
        ("Thôn Xà Phìn", "Cụm 2"),
    ]
    assert [problem.cell for problem in found.problems] == ["B4"]
    assert "bỏ gộp" in said(found)[0]


def test_numbers_become_the_text_they_show(sheet_of):
    def show_two_digits(sheet):
        sheet["C2"].number_format = "00"

    found = sheet_of([HEAD, [1, "Thôn 1", 5, None, 2.0, None, None, None, date(2026, 1, 5)]],
                     show_two_digits)  # fmt: skip
    row = found.rows[0]
    assert (row.code, row.cluster, row.note) == ("05", "2", "05/01/2026")


@pytest.mark.parametrize(
    ("typed", "phone", "is_told"),
    [
        (912345678, "0912345678", True),
        (2031234567, "02031234567", True),
        ("912 345 678", "0912345678", True),
        ("0912 345 678", "0912 345 678", False),
        ("+84 912 345 678", "+84 912 345 678", False),
        ("0912345678; 0203123456", "0912345678; 0203123456", False),
        (12, "12", True),
    ],
)
def test_a_phone_gets_its_lost_zero_back(sheet_of, typed, phone, is_told):
    found = sheet_of([HEAD, [1, "Thôn Nà Sao", None, None, None, None, typed]])
    assert found.rows[0].phone == phone
    assert [problem.cell for problem in found.problems] == (["G2"] if is_told else [])


def test_doubles_are_left_out_but_villages_that_differ_in_a_tone_are_two(sheet_of):
    found = sheet_of(
        [
            HEAD,
            [1, "Thôn Hoà Bình"],
            [2, "THÔN  HÒA BÌNH"],
            [3, "Thôn Hà"],
            [4, "Thôn Hạ"],
            [5, "Trường số 1", "T1"],
            [6, "Trường số 1", "T2"],
            [7, "Trường số 2", "t2"],
        ]
    )
    assert names(found) == [
        "Thôn Hoà Bình", "Thôn Hà", "Thôn Hạ", "Trường số 1", "Trường số 1",
    ]  # fmt: skip
    assert [problem.cell for problem in found.problems] == ["B3", "B5", "C8"]
    assert "trùng với dòng 2" in said(found)[0] and "chỉ khác dấu" in said(found)[1]


def test_what_is_odd_in_a_cell_is_told_with_its_place(sheet_of):
    def spoil(sheet):
        sheet["I2"] = "#REF!"
        sheet["B4"] = "=A1"
        sheet["B5"].font = Font(name=".VnTime")

    found = sheet_of(
        [
            HEAD,
            [1, "Thôn Một", None, "loài lạ", None, None, None, "không có"],
            [2, None, "DV2"],
            [3, None],
            [4, "Th«n Bèn"],
            [5, 12345],
            [6, "x" * 256],
            [7, "Thôn \ufffd\ufffd"],
        ],
        spoil,
    )
    assert [problem.cell for problem in found.problems] == [
        "I2", "D2", "H2", "B3", "B4", "B4", "B5", "B6", "B7", "B8",
    ]  # fmt: skip
    assert [len(name) for name in names(found)] == [8, 8, 255, 7]
    assert all(sentence.endswith(".") for sentence in said(found))


def test_names_that_look_like_formulas_or_templates_are_plain_text(sheet_of):
    def as_text(sheet):
        sheet["B2"].value, sheet["B2"].data_type = "=HYPERLINK(1)", "s"

    found = sheet_of([HEAD, [1, "x"], [2, "{{ thôn }} 😀"]], as_text)
    assert names(found) == ["=HYPERLINK(1)", "{{ thôn }} 😀"]


def test_the_sheet_with_the_list_is_found_among_others(tmp_path):
    book = Workbook()
    book.active.append(["Hướng dẫn điền"])
    old = book.create_sheet("Cũ")
    old.append(["TT", "Đơn vị"])
    sheet = book.create_sheet("Năm 2026")
    sheet.append(HEAD)
    sheet.append([1, "Thôn Nà Sao"])
    book.save(tmp_path / "a.xlsx")
    found = read_units(tmp_path / "a.xlsx")
    assert found.sheet == "Năm 2026"
    assert said(found) == ["Trang “Cũ” cũng giống danh sách đơn vị nhưng không được đọc."]


def test_a_hidden_list_a_double_column_and_an_empty_list_are_refused(tmp_path, sheet_of):
    with pytest.raises(RuleBroken, match="hai cột cùng tên"):
        sheet_of([["Tên đơn vị", "TÊN ĐƠN VỊ"], ["a", "b"]])
    with pytest.raises(RuleBroken, match="chưa có đơn vị nào"):
        sheet_of([HEAD])
    book = Workbook()
    hidden = book.create_sheet("Ẩn")
    hidden.append(HEAD)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "h.xlsx")
    with pytest.raises(RuleBroken, match=r"“Ẩn”.*bị ẩn"):
        read_units(tmp_path / "h.xlsx")


def test_the_empty_form_is_filled_in_and_read_back(tmp_path):
    path = tmp_path / "Mẫu.xlsx"
    write_unit_template(path)
    with pytest.raises(RuleBroken, match="chưa có đơn vị nào"):  # the example is not a unit
        read_units(path)
    book = load_workbook(path)
    sheet = book["Danh sách đơn vị"]
    sheet["B6"], sheet["D6"], sheet["G6"] = "Hội Nông dân xã", "Mặt trận, đoàn thể", "0912345678"
    assert sheet.data_validations.dataValidation[0].formula1 == "'Hướng dẫn'!$A$20:$A$30"
    assert book["Hướng dẫn"]["A30"].value == "Khác" and "Bắt buộc" in sheet["B4"].comment.text
    assert sheet["G6"].number_format == "@"
    book.save(path)
    found = read_units(path)
    assert found.problems == []
    assert [(row.name, row.kind, row.phone) for row in found.rows] == [
        ("Hội Nông dân xã", "mass", "0912345678")
    ]


# --- the dry run -----------------------------------------------------------------------------

EXISTING = [
    ExistingUnit(key=1, name="Thôn Hà", code="DV01", kind="village", phone="0912 345 678"),
    ExistingUnit(key=2, name="Trạm Y tế", code="DV02", kind="health"),
    ExistingUnit(key=3, name="Chợ", code="DV03"),
    ExistingUnit(key=4, name="Chợ", code="DV04"),
]


def plan(*rows):
    numbered = [
        UnitRow(**({"row_number": number} | row)) for number, row in enumerate(rows, start=5)
    ]
    return plan_import(SimpleNamespace(rows=numbered), EXISTING)


@pytest.mark.parametrize(
    ("row", "action", "key", "said"),
    [
        ({"name": "Thôn Mới"}, "new", None, "Chưa có"),
        ({"name": "thôn  hà", "phone": "0912345678"}, "same", 1, "Không có gì"),
        ({"name": "Thôn Hà", "code": "dv01"}, "same", 1, "Không có gì"),
        ({"name": "Thôn Hà", "phone": "0913 000 000"}, "change", 1, "“0912 345 678” → “0913"),
        ({"name": "Trạm Y tế", "contact": "Hà Sáu"}, "change", 2, "để trống → “Hà Sáu”"),
        ({"name": "Thôn Hạ"}, "unclear", 1, "chỉ khác dấu"),
        ({"name": "Thôn Khác", "code": "DV01"}, "unclear", 1, "là của “Thôn Hà”"),
        ({"name": "Thôn Hà", "code": "DV99"}, "unclear", 1, "tệp ghi mã “DV99”"),
        ({"name": "Chợ"}, "unclear", None, "2 đơn vị"),
        ({"name": "Chợ", "code": "DV04"}, "same", 4, "Không có gì"),
    ],
)
def test_each_row_is_new_changed_the_same_or_unclear(row, action, key, said):
    (line,) = plan(row)
    assert line.action is ImportAction(action)
    assert (line.old.key if line.old else None) == key
    assert said in line.reason


def test_two_rows_for_one_unit_are_unclear_the_second_time():
    first, second = plan({"name": "Thôn Hà"}, {"name": "THÔN HÀ", "note": "x"})
    assert first.action is ImportAction.SAME and second.action is ImportAction.UNCLEAR
    assert "như dòng 5" in second.reason


def test_a_guessed_kind_changes_nothing_that_is_known():
    same, filled = plan(
        {"name": "Thôn Hà", "kind": "other", "kind_guessed": True},
        {"name": "Chợ", "code": "DV04", "kind": "business", "kind_guessed": True},
    )
    assert same.action is ImportAction.SAME
    assert filled.changes == {"kind": ("", "business")}
    assert "để trống → “Hợp tác xã, doanh nghiệp”" in filled.reason


def test_changes_are_told_field_by_field():
    (line,) = plan({"name": "Thôn Hà", "kind": "other", "cluster": "Cụm 1"})
    assert line.changes == {"kind": ("village", "other"), "cluster": ("", "Cụm 1")}
