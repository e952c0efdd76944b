"""Công văn trả lại hồ sơ: whose dossiers, what they lack, and what the records propose."""

from datetime import date, datetime

import pytest

from docgen.contexts.return_letter import Fault, ReturnData, return_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs import papers
from models.errors import RuleBroken
from models.nominations import Nomination
from models.units import Unit
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill, propose

FAULT = Fault(piece="Báo cáo thành tích", lacks="chưa có xác nhận;")


@pytest.fixture
def code(book):
    return fill()


def data(**fields: object) -> ReturnData:
    usual: dict[str, object] = {
        "office": FACTS,
        "campaign": "Bản sạch, nước trong",
        "ground": "Kế hoạch số 07/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân xã Suối Hoa",
        "on": date(2026, 11, 2),
        "addressees": ["Trạm Y tế xã"],
        "names": ["Bà Vi Thị Sen, Y sĩ"],
        "faults": [FAULT],
        "due_at": datetime(2026, 11, 9, 16, 30),
    }
    return ReturnData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("return_letter", context, tmp_path))


def unclear(code: str, name: str = "Vi Thị Sen", **more: object) -> Nomination:
    unit = Unit.get(Unit.name == "Thôn Nà Sao")
    values = {"unit": unit, "verdict": "to_check", "verdict_reason": "thiếu biên bản", **more}
    return propose(code, name, honorific="Bà", **values)


def test_one_dossier_stands_in_the_sentence(tmp_path):
    words = said(return_context(data()), tmp_path)
    assert (
        "V/v trả lại hồ sơ đề nghị khen thưởng phong trào thi đua “Bản sạch, nước trong”" in words
    )
    assert (
        "Sau khi đối chiếu với Kế hoạch số 07/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân xã Suối"
        " Hoa và quy định về hồ sơ khen thưởng, Ủy ban nhân dân xã Suối Hoa trả lại hồ sơ của bà"
        " Vi Thị Sen, Y sĩ để hoàn thiện." in words
    )
    start = words.index("Nội dung cần bổ sung, hoàn thiện")
    assert words[start + 1 : start + 4] == ["1", "Báo cáo thành tích", "Chưa có xác nhận"]


def test_several_dossiers_are_listed(tmp_path):
    context = return_context(
        data(names=["Bà Vi Thị Sen", "Thôn Nà Sao"], received="Tờ trình số 5")
    )
    words = said(context, tmp_path)
    assert any(
        text.endswith("trả lại hồ sơ của 02 trường hợp sau để hoàn thiện:") for text in words
    )
    assert "- Bà Vi Thị Sen;" in words and "- Thôn Nà Sao." in words
    assert any("đã nhận được Tờ trình số 5 đề nghị khen thưởng" in text for text in words)


def test_the_mended_dossier_has_its_hour_and_a_person_to_call(tmp_path):
    words = said(return_context(data(consequence="Quá hạn thì không xét")), tmp_path)
    assert (
        "Ủy ban nhân dân xã Suối Hoa đề nghị Trạm Y tế xã bổ sung, hoàn thiện các nội dung nêu"
        " trên và gửi lại hồ sơ về Phòng Văn hóa - Xã hội trước 16 giờ 30 phút, ngày 09 tháng 11"
        " năm 2026 để kịp trình Hội đồng xét khen thưởng." in words
    )
    assert "Quá hạn thì không xét." in words
    assert any("xin liên hệ bà Lò Thị Mây, số điện thoại" in text for text in words)
    assert "Đề nghị Trạm Y tế xã quan tâm thực hiện./." in words


def test_what_is_said_of_no_single_piece_is_said_of_the_whole():
    context = return_context(data(faults=[Fault(piece="", lacks="nộp chậm")]))
    assert context["bang_thieu"] == [
        {"tt": "1", "giay_to": "Hồ sơ đề nghị", "noi_dung": "Nộp chậm"}
    ]


