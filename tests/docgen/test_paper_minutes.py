"""Biên bản họp Hội đồng: its sentences, the table of votes, who signs where, and the book."""

from datetime import date, time

import pytest
from docx.oxml.ns import qn

from docgen.contexts.minutes import MinutesData, Seat, minutes_context
from docgen.contexts.voting import Nominee, Poll
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs.papers import lacks, make
from docgen.lint import lint_file
from models import ballot_deeds
from models.ballots import Ballot, BallotRules, Basis, Threshold
from models.council import CouncilMember
from models.errors import RuleBroken
from models.nominations import Nomination, of_plan
from models.plan import RecipientKind
from tests import small_book
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY

CHAIR = Seat(name="Giàng A Sùng", post="Chủ tịch Ủy ban nhân dân xã", role="Chủ tịch Hội đồng")
MEMBER = Seat(name="Lò Thị Mây", role="Ủy viên")
SECRETARY = Seat(name="Vàng A Dế", role="Thư ký", votes=False)
HALF = Threshold(percent=50, above=True)


def nominee(name="Thôn Nà Sao", agreed=3, kind=RecipientKind.COLLECTIVE, **fields):
    count = Ballot() if agreed is None else Ballot(issued=3, returned=3, valid=3, agreed=agreed)
    return Nominee(kind=kind, name=name, ballot=count, threshold=HALF, **fields)


def data_of(*nominees, secret=True, **fields):
    usual = {
        "office": FACTS,
        "campaign": "Bản sạch, nước trong",
        "on": date(2026, 12, 2),
        "at": time(14, 0),
        "ended_at": time(16, 30),
        "place": "Phòng họp số 1",
        "present": [CHAIR, MEMBER, SECRETARY],
        "absent": [Seat(name="Tẩn Láo Tả", role="Ủy viên")],
        "absences": ["Ông Tẩn Láo Tả đi công tác"],
        "chair": CHAIR,
        "secretary": SECRETARY,
        "quorum": "2/3",
        "poll": Poll(members=3, secret=secret, nominees=list(nominees or [nominee()])),
        "reports": ["Phòng Văn hóa - Xã hội trình danh sách"],
        "opinions": ["Các thành viên nhất trí"],
        "conclusions": ["Giao Phòng Văn hóa - Xã hội hoàn thiện hồ sơ"],
        "recipients": ["Thành viên Hội đồng", "Lưu: VT, Hồ sơ"],
    }
    return MinutesData(**(usual | fields))


def paper(folder, *nominees, **fields):
    return made("minutes", minutes_context(data_of(*nominees, **fields)), folder)


# --- the paper -------------------------------------------------------------------------------


def test_minutes_say_who_met_how_they_voted_and_when_it_ended(tmp_path):
    shown = texts(paper(tmp_path))
    start = shown.index("BIÊN BẢN")
    assert shown[start + 1 : start + 17] == [
        "Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng phong trào thi đua “Bản sạch, nước"
        " trong”",
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 02 tháng 12 năm 2026.",
        "Địa điểm: Phòng họp số 1.",
        "Thành phần tham dự:",
        "- Có mặt: 03/04 thành viên Hội đồng, gồm:",
        "+ Giàng A Sùng, Chủ tịch Ủy ban nhân dân xã - Chủ tịch Hội đồng;",
        "+ Lò Thị Mây - Ủy viên;",
        "+ Vàng A Dế - Thư ký.",
        "- Vắng mặt: 01 thành viên (Tẩn Láo Tả - Ủy viên). Lý do: Ông Tẩn Láo Tả đi công tác.",
        "Chủ trì (chủ tọa): Giàng A Sùng, Chủ tịch Ủy ban nhân dân xã - Chủ tịch Hội đồng.",
        "Thư ký (người ghi biên bản): Vàng A Dế - Thư ký.",
        "Nội dung:",
        "1. Khai mạc",
        "Chủ tọa nêu lý do, nội dung cuộc họp: xét khen thưởng phong trào thi đua “Bản sạch, nước"
        " trong”.",
        "Cuộc họp có mặt 02/03 thành viên có quyền biểu quyết (đạt 66,7 %), đủ điều kiện tiến"
        " hành (tối thiểu 2/3).",
        "2. Báo cáo, trình danh sách đề nghị khen thưởng",
    ]
    end = shown.index("5. Kết luận")
    assert shown[end + 2] == (
        "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 02 tháng 12 năm 2026. Biên bản được thông qua"
        " tại cuộc họp của Hội đồng Thi đua - Khen thưởng xã Suối Hoa, các thành viên dự họp nhất"
        " trí với nội dung ghi trên./."
    )


def test_the_head_is_the_council_and_has_no_place_and_day(tmp_path):
    shown = texts(paper(tmp_path))
    assert shown[:3] == ["UBND XÃ SUỐI HOA", "HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"]
    assert "Số:       /BB-HĐTĐKT" in shown
    assert not any(text.startswith("Suối Hoa, ngày") for text in shown)


