"""Thời hạn: where practice differs, the office chooses; examples show what follows."""

from datetime import date, timedelta

from models import office, setting_deeds
from models.deadlines import explain, vietnamese_date, weekday
from models.office import Rules
from models.opening import office_calendar
from models.values import Count, CountUnit, DayOff, Deadline, Wording
from ui.context import Session
from ui.settings.frame import SavedSection
from ui.units.telling import tell_done
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

_STRICT = [
    ("Ngày liền trước là ngày cuối cùng", True),
    ("Cả ngày đó vẫn còn kịp", False),
]
_FIRST = [
    ("Ngày đầu không tính, bắt đầu đếm từ ngày hôm sau (theo luật)", False),
    ("Ngày đầu được tính là ngày thứ nhất", True),
]
_DAY_OFF = [
    ("Chuyển sang ngày làm việc tiếp theo (theo luật)", DayOff.FORWARD),
    ("Lấy ngày làm việc liền trước", DayOff.BACK),
    ("Giữ nguyên ngày đó", DayOff.KEEP),
]


class RulesSection(SavedSection):
    """The rules, and what they make of the next deadlines."""

    def __init__(self, session: Session) -> None:
        super().__init__("Thời hạn", "Báo cáo đã mở giữ nguyên hạn; cách tính mới dùng từ kỳ sau.")
        self._session = session
        self._saved = office.rules()
        self.strict = Combo(_STRICT)
        self.day_off = Combo(_DAY_OFF)
        self.first = Combo(_FIRST)
        self.after = NumberField(unit="ngày làm việc", whole=True, least=0, most=60)
        self.soon = NumberField(unit="ngày", whole=True, least=1, most=90)
        self.fields = Form()
        self.fields.add("strict", "Khi văn bản ghi “trước ngày …”", self.strict)
        self.fields.add(
            "day_off",
            "Khi ngày cuối cùng rơi vào ngày nghỉ",
            self.day_off,
            hint="Bộ luật Dân sự 2015, Điều 148 khoản 5: kết thúc ở ngày làm việc tiếp theo.",
        )
        self.fields.add(
            "first",
            "Khi văn bản ghi “trong … ngày kể từ ngày …”",
            self.first,
            hint="Bộ luật Dân sự 2015, Điều 147 khoản 2: không tính ngày đầu tiên.",
        )
        self.fields.add(
            "after",
            "Văn bản không ghi hạn nộp",
            self.after,
            hint="Tính từ ngày chốt số liệu của kỳ báo cáo",
            half=True,
        )
        self.fields.add(
            "soon", "Coi là “sắp đến hạn” khi còn", self.soon, hint="Nhiều nhất 90 ngày", half=True
        )
        form = Card()
        form.body.addWidget(self.fields)
        self.examples = label("", wrap=True)
        shown = Card("Ví dụ với lựa chọn này", sign="calendar")
        shown.body.addWidget(self.examples)
        self.body.addWidget(form)
        self.body.addWidget(shown)
        for box in (self.strict, self.day_off, self.first):
            box.currentIndexChanged.connect(self._follow_typing)
        for number in (self.after, self.soon):
            number.changed.connect(self._follow_typing)
        self.reload()

    def typed(self) -> Rules | None:
        """Return what stands in the fields; None while a number is missing or wrong."""
        after, soon = self.after.value(), self.soon.value()
        if after is None or soon is None:
            return None
        return Rules(
            strict_before=bool(self.strict.value()),
            day_off=DayOff(self.day_off.value()),
            first_counted=bool(self.first.value()),
            days_after_cutoff=int(after),
            soon_days=int(soon),
        )

    def dirty(self) -> bool:
        return self.typed() != self._saved

    def write(self) -> bool:
        rules = self.typed()
        fields = {"after": self.after, "soon": self.soon}
        self.fields.show_problems(
            {
                key: field.problem() or "Hãy nhập số ngày."
                for key, field in fields.items()
                if field.value() is None
            }
        )
        if rules is None:
            return False
        change = setting_deeds.keep_rules(rules)
        self._saved = rules
        tell_done(self._session, [change], "Đã lưu cách tính thời hạn")
        return True

    def reload(self) -> None:
        rules = self._saved = office.rules()
        self.strict.set_value(rules.strict_before)
        self.day_off.set_value(rules.day_off)
        self.first.set_value(rules.first_counted)
        self.after.set_value(rules.days_after_cutoff)
        self.soon.set_value(rules.soon_days)
        self.fields.show_problems({})
        self._follow_typing()

    def _follow_typing(self) -> None:
        self.follow()
        rules = self.typed()
        if rules is not None:
            self.examples.setText("\n".join(examples(rules, self._session.today)))


def examples(rules: Rules, today: date) -> list[str]:
    """Return what the rules make of a plain day, a Sunday, a Monday, a term and a cut-off day."""
    calendar = office_calendar()
    sunday = today + timedelta(days=6 - today.weekday())
    plain = calendar.add_working_days(today, 10)
    while calendar.is_day_off(plain - timedelta(days=1)):  # no rolling in the first example
        plain = calendar.next_working_day(plain)
    options = (calendar, *rules.closing)
    told = [
        explain(Deadline(on=day, wording=wording), *options)
        for day, wording in (
            (plain, Wording.BEFORE),
            (sunday, Wording.UNTIL_END),
            (sunday + timedelta(days=1), Wording.BEFORE),
        )
    ]
    term = Count(number=5, unit=CountUnit.WORKING_DAY, from_on=plain)
    told.append(explain(Deadline(count=term), *options))
    last = calendar.add_working_days(plain, rules.days_after_cutoff)
    told.append(
        f"Chốt số liệu {vietnamese_date(plain)}, không ghi hạn nộp → ngày cuối cùng:"
        f" {vietnamese_date(last)}, {weekday(last)}"
    )
    soon = vietnamese_date(today + timedelta(days=rules.soon_days))
    told.append(f"Hôm nay nhắc các báo cáo có hạn đến {soon}")
    return [f"• {line}" for line in told]
