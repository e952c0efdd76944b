"""Tờ trình đề nghị khen thưởng: who submits to whom, what it says, the list on lying pages."""

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from docgen.contexts.awarding import AwardeeKind
from docgen.contexts.bodies import council_of, council_signature
from docgen.contexts.submission import Proposed, SubmissionData, share_words, submission_context
from docgen.drafts import Wanted, draft_of
from docgen.jobs import papers
from docgen.lint import lint_file
from models import office
from models.council import CouncilMember
from models.errors import RuleBroken
from models.nominations import Nomination
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill, propose

HEADINGS = ["TT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Năm sinh", "Tóm tắt thành tích",
            "Hình thức đề nghị", "Tỷ lệ phiếu", "Ghi chú"]  # fmt: skip


def submission_of(count: int, **fields: object) -> SubmissionData:
    people = [
        Proposed(
            kind=AwardeeKind.PERSON,
            name=f"Ông Vàng A Dế {place}",
            post="Thôn Bản Phố",
            birth_year="1980",
            achievement="Hiến 200 mét vuông đất",
            votes="9/11",
            share=9 / 11,
        )
        for place in range(1, count + 1)
    ]
    usual = {
        "office": replace(FACTS, symbols={"submission": "/TTr-UBND"}),
        "addressee": "Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn",
        "achievement": "có thành tích tiêu biểu trong phong trào thi đua “Bản sạch, nước trong”",
        "grounds": ["Luật Thi đua, khen thưởng", "Kế hoạch số 7"],
        "proposed": people,
        "council": "Hội đồng Thi đua - Khen thưởng xã Suối Hoa",
        "recipients": ["Lưu: VT, VHXH"],
        "number": "3",
        "signed_on": date(2026, 12, 5),
    }
    return SubmissionData(**(usual | fields))


def paper(folder, data):
    return made("submission", submission_context(data), folder)


def test_a_submission_says_who_is_asked_for_whom_and_why(tmp_path):
    data = submission_of(2, dossier=["Biên bản họp (01 bản);", "Báo cáo thành tích"])
    shown = texts(paper(tmp_path, replace(data, met_on=date(2026, 12, 2))))
    start = shown.index("TỜ TRÌNH")
    assert shown[start : start + 13] == [
        "TỜ TRÌNH",
        "Đề nghị tặng Giấy khen cho các cá nhân có thành tích tiêu biểu trong phong trào thi đua"
        " “Bản sạch, nước trong”",
        "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn.",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Căn cứ Kế hoạch số 7.",
        "Ngày 02/12/2026, Hội đồng Thi đua - Khen thưởng xã Suối Hoa đã họp, xét các trường hợp"
        " đề nghị khen thưởng; 02/02 trường hợp đã được biểu quyết, tỷ lệ phiếu đồng ý đều đạt"
        " 81,8%.",
        "Ủy ban nhân dân xã Suối Hoa kính trình Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn xem xét,"
        " quyết định tặng Giấy khen cho 02 cá nhân có thành tích tiêu biểu trong phong trào thi"
        " đua “Bản sạch, nước trong” (có danh sách kèm theo).",
        "Hồ sơ gửi kèm theo Tờ trình này gồm:",
        "- Biên bản họp (01 bản);",
        "- Báo cáo thành tích.",
        "Ủy ban nhân dân xã Suối Hoa kính trình Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn xem xét,"
        " quyết định./.",
        "Nơi nhận:",
        "- Như trên;",
    ]


def test_one_name_is_not_many(tmp_path):
    shown = texts(paper(tmp_path, submission_of(1)))
    assert any(text.startswith("Đề nghị tặng Giấy khen cho cá nhân có") for text in shown)
    assert "Danh sách có 01 trường hợp: 01 cá nhân." in shown


def test_several_forms_are_told_apart(tmp_path):
    people = submission_of(3).proposed
    village = replace(people[0], kind=AwardeeKind.COLLECTIVE, name="Thôn Nà Sao")
    forms = [village, people[1], replace(people[2], form="Lao động tiên tiến")]
    shown = texts(paper(tmp_path, submission_of(0, proposed=forms)))
    asked = next(text for text in shown if text.endswith("cụ thể:"))
    assert "quyết định khen thưởng 01 tập thể và 02 cá nhân" in asked
    start = shown.index(asked)
    assert shown[start + 1 : start + 4] == [
        "- Tặng Giấy khen: 01 tập thể và 01 cá nhân;",
        "- Công nhận danh hiệu Lao động tiên tiến: 01 cá nhân.",
        "(Có danh sách kèm theo).",
    ]
    assert "DANH SÁCH\nĐỀ NGHỊ KHEN THƯỞNG" in shown


def test_the_list_lies_on_pages_of_its_own_with_every_column(tmp_path):
    document = paper(tmp_path, submission_of(1))
    upright, lying = document.sections
    assert (upright.orientation, lying.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert lying._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[0] == HEADINGS
    assert rows[2] == ["1", "Ông Vàng A Dế 1", "Thôn Bản Phố", "1980", "Hiến 200 mét vuông đất",
                       "Giấy khen", "9/11 (81,8%)", ""]  # fmt: skip
    width = sum(int(column.get(qn("w:w"))) for column in document.tables[-1]._tbl.tblGrid)
    room = (lying.page_width - lying.left_margin - lying.right_margin) / 635
    assert abs(width - room) < 10


def test_groups_are_numbered_and_lines_begin_anew(tmp_path):
    kinds = [AwardeeKind.PERSON, AwardeeKind.COLLECTIVE, AwardeeKind.PERSON, AwardeeKind.HOUSEHOLD]
    people = submission_of(4).proposed
    mixed = [replace(one, kind=kind) for one, kind in zip(people, kinds, strict=True)]
    table = paper(tmp_path, submission_of(0, proposed=mixed)).tables[-1]
    assert [row.cells[0].text for row in table.rows][1:] == [
        "I. Tập thể", "1", "II. Hộ gia đình", "1", "III. Cá nhân", "1", "2",
    ]  # fmt: skip


def test_without_votes_and_meeting_the_council_is_not_mentioned(tmp_path):
    people = [replace(submission_of(1).proposed[0], votes="", share=None)]
    shown = "\n".join(texts(paper(tmp_path, submission_of(0, proposed=people))))
    assert "Hội đồng" not in shown


def test_nobody_proposed_means_no_submission():
    with pytest.raises(RuleBroken, match="Chưa có tập thể"):
        submission_context(submission_of(0))


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100%"), (0.8, "80%"), (9 / 11, "81,8%"), (0.0, "0%")]
)
def test_shares_have_a_comma_and_no_needless_zero(share, words):
    assert share_words(share) == words


