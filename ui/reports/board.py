"""A matrix with all around it: chips, tools, the story beside it, the line of keys below."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from models.errors import RuleBroken
from models.standing_words import FILTERS, Filter, is_missing
from models.tracking import Cell
from ui.context import Session
from ui.pages.beside import Beside
from ui.reports.deeds import DEEDS, KEYS, Deeds
from ui.reports.history import HistoryPanel, key_row
from ui.tables.matrix import MatrixView
from ui.tables.matrix_model import Shown
from ui.theme import tokens
from ui.widgets.buttons import icon_button, menu_button
from ui.widgets.chips import FilterBar
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

_PANEL = 280
_LEAST_HEIGHT = 430  # below it the line of keys gives its room to the table
_IN_LINE = ("today", "book", "nil", "return", "extend", "exempt", "story")  # the menu has all
_MORE_KEYS = (("Shift+↑↓←→", "chọn vùng"), ("Ctrl+C", "chép"), ("Ctrl+Z", "hoàn tác"))


class Board(QWidget):
    """Shows what it is given; tells when a chip or a group asks for other lines."""

    changed = Signal()  # show the lines anew
    printing = Signal()

    def __init__(self, session: Session, deeds: Deeds, *, groups: bool = False) -> None:
        """`groups`: lines may stand under clusters, which the clerk can switch off."""
        super().__init__()
        self._session, self._deeds = session, deeds
        self.folded: set[str] = set()  # keys of the groups that show their head alone
        self.view = MatrixView(KEYS)
        self.view.asked.connect(self.do)
        self.view.folded.connect(self._fold)
        self.view.chose.connect(self._tell)
        self.setFocusProxy(self.view)
        self.history = HistoryPanel([])
        self.view.looked_at.connect(self.history.show_cell)
        self.foot = label("", "small", wrap=True)
        self._figures: list[str] = []
        self.filters = FilterBar()
        self.grouped = _switch("outline", "Xếp đơn vị theo cụm, khối thi đua")
        self.grouped.setChecked(True)
        if not groups:
            self.grouped.hide()
        self.compact = _switch("columns", "Cột hẹp: chỉ để dấu và số (Ctrl+-, Ctrl++)")
        self._lay_out()
        self._bind()

    # --- what the views use ------------------------------------------------------------------

    @property
    def wanted(self) -> Filter:
        """The filter that is chosen."""
        return next(one for one in FILTERS if one.key == (self.filters.chosen() or "all"))

    def holds(self, cells: Iterable[Cell]) -> bool:
        """Tell whether the filter looks for one of the cells of a line."""
        return any(self.wanted.holds(cell.standing) for cell in cells)

    def count(self, cells: list[Cell]) -> None:
        """Show on the chips how many cells each would find."""
        for one in FILTERS:
            number = sum(one.holds(cell.standing) for cell in cells)
            self.filters.set_count(one.key, None if one.key == "all" else number)

    def show_lines(self, shown: Shown | None, told: Sequence[str], tip: str = "") -> None:
        """Show other lines; `told` stands below while no block is chosen, in full if it fits."""
        self._figures = list(told)
        self.foot.setToolTip(tip)
        self.view.show_lines(shown)
        self._tell()

    def menu(self) -> QPushButton:
        """Return the menu of all that can be done with the chosen cells."""
        made = menu_button("Ghi sổ", "write")
        for deed in DEEDS:
            words = f"{deed.words} ({deed.sign})"
            made.menu().addAction(words, lambda key=deed.key: self.do(key))
        made.menu().addSeparator()
        made.menu().addAction("Chọn mọi ô khớp bộ lọc (Ctrl+Shift+A)", self._choose_wanted)
        return made

    def out_menu(self) -> QPushButton:
        """Return the menu of the ways out: paper and clipboard."""
        made = menu_button("In, chép", "print")
        made.menu().addAction("Xem trước và in (Ctrl+P)", self.printing.emit)
        made.menu().addSeparator()
        made.menu().addAction("Chép vùng đang chọn (Ctrl+C)", self.copy)
        made.menu().addAction(
            "Chép vùng đang chọn, kèm tiêu đề (Ctrl+Shift+C)", lambda: self.copy(True)
        )
        made.menu().addAction("Chép cả bảng", self._copy_all)
        return made

    def do(self, deed: str) -> None:
        """Do something with the chosen cells; say why when that is not possible."""
        try:
            self._deeds.do(deed, self.view.chosen())
        except RuleBroken as broken:
            self._session.notify(str(broken), "warning")

    def copy(self, with_heads: bool = False) -> None:
        """Copy the chosen block."""
        self.view.copy(with_heads)
        self._session.notify("Đã chép. Hãy dán vào Excel hoặc Word.", "ok")

    # --- inside ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for one in FILTERS:
            self.filters.add_chip(one.key, one.label)
        self.filters.add_widget(self.grouped)
        self.filters.add_widget(self.compact)
        self.keys = _key_line()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(self.filters)
        whole.addWidget(Beside(self.view, self.history, _PANEL), 1)
        whole.addWidget(self.keys)
        whole.addWidget(self.foot)

    def _bind(self) -> None:
        self.filters.changed.connect(self.changed)
        self.grouped.toggled.connect(lambda _: self.changed.emit())
        self.compact.toggled.connect(self.view.set_compact)
        self._short_cut("Ctrl+P", self.printing.emit)
        self._short_cut("Ctrl+Shift+A", self._choose_wanted)
        self._short_cut(QKeySequence.StandardKey.ZoomOut, lambda: self.compact.setChecked(True))
        self._short_cut(QKeySequence.StandardKey.ZoomIn, lambda: self.compact.setChecked(False))
        self._short_cut("Ctrl+=", lambda: self.compact.setChecked(False))

    def _short_cut(self, keys: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(lambda: act())

    def _fold(self, key: str) -> None:
        self.folded ^= {key}
        self.changed.emit()

    def _choose_wanted(self) -> None:
        if not self.view.choose_wanted():
            self._session.notify("Không có ô nào khớp bộ lọc.", "info")

    def _copy_all(self) -> None:
        self.view.selectAll()
        self.copy(True)

    def _tell(self) -> None:
        """Say what is chosen when that is more than a cell, else the figures of all."""
        chosen = self.view.chosen()
        if len(chosen) < 2:
            self.foot.setText("\n".join(self._figures if self._is_tall() else self._figures[:1]))
            return
        missing = sum(is_missing(cell.standing) for cell in chosen)
        self.foot.setText(
            f"Đang chọn {len(chosen)} báo cáo, trong đó {missing} chưa nộp. Mỗi phím dưới bảng làm"
            " một lần cho tất cả."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys.setVisible(self._is_tall())
        self._tell()

    def _is_tall(self) -> bool:
        return self.height() >= _LEAST_HEIGHT


def _switch(sign: str, tip: str) -> QToolButton:
    made = icon_button(sign, tip)
    made.setCheckable(True)
    return made


def _key_line() -> QWidget:
    holder = QWidget()
    holder.setAccessibleName("Phím tắt")
    row = FlowLayout(holder)
    for deed in DEEDS:
        if deed.key in _IN_LINE:
            row.addWidget(key_row(deed.sign, deed.short))
    for keys, words in _MORE_KEYS:
        row.addWidget(key_row(keys, words))
    return holder
