"""Ngày nghỉ: the shipped table, read only, and the clerk's own lines that win over it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from models import setting_deeds
from models.calendar import WEEKDAYS, Calendar, load_table
from models.errors import RuleBroken
from models.journal import Change
from models.office import HolidayRow
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.forms.typed_date import weekday
from ui.settings.frame import Section
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.pill import Pill

_KINDS = [("Ngày nghỉ", True), ("Ngày làm bù (thứ Bảy, Chủ nhật đi làm)", False)]
_OFF, _WORKED = Pill("Nghỉ", Tone.GOLD, "calendar"), Pill("Làm bù", Tone.INFO, "tick")


@dataclass(frozen=True)
class DayLine:
    """A line of either table; `own` is the clerk's record, None for a shipped line."""

    on: date
    is_off: bool
    name: str
    source: str
    own: HolidayRow | None = None

    @property
    def origin(self) -> str:
        if self.own:
            return "Cơ quan thêm"
        return "Công bố" if self.source else "Theo luật"


def by_law(years: set[int]) -> list[DayLine]:
    """Return the public holidays computed for some years, weekly rest days left out."""
    calendar, found = Calendar(), []
    for year in years:
        for number in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(number)
            name = calendar.name_of_day_off(day)
            if name and name not in WEEKDAYS:
                found.append(DayLine(day, True, name, ""))
    return found


COLUMNS = (
    Column("Ngày", lambda line: f"{line.on:%d/%m/%Y}", lambda line: line.on.toordinal()),
    Column("Thứ", lambda line: weekday(line.on), lambda line: line.on.weekday()),
    Column("", lambda line: "Nghỉ" if line.is_off else "Làm bù",
           pill=lambda line: _OFF if line.is_off else _WORKED),
    Column("Tên", lambda line: line.name, stretch=True, most=44),
    Column("Nguồn", lambda line: line.origin, tip=lambda line: line.source, most=14),
)  # fmt: skip


class HolidaysSection(Section):
    """One table of both; chips choose the year."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Ngày nghỉ",
            "Ngày lễ theo luật được tính sẵn. Thêm lịch nghỉ, hoán đổi, làm bù khi có thông báo;"
            " dòng cơ quan thêm được ưu tiên.",
            scrolls=False,
        )
        self._session = session
        self._lines: list[DayLine] = []
        self.remove_day = button("Xóa", "delete", self.remove)
        self.edit_day = button("Sửa", "edit", self.edit)
        self.add_day = button("Thêm ngày", "add", self.add, kind="primary")
        for widget in (self.remove_day, self.edit_day, self.add_day):
            self.head.addWidget(widget)
        self.years = FilterBar()
        self.years.changed.connect(self._filter)
        self._chips: set[int] = set()
        self.table = DataTable(COLUMNS)
        self.table.opened.connect(lambda line: line.own and self.edit())
        self.table.picked.connect(lambda _: self._follow())
        self.body.addWidget(self.years)
        self.body.addWidget(self.table, 1)
        self.refresh()
        if session.today.year in self._chips:
            self.years.choose(str(session.today.year))

    def refresh(self) -> None:
        own = [DayLine(r.day, r.is_off, r.name, r.note, r) for r in setting_deeds.own_days()]
        mine = {line.on for line in own}
        shipped = [DayLine(s.on, s.is_off, s.name, s.source) for s in load_table()]
        lines = [*own, *(line for line in shipped if line.on not in mine)]
        known = {line.on for line in lines}
        today = self._session.today.year
        years = {line.on.year for line in lines} | {today, today + 1}
        lines += [line for line in by_law(years) if line.on not in known]
        self._lines = sorted(lines, key=lambda line: line.on)
        for year in sorted({line.on.year for line in self._lines} - self._chips, reverse=True):
            self.years.add_chip(str(year), str(year))
            self._chips.add(year)
        self.table.set_rows(self._lines)
        self._filter()
        self._follow()

    def add(self) -> None:
        """Ask for another day."""
        self._ask(HolidayRow())

    def edit(self) -> None:
        """Open the clerk's line that is current."""
        line = self.table.current_row()
        if line is not None and line.own is not None:
            self._ask(line.own)

    def remove(self) -> None:
        """Take the clerk's line away."""
        line = self.table.current_row()
        if line is not None and line.own is not None:
            tell_done(self._session, [setting_deeds.remove_day(line.own)])
            self.refresh()

    def _ask(self, row: HolidayRow) -> None:
        dialog = HolidayDialog(row, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.refresh()
            self.years.choose(str(row.day.year))
            tell_done(self._session, [dialog.saved])

    def _filter(self) -> None:
        year = self.years.chosen()
        self.table.proxy.keep(lambda line: not year or str(line.on.year) == year)

    def _follow(self) -> None:
        line = self.table.current_row()
        reason = "" if line is not None and line.own else "Hãy chọn một dòng do cơ quan thêm."
        for widget in (self.remove_day, self.edit_day):
            explain_disabled(widget, reason)


class HolidayDialog(FormDialog):
    """One day off or make-up day; `saved` is the line of the journal."""

    def __init__(self, row: HolidayRow, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Ngày nghỉ, ngày làm bù", parent=parent)
        self._row = row
        self.saved: Change | None = None
        self.day = DateField(session.today, row.day)
        self.kind = Combo(_KINDS, row.is_off)
        self.name = QLineEdit(row.name or "")
        self.name.setPlaceholderText("ví dụ: Nghỉ hoán đổi dịp 30/4")
        self.note = QLineEdit(row.note or "")
        self.note.setPlaceholderText("số, ngày của thông báo")
        self.fields = Form()
        self.fields.add("day", "Ngày", self.day, required=True, half=True)
        self.fields.add("kind", "Loại", self.kind, half=True)
        self.fields.add("name", "Tên", self.name, required=True)
        self.fields.add("note", "Theo văn bản", self.note)
        self.body.addWidget(self.fields)
        self.day.setFocus()

    def accept(self) -> None:
        row = self._row
        row.day, row.is_off = self.day.day(), bool(self.kind.value())
        row.name, row.note = self.name.text().strip(), self.note.text().strip()
        problems = setting_deeds.check_day(row)
        if self.day.problem():
            problems["day"] = self.day.problem()
        self.fields.show_problems(problems)
        if problems:
            return
        try:
            self.saved = setting_deeds.keep_day(row)
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            super().accept()
