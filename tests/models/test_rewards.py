from datetime import date

import pytest

from models.plan import RecipientKind
from models.rewards import base_salary, reward


@pytest.mark.parametrize(
    ("kind", "amount"),
    [(RecipientKind.PERSON, 760_000), (RecipientKind.COLLECTIVE, 1_520_000),
     (RecipientKind.HOUSEHOLD, 1_140_000)],
)  # fmt: skip
def test_a_certificate_of_the_commune_today(kind, amount):
    assert reward("Giấy khen", kind, date(2026, 11, 21)) == amount


@pytest.mark.parametrize(
    ("on", "salary"),
    [(date(2026, 6, 30), 2_340_000), (date(2026, 7, 1), 2_530_000), (date(2018, 6, 30), None)],
)
def test_the_base_salary_changes_on_its_day(on, salary):
    assert base_salary(on) == salary


@pytest.mark.parametrize(
    ("on", "amount"), [(date(2025, 6, 30), 360_000), (date(2025, 7, 1), 710_000)]
)
def test_the_coefficient_doubled_with_the_decree_of_2025(on, amount):
    assert reward("Giấy khen", RecipientKind.PERSON, on) == amount


def test_what_no_rule_covers_has_no_amount():
    assert reward("Bằng khen", RecipientKind.PERSON, date(2026, 11, 21)) is None
