"""Các trường dùng được: every field of a paper with its meaning and an example, to be copied."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from docgen.template_fields import TemplateField, all_fields
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_ROWS = 7  # seen at least

COLUMNS = (
    Column("Thẻ", lambda field: _short(field.tag), tip=lambda field: field.tag, most=26),
    Column("Ý nghĩa", lambda field: field.meaning, stretch=True, most=70),
    Column("Ví dụ", lambda field: field.example, most=22),
    Column("Thuộc", lambda field: " › ".join(field.path.split(".")[:-1]), most=14),
)


def _short(tag: str) -> str:
    """Return the first line of a tag, with a sign that more follows."""
    first, _, more = tag.partition("\n")
    return f"{first} …" if more else first


class FieldTable(DataTable):
    """Fields; Ctrl+C copies the tag alone, as it is typed into Word."""

    copied = Signal(object)

    def copy_rows(self) -> None:
        if (field := self.current_row()) is not None:
            QGuiApplication.clipboard().setText(field.tag)
            self.copied.emit(field)


class FieldsPanel(QWidget):
    """The searchable list of one paper's fields."""

    copied = Signal(object)  # a TemplateField, whose tag is on the clipboard now

    def __init__(self) -> None:
        super().__init__()
        self.title = label("Các trường dùng được", "strong")
        self.search = SearchField("Tìm trường…")
        self.copy = button("Chép thẻ", "copy")
        self.table = FieldTable(COLUMNS)
        self.copy.clicked.connect(self.table.copy_rows)
        self.table.opened.connect(lambda _: self.table.copy_rows())
        self.table.picked.connect(lambda _: self._follow())
        self.table.copied.connect(self.copied)
        self.search.searched.connect(self.table.proxy.search)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(line * (_ROWS + 1))
        empty = EmptyState("search", "Chưa có danh sách trường", "Chọn một văn bản ở trên.")
        self.switch = EmptySwitch(self.table, empty)
        head = QHBoxLayout()
        head.setSpacing(tokens.SMALL)
        head.addWidget(self.title, 1)
        head.addWidget(self.search, 1)
        head.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addLayout(head)
        whole.addWidget(self.switch, 1)
        whole.addWidget(
            label(
                "Bấm đúp hoặc Ctrl+C để chép thẻ, rồi dán vào mẫu trong Word. Thẻ có dấu %p, %tr,"
                " %tc đứng riêng một đoạn, một dòng, một ô.",
                "small",
                wrap=True,
            )
        )

    def show_kind(self, kind: str, context: Mapping[str, object] | None) -> None:
        """List the fields of a kind of paper; examples from `context` where it has them."""
        self.show_fields(all_fields(kind, context) if kind else [])

    def show_fields(self, known: list[TemplateField]) -> None:
        self.table.set_rows(known)
        self.switch.show_empty(not known)
        if known and self.table.current_row() is None:
            self.table.pick(known[0])
        self._follow()

    def _follow(self) -> None:
        chosen = self.table.current_row() is not None
        explain_disabled(self.copy, "" if chosen else "Hãy chọn một trường.")
