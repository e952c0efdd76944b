"""The score workbook: reopened, its numbers, locks and limits; and recomputed by LibreOffice."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from docgen.excel.scores import SUMMARY, ScoreBook, write_scores
from docgen.excel.unit_scores import EVIDENCE, HEAD_ROW
from models.score_book import Board, JudgedUnit
from models.score_rules import SheetRules
from models.scores import ScoreSheet
from models.scoring import Criterion, CriterionKind, GradeStep, Marks
from models.units import Cluster

D = Decimal
KIND = CriterionKind
CRITERIA = [
    Criterion(key=11, text="Vệ sinh đường thôn", maximum=D(60), section="I. Việc chung"),
    Criterion(key=12, text="=1+1 họp thôn", maximum=D("37.5"), section="I. Việc chung"),
    Criterion(key=13, text="Mô hình", kind=KIND.BONUS, maximum=D(5), cap=D(3), section="II. Thêm"),
    Criterion(key=14, text="Được khen", kind=KIND.BONUS, maximum=D(2), section="II. Thêm"),
    Criterion(key=15, text="Báo cáo", kind=KIND.PUNCTUALITY, cap=D(5), section="II. Thêm"),
    Criterion(
        key=16, text="Sai sót", kind=KIND.PENALTY, maximum=D(4), cap=D(2), section="II. Thêm"
    ),
]
NAMES = ["Thôn Nà Sao", "Thôn Đồng Mạ", "Thôn Bản Hoa", "Thôn Khe Sen", "Thôn Nậm Pia"]


def sample(closed: bool = False, count: int = 5) -> Board:
    """Nà Sao and Đồng Mạ tie at the top, Bản Hoa is left out, Nậm Pia has no points."""
    marks = {
        (11, 1): Marks(D(60), D(58), D("55.25")),
        (12, 1): Marks(council_score=D(30)),
        (13, 1): Marks(council_score=D(5)),
        (14, 1): Marks(council_score=D(2)),
        (15, 1): Marks(council_score=D("-0.5")),
        (16, 1): Marks(council_score=D(-4)),
        (11, 2): Marks(D("55.25")),
        (12, 2): Marks(D(31)),
        (11, 3): Marks(D(60)),
        (12, 3): Marks(D("37.5")),
        (11, 4): Marks(D("10.1")),
        (12, 4): Marks(D("0.2")),
    }
    units = [
        JudgedUnit(id=number, code=f"DV{number}", name=name, out="Kỷ luật" if number == 3 else "")
        for number, name in enumerate(NAMES[:count], start=1)
    ]
    return Board(
        sheet=ScoreSheet(
            year=2026, title="", bonus_cap=4, closed_on=date(2026, 12, 5) if closed else None
        ),
        cluster=Cluster(id=1, name="Cụm ven suối"),
        rules=SheetRules(
            penalty_cap=3.0, grades=[GradeStep(least=80, name="Tốt"), GradeStep(name="Khá")]
        ),
        criteria=CRITERIA,
        units=units,
        marks=marks,
        evidence={(11, 1): "@Biên bản số 3"},
    )


@pytest.fixture
def path(tmp_path):
    out = tmp_path / "chấm điểm.xlsx"
    write_scores(ScoreBook(board=sample(), agency=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]), out)
    return out


def lines(sheet) -> dict[str, tuple]:
    """Return the rows of the ranking by the name of the unit."""
    rows = sheet.iter_rows(values_only=True)
    return {row[1]: row for row in rows if row[1] in NAMES}


def test_the_ranking_holds_real_numbers_without_a_program_to_reckon(path):
    found = lines(openpyxl.load_workbook(path, data_only=True)[SUMMARY])
    assert list(found) == [
        "Thôn Nà Sao",
        "Thôn Đồng Mạ",
        "Thôn Khe Sen",
        "Thôn Bản Hoa",
        "Thôn Nậm Pia",
    ]
    # 55.25 + 30 + min(min(5, 3) + 2, 4) - min(0.5 + min(4, 2), 3) = 86.75
    assert found["Thôn Nà Sao"][:10] == (1, "Thôn Nà Sao", 60, 58, 86.75, 85.25, 4, -2.5, 86.75, 1)
    assert found["Thôn Đồng Mạ"][8:11] == (86.25, 2, "Tốt")
    assert found["Thôn Bản Hoa"][8:12] == (97.5, "–", None, "Không xếp hạng: Kỷ luật")
    assert found["Thôn Khe Sen"][8:11] == (10.3, 3, "Khá")
    assert not found["Thôn Nậm Pia"][8] and not found["Thôn Nậm Pia"][9]


def test_each_unit_has_its_sheet_where_only_its_own_points_are_typed(path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [SUMMARY, *NAMES]
    sheet = book["Thôn Nà Sao"]
    assert sheet.protection.sheet
    rows = [row for row in range(HEAD_ROW + 1, sheet.max_row) if sheet.cell(row, 9).value]
    assert [sheet.cell(row, 9).value for row in rows] == [11, 12, 13, 14, 15, 16]
    for row in rows:
        is_open = [not sheet.cell(row, column).protection.locked for column in range(1, 9)]
        assert is_open == [False, False, False, True, False, False, False, True]
    assert sheet.cell(rows[0], 2).value == "Vệ sinh đường thôn"
    assert sheet.cell(rows[1], 2).data_type == "s", "a text that begins with = is no formula"
    assert sheet.cell(rows[0], EVIDENCE).value == "@Biên bản số 3"


def test_excel_refuses_points_above_the_maximum(path):
    sheet = openpyxl.load_workbook(path)["Thôn Nà Sao"]
    limits = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert len(limits) == 6
    spans = [(float(rule.formula1), float(rule.formula2)) for rule in limits.values()]
    assert spans == [(0, 60), (0, 37.5), (0, 5), (0, 2), (-5, 0), (-4, 0)]
    assert next(iter(limits.values())).error == "Điểm từ 0 đến 60."


def test_a_closed_sheet_is_locked_whole(tmp_path):
    write_scores(ScoreBook(board=sample(closed=True)), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Thôn Nà Sao"]
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)
    assert not sheet.data_validations.dataValidation


def test_units_of_one_name_or_with_odd_signs_have_sheets_of_their_own(tmp_path):
    board = sample()
    odd = "Tổ 1/2: [Chợ] " + "rất dài " * 6
    units = [replace(unit, name=odd) for unit in board.units]
    write_scores(ScoreBook(board=replace(board, units=units)), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert len({name.casefold() for name in book.sheetnames}) == 6
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_a_cluster_without_units_still_has_its_page(tmp_path):
    write_scores(ScoreBook(board=sample(count=0)), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")[SUMMARY]
    assert any(
        "chưa có đơn vị nào" in str(cell.value) for row in sheet.iter_rows() for cell in row
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_formulas_reckon_what_we_reckon(path, tmp_path):
    """Every formula, without the value we wrote beside it, comes to that value elsewhere."""
    bare = tmp_path / "bare.xlsx"
    openpyxl.load_workbook(path).save(bare)  # openpyxl drops the values
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(bare)], check=True, capture_output=True, timeout=180)
    ours = openpyxl.load_workbook(path, data_only=True)
    theirs = openpyxl.load_workbook(tmp_path / "out" / "bare.xlsx", data_only=True)
    formulas = openpyxl.load_workbook(path)
    seen = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    seen += 1
                    mine = ours[sheet.title][cell.coordinate].value or None
                    other = theirs[sheet.title][cell.coordinate].value or None
                    assert mine == pytest.approx(other), (sheet.title, cell.coordinate, cell.value)
    assert seen > 60
