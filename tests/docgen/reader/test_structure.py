"""Whole made-up papers: head, tree, tail; and no word of them lost."""

from collections import Counter
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.reader import read_plan_text
from docgen.reader.lines import lines_of
from docgen.reader.outline import walk
from docgen.reader.structure import plan_of
from docgen.reader.words import paper_words, record_words
from models.errors import RuleBroken
from models.plan import IssuerKind, Mark, Role
from tests.docgen.reader import papers

ALL = {name: text for name, text in vars(papers).items() if name.isupper()}


def read(text):
    return plan_of(lines_of(text))


def tree(plan):
    return {node.text: [child.text for child in node.children] for node, _ in walk(plan.outline)}


@pytest.mark.parametrize("name", ALL)
def test_no_word_of_a_paper_is_lost(name):
    lost = Counter(paper_words(ALL[name])) - Counter(record_words(read(ALL[name])))
    assert set(lost) <= {"2", "3", "8", "5"}  # page numbers; days printed as 08, 05


@pytest.mark.parametrize("name", ["MARKDOWN", "UNTITLED", "SCORES", "ONE_LINE"])
def test_words_keep_their_order(name):
    paper, record = paper_words(ALL[name]), record_words(read(ALL[name]))
    blocks = SequenceMatcher(None, paper, record, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) >= 0.99 * len(paper)


