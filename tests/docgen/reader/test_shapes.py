"""Shapes of paper that clerks, web pages and PDF programs make of the same plan."""

import pytest

from docgen.reader.joining import paragraphs_of
from docgen.reader.lines import lines_of
from docgen.reader.outline import walk
from docgen.reader.structure import plan_of
from docgen.reader.tables import with_tables
from models.plan import IssuerKind, Mark, Role

BODY = "\n\nXã xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nLàm sạch đường.\n\nCHỦ TỊCH"
DAY = "Số: 12/KH-X\nSuối Hoa, ngày 3 tháng 2 năm 2026\n\n"
END = "\n\nTrên đây là Kế hoạch của xã Suối Hoa./.\n\n"


def body(text):
    start = "KẾ HOẠCH\n\nThi đua trồng hoa\n\nXã xây dựng kế hoạch như sau:\n\n"
    return plan_of(lines_of(start + text))


def below(plan):
    return {node.text: [child.text for child in node.children] for node, _ in walk(plan.outline)}


def headed(text, subject="\n\nKẾ HOẠCH\nThi đua trồng hoa"):
    return plan_of(lines_of(text + subject + BODY))


def tail(text):
    return plan_of(lines_of(f"KẾ HOẠCH\n\nTrồng hoa\n\nI. NỘI DUNG\n\nLàm đẹp.{END}{text}"))


# --- titles hold what stands under them ------------------------------------------------------


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "with blank lines"])
@pytest.mark.parametrize("end", ["", ".", ":"])
def test_text_under_a_short_numbered_title_is_its_child(gap, end):
    lines = ["I. MỤC ĐÍCH, YÊU CẦU", f"1. Mục đích{end}", "Làm đẹp làng.", "Giữ đường sạch.",
             f"2. Yêu cầu{end}", "Mọi nhà cùng làm.", "II. NỘI DUNG",
             "a) Đối với gia đình hiếu học", "Con cái chăm ngoan.",
             "b) Đối với dòng họ", "Có quỹ khuyến học."]  # fmt: skip
    plan = body(gap.join(lines) + END)
    children = below(plan)
    assert children[f"Mục đích{end}"] == ["Làm đẹp làng.", "Giữ đường sạch."]
    assert children[f"Yêu cầu{end}"] == ["Mọi nhà cùng làm."]
    assert children["Đối với gia đình hiếu học"] == ["Con cái chăm ngoan."]
    titles = {node.text: node for node, _ in walk(plan.outline)}
    assert titles[f"Yêu cầu{end}"].heading
    assert titles[f"Yêu cầu{end}"].role is Role.REQUIREMENT


def test_text_after_whole_sentences_goes_on_in_their_section():
    plan = body(
        "I. NỘI DUNG\n\n1. Trồng hoa dọc các đường liên thôn.\n\nMỗi nhà chăm một đoạn.\n\n"
        "2. Quét dọn, gồm:\n\nĐường từ cầu đến chợ.\n\nII. KHEN THƯỞNG\n\nTặng Giấy khen." + END
    )
    children = below(plan)
    assert children["NỘI DUNG"] == [
        "Trồng hoa dọc các đường liên thôn.",
        "Mỗi nhà chăm một đoạn.",
        "Quét dọn, gồm:",
    ]
    assert children["Quét dọn, gồm:"] == ["Đường từ cầu đến chợ."]


def test_titles_that_count_up_without_a_dot_are_titles():
    plan = body("I MỤC ĐÍCH - YÊU CẦU\n1 Mục đích\nLàm đẹp.\n2 Yêu cầu\nCùng làm.\n" + END)
    assert below(plan)["Mục đích"] == ["Làm đẹp."]
    assert not [slip for slip in plan.slips if slip.kind == "numbering"]
    lone = body("I. NỘI DUNG\n\n3 Thôn cùng làm\n\nMột việc." + END)
    assert "3 Thôn cùng làm" in below(lone)


def test_a_last_paragraph_under_a_title_is_no_closing_sentence():
    plan = body("I. NỘI DUNG\n\n1. Trồng hoa.\n\nII. KHEN THƯỞNG\n\nTặng Giấy khen.\n\nCHỦ TỊCH")
    roles = {node.text: node.role for node, _ in walk(plan.outline)}
    assert roles["Tặng Giấy khen."] is not Role.CLOSING


