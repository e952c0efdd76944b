import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.audiences import reference_in
from docgen.reader.fields.criteria import disqualifiers_in, thresholds_in
from models.plan import RecipientKind
from tests.docgen.reader.fields.papers import item, loose, only, part, plan_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt từ 90% trở lên", (">=", 90, "%")),
        ("đạt trên 95 % kế hoạch", (">", 95, "%")),
        ("tỷ lệ trả lại dưới 0,5%", ("<", 0.5, "%")),
        ("vắng không quá 02 buổi", ("<=", 2, "buổi")),
        ("thu nhập từ 1.200 triệu đồng/năm trở lên", (">=", 1200, "triệu đồng/năm")),
        ("có ít nhất 01 sáng kiến", (">=", 1, "sáng kiến")),
        ("tổng điểm ≥ 80 điểm", (">=", 80, "điểm")),
        ("tổng điểm từ 85/100 điểm trở lên", (">=", 85, "điểm")),
        ("100% hộ ký cam kết", (">=", 100, "%")),
        ("không có mặt nào dưới 60%", (">=", 60, "%")),
    ],
)
def test_a_threshold_has_operator_value_and_unit(text, found):
    assert [row[1:] for row in thresholds_in(text)] == [found]


@pytest.mark.parametrize(
    "text", ["trong năm 2026", "gồm 10 hộ", "người từ 15 tuổi trở lên", "mục 3"]
)
def test_plain_numbers_are_no_thresholds(text):
    assert thresholds_in(text) == []


def groups():
    plan = plan_of(
        part(
            "TIÊU CHUẨN KHEN THƯỞNG",
            item("Đối với tập thể: nộp báo cáo đủ; điểm từ 80 điểm trở lên."),
            item("Đối với cá nhân: gương mẫu.", "Đối với giáo viên: có giờ dạy giỏi."),
            item("Đối với hộ gia đình"),
            loose("Hiến từ 20 m2 đất trở lên hoặc góp từ 5 triệu đồng trở lên."),
        )
    )
    read_fields(plan)
    return only(plan)


def test_each_group_keeps_its_own_standard():
    rows = groups().audiences
    assert [(row.name, row.kind) for row in rows] == [
        ("tập thể", RecipientKind.COLLECTIVE),
        ("giáo viên", RecipientKind.PERSON),
        ("hộ gia đình", RecipientKind.HOUSEHOLD),
    ]
    assert rows[2].standard.startswith("Hiến từ 20 m2")
    assert all(row.read_from and row.node and not row.confirmed for row in rows)


def test_two_thresholds_of_one_sentence_are_two_criteria_of_the_group():
    mine = [row for row in groups().criteria if row.audience == "hộ gia đình"]
    assert [(row.operator, row.value, row.unit) for row in mine] == [
        (">=", 20, "m2"),
        (">=", 5, "triệu đồng"),
    ]


def test_a_list_of_audiences_is_one_row_a_line():
    plan = plan_of(part("ĐỐI TƯỢNG", "Các thôn, bản.", "Trường học; trạm y tế.", "Hộ gia đình."))
    read_fields(plan)
    names = [row.name for row in only(plan).audiences]
    assert len(names) == 3 and names[2] == "Hộ gia đình"


def test_a_standard_that_stands_only_in_the_plan_above_is_a_reference():
    text = "Thực hiện theo mục 2 phần III Kế hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh."
    plan = plan_of(part("NỘI DUNG", item(f"Đối tượng: {text}"), item(f"Tiêu chuẩn: {text}")))
    read_fields(plan)
    wanted = "mục 2 phần III Kế hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh"
    assert only(plan).audiences[0].reference == wanted
    assert only(plan).criteria[0].reference == wanted


def test_the_plan_itself_is_no_reference():
    assert reference_in("Thực hiện theo mục 2 phần III Kế hoạch này.") == ""


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Không xét khen thưởng đối với thôn có người bị xử phạt.", ["thôn có người bị xử phạt"]),
        (
            "Không xem xét khen thưởng các trường hợp: bị kỷ luật; khai sai số liệu; hoặc nộp hồ "
            "sơ muộn.",
            ["bị kỷ luật", "khai sai số liệu", "nộp hồ sơ muộn"],
        ),
    ],
)
def test_a_sentence_of_disqualifiers_is_split_into_its_cases(text, cases):
    found = disqualifiers_in(text)
    assert [case for case in found if case in cases] == cases


def test_bulleted_disqualifiers_are_one_row_each():
    plan = plan_of(part("KHÔNG XÉT KHEN THƯỞNG", "Thôn có cháy rừng.", "Cá nhân bị kỷ luật."))
    read_fields(plan)
    assert [row.text for row in only(plan).disqualifiers] == [
        "Thôn có cháy rừng",
        "Cá nhân bị kỷ luật",
    ]
    assert only(plan).criteria == []
