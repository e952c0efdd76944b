from datetime import date, datetime

import pytest

from models import extending, journal, receiving, undoing
from models.errors import RuleBroken
from models.extending import extend, log_of, objections, withdraw
from models.obligations import Extension, Obligation
from models.receiving import HandIn, book
from models.states import State
from models.tracking import matrix
from tests.models.reported import DUE, NAMES, TODAY, fill, item

PAPER = ("Công văn số 12/UBND-VHXH", date(2026, 3, 18))


@pytest.fixture
def code(book) -> str:
    return fill()


def figures_of(code, day=TODAY):
    return matrix(code, day).column_figures("2026-Q1|Báo cáo quý")


@pytest.mark.parametrize("to", [date(2026, 3, 19), DUE])
def test_a_new_day_must_be_later_than_the_one_that_holds(code, to):
    with pytest.raises(RuleBroken, match=r"phải sau hạn cũ \(20/3/2026, Thôn Đông\)"):
        extend([item()], to)
    assert not Extension.select().exists()


def test_the_paper_its_day_and_the_reason_are_kept_beside_the_original_day(code):
    extend([item()], date(2026, 3, 21), *PAPER, "mưa lũ")
    found = item()
    assert (found.due_on, found.extended_to) == (DUE, date(2026, 3, 21))
    assert found.extension_paper == "Công văn số 12/UBND-VHXH ngày 18/3/2026"
    line = log_of(found.id)[0]
    assert (line.paper_number, line.paper_on, line.reason) == (*PAPER, "mưa lũ")


def test_both_rates_are_counted(code):
    extend([item()], date(2026, 3, 31), *PAPER)
    book(item(), HandIn(received_on=date(2026, 3, 25)), TODAY)
    counts = figures_of(code)
    assert (counts.on_time, counts.due) == (1, 3)
    assert (counts.on_time_original, counts.due_original) == (0, 3)
    assert counts.extended == 1


def test_of_several_extensions_the_newest_not_void_holds(code):
    extend([item()], date(2026, 3, 31), "CV 5")
    extend([item()], date(2026, 4, 15), "CV 9")
    assert item().last_day == date(2026, 4, 15)
    assert withdraw([item()]) == 1
    assert (item().last_day, item().extension_paper) == (date(2026, 3, 31), "CV 5")
    assert [line.void for line in log_of(item().id)] == [False, True]
    withdraw([item()])
    assert (item().last_day, item().extended_to) == (DUE, None)
    assert withdraw([item()]) == 0


def test_a_whole_period_is_extended_at_once_or_not_at_all(code):
    three = [item(name) for name in NAMES]
    extend(three, date(2026, 3, 25), "CV 7")
    assert {item(name).last_day for name in NAMES} == {date(2026, 3, 25)}
    extend([item()], date(2026, 3, 31), "CV 8")
    with pytest.raises(RuleBroken, match="Thôn Đông"):
        extend([item(name) for name in NAMES], date(2026, 3, 28), "CV 9")
    assert item("Thôn Đoài").last_day == date(2026, 3, 25)


def test_taking_back_a_withdrawal_lets_the_extension_hold_again(code):
    extend([item()], date(2026, 3, 31), "CV 5")
    withdraw([item()])
    line = journal.recent(1)[0]
    assert undoing.can_undo(line)
    undoing.undo(line, TODAY)
    assert item().last_day == date(2026, 3, 31)


def test_an_extension_from_before_the_log_holds_again_after_undo(code):
    Obligation.update(extended_to=date(2026, 3, 23), extension_paper="CV cũ").execute()
    extend([item()], date(2026, 3, 31), "CV mới")
    receiving.undo(journal.recent(1)[0])
    assert (item().last_day, item().extension_paper) == (date(2026, 3, 23), "CV cũ")


def test_an_older_deed_taken_back_voids_the_log_carried_over(code):
    one = item()
    facts = {"exempt_on": None, "exempt_reason": "", "extension_paper": "CV cũ"}
    Obligation.update(extended_to=date(2026, 3, 23), extension_paper="CV cũ").where(
        Obligation.id == one.id
    ).execute()
    before = {**facts, "extended_to": None, "extension_paper": ""}
    after = {**facts, "extended_to": "2026-03-23"}
    old = journal.note("extended", "obligation", str(one.id), "Gia hạn cho", before, after)
    extend([item()], date(2026, 3, 31), "CV mới")
    receiving.undo(journal.recent(1)[0])
    receiving.undo(old)
    assert item().extended_to is None
    assert all(line.void for line in log_of(one.id))


@pytest.mark.parametrize(("day", "wrong"), [(20, 0), (21, 0), (22, 1)])
def test_the_paper_is_not_of_a_day_to_come(code, day, wrong):
    found = objections([item()], date(2026, 12, 1), date(2026, 11, day), TODAY)
    assert len(found) == wrong


def test_nothing_chosen_is_told(code):
    with pytest.raises(RuleBroken, match="ít nhất một"):
        extend([], date(2026, 4, 1))


def test_paper_words():
    assert extending.paper_words("12/UBND", date(2026, 2, 5)) == "12/UBND ngày 05/02/2026"
    assert extending.paper_words("", date(2026, 2, 5)) == "ngày 05/02/2026"
    assert extending.paper_words("", None) == ""


def test_the_state_follows_the_extended_day(code):
    extend([item()], date(2026, 3, 31))
    seen = {
        name: next(
            cell.standing.state for cell in matrix(code, date(2026, 3, 25)).cells
            if cell.unit.name == name and cell.obligation.period == "2026-Q1"
        )
        for name in NAMES[:2]
    }  # fmt: skip
    assert seen == {"Thôn Đông": State.SOON, "Thôn Đoài": State.OVERDUE}


def test_the_moment_it_was_entered_is_kept(code):
    extend([item()], date(2026, 3, 31))
    assert Extension.get().made_at == datetime(2026, 11, 21, 8, 0)
