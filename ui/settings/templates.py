"""Mẫu văn bản: which template each paper is made from; edit a copy, or go back to the first."""

from dataclasses import dataclass

from docgen import templates
from models.errors import RuleBroken
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.opening_files import open_file, open_folder_of
from ui.settings.frame import Section
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.labels import label
from ui.widgets.pill import Pill


@dataclass(frozen=True)
class TemplateLine:
    """A kind of paper with the template it is made from; equal when it is the same kind."""

    kind: str
    found: templates.Found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TemplateLine) and other.kind == self.kind

    def __hash__(self) -> int:
        return hash(self.kind)


_OWN, _SHIPPED = Pill("Bản của cơ quan", Tone.ACCENT, "edit"), Pill("Mẫu gốc", Tone.NEUTRAL)
COLUMNS = (
    Column("Văn bản", lambda line: templates.NAMES[line.kind], stretch=True, bold=True, most=60),
    Column("Đang dùng", lambda line: _pill(line).text, pill=lambda line: _pill(line)),
    Column("Tệp", lambda line: line.found.path.name),
)


def _pill(line: TemplateLine) -> Pill:
    return _OWN if line.found.is_own else _SHIPPED


class TemplatesSection(Section):
    """All papers the program makes."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Mẫu văn bản",
            "Sửa câu chữ cố định, phông, lề trong Word rồi lưu; phần trong ngoặc {{ }} là chỗ"
            " phần mềm điền, hãy giữ nguyên.",
            scrolls=False,
        )
        self._session = session
        self.back = button("Trở lại mẫu gốc", "undo", self.go_back)
        self.edit = button("Sửa trong Word", "open_outside", self.open_copy, kind="primary")
        self.head.addWidget(self.back)
        self.head.addWidget(self.edit)
        self.table = DataTable(COLUMNS)
        self.table.opened.connect(lambda _: self.open_copy())
        self.table.picked.connect(lambda _: self._follow())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            label("Kế hoạch phong trào và kế hoạch công tác năm dùng chung một mẫu.", "small")
        )
        self.refresh()

    def refresh(self) -> None:
        lines = []
        for kind in templates.NAMES:
            try:
                lines.append(TemplateLine(kind, templates.find(kind, self._session.folder)))
            except RuleBroken as broken:
                self.message.show_message(str(broken), Tone.ERROR)
        self.table.set_rows(lines)
        if self.table.current_row() is None and lines:
            self.table.pick(lines[0])
        self._follow()

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

    def _follow(self) -> None:
        line = self.table.current_row()
        reason = "Mẫu này đang là mẫu gốc." if line is None or not line.found.is_own else ""
        explain_disabled(self.back, reason)
