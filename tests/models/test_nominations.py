"""The list of names for awards: added, taken off, brought back."""

from datetime import date

import pytest

from models import journal
from models.documents import Document
from models.errors import RuleBroken
from models.nominations import Nomination, bring_back, withdraw
from tests.small_book import fill, propose


@pytest.fixture
def names(book) -> list[Nomination]:
    code = fill()
    return [propose(code, name) for name in ("Lò Thị Mây", "Giàng A Páo")]


def test_names_taken_off_come_back_as_they_were(names):
    before = [(item.id, item.name, item.nominated_on) for item in names]
    withdraw(names)
    assert Nomination.select().count() == 0
    bring_back(names)
    assert [(row.id, row.name, row.nominated_on) for row in Nomination.select()] == before
    assert journal.recent()[0].sentence == "Khôi phục đề nghị khen thưởng “Giàng A Páo”"


def test_a_name_on_a_decision_stays_and_so_do_those_beside_it(names):
    paper = Document.create(
        kind="decision",
        path="x",
        sha256="",
        made_on=date(2026, 11, 1),
        recipients=[],
        made_from={},
    )
    names[1].decision = paper
    names[1].save()
    with pytest.raises(RuleBroken, match="“Giàng A Páo” đã có quyết định"):
        withdraw(names)
    assert Nomination.select().count() == 2
