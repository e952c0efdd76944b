"""Step 1 of the package: which plans, which period."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from docgen.jobs.exporting import opened_periods
from models import plan_list
from models.tracking import plans_tracked
from ui.context import Session
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.form import FormRow

_ROWS_SHOWN = 6


class WhatCard(Card):
    """Plans with ticks (those of this year that are followed up are ticked) and a period."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("1. Chọn nội dung", sign="bullets")
        self._session = session
        self._known: set[str] = set()
        self._periods_of: list[str] | None = None
        self.plans = QListWidget()
        self.plans.setAccessibleName("Phong trào, chương trình")
        self.plans.setToolTip("Phím cách để chọn hoặc bỏ chọn")
        self.plans.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.plans.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.plans.itemChanged.connect(lambda _: self._follow())
        self.every = button("Chọn tất cả", on_click=self._tick_all, kind="link")
        self.add_action(self.every)
        self.period = Combo([("Tất cả các kỳ", "")], "")
        self.period.chosen.connect(lambda _: self.changed.emit())
        self.body.addWidget(self.plans)
        self.body.addWidget(FormRow("Kỳ báo cáo", self.period))

    def refresh(self) -> None:
        """Read the plans anew; ticks stay, new plans get the usual one."""
        kept = set(self.codes())
        usual = {row.code for row in plans_tracked() if row.year == self._session.today.year}
        rows = {row.code: row for row in plan_list.rows()}
        self.plans.blockSignals(True)
        self.plans.clear()
        for code, row in rows.items():
            item = QListWidgetItem(f"{code} · {row.title}")
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setToolTip(row.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = code in (kept if code in self._known else usual)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.plans.addItem(item)
        self.plans.blockSignals(False)
        self._known = set(rows)
        line = self.plans.sizeHintForRow(0) if rows else self.plans.fontMetrics().height()
        shown = max(2, min(_ROWS_SHOWN, len(rows)))
        self.plans.setFixedHeight(shown * max(line, 1) + 2 * self.plans.frameWidth() + 10)
        self._periods_of = None
        self._follow()

    def codes(self) -> list[str]:
        """Return the codes of the plans ticked, oldest first."""
        items = [self.plans.item(row) for row in range(self.plans.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return sorted(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def tick(self, *codes: str) -> None:
        """Tick just these plans."""
        self.plans.blockSignals(True)
        for row in range(self.plans.count()):
            item = self.plans.item(row)
            on = item.data(Qt.ItemDataRole.UserRole) in codes
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.plans.blockSignals(False)
        self._follow()

    def _tick_all(self) -> None:
        every = sorted(self._known)
        self.tick(*([] if self.codes() == every else every))

    def _follow(self) -> None:
        codes = self.codes()
        self.every.setText("Bỏ chọn" if set(codes) == self._known else "Chọn tất cả")
        if codes != self._periods_of:
            self._periods_of = codes
            known = opened_periods(codes)
            self.period.set_choices(
                [("Tất cả các kỳ", ""), *((words, key) for key, words in known)]
            )
            if self.period.value() is None:
                self.period.set_value("")
        self.changed.emit()
