"""The summary workbook, opened again: counts add up, pages are set, nothing is run."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from docgen.excel.summary import (
    SummaryCampaign,
    SummaryData,
    SummaryRow,
    write_summary,
)
from docgen.excel.summary_data import periods
from docgen.excel.summary_sheets import state_words
from models.errors import RuleBroken
from models.states import State

CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
DUE = date(2026, 6, 15)
SHEETS = ["Tổng hợp", "Theo kỳ", "Chưa nộp", "Chi tiết", "Giải thích"]


def row(unit, state, cluster="", **more):
    given = {"campaign": "PT-2026-001", "period": "6 tháng 2026", "due_on": DUE} | more
    return SummaryRow(unit=unit, state=State(state), cluster=cluster, **given)


ROWS = [
    row("Trường Hoa Ban", "on_time", "Khối trường", received_on=DUE, document_number="05"),
    row("Trường Nậm Mây", "late", "Khối trường", received_on=DUE + timedelta(3), days_late=3),
    row("Thôn Nà Sao", "overdue", "Cụm thôn", days_late=5, phone="0912 345 678", reminders=2),
    row("Thôn Đồi Chè", "returned", "Cụm thôn", days_late=5, note="=thiếu biểu"),
    row("Thôn Ánh Dương", "overdue", "Cụm thôn", days_late=9),
    row("Thôn Bản Lầu", "not_due", "Cụm thôn", due_on=date(2026, 7, 15)),
    row("Thôn Hạ", "soon", "Cụm thôn"),
    row("Thôn Hà", "nil", "Cụm thôn", received_on=DUE),
    row("Tổ công tác", "exempt"),
    row("Tổ công tác", "not_open", period="Năm 2026", period_order=1),
]
DATA = SummaryData(
    agency=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    as_of=date(2026, 6, 20),
    rows=ROWS,
    campaigns=[
        SummaryCampaign(
            code="PT-2026-001", title="Phong trào thử", launched_by="Kế hoạch số 12/KH-UBND"
        )
    ],
    place="Suối Hoa",
    signed_on=date(2026, 2, 5),
    prepared_by="Hoàng Thị Lan",
    signer_lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    signer="Trần Văn Bình",
    program="so-thi-dua 0.1",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("excel") / "Tổng hợp.xlsx"
    write_summary(DATA, path)
    return path


def texts(sheet):
    return [cell.value for cells in sheet for cell in cells if isinstance(cell.value, str)]


def row_of(sheet, text):
    return next(cells for cells in sheet if text in [cell.value for cell in cells])


def counts(sheet, text):
    return [cell.value for cell in row_of(sheet, text)[2:14]]


def test_the_totals_are_numbers_even_where_nothing_is_calculated(path):
    sheet = load_workbook(path, data_only=True)["Tổng hợp"]
    assert counts(sheet, "TỔNG CỘNG") == [8, 3, 2, 1, 1, 5, 2, 3, 1, 1, 3 / 8, 2 / 6]
    assert counts(sheet, "Khối trường") == [2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0.5]
    assert counts(sheet, "Chưa xếp cụm, khối") == [0] * 9 + [1, "–", "–"]
    assert counts(sheet, "Thôn Nà Sao")[:8] == [1, 0, 0, 0, 0, 1, 0, 1]


def test_the_totals_are_formulas_over_the_rows_above(path):
    sheet = load_workbook(path)["Tổng hợp"]
    cluster = row_of(sheet, "Khối trường")[2]
    first = cluster.row + 1
    assert cluster.value == f"=SUM(C{first}:C{first + 1})"
    total = row_of(sheet, "TỔNG CỘNG")[2]
    assert total.value.startswith(f"=C{cluster.row}+C") and total.value.count("+") == 2


@pytest.mark.render
@pytest.mark.slow
def test_libreoffice_calculates_the_same_numbers(path, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
         "--convert-to", CSV,
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    total = next(
        line
        for line in (tmp_path / "Tổng hợp-Tổng hợp.csv").read_text("utf-8").splitlines()
        if line.startswith("TỔNG CỘNG")
    )
    assert total.split(";")[2:12] == ["8", "3", "2", "1", "1", "5", "2", "3", "1", "1"]
    notes = (tmp_path / "Tổng hợp-Giải thích.csv").read_text("utf-8")
    assert notes.count("Khớp") == 3 and "Lệch" not in notes


def test_head_and_signatures_are_those_of_an_official_form(path):
    found = texts(load_workbook(path)["Tổng hợp"])
    assert found[0] == "ỦY BAN NHÂN DÂN" and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found
    assert "Tính đến ngày 20/06/2026" in found
    assert "- Phong trào thử (mã PT-2026-001); Kế hoạch số 12/KH-UBND" in found
    assert "Suối Hoa, ngày 05 tháng 02 năm 2026" in found
    assert found[-2:] == ["Hoàng Thị Lan", "Trần Văn Bình"]


def test_an_unsigned_form_has_dots_for_the_day(tmp_path):
    write_summary(replace(DATA, signed_on=None, superior=["TỈNH VÂN SƠN"]), tmp_path / "a.xlsx")
    found = texts(load_workbook(tmp_path / "a.xlsx")["Tổng hợp"])
    assert "Suối Hoa, ngày …… tháng …… năm ………" in found and found[0] == "TỈNH VÂN SƠN"


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_ready_for_the_printer(path, name):
    sheet = load_workbook(path)[name]
    assert sheet.page_setup.paperSize == "9" or sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    assert round(sheet.page_margins.left * 25.4) == 30
    fonts = {cell.font.name for cells in sheet for cell in cells if cell.value is not None}
    assert fonts == {"Times New Roman"}
    expected = "portrait" if name == "Giải thích" else "landscape"
    assert sheet.page_setup.orientation == expected


def test_the_list_of_details_has_real_dates_and_can_be_filtered(path):
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    sheet = book["Chi tiết"]
    assert sheet.auto_filter.ref == f"A4:M{4 + len(ROWS)}" and sheet.freeze_panes == "C5"
    first = sheet[5]
    assert [cell.value for cell in first[:5]] == [
        1, "Khối trường", "Trường Hoa Ban", "PT-2026-001", "6 tháng 2026",
    ]  # fmt: skip
    assert first[5].value.date() == DUE and first[5].number_format == "dd/mm/yyyy"
    assert (first[7].value, first[7].data_type) == ("05", "s")
    note = sheet[8][12]
    assert (note.value, note.data_type, note.quotePrefix) == ("=thiếu biểu", "s", True)


def test_the_missing_are_listed_longest_overdue_first(path):
    sheet = load_workbook(path)["Chưa nộp"]
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == [
        "Thôn Ánh Dương", "Thôn Đồi Chè", "Thôn Nà Sao", "Thôn Hạ", "Thôn Bản Lầu",
    ]  # fmt: skip
    assert sheet.cell(10, 2).value is None
    assert [cell.value for cell in sheet[7]][7:11] == [5, None, "0912 345 678", 2]


def test_nobody_missing_is_said_in_words(tmp_path):
    write_summary(replace(DATA, rows=ROWS[:2]), tmp_path / "a.xlsx")
    found = texts(load_workbook(tmp_path / "a.xlsx")["Chưa nộp"])
    assert "Tính đến ngày 20/06/2026 không còn báo cáo nào chưa nộp." in found


def test_the_matrix_shows_each_state_and_counts_each_period(path):
    sheet = load_workbook(path)["Theo kỳ"]
    assert [sheet.cell(5, column).value for column in (3, 4)] == ["6 tháng 2026", "Năm 2026"]
    assert row_of(sheet, "Trường Nậm Mây")[2].value == "Nộp chậm 3 ngày (18/6)"
    assert row_of(sheet, "Thôn Nà Sao")[2].value == "Quá hạn 5 ngày"
    assert [cell.value for cell in row_of(sheet, "Tổ công tác")[2:4]] == ["Được miễn", "Chưa mở"]
    assert [cell.value for cell in row_of(sheet, "Phải nộp")[2:4]] == [8, 0]
    assert [cell.value for cell in row_of(sheet, "Tỷ lệ nộp")[2:4]] == [3 / 8, "–"]
    assert sheet.cell(6, 3).value == "Hạn: theo đơn vị"


def test_periods_stand_in_their_order_not_in_that_of_the_alphabet():
    shuffled = replace(DATA, rows=[*reversed(ROWS)])
    assert [name for _, name, _ in periods(shuffled)] == ["6 tháng 2026", "Năm 2026"]


def test_a_state_is_worded_with_its_days():
    assert state_words(ROWS[0]) == "Đúng hạn (15/6)"
    assert state_words(row("x", "returned", days_late=4)) == "Bị trả lại, quá hạn 4 ngày"
    assert state_words(row("x", "nil", received_on=DUE, days_late=4)) == (
        "Không phát sinh, chậm (15/6)"
    )


def test_an_empty_summary_is_still_a_form(tmp_path):
    write_summary(replace(DATA, rows=[], campaigns=[]), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx", data_only=True)["Tổng hợp"]
    assert counts(sheet, "TỔNG CỘNG") == [0] * 10 + ["–", "–"]


def test_a_single_cluster_needs_no_subtotal(tmp_path):
    write_summary(replace(DATA, rows=ROWS[:2]), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Tổng hợp"]
    assert "Khối trường" not in texts(sheet)
    assert row_of(sheet, "TỔNG CỘNG")[2].value.startswith("=SUM(C")


def test_two_units_of_one_name_in_two_clusters_keep_their_own_rows(tmp_path):
    rows = [row("Chi hội 1", "on_time", "Cụm A"), row("Chi hội 1", "overdue", "Cụm B")]
    write_summary(replace(DATA, rows=rows), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Theo kỳ"]
    found = [cells[2].value for cells in sheet if cells[1].value == "Chi hội 1"]
    assert found == ["Đúng hạn", "Quá hạn"]


def test_a_file_that_is_open_in_excel_is_told(tmp_path):
    (tmp_path / "~$a.xlsx").write_bytes(b"")
    with pytest.raises(RuleBroken, match="đang mở"):
        write_summary(DATA, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
