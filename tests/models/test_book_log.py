from datetime import date

import pytest

from models import journal, opening, plan_store, receiving
from models.errors import RuleBroken
from models.obligations import Obligation, Receipt, Verdict
from models.plan import Head, Plan, ReportingRule
from models.receiving import HandIn, book_log
from models.units import Unit
from models.values import Cadence, DueRule

TODAY = date(2026, 11, 21)


@pytest.fixture
def owed(book) -> list[Obligation]:
    """Ten months of reports of one village."""
    Unit.create(code="DV01", name="Thôn Một")
    rule = ReportingRule(title="Báo cáo tháng", cadence=Cadence.MONTH, due=DueRule(day=20))
    code = plan_store.save(Plan(year=2026, head=Head(year=2026), reporting=[rule]), TODAY)
    opening.track(code, date(2026, 1, 1))
    opening.open_due(date(2026, 10, 20))
    return list(Obligation.select().order_by(Obligation.due_on))


def test_a_log_is_booked_with_the_first_acceptable_day_kept(owed):
    first, second = owed[:2]
    log = [
        (first, HandIn(received_on=date(2026, 1, 19), verdict=Verdict.RETURNED, reason="Thiếu")),
        (first, HandIn(received_on=date(2026, 1, 22))),
        (first, HandIn(received_on=date(2026, 1, 29))),
        (second, HandIn(received_on=date(2026, 2, 17), verdict=Verdict.RETURNED, reason="Sai")),
    ]
    assert book_log(log, TODAY) == 4
    days = [Obligation.get_by_id(item.id).first_accepted_on for item in owed[:3]]
    assert days == [date(2026, 1, 22), None, None]
    assert Receipt.select().count() == 4


def test_one_bad_line_refuses_the_whole_log(owed):
    log = [(item, HandIn(received_on=date(2026, 10, 1))) for item in owed[:2]]
    log.append((owed[2], HandIn(received_on=date(2026, 11, 22))))
    with pytest.raises(RuleBroken, match="sau ngày hôm nay"):
        book_log(log, TODAY)
    assert Receipt.select().count() == 0


def test_a_log_leaves_one_line_which_is_not_taken_back_as_a_receipt(owed):
    book_log([(item, HandIn(received_on=date(2026, 10, 1))) for item in owed], TODAY)
    line = journal.recent(1)[0]
    assert line.sentence == "Nhận 10 lần nộp báo cáo từ sổ có sẵn"
    with pytest.raises(RuleBroken, match="không hoàn tác"):
        receiving.undo(line)


def test_an_empty_log_changes_nothing(owed):
    before = len(journal.recent())
    assert book_log([], TODAY) == 0
    assert len(journal.recent()) == before
