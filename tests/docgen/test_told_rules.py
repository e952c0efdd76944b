"""How deadlines are counted stands under the summary, in `status` and in the campaign file."""

import json
from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from docgen.campaign_file import CampaignFile, from_text, to_text
from docgen.contexts.wording import cadence_words, deadline, due_rule
from docgen.excel.summary import write_summary
from docgen.jobs import exporting, status
from models import office
from models.plan import Milestone, Plan, ReportingRule
from models.rules_told import rules_told
from models.values import Cadence, Count, CountUnit, Deadline, DueRule, Wording
from tests import small_book
from tests.small_book import TODAY


def texts(sheet):
    return [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]


def test_the_summary_says_under_every_table_how_days_were_counted(book, tmp_path):
    code = small_book.fill()
    lenient = replace(office.Rules(), strict_before=False)
    office.set_rules(lenient)
    path = tmp_path / "tong-hop.xlsx"
    write_summary(exporting.collect([code], TODAY).summary, path)
    told = rules_told(lenient)
    workbook = load_workbook(path)
    for sheet in workbook:
        assert any(told in text for text in texts(sheet)), sheet.title
    assert any("→ ngày cuối cùng:" in text for text in texts(workbook["Giải thích"]))


def test_status_tells_the_rule_of_each_day_and_of_the_office(book):
    code = small_book.fill()
    shown = status.as_text(code, date(2026, 1, 5))
    assert shown.rstrip().endswith(rules_told(office.Rules()))
    assert "đến hết ngày 20/3/2026 → ngày cuối cùng: 20/3/2026, thứ Sáu" in shown
    assert json.loads(status.as_json([code], TODAY))["rules"] == rules_told(office.Rules())


def test_all_a_deadline_can_say_survives_the_campaign_file():
    term = Count(number=5, unit=CountUnit.WORKING_DAY, from_on=TODAY, first_counted=True)
    special = Deadline(count=Count(number=10), words="trường hợp đặc biệt không quá 10 ngày")
    rule = ReportingRule(
        title="Báo cáo tuần",
        cadence=Cadence.WEEK,
        due=DueRule(weekday=5, strict=False, first_counted=True),
        upward=DueRule(week=2, weekday=1, wording=Wording.BEFORE),
        lead_days=3,
    )
    plan = Plan(
        reporting=[rule],
        milestones=[
            Milestone(deadline=Deadline(count=term, special=special, strict=True)),
            Milestone(deadline=Deadline(ongoing=True)),
        ],
    )
    text = to_text(CampaignFile(plan=plan))
    assert from_text(text.encode("utf-8"), "x.json").plan == plan


def test_new_kinds_of_deadlines_are_written_in_words():
    term = Deadline(count=Count(number=5, unit=CountUnit.WORKING_DAY, from_on=date(2026, 12, 1)))
    assert deadline(term) == "trong 05 ngày làm việc kể từ ngày 01/12/2026"
    assert deadline(Deadline(ongoing=True)) == "thường xuyên"
    assert due_rule(DueRule(weekday=5), Cadence.WEEK) == "chậm nhất vào thứ Sáu hằng tuần"
    second = DueRule(week=2, weekday=1, wording=Wording.BEFORE)
    assert due_rule(second, Cadence.MONTH) == "trước thứ Hai tuần thứ 2 hằng tháng"
    last = DueRule(week=5, weekday=5, months_later=1)
    assert due_rule(last, Cadence.MONTH) == "chậm nhất vào thứ Sáu tuần cuối của tháng sau"
    assert [cadence_words(one, []) for one in (Cadence.WEEK, Cadence.SEMESTER)] == [
        "hằng tuần",
        "hằng học kỳ",
    ]
