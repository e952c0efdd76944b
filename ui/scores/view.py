"""Chấm điểm: the score sheet of a cluster for a year, typed and ranked like a sheet in Excel."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models import score_book
from models.clusters import lines
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.score_rules import proposed
from models.scoring import Hand
from models.text import nfc
from ui.context import Session
from ui.forms.score_form import ScoreForm
from ui.pages.beside import Beside
from ui.scores.grid import ScoreGrid
from ui.scores.ranking import WIDTH, RankingPanel
from ui.scores.tools import SheetTools
from ui.theme import Tone, tokens
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import key_hint, label
from ui.widgets.message_bar import MessageBar

_KEYS = (("Enter", "Xuống"), ("Tab", "Sang phải"), ("Del", "Xóa"), ("Ctrl+V", "Dán từ Excel"))
_ROOMY = 900  # below it the hints on keys give way


def _hint(keys: str, words: str) -> tuple[QWidget, QWidget]:
    return key_hint(keys), label(words, "small")


class ScoresView(QWidget):
    """Chooses year and cluster; what is typed is written at once, Ctrl+Z takes it back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form: ScoreForm | None = None
        self.message = MessageBar()
        self.grid = ScoreGrid()
        self.grid.source.wrote.connect(self._wrote)
        self.grid.source.refused.connect(self._refuse)
        self.grid.looked_at.connect(self._look)
        self.ranking = RankingPanel()
        self.ranking.chosen.connect(self._go_to_unit)
        self.tools = SheetTools(session, self._unit)
        self.tools.refused.connect(self._refuse)
        self.tools.changed.connect(self.refresh)
        self.tools.moved.connect(self.focus_target)
        self.setFocusProxy(self.grid)
        self._lay_out()
        for keys, deed in (
            (QKeySequence.StandardKey.Undo, self.undo),
            ("Ctrl+P", self.tools.print_sheet),
        ):
            QShortcut(QKeySequence(keys), self, deed)
        self.refresh()

    def refresh(self) -> None:
        """Read years, clusters and the sheet chosen anew."""
        this_year = self._session.today.year
        years = sorted({this_year, this_year + 1, *score_book.years()}, reverse=True)
        self.year.set_choices([(f"Năm {year}", year) for year in years])
        if self.year.value() is None:
            self.year.set_value(this_year)
        found = [line.cluster for line in lines(self._day())]
        self.cluster.set_choices([(one.name, one.id) for one in found])
        if self.cluster.value() is None and found:
            scored = next((one for one in found if self._sheet_of(one.id)), found[0])
            self.cluster.set_value(scored.id)
        self._show_sheet()

    def focus_target(self, cluster: int | None = None, year: int | None = None) -> None:
        """Show the sheet of a cluster and year."""
        if year is not None:
            self.year.set_value(year)
        if cluster is not None:
            self.cluster.set_value(cluster)
        self.refresh()
        self.grid.setFocus()

    def undo(self) -> None:
        """Take back what was typed last."""
        if self.form is None:
            return
        try:
            told = self.form.undo()
        except RuleBroken as broken:
            self._refuse(str(broken))
            return
        self._show_form()
        self._session.notify(
            f"Đã hoàn tác: {told}." if told else "Chưa có gì để hoàn tác.", "info"
        )

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.MEDIUM, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(self._top())
        whole.addWidget(self.tools)
        whole.addWidget(self.told)
        whole.addWidget(self.message)
        work = QWidget()
        inside = QVBoxLayout(work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SMALL)
        inside.addWidget(self.grid, 1)
        inside.addLayout(self._foot())
        self.switch = EmptySwitch(Beside(work, self.ranking, WIDTH), self._empty())
        whole.addWidget(self.switch, 1)

    def _top(self) -> QWidget:
        self.hands, self.told = FilterBar(), label("", "soft", wrap=True)
        self.year, self.cluster = Combo(), Combo()
        for box, words in ((self.year, "Năm"), (self.cluster, "Cụm, khối")):
            box.setAccessibleName(words)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.hands.add_widget(box)
        self.year.chosen.connect(lambda _: self.refresh())
        self.cluster.chosen.connect(lambda _: self._show_sheet())
        self.cluster.setMinimumContentsLength(22)
        self.year.setMinimumContentsLength(8)
        self.hands.add_chip("", "Cả ba cột")
        for hand in Hand:
            self.hands.add_chip(hand.value, hand.label)
        self.hands.changed.connect(self._choose_hand)
        return self.hands

    def _foot(self) -> QHBoxLayout:
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText("Minh chứng của ô đang chọn")
        self.evidence.setAccessibleName("Minh chứng")
        self.evidence.editingFinished.connect(self._write_evidence)
        row = QHBoxLayout()
        row.setSpacing(tokens.SMALL)
        row.addWidget(label("Minh chứng", "small"))
        row.addWidget(self.evidence, 1)
        self._hints = [part for keys, words in _KEYS for part in _hint(keys, words)]
        for part in self._hints:
            row.addWidget(part)
        return row

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        for part in self._hints:
            part.setVisible(self.width() > _ROOMY)

    def _empty(self) -> EmptyState:
        self.empty = EmptyState(
            "awards",
            "Chưa có bảng chấm điểm",
            "Lập từ mẫu (thang 100, sửa được) hoặc chép bảng đã có; điểm đúng hạn lấy từ sổ theo"
            " dõi.",
            "Lập bảng từ mẫu",
            lambda: self.tools.start(proposed(), self.cluster.value(), self.year.value()),
            second_text="Chép bảng đã có…",
            second=lambda: self.tools.copy(self.cluster.value(), self.year.value()),
        )
        return self.empty

    # --- showing -----------------------------------------------------------------------------

    def _day(self) -> object:
        return score_book.judged_day(self.year.value(), self._session.today)

    def _sheet_of(self, cluster: int) -> object:
        return score_book.sheet_of(cluster, self.year.value())

    def _show_sheet(self) -> None:
        self.message.clear()
        number = self.cluster.value()
        sheet = self._sheet_of(number) if number is not None else None
        kept = self.form.changes if self.form and sheet and self.form.board.sheet == sheet else []
        self.form = ScoreForm.of(sheet, self._session.today) if sheet else None
        if self.form is not None:
            self.form.changes = kept
        self.switch.show_empty(self.form is None)
        self._show_form()

    def _show_form(self) -> None:
        self.grid.show_form(self.form)
        self._tell()
        if self.form is not None:
            self.ranking.show_board(self.form.board)

    def _tell(self) -> None:
        """Say how the sheet stands; deeds are switched on and off with it."""
        closed = self.form is not None and self.form.board.is_closed
        self.tools.show_form(self.form)
        self.evidence.setReadOnly(closed)
        if self.form is None:
            none = (
                "Chưa có cụm, khối nào. Hãy lập ở trang Đơn vị."
                if not self.cluster.count()
                else ""
            )
            self.told.setText(none)
            return
        on = f"Đã chốt ngày {vietnamese_date(self.form.board.sheet.closed_on)}. " if closed else ""
        self.told.setText(on + self.form.told())
        self.told.show()

    def _look(self, row: int, column: int) -> None:
        typed = self.form is not None and column >= 0 and 0 <= row < len(self.form.lines)
        criterion = self.form.lines[row].criterion if typed else None
        self.evidence.setEnabled(criterion is not None)
        self.evidence.setText(self.form.evidence(row, column) if criterion else "")
        self.evidence.setCursorPosition(0)
        if typed:
            self.ranking.pick(self.form.columns[column][0].id)

    def _choose_hand(self) -> None:
        chosen = self.hands.chosen()
        self.grid.show_hand(Hand(chosen) if chosen else None)

    def _go_to_unit(self, unit: int) -> None:
        for number in self.grid.shown_columns():
            if self.form.columns[number][0].id == unit:
                row = max(0, self.grid.currentIndex().row())
                self.grid.setCurrentIndex(self.grid.source.index(row, number + 1))
                self.grid.setFocus()
                return

    # --- typing ------------------------------------------------------------------------------

    def _wrote(self) -> None:
        self.message.clear()
        self._tell()
        self.ranking.show_board(self.form.board)

    def _refuse(self, sentence: str) -> None:
        self.message.show_message(sentence, Tone.ERROR)

    def _write_evidence(self) -> None:
        row, column = self.grid.place()
        if self.form is None or column < 0 or not self.evidence.isEnabled():
            return
        text = nfc(self.evidence.text()).strip()
        if text != self.form.evidence(row, column):
            try:
                self.form.write_evidence(row, column, text)
            except RuleBroken as broken:
                self._refuse(str(broken))

    def _unit(self) -> int | None:
        """Return the unit the cursor is at, else the first one."""
        _, column = self.grid.place()
        columns = self.form.columns if self.form else []
        return columns[max(0, column)][0].id if columns else None
