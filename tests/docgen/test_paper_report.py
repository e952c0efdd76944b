"""Báo cáo sơ kết, tổng kết: its sentences, tables, pages that lie, and what the book proposes."""

from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from docgen.contexts.figures import FiguresLine, best, figures_sentence, figures_sum, late, named
from docgen.contexts.report import IndicatorLine, ReportData, report_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs.papers import lacks, make
from docgen.lint import lint_file
from models import office
from models.award_figures import AwardCount
from models.errors import RuleBroken
from models.states import Figures
from tests import small_book
from tests.docgen.paper import FACTS, made, texts

GOOD = Figures(expected=2, received=2, on_time=2)
BAD = Figures(expected=2, received=1, late=1, overdue=1)


def data_of(**fields):
    usual = {
        "office": FACTS,
        "campaign": "Bản sạch, nước trong",
        "ground": "Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã",
        "on": date(2026, 12, 5),
        "is_final": True,
        "results": ["Đã làm sạch 12 km suối"],
        "limits": ["Còn rác ở chợ"],
        "lessons": ["Giữ nếp thứ Bảy"],
    }
    return ReportData(**(usual | fields))


def paper(folder, **fields):
    return made("report", report_context(data_of(**fields)), folder)


def lines(count, figures=GOOD):
    return [FiguresLine(name=f"Bản {place}", figures=figures) for place in range(1, count + 1)]


def test_a_bare_report_says_what_there_is_and_nothing_more(tmp_path):
    shown = texts(paper(tmp_path))
    start = shown.index("BÁO CÁO")
    end = shown.index("Nơi nhận:")
    assert shown[start:end] == [
        "BÁO CÁO",
        "Tổng kết phong trào thi đua “Bản sạch, nước trong”",
        "Thực hiện Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã,"
        " Ủy ban nhân dân xã Suối Hoa báo cáo tổng kết phong trào thi đua “Bản sạch, nước trong”"
        " như sau.",
        "I. TÌNH HÌNH TRIỂN KHAI",
        "Ủy ban nhân dân xã Suối Hoa đã triển khai phong trào đến các cơ quan, đơn vị.",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Kết quả thực hiện nội dung thi đua",
        "Đã làm sạch 12 km suối.",
        "2. Tình hình nộp báo cáo của các đơn vị",
        "Đến ngày 05/12/2026, chưa có báo cáo nào của các đơn vị đến kỳ phải nộp.",
        "3. Công tác khen thưởng",
        "Chưa có quyết định khen thưởng trong phong trào.",
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "Còn rác ở chợ.",
        "IV. BÀI HỌC KINH NGHIỆM, PHƯƠNG HƯỚNG",
        "Giữ nếp thứ Bảy.",
        "V. ĐỀ XUẤT, KIẾN NGHỊ",
        "Ủy ban nhân dân xã Suối Hoa không có đề xuất, kiến nghị.",
        "Trên đây là Báo cáo tổng kết phong trào thi đua “Bản sạch, nước trong” của Ủy ban nhân"
        " dân xã Suối Hoa./.",
    ]


def test_only_a_report_to_a_superior_is_addressed(tmp_path):
    assert not any(text.startswith("Kính gửi") for text in texts(paper(tmp_path)))
    shown = texts(paper(tmp_path, addressee="Ủy ban nhân dân tỉnh Vân Sơn"))
    assert "Kính gửi: Ủy ban nhân dân tỉnh Vân Sơn." in shown
    assert "- Như trên;" in shown
    assert any(text.endswith("kính báo cáo Ủy ban nhân dân tỉnh Vân Sơn./.") for text in shown)


def test_an_interim_report_names_its_stage_and_looks_ahead(tmp_path):
    shown = texts(paper(tmp_path, is_final=False, stage="6 tháng đầu năm 2026"))
    assert "Sơ kết 6 tháng đầu năm 2026 phong trào thi đua “Bản sạch, nước trong”" in shown
    assert "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ" in shown