# --- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "4. Ủy ban nhân dân các xã\na) Ban hành quy ước.",
        "1. Văn phòng HĐND và UBND xã\nRà soát việc tiếp dân.",
        "1. Tiêu chí chấm điểm\na) Đường sạch.",
        "2. Phòng Kinh tế, Hạ tầng và Đô thị\n1.1. Hướng dẫn các thôn.",
        "Các thôn làm đường hoa.\n- Mỗi thôn một tuyến.",
    ],
)
def test_a_sign_or_a_capital_below_a_short_title_begins_a_paragraph(text):
    assert len(paragraphs_of(lines_of(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "gửi xã (qua Phòng Văn hóa\n- Thể thao) trước tháng 6.",
        "công chức Tư pháp\n- Hộ tịch hướng dẫn.",
        "theo khoản\n2. Điều 5 Quy chế.",
    ],
)
def test_a_dash_within_a_name_begins_nothing(text):
    assert len(paragraphs_of(lines_of(text))) == 1


ROW = "| 1 | Họp thôn | Thôn A |"
HEAD_ROW = "| TT | Việc | Ai làm |"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD_ROW}\n|---|---|---|\n{ROW}\n{HEAD_ROW}\n|---|---|---|\n| 2 | Ký | Thôn B |",
        f"{HEAD_ROW}\n\n|---|---|---|\n\n{ROW}\n\n| 2 | Ký | Thôn B |",
        f"{HEAD_ROW}\n|---|---|---|\n{ROW}\n\n{HEAD_ROW}\n|---|---|---|\n| 2 | Ký | Thôn B |",
    ],
    ids=["heading again", "blank lines between rows", "heading again after a blank line"],
)
def test_a_table_stays_one_however_its_rows_stand(text):
    [line] = with_tables(lines_of(text))
    assert line.table.columns == ["TT", "Việc", "Ai làm"]
    assert line.table.rows == [["1", "Họp thôn", "Thôn A"], ["2", "Ký", "Thôn B"]]


def test_another_heading_after_a_blank_line_is_another_table():
    first = f"{HEAD_ROW}\n|---|---|---|\n{ROW}"
    second = "| Giải | Số | Tiền |\n|---|---|---|\n| Nhất | 1 | 5 |"
    assert len(with_tables(lines_of(f"{first}\n\n{second}"))) == 2


# --- head ------------------------------------------------------------------------------------


def test_a_head_with_pipes_of_a_web_page_is_read():
    plan = headed(
        "UBND XÃ SUỐI HOA |\nHỘI ĐỒNG THI ĐUA |\nCỘNG HÒA XÃ HỘI |\nCHỦ NGHĨA VIỆT NAM |\n"
        "Độc lập - Tự do - Hạnh phúc |\n|\nSố: 12/KH-HĐ |\nSuối Hoa, ngày 3 tháng 2 năm 2026 |"
    )
    assert plan.issuer.superior == ["UBND XÃ SUỐI HOA"]
    assert plan.issuer.lines == ["HỘI ĐỒNG THI ĐUA"]
    assert (plan.head.number, plan.head.symbol, plan.head.month) == ("12", "/KH-HĐ", 2)
    assert plan.head.subject == "Thi đua trồng hoa"


@pytest.mark.parametrize(
    ("lines", "superior", "own", "name"),
    [
        (["ĐỘI TNTP XÃ", "LIÊN ĐỘI TRƯỜNG NÀ LÊNG"], ["ĐỘI TNTP XÃ"],
         ["LIÊN ĐỘI TRƯỜNG NÀ LÊNG"], "Liên đội trường Nà Lêng"),
        (["SỞ GIÁO DỤC VÂN SƠN", "TRƯỜNG THPT SUỐI HOA"], ["SỞ GIÁO DỤC VÂN SƠN"],
         ["TRƯỜNG THPT SUỐI HOA"], "Trường THPT Suối Hoa"),
        (["LĐLĐ TỈNH VÂN SƠN", "NGHIỆP ĐOÀN NGHỀ CÁ"], ["LĐLĐ TỈNH VÂN SƠN"],
         ["NGHIỆP ĐOÀN NGHỀ CÁ"], "Nghiệp đoàn nghề cá"),
        (["XƯỞNG DỆT SUỐI HOA"], [], ["XƯỞNG DỆT SUỐI HOA"], "Xưởng dệt suối hoa"),
    ],
)  # fmt: skip
def test_capitals_above_the_number_are_the_issuer_whatever_they_say(lines, superior, own, name):
    plan = headed("\n".join(lines) + "\n" + DAY)
    assert (plan.issuer.superior, plan.issuer.lines) == (superior, own)
    assert plan.issuer.name == name
    assert not [node for node in plan.outline if node.role is Role.UNPLACED]


