"""Mẫu văn bản through its real widgets: bring in, refuse, check, go back, copy a field's tag."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from models.plan_store import save
from tests.docgen.paper import small_plan
from tests.docgen.template_gate import corpus as c
from tests.ui.conftest import TODAY
from tests.ui.modal import answering
from ui.context import Session
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import settings as settings_page
from ui.settings import templates as templates_section
from ui.settings.template_problems import ProblemsDialog
from ui.settings.templates import TemplatesSection


@pytest.fixture
def section(qtbot, qapp, book) -> TemplatesSection:
    session = Session(book.path, TODAY)
    window = MainWindow(
        session, [PageEntry("settings", "Cài đặt", "settings", settings_page.make_page)]
    )
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    page = window.page("settings")
    page.focus_target(section="templates")
    made = page.made["templates"]
    made.kept_window = window  # the window lives as long as its section
    return made


def choose(section: TemplatesSection, kind: str) -> None:
    rows = {line.kind: line for line in section.table.shown_rows()}
    assert section.table.pick(rows[kind])


def state(section: TemplatesSection) -> str:
    return templates_section._pill(section.table.current_row()).text


def toast(section: TemplatesSection) -> list[str]:
    """Return what the window says just now."""
    return [label.text() for label in section.window().findChildren(QLabel) if label.isVisible()]


def bring(qtbot, section: TemplatesSection, path: Path, *, until) -> None:
    section.ask_file = lambda: str(path)
    qtbot.mouseClick(section.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(until, timeout=20_000)


@pytest.fixture
def refused(monkeypatch) -> list[ProblemsDialog]:
    """Dialogs of problems that came up; each is closed by its own button."""
    seen: list[ProblemsDialog] = []
    real = ProblemsDialog.exec

    def shown(dialog: ProblemsDialog) -> int:
        answering(lambda open_one: open_one.save.click())
        seen.append(dialog)
        return real(dialog)

    monkeypatch.setattr(ProblemsDialog, "exec", shown)
    return seen


def test_a_good_file_becomes_the_offices_own_template(qtbot, section, book, tmp_path):
    choose(section, "decision")
    assert state(section) == "Của chương trình"
    path = c.paper(tmp_path, "Số: {{ so_ky_hieu }}", name="Mẫu của xã.docx")
    own = book.templates / "decision.docx"
    bring(qtbot, section, path, until=lambda: state(section) == "Bản riêng của cơ quan")
    assert docx.Document(str(own)).paragraphs[0].text == "Số: {{ so_ky_hieu }}"
    assert section.table.current_row().kind == "decision"
    assert any("Đã nhập mẫu cho “Quyết định tặng Giấy khen”" in text for text in toast(section))


def test_a_bad_file_is_answered_with_every_place_and_fix(qtbot, section, book, tmp_path, refused):
    choose(section, "decision")
    path = c.paper(tmp_path, "Số: {{ so_ky_hiu }}", "{{ cycler() }}")
    bring(qtbot, section, path, until=lambda: bool(refused))
    (dialog,) = refused
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Mẫu “mau.docx” chưa dùng được" in said
    assert "“Số: {{ so_ky_hiu }}”" in said and said.count("Thân văn bản") == 2
    assert any("Có phải “so_ky_hieu”?" in text for text in said)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text()
    assert list(book.templates.iterdir()) == [] and state(section) == "Của chương trình"


def test_a_dropped_file_is_brought_in_like_a_chosen_one(qtbot, section, book, tmp_path):
    choose(section, "reminder")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(c.paper(tmp_path, "{{ can_cu }}")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none.NoModifier)
    section.dragEnterEvent(entering)
    assert entering.isAccepted()
    section.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none.NoModifier))
    qtbot.waitUntil(lambda: (book.templates / "reminder.docx").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: state(section) == "Bản riêng của cơ quan", timeout=20_000)


def test_a_copy_spoilt_in_word_is_marked_and_told_when_checked(
    qtbot, section, book, monkeypatch, refused
):
    monkeypatch.setattr(templates_section, "open_file", lambda *_: None)
    choose(section, "decision")
    assert not section.check.isEnabled() and "của chương trình" in section.check.toolTip()
    section.edit.click()
    own = book.templates / "decision.docx"
    c.changed(own, lambda document: document.add_paragraph("{{ trich_yu }}"))
    section.refresh()
    assert state(section) == "Bản riêng cần sửa"
    assert "trich_yu" in section.table.current_row().fault
    qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert [found.code for found in refused[0].problems] == ["bien_la"]


def test_checking_puts_split_tags_together_and_keeps_the_older_copy(qtbot, section, book):
    own = book.templates / "decision.docx"
    own.write_bytes(c.split(book.templates, "{{ trich", "_yeu }}").read_bytes())
    older = own.read_bytes()
    (book.templates / "mau.docx").unlink()
    section.refresh()
    choose(section, "decision")
    qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: own.read_bytes() != older, timeout=20_000)
    assert (book.templates / "decision.cu-1.docx").read_bytes() == older
    runs = docx.Document(str(own)).paragraphs[-1].runs
    assert [run.text for run in runs] == ["{{ trich_yeu }}"]


def test_going_back_keeps_the_office_s_copy_beside(qtbot, section, book, tmp_path):
    choose(section, "decision")
    bring(
        qtbot,
        section,
        c.paper(tmp_path, "x"),
        until=lambda: state(section) == "Bản riêng của cơ quan",
    )
    answering(lambda question: question.buttons["yes"].click())
    qtbot.mouseClick(section.back, Qt.MouseButton.LeftButton)
    assert state(section) == "Của chương trình"
    assert len(list(book.templates.glob("decision*.docx"))) == 1


def test_fields_are_searched_and_copied(qtbot, section):
    choose(section, "decision")
    panel = section.fields
    panel.search.searched.emit("tien thuong")
    assert [field.name for field in panel.table.shown_rows()] == ["tien", "co_tien"]
    panel.table.pick(panel.table.shown_rows()[0])
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "{{ h.tien }}"
    assert any("Đã chép thẻ {{ h.tien }}" in text for text in toast(section))
    panel.table.pick(panel.table.shown_rows()[1])
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{%p if co_tien %}\n{%p endif %}"


def test_each_paper_shows_its_own_fields(section):
    for kind, name in (("reminder", "kinh_gui"), ("decision", "danh_sach"), ("plan", "noi_dung")):
        choose(section, kind)
        names = {field.path for field in section.fields.table.shown_rows()}
        assert name in names and "trich_yeu" in names


def test_examples_come_from_the_newest_plan(section, book):
    save(small_plan(), TODAY)
    section.refresh()
    choose(section, "plan")
    shown = {field.path: field.example for field in section.fields.table.shown_rows()}
    assert "Bản sạch, nước trong" in shown["trich_yeu"]
