"""Reading dates in running text, against tests/data/deadlines.csv and by single cases."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.deadlines import closing_day, vietnamese_date, vietnamese_long_date
from models.expressions import Context, FoundKind, find_deadlines
from models.values import Cadence, MomentKind, Wording

TABLE = Path(__file__).parent.parent / "data" / "deadlines.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
CALENDAR = Calendar(load_table())
PAPER = Context(paper_on=date(2024, 2, 28))


def only(text, context=PAPER):
    (found,) = find_deadlines(text, context)
    return found


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=[row["words"] for row in ROWS])
def test_words_mean_what_the_table_says(row):
    found = find_deadlines(row["words"], Context(paper_on=day(row["paper_on"])))
    assert [one.kind for one in found] == ([row["kind"]] if row["kind"] else [])
    for one in found:
        deadline, rule = one.deadline, one.due
        counted = deadline or rule
        assert (deadline.on if deadline else None) == day(row["on"])
        assert (counted.wording if counted else "") == row["wording"]
        closing = closing_day(deadline, CALENDAR) if deadline else None
        assert closing == day(row["closing"])
        assert (one.starts.first_on if one.starts else None) == day(row["starts"])
        assert [str(cadence) for cadence in one.cadences] == row["cadences"].split()
        assert _settings(rule) == row["due"]


def _settings(rule):
    if rule is None:
        return ""
    names = ("day", "month", "months_later", "years_later", "week", "weekday", "days_after")
    return " ".join(f"{name}={getattr(rule, name)}" for name in names if getattr(rule, name))


def test_each_day_of_the_year_is_a_rule_of_its_own():
    first, second = find_deadlines("báo cáo trước ngày 15/6 và 15/12 hằng năm", PAPER)
    assert (first.due.day, first.due.month, first.cadences) == (15, 6, (Cadence.HALF_YEAR,))
    assert (second.due.day, second.due.month, second.cadences) == (15, 12, (Cadence.YEAR,))
    assert first.due.wording is second.due.wording is Wording.BEFORE


def test_a_lead_and_a_year_hold_for_all_days_behind_them():
    found = find_deadlines("trước ngày 10/6, ngày 10/9 và 10/12/2025", PAPER)
    assert [one.deadline.on for one in found] == [
        date(2025, 6, 10),
        date(2025, 9, 10),
        date(2025, 12, 10),
    ]
    assert {one.deadline.wording for one in found} == {Wording.BEFORE}


def test_how_often_and_when_stand_side_by_side():
    text = "báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 30/11"
    kinds = [(one.kind, one.cadences) for one in find_deadlines(text, PAPER)]
    assert kinds == [
        (FoundKind.CADENCE, (Cadence.HALF_YEAR,)),
        (FoundKind.DEADLINE, ()),
        (FoundKind.CADENCE, (Cadence.YEAR,)),
        (FoundKind.DEADLINE, ()),
    ]


def test_a_cited_text_does_not_hide_the_deadline_behind_it():
    text = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024, các thôn gửi trước ngày 20/3/2024."
    assert only(text).deadline.on == date(2024, 3, 20)
    cited = find_deadlines(text, PAPER, with_cited=True)[0]
    assert (cited.kind, cited.words) == (FoundKind.CITED, "05/01/2024")


def test_the_place_of_the_words_survives_bold_marks_and_odd_spaces():
    text = "Các thôn gửi  **trước  ngày 15/01/2025** về xã."
    found = only(text)
    assert text[found.start : found.end] == "trước  ngày 15/01/2025"
    assert found.words == found.deadline.words == "trước ngày 15/01/2025"


def test_a_day_without_a_year_stays_open_when_nothing_tells_the_year():
    found = only("gửi trước ngày 15/12", Context())
    assert found.deadline.on is None
    assert found.deadline.words == "trước ngày 15/12"


def test_the_plan_year_wins_over_the_day_of_the_paper():
    context = Context(paper_on=date(2024, 12, 20), paper_year=2025)
    assert only("trước ngày 25/12", context).deadline.on == date(2025, 12, 25)


@pytest.mark.parametrize(
    ("paper", "year"),
    [(date(2024, 3, 14), 2024), (date(2024, 3, 15), 2024), (date(2024, 3, 16), 2025)],
)
def test_a_day_before_the_paper_is_one_of_the_next_year(paper, year):
    assert only("trước ngày 15/3", Context(paper_on=paper)).deadline.on == date(year, 3, 15)


def test_a_start_tied_to_an_event_has_no_day_yet():
    found = only("từ ngày ký cam kết đến hết ngày 15/12/2024")
    assert found.starts.kind is MomentKind.EVENT
    assert found.starts.first_on is None
    assert found.ends.last_on == date(2024, 12, 15)


def test_a_named_event_is_a_deadline_without_a_day():
    found = only("Hồ sơ nộp sau khi kết thúc năm học, gửi qua bưu điện.")
    assert found.deadline.on is None
    assert found.deadline.moment == "sau khi kết thúc năm học"


def test_the_end_of_the_campaign_takes_the_day_that_is_known():
    context = Context(paper_year=2024, default_end=date(2024, 11, 30))
    assert only("sau khi kết thúc phong trào", context).deadline.on == date(2024, 11, 30)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["trước", "đến hết"]))
def test_every_day_is_read_back_as_it_is_written(when, lead):
    for words in (f"ngày {vietnamese_date(when)}", vietnamese_long_date(when)):
        assert only(f"Gửi về xã {lead} {words}.").deadline.on == when


@given(st.text(alphabet="trướcngàyđếnhếttháng qúyIV0123456789/-.,()*từ nay", max_size=60))
def test_any_text_is_survived_and_nothing_overlaps(text):
    found = find_deadlines(text, PAPER, with_cited=True)
    for one, following in pairwise(found):
        assert one.end <= following.start
    assert all(0 <= one.start < one.end <= len(text) for one in found)
