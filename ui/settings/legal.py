"""Văn bản pháp luật: the register that grounds are picked from, with what holds on a day."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from models import legal, legal_deeds
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.laws import Validity
from models.legal import LegalText
from models.text import sort_key
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.editor.law_picker import PILLS, tip_of
from ui.settings.frame import Section
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_CHIPS = (
    ("", "Tất cả"),
    (Validity.IN_FORCE, "Còn hiệu lực"),
    (Validity.EXPIRED, "Hết hiệu lực"),
    (Validity.NOT_YET, "Chưa có hiệu lực"),
)
_ISSUERS = ("Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ trưởng Bộ Nội vụ")
_DAYS = ("dated_on", "from_on", "until_on")


def _held(text: LegalText) -> str:
    until = vietnamese_date(text.until_on) if text.until_on else "…"
    return f"{vietnamese_date(text.from_on)} – {until}"


class LegalSection(Section):
    """One table; chips, a search field and a day narrow it."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Văn bản pháp luật",
            "Danh mục để chọn căn cứ và nhắc khi văn bản không còn hiệu lực. Dòng cơ quan đã sửa"
            " được giữ nguyên khi cài bản mới.",
            scrolls=False,
        )
        self._session = session
        self.remove_text = button("Xóa", "delete", self.remove)
        self.edit_text = button("Sửa", "edit", self.edit)
        self.add_text = button("Thêm văn bản", "add", self.add, kind="primary")
        for widget in (self.remove_text, self.edit_text, self.add_text):
            self.head.addWidget(widget)
        self.day = DateField(session.today, session.today)
        self.day.setAccessibleName("Xét hiệu lực vào ngày")
        self.search = SearchField("Tìm số, ký hiệu, trích yếu…")
        self.chips = FilterBar()
        for key, words in _CHIPS:
            self.chips.add_chip(key, words)
        self.table = DataTable(self._columns())
        self.table.setAccessibleName("Danh mục văn bản pháp luật")
        self._lay_out()
        self._bind()
        self.refresh()

    def refresh(self) -> None:
        self.table.set_rows(legal.texts())
        self._filter()
        self._follow()

    def shown_day(self) -> date:
        """Return the day whose law is shown: the one typed, else today."""
        return self.day.day() or self._session.today

    def add(self) -> None:
        """Ask for another text."""
        self._ask(LegalText(kind="", number="", issuer="", title=""))

    def edit(self) -> None:
        """Open the text that is current."""
        if (text := self.table.current_row()) is not None:
            self._ask(LegalText.get_by_id(text.id))

    def remove(self) -> None:
        """Take the current text out of the register."""
        text = self.table.current_row()
        if text is None:
            return
        self.message.clear()
        try:
            change = legal_deeds.remove_text(text)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        tell_done(self._session, [change])
        self.refresh()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Số, ký hiệu", lambda text: text.number, lambda text: _number_key(text),
                   bold=True),
            Column("Loại", lambda text: text.kind, most=12),
            Column("Trích yếu", lambda text: text.title, stretch=True,
                   tip=lambda text: tip_of(text.law),
                   sign=lambda text: "info" if text.note else ""),
            Column("Hiệu lực", _held, lambda text: text.from_on.toordinal(), most=26),
            Column("Thay thế bởi", lambda text: text.replaced_by, most=18),
            Column("Tình trạng", self._words, pill=lambda text: PILLS[self._validity(text)]),
        )  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addStretch()
        row.addWidget(label("Xét vào ngày", "soft"))
        row.addWidget(self.day)
        self.body.addLayout(row)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)

    def _bind(self) -> None:
        self.table.opened.connect(lambda _: self.edit())
        self.table.picked.connect(lambda _: self._follow())
        self.search.searched.connect(self.table.proxy.search)
        self.chips.changed.connect(self._filter)
        self.day.changed.connect(lambda _: self._filter())
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def _filter(self) -> None:
        wanted = self.chips.chosen()
        for key, _ in _CHIPS:
            rows = legal_rows(self.table)
            count = sum(not key or self._validity(text) == key for text in rows)
            self.chips.set_count(key, count)
        self.table.proxy.keep(lambda text: not wanted or self._validity(text) == wanted)
        self.table.viewport().update()

    def _follow(self) -> None:
        reason = "" if self.table.current_row() is not None else "Hãy chọn một văn bản."
        for widget in (self.remove_text, self.edit_text):
            explain_disabled(widget, reason)

    def _ask(self, text: LegalText) -> None:
        self.message.clear()
        dialog = LegalDialog(text, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])
            self.refresh()
            self.table.pick(text)

    def _validity(self, text: LegalText) -> Validity:
        return text.law.validity(self.shown_day())

    def _words(self, text: LegalText) -> str:
        return PILLS[self._validity(text)].text


