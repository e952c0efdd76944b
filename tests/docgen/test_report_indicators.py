"""Indicators in compiled reports: totals with their base, units × indicators, what is missing."""

from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from docgen.contexts.indicators import (
    IndicatorGrid,
    IndicatorLine,
    indicator_groups,
    trend_lines,
)
from docgen.contexts.report import report_context
from docgen.drafts import Wanted, draft_of
from docgen.lint import lint_file
from models.indicators import Indicator, Target
from models.nominations import Nomination, nominate
from models.plan_records import PlanRecord
from models.report_figures import Participation
from models.report_snapshot import from_plain
from tests import compiled_book
from tests.compiled_book import TODAY, UNITS
from tests.docgen.paper import made, texts
from tests.docgen.test_paper_report import data_of

TYPED = {"results": "Đã trồng hoa", "limits": "Còn chậm", "lessons": "Giữ nếp", "requests": ""}
PERIODIC = {"period": "2026-H1", "addressee": "Ủy ban nhân dân tỉnh Vân Sơn",
            "steering": "Giao ban", "limits": "Còn chậm", "directions": "Làm tiếp"}  # fmt: skip


def grid_of(units: int, columns: int = 2) -> IndicatorGrid:
    rows = [[f"Bản {place}", *["1,5*"] * columns] for place in range(1, units + 1)]
    heads = [f"Chỉ tiêu {place}" for place in range(1, columns + 1)]
    return IndicatorGrid(
        title="Phong trào", heads=heads, units=rows, totals=[["Cộng", *["–"] * columns]]
    )


def paper(folder, **fields):
    return made("report", report_context(data_of(**fields)), folder)


@pytest.fixture
def plan(book):
    plan = compiled_book.fill()
    compiled_book.first_story(plan)
    return plan


def draft(plan, today=TODAY, **typed):
    return draft_of("report", Wanted(plan.code, today, {**TYPED, **typed}))


def cells(table, row: int) -> list[str]:
    return [cell.text.replace("\u00a0", " ") for cell in table.rows[row].cells]


# --- the paper ---------------------------------------------------------------------------------


def test_a_second_appendix_needs_numbers_a_single_one_has_none(tmp_path):
    assert "Phụ lục" in texts(paper(tmp_path))
    shown = texts(paper(tmp_path, indicators=[IndicatorLine(name="Hoa")], grids=[grid_of(2)]))
    assert [text for text in shown if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]


def test_units_and_indicators_stand_on_pages_that_lie_numbered_anew(tmp_path):
    document = paper(tmp_path, indicators=[IndicatorLine(name="Hoa")], grids=[grid_of(3, 6)])
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE,
    ]  # fmt: skip
    last = document.sections[-1]
    assert last._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    table = document.tables[-1]
    assert (len(table.columns), len(table.rows)) == (8, 1 + 3 + 1)
    assert sum(column.width.mm for column in table.columns) == pytest.approx(257, abs=2)
    assert cells(table, 1) == ["1", "Bản 1", *["1,5*"] * 6]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert "KAD" in texts(document)[-1]


def test_a_report_without_indicators_has_two_sections_only(tmp_path):
    assert len(paper(tmp_path).sections) == 2


@pytest.mark.parametrize("units", [1, 40])
def test_a_report_with_indicators_is_clean(tmp_path, units):
    line = IndicatorLine(
        name="Đường có hoa",
        unit="km",
        target="10",
        reached="12",
        share="120,0 %",
        reported="3/3",
        verdict="2/3",
        trend="tăng 2 km",
    )
    paper(
        tmp_path,
        indicators=[line] * 3,
        grids=[grid_of(units)],
        reported_in="“Báo cáo quý” của các đơn vị (kỳ gần nhất: Quý II/2026)",
        clusters=[Participation("Cụm 1", 2, 1), Participation("", 1, 0)],
        gaps=["chỉ tiêu “Đường có hoa” chưa có số liệu của Bản 1 (01 kỳ)"],
    )
    assert [str(finding) for finding in lint_file(tmp_path / "report.docx")] == []


def test_lines_of_several_campaigns_are_numbered_by_campaign():
    lines = [IndicatorLine(name=name, group=group) for name, group in ("aA", "bB", "cA")]
    groups = indicator_groups(lines)
    told = {group["ten"]: [row["tt"] + row["ten"] for row in group["hang"]] for group in groups}
    assert told == {"A": ["1a", "2c"], "B": ["1b"]}
    assert list(told) == ["A", "B"]


def test_only_what_moved_is_told():
    assert trend_lines([IndicatorLine(name="Hoa")]) == []
    told = trend_lines([IndicatorLine(name="Hoa", trend="tăng 2 km"), IndicatorLine(name="Rác")])
    assert told[1:] == ["- “Hoa”: tăng 2 km."]


def test_clusters_are_counted_only_where_there_are_several(tmp_path):
    one = [Participation("Cụm 1", 2, 1)]
    assert "Cụm, khối" not in texts(paper(tmp_path, clusters=one))
    shown = texts(paper(tmp_path, clusters=[*one, Participation("", 3, 3)]))
    start = shown.index("Không thuộc cụm, khối")
    assert shown[start + 1 : start + 4] == ["3", "3", "0"]
    assert shown[start + 4 : start + 8] == ["Tổng cộng", "5", "4", "1"]


# --- from the book -----------------------------------------------------------------------------


