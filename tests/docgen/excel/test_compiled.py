"""The workbook of a compiled report, opened again: sums, bases, real dates, nothing is run."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from docgen.drafts.report_parts import unit_lines
from docgen.excel.compiled import write_compiled
from docgen.excel.compiled_data import FigurePart
from docgen.excel.compiled_source import compiled_of
from models.errors import RuleBroken
from models.figure_book import sheet
from models.figure_gaps import gaps_of, not_in
from models.obligations import Verdict
from models.plan_records import PlanRecord
from models.tracking import matrix
from models.units import Unit
from tests import compiled_book
from tests.compiled_book import TODAY, UNITS

CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
SHEETS = ["Tổng hợp", "Chỉ tiêu", "Báo cáo nhận được", "Còn thiếu"]


def compiled(code, today=TODAY):
    seen, told = matrix(code, today), sheet(code, today)
    part = FigurePart(title="Đường hoa", figures=told, gaps=gaps_of(told, not_in(seen.cells)))
    return compiled_of("Sơ kết phong trào", seen.cells, [part], today, today)


@pytest.fixture
def plan(book):
    plan = compiled_book.fill()
    compiled_book.first_story(plan)
    return plan


@pytest.fixture
def path(plan, tmp_path):
    path = tmp_path / "phụ lục.xlsx"
    write_compiled(compiled(plan.code), path)
    return path


def rows(path, name, *, values=True):
    return [[cell.value for cell in row] for row in load_workbook(path, data_only=values)[name]]


def row_with(path, name, text, **how):
    return next(row for row in rows(path, name, **how) if text in row)


def test_every_sheet_prints_on_a4_with_headings_and_print_area(path):
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    for one in book:
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        assert one.print_title_rows and one.print_area
        assert one.freeze_panes
        shown = [cell.value for row in one.iter_rows(max_row=8) for cell in row if cell.value]
        assert "Số liệu đến ngày 10/07/2026" in shown
        assert any(isinstance(cell.value, str) and cell.value.startswith("Cách tính hạn:")
                   for row in one for cell in row)  # fmt: skip


def test_counts_stand_by_cluster_unit_and_period_and_add_up(path, plan):
    found = rows(path, "Tổng hợp")
    titles = [row[0] for row in found if isinstance(row[0], str) and row[0][:2] in ("I.", "II")]
    assert titles == ["I. THEO CỤM, KHỐI", "II. THEO ĐƠN VỊ", "III. THEO KỲ BÁO CÁO"]
    sums = [row[2:15] for row in found if row[1] == "Cộng"]
    assert sums == [[6, 5, 4, 1, 1, 1, 0, 0, 0, 4, 6, 5 / 6, 4 / 6]] * 3
    told = {line.name: line.figures for line in unit_lines(matrix(plan.code, TODAY).cells, TODAY)}
    for name in UNITS:
        row = row_with(path, "Tổng hợp", name)
        counted = told[name]
        assert row[2:6] == [counted.expected, counted.received, counted.on_time, counted.late]


def test_sums_and_rates_are_formulas_with_their_values(path):
    row = row_with(path, "Tổng hợp", UNITS[0], values=False)
    at = row[0]
    assert str(row[13]).startswith("=IF(C") and at == 1
    total = next(row for row in rows(path, "Tổng hợp", values=False) if row[1] == "Cộng")
    assert str(total[2]).startswith("=SUM(C")
    with zipfile.ZipFile(path) as packed:
        xml = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<v></v>" not in xml and "<v/>" not in xml


def test_values_of_units_stand_by_period_with_sum_share_and_verdict(path):
    found = rows(path, "Chỉ tiêu")
    roads = [row for row in found if row[1] in UNITS][:3]
    assert [row[2:8] for row in roads] == [
        [4, 1.5, 3, 4.5, 1.125, "Đạt"],
        [4, 0, "–", 0, 0, "Chưa đủ số liệu"],
        [4, 2, 2, 4, 1, "Đạt"],
    ]
    waste = [row for row in found if row[1] in UNITS][3:]
    assert [row[3:6] for row in waste] == [[88, 92.5, 92.5], ["–", "–", "–"], ["KAD"] * 3]
    sums = [row for row in found if isinstance(row[1], str) and row[1].startswith("Cộng")]
    assert sums[0][2:6] == [12, 3.5, 5, 8.5]
    assert [cell for cell in sums[1][2:7] if cell] == []  # shares of units are not added
    assert sums[0][7] == "2/2 đạt"


def test_sums_of_indicators_are_formulas(path):
    found = rows(path, "Chỉ tiêu", values=False)
    unit = next(row for row in found if row[1] == UNITS[0])
    assert unit[5].startswith("=SUM(D") and unit[6].startswith("=IF(F")
    total = next(row for row in found if str(row[1]).startswith("Cộng"))
    assert all(str(cell).startswith("=SUM(") for cell in total[2:6])


def test_what_falls_short_is_never_shown_as_a_hundred_percent(plan, tmp_path):
    data = compiled(plan.code)
    (part,) = data.parts
    roads = part.figures.indicators[0]
    nearly = replace(roads, target=4.0005)
    figures = replace(part.figures, indicators=[nearly])
    write_compiled(replace(data, parts=[replace(part, figures=figures)]), tmp_path / "x.xlsx")
    shares = [row[6] for row in rows(tmp_path / "x.xlsx", "Chỉ tiêu") if row[1] == UNITS[2]]
    assert shares == [0.999]


def test_accepted_reports_are_listed_with_real_days(path, plan):
    found = [row for row in rows(path, "Báo cáo nhận được") if row[1] in UNITS]
    assert len(found) == 5
    first = found[0]
    assert first[1:5] == [UNITS[0], "Cụm bản", plan.code, "Quý I/2026: Báo cáo quý"]
    assert first[5:9] == [datetime(2026, 3, 20), datetime(2026, 3, 20), 0, "01/BC-NL"]
    late = next(row for row in found if row[1] == UNITS[1])
    assert late[6:8] == [datetime(2026, 3, 23), 3]


def test_returned_and_later_reports_do_not_count_as_accepted(plan, tmp_path):
    compiled_book.tell(plan, UNITS[1], "2026-Q2", verdict=Verdict.RETURNED, reason="Thiếu biểu",
                       on=date(2026, 7, 1))  # fmt: skip
    compiled_book.tell(plan, UNITS[0], "2026-Q2", km=3.5, share=93.0, on=date(2026, 7, 2))
    compiled_book.tell(plan, UNITS[1], "2026-Q2", km=1.0, on=date(2026, 7, 11))  # after TODAY
    write_compiled(compiled(plan.code), tmp_path / "x.xlsx")
    found = [row for row in rows(tmp_path / "x.xlsx", "Báo cáo nhận được") if row[1] in UNITS]
    assert len(found) == 6
    again = next(row for row in found if row[6] == datetime(2026, 7, 2))
    assert (again[7], again[10]) == (None, "Bản bổ sung, thay thế")


def test_missing_reports_and_figures_are_listed(path):
    found = [row for row in rows(path, "Còn thiếu") if row[1] in UNITS]
    assert [row[1:9] for row in found] == [
        [UNITS[1], "Cụm bản", "PT-2026-001", "Quý II/2026: Báo cáo quý", datetime(2026, 6, 22),
         "Quá hạn", 18, None],
        [UNITS[1], "Cụm bản", "PT-2026-001", "Chỉ tiêu: Hộ phân loại rác", None,
         "Chưa có số liệu", None, "Quý I/2026"],
    ]  # fmt: skip


def test_an_empty_book_says_so(plan, tmp_path):
    write_compiled(compiled(plan.code, date(2026, 1, 1)), tmp_path / "x.xlsx")
    shown = {name: [cell for row in rows(tmp_path / "x.xlsx", name) for cell in row]
             for name in load_workbook(tmp_path / "x.xlsx").sheetnames}  # fmt: skip
    assert "Chưa nhận được báo cáo nào." in shown["Báo cáo nhận được"]


def test_words_that_look_like_formulas_stay_words(plan, tmp_path):
    bad = '=HYPERLINK("http://x";"bấm")'
    Unit.update(name=bad).where(Unit.code == "DV01").execute()
    PlanRecord.update(subject="@SUM(1)").execute()
    data = compiled(plan.code)
    data = replace(data, subject="+1", parts=[replace(data.parts[0], title="-2+3")])
    write_compiled(data, tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    for one in book:
        for row in one:
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value.startswith(("=SUM(", "=IF(", "=E", "=D")), cell.value
                if cell.value == bad:
                    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_several_campaigns_have_a_sheet_each(plan, tmp_path):
    data = compiled(plan.code)
    write_compiled(replace(data, parts=data.parts * 2), tmp_path / "x.xlsx")
    names = load_workbook(tmp_path / "x.xlsx").sheetnames
    assert names[1:3] == ["Chỉ tiêu 1", "Chỉ tiêu 2"]


def test_a_folder_that_is_gone_is_told_in_a_sentence(plan, tmp_path):
    with pytest.raises(RuleBroken):
        write_compiled(compiled(plan.code), tmp_path / "không có" / "x.xlsx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reckons_the_same(path, tmp_path):
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    asked = ["soffice", home, "--headless", "--convert-to", CSV, "--outdir", str(tmp_path)]
    bare = tmp_path / "bare.xlsx"
    load_workbook(path).save(bare)  # without the values we put beside the formulas
    subprocess.run([*asked, str(bare)], check=True, capture_output=True, timeout=120)
    lines = {
        file.stem.rpartition("-")[2]: file.read_text("utf-8").splitlines()
        for file in tmp_path.glob("*.csv")
    }
    sums = [line for line in lines["Tổng hợp"] if ";Cộng;" in line]
    assert len(set(sums)) == 1 and sums[0].startswith(";Cộng;6;5;4;1;1;1;")
    rates = [float(cell.rstrip("%").replace(",", ".")) for cell in sums[0].split(";")[13:]]
    assert [round(rate, 1) for rate in rates] == [83.3, 66.7]
    (total,) = [line for line in lines["Chỉ tiêu"] if "Cộng (3/3" in line]
    assert [float(part.replace(",", ".")) for part in total.split(";")[2:6]] == [12, 3.5, 5, 8.5]
    assert not any("Err:" in line or "#" in line for part in lines.values() for line in part)
