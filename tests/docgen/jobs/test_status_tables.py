"""`status --by`: the same five figures by every grouping, as text and as JSON."""

import json

import pytest

from docgen.jobs import status, status_tables
from models.breakdown import Grouping
from models.extending import extend
from models.rate_words import RULES
from models.receiving import HandIn, Verdict, book
from models.tracking import matrix
from tests.models.reported import DUE, TODAY, fill, item


@pytest.fixture
def code(book) -> str:
    made = fill()
    extend([item()], DUE.replace(day=31), "CV 5", DUE)
    _hand_in(DUE.replace(day=25))
    return made


def _hand_in(day) -> None:
    book(item(), HandIn(received_on=day), TODAY)


@pytest.mark.parametrize("by", list(Grouping))
def test_every_table_adds_up_to_the_matrix(code, by):
    plain = json.loads(status_tables.as_json(by, TODAY, code))
    whole = status.figures_values(matrix(code, TODAY).figures)
    assert plain["total"] == whole
    for name in ("expected", "received", "on_time", "late", "on_time_original"):
        assert sum(line["figures"][name] for line in plain["lines"]) == whole[name]
    assert plain["rules"] == list(RULES)
    assert (plain["by"], plain["campaign"]) == (by.value, code)


def test_the_text_shows_both_rates_with_their_parts_and_the_rule(code):
    told = status_tables.as_text(Grouping.PERIOD, TODAY)
    line = next(line for line in told.splitlines() if line.startswith("Quý I/2026"))
    assert "tỷ lệ nộp 1/3 = 33,3 %" in line
    assert "tỷ lệ đúng hạn 1/3 = 33,3 % (theo hạn gốc 0/3 = 0,0 %)" in line
    assert told.endswith(f"{RULES[-1]}\n")


def test_without_anything_opened_it_says_so(book):
    assert "Chưa có báo cáo nào" in status_tables.as_text(Grouping.UNIT, TODAY)


def test_the_plain_status_tells_both_rates_and_the_task_of_a_return(code):
    back = HandIn(received_on=DUE, verdict=Verdict.RETURNED, reason="Thiếu biểu", redo_by=TODAY)
    book(item("Thôn Đoài"), back, TODAY)
    report = status.report(code, TODAY)
    cell = next(c for c in report["obligations"] if c["redo_by"])
    assert (cell["unit"], cell["redo_by"]) == ("Thôn Đoài", TODAY.isoformat())
    first = next(c for c in report["obligations"] if c["extension_paper"])
    assert (first["days_late"], first["days_late_original"]) == (0, 5)
    assert first["original_last_day"] == DUE.isoformat()
    assert "theo hạn gốc" in status.as_text(code, TODAY)
