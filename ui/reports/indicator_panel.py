"""Beside the table of indicators: one unit, or all, with the series of one indicator."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.figure_rules import bar_of, bar_words, target_of
from models.figures import FigureSheet
from models.plan_indicators import IndicatorKind
from ui.reports.indicator_rows import FigureRow, bars_of, story, verdict_pill
from ui.theme import tokens
from ui.widgets.combo import Combo
from ui.widgets.labels import label
from ui.widgets.page import scrolled
from ui.widgets.pill import Pill, StatePill
from ui.widgets.trend_chart import TrendBar, TrendChart

_NOTHING = "Chọn một đơn vị để xem số liệu từng kỳ."


class IndicatorPanel(QFrame):
    """Shows one row of the table; the indicator is chosen here and stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._sheet: FigureSheet | None = None
        self._row: FigureRow | None = None
        self.title = label("", "section", wrap=True)
        self.indicator = Combo()
        self.indicator.setAccessibleName("Chỉ tiêu")
        self.indicator.setMinimumWidth(1)
        self.indicator.currentIndexChanged.connect(lambda _: self._show())
        self.pill = StatePill(Pill(""), self)
        self.words = label("", wrap=True)
        self.chart = TrendChart(self)
        self.level = label("", "small", wrap=True)
        self.series = label("", "small", wrap=True)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, tokens.SMALL, 0)
        inside.setSpacing(tokens.SMALL)
        for part in (self.title, self.indicator, self.pill, self.words, self.chart, self.level,
                     self.series):  # fmt: skip
            inside.addWidget(part)
        inside.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.LARGE, tokens.MEDIUM, tokens.SMALL, tokens.MEDIUM)
        whole.addWidget(scrolled(inside))
        self.show_row(FigureSheet("", "", ""), None)

    def show_row(self, sheet: FigureSheet, row: FigureRow | None) -> None:
        """Show another row of a sheet; None says what to do."""
        kept = self.indicator.value()
        self._sheet, self._row = sheet, row
        blocked = self.indicator.blockSignals(True)
        self.indicator.set_choices([(one.title, one.key) for one in sheet.indicators])
        if kept in [one.key for one in sheet.indicators]:
            self.indicator.set_value(kept)
        elif sheet.indicators:
            self.indicator.setCurrentIndex(0)
        self.indicator.blockSignals(blocked)
        self.indicator.setVisible(row is not None)
        self._show()

    def _show(self) -> None:
        sheet, row, key = self._sheet, self._row, self.indicator.value()
        if sheet is None or row is None or not isinstance(key, str) or key not in row.cells:
            self.title.setText(_NOTHING)
            self.pill.show_pill(Pill(""))
            self.chart.show_bars([])
            for part in (self.words, self.level, self.series):
                part.setText("")
            return
        cell = row.cells[key]
        self.title.setText(row.name)
        self.pill.show_pill(verdict_pill(cell) or Pill(""))
        self.words.setText("\n".join(story(cell)))
        self._show_trend(sheet, row, key)

    def _show_trend(self, sheet: FigureSheet, row: FigureRow, key: str) -> None:
        indicator = sheet.indicator(key)
        bars = bars_of(sheet.trend(key, row.unit), indicator, row.unit is None)
        bar = None
        if row.unit is not None and indicator.kind is IndicatorKind.LAST:
            bar = bar_of(indicator, target_of(indicator, row.unit.code))
        level = float(bar.value) if bar else None
        self.chart.show_bars(bars, level)
        told = f"Đường gạch: {bar_words(bar, indicator.measure)}" if bar else ""
        self.level.setText(told)
        self.level.setVisible(bool(told))
        self.series.setText("\n".join(_line(item) for item in bars))


def _line(item: TrendBar) -> str:
    return item.tip or f"{item.label}: {item.words}"
