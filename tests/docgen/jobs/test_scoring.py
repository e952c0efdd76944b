"""`main.py scores`: a workbook for each cluster, and what is said when there is none."""

from datetime import date

import openpyxl
import pytest

from docgen.jobs.demo import make_demo
from docgen.jobs.scoring import boards
from docgen.lint import lint_file, shipped_laws
from main import main
from models import score_book
from models.database import close, open_folder
from models.errors import RuleBroken
from models.score_filling import fillings
from tests.small_book import TODAY


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A data folder with the demonstration office."""
    folder = tmp_path_factory.mktemp("scores") / "sổ"
    open_folder(folder)
    make_demo(TODAY)
    close()
    return folder


def run(*words: object) -> int:
    return main(["scores", *map(str, words), "--on", "2026-11-21"])


def test_each_cluster_has_a_workbook(office, tmp_path, capsys):
    assert run(office, "--out", tmp_path / "điểm") == 0
    names = sorted(path.name for path in (tmp_path / "điểm").iterdir())
    assert names == [
        "Chấm điểm 2026 - Cụm thôn vùng cao.xlsx",
        "Chấm điểm 2026 - Khối cơ quan xã.xlsx",
    ]
    assert "Đã ghi 2 bảng chấm điểm năm 2026" in capsys.readouterr().out
    book = openpyxl.load_workbook(tmp_path / "điểm" / names[0], data_only=True)
    assert len(book.sheetnames) == 8


def test_a_cluster_is_named_without_its_marks(office, tmp_path, capsys):
    assert run(office, "--year", 2025, "--cluster", "cum thon vung cao", "--out", tmp_path) == 0
    assert "Đã ghi 1 bảng" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words, told",
    [
        (("--year", 2024), "Chưa có bảng chấm điểm năm 2024. Hãy lập ở trang Khen thưởng"),
        (("--cluster", "Cụm số 9"), "Không có cụm, khối “Cụm số 9”. Các cụm, khối trong sổ: "),
        (("--cluster", "Cụm thôn ven suối"), "Chưa có bảng chấm điểm năm 2026 của “Cụm thôn"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(office, tmp_path, capsys, words, told):
    out = tmp_path / "ra"
    assert run(office, *words, "--out", out) == 2
    assert told in capsys.readouterr().err and not out.exists()


def test_the_demonstration_office_scores_from_its_own_records(office):
    open_folder(office)
    try:
        (closed,) = boards(2025, TODAY)
        high, _ = boards(2026, TODAY)
        assert closed.is_closed and not high.is_closed
        assert all(line.rank and line.grade for line in closed.results)
        ranks = [line.rank for line in high.results]
        assert ranks == sorted(ranks) and ranks[0] == 1
        found = fillings(high, TODAY).lines
        assert found and not any(line.differs for line in found), "taken from the reports"
        assert len({line.new for line in found}) > 2 and min(line.new for line in found) < -1
        assert len(score_book.years()) == 2
    finally:
        close()


def test_the_sheets_move_with_the_years(tmp_path):
    open_folder(tmp_path / "sổ")
    try:
        make_demo(date(2028, 11, 21))
        assert score_book.years() == [2028, 2027]
        with pytest.raises(RuleBroken, match="năm 2026"):
            boards(2026, date(2028, 11, 21))
    finally:
        close()


def test_the_paper_of_the_demonstration_office_keeps_to_the_decree(office, tmp_path, capsys):
    words = ["generate", str(office), "--document", "score_sheet", "--on", "2026-11-21"]
    assert main([*words, "--out", str(tmp_path / "b.docx")]) == 0
    assert not lint_file(tmp_path / "b.docx", shipped_laws(), TODAY)
