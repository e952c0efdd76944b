"""Signs before paragraphs: which are signs, and which only look like one."""

import pytest

from docgen.reader.marks import roman_value, sign_of
from models.plan import Mark


@pytest.mark.parametrize(
    ("text", "mark", "ordinal", "rest"),
    [
        ("IV. KHEN THƯỞNG", Mark.ROMAN, 4, "KHEN THƯỞNG"),
        ("II/ Nội dung", Mark.ROMAN, 2, "Nội dung"),
        ("I- MỤC ĐÍCH", Mark.ROMAN, 1, "MỤC ĐÍCH"),
        ("**III. THỜI GIAN**", Mark.ROMAN, 3, "**THỜI GIAN**"),
        ("**1.** Mục đích", Mark.ARABIC, 1, "Mục đích"),
        ("**2. Yêu cầu:** làm thật", Mark.ARABIC, 2, "**Yêu cầu:** làm thật"),
        ("1.2. Tổ công nghệ", Mark.DECIMAL, 2, "Tổ công nghệ"),
        ("1.1 Tổ công nghệ", Mark.DECIMAL, 1, "Tổ công nghệ"),
        ("đ) Thôn bản", Mark.LETTER, 5, "Thôn bản"),
        ("a. Trong cơ quan", Mark.LETTER, 1, "Trong cơ quan"),
        ("(2) Tổng hợp", Mark.BRACKET, 2, "Tổng hợp"),
        ("3) Tổng hợp", Mark.BRACKET, 3, "Tổng hợp"),
        ("A. Tập thể", Mark.CAPITAL, 1, "Tập thể"),
        ("Điều 3. Tổ chức", Mark.ARTICLE, 3, "Tổ chức"),
        ("Phần thứ hai", Mark.PART, 2, ""),
        ("Chương IV", Mark.CHAPTER, 4, ""),
        ("– Nuôi bò", Mark.DASH, 0, "Nuôi bò"),
        ("- + Nuôi bò", Mark.PLUS, 0, "Nuôi bò"),
        ("- a) Nuôi bò", Mark.LETTER, 1, "Nuôi bò"),
        ("• Nuôi bò", Mark.STAR, 0, "Nuôi bò"),
        ("* Nuôi bò", Mark.STAR, 0, "Nuôi bò"),
    ],
)
def test_a_sign_is_taken_off_the_words(text, mark, ordinal, rest):
    sign = sign_of(text)
    assert (sign.mark, sign.ordinal, sign.rest) == (mark, ordinal, rest)


@pytest.mark.parametrize(
    "text",
    [
        "30 năm xây dựng xã",
        "2024 là năm bản lề",
        "30.11.2026 là hạn cuối",
        "1.500 hộ đã ký",
        "2.5 triệu đồng",
        "01/3/2026 khai mạc",
        "Phần lớn các hộ",
        "*qua Phòng Kinh tế*",
        "**Đối tượng:** mọi người",
        "-5 độ",
        "T/M BAN THƯỜNG VỤ",
        "Q. CHỦ TỊCH",
        "-----",
    ],
)
def test_a_number_of_the_sentence_is_no_sign(text):
    assert sign_of(text) is None


@pytest.mark.parametrize(
    ("digits", "value"), [("I", 1), ("IX", 9), ("XIV", 14), ("IIX", 0), ("VV", 0)]
)
def test_only_well_formed_roman_numbers_count(digits, value):
    assert roman_value(digits) == value
