"""What the clerk types in a field: every row of the table is understood there too."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.deadlines import closing_day
from models.found import Context
from models.typed_deadlines import comes_again, typed_deadline, typed_due, typed_moments
from models.values import Cadence, DueRule, MomentKind, Wording

TABLE = Path(__file__).parent.parent / "data" / "deadlines.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
CALENDAR = Calendar(load_table())
PAPER = Context(paper_on=date(2024, 11, 4))


def of_kind(*kinds):
    return [row for row in ROWS if row["kind"] in kinds]


def context(row):
    return Context(paper_on=date.fromisoformat(row["paper_on"]))


def test_the_table_is_long_enough_and_names_nothing_twice():
    words = [(row["words"], row["paper_on"]) for row in ROWS]
    assert len(words) >= 130
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("row", of_kind("deadline"), ids=lambda row: row["words"])
def test_a_typed_deadline_closes_on_the_day_of_the_table(row):
    found = typed_deadline(row["words"], context(row))
    assert found is not None
    closing = closing_day(found, CALENDAR)
    assert (closing.isoformat() if closing else "") == row["closing"]
    assert found.words == row["words"].strip().replace("  ", " ")


@pytest.mark.parametrize("row", of_kind("span"), ids=lambda row: row["words"])
def test_a_typed_span_gives_its_start_or_its_end(row):
    starts, ends = typed_moments(row["words"], context(row))
    assert starts or ends
    assert (starts.first_on.isoformat() if starts and starts.first_on else "") == row["starts"]


@pytest.mark.parametrize("row", of_kind("due", "cadence"), ids=lambda row: row["words"])
def test_what_comes_again_is_a_rule_of_reports_and_not_one_deadline(row):
    found = typed_due(row["words"], context(row))
    assert found is not None
    assert [str(one) for one in found.cadences] == row["cadences"].split()
    assert comes_again(row["words"], context(row))
    assert typed_deadline(row["words"], context(row)) is None


def test_thuong_xuyen_is_understood_as_never_due():
    found = typed_deadline("Thường xuyên", PAPER)
    assert found.ongoing
    assert closing_day(found, CALENDAR) is None
    _, ends = typed_moments("thường xuyên", PAPER)
    assert ends.kind is MomentKind.ONGOING


@pytest.mark.parametrize("text", ["", "   ", "gửi sớm nhé", "31/02/2024", "abc 123"])
def test_what_is_no_deadline_is_not_understood(text):
    assert typed_deadline(text, PAPER) is None
    assert typed_due(text, PAPER) is None


@pytest.mark.parametrize(
    ("text", "cadence", "due"),
    [
        ("trước ngày 15", Cadence.MONTH, DueRule(day=15, wording=Wording.BEFORE)),
        ("trước ngày 05", Cadence.MONTH, DueRule(day=5, months_later=1, wording=Wording.BEFORE)),
        ("trước ngày 20", Cadence.QUARTER, DueRule(day=20, wording=Wording.BEFORE)),
        ("thứ Sáu", Cadence.WEEK, DueRule(weekday=5)),
        ("sau 05 ngày làm việc", Cadence.MONTH, DueRule(days_after=5)),
        ("sau 5 ngày", Cadence.MONTH, DueRule(days_after=5, working_days=False)),
        ("trước ngày 15/6", Cadence.HALF_YEAR, DueRule(day=15, month=6, wording=Wording.BEFORE)),
        ("đến hết ngày 20/12/2024", Cadence.YEAR, DueRule(on=date(2024, 12, 20))),
        ("đến hết tháng 12/2024", Cadence.ONCE, DueRule(on=date(2024, 12, 31))),
        ("09 tháng", Cadence.ONCE, DueRule()),
    ],
)
def test_short_words_are_read_beside_their_report(text, cadence, due):
    found = typed_due(text, PAPER, cadence)
    assert found is not None
    assert found.due.words == text
    assert DueRule(**{**vars(found.due), "words": ""}) == due


def test_a_special_case_rides_on_the_deadline_it_follows():
    text = "trong 05 ngày kể từ ngày 10/12/2024, trường hợp đặc biệt không quá 10 ngày"
    found = typed_deadline(text, PAPER)
    assert (found.count.number, found.special.count.number) == (5, 10)


@given(
    st.text(alphabet="trướcngàysautừđếnhếtkểlàmviệctuầnthứhọckỳ IV0123456789/-.,()", max_size=70)
)
def test_any_typed_text_is_survived(text):
    typed_deadline(text, PAPER)
    typed_due(text, PAPER, Cadence.MONTH)
    typed_moments(text, PAPER)