def test_a_draft_note_is_no_issuer():
    plan = headed(f"DỰ THẢO LẦN HAI\nỦY BAN NHÂN DÂN\nXÃ SUỐI HOA\n{DAY}")
    assert plan.issuer.lines == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    assert plan.issuer.kind is IssuerKind.COMMITTEE


def test_a_subject_may_begin_with_v_v():
    plan = headed(
        f"ỦY BAN NHÂN DÂN\nXÃ SUỐI HOA\n{DAY}", "KẾ HOẠCH\nV/v tổ chức thi đua trồng hoa"
    )
    assert plan.head.subject == "V/v tổ chức thi đua trồng hoa"
    assert [node.text for node in plan.outline if node.mark is Mark.ROMAN] == ["MỤC ĐÍCH"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Để tạo chuyển biến trong nếp sống,\nxã phát động thi đua như sau:",
        "Trước tình hình rác thải,\nxã phát động thi đua như sau:",
        "Nhân dịp đầu xuân,\nỦy ban nhân dân xã phát động thi đua như sau:",
    ],
)
def test_the_subject_ends_where_a_sentence_begins(sentence):
    plan = plan_of(lines_of(f"KẾ HOẠCH\nThi đua trồng hoa\n{sentence}\nI. MỤC ĐÍCH\nLàm đẹp."))
    assert plan.head.subject == "Thi đua trồng hoa"


# --- tail ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lý Thị Hoa", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("TL. CHỦ TỊCH TRƯỞNG PHÒNG NỘI VỤ Lý Thị Hoa", ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ"]),
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lý Thị Hoa", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    ],
)
def test_a_signer_in_one_cell_has_its_lines(cell, lines):
    plan = tail(f"| Nơi nhận: - UBND huyện; - Lưu: VT. | {cell} |\n|---|---|\n")
    assert [(one.lines, one.name) for one in plan.signatures] == [(lines, "Lý Thị Hoa")]
    assert [one.text for one in plan.recipients] == ["UBND huyện", "Lưu: VT"]


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận: Huyện ủy; Các thôn;\nCác trường; Lưu: VT.",
        "Nơi nhận:\n* Huyện ủy,\n* Các thôn,\n* Các trường,\n* Lưu: VT.",
        "Nơi nhận:\n- Huyện ủy;\n- Các thôn;\n\n3\n\n- Các trường;\n- Lưu: VT.",
    ],
    ids=["one text over two lines", "stars and commas", "a page number within"],
)
def test_recipients_are_one_by_one(text):
    plan = tail(f"{text}\n\nCHỦ TỊCH\n\nLý Thị Hoa")
    assert [one.text for one in plan.recipients] == [
        "Huyện ủy",
        "Các thôn",
        "Các trường",
        "Lưu: VT",
    ]
    assert plan.signatures[0].name == "Lý Thị Hoa"


def test_a_subject_glued_to_the_kind_of_paper_is_read():
    plan = headed(f"ỦY BAN NHÂN DÂN\nXÃ SUỐI HOA\n{DAY}", "KẾ HOẠCHPhát động thi đua trồng hoa")
    assert plan.head.type_name == "KẾ HOẠCH"
    assert plan.head.subject == "Phát động thi đua trồng hoa"


def test_what_stands_behind_the_number_is_read():
    plan = headed(
        "ỦY BAN NHÂN DÂN XÃ SUỐI HOA\nSố: 03/KH-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        " Độc lập - Tự do - Hạnh phúc Suối Hoa, ngày 3 tháng 2 năm 2026"
    )
    assert (plan.head.number, plan.head.place, plan.head.month) == ("03", "Suối Hoa", 2)
    assert "Hạnh phúc" in plan.readings["head.nation"].words
