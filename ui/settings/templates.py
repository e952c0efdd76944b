"""Mẫu văn bản: which template each paper is made from; edit, bring in, check, or go back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from docgen import templates
from docgen.jobs.template_context import current_context
from docgen.template_fields import TemplateField
from docgen.template_gate.own import TemplateRefused, fit_content
from models.errors import RuleBroken
from ui.choosing_files import documents_folder, dropped_files
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.opening_files import open_file, open_folder_of
from ui.settings.frame import Section
from ui.settings.template_fields import FieldsPanel
from ui.settings.template_problems import ProblemsDialog
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import divider, label
from ui.widgets.page import scrolled
from ui.widgets.pill import Pill

_ROWS = 5  # of papers seen at least


@dataclass(frozen=True)
class TemplateLine:
    """A kind of paper with the template it is made from; equal when it is the same kind."""

    kind: str
    found: templates.Found
    fault: str = ""  # what keeps the office's own copy from being used

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TemplateLine) and other.kind == self.kind

    def __hash__(self) -> int:
        return hash(self.kind)


_OWN, _SHIPPED = Pill("Bản riêng của cơ quan", Tone.ACCENT, "edit"), Pill("Của chương trình")
_FAULTY = Pill("Bản riêng cần sửa", Tone.ERROR, "error")
COLUMNS = (
    Column("Văn bản", lambda line: templates.NAMES[line.kind], stretch=True, bold=True, most=60),
    Column(
        "Đang dùng",
        lambda line: _pill(line).text,
        pill=lambda line: _pill(line),
        tip=lambda line: line.fault or None,
    ),
    Column("Tệp", lambda line: line.found.path.name),
)


def _pill(line: TemplateLine) -> Pill:
    if line.fault:
        return _FAULTY
    return _OWN if line.found.is_own else _SHIPPED


class TemplatesSection(Section):
    """All papers the program makes, and below them the fields of the one chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Mẫu văn bản",
            "Sửa câu chữ cố định, phông, lề trong Word rồi lưu; phần trong ngoặc {{ }} là chỗ"
            " phần mềm điền. Kéo tệp .docx vào đây để nhập làm mẫu.",
            scrolls=False,
        )
        self._session = session
        self.setAcceptDrops(True)
        self.ask_file = lambda: QFileDialog.getOpenFileName(
            self, "Chọn mẫu", documents_folder(), "Word (*.docx)"
        )[0]
        self.edit = button("Sửa trong Word", "open_outside", self.open_copy, kind="primary")
        self.bring = button("Nhập mẫu…", "import", self.choose_file)
        self.check = button("Kiểm tra", "shield", self.check_copy)
        self.back = button("Trở lại mẫu gốc", "undo", self.go_back)
        self.table = DataTable(COLUMNS)
        self.fields = FieldsPanel()
        self.table.opened.connect(lambda _: self.open_copy())
        self.table.picked.connect(lambda _: self._follow())
        self.fields.copied.connect(self._tell_copied)
        self._shown = ""
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        lines = []
        for kind in templates.NAMES:
            try:
                found = templates.find(kind, self._session.folder)
            except RuleBroken as broken:
                self.message.show_message(str(broken), Tone.ERROR)
                continue
            lines.append(TemplateLine(kind, found, _fault(found)))
        self._shown = ""
        self.table.set_rows(lines)
        if self.table.current_row() is None and lines:
            self.table.pick(lines[0])
        self._follow()

    # --- deeds -------------------------------------------------------------------------------

    def open_copy(self) -> None:
        """Open the office's copy, making it from the shipped template if need be."""
        line = self.table.current_row()
        if line is None:
            return
        try:
            path = templates.copy_for_editing(line.kind, self._session.folder)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        open_file(self._session, path)
        self.refresh()

    def choose_file(self) -> None:
        """Ask for a file and take it in for the paper chosen."""
        if path := self.ask_file():
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Take a file in as the template of the paper chosen, or say all that is wrong with it."""
        line = self.table.current_row()
        if line is not None:
            told = f"Đã nhập mẫu cho “{templates.NAMES[line.kind]}”."
            self._accept(path, line.kind, told)

    def check_copy(self) -> None:
        """Judge the office's own copy again, and put together what Word split."""
        line = self.table.current_row()
        told = f"Mẫu “{line.found.path.name}” dùng được."
        self._accept(line.found.path, line.kind, told)

    def go_back(self) -> None:
        """Let the shipped template count again; the copy stays beside, under another name."""
        line = self.table.current_row()
        name = templates.NAMES[line.kind]
        text = f"“{name}” sẽ dùng lại mẫu gốc. Bản của cơ quan được giữ bên cạnh với tên khác."
        if not confirm(self, "Trở lại mẫu gốc", text, "Trở lại mẫu gốc"):
            return
        try:
            kept = templates.put_aside(line.kind, self._session.folder, self._session.today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self.refresh()
        if kept is not None:
            self._session.notify(
                f"Đã dùng lại mẫu gốc; bản cũ là “{kept.name}”.",
                "ok",
                lambda: open_folder_of(self._session, kept),
                "Mở thư mục",
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.import_file(path)

    # --- inside ------------------------------------------------------------------------------

    def _accept(self, path: Path, kind: str, told: str) -> None:
        """Judge in the background: a hostile file may take some seconds."""
        from docgen.template_gate.accepting import accept  # docxtpl is slow to import

        self.message.clear()
        folder = self._session.folder
        self._session.run(
            "Kiểm tra mẫu",
            lambda _: accept(path, kind, folder),
            lambda _: self._accepted(told),
            partial(self._refused, path.name),
        )

    def _accepted(self, told: str) -> None:
        self.refresh()
        self._session.notify(told)

    def _refused(self, name: str, error: Exception) -> None:
        self.refresh()
        if isinstance(error, TemplateRefused):
            ProblemsDialog(name, error.problems, parent=self).exec()
        elif isinstance(error, RuleBroken):
            self.message.show_message(str(error), Tone.ERROR)
        else:
            raise error

    def _tell_copied(self, field: TemplateField) -> None:
        first = field.tag.split("\n")[0]
        self._session.notify(f"Đã chép thẻ {first}; dán vào mẫu trong Word bằng Ctrl+V.")

    def _follow(self) -> None:
        line = self.table.current_row()
        shipped = "" if line and line.found.is_own else "Mẫu này đang là mẫu của chương trình."
        explain_disabled(self.back, shipped)
        explain_disabled(self.check, shipped)
        kind = line.kind if line else ""
        if kind != self._shown:
            self._shown = kind
            self.fields.show_kind(kind, current_context(kind, self._session.today))

    def _lay_out(self) -> None:
        deeds = FlowLayout()
        for widget in (self.edit, self.bring, self.check, self.back):
            deeds.addWidget(widget)
        height = self.table.verticalHeader().defaultSectionSize() * (_ROWS + 1)
        self.table.setMinimumHeight(height)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, tokens.SMALL, 0)
        inside.setSpacing(tokens.SMALL)
        inside.addLayout(deeds)
        inside.addWidget(self.table, 2)
        inside.addWidget(
            label("Kế hoạch phong trào và kế hoạch công tác năm dùng chung một mẫu.", "small")
        )
        inside.addWidget(divider())
        inside.addWidget(self.fields, 3)
        self.body.addWidget(scrolled(inside), 1)


def _fault(found: templates.Found) -> str:
    """Return what keeps an own copy from being used; "" for a good or a shipped one."""
    if not found.is_own:
        return ""
    try:
        fit_content(found.path)
    except RuleBroken as broken:
        return str(broken)
    return ""


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one local file that is dragged, None for anything else."""
    paths = dropped_files(event.mimeData())
    return paths[0] if len(paths) == 1 else None