def test_the_secretary_signs_left_the_chair_right_receivers_below(tmp_path):
    document = paper(tmp_path)
    left, right = document.tables[-1].rows[0].cells
    assert (left.text.split("\n")[0], left.text.split("\n")[-1]) == ("THƯ KÝ", "Vàng A Dế")
    assert (right.text.split("\n")[0], right.text.split("\n")[-1]) == ("CHỦ TỌA", "Giàng A Sùng")
    (below,) = {cell._tc: cell for cell in document.tables[-1].rows[-1].cells}.values()
    assert below.text.split("\n") == ["Nơi nhận:", "- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."]


def test_each_name_is_counted_and_judged(tmp_path):
    document = paper(
        tmp_path,
        nominee("Tập thể Thôn Nà Sao", post="Thôn Nà Sao"),
        nominee("Ông Lò Văn An", 2, RecipientKind.PERSON, post="Trưởng thôn"),
        nominee("Bà Hà Thị Sen", 1, RecipientKind.PERSON),
        nominee("Ông Sùng A Sáy", None, RecipientKind.PERSON, reason="hồ sơ chưa đủ"),
    )
    table = document.tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][2:] == ["Phát ra", "Thu về", "Hợp lệ", "Đồng ý", "Không đồng ý", "Tỷ lệ"]
    assert rows[1][0] == "I. Giấy khen: 01 tập thể"
    assert rows[2] == ["1", "Tập thể Thôn Nà Sao", "3", "3", "3", "3", "0", "100 %"]
    assert rows[3][0] == "II. Giấy khen: 02 cá nhân"
    assert rows[4] == ["1", "Ông Lò Văn An, Trưởng thôn", "3", "3", "3", "2", "1", "66,7 %"]
    shown = texts(document)
    start = shown.index("Đề nghị tặng Giấy khen cho 02 trường hợp:")
    assert shown[start - 1 : start + 6] == [
        "Có 02/03 trường hợp đạt tỷ lệ, được Hội đồng nhất trí đề nghị khen thưởng.",
        "Đề nghị tặng Giấy khen cho 02 trường hợp:",
        "- Tập thể Thôn Nà Sao: 03/03 phiếu đồng ý, nhất trí 100 %;",
        "- Ông Lò Văn An: 02/03 phiếu đồng ý, nhất trí 66,7 %.",
        "Trường hợp không đề nghị khen thưởng:",
        "- Bà Hà Thị Sen: 01/03 đồng ý, đạt 33,3 %, chưa đạt tỷ lệ trên 50 %;",
        "- Ông Sùng A Sáy: hồ sơ chưa đủ.",
    ]


def test_raised_hands_have_a_table_of_their_own(tmp_path):
    document = paper(tmp_path, secret=False)
    titles = [cell.text for cell in document.tables[1].rows[0].cells]
    assert titles[2:] == ["Số người biểu quyết", "Đồng ý", "Không đồng ý", "Tỷ lệ"]
    shown = texts(document)
    assert "4. Kết quả biểu quyết" in shown
    assert any("giơ tay" in text for text in shown)


@pytest.mark.parametrize("count", [1, 120])
def test_the_head_of_the_table_is_repeated_and_rows_stay_whole(tmp_path, count):
    names = [nominee(f"Thôn {place}") for place in range(count)]
    table = paper(tmp_path, *names).tables[1]
    assert len(table.rows) == 1 + 1 + count
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert sum(column.width.mm for column in table.columns) == pytest.approx(165, abs=0.5)


def test_nobody_voted_on_is_told(tmp_path):
    with pytest.raises(RuleBroken, match="Chưa có ai được bỏ phiếu"):
        paper(tmp_path, nominee(agreed=None))


def test_all_refused_is_said_in_words(tmp_path):
    shown = texts(paper(tmp_path, nominee(agreed=0)))
    assert "Không có trường hợp nào đạt tỷ lệ để đề nghị khen thưởng." in shown


@pytest.mark.parametrize("secret", [True, False])
def test_minutes_are_clean(tmp_path, secret):
    paper(tmp_path, *[nominee(f"Thôn {place}", place % 4) for place in range(40)], secret=secret)
    assert [str(finding) for finding in lint_file(tmp_path / "minutes.docx")] == []


# --- from the book ---------------------------------------------------------------------------


@pytest.fixture
def code(book) -> str:
    return small_book.fill()


@pytest.fixture
def council(code) -> list[CouncilMember]:
    seats = [("chair", "Lò Văn Suối", True), ("deputy", "Hà Thị Nga", True),
             ("member", "Vì Văn Sao", True), ("secretary", "Cà Thị Lả", False)]  # fmt: skip
    return [
        CouncilMember.create(role=role, name=name, votes=votes, position=1)
        for role, name, votes in seats
    ]


