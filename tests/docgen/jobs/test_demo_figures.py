"""The figures of the demonstration office, and what `status --json` says of them."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.jobs.demo import make_demo
from docgen.jobs.status import as_json
from models.database import close, open_folder
from models.figure_book import plans_with_indicators, sheet
from models.figure_rules import ValueState, Verdict, is_outside, number_words
from models.figures import sums_over_units
from models.indicators import IndicatorValue
from models.plan_indicators import Direction

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu") / "sổ"
    open_folder(folder)
    make_demo(TODAY)
    close()
    return folder


@pytest.fixture
def demo(made) -> Iterator[Path]:
    open_folder(made)
    yield made
    close()


def rows() -> list[tuple]:
    query = IndicatorValue.select(
        IndicatorValue.receipt, IndicatorValue.value, IndicatorValue.applies
    )
    return list(query.order_by(IndicatorValue.id).tuples())


def test_two_campaigns_have_figures_of_every_kind(demo):
    assert plans_with_indicators() == {"PT-2026-001", "PT-2026-002"}
    for code in plans_with_indicators():
        found = sheet(code, TODAY)
        states = Counter(entry.state for entry in found.entries.values())
        assert {ValueState.VALUE, ValueState.MISSING, ValueState.NOT_APPLICABLE} <= set(states)
        assert Direction.LESS in {one.direction for one in found.indicators}
        assert any(one.reference for one in found.indicators)
        verdicts = {
            found.reckoned(one.key, unit).verdict
            for one in found.indicators for unit in found.units
        }  # fmt: skip
        assert {Verdict.REACHED, Verdict.NOT_REACHED, Verdict.NOT_APPLICABLE} <= verdicts


def test_every_sum_recomputes_by_hand_from_what_is_printed(demo):
    for code in plans_with_indicators():
        found = sheet(code, TODAY)
        for one in found.indicators:
            if not sums_over_units(one):
                continue
            printed = [number_words(found.reckoned(one.key, unit).value) for unit in found.units]
            numbers = [Decimal(text.replace(".", "").replace(",", "."))
                       for text in printed if text != "–"]  # fmt: skip
            assert found.total(one.key).value == sum(numbers)
            assert found.total(one.key).reported == len(numbers)


def test_figures_of_the_demonstration_lie_within_their_limits(demo):
    for code in plans_with_indicators():
        found = sheet(code, TODAY)
        for (key, _, _), entry in found.entries.items():
            if entry.value is not None:
                assert not is_outside(found.indicator(key), entry.value)


def test_made_again_the_figures_are_the_same(demo, tmp_path):
    first = rows()
    close()
    open_folder(tmp_path / "lại")
    make_demo(TODAY)
    assert rows() == first
    close()
    open_folder(demo)  # the fixture closes it


def test_status_tells_the_indicators_as_the_view_does(demo):
    told = json.loads(as_json(["PT-2026-001"], TODAY))["indicators"]
    found = sheet("PT-2026-001", TODAY)
    assert [line["title"] for line in told] == [one.title for one in found.indicators]
    for line, one in zip(told, found.indicators, strict=True):
        whole = found.total(one.key)
        assert line["total"]["value"] == (None if whole.value is None else float(whole.value))
        assert (line["total"]["reported"], line["total"]["owing"]) == (whole.reported, whole.owing)
        assert len(line["units"]) == len(found.units)
        assert len(line["trend"]) == len(found.periods)
    assert told[0]["reference"] == "khoản 1, mục IV"
    assert any("≥ 90 %, khoản 1, mục IV" in unit["words"] for unit in told[0]["units"])
    assert json.loads(as_json(["PT-2025-001"], TODAY))["indicators"] == []
