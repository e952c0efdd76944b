"""Công văn đề nghị: its sentences, its names, and what it takes from the records."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from docgen.contexts.request import (
    RequestData,
    RequestedName,
    request_context,
    request_subject,
)
from docgen.drafts import Wanted, asked, draft_of
from docgen.ink import words_of
from docgen.jobs import papers
from models import office
from models.errors import RuleBroken
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill, propose

SUPERIOR = "Ủy ban nhân dân tỉnh Vân Sơn"
TYPED = {"subject": "đề nghị cử người", "what": "cử 01 người", "addressees": ["Trạm Y tế xã"]}


@pytest.fixture
def code(book):
    code = fill()
    office.set_profile(replace(office.profile_on(TODAY), superior_name=SUPERIOR))
    return code


def data(**fields: object) -> RequestData:
    usual: dict[str, object] = {
        "office": FACTS,
        "addressees": ["Trạm Y tế xã"],
        "subject": "đề nghị cử người",
        "what": "cử 01 người dự họp",
        "on": date(2026, 6, 3),
    }
    return RequestData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("request", context, tmp_path))


def test_a_plain_request_is_one_sentence_and_a_polite_end(tmp_path):
    words = said(request_context(data()), tmp_path)
    assert "V/v đề nghị cử người" in words
    assert "Kính gửi: Trạm Y tế xã." in words
    assert "Ủy ban nhân dân xã Suối Hoa đề nghị Trạm Y tế xã cử 01 người dự họp." in words
    assert "Rất mong nhận được sự quan tâm, phối hợp./." in words
    assert "- Như trên;" in words


def test_several_addressees_are_listed_and_spoken_to_together(tmp_path):
    words = said(request_context(data(addressees=["Trạm Y tế xã", "Công an xã;"])), tmp_path)
    assert words[words.index("Kính gửi:") + 1 :][:2] == ["- Trạm Y tế xã;", "- Công an xã."]
    assert any("đề nghị các cơ quan, đơn vị cử 01 người dự họp." in text for text in words)


@pytest.mark.parametrize("count, at_the_foot", [(10, False), (11, True)])
def test_more_than_ten_addressees_are_named_at_the_foot(count, at_the_foot):
    context = request_context(data(addressees=[f"Thôn {place}" for place in range(count)]))
    assert ("- Thôn 3;" in context["noi_nhan"]) is at_the_foot
    assert (len(context["kinh_gui"]) == 1) is at_the_foot


def test_points_and_names_are_announced_by_a_colon(tmp_path):
    one = RequestedName(kind="Tập thể", name="Thôn Nà Sao", award="bằng khen")
    listed = request_context(data(matters=["- Cử người;", "Gửi danh sách"], names=[one]))
    words = said(listed, tmp_path)
    assert any(text.endswith("dự họp, cụ thể như sau:") for text in words)
    assert "- Cử người;" in words and "- Gửi danh sách." in words
    assert words[words.index("Hình thức đề nghị") + 1 :][:4] == [
        "1",
        "Thôn Nà Sao",
        "Tập thể",
        "Bằng khen",
    ]
    (sentence,) = request_context(data(names=[one]))["de_nghi"]
    assert words_of(sentence).endswith("dự họp, gồm các trường hợp sau:")


def test_what_is_enclosed_and_until_when_an_answer_is_wanted(tmp_path):
    context = request_context(
        data(enclosed=["Tờ trình.", "- Danh sách"], due_at=datetime(2026, 6, 9, 16, 30))
    )
    words = said(context, tmp_path)
    assert "Gửi kèm Công văn này: Tờ trình; Danh sách." in words
    assert (
        "Văn bản trả lời, hồ sơ xin gửi về Phòng Văn hóa - Xã hội trước 16 giờ 30 phút,"
        " ngày 09 tháng 6 năm 2026." in words
    )
    assert "Thông tin chi tiết xin liên hệ bà Lò Thị Mây, số điện thoại 0912 345 678." in words


def test_nobody_addressed_is_told():
    with pytest.raises(RuleBroken, match="Chưa có nơi nhận"):
        request_context(data(addressees=[" "]))


@pytest.mark.parametrize(
    "typed",
    [
        "cử người",
        "đề nghị cử người",
        "Đề nghị cử người.",
        "V/v đề nghị cử người",
        "Về việc cử người",
    ],
)
def test_the_subject_says_request_once(typed):
    assert request_subject(typed) == "đề nghị cử người"


def test_an_empty_form_names_all_it_lacks(code):
    with pytest.raises(RuleBroken, match="còn thiếu: về việc; đề nghị"):
        draft_of("request", Wanted("", TODAY))
    needed = [lack.ask for lack in papers.lacks("request", "", TODAY) if lack.needed]
    assert needed == ["subject", "what"]


def test_the_superior_is_proposed_with_the_names_only_it_may_award(code):
    up = propose(code, "Lò Văn An", form="Bằng khen", level="Chủ tịch UBND tỉnh", post="Y sĩ")
    propose(code, "Hà Thị Mây", form="Giấy khen")
    propose(code, "Vì Văn Tá", form="Bằng khen", verdict="not_eligible", verdict_reason="kỷ luật")
    proposals = {ask.name: ask.proposal for ask in asked("request", Wanted(code, TODAY))}
    assert proposals["addressees"] == [SUPERIOR]
    assert proposals["names"] == [up.id]
    assert proposals["what"] == (
        "xem xét, tặng Bằng khen cho 01 cá nhân có thành tích xuất sắc trong phong trào thi đua"
        " “Đường hoa thôn bản”"
    )
    draft = draft_of("request", Wanted(code, TODAY))
    assert draft.subject.startswith("V/v đề nghị khen thưởng thành tích trong phong trào")
    assert draft.recipients == [SUPERIOR]
    assert [row["ten"] for row in draft.context["danh_sach"]] == ["Lò Văn An"]
    assert draft.made_from["details"]["names"] == [up.id]


def test_units_are_asked_without_names_and_with_another_end(code):
    propose(code, "Lò Văn An", form="Bằng khen")
    wanted = Wanted(code, TODAY, {**TYPED})
    proposals = {ask.name: ask.proposal for ask in asked("request", wanted)}
    assert proposals["names"] is None and proposals["what"] is None
    assert proposals["closing"] == "Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện."
    assert draft_of("request", wanted).context["danh_sach"] == []


@pytest.mark.parametrize("day, is_past", [("2026-11-20", True), ("2026-11-21", False)])
def test_an_answer_is_never_wanted_in_the_past(code, day, is_past):
    wanted = Wanted("", TODAY, {**TYPED, "due_on": day})
    if is_past:
        with pytest.raises(RuleBroken, match="đã qua"):
            draft_of("request", wanted)
    else:
        end = draft_of("request", wanted).context["ket_thuc"]
        assert any("trước 17 giờ 00 phút" in text for text in end)


def test_a_request_typed_over_two_lines_is_one_sentence(code):
    typed = {**TYPED, "what": "cử 01 người\ndự họp"}
    context = draft_of("request", Wanted("", TODAY, typed)).context
    assert words_of(context["de_nghi"][0]).endswith("Trạm Y tế xã cử 01 người dự họp.")


def test_without_names_in_the_book_none_are_asked_for(code):
    assert "names" not in [ask.name for ask in asked("request", Wanted(code, TODAY))]


def test_the_paper_is_registered_and_made_again(book, code):
    old = papers.make(book, "request", "", TODAY, TYPED)
    assert old.type_name == "Công văn" and old.recipients == ["Trạm Y tế xã"]
    assert papers.make_again(book, old, TODAY).subject == old.subject == "V/v đề nghị cử người"
