"""Đánh số văn bản: in how many rows numbers run, and with which number a row begins a year."""

from PySide6.QtWidgets import QVBoxLayout

from models.sequences import (
    Mode,
    Numbering,
    keep_numbering,
    label_of,
    numbering,
    usual_rows,
)
from ui.context import Session
from ui.settings.frame import SavedSection
from ui.units.telling import tell_done
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

_MODES = [
    ("Mỗi loại văn bản một dãy số", Mode.BY_TYPE),
    ("Ba dãy: quyết định, công văn, các loại còn lại", Mode.THREE),
    ("Một dãy số chung cho mọi văn bản", Mode.ONE),
]
_COUNCIL = [
    ("Một dãy số riêng cho mọi văn bản của Hội đồng", False),
    ("Dãy số riêng, mỗi loại văn bản một dãy", True),
]
_MOST = 99_999


class NumberingSection(SavedSection):
    """How papers are numbered; the first numbers of a year stand in a card below."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Đánh số văn bản",
            "Số bắt đầu từ 01 ngày 01/01 mỗi năm. Đổi cách đánh số thì số mới nối tiếp số đã cấp.",
        )
        self._session = session
        self._saved = numbering()
        self._starts: dict[str, int] = {}
        self._loading = False
        self.mode = Combo(_MODES)
        self.council = Combo(_COUNCIL)
        self.rows = label("", "soft", wrap=True)
        fields = Form()
        fields.add(
            "mode",
            "Văn bản của cơ quan",
            self.mode,
            hint="Do người đứng đầu cơ quan quy định (Nghị định 30/2020/NĐ-CP, Điều 15).",
        )
        fields.add(
            "council",
            "Văn bản của Hội đồng Thi đua - Khen thưởng, ban chỉ đạo",
            self.council,
            hint="Hội đồng, ban dùng dấu của cơ quan luôn có hệ thống số riêng (Điều 15).",
        )
        form = Card()
        form.body.addWidget(fields)
        form.body.addWidget(self.rows)
        today = session.today
        self.year = Combo([(f"Năm {y}", y) for y in range(today.year + 1, today.year - 3, -1)])
        self.year.set_value(today.year)
        self.numbers: dict[str, NumberField] = {}
        self._place = QVBoxLayout()
        starts = Card("Số bắt đầu", sign="list")
        starts.body.addWidget(
            label(
                "Để 1, trừ khi các số trước đã ghi ở sổ giấy hoặc phần mềm khác: các số đó sẽ"
                " không bị coi là còn trống.",
                "soft",
                wrap=True,
            )
        )
        years = Form()
        years.add("year", "Năm", self.year, half=True)
        starts.body.addWidget(years)
        starts.body.addLayout(self._place)
        self.body.addWidget(form)
        self.body.addWidget(starts)
        self.mode.currentIndexChanged.connect(self._turn)
        self.council.currentIndexChanged.connect(self._turn)
        self.year.currentIndexChanged.connect(self._turn)
        self.reload()

    def typed(self) -> Numbering | None:
        """Return what stands in the fields; None while a number is missing or wrong."""
        if any(field.value() is None for field in self.numbers.values()):
            return None
        starts = {name: first for name, first in self._starts.items() if first != 1}
        return Numbering(
            mode=Mode(self.mode.value()),
            council_by_type=bool(self.council.value()),
            starts=starts,
        )

    def dirty(self) -> bool:
        return self.typed() != self._saved

    def write(self) -> bool:
        self.fields.show_problems(
            {
                key: field.problem() or "Hãy nhập số bắt đầu."
                for key, field in self.numbers.items()
                if field.value() is None
            }
        )
        chosen = self.typed()
        if chosen is None:
            return False
        change = keep_numbering(chosen)
        self._saved = chosen
        tell_done(self._session, [change], "Đã lưu cách đánh số văn bản")
        return True

    def reload(self) -> None:
        self._loading = True
        chosen = self._saved = numbering()
        self._starts = dict(chosen.starts)
        self.mode.set_value(chosen.mode)
        self.council.set_value(chosen.council_by_type)
        self._loading = False
        self._turn()

    def _turn(self) -> None:
        """Show the rows of what is chosen, and the first number of each in the year."""
        if self._loading:
            return
        chosen = Numbering(
            mode=Mode(self.mode.value()), council_by_type=bool(self.council.value())
        )
        keys = usual_rows(chosen)
        self.rows.setText("Các dãy số thường dùng: " + "; ".join(map(label_of, keys)) + ".")
        while (item := self._place.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.fields = Form()
        self.numbers = {}
        for key in keys:
            first = self._starts.get(self._name(key), 1)
            field = NumberField(first, whole=True, least=1, most=_MOST)
            field.changed.connect(lambda value, key=key: self._take(key, value))
            self.numbers[key] = field
            self.fields.add(key, label_of(key), field, half=True)
        self._place.addWidget(self.fields)
        self.follow()

    def _take(self, key: str, value: object) -> None:
        if value is not None:
            self._starts[self._name(key)] = int(value)
        self.follow()

    def _name(self, key: str) -> str:
        return f"{self.year.value()} {key}"
