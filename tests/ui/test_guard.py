"""What happens when something fails: log, one dialog, a sentence for refusals."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from models.errors import RuleBroken
from ui.dialogs.confirm import Question
from ui.dialogs.error import ErrorDialog
from ui.dialogs.frame import FormDialog
from ui.guard import LOG, Guard, log_to


@pytest.fixture
def guard(qapp, tmp_path):
    bugs, refusals = [], []
    made = Guard(bugs.append, refusals.append)
    made.bugs, made.refusals, made.path = bugs, refusals, log_to(tmp_path / "logs")
    made.install()
    yield made
    made.uninstall()
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


def test_a_bug_is_logged_and_shown_once(guard):
    try:
        raise ZeroDivisionError("nửa chừng")
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    assert len(guard.bugs) == 1 and "ZeroDivisionError: nửa chừng" in guard.bugs[0]
    assert "ZeroDivisionError" in guard.path.read_text("utf-8")


def test_a_refusal_is_a_sentence_and_no_bug(guard):
    sys.excepthook(RuleBroken, RuleBroken("Hãy chọn đơn vị."), None)
    assert guard.refusals == ["Hãy chọn đơn vị."] and guard.bugs == []
    assert guard.path.read_text("utf-8") == ""


def test_a_bug_in_a_thread_reaches_the_window(qtbot, guard):
    def fail():
        raise LookupError("trong luồng")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(guard.bugs))
    assert "trong luồng" in guard.bugs[0]


def test_the_same_bug_in_a_row_is_shown_once_another_one_too(guard):
    for words in ("một", "một", "hai"):
        sys.excepthook(ValueError, ValueError(words), None)
    assert [details.strip()[-3:] for details in guard.bugs] == ["một", "hai"]


def test_a_refusal_is_said_every_time(guard):
    for _ in range(2):
        sys.excepthook(RuleBroken, RuleBroken("Hãy chọn đơn vị."), None)
    assert len(guard.refusals) == 2


def test_a_bug_while_a_bug_is_shown_opens_no_second_dialog(guard):
    def show(details):
        guard.bugs.append(details)
        sys.excepthook(ValueError, ValueError("hai"), None)

    guard._show_bug = show
    sys.excepthook(ValueError, ValueError("một"), None)
    assert len(guard.bugs) == 1
    assert "hai" in guard.path.read_text("utf-8"), "the log has both"


@pytest.mark.no_qt_log
def test_warnings_of_qt_go_to_the_log(guard):
    qWarning("một cảnh báo")
    logging.getLogger("so-thi-dua").handlers[0].flush()
    assert "Qt: một cảnh báo" in guard.path.read_text("utf-8")


def test_the_error_dialog_gives_its_details_to_copy(qtbot):
    dialog = ErrorDialog("Traceback: chi tiết")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: chi tiết"
    assert dialog.copy.text() == "Đã sao chép"


def test_a_dangerous_question_has_the_way_out_in_front(qtbot):
    question = Question("Xóa?", "Mất.", [("no", "Hủy"), ("yes", "Xóa")], dangerous=True)
    qtbot.addWidget(question)
    question.show()
    assert question.buttons["no"].isDefault() and not question.buttons["yes"].isDefault()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.choice == "no"


def test_escape_chooses_nothing(qtbot):
    question = Question("Lưu?", "", [("no", "Hủy"), ("yes", "Lưu")])
    qtbot.addWidget(question)
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.choice == ""


def test_a_refused_form_stays_open_and_says_why(qtbot):
    class Refusing(FormDialog):
        def accept(self):
            self.refuse("Hãy nhập tên.")

    dialog = Refusing("Đơn vị")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save.click()
    assert dialog.isVisible() and dialog.message.text() == "Hãy nhập tên."


def test_a_long_form_scrolls_inside_the_screen(qtbot):
    dialog = FormDialog("Đơn vị")
    qtbot.addWidget(dialog)
    for number in range(80):
        dialog.body.addWidget(QLabel(f"Dòng {number}"))
    dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.save.isVisible()