def test_the_plan_is_cited_in_full_once_and_papers_are_counted(tmp_path):
    shown = texts(paper(tmp_path, participants=9, issued=["Công văn số 31/UBND ngày 19/4/2026"]))
    start = shown.index("I. TÌNH HÌNH TRIỂN KHAI")
    assert shown[start + 1 : start + 3] == [
        "Phong trào thi đua “Bản sạch, nước trong” được triển khai theo Kế hoạch số 07/KH-UBND đến"
        " 09 cơ quan, đơn vị trên địa bàn.",
        "Đến ngày 05/12/2026, Ủy ban nhân dân xã Suối Hoa đã ban hành 01 văn bản chỉ đạo, triển"
        " khai, đôn đốc, gồm: Công văn số 31/UBND ngày 19/4/2026.",
    ]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_units_stand_on_pages_that_lie_numbered_anew(tmp_path, count):
    document = paper(tmp_path, periods=lines(3), units=lines(count))
    first, second = document.sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert second.orientation == WD_ORIENT.LANDSCAPE
    assert (round(second.page_width.mm), round(second.page_height.mm)) == (297, 210)
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    table = document.tables[-1]
    assert len(table.rows) == 1 + count + 1
    assert table.rows[-1].cells[1].text == "Tổng cộng"
    assert table.rows[-1].cells[2].text == str(2 * count)
    assert sum(column.width.mm for column in table.columns) == pytest.approx(257, abs=1)


def test_the_rule_of_an_appendix_is_centred_on_the_broad_page(tmp_path):
    document = paper(tmp_path, units=lines(1))
    (line,) = [item for item in document.paragraphs if item.text.startswith("(Kèm theo")]
    rule = line._p.getnext().find(qn("w:pPr"))
    indent = rule.find(qn("w:ind"))
    assert indent.get(qn("w:left")) == indent.get(qn("w:right"))
    length = 257 - 2 * int(indent.get(qn("w:left"))) / 1440 * 25.4
    assert 30 < length < 100


def test_groups_are_named_and_numbered_through(tmp_path):
    units = [
        FiguresLine(name="Bản A", figures=GOOD, group="Cụm 1"),
        FiguresLine(name="Bản B", figures=GOOD, group="Cụm 2"),
        FiguresLine(name="Trạm Y tế", figures=BAD, note="Quá hạn: Quý I"),
    ]
    rows = paper(tmp_path, units=units).tables[-1].rows
    begun = [row.cells[0].text for row in rows]
    assert begun == ["TT", "Cụm 1", "1", "Cụm 2", "2", "3", ""]
    assert rows[-2].cells[-1].text == "Quá hạn: Quý I"


def test_indicators_have_a_place_once_there_are_some(tmp_path):
    heading = "4. Kết quả thực hiện chỉ tiêu"
    assert heading not in texts(paper(tmp_path))
    line = IndicatorLine(name="Suối sạch", unit="km", target="10", reached="12", share="120,0 %")
    shown = texts(paper(tmp_path, indicators=[line]))
    start = shown.index("1", shown.index(heading))
    assert shown[start : start + 6] == ["1", "Suối sạch", "km", "10", "12", "120,0 %"]


def test_awards_are_told_by_kind_and_in_a_table(tmp_path):
    counts = [AwardCount(form="Giấy khen", collectives=2, households=1, persons=5)]
    shown = texts(paper(tmp_path, awarded=counts, waiting=counts))
    told = "02 tập thể, 01 hộ gia đình và 05 cá nhân"
    assert f"Đã khen thưởng {told} có thành tích trong phong trào." in shown
    assert f"Đang xét, đề nghị khen thưởng {told}." in shown
    start = shown.index("Đã khen thưởng")
    assert shown[start + 1 : start + 7] == ["1", "Giấy khen", "2", "1", "5", "8"]


def test_a_full_report_is_clean(tmp_path):
    context = report_context(
        data_of(
            addressee="Ủy ban nhân dân tỉnh Vân Sơn",
            periods=lines(4),
            units=lines(30, BAD),
            awarded=[AwardCount(form="Giấy khen", persons=1)],
            participants=30,
        )
    )
    made("report", context, tmp_path)
    assert [str(finding) for finding in lint_file(tmp_path / "report.docx")] == []


# --- figures in words --------------------------------------------------------------------------


