"""Score sheets on the screen: filled from the records, edited, closed, and leaving it."""

from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from models import score_deeds
from models.errors import RuleBroken
from models.score_book import board, draft_of, sheet_of
from models.scores import ScoreSheet
from models.scoring import CriterionKind, Hand
from tests.ui.conftest import TODAY
from tests.ui.scores.keys import cell
from tests.ui.shown import shown
from ui.forms.sheet_form import SheetForm
from ui.pages.awards import AwardsPage
from ui.scores.dialogs import CopyDialog, LeaveOutDialog, ReopenDialog
from ui.scores.filling import FillDialog
from ui.scores.sheet_dialog import SheetDialog
from ui.scores.view import ScoresView

D = Decimal
KIND = CriterionKind


# --- filling in ----------------------------------------------------------------------------------


def test_filling_shows_old_and_new_before_it_writes(qtbot, view, sheet):
    view.grid.source.write({(5, 2): "-1"})
    dialog = FillDialog(view.form)
    qtbot.addWidget(dialog)
    lines = dialog.table.shown_rows()
    assert [(line.unit.name, line.old, line.new) for line in lines] == [
        ("Thôn Đồng Mạ", D(-1), D(-5)),
        ("Thôn Nà Sao", None, D(-5)),
    ]
    assert dialog.save.text() == "Ghi 2 ô"
    assert board(sheet, TODAY).mark(lines[0].criterion.key, lines[0].unit.id).final == -1
    dialog.accept()
    view.refresh()
    assert (cell(view, 5, 3), cell(view, 5, 6)) == ("−5", "−5")
    again = FillDialog(view.form)
    qtbot.addWidget(again)
    assert not again.save.isEnabled() and "2 ô đã đúng như sổ" in again.told.text()
    view.undo()
    assert (cell(view, 5, 3), cell(view, 5, 6)) == ("−1", "")


def test_another_column_may_be_filled(qtbot, view):
    dialog = FillDialog(view.form)
    qtbot.addWidget(dialog)
    dialog.hand.set_value(Hand.SELF)
    dialog.hand.chosen.emit(Hand.SELF)
    dialog.accept()
    view.refresh()
    assert (cell(view, 5, 1), cell(view, 5, 3)) == ("−5", "")


# --- sheets --------------------------------------------------------------------------------------


def test_without_a_sheet_one_click_begins_the_proposed_one(qtbot, book_session, cluster):
    view = shown(qtbot, ScoresView(book_session), 1300, 700)
    assert view.switch.is_empty() and not view.tools.fill.isEnabled() and view.tools.fill.toolTip()
    view.empty.findChildren(QPushButton)[0].click()
    assert not view.switch.is_empty() and view.form.board.scale == 100
    text, _, take_back, words = book_session.told[-1]
    assert "Lập bảng chấm điểm năm 2026" in text and words == "Hoàn tác"
    take_back()
    view.refresh()
    assert view.switch.is_empty() and not ScoreSheet.select().exists()


def test_without_clusters_the_way_to_them_is_told(qtbot, book_session, code):
    view = shown(qtbot, ScoresView(book_session), 1300, 700)
    assert "trang Đơn vị" in view.told.text()
    view.tools.copy(view.cluster.value(), view.year.value())
    assert "Chưa có bảng nào để chép" in view.message.text()


def test_last_years_sheet_is_copied(qtbot, view, sheet, monkeypatch):
    view.year.set_value(2027)
    view.refresh()
    assert view.switch.is_empty()
    monkeypatch.setattr(CopyDialog, "exec", lambda dialog: True)
    view.tools.copy(view.cluster.value(), view.year.value())
    assert [one.text for one in view.form.board.criteria][:2] == ["Vệ sinh", "Họp thôn"]
    assert sheet_of(sheet.cluster_id, 2027) is not None


def test_criteria_are_edited_in_the_dialog(qtbot, view, sheet):
    kept = []
    dialog = SheetDialog("Tiêu chí", draft_of(sheet), [], kept.append)
    qtbot.addWidget(dialog)
    assert dialog.scale.text() == "Thang điểm 15; 4 tiêu chí."
    model = dialog.rows
    model.setData(model.index(0, 4), "12,5")
    assert dialog.scale.text() == "Thang điểm 17,5; 4 tiêu chí."
    dialog.table.setCurrentIndex(model.index(1, 2))
    dialog._add()
    model.setData(model.index(2, 2), "Tiêu chí mới")
    dialog.accept()
    assert "Tiêu chí 3: điểm tối đa phải lớn hơn 0" in dialog.message.text() and not kept
    model.setData(model.index(2, 4), "2")
    dialog.grades.setPlainText("15: Xuất sắc\n8: Tốt")
    dialog.days.setText("3, 7")
    dialog.points.setText("-0,5; -1; -1,5")
    dialog.accept()
    (draft,) = kept
    assert [one.text for one in draft.criteria][:3] == ["Vệ sinh", "Họp thôn", "Tiêu chí mới"]
    assert draft.criteria[0].maximum == 12.5 and draft.criteria[2].section == "I. Việc chung"
    assert draft.rules.late.days == (3, 7) and draft.rules.late.points == (-0.5, -1.0, -1.5)
    assert [(step.least, step.name) for step in draft.rules.grades] == [
        (15, "Xuất sắc"),
        (8, "Tốt"),
    ]
    score_deeds.keep_sheet(sheet, draft)
    assert board(sheet, TODAY).scale == D("19.5")


