"""A compiled report with its workbook, made again after a late receipt: what changed is told."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.jobs import annexing, papers
from docgen.jobs.checking import check_documents
from docgen.jobs.comparing import compared
from docgen.jobs.generating import generate, generate_file
from main import main
from models import receiving
from models.attachments import Attachment, annexes_of
from models.documents import Document
from models.errors import RuleBroken
from models.report_snapshot import kept_with
from tests import compiled_book
from tests.compiled_book import TODAY, UNITS

TYPED = {"results": "Đã trồng hoa", "limits": "Còn chậm", "lessons": "Giữ nếp"}
PERIODIC = {"period": "2026-H1", "addressee": "Ủy ban nhân dân tỉnh Vân Sơn",
            "steering": "Giao ban", "limits": "Còn chậm", "directions": "Làm tiếp"}  # fmt: skip


@pytest.fixture
def plan(book):
    plan = compiled_book.fill()
    compiled_book.first_story(plan)
    return plan


def make(book, plan, today=TODAY, **typed):
    return papers.make(book, "report", plan.code, today, {**TYPED, **typed})


def late(plan):
    """The report that was still missing comes in, with its figures."""
    return compiled_book.tell(plan, UNITS[1], "2026-Q2", km=1.0, share=91.0, on=date(2026, 7, 9))


# --- the workbook ------------------------------------------------------------------------------


def test_the_workbook_stands_beside_the_paper_and_belongs_to_it(book, plan):
    document = make(book, plan)
    (annex,) = annexes_of(document)
    assert (book.path / annex.path).name == Path(document.path).stem + ".phu-luc.xlsx"
    assert load_workbook(book.path / annex.path).sheetnames[0] == "Tổng hợp"
    assert check_documents(book) == []


def test_other_papers_have_none(book, plan):
    assert annexes_of(papers.make(book, "plan", plan.code, TODAY)) == []


def test_both_reports_are_copied_out_with_their_workbooks(book, plan, tmp_path):
    out = tmp_path / "bc.docx"
    generate_file(book, "report", plan.code, TODAY, out, TYPED)
    generate_file(book, "periodic_report", "", TODAY, tmp_path / "dk.docx", PERIODIC)
    assert out.is_file()
    for name in ("bc.phu-luc.xlsx", "dk.phu-luc.xlsx"):
        assert len(load_workbook(tmp_path / name).sheetnames) == 4


def test_paper_and_workbook_speak_of_the_same_figures(book, plan):
    document = make(book, plan)
    sheet = load_workbook(book.path / annexes_of(document)[0].path, data_only=True)["Tổng hợp"]
    total = next([cell.value for cell in row] for row in sheet if row[1].value == "Cộng")
    kept = kept_with(document).total
    assert total[2:6] == [kept.expected, kept.received, kept.on_time, kept.late]


def test_a_workbook_edited_in_excel_is_as_it_should_be_one_lost_is_not(book, plan):
    path = book.path / annexes_of(make(book, plan))[0].path
    path.write_bytes(path.read_bytes() + b" ")
    assert check_documents(book) == []
    path.unlink()
    (told,) = check_documents(book)
    assert "không thấy tệp" in told and "tạo lại văn bản" in told


def test_an_older_workbook_is_never_overwritten(book, plan):
    first, second = make(book, plan), make(book, plan)
    paths = {annexes_of(one)[0].path for one in (first, second)}
    assert len(paths) == 2


def test_a_workbook_that_cannot_be_written_leaves_no_paper(book, plan, monkeypatch):
    def refuse(_data, _path):
        raise RuleBroken("Đĩa đầy.")

    monkeypatch.setattr("docgen.excel.compiled.write_compiled", refuse)
    with pytest.raises(RuleBroken, match="Đĩa đầy"):
        make(book, plan)
    assert Document.select().count() == 0
    assert not [path for path in book.documents.rglob("*") if path.is_file()]


def test_a_workbook_that_is_in_the_way_is_told_before_anything_is_registered(book, plan, tmp_path):
    (tmp_path / "bc.phu-luc.xlsx").mkdir()
    with pytest.raises(RuleBroken, match="là một thư mục"):
        generate(book, "report", plan.code, TODAY, tmp_path / "bc.docx", TYPED)
    assert Document.select().count() == Attachment.select().count() == 0
    assert not (tmp_path / "bc.docx").exists()


def test_a_paper_that_could_not_be_copied_takes_its_workbook_along(
    book, plan, tmp_path, monkeypatch
):
    def refuse(*_):
        raise RuleBroken("USB đã rút.")

    monkeypatch.setattr("docgen.jobs.generating.copy_annex", refuse)
    with pytest.raises(RuleBroken, match="USB đã rút"):
        generate(book, "report", plan.code, TODAY, tmp_path / "bc.docx", TYPED)
    assert not [path for path in book.documents.rglob("*") if path.is_file()]
    assert Attachment.select().count() == 0


def test_the_name_of_a_workbook_follows_its_paper():
    assert annexing.annex_beside(Path("a/b.c.docx")) == Path("a/b.c.phu-luc.xlsx")


# --- what changed ------------------------------------------------------------------------------


def test_the_first_report_is_held_against_nothing(book, plan):
    assert compared(make(book, plan)) is None
    assert compared(papers.make(book, "plan", plan.code, TODAY)) is None


def test_made_again_without_news_says_so(book, plan):
    again = papers.make_again(book, make(book, plan), TODAY)
    told = compared(again)
    assert told.found == []
    assert told.lines == [
        "Thay đổi so với bản ngày 10/7/2026:", "- Không có số liệu nào thay đổi",
    ]  # fmt: skip


def test_a_late_receipt_shows_in_counts_indicator_and_unit(book, plan):
    first = make(book, plan)
    late(plan)
    told = compared(papers.make_again(book, first, date(2026, 7, 12)))
    assert told.before == first
    words = [change.words for change in told.found]
    assert words[:2] == ["Đã nộp 5 → 6", "Nộp chậm 1 → 2"]
    assert f"Đường có hoa (km) 8,5 → 9,5 ({UNITS[1]} 0,0* → 1,0)" in words
    assert "Hộ phân loại rác (%): đơn vị có số liệu 1/3 → 2/3" in words
    assert words[-1].startswith(f"{UNITS[1]} đã nộp 1, nộp chậm 1, quá hạn chưa nộp 1 →")


def test_a_correction_shows_the_figure_it_corrects(book, plan):
    first = make(book, plan)
    compiled_book.tell(plan, UNITS[0], "2026-Q1", km=2.5, share=88.0, on=date(2026, 7, 11))
    told = compared(papers.make_again(book, first, date(2026, 7, 12)))
    assert [change.words for change in told.found] == [
        f"Đường có hoa (km) 8,5 → 9,5 ({UNITS[0]} 4,5 → 5,5)",
    ]


def test_a_receipt_struck_out_turns_the_changes_around(book, plan):
    first = make(book, plan)
    receipt = late(plan)
    second = papers.make_again(book, first, TODAY)
    receiving.strike_out([receipt], "Ghi nhầm")
    third = papers.make_again(book, second, TODAY)
    there = {change.key: (change.before, change.after) for change in compared(second).found}
    back = {change.key: (change.after, change.before) for change in compared(third).found}
    assert there == back


def test_a_periodic_report_keeps_its_cut_off_but_takes_figures_that_came_later(book, plan):
    first = papers.make(book, "periodic_report", "", TODAY, PERIODIC)  # cut off on 14/6/2026
    late(plan)
    told = compared(papers.make_again(book, first, date(2026, 7, 12)))
    assert {change.topic.label for change in told.found} == {"Chỉ tiêu"}
    assert told.found[0].words == f"Đường có hoa (km) 8,5 → 9,5 ({UNITS[1]} 0,0* → 1,0)"


def test_reports_on_another_stage_or_period_are_not_compared(book, plan):
    make(book, plan, stage="6 tháng đầu năm 2026")
    assert compared(make(book, plan, stage="9 tháng năm 2026")) is None
    papers.make(book, "periodic_report", "", TODAY, {**PERIODIC, "period": "2026-Q1"})
    assert compared(papers.make(book, "periodic_report", "", TODAY, PERIODIC)) is None
    assert compared(papers.make(book, "periodic_report", "", TODAY, PERIODIC)) is not None


def test_a_report_of_an_older_program_without_figures_is_passed_over(book, plan):
    first, second = make(book, plan), make(book, plan)
    Document.update(made_from={"details": second.made_from["details"]}).where(
        Document.id == second.id
    ).execute()
    assert compared(make(book, plan)).before == first


def test_a_decision_is_not_troubled_by_figures_kept_in_reports(book, plan):
    document = make(book, plan)
    assert set(papers.details_in(document)) == set(document.made_from["details"])


def test_the_command_prints_what_changed(book, plan, tmp_path, capsys):
    details = tmp_path / "d.json"
    details.write_text('{"results": "Đã trồng hoa", "limits": "Còn chậm"}', "utf-8")
    asked = ["generate", str(book.path), "--document", "report", "--details", str(details)]
    asked += ["--out", str(tmp_path / "bc.docx"), "--on"]
    from models.database import close, open_folder

    close()
    assert main([*asked, "2026-07-10"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Đã tạo “bc.docx”.", "Phụ lục Excel: “bc.phu-luc.xlsx”.",
    ]  # fmt: skip
    open_folder(book.path)
    late(plan)
    close()
    assert main([*asked, "2026-07-12"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[2:4] == ["Thay đổi so với bản ngày 10/7/2026:", "- Đã nộp 5 → 6"]
    open_folder(book.path)
