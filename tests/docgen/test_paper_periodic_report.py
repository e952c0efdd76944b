"""Báo cáo định kỳ: data windows, sentences, tables, appendices, and what the book proposes."""

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from docgen.contexts.figures import FiguresLine
from docgen.contexts.periodic_report import (
    MovementLine,
    PeriodicReportData,
    missing_data,
    periodic_report_context,
)
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs.papers import lacks, make
from docgen.lint import lint_file
from models import office
from models.award_figures import AwardCount
from models.documents import Document
from models.errors import RuleBroken
from models.nominations import Nomination
from models.states import Figures
from tests import small_book
from tests.docgen.paper import FACTS, made, texts

GOOD = Figures(expected=2, received=2, on_time=2)
BAD = Figures(expected=2, received=1, late=1, overdue=1)
AWARDS = [AwardCount(form="Giấy khen", collectives=1, persons=2)]
MOVEMENT = MovementLine(
    title="Bản sạch, nước trong",
    paper="Kế hoạch 07/KH-UBND ngày 05/3/2026",
    time="từ ngày 05/3/2026 đến hết ngày 31/12/2026",
    participants=9,
    figures=GOOD,
)
TYPED = {"addressee": "Ủy ban nhân dân tỉnh", "steering": "Đã giao ban", "limits": "Còn chậm"}


def data_of(**fields):
    usual = {
        "office": FACTS,
        "period": "9 tháng năm 2026",
        "data_from": date(2025, 12, 15),
        "data_to": date(2026, 9, 14),
        "on": date(2026, 9, 14),
        "made_on": date(2026, 9, 16),
        "addressee": "Ủy ban nhân dân tỉnh Vân Sơn",
        "steering": ["Giao ban hằng tháng"],
        "movements": [MOVEMENT],
        "units": [FiguresLine(name="Bản A", figures=GOOD), FiguresLine(name="Bản B", figures=BAD)],
        "plans": [FiguresLine(name="Bản sạch, nước trong", figures=GOOD)],
        "limits": ["Còn chậm"],
        "directions": ["Làm tiếp"],
    }
    return PeriodicReportData(**(usual | fields))


def paper(folder, **fields):
    return made("periodic_report", periodic_report_context(data_of(**fields)), folder)


def test_a_report_goes_upward_and_names_its_data_window(tmp_path):
    shown = texts(paper(tmp_path))
    start = shown.index("BÁO CÁO")
    assert shown[start : start + 6] == [
        "BÁO CÁO",
        "Kết quả công tác thi đua, khen thưởng 9 tháng năm 2026",
        "Kính gửi: Ủy ban nhân dân tỉnh Vân Sơn.",
        "Ủy ban nhân dân xã Suối Hoa báo cáo kết quả công tác thi đua, khen thưởng 9 tháng năm"
        " 2026 (số liệu từ ngày 15/12/2025 đến ngày 14/9/2026) như sau.",
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "Giao ban hằng tháng.",
    ]


def test_best_and_late_units_are_named_beside_the_sum(tmp_path):
    shown = texts(paper(tmp_path))
    start = shown.index("3. Tình hình nộp báo cáo của các đơn vị")
    assert shown[start + 1 : start + 4] == [
        "Tính đến ngày 14/9/2026, các đơn vị đã nộp 03/04 báo cáo phải nộp (tỷ lệ 75,0 %), trong"
        " đó đúng hạn 02, chậm 01; chưa nộp 01, trong đó quá hạn 01; tỷ lệ đúng hạn 50,0 %.",
        "Có 01 đơn vị gửi đủ và đúng hạn: Bản A.",
        "Có 01 đơn vị gửi chậm, chưa gửi: Bản B (chưa gửi 01, chậm 01).",
    ]


def test_campaigns_stand_in_the_first_appendix_units_in_the_second(tmp_path):
    document = paper(tmp_path)
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.LANDSCAPE,
    ]
    for section in document.sections[1:]:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    shown = texts(document)
    assert shown.index("Phụ lục I") < shown.index("Phụ lục II")
    row = [cell.text.replace("\u00a0", " ") for cell in document.tables[-2].rows[1].cells]
    assert row == [
        "1",
        "Bản sạch, nước trong",
        "Kế hoạch 07/KH-UBND ngày 05/3/2026",
        "Từ ngày 05/3/2026 đến hết ngày 31/12/2026",
        "9",
        "Đã nộp 02/02 báo cáo phải nộp (tỷ lệ 100,0 %), trong đó đúng hạn 02; tỷ lệ đúng hạn"
        " 100,0 %",
        "Chưa có",
    ]


def test_what_is_missing_is_said():
    unnumbered = replace(MOVEMENT, paper="")
    data = data_of(movements=[unnumbered], awarded=AWARDS, on=date(2026, 9, 10))
    assert missing_data(data) == [
        "Kỳ số liệu chưa kết thúc, mới tổng hợp đến ngày 10/9/2026",
        "01 phong trào chưa ghi số, ngày văn bản phát động",
        "Số liệu khen thưởng chưa tách riêng người trực tiếp lao động, nữ và người dân tộc thiểu"
        " số",
        "Còn 01 báo cáo quá hạn của các đơn vị chưa gửi",
    ]


