"""Tổng quan: who is late, what is due next, how well it goes; all without a click."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QWidget

from models import office, plan_list
from models.deadlines import vietnamese_date, vietnamese_long_date, weekday
from models.opening import Planned
from models.rate_words import on_time_words
from models.rules_told import rules_short, rules_told
from models.standing_words import story
from models.states import Figures, Standing, rate_words
from models.tracking import Cell, Overview, overview
from ui.context import Session
from ui.reports.calendar_out import export_calendar
from ui.standings import pill
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.widgets.buttons import button
from ui.widgets.card import Card, ClickableFrame, StatTile
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import ShorteningLabel, label
from ui.widgets.page import Page

_SIDE_BY_SIDE = 900
_FIVE_COLUMNS = 1320  # narrower halves have no room for how often units were reminded
_ROWS = 9
_GOOD, _FAIR = 90.0, 70.0


def _report(cell: Cell) -> str:
    owed = cell.obligation
    return owed.title if owed.period_label == owed.title else owed.period_label


def _columns(
    heading: str, days: Callable[[Cell], int], *, redo: bool = False
) -> tuple[Column, ...]:
    """Return the columns; with `redo` a day to hand in again stands for the last good one."""
    return (
        Column("Đơn vị", lambda cell: cell.unit.name, stretch=True, tip=story, least=9, most=24),
        Column("Báo cáo", _report, tip=story, most=15),
        Column(
            "Hạn",
            lambda cell: _due_words(cell.standing, redo),
            lambda cell: _due(cell.standing, redo).toordinal(),
            tip=story,
        ),
        Column(
            heading,
            lambda cell: _days_words(days(cell)),
            days,
            tip=story,
            pill=lambda cell: pill(cell.standing)._replace(text=_days_words(days(cell))),
        ),
    )


def _reminded(seen: Overview) -> str:
    """Return how many of the late units were reminded; "" for none."""
    count = len({cell.unit.id for cell in seen.overdue if cell.reminders})
    return f", {count} đã nhắc" if count else ""


_REMINDED = Column(
    "Đã nhắc",
    lambda cell: f"{cell.reminders} lần" if cell.reminders else "",
    lambda cell: cell.reminders,
    tip=story,
)


def _due(found: Standing, redo: bool) -> date:
    return found.next_day if redo else found.last_day


def _due_words(found: Standing, redo: bool) -> str:
    day = vietnamese_date(_due(found, redo))
    return f"nộp lại {day[:-5]}" if redo and found.redo_by else day


def _days_words(days: int) -> str:
    return f"{days} ngày" if days >= 0 else f"quá {-days}"


class OverviewPage(Page):
    """Four figures, the late, the next, and one line a campaign."""

    def __init__(self, session: Session) -> None:
        super().__init__("Tổng quan")
        self._session = session
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        today = self._session.today
        seen = overview(today)
        self.header.set_title(
            "Tổng quan", f"Hôm nay {weekday(today)}, {vietnamese_long_date(today)}"
        )
        self._show_tiles(seen)
        self.late.set_rows(seen.overdue)
        self.next.set_rows(seen.soon)
        for table, card in ((self.late, self.late_card), (self.next, self.next_card)):
            _fit(table)
            card.switch.show_empty(table.source.rowCount() == 0)
        self._show_plans(seen)
        self.rules.setText(rules_short(office.rules()))
        self.rules.setToolTip(rules_told(office.rules()))
        self.start.show_empty(not plan_list.codes())

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tiles = {
            "late": StatTile("Báo cáo quá hạn", clickable=True),
            "soon": StatTile("Sắp đến hạn"),
            "rate": StatTile("Tỷ lệ đúng hạn"),
            "received": StatTile("Đã nhận trong năm"),
        }
        self.tiles["late"].clicked.connect(self._show_late)
        tiles = QHBoxLayout()
        tiles.setSpacing(tokens.MEDIUM)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        self.late, self.late_card = self._table_card(
            "Chưa nộp, đã quá hạn",
            "rejected",
            "Không đơn vị nào quá hạn.",
            (*_columns("Quá hạn", lambda cell: cell.standing.days_late), _REMINDED),
        )
        self.next, self.next_card = self._table_card(
            "Sắp đến hạn, phải nộp lại",
            "soon",
            "Không có báo cáo nào sắp đến hạn hoặc phải nộp lại.",
            _columns("Còn lại", self._days_left, redo=True),
        )
        remind = self.late_card.add_action(button("Đôn đốc", "mail", self._show_late))
        self.calendar = self.next_card.add_action(
            button("Xuất lịch (.ics)…", "calendar", self._export_calendar)
        )
        self.next_card.title.setMinimumHeight(remind.sizeHint().height())  # tables stand level
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(tokens.MEDIUM)
        self._pair.addWidget(self.late_card, 1)
        self._pair.addWidget(self.next_card, 1)
        self.plans = Card("Theo phong trào", "Năm nay; bấm để mở bảng theo dõi.", sign="chart")
        content = QWidget()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.MEDIUM)
        column.addLayout(tiles)
        column.addLayout(self._pair)
        column.addWidget(self.plans)
        self.rules = label("", "small", wrap=True)
        column.addWidget(self.rules)
        column.addStretch()
        self.start = EmptySwitch(content, self._beginning())
        self.body.addWidget(self.start, 1)

    def _beginning(self) -> EmptyState:
        return EmptyState(
            "lotus",
            "Bắt đầu từ một kế hoạch",
            "Đưa vào kế hoạch có sẵn (.docx, .txt) hoặc lập phong trào mới; sau đó theo dõi báo"
            " cáo, đôn đốc và tổng hợp đều làm từ đây.",
            "Mở trang Phong trào",
            lambda: self._session.show_page("campaigns"),
            second_text="Nhập danh sách đơn vị",
            second=lambda: self._session.show_page("units"),
        )

    def _table_card(
        self, title: str, sign: str, nothing: str, columns: Iterable[Column]
    ) -> tuple[DataTable, Card]:
        card = Card(title, sign=sign)
        table = DataTable(columns)
        table.opened.connect(self._open)
        table.setAccessibleName(title)
        card.switch = EmptySwitch(table, EmptyState("ok", nothing, ""))
        card.body.addWidget(card.switch)
        return table, card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        narrow = wide and event.size().width() < _FIVE_COLUMNS
        self.late.setColumnHidden(len(self.late.source.columns) - 1, narrow)
        self.late.fit_columns()

    # --- showing -----------------------------------------------------------------------------

    def _show_tiles(self, seen: Overview) -> None:
        units = len({cell.unit.id for cell in seen.overdue})
        late, counts = len(seen.overdue), seen.figures
        self.tiles["late"].show_figure(
            str(late),
            f"của {units} đơn vị{_reminded(seen)}" if late else "Tất cả đã nộp",
            Tone.ERROR if late else Tone.OK,
        )
        redo = sum(cell.standing.redo_by is not None for cell in seen.soon)
        again = f", {redo} phải nộp lại" if redo else ""
        upward = f"; {len(seen.upward)} báo cáo lên cấp trên" if seen.upward else ""
        self.tiles["soon"].show_figure(
            str(len(seen.soon)), f"trong {seen.soon_days} ngày tới{again}{upward}", Tone.INFO
        )
        self.tiles["rate"].show_figure(
            rate_words(counts.on_time_rate),
            f"{counts.on_time} đúng hạn / {counts.due} đến hạn",
            rate_tone(counts.on_time_rate),
        )
        self.tiles["received"].show_figure(
            f"{counts.received}/{counts.expected}",
            f"chậm {counts.late}, trả lại {counts.returned}, miễn {counts.exempt}",
            Tone.NEUTRAL,
        )

    def _show_plans(self, seen: Overview) -> None:
        while self.plans.body.count():
            gone = self.plans.body.takeAt(0).widget()
            if gone is not None:
                gone.deleteLater()
        for code, title, counts in seen.by_plan:
            self.plans.body.addWidget(self._plan_line(code, title, counts))
        for code, report in seen.upward:
            self.plans.body.addWidget(_upward_line(code, report))
        self.plans.setVisible(bool(seen.by_plan or seen.upward))

    def _plan_line(self, code: str, title: str, counts: Figures) -> QWidget:
        line = ClickableFrame("line")
        line.set_clickable(True)
        line.clicked.connect(lambda: self._session.show_page("reports", code=code))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, tokens.TIGHT, 0, tokens.TIGHT)
        row.setSpacing(tokens.MEDIUM)
        name = ShorteningLabel(title)
        name.setToolTip(f"{code} · {title}")
        bar = QProgressBar()
        bar.setRange(0, max(1, counts.expected))
        bar.setValue(counts.received)
        bar.setTextVisible(False)
        bar.setFixedWidth(140)
        bar.setAccessibleName(f"Đã nộp {counts.received} trên {counts.expected}")
        words = f"{counts.received}/{counts.expected} đã nộp"
        late = f"{counts.overdue} quá hạn" if counts.overdue else "không quá hạn"
        row.addWidget(name, 1)
        row.addWidget(bar)
        row.addWidget(_fixed(words, 110))
        row.addWidget(_fixed(late, 90))
        row.addWidget(_fixed(f"đúng hạn {on_time_words(counts)}", 170))
        return line

    def _days_left(self, cell: Cell) -> int:
        """Return the days to the next day a unit has to keep; below 0 once it is past."""
        return (cell.standing.next_day - self._session.today).days

    # --- deeds -------------------------------------------------------------------------------

    def _open(self, cell: Cell) -> None:
        owed = cell.obligation
        self._session.show_page("reports", code=owed.plan.code, obligation=owed.id)

    def _export_calendar(self) -> None:
        export_calendar(self._session, self)

    def _show_late(self) -> None:
        late = self.late.shown_rows()
        if late:
            self._session.show_page("reports", code=late[0].obligation.plan.code, show="overdue")
        else:
            self._session.show_page("reports")


def rate_tone(rate: float | None) -> Tone:
    """Return the tone of a rate of reports on time."""
    if rate is None:
        return Tone.NEUTRAL
    return Tone.OK if rate >= _GOOD else Tone.WARNING if rate >= _FAIR else Tone.ERROR


def _upward_line(code: str, report: Planned) -> QWidget:
    words = (
        f"Báo cáo lên cấp trên: {report.title} ({report.period_label}), hạn"
        f" {vietnamese_date(report.last_day)} · {code}"
    )
    return label(words, "soft", wrap=True)


def _fixed(text: str, width: int) -> QWidget:
    words = label(text, "small")
    words.setMinimumWidth(width)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return words


def _fit(table: DataTable) -> None:
    """Let a table be as high as its rows, up to a few; more scroll."""
    rows = min(max(4, table.source.rowCount()), _ROWS)
    height = table.verticalHeader().defaultSectionSize()
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(head + rows * height + 2 * table.frameWidth() + 2)


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return OverviewPage(session)
