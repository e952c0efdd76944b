"""Exempting units from a report, giving them more time, striking out what was booked wrongly."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.deadlines import vietnamese_date
from models.obligations import Obligation, Receipt
from models.receiving import exempt, extend, strike_out
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form import Form


def _names(owed: list[Obligation]) -> str:
    return "; ".join(f"{item.unit.name} ({item.period_label})" for item in owed[:8])


class ExemptDialog(FormDialog):
    """Frees the chosen units from their reports, with the reason."""

    def __init__(self, owed: list[Obligation], session: Session, parent: QWidget | None) -> None:
        super().__init__("Miễn báo cáo", _names(owed), save_text="Miễn báo cáo", parent=parent)
        self._owed, self._today = owed, session.today
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("ví dụ: đơn vị mới thành lập trong kỳ")
        form = Form()
        form.add("reason", "Lý do", self.reason, required=True)
        self.body.addWidget(form)
        self.reason.setFocus()

    def accept(self) -> None:
        self.close_after(lambda: exempt(self._owed, self._today, self.reason.text()))


class ExtendDialog(FormDialog):
    """Gives the chosen units a later day; the original one stays on record."""

    def __init__(self, owed: list[Obligation], session: Session, parent: QWidget | None) -> None:
        super().__init__("Gia hạn", _names(owed), save_text="Gia hạn", parent=parent)
        self._owed = owed
        self.to = DateField(session.today)
        self.paper = QLineEdit()
        self.paper.setPlaceholderText("ví dụ: Công văn số 12/UBND-VHXH ngày 05/11/2026")
        form = Form()
        form.add("to", "Gia hạn đến hết ngày", self.to, required=True)
        form.add("paper", "Theo văn bản", self.paper)
        self.body.addWidget(form)
        self.to.setFocus()

    def accept(self) -> None:
        day = self.to.day()
        if day is None:
            self.refuse(self.to.problem() or "Hãy nhập hạn mới.")
        else:
            self.close_after(lambda: extend(self._owed, day, self.paper.text()))


class StrikeDialog(FormDialog):
    """Strikes out hand-ins booked by mistake, with the reason; they stay readable."""

    def __init__(self, receipts: list[Receipt], parent: QWidget | None) -> None:
        words = "; ".join(
            f"{item.obligation.unit.name} ({item.obligation.period_label}),"
            f" nhận {vietnamese_date(item.received_on)}"
            for item in receipts[:8]
        )
        super().__init__("Gạch lần nhận ghi nhầm", words, save_text="Gạch", parent=parent)
        self._receipts = receipts
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("ví dụ: ghi nhầm đơn vị")
        form = Form()
        form.add("reason", "Lý do", self.reason, required=True)
        self.body.addWidget(form)
        self.reason.setFocus()

    def accept(self) -> None:
        self.close_after(lambda: strike_out(self._receipts, self.reason.text()))