def test_totals_stand_with_target_base_and_verdicts(plan):
    roads, waste = draft(plan).context["chi_tieu"]
    assert (roads["muc_tieu"], roads["dat"], roads["ty_le"]) == ("12", "8,5", "70,8\u00a0%")
    assert (roads["co_so_lieu"], roads["dat_muc"]) == ("3/3", "2/2")
    # shares of units are never added: the lowest and the highest; the third has nothing to tell
    assert (waste["muc_tieu"], waste["dat"]) == ("≥ 90", "92,5")
    assert (waste["co_so_lieu"], waste["dat_muc"]) == ("1/3 (KAD 01)", "1/1")


def test_the_bar_of_each_unit_is_not_taken_for_that_of_the_sum(plan):
    Target.delete().execute()
    Indicator.update(operator="<=", threshold=2).where(Indicator.measure == "km").execute()
    roads, waste = draft(plan).context["chi_tieu"]
    assert (roads["muc_tieu"], waste["muc_tieu"]) == ("≤ 2 mỗi đơn vị", "≥ 90")
    assert roads["ty_le"] == "–"


def test_each_unit_has_its_cell_and_nought_is_not_missing(plan):
    (table,) = draft(plan).context["bang_chi_tieu"]
    rows = [[cell.lstrip("\ufdd4") for cell in row["o"]] for row in table["hang"][:3]]
    assert rows == [
        ["1", UNITS[0], "4,5", "92,5"],
        ["2", UNITS[1], "0,0*", "–"],
        ["3", UNITS[2], "4,0", "KAD"],
    ]


def test_the_step_from_the_period_before_counts_the_same_units(plan):
    told = [line.replace("\u00a0", " ") for line in draft(plan).context["xu_huong"]]
    assert told[1:] == [
        "- “Đường có hoa”: tăng 1,5 km so với kỳ quý I/2026 (02 đơn vị có số liệu cả hai kỳ);",
        "- “Hộ phân loại rác”: 01 đơn vị tốt lên so với kỳ quý I/2026 (01 đơn vị có số liệu cả"
        " hai kỳ).",
    ]


def test_what_is_missing_is_named(plan):
    told = [line.replace("\u00a0", " ") for line in draft(plan).context["con_thieu"]]
    assert told == [
        f"- Còn 01 báo cáo quá hạn của các đơn vị chưa gửi: {UNITS[1]} (Quý II/2026);",
        "- Chỉ tiêu “Hộ phân loại rác” chưa có số liệu trong báo cáo đã gửi của"
        f" {UNITS[1]} (01 kỳ).",
    ]


def test_nothing_is_missing_once_all_is_in(plan):
    compiled_book.tell(plan, UNITS[1], "2026-Q2", km=1.0, share=91.0, on=date(2026, 7, 1))
    compiled_book.tell(plan, UNITS[1], "2026-Q1", km=0.0, share=70.0, on=date(2026, 7, 1))
    assert draft(plan).context["con_thieu"] == []


def test_awards_decided_above_are_asked_for(plan):
    for name, form, level in (
        ("Lò Thị Mây", "Bằng khen", "Chủ tịch UBND tỉnh"),
        ("Vì Văn Sao", "Giấy khen", "Chủ tịch UBND xã"),
    ):
        record = PlanRecord.get(PlanRecord.code == plan.code)
        nominate(Nomination(plan=record, kind="person", name=name, form=form, level=level), TODAY)
    (asked,) = draft(plan).context["kien_nghi"]
    assert asked == (
        "Đề nghị Ủy ban nhân dân tỉnh Vân Sơn xét, tặng Bằng khen của Chủ tịch UBND tỉnh cho 01"
        " cá nhân."
    )


def test_the_figures_are_kept_with_the_paper(plan):
    kept = from_plain(draft(plan).made_from["figures"])
    assert kept.total.received == 5
    assert kept.units["DV02"][:5] == (2, 1, 0, 1, 1)
    assert [one.value for one in kept.indicators.values()] == ["8,5", ""]


def test_a_campaign_without_indicators_leaves_them_out(book):
    plan = compiled_book.fill()
    Indicator.delete().execute()
    context = draft(plan).context
    assert (context["chi_tieu"], context["bang_chi_tieu"], context["mo_dau_chi_tieu"]) == (
        [],
        [],
        [],
    )
    assert context["ten_phu_luc"] == "Phụ lục"


# --- the periodic report -----------------------------------------------------------------------


def periodic(today=TODAY, **typed):
    return draft_of("periodic_report", Wanted("", today, {**PERIODIC, **typed}))


def test_campaigns_that_ran_stand_with_their_indicators(plan):
    context = periodic().context
    (group,) = context["chi_tieu"]
    assert group["ten"] == f"Phong trào thi đua “{compiled_book.TITLE}”"
    assert [row["dat"] for row in group["hang"]] == ["8,5", "92,5"]
    assert len(context["bang_chi_tieu"]) == 1


def test_figures_count_from_the_beginning_up_to_the_cut_off(plan):
    context = periodic(period="2026-Q1").context
    assert [row["dat"] for row in context["chi_tieu"][0]["hang"]] == ["3,5", "88,0"]


def test_a_period_in_which_no_data_end_has_no_indicators(plan):
    context = periodic(period="2026-M04").context
    assert context["chi_tieu"] == []


def test_a_periodic_report_with_indicators_is_clean(plan, tmp_path):
    document = made("periodic_report", periodic().context, tmp_path)
    names = [
        text for text in texts(document) if text in ("Phụ lục I", "Phụ lục II", "Phụ lục III")
    ]
    assert names == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert [str(one) for one in lint_file(tmp_path / "periodic_report.docx")] == []
