"""Chỉ tiêu: what units reached, with verdicts and totals; one unit's trend beside the table."""

from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models import figure_book, plan_list
from models.deadlines import vietnamese_date
from models.figures import FigureSheet
from ui.context import Session
from ui.pages.beside import Beside
from ui.reports.indicator_panel import IndicatorPanel
from ui.reports.indicator_rows import columns_of, rows_of
from ui.tables.view import DataTable
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label

_PANEL = 310
_ALL_YEARS = 0
_NOTE = (
    "* Chưa đủ số liệu của mọi kỳ. Tổng chỉ cộng số liệu đã có; sau tổng là số đơn vị có số liệu"
    " trên số đơn vị phải báo cáo. Tỷ lệ đạt mức giao không chặn ở 100 %."
)


_NO_INDICATORS = (
    "Chưa có chỉ tiêu",
    "Mở một phong trào, vào phần “Chỉ tiêu” để thêm hoặc lấy từ tiêu chí có ngưỡng; số liệu được"
    " nhập khi nhận báo cáo.",
)
_NO_PERIODS = (
    "Chưa mở kỳ báo cáo nào",
    "Phong trào này đã có chỉ tiêu nhưng chưa có kỳ báo cáo nào được mở. Hãy đặt chế độ báo cáo"
    " rồi bấm “Bắt đầu theo dõi báo cáo”.",
)


class Stretch(NamedTuple):
    """What is looked at: up to a period (None: all that were opened), or it alone."""

    period: str | None = None
    alone: bool = False


class IndicatorsView(QWidget):
    """One plan's indicators on the day of the session; plan, report, year and period above."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sheet = FigureSheet("", "", "")
        self.plan, self.report, self.year, self.stretch = Combo(), Combo(), Combo(), Combo()
        self.copy_button = button("Chép sang Excel", "copy", self.copy)
        self.panel = IndicatorPanel()
        self.table = DataTable([])
        self._holder = QVBoxLayout()
        self.foot = label(_NOTE, "small", wrap=True)
        self.actions = [self.copy_button]
        self._lay_out()
        self.plan.currentIndexChanged.connect(lambda _: self._show_plan())
        self.report.currentIndexChanged.connect(lambda _: self._show_report())
        self.year.currentIndexChanged.connect(lambda _: self._show_report())
        self.stretch.currentIndexChanged.connect(lambda _: self._show_rows())
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew; what was chosen stays where it is still there."""
        _offer(self.plan, _plans_offered())
        self._show_plan()

    def focus_target(self, code: str = "", **_: object) -> None:
        """Show a plan."""
        self.refresh()
        if code:
            self.plan.set_value(code)

    def copy(self) -> None:
        """Put the whole table with its heads on the clipboard, ready to paste into Excel."""
        columns = self.table.source.columns
        lines = ["\t".join(column.header.replace("\n", " ") for column in columns)]
        for row in self.table.shown_rows():
            lines.append("\t".join(column.text(row).replace("\n", " ") for column in columns))
        QApplication.clipboard().setText("\n".join(lines))
        self._session.notify("Đã chép bảng. Mở Excel rồi dán (Ctrl+V).", "ok")

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(tokens.MEDIUM)
        names = ("Phong trào", "Loại báo cáo", "Năm", "Kỳ")
        combos = (self.plan, self.report, self.year, self.stretch)
        for combo, name, share in zip(combos, names, (4, 3, 2, 3), strict=True):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setMinimumWidth(1)
            top.addWidget(combo, share)
        content = QWidget()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.setSpacing(tokens.SMALL)
        self._holder.addWidget(self.table, 1)
        self._holder.addWidget(self.foot)
        content.setLayout(self._holder)
        self.empty = EmptyState(
            "chart",
            *_NO_INDICATORS,
            "Mở danh sách phong trào",
            lambda: self._session.show_page("campaigns"),
        )
        self.switch = EmptySwitch(Beside(content, self.panel, _PANEL), self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.switch, 1)

    # --- choosing ----------------------------------------------------------------------------

    def _show_plan(self) -> None:
        """Offer the kinds of report and the years of the plan, then show it."""
        code = self.plan.value()
        kinds = figure_book.report_kinds(code) if code else []
        years = figure_book.years_of(code) if code else []
        _offer(self.report, [(kind.title, kind.rule_id) for kind in kinds])
        choices = [(f"Năm {year}", year) for year in reversed(years)]
        _offer(self.year, [*choices, ("Mọi năm", _ALL_YEARS)])
        self.report.setVisible(len(kinds) > 1)
        self.year.setVisible(len(years) > 1)
        self._show_report()

    def _show_report(self) -> None:
        code, year, rule = self.plan.value(), self.year.value(), self.report.value()
        today = self._session.today
        if not code:
            self.sheet = FigureSheet("", "", "")
        elif year:
            self.sheet = figure_book.year_sheet(code, year, today, rule)
        else:
            self.sheet = figure_book.sheet(code, today, rule)
        choices: list[tuple[str, object]] = [("Lũy kế các kỳ đã mở", Stretch())]
        for period in reversed(self.sheet.periods):
            choices.append((f"Riêng kỳ {_small(period.label)}", Stretch(period.key, True)))
            choices.append((f"Lũy kế đến kỳ {_small(period.label)}", Stretch(period.key)))
        _offer(self.stretch, choices)
        self._show_rows()

    # --- showing -----------------------------------------------------------------------------

    def _show_rows(self) -> None:
        period, alone = self.stretch.value() or Stretch()
        table = DataTable(columns_of(self.sheet), rows_of(self.sheet, period, alone),
                          sticky_first=True)  # fmt: skip
        table.setAccessibleName("Bảng chỉ tiêu theo đơn vị")
        table.picked.connect(lambda row: self.panel.show_row(self.sheet, row))
        self._holder.replaceWidget(self.table, table)
        self.table.hide()
        self.table.deleteLater()
        self.table = table
        nothing = not self.sheet.periods
        self._tell_empty()
        for combo in (self.plan, self.stretch):
            combo.setVisible(bool(self.sheet.indicators))
        self.switch.show_empty(nothing)
        explain_disabled(self.copy_button, "Chưa có số liệu để chép." if nothing else "")
        today = vietnamese_date(self._session.today)
        self.foot.setText(f"{self.sheet.report}, tính đến {today}. {_NOTE}")
        self.panel.show_row(self.sheet, None)
        if not nothing:
            table.pick(table.shown_rows()[0])

    def _tell_empty(self) -> None:
        """Say which of two things is lacking: indicators, or reports."""
        title, sentence = _NO_PERIODS if self.sheet.indicators else _NO_INDICATORS
        self.empty.title.setText(title)
        self.empty.sentence.setText(sentence)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _plans_offered() -> list[tuple[str, object]]:
    """Return the plans that have indicators, newest first."""
    found = figure_book.plans_with_indicators()
    lines: dict[str, str] = {}
    for row in plan_list.rows():
        if row.code in found:
            lines.setdefault(row.code, f"{row.code} · {row.title or row.subject}")
    return [(told, code) for code, told in lines.items()]


def _offer(combo: Combo, choices: list[tuple[str, object]]) -> None:
    """Show other choices without telling: what is shown follows once. The chosen one stays."""
    kept = combo.value()
    blocked = combo.blockSignals(True)
    combo.set_choices(choices)
    values = [value for _, value in choices]
    combo.setCurrentIndex(values.index(kept) if kept in values else 0 if choices else -1)
    combo.blockSignals(blocked)
