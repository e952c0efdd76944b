"""Chỉ tiêu: what units reached, with verdicts and totals; one unit's trend beside the table."""

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

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


class Stretch(NamedTuple):
    """What is looked at: up to a period (None: all that were opened), or it alone."""

    period: str | None = None
    alone: bool = False


class IndicatorsView(QWidget):
    """One plan's indicators on the day of the session; plan, report, year and period above."""

    def __init__(self, session: Session, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sheet = FigureSheet("", "", "")
        self.plan, self.report, self.year, self.stretch = Combo(), Combo(), Combo(), Combo()
        self.copy_button = button("Chép sang Excel", "copy", self.copy)
        self.panel = IndicatorPanel()
        self.table = DataTable([])
        self._holder = QVBoxLayout()
        self.foot = label(_NOTE, "small", wrap=True)
        self._lay_out()
        self._choose_plans(code)
        self.plan.currentIndexChanged.connect(lambda _: self._show_plan())
        self.report.currentIndexChanged.connect(lambda _: self._show_report())
        self.year.currentIndexChanged.connect(lambda _: self._show_report())
        self.stretch.currentIndexChanged.connect(lambda _: self._show_rows())
        self._show_plan()

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
        top.addWidget(self.copy_button)
        content = QWidget()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.setSpacing(tokens.SMALL)
        self._holder.addWidget(self.table, 1)
        self._holder.addWidget(self.foot)
        content.setLayout(self._holder)
        self.empty = EmptyState(
            "chart",
            "Chưa có chỉ tiêu",
            "Mở một phong trào, vào phần “Chỉ tiêu” để thêm hoặc lấy từ tiêu chí có ngưỡng; số"
            " liệu được nhập khi nhận báo cáo.",
            "Mở danh sách phong trào",
            self._go_to_campaigns,
        )
        self.switch = EmptySwitch(Beside(content, self.panel, _PANEL), self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.switch, 1)

    def _go_to_campaigns(self) -> None:
        window = self.window()
        if isinstance(window, QDialog):
            window.accept()
        self._session.show_page("campaigns")

    # --- choosing ----------------------------------------------------------------------------

    def _choose_plans(self, code: str) -> None:
        found = figure_book.plans_with_indicators()
        lines: dict[str, str] = {}
        for row in plan_list.rows():
            if row.code in found:
                lines.setdefault(row.code, f"{row.code} · {row.title or row.subject}")
        self.plan.set_choices([(told, key) for key, told in lines.items()])
        if code in lines:
            self.plan.set_value(code)

    def _show_plan(self) -> None:
        """Offer the kinds of report and the years of the plan, then show it."""
        code = self.plan.value()
        kinds = figure_book.report_kinds(code) if code else []
        whole = figure_book.sheet(code, self._session.today) if code else self.sheet
        years = figure_book.years_of(code) if code else []
        _offer(self.report, [(kind.title, kind.rule_id) for kind in kinds])
        _offer(self.year, [("Mọi năm", _ALL_YEARS), *((f"Năm {year}", year) for year in years)])
        self.report.setVisible(len(kinds) > 1)
        self.year.setVisible(len(years) > 1)
        if len(years) > 1:
            _quietly(self.year, self._this_year(years))
        self._show_report(whole if len(years) < 2 else None)

    def _this_year(self, years: list[int]) -> int:
        past = [year for year in years if year <= self._session.today.year]
        return max(past, default=years[-1])

    def _show_report(self, found: FigureSheet | None = None) -> None:
        code, year = self.plan.value(), self.year.value()
        if code and found is None:
            rule, today = self.report.value(), self._session.today
            ask = figure_book.year_sheet if year else figure_book.sheet
            found = ask(code, year, today, rule) if year else ask(code, today, rule)
        self.sheet = found or FigureSheet("", "", "")
        choices: list[tuple[str, object]] = [("Lũy kế các kỳ đã mở", Stretch())]
        for period in reversed(self.sheet.periods):
            choices.append((f"Riêng {period.label}", Stretch(period.key, True)))
            choices.append((f"Lũy kế đến hết {period.label}", Stretch(period.key)))
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
        self.switch.show_empty(nothing)
        explain_disabled(self.copy_button, "Chưa có số liệu để chép." if nothing else "")
        today = vietnamese_date(self._session.today)
        self.foot.setText(f"{self.sheet.report}, tính đến {today}. {_NOTE}")
        self.panel.show_row(self.sheet, None)
        if not nothing:
            table.pick(table.shown_rows()[0])

    def _tell_empty(self) -> None:
        """Say which of two things is lacking: indicators, or reports."""
        if self.sheet.indicators:
            self.empty.title.setText("Chưa mở kỳ báo cáo nào")
            self.empty.sentence.setText(
                "Phong trào này đã có chỉ tiêu nhưng chưa có kỳ báo cáo nào được mở. Hãy đặt chế"
                " độ báo cáo rồi bấm “Bắt đầu theo dõi báo cáo”."
            )


class IndicatorsDialog(QDialog):
    """The view in a window of its own, as large as there is room."""

    def __init__(self, session: Session, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chỉ tiêu")
        self.view = IndicatorsView(session, code)
        close = button("Đóng", on_click=self.accept)
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.WIDE, tokens.LARGE, tokens.WIDE, tokens.MEDIUM)
        whole.setSpacing(tokens.MEDIUM)
        whole.addWidget(label("Chỉ tiêu", "section"))
        whole.addWidget(self.view, 1)
        whole.addLayout(foot)

    def sizeHint(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen else QSize(1366, 768)
        return QSize(min(1280, room.width() - 40), min(720, room.height() - 40))


def _offer(combo: Combo, choices: list[tuple[str, object]]) -> None:
    """Show other choices without telling: what is shown follows once."""
    blocked = combo.blockSignals(True)
    combo.set_choices(choices)
    combo.setCurrentIndex(0 if choices else -1)
    combo.blockSignals(blocked)


def _quietly(combo: Combo, value: object) -> None:
    blocked = combo.blockSignals(True)
    combo.set_value(value)
    combo.blockSignals(blocked)
