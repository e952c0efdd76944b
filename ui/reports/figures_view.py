"""Bảng số liệu: the five figures by unit, cluster, period, campaign or year, ready for Excel."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import breakdown
from models.breakdown import Counted, Grouping, Line
from models.deadlines import vietnamese_date
from models.obligations import years
from models.rate_words import RULES, on_time_words, original_words, received_words
from models.states import Figures
from models.tracking import plans_tracked
from ui.context import Session
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label

_ALL = ""
_ROOMY = 1240  # below it the columns that only explain the others give way; copies have them all
_GIVE_WAY = (4, 6)  # Chậm, Miễn
_TOTAL = "Tổng cộng"


def _number(header: str, count: Callable[[Figures], int], tip: str = "") -> Column:
    return Column(
        header,
        lambda line: str(count(line.figures)),
        lambda line: count(line.figures),
        align="right",
        tip=(lambda _: tip) if tip else None,
    )


def _rate(
    header: str, words: Callable[[Figures], str], rate: Callable[[Figures], float | None]
) -> Column:
    return Column(
        header,
        lambda line: words(line.figures),
        lambda line: rate(line.figures),
        align="right",
        most=24,
    )


def columns(by: Grouping) -> tuple[Column, ...]:
    """Return the columns of the table; the first is what the lines stand for."""
    return (
        Column(
            by.label,
            lambda line: line.label,
            lambda line: line.order,
            stretch=True,
            least=26,
            most=70,
        ),
        _number("Phải nộp", lambda counted: counted.expected),
        _number("Đã nộp", lambda counted: counted.received),
        _number("Đúng hạn", lambda counted: counted.on_time),
        _number("Chậm", lambda counted: counted.late),
        _number("Quá hạn", lambda counted: counted.overdue, "Chưa nộp, đã quá hạn"),
        _number("Miễn", lambda counted: counted.exempt),
        _rate("Tỷ lệ nộp", received_words, lambda counted: counted.receiving_rate),
        _rate("Tỷ lệ đúng hạn", on_time_words, lambda counted: counted.on_time_rate),
        _rate("Theo hạn gốc", original_words, lambda counted: counted.on_time_rate_original),
    )


class FiguresView(QWidget):
    """The table with its choices above, the total and the rule under it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[Counted] = []
        self.by = Combo([(by.label, by) for by in Grouping], Grouping.UNIT)
        plans = [(f"{row.code} · {row.title}", row.code) for row in plans_tracked()]
        self.plan = SearchCombo([("Tất cả phong trào", _ALL), *plans], _ALL)
        every = [(f"Năm {year}", year) for year in years()]
        self.year = Combo([("Tất cả các năm", 0), *every], session.today.year)
        if self.year.value() is None:
            self.year.set_value(0)
        self.table = DataTable(columns(Grouping.UNIT), sticky_first=True)
        self.sum = label("", "strong", wrap=True)
        self.rules = label("\n".join(RULES), "small", wrap=True)
        self.copy = button("Chép ra Excel", "copy", self.copy_table, kind="primary")
        self.actions = [self.copy]  # stand in the header of the page
        self._lay_out()
        for box in (self.by, self.plan, self.year):
            box.chosen.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Count anew what is chosen."""
        by = self.by.value()
        year, code = self.year.value() or None, self.plan.value() or ""
        self._rows = breakdown.counted(self._session.today, year, code)
        self.lines = breakdown.broken_down(self._rows, by)
        self.total = Line("", _TOTAL, breakdown.total(self.lines))
        self.table.source.columns = columns(by)  # as many as before
        self.table.set_rows(self.lines)
        self.table.setAccessibleName(f"Số liệu theo {by.label.lower()}")
        self.sum.setText(_total_words(self.total.figures))
        self.switch.show_empty(not self.lines)
        reason = "" if self.lines else "Chưa có số liệu để chép."
        explain_disabled(self.copy, reason)

    def focus_target(self, code: str = "", by: str = "") -> None:
        """Show a plan (none: all of them), in a grouping."""
        self.plan.set_value(code or _ALL)
        if by:
            self.by.set_value(Grouping(by))
        self.refresh()

    def copy_table(self) -> None:
        """Put the whole table on the clipboard, with heading, total and the rule under it."""
        shown = [*self.table.shown_rows(), self.total]
        heads = self.table.source.columns
        about = f"Số liệu nộp báo cáo, {self.plan.currentText()}, {self.year.currentText()}"
        lines = [f"{about}, tính đến {vietnamese_date(self._session.today)}"]
        lines.append("\t".join(column.header for column in heads))
        lines += ["\t".join(column.text(row) for column in heads) for row in shown]
        QGuiApplication.clipboard().setText("\n".join([*lines, *RULES]))
        self._session.notify("Đã chép bảng số liệu. Hãy dán vào Excel.", "ok")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for section in _GIVE_WAY:
            self.table.setColumnHidden(section, event.size().width() < _ROOMY)
        self.table.fit_columns()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.table)
        top = QHBoxLayout()
        top.setSpacing(tokens.SMALL)
        for words, box, share in (
            ("Theo", self.by, 0),
            ("Phong trào", self.plan, 1),
            ("Năm", self.year, 0),
        ):
            title = label(words, "strong")
            title.setBuddy(box)
            box.setAccessibleName(words)
            if not share:
                box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            top.addWidget(title)
            top.addWidget(box, share)
        empty = EmptyState(
            "chart",
            "Chưa có báo cáo nào được mở",
            "Chọn phong trào hoặc năm khác; số liệu có khi kỳ báo cáo đầu tiên được mở.",
        )
        self.switch = EmptySwitch(self.table, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.switch, 1)
        whole.addWidget(self.sum)
        whole.addWidget(self.rules)


def _total_words(counted: Figures) -> str:
    if not (counted.expected or counted.exempt):
        return ""
    return (
        f"{_TOTAL}: tỷ lệ nộp {received_words(counted)}; tỷ lệ đúng hạn {on_time_words(counted)};"
        f" theo hạn gốc {original_words(counted)}; chậm {counted.late}, quá hạn"
        f" {counted.overdue}, được miễn {counted.exempt}."
    )
