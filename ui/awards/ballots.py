"""Dialogs of the council's vote: counts of all names at once, and what the office asks for."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models import ballot_deeds
from models.ballots import BASES, QUORUMS, BallotRules, Basis, Threshold
from models.journal import Change
from ui.awards.ballot_grid import BallotGrid
from ui.dialogs.frame import FormDialog
from ui.forms.ballot_form import BallotForm
from ui.theme import tokens
from ui.widgets.buttons import button
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.labels import key_hint, label
from ui.widgets.number_field import NumberField

_WIDTH = 980
_ROWS_SHOWN = 11
_KEYS = (
    ("Enter", "Xuống dòng"),
    ("Del", "Xóa ô"),
    ("Ctrl+V", "Dán từ Excel"),
    ("Ctrl+Enter", "Lưu"),
)
_ABOVE = [("Từ tỷ lệ này trở lên", False), ("Trên tỷ lệ này", True)]


class BallotDialog(FormDialog):
    """Shows one `BallotForm`; closes only once all its counts are saved. `change`: that deed."""

    def __init__(self, form: BallotForm, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi phiếu bầu",
            "Gõ số phiếu đồng ý; các cột còn lại tự điền theo số phiếu phát ra rồi sửa khi khác.",
            save_text="Lưu phiếu bầu",
            width=_WIDTH,
            parent=parent,
        )
        self._form = form
        self.change: Change | None = None
        self.members = NumberField(form.members or None, unit="người", whole=True, least=1)
        self.issued = NumberField(form.issued or None, unit="phiếu", whole=True, least=1)
        self.grid = BallotGrid(form)
        self.told = label("", "strong", wrap=True)
        self.asked = label("", "soft", wrap=True)
        self.all_agree = button("Điền đủ phiếu cho dòng trống", "tick", self._agree_all)
        self.rules = button("Tỷ lệ phải đạt…", "settings", self._change_rules)
        self.save.setDefault(False)  # Enter belongs to the grid
        self.save.setAutoDefault(False)
        self._lay_out()
        self.members.changed.connect(self._follow)
        self.issued.changed.connect(self._follow)
        self.grid.source.typed.connect(self._show)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.accept)
        self._show()
        self.grid.begin()
        self.grid.setFocus()

    def accept(self) -> None:
        self.grid.setFocus()  # what is being typed is put down first
        wrong = {name: field.problem() for name, field in self._numbers().items()}
        if self.lacks(self.fields, {name: text for name, text in wrong.items() if text}):
            return
        if problems := self._form.problems():
            self.grid.setCurrentIndex(self.grid.source.index(next(iter(problems)), 5))
        self.close_after(self._save)

    def _save(self) -> None:
        self.change = self._form.save()

    def _numbers(self) -> dict[str, NumberField]:
        return {"members": self.members, "issued": self.issued}

    def _lay_out(self) -> None:
        self.fields = Form()
        self.fields.add(
            "members", "Thành viên Hội đồng có quyền biểu quyết", self.members, half=True
        )
        self.fields.add("issued", "Số phiếu phát ra (số người dự)", self.issued, half=True)
        tools = QHBoxLayout()
        tools.setSpacing(tokens.SMALL)
        tools.addWidget(self.all_agree)
        tools.addWidget(self.rules)
        tools.addWidget(self.asked, 1)
        row = self.grid.verticalHeader().defaultSectionSize()
        rows = max(4, min(_ROWS_SHOWN, len(self._form.lines)))
        self.grid.setMinimumHeight(row * rows + self.grid.horizontalHeader().sizeHint().height())
        self.body.addWidget(self.fields)
        self.body.addLayout(tools)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.told)
        for place, (keys, words) in enumerate(_KEYS):
            self.foot.insertWidget(2 * place, key_hint(keys))
            self.foot.insertWidget(2 * place + 1, label(words, "small"))

    def _follow(self) -> None:
        self._form.members = int(self.members.value() or 0)
        self._form.issued = int(self.issued.value() or 0)
        self.grid.source.tell()

    def _agree_all(self) -> None:
        self._form.agree_all()
        self.grid.source.tell()
        self.grid.setFocus()

    def _change_rules(self) -> None:
        forms = [line.item.form for line in self._form.lines]
        dialog = BallotRulesDialog(self._form.rules, forms, self)
        if dialog.exec():
            self._form.rules = ballot_deeds.rules()
            self.grid.source.tell()

    def _show(self) -> None:
        forms = dict.fromkeys((line.item.form, line.asked) for line in self._form.lines)
        base = BASES[self._form.rules.basis]
        asked = "; ".join(f"{form} {words}" for form, words in forms)
        self.asked.setText(f"Tính trên {base}. {asked}.")
        self.told.setText(self._form.told())


class BallotRulesDialog(FormDialog):
    """Shows how the council votes: quorum, what shares are taken of, what each form asks for."""

    def __init__(
        self, rules: BallotRules, forms: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Tỷ lệ phải đạt",
            "Ghi theo quy chế của Hội đồng. Hình thức để trống thì theo tỷ lệ chung.",
            parent=parent,
        )
        self._rules = rules
        self.quorum = Combo([(words, key) for key, words in QUORUMS.items()], rules.quorum)
        self.basis = Combo([(f"Tính trên {words}", key) for key, words in BASES.items()])
        self.basis.set_value(rules.basis)
        self.secret = Combo([("Bỏ phiếu kín", True), ("Giơ tay", False)], rules.secret)
        self.others = NumberField(rules.others.percent, unit="%", least=0, most=100)
        self.above = Combo(_ABOVE, rules.others.above)
        self.percents: dict[str, NumberField] = {}
        self.aboves: dict[str, Combo] = {}
        for form in dict.fromkeys((*forms, *rules.forms)):
            own = rules.forms.get(form)
            number = own.percent if own else None
            self.percents[form] = NumberField(number, unit="%", least=0, most=100)
            self.aboves[form] = Combo(_ABOVE, own.above if own else False)
        self._lay_out()

    def typed(self) -> BallotRules:
        """Return the rules as they stand in the fields."""
        return BallotRules(
            quorum=str(self.quorum.value() or ""),
            basis=Basis(self.basis.value()),
            secret=bool(self.secret.value()),
            others=_threshold(self.others, self.above),
            forms={
                form: _threshold(field, self.aboves[form])
                for form, field in self.percents.items()
                if field.value() is not None
            },
        )

    def accept(self) -> None:
        wrong = {form: field.problem() for form, field in self.percents.items()}
        wrong["others"] = self.others.problem() or (
            "" if self.others.value() is not None else "Hãy nhập tỷ lệ chung."
        )
        if not self.lacks(self.fields, {name: text for name, text in wrong.items() if text}):
            self.close_after(lambda: ballot_deeds.keep_rules(self.typed()))

    def _lay_out(self) -> None:
        self.fields = Form()
        self.fields.add("basis", "Cách tính", self.basis)
        self.fields.add("quorum", "Số thành viên tối thiểu để họp", self.quorum, half=True)
        self.fields.add("secret", "Hình thức biểu quyết", self.secret, half=True)
        self.fields.add("others", "Tỷ lệ chung", self.others, required=True, half=True)
        self.fields.add("above", "Cách so", self.above, half=True)
        for form, field in self.percents.items():
            self.fields.add(form, form, field, half=True)
            self.fields.add(f"above {form}", "Cách so", self.aboves[form], half=True)
        self.body.addWidget(self.fields)


def _threshold(number: NumberField, above: Combo) -> Threshold:
    return Threshold(percent=float(number.value() or 0), above=bool(above.value()))
