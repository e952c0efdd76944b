"""A new paper: which one, about what, what it asks for, and what it still lacks."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from docgen.drafts.draft import Lack
from docgen.drafts.kinds import KINDS
from models.database import DataFolder
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.documents.asking import AskForm
from ui.forms.paper_form import PaperForm
from ui.theme import tokens
from ui.widgets.buttons import explain_disabled
from ui.widgets.checklist import CheckItem, Checklist, CheckState
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.form import Form

_SIDE_BY_SIDE = 760
_NOT_LISTED = "Hãy chọn một phong trào, chương trình trong danh sách."
_WAIT_MS = 350  # after the last key, before the list of what is missing is made anew


class NewPaperDialog(FormDialog):
    """Shows one `PaperForm`; what is typed is remembered even when no paper is made."""

    def __init__(
        self, session: Session, kind: str = "plan", code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Tạo văn bản",
            "Văn bản lập từ dữ liệu đã nhập; số, ngày để trống thì văn thư ghi sau.",
            save_text="Tạo văn bản",
            width=920,
            parent=parent,
        )
        self._session = session
        self.document = None
        self.form = PaperForm(session.today, kind, code)
        self.kind = Combo([(item.name, key) for key, item in KINDS.items()], kind)
        self.plan = SearchCombo([])
        self.check = Checklist("Đủ để tạo văn bản")
        self.asked: AskForm | None = None
        self._lacks: list[Lack] = []
        self._codes: dict[str, str] = {}  # of each kind turned away from
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.top = top = Form()
        top.add("kind", "Loại văn bản", self.kind, required=True)
        top.add("plan", "Phong trào, chương trình", self.plan)
        self._place = QVBoxLayout()
        typed = QVBoxLayout()
        typed.addWidget(top)
        typed.addLayout(self._place)
        typed.addStretch()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(tokens.LARGE)
        self._sides.addLayout(typed, 3)
        self._sides.addWidget(self.check, 2)
        self.body.addLayout(self._sides)
        self.kind.chosen.connect(lambda _: self._turn())
        self.plan.chosen.connect(lambda _: self._turn())
        self.check.asked.connect(self._lead)
        self._offer_plans(code)
        self._turn()
        self.kind.setFocus()  # left alone, Qt begins at "Hủy" while "Tạo văn bản" is off

    def accept(self) -> None:
        self._take()
        if self._is_plan_unclear():
            self.lacks(self.top, {"plan": _NOT_LISTED})
            return
        self.top.show_problems({})
        if self.asked is None or not self.lacks(self.asked, self.asked.misread()):
            self.close_after(self._make)

    def reject(self) -> None:
        self._timer.stop()  # a look after the window is gone would find no fields
        self._take()
        self.form.remember()
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)

    def _is_plan_unclear(self) -> bool:
        """Tell whether other words stand in the box than the plan the paper would speak of."""
        value = self.plan.value()
        return str(value or "") != self.form.code or (
            value is None and bool(self.plan.currentText().strip())
        )

    def _make(self) -> None:
        self.document = self.form.make(DataFolder(self._session.folder))

    def _turn(self) -> None:
        """Follow another kind or plan; what was typed for the one before is remembered."""
        if self.asked is not None:
            self._take()
            self.form.remember()
        kind = str(self.kind.value())
        if kind != self.form.kind:
            self._codes[self.form.kind] = self.form.code
            code = self._codes.get(kind, self.form.code)
            self.form.choose(kind, code)
            self._offer_plans(code)
        self.form.choose(kind, str(self.plan.value() or ""))
        self._show_fields()
        self._look()

    def _offer_plans(self, code: str) -> None:
        """List the plans a paper of the kind may be about; choose `code`, or the newest."""
        plans = self.form.plans()
        self.plan.set_choices(plans)
        codes = [value for _, value in plans]
        self.plan.set_value(code if code in codes else next(iter(codes), None))
        self.plan.lineEdit().setCursorPosition(0)

    def _show_fields(self) -> None:
        if self.asked is not None:
            self._place.removeWidget(self.asked)
            self.asked.deleteLater()
        self.asked = AskForm(self.form.asks, self.form.values, self._session.today)
        self.asked.edited.connect(self._timer.start)
        self._place.addWidget(self.asked)
        for ask in self.form.asks:
            field = self.asked.fields[ask.name]
            if ask.steers and isinstance(field, Combo):
                field.chosen.connect(lambda _, name=ask.name: self._follow(name))

    def _follow(self, name: str) -> None:
        """Ask anew after a choice the other fields follow from; what was typed is remembered."""
        self._turn()
        if self.asked is not None and name in self.asked.fields:
            self.asked.focus_field(name)

    def _take(self) -> None:
        if self.asked is not None:
            self.form.values = self.asked.values()

    def _look(self) -> None:
        """Say what is missing now, and keep what was typed."""
        self._timer.stop()
        self._take()
        self.form.remember()
        self._lacks = self.form.lacks()
        states = {True: CheckState.MISSING, False: CheckState.ADVICE}
        items = [
            CheckItem(_key(place, lack), lack.text, states[lack.needed])
            for place, lack in enumerate(self._lacks)
        ]
        self.check.set_items(items or [CheckItem("", "Đủ dữ liệu", CheckState.DONE)])
        needed = [lack.text for lack in self._lacks if lack.needed]
        explain_disabled(self.save, next(iter(needed), ""))
        self.resize(self.sizeHint())

    def _lead(self, key: str) -> None:
        """Go to the field of a line: in this form, or on another page (this one is kept)."""
        if not key:
            return
        lack = self._lacks[int(key)]
        if lack.ask == "plan":
            self.plan.setFocus()
        elif lack.ask and self.asked is not None:
            self.asked.focus_field(lack.ask)
        elif lack.page:
            self.reject()
            self._session.show_page(lack.page, **lack.target)


def _key(place: int, lack: Lack) -> str:
    """Return the key of a line; "" for one that only tells and leads nowhere."""
    return str(place) if lack.ask or lack.page else ""
