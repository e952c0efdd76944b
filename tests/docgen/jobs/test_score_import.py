"""Own points come back in the workbook that was handed out: whole, twice, damaged, out of date."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from docgen.excel.score_reading import is_score_file, read_score_file
from docgen.excel.scores import SUMMARY
from docgen.jobs.importing import take_in
from docgen.jobs.score_import import take_scores
from docgen.jobs.scoring import write_book
from models import deeds, score_deeds, units
from models.errors import RuleBroken
from models.journal import Change
from models.score_book import board, draft_of
from models.score_rules import CriterionDraft, SheetDraft
from models.scores import Score, ScoreSheet
from models.scoring import CriterionKind, Hand
from models.units import Cluster, Unit
from tests.small_book import TODAY, fill

D = Decimal
FIRST, SECOND = "D8", "D9"  # own points for the two criteria, below the heading of a section
NOTE = "H8"


@pytest.fixture
def sheet(book) -> ScoreSheet:
    fill()
    cluster = Cluster.create(name="Cụm ven suối")
    for unit in Unit.listed():
        units.seat(unit, cluster, date(2026, 1, 1))
    draft = SheetDraft(
        criteria=[
            CriterionDraft(section="I. Việc chung", text="Vệ sinh", maximum=10),
            CriterionDraft(
                section="I. Việc chung", text="Sai sót", kind=CriterionKind.PENALTY, maximum=2
            ),
        ]
    )
    return score_deeds.start(cluster, 2026, draft)[0]


@pytest.fixture
def path(sheet, tmp_path):
    return write_book(board(sheet, TODAY), TODAY, tmp_path / "điểm.xlsx")


def write(path, unit: str = "Thôn Nà Sao", **cells: object) -> None:
    """Type into a unit's sheet as somebody with Excel does."""
    workbook = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        workbook[unit][cell] = value
    workbook.save(path)


def own(sheet, unit: str = "Thôn Nà Sao") -> list[Decimal | None]:
    found, number = board(sheet, TODAY), Unit.get(Unit.name == unit).id
    return [found.mark(one.key, number).of(Hand.SELF) for one in found.criteria]


def test_points_and_evidence_come_back_as_one_deed(sheet, path):
    write(path, **{FIRST: 9.25, SECOND: "−0,5", NOTE: " Sổ  họp thôn "})
    write(path, "Thôn Đồng Mạ", **{FIRST: 7})
    taken = take_scores(path)
    assert own(sheet) == [D("9.25"), D("-0.5")] and own(sheet, "Thôn Đồng Mạ") == [D(7), None]
    assert "Sổ họp thôn" in board(sheet, TODAY).evidence.values()
    assert taken.sentence.startswith("Nhận 4 ô tự chấm") and "Thôn Nà Sao" in taken.sentence
    deeds.undo(taken.change)
    assert own(sheet) == [None, None]


def test_the_same_workbook_twice_changes_nothing(sheet, path):
    write(path, **{FIRST: 9})
    take_scores(path)
    lines = Change.select().count()
    again = take_scores(path)
    assert again.change is None and "không có điểm tự chấm nào mới" in again.sentence
    assert Change.select().count() == lines


def test_blanks_erase_nothing_and_other_columns_are_not_read(sheet, path):
    write(path, **{FIRST: 9})
    take_scores(path)
    write(path, **{FIRST: None, "E8": 1, "F8": 1, "G8": 1, "C8": 99})
    take_scores(path)
    number = Unit.get(Unit.name == "Thôn Nà Sao").id
    mark = board(sheet, TODAY).mark(draft_of(sheet).criteria[0].key, number)
    assert (mark.self_score, mark.peer_score, mark.council_score) == (9, None, None)


@pytest.mark.parametrize(
    "value, told",
    [
        (10.01, "vượt điểm tối đa 10"),
        (-1, "không được âm"),
        ("mười", "“Thôn Nà Sao”, ô D8: không phải điểm"),
        (9.125, "ô D8: không phải điểm"),
        (True, "ô D8: không phải điểm"),
        (date(2026, 1, 9), "ô D8: không phải điểm"),
    ],
)
def test_one_wrong_cell_keeps_the_whole_workbook_out(sheet, path, value, told):
    write(path, **{FIRST: value, SECOND: -1})
    with pytest.raises(RuleBroken, match=told):
        take_scores(path)
    assert own(sheet) == [None, None]


def test_a_dry_run_writes_nothing(sheet, path):
    write(path, **{FIRST: 9})
    lines = Change.select().count()
    assert "Nhận 1 ô" in take_in(path, TODAY, check=True).sentences[0]
    assert own(sheet) == [None, None] and Change.select().count() == lines
    assert not Score.select().exists()


def test_the_command_for_files_knows_the_workbook(sheet, path):
    write(path, **{FIRST: 9})
    assert is_score_file(path)
    assert take_in(path, TODAY).sentences[0].startswith("Nhận 1 ô tự chấm")
    assert own(sheet)[0] == 9


def test_other_criteria_a_strange_unit_or_no_sheet_are_told(sheet, path):
    write(path, **{FIRST: 9, "I8": 4711})
    with pytest.raises(RuleBroken, match="bộ tiêu chí cũ"):
        take_scores(path)
    write(path, **{"I1": "DV99"})
    with pytest.raises(RuleBroken, match="Không có đơn vị mã “DV99”"):
        take_scores(path)
    score_deeds.remove(sheet)
    with pytest.raises(RuleBroken, match="không còn trong sổ này"):
        take_scores(path)


def test_a_closed_sheet_takes_nothing(sheet, path):
    write(path, **{FIRST: 9})
    first = draft_of(sheet).criteria[0].key
    score_deeds.keep_marks(sheet, {(first, unit.id, Hand.COUNCIL): D(8) for unit in Unit.listed()})
    score_deeds.close(sheet, TODAY)
    with pytest.raises(RuleBroken, match="đã chốt"):
        take_scores(path)


def test_a_workbook_that_is_not_ours_is_refused(tmp_path):
    other = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(other)
    assert not is_score_file(other)
    with pytest.raises(RuleBroken, match="không phải bảng chấm điểm"):
        read_score_file(other)
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 ...")
    assert not is_score_file(broken)
    with pytest.raises(RuleBroken):
        read_score_file(broken)


def test_the_ranking_page_is_never_read_for_points(path):
    write(path, SUMMARY, D8=5, I8=1)
    assert not read_score_file(path).places
