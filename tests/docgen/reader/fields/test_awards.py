import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.awards import awards_in
from docgen.reader.fields.quotas import quotas_in
from models.plan import RecipientKind
from tests.docgen.reader.fields.papers import item, only, part, plan_of

COLLECTIVE, PERSON = RecipientKind.COLLECTIVE, RecipientKind.PERSON


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("từ 2-3 tập thể, 5-6 cá nhân", [(COLLECTIVE, 2, 3), (PERSON, 5, 6)]),
        ("tối đa 02 tập thể, 03 cá nhân", [(COLLECTIVE, None, 2), (PERSON, None, 3)]),
        ("không quá 03 cá nhân", [(PERSON, None, 3)]),
        ("ít nhất 01 thôn", [(COLLECTIVE, 1, None)]),
        ("từ 2 đến 4 bản", [(COLLECTIVE, 2, 4)]),
        ("05 hộ gia đình", [(RecipientKind.HOUSEHOLD, 5, 5)]),
        ("02 (hai) doanh nghiệp", [(RecipientKind.ENTERPRISE, 2, 2)]),
        ("gửi trước 15 ngày", []),
    ],
)
def test_a_quota_is_a_range_or_a_cap(text, found):
    assert [(row.kind, row.least, row.most) for row in quotas_in(text)] == found


def test_a_share_keeps_what_it_is_a_share_of():
    row = quotas_in("không quá 20 % tổng số giáo viên, nhân viên của trường")[0]
    assert (row.percent, row.kind) == (20, PERSON)
    assert row.basis == "tổng số giáo viên, nhân viên của trường"


def test_a_quota_by_grade_names_the_grade():
    rows = quotas_in(
        "Thôn xếp loại Xuất sắc được đề nghị 03 cá nhân; thôn xếp loại Tốt: 01 cá nhân"
    )
    assert [row.basis for row in rows] == ["Thôn xếp loại Xuất sắc", "thôn xếp loại Tốt"]


def award(text, issuer="Ủy ban nhân dân xã Suối Hoa"):
    rows = awards_in(text, plan_of(issuer=issuer), in_section=True)
    return [(row.form, row.level, row.proposed_upward) for row in rows]


@pytest.mark.parametrize(
    ("issuer", "text", "rows"),
    [
        (
            "Ủy ban nhân dân xã Suối Hoa",
            "Chủ tịch UBND xã tặng Giấy khen và đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.",
            [("Giấy khen", "Chủ tịch UBND xã", False), ("Bằng khen", "Chủ tịch UBND tỉnh", True)],
        ),
        (
            "Ủy ban nhân dân huyện Nậm Vàng",
            "Các xã đề nghị Chủ tịch UBND huyện tặng Giấy khen.",
            [("Giấy khen", "Chủ tịch UBND huyện", False)],
        ),
        (
            "Ủy ban nhân dân huyện Nậm Vàng",
            "Đề nghị Chủ tịch UBND thành phố tặng Bằng khen.",
            [("Bằng khen", "Chủ tịch UBND thành phố", True)],
        ),
        (
            "Ủy ban nhân dân thành phố Đồi Cọ",
            "Chủ tịch UBND thành phố tặng Giấy khen.",
            [("Giấy khen", "Chủ tịch UBND thành phố", False)],
        ),
        (
            "Trường Tiểu học Suối Hoa",
            "Hiệu trưởng tặng Giấy khen cho 10 học sinh.",
            [("Giấy khen", "Hiệu trưởng", False)],
        ),
        (
            "Ủy ban nhân dân xã Suối Hoa",
            "Giấy khen của Chủ tịch Ủy ban nhân dân huyện: 02 tập thể.",
            [("Giấy khen", "Chủ tịch Ủy ban nhân dân huyện", True)],
        ),
    ],
)
def test_the_level_that_decides_tells_whether_we_only_propose(issuer, text, rows):
    assert award(text, issuer) == rows


def read(*items):
    plan = plan_of(part("KHEN THƯỞNG", *items))
    read_fields(plan)
    return only(plan)


def test_numbers_under_an_award_belong_to_it():
    campaign = read(
        item(
            "Chủ tịch UBND xã tặng Giấy khen:",
            "Thôn xếp loại A: được đề nghị 02 cá nhân;",
            "Thôn xếp loại B: được đề nghị 01 cá nhân.",
        )
    )
    quotas = [(row.basis, row.most) for row in campaign.awards[0].quotas]
    assert quotas == [("Thôn xếp loại A", 2), ("Thôn xếp loại B", 1)]


def test_reward_and_fund_are_read_from_their_labels():
    campaign = read(
        item("Mức thưởng: theo quy định hiện hành."), item("Kinh phí: từ quỹ khen thưởng của xã.")
    )
    assert (campaign.reward, campaign.fund) == (
        "theo quy định hiện hành",
        "từ quỹ khen thưởng của xã",
    )


def test_an_old_certificate_in_a_dossier_is_no_award():
    plan = plan_of(part("HỒ SƠ", "Bản sao Giấy khen đã được Chủ tịch UBND tỉnh tặng."))
    read_fields(plan)
    assert only(plan).awards == []


@pytest.mark.parametrize(
    "items",
    [
        [item("Hồ sơ gồm:", "Tờ trình;", "Biên bản họp (02 bản);", "Báo cáo (theo Mẫu số 08).")],
        [item("Hồ sơ gồm: tờ trình; biên bản họp (02 bản); báo cáo (theo Mẫu số 08).")],
        [item("Gửi hồ sơ gồm tờ trình, biên bản họp (02 bản), báo cáo (theo Mẫu số 08).")],
    ],
)
def test_dossier_pieces_stand_in_bullets_or_in_a_sentence(items):
    pieces = read(*items).dossier
    assert [piece.text.split(" (")[0] for piece in pieces] == [
        "Tờ trình",
        "Biên bản họp",
        "Báo cáo",
    ]
    assert (pieces[1].copies, pieces[2].reference) == (2, "Mẫu số 08")


def test_where_and_when_a_dossier_goes_is_no_piece_of_it():
    campaign = read(item("Hồ sơ:", "Tờ trình.", "Thời hạn nộp hồ sơ: trước ngày 10/6/2026."))
    assert [piece.text for piece in campaign.dossier] == ["Tờ trình"]
