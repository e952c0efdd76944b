import pytest

from docgen.reader.fields.lines import lines_of
from docgen.reader.fields.words import clean, sentences, shadow, unquoted
from models.plan import Mark, Node, Role
from tests.docgen.reader.fields.papers import dash, item, loose, part


def topics(node):
    return {line.text: set(line.topics) for line in lines_of([node])}


def test_a_paragraph_belongs_to_the_short_title_it_follows():
    lines = lines_of([part("TỔ CHỨC THỰC HIỆN", item("Phòng Kinh tế"), loose("Đo đường."))])
    assert [step.text for step in lines[2].path] == ["TỔ CHỨC THỰC HIỆN", "Phòng Kinh tế"]
    assert [line.text for line in lines[1].below] == ["Đo đường."]


def test_a_paragraph_after_running_text_stays_where_it_hangs():
    lines = lines_of([part("NỘI DUNG", item("Làm đường cho đẹp."), loose("Trồng hoa ven đường."))])
    assert [step.text for step in lines[2].path] == ["NỘI DUNG"]


def test_a_letter_after_a_loose_paragraph_joins_the_letters_before():
    letters = [Node(mark=Mark.LETTER, text="Đối với thôn")]
    top = item("Tiêu chuẩn", *letters)
    after = Node(mark=Mark.LETTER, text="Đối với trường")
    lines = lines_of([part("KHEN THƯỞNG", top, loose("Sạch đẹp."), after)])
    assert lines[-1].path[-1].text == "Tiêu chuẩn"
    assert lines[-2].path[-1].text == "Đối với thôn"


def test_a_heading_may_speak_of_several_things():
    found = topics(part("THỜI GIAN, CHỦ ĐỀ", item("Thời gian: tháng 5."), item("Chủ đề: “A”.")))
    assert found["THỜI GIAN, CHỦ ĐỀ"] == {Role.TIME, Role.THEME}
    assert found["Thời gian: tháng 5."] == {Role.TIME}
    assert found["Chủ đề: “A”."] == {Role.THEME}


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("Hồ sơ khen thưởng", {Role.DOSSIER}),
        ("Tiêu chuẩn khen thưởng", {Role.CRITERIA}),
        ("Hình thức khen thưởng", {Role.AWARDS}),
        ("Trường hợp không xét khen thưởng", {Role.DISQUALIFIERS}),
        ("Đối tượng, tiêu chuẩn, hình thức khen thưởng",
         {Role.AUDIENCE, Role.CRITERIA, Role.AWARDS}),
        ("Kinh phí khen thưởng", {Role.FUND}),
        ("Chế độ báo cáo", {Role.REPORTING}),
        ("Thời gian gửi hồ sơ", {Role.DOSSIER}),
    ],
)  # fmt: skip
def test_the_words_of_a_heading_tell_its_topics(label, roles):
    assert topics(part(label))[label] == roles


def test_a_goal_that_mentions_time_or_papers_is_still_content():
    found = topics(
        part("NỘI DUNG", part("Thi đua rút ngắn thời gian trả hồ sơ", dash("Trả trong ngày.")))
    )
    assert set().union(*found.values()) == {Role.CONTENT}


def test_a_shadow_is_as_long_as_its_text_and_knows_both_places_of_a_tone():
    text = "Uỷ ban xã Hoà Thuỷ – quý “II”, khoẻ hoàn"
    assert len(shadow(text)) == len(text)
    assert shadow(text) == 'ủy ban xã hòa thủy - quý "ii", khỏe hoàn'


def test_sentences_end_at_stops_and_semicolons_but_not_in_numbers():
    text = "Nộp 1.500.000 đồng; họp ngày 5.6.2026. Sau đó về TP. Vân Sơn."
    assert sentences(text) == [
        "Nộp 1.500.000 đồng;",
        "họp ngày 5.6.2026.",
        "Sau đó về TP. Vân Sơn.",
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“Một nhà”.", "Một nhà"),
        ("“Ta “cùng” đi”", "Ta “cùng” đi"),
        ("“Ta “cùng đi”", "Ta “cùng đi”"),
    ],
)
def test_only_the_outer_quotes_go(text, bare):
    assert unquoted(text) == bare


def test_a_bracket_nobody_opened_goes():
    assert clean("- Tờ trình (kèm danh sách);") == "Tờ trình (kèm danh sách)"
    assert clean("Tờ trình);") == "Tờ trình"
