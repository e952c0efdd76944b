"""Exempting units from a report, giving them more time, striking out what was booked wrongly."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from models.deadlines import vietnamese_date
from models.obligations import Obligation, Receipt
from models.receiving import exempt, strike_out
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.forms.extension_form import ExtensionForm
from ui.widgets.combo import Combo
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
    """Gives reports a later day, with its paper; the original day stays on record."""

    def __init__(
        self,
        owed: list[Obligation],
        session: Session,
        parent: QWidget | None,
        whole: Sequence[Obligation] = (),
    ) -> None:
        """`whole`: all reports of the same period, which may be meant as well."""
        super().__init__("Gia hạn", _names(owed), save_text="Gia hạn", parent=parent)
        self._form = form = ExtensionForm(owed, session.today, whole)
        self.scope = Combo(form.scopes, False)
        self.to = DateField(session.today)
        self.number = QLineEdit()
        self.number.setPlaceholderText("ví dụ: Công văn số 12/UBND-VHXH")
        self.paper_on = DateField(session.today)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("ví dụ: đơn vị xin lùi hạn do mưa lũ")
        self.fields = Form()
        self.fields.add("scope", "Gia hạn cho", self.scope)
        self.fields.add("to", "Gia hạn đến hết ngày", self.to, required=True, hint=form.hint)
        self.fields.add("paper", "Theo văn bản số", self.number, half=True)
        self.fields.add("paper_on", "Ngày văn bản", self.paper_on, half=True)
        self.fields.add("reason", "Lý do", self.reason)
        self.fields.rows["scope"].setVisible(len(form.scopes) > 1)
        self.body.addWidget(self.fields)
        self.scope.chosen.connect(self._follow_scope)
        self.to.setFocus()

    def accept(self) -> None:
        form = self._form
        form.for_all = bool(self.scope.value())
        form.to, form.paper_on = self.to.day(), self.paper_on.day()
        form.paper_number, form.reason = self.number.text(), self.reason.text()
        typed = {"to": self.to.problem(), "paper_on": self.paper_on.problem()}
        wrong = {key: problem for key, problem in typed.items() if problem} or form.problems()
        if not self.lacks(self.fields, wrong):
            self.close_after(form.save)

    def _follow_scope(self, _: object) -> None:
        self._form.for_all = bool(self.scope.value())
        self.fields.rows["to"].set_hint(self._form.hint)


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