_LINES = st.sampled_from(
    [
        "", "I. MỤC ĐÍCH", "1. Nuôi bò", "a) Trồng hoa;", "- Làm đường.", "+ Sửa cầu", "(1) Đắp",
        "Các thôn cùng làm.", "và giữ gìn", "# KẾ HOẠCH", "**Đối tượng:** mọi nhà", "30 hộ ký tên",
        "| TT | Việc |", "|---|---|", "| 1 | Họp |", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH",
        "Nông Văn Thử", "Trên đây là Kế hoạch./.", "PHỤ LỤC I", "TM. ỦY BAN NHÂN DÂN", "-----",
        "ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA", "Bước 1: Họp dân", "Người ký: Ủy ban", "“Xanh sạch đẹp",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_in_whatever_order_lines_come_no_word_is_lost(lines):
    text = "\n".join(lines)
    lost = Counter(paper_words(text)) - Counter(record_words(read(text)))
    assert set(lost) <= {"nơi", "nhận"}  # the label of an empty list


def test_a_head_of_two_columns_on_one_line_is_taken_apart():
    plan = read(papers.COUNCIL)
    assert plan.issuer.kind is IssuerKind.COUNCIL
    assert plan.issuer.superior == ["UBND XÃ SUỐI HOA"]
    assert plan.issuer.lines == ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"]
    assert (plan.head.number, plan.head.symbol) == ("05", "/KH-HĐTĐKT")
    assert (plan.head.place, plan.head.day, plan.head.month) == ("Suối Hoa", 5, 1)
    assert plan.signatures[0].other_post == "CHỦ TỊCH UBND XÃ"


def test_a_party_paper_keeps_its_own_symbol():
    plan = read(papers.PARTY)
    assert plan.issuer.kind is IssuerKind.PARTY
    assert (plan.head.number, plan.head.symbol) == ("05", "-KH/ĐU")
    assert plan.signatures[0].lines == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]
    assert [line.text for line in plan.recipients] == ["Tỉnh ủy (b/c)", "Các chi bộ", "Lưu VPĐU"]


def test_blank_number_and_day_stay_blank():
    head = read(papers.MARKDOWN).head
    assert (head.number, head.symbol, head.day, head.month) == ("", "/KH-UBND", None, None)
    assert head.year == 2026


def test_without_a_head_the_issuer_comes_from_the_preamble():
    plan = read(papers.SCORES)
    assert plan.issuer.lines == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    assert not plan.readings["issuer.lines"].confirmed
    office = read(papers.UNTITLED).issuer
    assert (office.superior, office.lines) == (["UBND XÃ SUỐI HOA"], ["PHÒNG KINH TẾ"])


def test_the_level_alone_takes_its_name_from_the_place():
    plan = read(
        "Số: /KH-UBND\n\nLâm Sơn, ngày tháng năm 2026\n\nKẾ HOẠCH\n\nThi đua trồng rừng\n\n"
        "Ủy ban nhân dân Huyện ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nGiữ rừng.\n\nCHỦ TỊCH"
    )
    assert plan.issuer.lines == ["ỦY BAN NHÂN DÂN", "HUYỆN LÂM SƠN"]


def test_what_the_paper_does_not_say_stays_blank():
    plan = read("KẾ HOẠCH\n\nThi đua trồng rừng\n\nI. MỤC ĐÍCH\n\nGiữ rừng.")
    assert plan.issuer.lines == [] and plan.head.symbol == "" and plan.head.place == ""


def test_levels_follow_the_signs_of_this_paper():
    found = tree(read(papers.MARKDOWN))
    assert found["Hoàn thành chỉ tiêu:"] == ["Chỉ tiêu một;", "Chỉ tiêu hai;", "Chỉ tiêu ba."]
    assert found["Có 100% thôn lập tổ công nghệ."] == ["Tổ có từ 5 người.", "Tổ có nơi sinh hoạt."]
    assert found["Cán bộ xã"] == ["Tham gia lớp học;", "Hướng dẫn người dân."]
    assert found["Phòng Văn hóa - Xã hội"] == [
        "Chủ trì theo dõi.",
        "Tổng hợp trước ngày 10/12/2026.",
    ]


def test_a_sentence_between_two_numbers_does_not_break_the_list():
    plan = read("KẾ HOẠCH\n\nI. NỘI DUNG\n\n1. Một.\n\n2. Hai.\n\nLưu ý chung.\n\n3. Ba.")
    [roman] = [node for node in plan.outline if node.mark is Mark.ROMAN]
    assert [node.typed for node in roman.children] == ["1.", "2.", "", "3."]
    assert not [slip for slip in plan.slips if slip.kind == "numbering"]


def test_an_appendix_is_printed_last():
    plan = read(papers.MARKDOWN)
    [appendix] = [node for node in plan.outline if node.text.startswith("PHỤ LỤC")]
    assert appendix.role is Role.UNPLACED
    assert record_words(plan)[-3:] == ["1", "một", "2"]


def test_two_signers_side_by_side_keep_their_own_lines():
    plan = read(papers.JOINT)
    assert [(one.lines[-1], one.name) for one in plan.signatures] == [
        ("CHỦ TỊCH", "Lê Thị Một"),
        ("TRƯỞNG PHÒNG", "Trần Văn Hai"),
    ]


def test_roles_come_from_titles():
    roles = {node.text: node.role for node, _ in walk(read(papers.TIGHT).outline)}
    assert roles["Mục đích"] is Role.PURPOSE
    assert roles["Hồ sơ gồm:"] is Role.DOSSIER
    assert roles["TỔ CHỨC THỰC HIỆN"] is Role.DUTIES
    assert Role.CLOSING in roles.values()


def test_keys_run_in_reading_order():
    keys = [node.key for node, _ in walk(read(papers.TIGHT).outline)]
    assert keys == [f"n{number}" for number in range(1, len(keys) + 1)]


def test_ten_thousand_levels_do_not_go_deeper_than_nine():
    text = "\n".join(f"{sign} mục:" for sign in ["I.", "1.", "a)", "(1)", "-", "+", "*"] * 1500)
    deepest, depths = 0, {}
    for node, parent in walk(read("KẾ HOẠCH\n\n" + text).outline):
        depths[id(node)] = depths.get(id(parent), 0) + 1
        deepest = max(deepest, depths[id(node)])
    assert 2 < deepest <= 9


def test_a_file_without_words_is_refused():
    with pytest.raises(RuleBroken, match="không có chữ"):
        read_plan_text(" \n---\n")