class LegalDialog(FormDialog):
    """One text; `saved` is the line of the journal."""

    def __init__(self, text: LegalText, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Văn bản pháp luật", parent=parent, width=640)
        self._text = text
        self.saved: Change | None = None
        today = session.today
        self.kind = Combo([(kind, kind) for kind in legal_deeds.KINDS], text.kind or None)
        self.texts = {name: QLineEdit(getattr(text, name) or "")
                      for name in ("number", "title", "note")}  # fmt: skip
        issuers = dict.fromkeys([*_ISSUERS, *(row.issuer for row in legal.texts())])
        self.issuer = SearchCombo(
            [(name, name) for name in issuers], text.issuer or None, free_text=True
        )
        self.days = {name: DateField(today, getattr(text, name)) for name in _DAYS}
        others = [(row.number, row.number) for row in legal.texts() if row.id != text.id]
        self.successor = SearchCombo(
            others, text.replaced_by or None, placeholder="Chưa có văn bản thay thế",
            free_text=True,
        )  # fmt: skip
        self.fields = Form()
        self._lay_out()
        self.body.addWidget(self.fields)
        self.kind.setFocus()

    def accept(self) -> None:
        self._collect()
        wrong = {name: field.problem() for name, field in self.days.items() if field.problem()}
        if self.lacks(self.fields, {**legal_deeds.check_text(self._text), **wrong}):
            return
        self.close_after(self._keep)

    def _keep(self) -> None:
        self.saved = legal_deeds.keep_text(self._text)

    def _collect(self) -> None:
        text = self._text
        text.kind = str(self.kind.value() or "")
        for name, field in self.texts.items():
            setattr(text, name, field.text())
        text.issuer = str(self.issuer.value() or "")
        for name, field in self.days.items():
            setattr(text, name, field.day())
        text.replaced_by = str(self.successor.value() or "")

    def _lay_out(self) -> None:
        add = self.fields.add
        add("kind", "Loại", self.kind, required=True, half=True)
        add("number", "Số, ký hiệu", self.texts["number"], required=True, half=True)
        self.texts["number"].setPlaceholderText("ví dụ: 30/2020/NĐ-CP")
        add(
            "title",
            "Trích yếu",
            self.texts["title"],
            required=True,
            hint="Như khi viện dẫn: “về công tác văn thư”; với luật chỉ ghi tên luật.",
        )
        add("issuer", "Cơ quan, người ban hành", self.issuer, required=True, half=True)
        add("dated_on", "Ngày ban hành", self.days["dated_on"], required=True, half=True)
        add("from_on", "Có hiệu lực từ ngày", self.days["from_on"], required=True, half=True)
        add(
            "until_on",
            "Ngày cuối cùng còn hiệu lực",
            self.days["until_on"],
            half=True,
            hint="Để trống khi còn hiệu lực",
        )
        add(
            "replaced_by",
            "Thay thế bởi",
            self.successor,
            hint="Số, ký hiệu của văn bản đã có trong danh mục",
        )
        add("note", "Ghi chú", self.texts["note"])  # fmt: skip


def legal_rows(table: DataTable) -> list[LegalText]:
    """Return all rows of a table, shown or not."""
    return [table.source.row(number) for number in range(table.source.rowCount())]


def _number_key(text: LegalText) -> tuple[object, ...]:
    """Sort by year, then by number, as offices list texts."""
    parts = text.number.split("/")
    year = int(parts[1]) if len(parts) > 2 and parts[1].isdigit() else text.dated_on.year
    first = int(parts[0]) if parts[0].isdigit() else 0
    return year, first, sort_key(text.number)