@pytest.mark.parametrize("empty", ["faults", "addressees"])
def test_nothing_lacking_or_nobody_addressed_is_told(empty):
    with pytest.raises(RuleBroken, match="Chưa có"):
        return_context(data(**{empty: []}))


def test_the_unclear_ones_are_proposed_with_their_reasons(code):
    item = unclear(code)
    propose(code, "Lò Văn An", verdict="eligible")
    draft = draft_of("return_letter", Wanted(code, TODAY))
    assert draft.recipients == ["Thôn Nà Sao"]
    assert draft.made_from["details"]["nominations"] == [item.id]
    assert draft.subject.startswith("V/v trả lại hồ sơ đề nghị khen thưởng phong trào thi đua")
    assert draft.context["bang_thieu"] == [
        {"tt": "1", "giay_to": "Hồ sơ của bà Vi Thị Sen", "noi_dung": "Thiếu biên bản"}
    ]
    (_, sentence) = draft.context["mo_dau"]
    assert "trả lại hồ sơ của bà Vi Thị Sen, Thôn Nà Sao để hoàn thiện." in sentence


def test_the_unclear_ones_stand_first_in_the_list(code):
    propose(code, "An Thị Ba", verdict="eligible")
    unclear(code)
    (picks, *_) = asked("return_letter", Wanted(code, TODAY))
    assert [words for words, _ in picks.choices] == ["Bà Vi Thị Sen, Thôn Nà Sao", "An Thị Ba"]


def test_the_day_proposed_is_five_working_days_ahead(code):
    unclear(code)
    proposals = {ask.name: ask.proposal for ask in asked("return_letter", Wanted(code, TODAY))}
    assert proposals["due_on"] == "2026-11-30"  # 21/11/2026 is a Saturday, 24/11 a holiday


def test_a_line_is_cut_at_its_first_colon(code):
    unclear(code)
    typed = {"faults": ["Báo cáo: mục 2: thiếu số", "Chưa có phiếu", "Biên bản:"]}
    rows = draft_of("return_letter", Wanted(code, TODAY, typed)).context["bang_thieu"]
    assert [(row["giay_to"], row["noi_dung"]) for row in rows] == [
        ("Báo cáo", "Mục 2: thiếu số"),
        ("Hồ sơ đề nghị", "Chưa có phiếu"),
        ("Hồ sơ đề nghị", "Biên bản"),
    ]


def test_without_names_all_is_typed(code):
    needed = [lack.ask for lack in papers.lacks("return_letter", code, TODAY) if lack.needed]
    assert needed == ["whose", "addressees", "faults"]
    typed = {"whose": "Hộ ông Lò Văn Tấm", "addressees": ["Thôn Nà Sao"], "faults": ["Biên bản"]}
    assert [
        lack for lack in papers.lacks("return_letter", code, TODAY, typed) if lack.needed
    ] == []


def test_names_of_no_unit_need_an_addressee(code):
    unclear(code, unit=None)
    needed = [lack.ask for lack in papers.lacks("return_letter", code, TODAY) if lack.needed]
    assert needed == ["addressees"]


@pytest.mark.parametrize("day, is_past", [("2026-11-20", True), ("2026-11-21", False)])
def test_the_day_is_never_past(code, day, is_past):
    unclear(code)
    wanted = Wanted(code, TODAY, {"due_on": day})
    if is_past:
        with pytest.raises(RuleBroken, match="đã qua"):
            draft_of("return_letter", wanted)
    else:
        assert "17 giờ 00 phút" in draft_of("return_letter", wanted).context["yeu_cau"][0]


def test_the_names_stay_free_for_a_decision(book, code):
    item = unclear(code)
    old = papers.make(book, "return_letter", code, TODAY)
    assert Nomination.get_by_id(item.id).decision is None
    again = papers.make_again(book, old, TODAY)
    assert again.made_from["details"]["nominations"] == [item.id]