def test_nothing_missing_leaves_no_heading_of_it(tmp_path):
    units = [FiguresLine(name="Bản A", figures=GOOD)]
    assert "Số liệu còn thiếu, chưa đầy đủ:" not in texts(paper(tmp_path, units=units))


def test_awards_of_the_period_are_counted_by_form(tmp_path):
    shown = texts(paper(tmp_path, awarded=AWARDS))
    told = "đã quyết định khen thưởng 01 tập thể và 02 cá nhân."
    assert any(text.endswith(told) for text in shown)
    start = shown.index("Đã khen thưởng trong kỳ")
    assert shown[start + 1 : start + 7] == ["1", "Giấy khen", "1", "0", "2", "3"]


def test_no_campaign_and_no_report_means_no_paper():
    with pytest.raises(RuleBroken, match="Chưa có phong trào nào"):
        periodic_report_context(data_of(movements=[], units=[]))


def test_a_period_without_campaigns_says_so(tmp_path):
    shown = texts(paper(tmp_path, movements=[]))
    assert shown.count("Trong kỳ không có phong trào thi đua nào diễn ra.") == 2


def test_a_full_report_is_clean(tmp_path):
    units = [FiguresLine(name=f"Bản {place}", figures=BAD) for place in range(1, 41)]
    paper(tmp_path, units=units, awarded=AWARDS, waiting=AWARDS, movements=[MOVEMENT] * 9)
    assert [str(finding) for finding in lint_file(tmp_path / "periodic_report.docx")] == []


# --- from the book -----------------------------------------------------------------------------


def details(**more):
    return {**TYPED, **more}


def test_figures_are_those_of_the_window_as_it_stood_at_its_cut_off(book):
    small_book.fill()
    draft = draft_of("periodic_report", Wanted("", small_book.TODAY, details(period="2026-9M")))
    assert draft.subject == "Kết quả công tác thi đua, khen thưởng 9 tháng năm 2026"
    (row,) = draft.context["bang_nop"]
    # quarters I and II are due on 20/3 and 22/6; the third, due on 21/9, is after the cut-off
    assert (row["phai_nop"], row["qua_han"]) == ("4", "4")
    assert draft.recipients[0] == "Ủy ban nhân dân tỉnh"


def test_the_nearest_period_is_proposed_and_others_may_be_chosen(book):
    small_book.fill()
    (ask, *_) = asked("periodic_report", Wanted("", small_book.TODAY))
    assert (ask.name, ask.proposal) == ("period", "2026-M11")
    labels = dict((value, label) for label, value in ask.choices)
    assert labels["2026-9M"] == "9 tháng năm 2026 (số liệu 15/12/2025 – 14/9/2026)"
    assert {"2026-Y", "2026-Q4", "2026-H1", "2025-Y"} <= set(labels)


@pytest.mark.parametrize(
    ("key", "told"), [("2026-X", "Không có kỳ báo cáo"), ("2027-Q3", "Chưa đến kỳ")]
)
def test_a_period_that_is_none_or_far_ahead_is_refused(book, key, told):
    small_book.fill()
    with pytest.raises(RuleBroken, match=told):
        draft_of("periodic_report", Wanted("", small_book.TODAY, details(period=key)))


def test_what_only_the_clerk_knows_is_asked_for(book):
    small_book.fill()
    found = [lack.ask for lack in lacks("periodic_report", "", small_book.TODAY) if lack.needed]
    assert found == ["addressee", "steering", "limits"]


def test_the_superior_of_the_settings_is_addressed(book):
    small_book.fill()
    office.set_profile(office.OfficeProfile(name="Ủy ban nhân dân xã", superior_name="UBND tỉnh"))
    asks = {ask.name: ask for ask in asked("periodic_report", Wanted("", small_book.TODAY))}
    assert asks["addressee"].proposal == "UBND tỉnh"


@pytest.mark.parametrize(
    ("dated_on", "count"),
    [
        (date(2026, 10, 14), 0),
        (date(2026, 10, 15), 1),
        (date(2026, 11, 14), 1),
        (date(2026, 11, 15), 0),
    ],
)
def test_awards_and_papers_count_from_the_first_day_of_the_window_to_the_last(
    book, dated_on, count
):
    code = small_book.fill()
    small_book.propose(code, "Lò Thị Mây")
    decision = Document.create(
        kind="decision",
        number="45",
        symbol="/QĐ-UBND",
        dated_on=dated_on,
        made_on=dated_on,
        path="",
        sha256="",
        recipients=[],
        made_from={},
    )
    Nomination.update(decision=decision, nominated_on=date(2026, 9, 1)).execute()
    draft = draft_of("periodic_report", Wanted("", small_book.TODAY, details(period="2026-M11")))
    assert len(draft.context["bang_khen"]) == count
    told = "Quyết định số 45/QĐ-UBND" in draft.context["chi_dao"][0].replace("\u00a0", " ")
    assert told == bool(count)


def test_a_report_is_made_and_registered(book):
    small_book.fill()
    document = make(book, "periodic_report", "", small_book.TODAY, details(period="2026-9M"))
    assert (book.path / document.path).is_file()
    assert (document.symbol, document.plan_id) == ("/BC-UBND", None)
