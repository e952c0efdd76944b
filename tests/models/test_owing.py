from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import journal, opening, undoing
from models.errors import RuleBroken
from models.obligations import Obligation, owed
from models.owing import Extra, add, drop, objections
from models.receiving import HandIn, book, remind, strike_out
from models.states import State
from models.tracking import matrix
from models.unit_deeds import end
from models.units import Unit
from tests.models.reported import NAMES, TODAY, fill, item

DUE = date(2026, 11, 27)


@pytest.fixture
def code(book) -> str:
    return fill()


def extra(code: str, *names: str, **more: object) -> Extra:
    units = tuple(Unit.named(name).id for name in names or NAMES[:1])
    values = {"title": "Báo cáo nhanh", "period_label": "Đột xuất tháng 11", "due_on": DUE}
    return Extra(code=code, units=units, reason="Tỉnh yêu cầu", **{**values, **more})


def test_an_added_report_is_owed_from_today_with_its_reason(code):
    made = add(extra(code, *NAMES[:2]), TODAY)
    assert [one.origin_reason for one in made] == ["Tỉnh yêu cầu"] * 2
    column = next(c for c in matrix(code, TODAY).columns if c.title == "Báo cáo nhanh")
    assert (column.label, column.last_day, column.open) == ("Đột xuất tháng 11", DUE, True)
    assert matrix(code, TODAY).column_figures(column.key).expected == 2


@pytest.mark.parametrize(
    ("days", "state"), [(-1, State.NOT_OPEN), (0, State.SOON), (6, State.SOON), (7, State.OVERDUE)]
)
def test_it_was_not_owed_before_it_was_added(code, days, state):
    made = add(extra(code), TODAY)[0]
    seen = matrix(code, TODAY + timedelta(days=days)).cells
    assert next(c for c in seen if c.obligation.id == made.id).standing.state is state


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"title": " "}, "tên báo cáo"),
        ({"period_label": ""}, "kỳ báo cáo"),
        ({"due_on": None}, "ngày cuối cùng"),
    ],
)
def test_what_is_lacking_is_told_and_nothing_is_written(code, more, told):
    before = Obligation.select().count()
    with pytest.raises(RuleBroken, match=told):
        add(extra(code, **more), TODAY)
    assert Obligation.select().count() == before


def test_without_reason_or_unit_nothing_is_added(code):
    assert objections(replace(extra(code), reason="  "), TODAY) == ["Hãy ghi lý do thêm báo cáo."]
    assert "ít nhất một đơn vị" in objections(replace(extra(code), units=()), TODAY)[0]


def test_the_same_report_is_not_owed_twice(code):
    add(extra(code), TODAY)
    with pytest.raises(RuleBroken, match="Thôn Đông đã có báo cáo này"):
        add(extra(code, *NAMES), TODAY)
    assert len([one for one in owed() if one.origin_reason]) == 1


def test_a_unit_that_ended_is_not_asked(code):
    end(Unit.named("Thôn Đoài"), TODAY - timedelta(days=1))
    with pytest.raises(RuleBroken, match="Thôn Đoài không hoạt động"):
        add(extra(code, *NAMES), TODAY)


def test_a_unit_left_out_can_be_added_to_a_period_that_is_there(code):
    late = Unit.create(code="DV09", name="Trạm y tế")
    given = {"title": "Báo cáo quý", "period": "2026-Q3", "period_label": "Quý III/2026"}
    add(replace(extra(code, **given), units=(late.id,)), TODAY)
    keys = [column.key for column in matrix(code, TODAY).columns]
    assert len(keys) == len(set(keys))
    assert opening.open_due(TODAY) == 0
    assert item("Trạm y tế", "2026-Q3").due_on == DUE


def test_adding_is_taken_back(code):
    made = add(extra(code, *NAMES), TODAY)
    for line in journal.recent(3):
        assert undoing.can_undo(line)
        undoing.undo(line, TODAY)
    assert not Obligation.select().where(Obligation.id.in_([one.id for one in made])).exists()


def test_adding_is_not_taken_back_under_what_came_in_since(code):
    made = add(extra(code), TODAY)[0]
    line = journal.recent(1)[0]
    book(made, HandIn(received_on=TODAY), TODAY)
    with pytest.raises(RuleBroken, match="đã có lần nhận"):
        undoing.undo(line, TODAY)
    assert Obligation.get_by_id(made.id)


def test_dropping_is_undone_whole(code):
    made = add(extra(code), TODAY)[0]
    before = dict(Obligation.get_by_id(made.id).__data__)
    drop([Obligation.get_by_id(made.id)], "Tỉnh thôi")
    assert Obligation.get_or_none(Obligation.id == made.id) is None
    assert journal.recent(1)[0].sentence.endswith("Đột xuất tháng 11: Tỉnh thôi")
    undoing.undo(journal.recent(1)[0], TODAY)
    assert dict(Obligation.get_by_id(made.id).__data__) == before


def test_what_a_rule_opened_is_exempted_never_dropped(code):
    with pytest.raises(RuleBroken, match="Miễn báo cáo"):
        drop([item()], "Nhầm")
    assert item()


def test_what_anything_was_booked_for_is_not_dropped(code):
    made = add(extra(code), TODAY)[0]
    strike_out([book(made, HandIn(received_on=TODAY), TODAY)], "Nhầm")
    with pytest.raises(RuleBroken, match="đã có lần nhận"):
        drop([made], "Nhầm")
    other = add(extra(code, "Thôn Đoài"), TODAY)[0]
    remind([other], TODAY)
    with pytest.raises(RuleBroken, match="đôn đốc"):
        drop([other], "Nhầm")


def test_dropping_needs_a_reason(code):
    with pytest.raises(RuleBroken, match="lý do"):
        drop(add(extra(code), TODAY), " ")
