"""One unit's sheet: campaigns × periods of a year, nothing lost where two reports meet."""

from datetime import date

import pytest

from models import opening, plan_store
from models.obligations import owed
from models.plan import Campaign, Head, Milestone, Plan, ReportingRule
from models.unit_tracking import unit_sheet, units_owing, years_of
from models.units import Unit
from models.values import Cadence, Deadline, DueRule, Moment

TODAY = date(2026, 11, 21)
SPAN = {"starts": Moment.day(date(2026, 1, 1)), "ends": Moment.day(date(2026, 12, 31))}


@pytest.fixture
def unit(book) -> Unit:
    """Two campaigns: quarterly reports with a sheet of figures beside, and two milestones.

    Three quarters are open.
    """
    made = Unit.create(code="DV01", name="Thôn Ao")
    Unit.create(code="DV02", name="Thôn Đồi")
    quarterly = [
        ReportingRule(title=title, cadence=Cadence.QUARTER, due=DueRule(day=day))
        for title, day in (("Báo cáo quý", 20), ("Biểu số liệu", 22))
    ]
    stones = [
        Milestone(title=title, owed_by_units=True, deadline=Deadline(on=date(2026, 11, day)))
        for title, day in (("Đăng ký", 10), ("Hồ sơ", 27))
    ]
    for number, more in enumerate(({"reporting": quarterly}, {"milestones": stones}), start=1):
        head = Head(number=str(number), day=2, month=1, year=2026, subject=f"Kế hoạch {number}")
        plan = Plan(
            year=2026, head=head, campaigns=[Campaign(title=f"Thi đua {number}", **SPAN)], **more
        )
        opening.track(plan_store.save(plan, date(2026, 1, 2)), date(2026, 1, 2))
    opening.open_due(TODAY)
    return made


def test_every_report_of_the_year_stands_in_exactly_one_place(unit):
    sheet = unit_sheet(unit, 2026, TODAY)
    shown = sorted(cell.obligation.id for cell in sheet.cells)
    assert shown == sorted(item.id for item in owed(unit_id=unit.id))
    keys = [column.key for column in sheet.columns]
    assert len(keys) == len(set(keys))
    assert {key for row in sheet.rows for key in row.cells} == set(keys)


def test_two_reports_of_one_period_and_two_milestones_of_a_month_take_lines_of_their_own(unit):
    rows = unit_sheet(unit, 2026, TODAY).rows
    assert [(row.subject, row.title) for row in rows] == [
        ("Thi đua 1", ""),
        ("Thi đua 1", "Biểu số liệu"),
        ("Thi đua 2", ""),
        ("Thi đua 2", "Hồ sơ"),
    ]
    labels = [column.label for column in unit_sheet(unit, 2026, TODAY).columns]
    assert labels == [
        "Quý I/2026",
        "Quý II/2026",
        "Quý III/2026",
        "Mốc tháng 11/2026",
    ]


@pytest.mark.parametrize(("year", "many"), [(2025, 0), (2026, 8), (2027, 0)])
def test_a_year_has_what_is_due_in_it(unit, year, many):
    assert len(unit_sheet(unit, year, TODAY).cells) == many


def test_the_figures_are_those_of_the_unit_alone(unit):
    sheet = unit_sheet(unit, 2026, TODAY)
    assert sheet.figures.expected == sum(row.figures.expected for row in sheet.rows) == 8
    assert sheet.figures.overdue == 7  # three quarters twice, and the first milestone


def test_units_and_years_to_choose_from(unit):
    assert [found.name for found in units_owing()] == ["Thôn Ao", "Thôn Đồi"]
    assert years_of(unit, TODAY) == [2026]
    assert years_of(unit, date(2027, 1, 5)) == [2027, 2026]
