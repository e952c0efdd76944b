"""HTML as programs put it on the clipboard becomes lines with their signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reader.html_source import has_blocks, lines_of_html

ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>"
    "<span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;"
    " </span></span></span><![endif]>{words}<o:p></o:p></p>"
)


def told(html: str) -> list[str]:
    return [line.text for line in lines_of_html(html)]


@pytest.mark.parametrize(
    ("sign", "wish"),
    [("1.", "1."), ("a)", "a)"), ("đ)", "đ)"), ("I.", "I."), ("-", "-"), ("+", "+"),
     ("·", "•"), ("o", "•"), ("§", "•"), ("1.2.", "1.2.")],
)  # fmt: skip
def test_the_signs_that_word_counts_stand_before_the_words(sign, wish):
    assert told(ITEM.format(sign=sign, words="Dọn <b>ngõ</b>\r\nxóm")) == [
        f"{wish} Dọn **ngõ** xóm"
    ]


def test_only_the_copied_fragment_is_read_and_styles_are_no_words():
    html = "<head><title>x</title><style>p{}</style></head><body>đầu<!--StartFragment--><p>Một</p>"
    assert told(f"{html}<p>&nbsp;</p><!--EndFragment-->đuôi</body>") == ["Một"]


def test_lists_of_libreoffice_and_browsers_are_counted():
    html = (
        '<ol type="I"><li><p>VIỆC</p><ol><li>Dọn</li><li value="4">Trồng</li></ol></li>'
        '<li>HẠN</li></ol><ol style="list-style-type: lower-alpha"><li>một<ul><li>con</li></ul>'
        "</li></ol>"
    )
    assert told(html) == ["I. VIỆC", "1. Dọn", "4. Trồng", "II. HẠN", "a) một", "- con"]


def test_letters_are_counted_as_the_decree_does():
    items = "".join(f"<li>{word}</li>" for word in "abcdef")
    signs = [line.split()[0] for line in told(f"<ol type='a'>{items}</ol>")]
    assert signs == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_a_table_keeps_its_cells_and_what_reaches_over_several():
    html = (
        "<p>Trước</p><table><tr><td rowspan=2>TT</td><td colspan=2>Việc</td></tr>"
        "<tr><td>Hạn</td><td><p>Ai</p><p>làm</p></td></tr><tr><td>1</td><td>Họp</td><td>Thôn</td>"
        "</tr></table><p>Sau</p>"
    )
    before, line, after = lines_of_html(html)
    assert (before.text, after.text) == ("Trước", "Sau")
    assert line.table.columns == ["TT", "Việc", ""]
    assert line.table.rows == [["", "Hạn", "Ai\nlàm"], ["1", "Họp", "Thôn"]]


def test_a_frame_of_one_cell_is_only_text():
    assert told("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>") == ["Một", "Hai"]


def test_line_breaks_bold_by_style_and_what_is_hidden():
    html = (
        "<p><span style='font-weight:700'>Mục đích</span><br>Dọn <del>bỏ</del>"
        "<span style='display:none'>ẩn</span>ngõ</p><h2>HẠN</h2>"
    )
    assert told(html) == ["**Mục đích**", "Dọn ngõ", "HẠN"]
    assert lines_of_html(html)[-1].level == 2


def test_plain_runs_are_no_blocks():
    assert not has_blocks("<span>một</span> <b>hai</b>")
    assert has_blocks("<P CLASS=x>một")


@given(st.text(alphabet="<>/ptdrliob=' a1&;!-[]", max_size=200))
def test_broken_html_never_breaks_us(text):
    lines_of_html(f"<p>{text}<table><tr><td rowspan=999 colspan=0>{text}")
