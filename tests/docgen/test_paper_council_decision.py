"""Quyết định thành lập, kiện toàn Hội đồng: members inline or on a list, duties, what it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx.oxml.ns import qn

from docgen.contexts.council_decision import CouncilData, Seat, council_decision_context
from docgen.drafts import Wanted, draft_of
from docgen.jobs import papers
from docgen.lint import lint_file
from models.council import CouncilMember
from models.documents import Document
from models.errors import RuleBroken
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill

NAMES = ("Giàng A Chủ", "Tòng Thị Phó", "Lò Thị Thường", "Hà Văn Viên", "Vi Văn Viên", "Lý Thị Ký")


def council_of(count: int, **fields: object) -> CouncilData:
    seats = [Seat(name=name, post="Trưởng bản", role="Ủy viên") for name in NAMES[:count]]
    usual = {
        "office": FACTS,
        "seats": seats,
        "grounds": ["Luật Thi đua, khen thưởng"],
        "duties": ["Tham mưu về thi đua", "Xét khen thưởng."],
        "responsible": "Trưởng phòng Văn hóa - Xã hội",
        "number": "9",
        "signed_on": date(2026, 2, 5),
    }
    return CouncilData(**(usual | fields))


def paper(folder, data):
    return made("council_decision", council_decision_context(data), folder)


def test_few_members_stand_in_the_first_article(tmp_path):
    document = paper(tmp_path, council_of(2))
    shown = texts(document)
    start = shown.index("QUYẾT ĐỊNH:")
    assert "Về việc thành lập Hội đồng Thi đua - Khen thưởng xã Suối Hoa" in shown
    assert shown[start + 1 : start + 10] == [
        "Điều 1. Thành lập Hội đồng Thi đua - Khen thưởng xã Suối Hoa gồm 02 (hai) thành viên:",
        "1. Giàng A Chủ, Trưởng bản - Ủy viên;",
        "2. Tòng Thị Phó, Trưởng bản - Ủy viên.",
        "Điều 2. Nhiệm vụ, quyền hạn, chế độ làm việc:",
        "1. Tham mưu về thi đua.",
        "2. Xét khen thưởng.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 4. Trưởng phòng Văn hóa - Xã hội, các thành viên Hội đồng có tên tại Điều 1 và các"
        " cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        "Nơi nhận:",
    ]
    assert shown[-4:-2] == ["- Như Điều 4;", "- Lưu: VT, VHXH."]
    assert "TM." not in "".join(shown[-2:])  # the chair decides alone
    assert len(document.sections) == 1


@pytest.mark.parametrize(("count", "sections"), [(5, 1), (6, 2)])
def test_more_than_five_members_get_a_list_with_its_own_pages(tmp_path, count, sections):
    document = paper(tmp_path, council_of(count, renews=True))
    assert len(document.sections) == sections
    shown = texts(document)
    assert any(text.startswith("Điều 1. Kiện toàn Hội đồng") for text in shown)
    if sections == 2:
        assert document.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "DANH SÁCH\nTHÀNH VIÊN HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ SUỐI HOA" in shown
        rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
        assert rows[0] == ["TT", "Họ và tên", "Chức vụ, đơn vị", "Vai trò trong Hội đồng"]
        assert rows[6] == ["6", "Lý Thị Ký", "Trưởng bản", "Ủy viên"]
    assert [str(found) for found in lint_file(tmp_path / "council_decision.docx")] == []


def test_the_old_decision_is_replaced_by_number_and_day(tmp_path):
    shown = texts(paper(tmp_path, council_of(1, replaced="Quyết định số 15/QĐ-UBND;")))
    assert (
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 15/QĐ-UBND."
        in shown
    )


def test_without_duties_the_law_is_named(tmp_path):
    shown = "\n".join(texts(paper(tmp_path, council_of(1, duties=[" "]))))
    assert "Điều 2. Hội đồng thực hiện nhiệm vụ, quyền hạn theo quy định" in shown


def test_without_members_the_way_to_them_is_told():
    with pytest.raises(RuleBroken, match="mục Hội đồng TĐKT"):
        council_decision_context(council_of(0))


# --- from the records ------------------------------------------------------------------------


@pytest.fixture
def office_book(book):
    fill()
    CouncilMember.create(name="Lò Văn Cũ", role="chair", until_on=TODAY - timedelta(days=1))
    CouncilMember.create(name="Lò Văn Mới", role="chair", from_on=TODAY)
    CouncilMember.create(name="Vi Thị Viên", role="member")


def draft(**details: object):
    return draft_of("council_decision", Wanted("", TODAY, details))


def test_the_members_of_the_day_asked_for_are_named(office_book):
    articles = draft().context["dieu"]
    assert "Lò Văn Mới" in articles[0] and "Lò Văn Cũ" not in articles[0]
    assert "Chủ tịch Hội đồng" in articles[0]
    before = draft(members_on=(TODAY - timedelta(days=1)).isoformat()).context["dieu"]
    assert "Lò Văn Cũ" in before[0] and "Lò Văn Mới" not in before[0]


def test_a_council_that_sat_before_is_renewed(office_book):
    assert draft().subject.startswith("Về việc kiện toàn")
    CouncilMember.delete().where(CouncilMember.name == "Lò Văn Cũ").execute()
    assert draft().subject == "Về việc thành lập Hội đồng Thi đua - Khen thưởng xã Suối Hoa"


def test_the_decision_made_here_before_is_the_one_replaced(office_book):
    Document.create(
        kind="council_decision", type_name="QUYẾT ĐỊNH", number="15", symbol="/QĐ-UBND",
        dated_on=date(2026, 3, 5), path="", sha256="", recipients=[], made_on=TODAY, made_from={},
    )  # fmt: skip
    third = draft().context["dieu"][2].replace("\u00a0", " ")
    assert "thay thế Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026." in third
    typed = draft(replaced="7/QĐ-UBND", replaced_on="2025-01-09").context["dieu"][2]
    assert "Quyết định số 7/QĐ-UBND ngày 09 tháng 01 năm 2025" in typed.replace("\u00a0", " ")


def test_what_is_missing_is_said(office_book):
    assert not any(lack.needed for lack in papers.lacks("council_decision", "", TODAY))
    CouncilMember.delete().execute()
    needed = [lack.text for lack in papers.lacks("council_decision", "", TODAY) if lack.needed]
    assert needed == ["Chưa có thành viên Hội đồng. Hãy nhập ở trang Cài đặt, mục Hội đồng TĐKT."]
    found = papers.lacks("council_decision", "", TODAY, {"duties": []})
    assert found[0].text == "Chưa có: nhiệm vụ, quyền hạn, chế độ làm việc."


def test_an_office_that_is_no_committee_keeps_its_whole_name(tmp_path):
    data = council_of(1, office=replace(FACTS, name="Trường Tiểu học Suối Hoa"))
    shown = texts(paper(tmp_path, data))
    told = "Về việc thành lập Hội đồng Thi đua - Khen thưởng Trường Tiểu học Suối Hoa"
    assert told in shown
