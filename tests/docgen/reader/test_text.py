"""From a scan's lines to paragraphs: markup, pages, broken lines, tables."""

import pytest

from docgen.reader.joining import paragraphs_of
from docgen.reader.lines import lines_of
from docgen.reader.markup import plain
from docgen.reader.pages import without_pages
from docgen.reader.tables import with_tables

LONG = "Các thôn bàn bạc, thống nhất cách làm và cùng nhau chăm sóc đường hoa của mình."


def paragraphs(text):
    return [line.text for line in paragraphs_of(lines_of(text))]


def table(text):
    return with_tables(without_pages(lines_of(text)))[0].table


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("đạt $\\geq 90\\%$", "đạt ≥ 90%"),
        ("A &amp; B", "A & B"),
        ("1\\. Một", "1. Một"),
        ("thi <b>đua</b>", "thi **đua**"),
        ("hoa\u200b và \u00a0cây", "hoa và  cây"),
        ("giá 5$ và 6$", "giá 5$ và 6$"),
        ("e\u0302\u0301", "ế"),
    ],
)
def test_markup_becomes_plain_text(typed, read):
    assert plain(typed) == read


def test_bold_over_two_lines_is_bold_on_each():
    assert [line.text for line in lines_of("**TM. ỦY BAN\nCHỦ TỊCH**")] == [
        "**TM. ỦY BAN**",
        "**CHỦ TỊCH**",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Làm sạch các\n\nngõ xóm.", 1),
        ("Làm sạch ngõ xóm,\n\nTrường học.", 1),
        ("Làm sạch ngõ xóm.\n\nTrồng cây.", 2),
        ("phát triển kinh tế\n- xã hội của xã", 1),
        ("giai đoạn 2026\n- 2030", 1),
        ("theo khoản\n2. Điều 5 Quy chế", 1),
        ("1. Mục đích\nNâng cao đời sống.", 2),
        ("- Một;\n- Hai.", 2),
    ],
)
def test_broken_sentences_are_joined_and_whole_ones_are_not(text, count):
    assert len(paragraphs(text)) == count


def test_page_numbers_go_and_columns_of_numbers_stay():
    pages = f"{LONG * 8}\n\n2\n\n{LONG * 8}\n\n- 3 -\n\n{LONG}"
    assert not [line for line in without_pages(lines_of(pages)) if len(line.text) < 6]
    column = "1\n\nMột\n\n2\n\nHai\n\n3\n\nBa"
    assert "2" in [line.text for line in without_pages(lines_of(column))]


def test_a_sentence_goes_on_over_a_page():
    text = f"{LONG * 8}\n\nCác thôn trồng hoa dọc đường\n\n2\n\nvà chăm sóc hằng tuần."
    assert paragraphs_of(without_pages(lines_of(text)))[-1].text.endswith(
        "đường và chăm sóc hằng tuần."
    )


def test_a_table_torn_by_a_page_is_one_table():
    read = table(
        "| TT | Việc | Nơi làm |\n|---|---|---|\n| QUÝ I | | |\n| 1 | - Họp; | - Thôn A. |\n\n"
        "| TT | Việc | Nơi làm |\n|---|---|---|\n| | - Ký. | - Thôn B. - Thôn C. |\n"
        "| 2 | Làm | B |"
    )
    assert read.columns == ["TT", "Việc", "Nơi làm"]
    assert read.rows == [
        ["QUÝ I"],
        ["1", "- Họp;", "- Thôn A."],
        ["", "- Ký.", "- Thôn B.\n- Thôn C."],
        ["2", "Làm", "B"],
    ]


def test_a_row_torn_in_mid_sentence_is_one_row_again():
    read = table(
        "| TT | Việc | Nơi làm |\n|---|---|---|\n| 1 | Họp bàn việc | Các thôn và |\n\n"
        "| TT | Việc | Nơi làm |\n|---|---|---|\n| | trồng cây | hai trường |"
    )
    assert read.rows == [["1", "Họp bàn việc trồng cây", "Các thôn và hai trường"]]


def test_a_row_of_its_own_without_a_number_stays_a_row():
    read = table("| TT | Việc | Điểm |\n|---|---|---|\n| 1 | Họp. | 5 |\n| | Ký tên. | 6 |")
    assert read.rows == [["1", "Họp.", "5"], ["", "Ký tên.", "6"]]


def test_rows_parted_by_tabs_are_a_table():
    assert table("TT\tViệc\tAi\n1\tHọp\tThôn A\n2\tKý\tThôn B").rows[1] == ["2", "Ký", "Thôn B"]