@pytest.mark.parametrize(
    "texts, told",
    [
        ({"days": "ba"}, "Các mức ngày chậm"),
        ({"points": "-0,5 -1"}, "Điểm trừ mỗi mức"),
        ({"points": "-0,5"}, "Mỗi mức chậm cần một số điểm trừ"),
        ({"missing": "2"}, "Điểm trừ ghi số âm"),
    ],
)
def test_rules_that_cannot_be_read_are_told(sheet, texts, told):
    form = SheetForm.of(draft_of(sheet))
    usual = {"title": "", "paper": "", **form.late_texts()}
    with pytest.raises(RuleBroken, match=told):
        form.collect(usual | texts, form.grade_lines(), None, None)
    with pytest.raises(RuleBroken, match="ghi như: 90"):
        form.collect(usual, ["Tốt 90"], None, None)


def test_a_sheet_goes_through_the_form_unchanged(sheet):
    draft = draft_of(sheet)
    form = SheetForm.of(draft)
    texts = {"title": draft.title, "paper": draft.paper, **form.late_texts()}
    again = form.collect(texts, form.grade_lines(), D(2), None)
    assert (again.criteria, again.rules.late) == (draft.criteria, draft.rules.late)


def test_a_closed_sheet_takes_no_keys_until_it_is_opened_with_a_reason(
    qtbot, view, sheet, book_session
):
    view.tools.close_it()
    assert "Chưa chấm đủ tiêu chí cho" in view.message.text()
    for column in (2, 5):
        view.grid.source.write({(1, column): "8", (2, column): "4"})
    view.tools.close_it()
    assert "Đã chốt ngày 21/11/2026" in view.told.text()
    assert not view.tools.fill.isEnabled() and view.tools.reopen.isEnabled()
    view.grid.setCurrentIndex(view.grid.source.index(1, 3))
    QTest.keyClicks(view.grid, "5")
    assert view.grid.findChild(QLineEdit) is None and cell(view, 1, 3) == "8"
    dialog = ReopenDialog(view.form.board.sheet)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.change is None and dialog.fields.rows["reason"].error()
    dialog.reason.setText("Khiếu nại")
    dialog.accept()
    view.refresh()
    assert view.tools.fill.isEnabled() and "Khiếu nại" in dialog.change.sentence


def test_a_unit_is_left_unranked_with_its_reason(qtbot, view):
    for column in (2, 5):
        view.grid.source.write({(1, column): "8", (2, column): "4"})
    unit = view.form.columns[0][0]
    dialog = LeaveOutDialog(view.form.board, unit.id)
    qtbot.addWidget(dialog)
    dialog.reason.setText("Kỷ luật")
    dialog.accept()
    view.refresh()
    assert view.form.head(view.form.board.units[0]) == "12 · không xếp hạng"
    assert view.ranking.table.shown_rows()[-1].unit.out == "Kỷ luật"


# --- out -----------------------------------------------------------------------------------------


def test_the_workbook_is_written_where_the_clerk_says(view, tmp_path, monkeypatch, book_session):
    path = tmp_path / "bảng.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    view.tools.excel.click()
    assert path.stat().st_size > 5000 and "bảng.xlsx" in book_session.told[-1][0]


def test_the_paper_names_this_cluster_and_its_head(view, book_session):
    view.tools.make_paper()
    assert "Chưa có điểm" in view.message.text()
    view.grid.source.write({(1, 2): "8"})
    view.tools.make_paper()
    assert "Đã tạo" in book_session.told[-1][0]


def test_the_printed_sheet_has_every_unit_and_criterion(view, qapp, tmp_path):
    from docgen.score_html import score_sections
    from ui.preview.text_paper import page_count, write_sections

    view.grid.source.write({(1, 2): "8,25"})
    pages = score_sections(view.form.board, ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"], page_count)
    whole = "".join(page.html for page in pages)
    for words in ("XÃ SUỐI HOA", "Thôn Nà Sao", "Thôn Đồng Mạ", "Họp thôn", "8,25", "II. Thêm"):
        assert words in whole
    assert [page.restarts for page in pages] == [True, False]
    write_sections(pages, tmp_path / "in.pdf")
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")


# --- on the page ---------------------------------------------------------------------------------


def test_the_page_shows_the_sheets_in_a_tab_of_their_own(qtbot, book_session, sheet):
    page = shown(qtbot, AwardsPage(book_session), 1300, 700)
    assert page.scores is None and page.add.isVisible()
    page.show_scores(cluster=sheet.cluster_id, year=2026)
    assert page.scores.form.board.sheet == sheet and not page.add.isVisible()
    QGuiApplication.clipboard().setText("7")
    QTest.keySequence(page.scores.grid, "Ctrl+V")
    assert page.scores.grid.source.index(1, 1).data() == "7", "not the page's own Ctrl+V"
    page.focus_target()
    assert page.tabs.currentIndex() == 0 and page.add.isVisible()
