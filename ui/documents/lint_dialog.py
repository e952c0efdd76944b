"""Holding a Word file against NĐ 30/2020 in the window: what to mend, and by which rule."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from docgen.lint import Finding, lint_file
from docgen.lint.finding import SPELLING, VALIDITY
from models import legal
from models.errors import Cancelled, RuleBroken
from ui.choosing_files import documents_folder, dropped_files
from ui.context import Session
from ui.opening_files import open_file
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.task import Task
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import scrolled

_WORD = "Văn bản Word (*.docx)"
_NOT_WORD = "Chỉ kiểm tra được tệp Word .docx. Tệp .doc cũ: hãy mở trong Word rồi lưu thành .docx."
_OTHER_RULES = (SPELLING, VALIDITY)  # no articles of the decree

COLUMNS = (
    Column("Cần sửa", lambda found: found.sentence, tip=lambda found: str(found), stretch=True),
    Column("Chữ ở chỗ đó", lambda found: found.words, tip=lambda found: found.words, most=26),
    Column("Chỗ", lambda found: found.place, most=20),
    Column(
        "Điều khoản của NĐ 30",
        lambda found: found.article,
        tip=lambda found: found.article,
        most=36,
    ),
)


def show_lint(
    session: Session, path: Path | None, title: str = "", parent: QWidget | None = None
) -> None:
    """Check a paper until the dialog is closed; None asks for a file first."""
    dialog = LintDialog(session, parent or session.window)
    if path is None and not dialog.choose():
        return
    if path is not None:
        dialog.check(path, title)
    dialog.exec()
    dialog.deleteLater()


class LintDialog(QDialog):
    """Shows the findings of one file, checked in the background; another may be dropped on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._task: Task | None = None
        self.findings: list[Finding] = []
        self.setWindowTitle("Kiểm tra thể thức văn bản")
        self.setAcceptDrops(True)
        self.name = label("", "section", wrap=True)
        self.told = label("", "soft", wrap=True)
        self.message = MessageBar()
        self.table = DataTable(COLUMNS, many=True)
        self.table.picked.connect(self._show_whole)
        self.whole = label("", wrap=True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._allow()

    def check(self, path: Path, title: str = "") -> None:
        """Begin to check a file; what an earlier one gave is taken away."""
        self._leave()
        self._path, self.findings = path, []
        self.name.setText(title or path.name)
        self.name.setToolTip(str(path))
        self.message.clear()
        if path.suffix.lower() != ".docx":
            self._refuse(_NOT_WORD)
            return
        self.told.setText("Đang kiểm tra…")
        self._show_state(self.working)
        laws, today = legal.laws(), self._session.today

        done, failed = partial(self._show, path), partial(self._fail, path)
        self._task = self._session.run(
            "Kiểm tra thể thức", lambda _: lint_file(path, laws, today), done, failed
        )
        self._allow()

    def choose(self) -> bool:
        """Ask for a file from the disk and check it; False when none was chosen."""
        start = str(self._path.parent) if self._path else documents_folder()
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp cần kiểm tra", start, _WORD)
        if chosen:
            self.check(Path(chosen))
        return bool(chosen)

    def copy_all(self) -> None:
        """Put all findings on the clipboard, one a line."""
        lines = [self.name.text(), *(f"- {finding}" for finding in self.findings)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.message.show_message(f"Đã chép {len(self.findings)} điểm cần sửa.", Tone.OK)

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.copy = button("Chép tất cả", "copy", self.copy_all)
        self.again = button("Kiểm tra lại", "refresh", self._check_again, keys="F5")
        self.open = button("Mở trong Word", "open_outside", self._open)
        tools = QWidget()
        row = FlowLayout(tools)
        other = button("Kiểm tra tệp khác…", "open_folder", self.choose, keys="Ctrl+O")
        for widget in (other, self.again, self.open, self.copy):
            row.addWidget(widget)
        self.working = EmptyState("law", "Đang kiểm tra…", "Tệp lớn có thể mất vài giây.")
        self.clean = EmptyState(
            "ok",
            "Không thấy điểm nào cần sửa",
            "Khổ giấy, lề, phông chữ, các thành phần thể thức, đánh số mục, căn cứ và chính tả"
            " đều phù hợp với những gì máy kiểm tra được.",
        )
        self.refused = EmptyState("warning", "Chưa kiểm tra được", "Hãy chọn tệp khác.")
        self.filled = QWidget()
        inside = QVBoxLayout(self.filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SMALL)
        inside.addWidget(self.table, 1)
        holder = QVBoxLayout()
        holder.addWidget(self.whole)
        holder.addStretch()
        about = scrolled(holder)
        about.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        inside.addWidget(about)
        self.stack = QStackedWidget()
        for state in (self.working, self.filled, self.clean, self.refused):
            self.stack.addWidget(state)
        upper = QVBoxLayout()
        upper.setContentsMargins(tokens.WIDE, tokens.LARGE, tokens.WIDE, tokens.MEDIUM)
        upper.setSpacing(tokens.SMALL)
        for widget in (self.name, self.told, tools, self.message):
            upper.addWidget(widget)
        upper.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(tokens.WIDE, tokens.MEDIUM, tokens.WIDE, tokens.MEDIUM)
        row.addWidget(label("Có thể kéo thả một tệp .docx vào cửa sổ này.", "small", wrap=True), 1)
        row.addWidget(button("Đóng", on_click=self.reject))
        return foot

    def sizeHint(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen else QSize(1366, 768)
        return QSize(min(1000, room.width() - 40), min(640, room.height() - 60))

    # --- showing -----------------------------------------------------------------------------

    def _show(self, path: Path, found: object) -> None:
        if path != self._path or not isinstance(found, list):
            return
        self._task = None
        self.findings = found
        self.table.set_rows(found)
        self.told.setText(summary(found))
        self._show_state(self.filled if found else self.clean)
        self._allow()
        if found:
            self.table.pick(found[0])
            self.table.setFocus()

    def _fail(self, path: Path, error: Exception) -> None:
        if path != self._path or isinstance(error, Cancelled):
            return
        self._task = None
        if isinstance(error, RuleBroken):
            self._refuse(str(error))
            return
        self._refuse("Chương trình gặp lỗi khi kiểm tra tệp này. Hãy thử tệp khác.")
        raise error  # our bug: to the one handler

    def _refuse(self, sentence: str) -> None:
        self.told.setText("")
        self.message.show_message(sentence, Tone.ERROR, closable=False)
        self._show_state(self.refused)
        self._allow()

    def _show_state(self, state: QWidget) -> None:
        self.stack.setCurrentWidget(state)

    def _show_whole(self, found: Finding | None) -> None:
        self.whole.setText(str(found) if found else "")

    def _allow(self) -> None:
        waiting = "Hãy đợi kiểm tra xong." if self._task is not None else ""
        no_file = "" if self._path else "Hãy chọn một tệp."
        explain_disabled(self.again, waiting or no_file)
        explain_disabled(self.open, no_file)
        explain_disabled(self.copy, waiting or ("" if self.findings else "Không có điểm cần sửa."))

    # --- deeds -------------------------------------------------------------------------------

    def _check_again(self) -> None:
        if self._path is not None:
            self.check(self._path, self.name.text())

    def _open(self) -> None:
        if self._path is not None:
            open_file(self._session, self._path)

    def _leave(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    # --- Qt ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event.mimeData())
        if len(paths) == 1:
            event.acceptProposedAction()
            self.check(paths[0])

    def done(self, result: int) -> None:
        self._leave()
        self._path = None  # an answer still on its way is for nobody
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(QDialog.DialogCode.Rejected)
        event.accept()


def summary(found: list[Finding]) -> str:
    """Return in one line how much there is to mend."""
    if not found:
        return "Đã kiểm tra theo Nghị định 30/2020/NĐ-CP."
    by_decree = sum(finding.article not in _OTHER_RULES for finding in found)
    parts = [f"{by_decree} về thể thức theo Nghị định 30/2020/NĐ-CP" if by_decree else ""]
    for kind, words in ((SPELLING, "chính tả"), (VALIDITY, "hiệu lực văn bản căn cứ")):
        count = sum(finding.article == kind for finding in found)
        parts.append(f"{count} về {words}" if count else "")
    return f"{len(found)} điểm cần sửa: {', '.join(part for part in parts if part)}."
