"""What holds for every row read from any paper."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.reader import read_plan_text
from docgen.reader.fields.words import plain
from models.plan import Node, Part, Plan, Recipient, Signature, Task

PAPERS = {
    path.stem: path.read_text("utf-8-sig")
    for path in sorted((Path(__file__).parents[3] / "data" / "plans").glob("*.txt"))
}


def rows(value: object) -> Iterator[Part]:
    """Yield every part of a plan that the field readers fill."""
    if isinstance(value, Part) and not isinstance(value, Recipient | Signature):
        yield value
    if is_dataclass(value):
        value = [getattr(value, one.name) for one in fields(value)]
    if isinstance(value, list):
        for one in value:
            yield from rows(one)


def texts(plan: Plan) -> dict[str, str]:
    found: dict[str, str] = {}
    stack: list[Node] = list(plan.outline)
    while stack:
        node = stack.pop()
        found[node.key] = plain(node.text)
        stack.extend(node.children)
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_every_row_shows_the_words_it_was_read_from(name):
    plan = read_plan_text(PAPERS[name])
    by_key = texts(plan)
    for row in rows(plan):
        assert row.read_from and not row.confirmed
        if not isinstance(row, Task) and row.node:
            assert row.read_from in by_key[row.node]


@pytest.mark.parametrize("name", PAPERS)
def test_every_single_field_has_a_reading(name):
    plan = read_plan_text(PAPERS[name])
    for place, campaign in enumerate(plan.campaigns):
        for field in ("title", "theme", "starts", "ends", "reward", "fund"):
            if getattr(campaign, field):
                assert plan.readings[f"campaigns.{place}.{field}"].words


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(PAPERS)), st.integers(0, 60), st.integers(1, 80), st.sampled_from("\n ")
)
def test_a_torn_paper_is_read_as_far_as_it_goes(name, start, width, glue):
    lines = [line[: width * 3] for line in PAPERS[name].split("\n")[start:]]
    if glue.join(lines).strip():
        assert isinstance(read_plan_text(glue.join(lines)), Plan)
