from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import backup, plan_store
from models.backup import Copy, back_up, copies, to_thin
from models.database import FILE_NAME, open_folder
from models.errors import RuleBroken
from models.nominations import Nomination, nominate
from models.plan import Head, Plan
from models.plan_records import PlanRecord

TODAY = date(2026, 11, 21)


def test_a_copy_is_made_only_when_something_changed(book):
    assert back_up(book, TODAY) is not None
    assert back_up(book, TODAY) is None
    plan_store.save(Plan(year=2026, head=Head(subject="Mới")), TODAY)
    made = back_up(book, TODAY)
    assert made is not None
    assert made.number == 2


def test_a_copy_opens_as_the_office_it_was(book, tmp_path):
    code = plan_store.save(Plan(year=2026, head=Head(subject="Mới")), TODAY)
    made = back_up(book, TODAY)
    assert made is not None
    other = tmp_path / "khác"
    other.mkdir()
    (other / FILE_NAME).write_bytes(made.path.read_bytes())
    open_folder(other)
    assert plan_store.load(code).head.subject == "Mới"


def test_the_number_decides_which_is_newest_when_the_clock_went_back(book):
    back_up(book, TODAY, force=True)
    back_up(book, date(2009, 1, 1), force=True)
    assert [copy.number for copy in copies(book)] == [2, 1]


@pytest.mark.parametrize("name", ["ban-cu.db", "00007_2026-02-30.db"])
def test_foreign_files_beside_the_copies_are_left_alone(book, name):
    stray = book.backups / name
    stray.write_bytes(b"x")
    back_up(book, TODAY)
    assert stray.exists()
    assert len(copies(book)) == 1


def made(days_ago: list[int]) -> list[Copy]:
    ordered = sorted(days_ago, reverse=True)
    return [
        Copy(number, TODAY - timedelta(days=age), Path(str(number)))
        for number, age in enumerate(ordered, start=1)
    ]


@pytest.mark.parametrize(("age", "kept"), [(0, 4), (1, 4), (2, 3)])
def test_all_of_two_days_stay_then_one_a_day(age, kept):
    known = made([age] * 4)
    assert len(known) - len(to_thin(known, TODAY)) == kept


def test_three_years_of_daily_copies_leave_days_weeks_and_months():
    known = made(list(range(1096)))
    kept = {copy.made_on for copy in known} - {copy.made_on for copy in to_thin(known, TODAY)}
    assert {TODAY - timedelta(days=age) for age in range(12)} <= kept
    assert 20 <= len(kept) <= 31


@given(st.lists(st.integers(0, 900), max_size=60))
def test_the_newest_three_always_stay_and_thinning_again_takes_nothing(ages):
    known = made(ages)
    gone = to_thin(known, TODAY)
    kept = [copy for copy in known if copy not in gone]
    assert sorted(known, reverse=True)[:3] == sorted(kept, reverse=True)[:3]
    assert to_thin(kept, TODAY) == []


def test_a_copy_that_failed_is_made_the_next_time(book, monkeypatch):
    back_up(book, TODAY)
    plan_store.save(Plan(year=2026, head=Head(subject="Mới")), TODAY)
    with monkeypatch.context() as full:
        full.setattr(backup, "atomic_write", lambda *_: (_ for _ in ()).throw(RuleBroken("đầy")))
        with pytest.raises(RuleBroken):
            back_up(book, TODAY)
    assert back_up(book, TODAY) is not None
    assert back_up(book, TODAY) is None


def test_a_proposed_name_is_a_change_to_copy(book):
    code = plan_store.save(Plan(year=2026, head=Head(subject="Mới")), TODAY)
    back_up(book, TODAY)
    plan = PlanRecord.get(PlanRecord.code == code)
    nominate(Nomination(plan=plan, kind="person", name="Lò Thị Mây"), TODAY)
    assert back_up(book, TODAY) is not None