def vote(code, name, agreed, **more) -> Nomination:
    item = small_book.propose(code, name, **more)
    count = Ballot(issued=3, returned=3, valid=3, agreed=agreed)
    ballot_deeds.record(item.plan_id, 3, {item.id: count}, TODAY)
    return item


HOURS = {"at": "14:00", "ended_at": "16:00"}


def test_without_a_council_it_is_told_where_things_lack(code):
    vote(code, "Lò Thị Mây", 3)
    needs = [lack for lack in lacks("minutes", code, TODAY) if lack.needed]
    assert [lack.ask for lack in needs] == ["at", "ended_at", "present", "chair", "secretary"]


def test_the_book_proposes_all_but_the_hours(code, council):
    item = vote(code, "Lò Thị Mây", 2)
    wanted = Wanted(code, TODAY)
    proposals = {ask.name: ask.proposal for ask in asked("minutes", wanted)}
    assert proposals["present"] == [seat.id for seat in council]
    assert (proposals["chair"], proposals["secretary"]) == (council[0].id, council[3].id)
    assert proposals["nominees"] == [item.id]
    assert proposals["quorum"] == "2/3"
    needs = [lack.ask for lack in lacks("minutes", code, TODAY) if lack.needed]
    assert needs == ["at", "ended_at"]
    draft = draft_of("minutes", Wanted(code, TODAY, HOURS))
    (group,) = draft.context["bang_phieu"]
    assert group["hang"][0]["ty_le"] == "66,7 %"
    assert (draft.symbol, draft.signer) == ("/BB-HĐTĐKT", "Lò Văn Suối")


@pytest.mark.parametrize(
    ("there", "quorum", "held"),
    [(2, "2/3", True), (1, "2/3", False), (1, "", True), (2, "3/4", False)],
)
def test_too_few_cannot_vote(code, council, there, quorum, held):
    vote(code, "Lò Thị Mây", 1)
    present = [seat.id for seat in council[:there]] + [council[3].id]
    wanted = Wanted(code, TODAY, {**HOURS, "present": present, "quorum": quorum})
    if held:
        assert "03" in draft_of("minutes", wanted).context["khai_mac"][1]
    else:
        with pytest.raises(RuleBroken, match=f"Chỉ có {there}/3 thành viên"):
            draft_of("minutes", wanted)


def test_a_name_without_votes_is_named_and_may_be_left_out(code, council):
    voted = vote(code, "Lò Thị Mây", 3)
    small_book.propose(code, "Giàng A Páo")
    with pytest.raises(RuleBroken, match="Chưa có số phiếu của “Giàng A Páo”"):
        draft_of("minutes", Wanted(code, TODAY, HOURS))
    draft = draft_of("minutes", Wanted(code, TODAY, {**HOURS, "nominees": [voted.id]}))
    assert draft.context["khong_de_nghi"] == []


def test_who_is_not_eligible_needs_no_votes(code, council):
    vote(code, "Lò Thị Mây", 3)
    small_book.propose(code, "Vàng A Tủa", verdict="not_eligible", verdict_reason="Bị kỷ luật")
    draft = draft_of("minutes", Wanted(code, TODAY, HOURS))
    assert draft.context["khong_de_nghi"] == ["- Vàng A Tủa: bị kỷ luật."]


@pytest.mark.parametrize(("percent", "passed"), [(66, 1), (67, 0)])
def test_the_share_a_form_asks_for_is_the_offices(code, council, percent, passed):
    vote(code, "Lò Thị Mây", 2)
    ballot_deeds.keep_rules(BallotRules(basis=Basis.VALID, others=Threshold(percent=percent)))
    draft = draft_of("minutes", Wanted(code, TODAY, HOURS))
    assert len(draft.context["khong_de_nghi"]) == 1 - passed


@pytest.mark.parametrize(("ended_at", "good"), [("14:00", False), ("14:01", True)])
def test_a_meeting_ends_after_it_began(code, council, ended_at, good):
    vote(code, "Lò Thị Mây", 3)
    wanted = Wanted(code, TODAY, {"at": "14:00", "ended_at": ended_at})
    if good:
        assert draft_of("minutes", wanted)
    else:
        with pytest.raises(RuleBroken, match="Giờ kết thúc phải sau giờ bắt đầu"):
            draft_of("minutes", wanted)


def test_who_chairs_must_have_been_there(code, council):
    vote(code, "Lò Thị Mây", 3)
    present = [seat.id for seat in council[1:]]
    with pytest.raises(RuleBroken, match="Người chủ trì không có trong danh sách có mặt"):
        draft_of("minutes", Wanted(code, TODAY, {**HOURS, "present": present}))


def test_minutes_are_made_and_registered(book, code, council):
    vote(code, "Lò Thị Mây", 3)
    document = make(book, "minutes", code, TODAY, HOURS)
    assert (book.path / document.path).is_file()
    assert (document.type_name, document.symbol) == ("BIÊN BẢN", "/BB-HĐTĐKT")
    assert of_plan(document.plan_id)[0].decision_id is None  # minutes award nobody
