"""What changed between two compiled reports: nothing without change, the same from both sides."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.report_changes import NONE, Topic, changes
from models.report_snapshot import (
    COUNTS,
    IndicatorFigures,
    ReportFigures,
    from_plain,
    to_plain,
)

ON = date(2026, 11, 21)
codes = st.sampled_from(["DV01", "DV02", "DV03", "DV04"])
small = st.integers(0, 3)
words = st.sampled_from(["", "0", "12,5", "–", "KAD", "KPS", "10*"])
shown = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
indicators = st.builds(
    IndicatorFigures,
    title=shown,
    measure=st.sampled_from(["", "km", "%"]),
    value=st.sampled_from(["", "0", "120", "1.250,5"]),
    reported=small,
    owing=small,
    reached=small,
    judged=small,
    units=st.dictionaries(codes, words, max_size=4),
)
reports = st.builds(
    ReportFigures,
    on=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    names=st.dictionaries(codes, shown, max_size=4),
    units=st.dictionaries(codes, st.tuples(*[small] * len(COUNTS)), max_size=4),
    indicators=st.dictionaries(st.sampled_from(["a", "b", "c"]), indicators, max_size=3),
    awarded=small,
    waiting=small,
)


def report(received: int = 2, on_time: int = 1, **more: object) -> ReportFigures:
    """Return a report on one unit that owes three."""
    counts = (3, received, on_time, received - on_time, 3 - received, 0, 0, 0)
    usual = {"on": ON, "names": {"DV01": "Thôn Nà Sao"}, "units": {"DV01": counts}}
    return ReportFigures(**(usual | more))


@given(reports)
def test_nothing_changed_against_itself(one):
    assert changes(one, one) == []


@given(reports, reports)
def test_changes_are_the_same_from_both_sides(one, other):
    there = {change.key: (change.before, change.after) for change in changes(one, other)}
    back = {change.key: (change.after, change.before) for change in changes(other, one)}
    assert there == back


@given(reports, reports)
def test_no_change_means_the_same_figures(one, other):
    if not changes(one, other):
        assert (one.awarded, one.waiting, one.total) == (other.awarded, other.waiting, other.total)
        assert set(one.indicators) == set(other.indicators)


@given(reports)
def test_what_is_kept_comes_back(one):
    assert from_plain(json.loads(json.dumps(to_plain(one)))) == one


def test_what_another_program_kept_is_left_alone():
    good = to_plain(report())
    odd = [None, [], "x", {}, good | {"form": 2}, good | {"on": "hôm qua"}, good | {"units": []}]
    odd += [
        good | {"units": {"DV01": [1, 2]}},
        good | {"awards": []},
        good | {"indicators": {"a": 5}},
    ]
    assert [from_plain(one) for one in odd] == [None] * len(odd)


def test_a_late_report_changes_counts_rates_and_its_unit():
    told = [change.words for change in changes(report(2, 2), report(3, 2))]
    assert told == [
        "Đã nộp 2 → 3",
        "Nộp chậm 0 → 1",
        "Quá hạn chưa nộp 1 → 0",
        "Tỷ lệ nộp 66,7 % → 100,0 %",
        "Thôn Nà Sao đã nộp 2, nộp chậm 0, quá hạn chưa nộp 1 → đã nộp 3, nộp chậm 1, quá hạn"
        " chưa nộp 0",
    ]


def test_an_indicator_names_the_units_that_moved_it():
    names = {"DV01": "Thôn Nà Sao", "DV02": "Thôn Đồng Mạ"}
    then = IndicatorFigures(title="Đường", measure="km", value="120", reported=1, owing=2,
                            units={"DV01": "120", "DV02": "–"})  # fmt: skip
    now = IndicatorFigures(title="Đường", measure="km", value="135", reported=2, owing=2,
                           units={"DV01": "120", "DV02": "15"})  # fmt: skip
    found = changes(report(names=names, indicators={"a": then}),
                    report(names=names, indicators={"a": now}))  # fmt: skip
    assert [change.words for change in found] == [
        "Đường (km) 120 → 135 (Thôn Đồng Mạ – → 15)",
        "Đường (km): đơn vị có số liệu 1/2 → 2/2",
    ]
    assert {change.topic for change in found} == {Topic.INDICATOR}


def test_nought_and_missing_are_told_apart():
    then = IndicatorFigures(title="Đường", units={"DV01": "–"}, owing=1)
    now = IndicatorFigures(title="Đường", units={"DV01": "0"}, value="0", owing=1, reported=1)
    found = changes(report(indicators={"a": then}), report(indicators={"a": now}))
    assert (found[0].before, found[0].after) == (NONE, "0")
    assert found[0].units == ("Thôn Nà Sao – → 0",)


def test_a_unit_that_came_and_one_that_went_are_told():
    gone = report(names={"DV01": "Thôn Nà Sao"})
    come = report(names={"DV02": "Thôn Đồng Mạ"}, units={"DV02": (3, 2, 1, 1, 1, 0, 0, 0)})
    told = {change.name: (change.before, change.after) for change in changes(gone, come)}
    assert told["Thôn Nà Sao"][1] == NONE
    assert told["Thôn Đồng Mạ"][0] == NONE
    assert "Đã nộp" not in told


def test_a_new_name_of_a_unit_is_no_change():
    assert changes(report(), report(names={"DV01": "Thôn Nà Sao Mới"})) == []