def test_figures_are_told_with_two_digits_and_a_comma():
    told = figures_sentence(figures_sum([*lines(1), *lines(1, BAD)])).replace("\u00a0", " ")
    assert told == (
        "đã nộp 03/04 báo cáo phải nộp (tỷ lệ 75,0 %), trong đó đúng hạn 02, chậm 01; chưa nộp"
        " 01, trong đó quá hạn 01; tỷ lệ đúng hạn 50,0 %"
    )


def test_best_and_late_units_are_told_apart():
    units = [*lines(1), FiguresLine(name="Bản X", figures=BAD)]
    units.append(FiguresLine(name="Bản Y", figures=Figures(expected=1)))  # not due yet: neither
    assert best(units) == ["Bản 1"]
    assert late(units) == ["Bản X (chưa gửi 01, chậm 01)"]


@pytest.mark.parametrize(("count", "end"), [(10, "Bản 10"), (11, "Bản 10 và 01 đơn vị khác")])
def test_very_many_names_are_counted(count, end):
    assert named([line.name for line in lines(count)]).endswith(end)


# --- from the book -----------------------------------------------------------------------------


def test_the_book_gives_figures_and_asks_for_results(book):
    code = small_book.fill()
    small_book.hand_in_first()
    (lack, *_) = [lack for lack in lacks("report", code, small_book.TODAY) if lack.needed]
    assert lack.text == "Chưa có: kết quả thực hiện nội dung thi đua."
    assert lack.ask == "results"
    with pytest.raises(RuleBroken, match="còn thiếu: kết quả thực hiện nội dung thi đua"):
        draft_of("report", Wanted(code, small_book.TODAY))
    draft = draft_of("report", Wanted(code, small_book.TODAY, {"results": "Đã trồng hoa"}))
    assert draft.subject == "Sơ kết phong trào thi đua “Đường hoa thôn bản”"
    rows = draft.context["bang_ky"]
    assert [row["phai_nop"] for row in rows][:3] == ["2", "2", "2"]
    assert (rows[0]["dung_han"], rows[0]["qua_han"]) == ("1", "1")
    assert draft.context["kinh_gui"] == []
    assert draft.made_from["details"]["results"] == "Đã trồng hoa"


def test_what_was_written_of_nominees_is_proposed_as_results(book):
    code = small_book.fill()
    small_book.propose(code, "Lò Thị Mây", achievement="Trồng 300 mét hoa")
    small_book.propose(code, "Vì Văn Sao", achievement="Bỏ họp", verdict="not_eligible")
    proposals = {ask.name: ask.proposal for ask in asked("report", Wanted(code, small_book.TODAY))}
    assert proposals["results"] == ("Một số kết quả tiêu biểu:\n- Lò Thị Mây: trồng 300 mét hoa.")
    assert proposals["scope"] == "interim"


@pytest.mark.parametrize(
    ("on", "scope"), [(date(2026, 12, 30), "interim"), (date(2026, 12, 31), "final")]
)
def test_a_campaign_that_is_over_is_summed_up(book, on, scope):
    code = small_book.fill()
    (ask,) = [ask for ask in asked("report", Wanted(code, on)) if ask.name == "scope"]
    assert ask.proposal == scope


def test_the_superior_of_the_settings_is_addressed_unless_wiped_out(book):
    code = small_book.fill()
    profile = office.OfficeProfile(name="Ủy ban nhân dân xã", superior_name="Ủy ban nhân dân tỉnh")
    office.set_profile(profile)
    typed = {"results": "Đã làm"}
    draft = draft_of("report", Wanted(code, small_book.TODAY, typed))
    assert draft.context["kinh_gui"] == ["Ủy ban nhân dân tỉnh."]
    draft = draft_of("report", Wanted(code, small_book.TODAY, {**typed, "addressee": ""}))
    assert draft.context["kinh_gui"] == []


def test_a_report_is_made_and_registered(book):
    code = small_book.fill()
    document = make(book, "report", code, small_book.TODAY, {"results": "Đã trồng hoa"})
    assert (book.path / document.path).is_file()
    assert (document.type_name, document.symbol) == ("BÁO CÁO", "/BC-UBND")