def test_a_paper_of_many_names_is_clean(tmp_path):
    paper(tmp_path, submission_of(60))
    assert [str(found) for found in lint_file(tmp_path / "submission.docx")] == []


# --- who signs for the council ---------------------------------------------------------------


def test_the_council_is_signed_by_its_deputy_with_the_post_in_the_office(tmp_path):
    deputy = CouncilMember(name="Tòng Thị Phó", role="deputy", post="Phó Chủ tịch UBND xã")
    data = submission_of(1, office=council_of(FACTS), signature=council_signature([deputy]))
    shown = texts(paper(tmp_path, data))
    assert shown[:3] == ["UBND XÃ SUỐI HOA", "HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"]
    assert "Số: 03/TTr-HĐTĐKT" in shown
    start = shown.index("TM. HỘI ĐỒNG")
    assert shown[start : start + 5] == [
        "TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phó Chủ tịch UBND xã", "Tòng Thị Phó",
    ]  # fmt: skip
    assert [str(found) for found in lint_file(tmp_path / "submission.docx")] == []


def test_without_a_deputy_the_standing_member_signs():
    standing = CouncilMember(name="Lò Thị Thường", role="standing")
    signature = council_signature([CouncilMember(name="X", role="chair"), standing])
    assert signature.lines == ["TM. HỘI ĐỒNG", "ỦY VIÊN THƯỜNG TRỰC"]
    assert council_signature([]).name == ""


# --- from the records ------------------------------------------------------------------------


@pytest.fixture
def code(book) -> str:
    made_code = fill()
    profile = replace(
        office.profile_on(TODAY),
        desk_name="Phòng Văn hóa - Xã hội",
        superior_name="Ủy ban nhân dân tỉnh Vân Sơn",
    )
    office.set_profile(profile)
    CouncilMember.create(
        name="Lò Thị Thường", role="standing", post="Trưởng phòng Văn hóa - Xã hội"
    )
    return made_code


def draft(code: str, **details: object):
    return draft_of("submission", Wanted(code, TODAY, details))


def test_the_desk_submits_our_own_awards_to_the_chair(code):
    propose(code, "Vàng A Dế", votes_for=9, votes_all=11)
    propose(code, "Thôn Nà Sao", "collective", form="Bằng khen")
    made_draft = draft(code)
    assert made_draft.symbol == "/TTr-VHXH"
    assert made_draft.signer == "Lò Thị Thường"
    assert made_draft.recipients[0] == "Chủ tịch Ủy ban nhân dân xã Suối Hoa"
    groups = made_draft.context["danh_sach"]
    assert [row["ten"] for group in groups for row in group["hang"]] == ["Vàng A Dế"]
    assert made_draft.nominations == ()  # a submission holds nobody


def test_the_office_submits_upward_what_the_level_above_decides(code):
    propose(code, "Vàng A Dế")
    village = propose(code, "Thôn Nà Sao", "collective", form="Bằng khen")
    made_draft = draft(code, way="upward")
    assert made_draft.context["kinh_gui"] == ["Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn."]
    assert made_draft.symbol == "/TTr-UBND"
    assert made_draft.made_from["nominations"] == [village.id]


def test_the_way_upward_is_proposed_when_every_name_goes_there(code):
    propose(code, "Thôn Nà Sao", "collective", form="Bằng khen")
    assert draft(code).context["kinh_gui"] == ["Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn."]


def test_refused_and_left_out_names_are_not_submitted(code):
    propose(code, "Vàng A Dế")
    propose(code, "Lò Văn Trượt", verdict="not_eligible")
    propose(code, "Lò Văn Khoan", chosen=False)
    assert len(draft(code).made_from["nominations"]) == 1


def test_an_earlier_submission_is_made_again_with_its_names(code):
    item = propose(code, "Vàng A Dế")
    Nomination.update(chosen=False).execute()
    with pytest.raises(RuleBroken, match="Chưa có tập thể"):
        draft(code)
    assert draft(code, nominations=[item.id]).made_from["nominations"] == [item.id]


def test_what_is_missing_is_said(code):
    assert [lack.text for lack in papers.lacks("submission", code, TODAY) if lack.needed] == [
        "Chưa có tập thể, hộ gia đình hay cá nhân nào để đề nghị. Hãy chọn tên ở trang Khen"
        " thưởng rồi lập lại."
    ]
    propose(code, "Vàng A Dế")
    assert not any(lack.needed for lack in papers.lacks("submission", code, TODAY))
    office.set_profile(replace(office.profile_on(TODAY), superior_name=""))
    found = papers.lacks("submission", code, TODAY, {"way": "upward"})
    assert found[0].text.startswith("Chưa có tên cơ quan cấp trên để trình.")
