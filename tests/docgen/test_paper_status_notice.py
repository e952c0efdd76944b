"""Thông báo tình hình nộp báo cáo: figures with their bases, praise, blame, and the table."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.contexts.status_notice import (
    StatusData,
    StatusLine,
    figure_points,
    rules_note,
    status_context,
)
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs import papers
from models import office, plan_store
from models.errors import RuleBroken
from models.obligations import Obligation, Verdict
from models.opening import open_due, track
from models.plan import PlanKind
from models.receiving import HandIn, book_many
from models.states import Figures
from models.tracking import matrix
from models.values import DayOff
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill, hand_in_first, new_plan

GROUND = "Kế hoạch số 07/KH-UBND ngày 05/3/2026"
LINE = StatusLine(
    unit="Thôn Nà Sao",
    report="báo cáo quý I năm 2026",
    due_on=date(2026, 3, 19),
    state="Nộp chậm",
    received_on=date(2026, 3, 21),
    days_late=2,
)


@pytest.fixture
def code(book):
    return fill()


def data(**fields: object) -> StatusData:
    usual: dict[str, object] = {
        "office": FACTS,
        "about": "phong trào thi đua “Bản sạch”",
        "ground": GROUND,
        "on": date(2026, 3, 25),
        "periods": ["Báo cáo quý I năm 2026"],
        "figures": Figures(expected=4, received=3, on_time=2, late=1, overdue=1),
        "lines": [LINE],
        "rules": office.Rules(),
    }
    return StatusData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("status_notice", context, tmp_path))


def test_figures_stand_with_what_they_are_a_part_of(tmp_path):
    words = said(status_context(data()), tmp_path)
    assert words[words.index("1. Số liệu chung") + 1 :][:5] == [
        "- Phải nộp: 04 báo cáo;",
        "- Đã nộp: 03/04 báo cáo phải nộp, tỷ lệ 75,0 %;",
        "- Đúng hạn: 02/04 báo cáo đã nộp hoặc đã quá hạn, tỷ lệ 50,0 %;",
        "- Nộp chậm: 01 báo cáo;",
        "- Chưa nộp: 01 báo cáo, trong đó quá hạn 01.",
    ]


def test_freed_nil_and_returned_reports_are_told_apart():
    counted = Figures(expected=5, received=3, on_time=3, nil=1, returned=1, exempt=2)
    points = figure_points(counted)
    assert points[0] == "Phải nộp: 05 báo cáo (không tính 02 báo cáo được miễn)"
    assert points[1].endswith("tỷ lệ 60,0 %, trong đó không phát sinh 01 báo cáo")
    assert points[3:] == ["Nộp chậm: không có", "Chưa nộp: 02 báo cáo, trong đó bị trả lại 01"]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_numerators_never_pass_their_denominators(on_time, late, overdue, open_still):
    expected = on_time + late + overdue + open_still
    counted = Figures(
        expected=expected, received=on_time + late, on_time=on_time, late=late, overdue=overdue
    )
    for point in figure_points(counted)[1:3]:
        part, whole = point.split(": ")[1].split(" ")[0].split("/")
        assert int(part) <= int(whole) <= expected


def test_the_opening_names_ground_periods_and_day(tmp_path):
    words = said(status_context(data()), tmp_path)
    assert (
        "Thực hiện Kế hoạch số 07/KH-UBND ngày 05/3/2026, Ủy ban nhân dân xã Suối Hoa thông báo"
        " tình hình nộp báo cáo của các đơn vị đối với báo cáo quý I năm 2026, tính đến ngày"
        " 25/3/2026, như sau:" in words
    )


@pytest.mark.parametrize("count, are_named", [(4, True), (5, False)])
def test_many_periods_are_counted(count, are_named):
    (opening,) = status_context(data(periods=[f"Báo cáo tháng {n}" for n in range(count)]))[
        "mo_dau"
    ]
    assert ("báo cáo tháng\u00a03" in opening) is are_named
    assert (f"{count:02d} kỳ báo cáo nêu tại Phụ lục" in opening) is not are_named


def test_praise_and_blame_name_units_and_are_left_out_when_empty(tmp_path):
    context = status_context(data(praised=["Thôn Đồng Mạ"], late=["Thôn Nà Sao (chậm 01)"]))
    words = said(context, tmp_path)
    assert "Biểu dương 01 đơn vị nộp báo cáo đầy đủ, đúng hạn: Thôn Đồng Mạ." in words
    assert "Nhắc nhở 01 đơn vị nộp chậm hoặc chưa nộp báo cáo: Thôn Nà Sao (chậm 01)." in words
    assert len(status_context(data())["nhan_xet"]) == 1


def test_the_table_lies_across_with_its_rule_beneath(tmp_path):
    document = made("status_notice", status_context(data()), tmp_path)
    words = texts(document)
    assert words[words.index("Số ngày chậm") + 1 :][:7] == [
        "1",
        "Thôn Nà Sao",
        "Báo cáo quý I năm 2026",
        "19/3/2026",
        "21/3/2026",
        "Nộp chậm",
        "2",
    ]
    assert words[-1].startswith("Ghi chú: Cột “Hạn nộp”")
    assert words[-1].endswith("Số liệu tính đến ngày 25/3/2026.")
    section = document.sections[-1]
    assert section.page_width > section.page_height
    assert "(Kèm theo Thông báo số" in " ".join(words)
    heading = document.tables[-1].rows[0]._tr.trPr
    assert heading is not None and "tblHeader" in heading.xml


def test_the_note_tells_the_rules_of_the_office():
    strict = rules_note(office.Rules())
    assert "“trước ngày” không tính ngày được nêu" in strict
    assert "ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự)" in strict
    loose = rules_note(office.Rules(strict_before=False, day_off=DayOff.KEEP))
    assert "“trước ngày” tính cả ngày được nêu" in loose and "giữ nguyên" in loose
    assert "ngày làm việc liền trước" in rules_note(office.Rules(day_off=DayOff.BACK))


def test_what_is_missing_has_a_new_day_and_hour(tmp_path):
    words = said(status_context(data(due_at=datetime(2026, 3, 30, 16, 30))), tmp_path)
    assert (
        "Các đơn vị chưa nộp báo cáo khẩn trương hoàn thành và gửi về Phòng Văn hóa - Xã hội trước"
        " 16 giờ 30 phút, ngày 30 tháng 3 năm 2026." in words
    )
    assert "Ủy ban nhân dân xã Suối Hoa thông báo để các đơn vị biết, thực hiện./." in words


def test_nothing_to_tell_is_told():
    with pytest.raises(RuleBroken, match="Chưa có báo cáo"):
        status_context(data(lines=[]))
    with pytest.raises(RuleBroken, match="Không còn báo cáo"):
        status_context(data(lines=[], shows_all=False))


def test_the_last_closed_period_is_proposed(code):
    asks = {ask.name: ask for ask in asked("status_notice", Wanted(code, TODAY))}
    (key,) = asks["periods"].proposal
    closed = [one for one in matrix(code, TODAY).columns if one.open and one.last_day <= TODAY]
    assert key == closed[-1].key
    assert asks["shown"].proposal == "all"
    assert asks["due_on"].proposal == "2026-11-26"  # 24/11/2026 is off


def test_the_figures_are_those_of_the_screen(code):
    hand_in_first()
    seen = matrix(code, TODAY)
    keys = [one.key for one in seen.columns if one.open]
    context = draft_of("status_notice", Wanted(code, TODAY, {"periods": keys})).context
    counted = seen.figures
    assert f"{counted.received:02d}/{counted.expected:02d} báo cáo" in context["so_lieu"][1]
    assert len(context["bang"]) == len(seen.cells)
    assert [row["don_vi"] for row in context["bang"]][:2] == ["Thôn Đồng Mạ", "Thôn Đồng Mạ"]


def test_only_the_slow_may_stand_in_the_table(code):
    first = hand_in_first()
    key = f"{first.period}|{first.title}"
    typed = {"periods": [key], "shown": "late"}
    draft = draft_of("status_notice", Wanted(code, TODAY, typed))
    assert [row["don_vi"] for row in draft.context["bang"]] == [
        name for name in ("Thôn Đồng Mạ", "Thôn Nà Sao") if name != first.unit.name
    ]
    assert draft.context["ten_bang"] == "TÌNH HÌNH NỘP BÁO CÁO CHẬM, CHƯA NỘP"
    praise, blame, _ = draft.context["nhan_xet"]
    assert first.unit.name in praise and first.unit.name not in blame


def test_a_report_sent_back_is_slow_though_its_day_has_not_come(code):
    open_item = next(
        item for item in Obligation.select().order_by(-Obligation.due_on) if item.due_on
    )
    day = max(open_item.opens_on, date(2026, 10, 1))
    hand_in = HandIn(received_on=day, verdict=Verdict.RETURNED, reason="thiếu số")
    book_many([open_item], hand_in, TODAY)
    key = f"{open_item.period}|{open_item.title}"
    draft = draft_of("status_notice", Wanted(code, TODAY, {"periods": [key], "shown": "late"}))
    assert "Bị trả lại" in [row["tinh_trang"] for row in draft.context["bang"]]


def test_the_newest_period_stands_first_in_the_list(code):
    (periods, *_) = asked("status_notice", Wanted(code, TODAY))
    opened = [one.key for one in matrix(code, TODAY).columns if one.open]
    assert [key for _, key in periods.choices] == opened[::-1]


def test_when_all_is_in_nothing_is_asked_for_again(code):
    late = matrix(code, TODAY).late
    book_many([cell.obligation for cell in late], HandIn(received_on=TODAY), TODAY)
    asks = {ask.name: ask.proposal for ask in asked("status_notice", Wanted(code, TODAY))}
    assert asks["due_on"] is None
    texts_of_end = draft_of("status_notice", Wanted(code, TODAY)).context["yeu_cau"]
    assert not any("chưa nộp báo cáo khẩn trương" in text for text in texts_of_end)


def test_a_plan_nobody_follows_up_is_told(book):
    fill()
    code = plan_store.save(new_plan("Mùa vàng"), TODAY)
    lacks = papers.lacks("status_notice", code, TODAY)
    assert "Chưa có báo cáo nào được mở" in lacks[0].text
    track(code, date(2026, 1, 2))
    open_due(TODAY)
    assert not [lack for lack in papers.lacks("status_notice", code, TODAY) if lack.needed]


@pytest.mark.parametrize("day, is_past", [("2026-11-20", True), ("2026-11-21", False)])
def test_the_new_day_is_never_past(code, day, is_past):
    wanted = Wanted(code, TODAY, {"due_on": day})
    if is_past:
        with pytest.raises(RuleBroken, match="đã qua"):
            draft_of("status_notice", wanted)
    else:
        assert "17 giờ 00 phút" in draft_of("status_notice", wanted).context["yeu_cau"][0]


def test_a_work_plan_is_named_by_its_own_words(book):
    fill()
    plan = new_plan()
    head = replace(plan.head, subject="Công tác thi đua năm 2026")
    code = plan_store.save(replace(plan, kind=PlanKind.WORK_PLAN, head=head, campaigns=[]), TODAY)
    track(code, date(2026, 1, 2))
    open_due(TODAY)
    draft = draft_of("status_notice", Wanted(code, TODAY))
    assert draft.subject == ("Tình hình nộp báo cáo thực hiện kế hoạch công tác thi đua năm 2026")


def test_the_paper_is_registered_and_made_again(book, code):
    old = papers.make(book, "status_notice", code, TODAY)
    assert old.type_name == "THÔNG BÁO" and old.recipients
    assert papers.make_again(book, old, TODAY).made_from["details"] == old.made_from["details"]
