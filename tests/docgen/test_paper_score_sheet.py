"""Bảng tổng hợp kết quả chấm điểm: its sentences, its broad page, and its draft from the book."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx.enum.section import WD_ORIENT

from docgen.contexts.score_sheet import ScoreRow, ScoreSheetData, score_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.ink import words_of
from docgen.jobs import papers
from models import score_deeds, units
from models.council import CouncilMember
from models.errors import RuleBroken
from models.score_rules import CriterionDraft, SheetDraft, SheetRules
from models.scoring import CriterionKind, GradeStep, Hand
from models.units import Cluster, Unit
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill

D = Decimal
FIRST = ScoreRow(
    name="Thôn Nà Sao",
    hands=(D("96.5"), D(95), None),
    scale=D(90),
    bonus=D(3),
    penalty=D("-0.5"),
    total=D("92.5"),
    rank=1,
    grade="Hoàn thành xuất sắc nhiệm vụ",
)
OUT = ScoreRow(name="Thôn Đồng Mạ", note="Không xếp hạng: Kỷ luật")


def data(**fields: object) -> ScoreSheetData:
    usual: dict[str, object] = {
        "office": FACTS,
        "cluster": "Cụm ven suối",
        "year": 2026,
        "rows": [FIRST, OUT],
        "on": date(2026, 12, 10),
        "head_unit": "Thôn Nà Sao",
        "head_name": "Lò Thị Mai",
        "chair_name": "Giàng A Sùng",
        "chair_post": "Chủ tịch UBND xã",
    }
    return ScoreSheetData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("score_sheet", context, tmp_path))


# --- the paper -----------------------------------------------------------------------------------


def test_a_unit_is_a_row_with_the_points_of_three_hands(tmp_path):
    words = said(score_context(data()), tmp_path)
    assert words[words.index("Thôn Nà Sao") - 1 :][:11] == [
        "1", "Thôn Nà Sao", "96,5", "95", "–", "90", "3", "−0,5", "92,5", "1",
        "Hoàn thành xuất sắc nhiệm vụ",
    ]  # fmt: skip
    start = words.index("Thôn Đồng Mạ")
    assert words[start : start + 10] == [
        "Thôn Đồng Mạ", "–", "–", "–", "–", "–", "–", "–", "–", "Không xếp hạng: Kỷ luật",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fields, opening",
    [
        ({}, "Kết quả chấm điểm 02 đơn vị theo thang điểm 100 như sau:"),
        (
            {"ground": "Quyết định số 15/QĐ-UBND.", "scale": D(1000)},
            "Căn cứ Quyết định số 15/QĐ-UBND, kết quả chấm điểm 02 đơn vị theo thang điểm 1000"
            " như sau:",
        ),
        (
            {"is_closed": False},
            "Kết quả chấm điểm 02 đơn vị theo thang điểm 100 như sau (số liệu tạm tính, bảng chưa"
            " chốt):",
        ),
    ],
)
def test_the_opening_says_on_what_ground_and_whether_it_is_final(fields, opening):
    (found,) = score_context(data(**fields))["mo_dau"]
    assert words_of(found).replace("\u00a0", " ") == opening


def test_the_end_names_the_first_and_counts_the_grades(tmp_path):
    (end,) = score_context(data())["ket_thuc"]
    assert words_of(end).replace("\u00a0", " ") == (
        "Tổng hợp: xếp hạng 01/02 đơn vị; hoàn thành xuất sắc nhiệm vụ 01. Hạng Nhất: Thôn Nà Sao"
        " (92,5 điểm)./."
    )
    tied = [replace(FIRST, name=f"Thôn {number}") for number in range(1, 6)]
    (end,) = score_context(data(rows=tied))["ket_thuc"]
    assert "Hạng Nhất: Thôn 1, Thôn 2, Thôn 3 và 02 đơn vị khác" in words_of(end)


def test_nobody_judged_makes_no_paper():
    with pytest.raises(RuleBroken, match="Chưa có đơn vị nào"):
        score_context(data(rows=[]))


def test_the_page_lies_and_its_heading_row_repeats(tmp_path):
    document = made("score_sheet", score_context(data(rows=[FIRST] * 40)), tmp_path)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE and round(section.page_width.mm) == 297
    assert len(section.header.paragraphs) == 1
    assert section.header.paragraphs[0].text == "2", "the number of the page stands there once"
    table = document.tables[1]
    assert len(table.rows) == 41 and "tblHeader" in table.rows[0]._tr.xml
    assert round(sum(column.width.mm for column in table.columns)) == 252


@pytest.mark.parametrize(
    "fields, signed",
    [
        ({}, ["TM. CỤM, KHỐI THI ĐUA", "TM. HỘI ĐỒNG"]),
        ({"head_unit": ""}, ["TM. HỘI ĐỒNG"]),
        ({"council": False}, ["TM. CỤM, KHỐI THI ĐUA"]),
        ({"head_unit": "", "council": False}, ["TM. ỦY BAN NHÂN DÂN"]),
    ],
)
def test_cluster_and_council_sign_or_else_the_office(fields, signed, tmp_path):
    words = said(score_context(data(**fields)), tmp_path)
    assert [word for word in words if word.startswith("TM. ")] == signed
    assert not any(word.startswith("Số:") for word in words), "a form of our own has no number"


# --- from the book -------------------------------------------------------------------------------


@pytest.fixture
def sheet(book):
    """A sheet of two criteria; Nà Sao leads the cluster, Đồng Mạ has fewer points."""
    fill()
    Unit.update(contact="Lò Thị Mai").where(Unit.name == "Thôn Nà Sao").execute()
    CouncilMember.create(name="Giàng A Sùng", role="chair", post="Chủ tịch UBND xã")
    cluster = Cluster.create(name="Cụm ven suối")
    ids = {}
    for name, role in (("Thôn Nà Sao", "head"), ("Thôn Đồng Mạ", "member")):
        unit = Unit.get(Unit.name == name)
        units.seat(unit, cluster, date(2026, 1, 1), role)
        ids[name] = unit.id
    draft = SheetDraft(
        paper="Quyết định số 15/QĐ-UBND",
        bonus_cap=2,
        rules=SheetRules(grades=[GradeStep(least=8, name="Tốt"), GradeStep(name="Khá")]),
        criteria=[
            CriterionDraft(text="Vệ sinh", maximum=10),
            CriterionDraft(text="Mô hình", kind=CriterionKind.BONUS, maximum=3),
        ],
    )
    made_sheet, _ = score_deeds.start(cluster, 2026, draft)
    first, second = (row.id for row in made_sheet.criteria)
    score_deeds.keep_marks(
        made_sheet,
        {
            (first, ids["Thôn Nà Sao"], Hand.SELF): D(9),
            (first, ids["Thôn Nà Sao"], Hand.COUNCIL): D("8.5"),
            (second, ids["Thôn Nà Sao"], Hand.COUNCIL): D(3),
            (first, ids["Thôn Đồng Mạ"], Hand.PEER): D(7),
        },
    )
    return made_sheet


def test_the_draft_takes_points_ranks_and_signers_from_the_book(sheet):
    draft = draft_of("score_sheet", Wanted("", TODAY))
    first, second = draft.context["bang"]
    assert (first["don_vi"], first["thuong"], first["tong"], first["hang"]) == (
        "Thôn Nà Sao", "2", "10,5", "1",
    )  # fmt: skip
    assert (first["tu_cham"], first["hoi_dong"]) == ("9", "10,5")
    assert (second["cham_cheo"], second["hoi_dong"], second["loai"]) == ("7", "–", "Khá")
    assert draft.signer == "Giàng A Sùng" and draft.symbol == ""
    assert draft.subject.endswith("thi đua năm 2026 của Cụm ven suối")
    assert "Tổng điểm thưởng tính nhiều nhất 2 điểm." in draft.context["ghi_chu"][0]


def test_the_newest_sheet_is_proposed_and_says_whether_it_is_closed(sheet):
    score_deeds.start(sheet.cluster, 2027)
    asks = {ask.name: ask for ask in asked("score_sheet", Wanted("", TODAY))}
    assert [words for words, _ in asks["sheet"].choices] == [
        "Năm 2027 · Cụm ven suối (chưa chốt)",
        "Năm 2026 · Cụm ven suối (chưa chốt)",
    ]
    with pytest.raises(RuleBroken, match="Chưa có điểm trong bảng"):
        draft_of("score_sheet", Wanted("", TODAY))
    chosen = {
        ask.name: ask for ask in asked("score_sheet", Wanted("", TODAY, {"sheet": sheet.id}))
    }
    assert chosen["ground"].proposal == "Quyết định số 15/QĐ-UBND"
    assert (chosen["head_unit"].proposal, chosen["head_name"].proposal) == (
        "Thôn Nà Sao", "Lò Thị Mai",
    )  # fmt: skip


def test_a_closed_sheet_is_final(sheet):
    score_deeds.close(sheet, TODAY)
    context = draft_of("score_sheet", Wanted("", TODAY)).context
    assert "tạm tính" not in context["mo_dau"][0]


def test_without_sheets_the_form_says_what_is_missing(book):
    fill()
    needed = [lack.ask for lack in papers.lacks("score_sheet", "", TODAY) if lack.needed]
    assert needed == ["sheet"]


def test_it_names_no_recipients_and_none_are_asked_for(sheet):
    assert not any("nơi nhận" in lack.text for lack in papers.lacks("score_sheet", "", TODAY))


def test_a_sheet_that_is_gone_is_told(sheet):
    with pytest.raises(RuleBroken, match="Không còn bảng chấm điểm"):
        draft_of("score_sheet", Wanted("", TODAY, {"sheet": 99}))


def test_the_paper_is_registered_and_made_again(book, sheet):
    old = papers.make(book, "score_sheet", "", TODAY, {"council": False})
    assert old.type_name == "BẢNG TỔNG HỢP" and not old.symbol
    again = papers.make_again(book, old, TODAY)
    assert again.made_from["details"]["council"] is False
