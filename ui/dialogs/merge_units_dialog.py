"""Merging units into one from a day on; what will happen is said before it does."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from models import unit_deeds
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.units import Unit
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.units.ticks import TickList
from ui.widgets.card import Card
from ui.widgets.combo import SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.labels import label


class MergeUnitsDialog(FormDialog):
    """Asks who merges into whom and when; `saved` is the line of the journal."""

    def __init__(
        self,
        units: list[Unit],
        chosen: list[Unit],
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Sáp nhập đơn vị",
            "Nếu lập đơn vị mới, hãy thêm đơn vị đó trước rồi sáp nhập các đơn vị cũ vào.",
            save_text="Sáp nhập",
            width=640,
            parent=parent,
        )
        self._units = {unit.id: unit for unit in units}
        self.saved: Change | None = None
        self.into = SearchCombo([(unit.name, unit.id) for unit in units])
        self.from_on = DateField(session.today, session.today)
        self.merged = TickList(units, {unit.id for unit in chosen}, {})
        self.what = label("", wrap=True)
        form = Form()
        form.add("merged", "Đơn vị được sáp nhập (sẽ ngừng hoạt động)", self.merged)
        form.add("into", "Vào đơn vị", self.into, required=True, half=True)
        form.add("from_on", "Từ ngày", self.from_on, required=True, half=True)
        self.body.addWidget(form)
        card = Card("Việc sẽ diễn ra")
        card.body.addWidget(self.what)
        self.body.addWidget(card)
        self.into.currentIndexChanged.connect(self._tell)
        self.from_on.changed.connect(self._tell)
        self.merged.changed.connect(self._tell)
        self._tell()

    def chosen(self) -> list[Unit]:
        """Return the ticked units, without the one that goes on."""
        into = self.into.value()
        return [self._units[number] for number in self.merged.ticked() if number != into]

    def accept(self) -> None:
        day, into = self.from_on.day(), self._units.get(self.into.value())
        if into is None:
            self.refuse("Hãy chọn đơn vị nhận sáp nhập.")
            return
        if day is None:
            self.refuse(self.from_on.problem() or "Hãy nhập ngày sáp nhập.")
            return
        try:
            self.saved = unit_deeds.merge(self.chosen(), into, day)
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            super().accept()

    def _tell(self) -> None:
        merged, day = self.chosen(), self.from_on.day()
        into = self._units.get(self.into.value())
        if not merged or into is None or day is None:
            self.what.setText("Chọn đơn vị được sáp nhập, đơn vị nhận và ngày để xem trước.")
            return
        last = vietnamese_date(day - timedelta(days=1))
        still = unit_deeds.open_reports(merged)
        told = [
            f"• {unit.name}: hoạt động đến hết {last}, ra khỏi cụm, khối; "
            + (
                f"{still[unit.id]} báo cáo chưa nộp vẫn là của đơn vị này."
                if still[unit.id]
                else "không còn báo cáo nào chưa nộp."
            )
            for unit in merged
        ]
        first = vietnamese_date(day)
        told.append(f"• {into.name}: tiếp tục báo cáo, thay các đơn vị trên từ {first}.")
        self.what.setText("\n".join(told))
