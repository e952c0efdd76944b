"""Signs before the pieces of an outline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.marks import letter, lines, roman, sign_of
from models.plan import Mark, Node

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def signs(*nodes: Node) -> list[str]:
    return [line.sign for line in lines(list(nodes))]


def many(mark: Mark, count: int) -> list[Node]:
    return [Node(mark=mark, text="x") for _ in range(count)]


def test_points_follow_the_vietnamese_alphabet():
    assert [letter(n) for n in range(1, 24)] == list("abcdđeghiklmnopqrstuvxy")


def test_points_past_the_alphabet_go_on_with_two_letters():
    assert [letter(n) for n in (23, 24, 25, 46, 47)] == ["y", "aa", "ab", "ay", "ba"]


@given(st.integers(1, 3999))
def test_a_roman_numeral_reads_back_as_its_number(count):
    values = [_VALUES[sign] for sign in roman(count)]
    following = [*values[1:], 0]
    assert count == sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def test_each_level_counts_for_itself_and_begins_anew_below_each_parent():
    def part(count):
        children = many(Mark.ARABIC, count)
        return Node(mark=Mark.ROMAN, text="x", children=children)

    assert signs(part(2), part(1)) == ["I.", "1.", "2.", "II.", "1."]


def test_plain_paragraphs_between_do_not_disturb_the_count():
    first, second = many(Mark.LETTER, 2)
    assert signs(first, Node(text="chen giữa"), second) == ["a)", "", "b)"]


def test_decimals_continue_the_number_they_stand_under_or_after():
    nested = Node(mark=Mark.ARABIC, text="x", children=many(Mark.DECIMAL, 2))
    flat = [Node(mark=Mark.ARABIC, text="x"), *many(Mark.DECIMAL, 1)]
    assert signs(nested, *flat) == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_decimals_go_three_deep():
    inner = Node(mark=Mark.DECIMAL, text="x", children=many(Mark.DECIMAL, 1))
    assert signs(Node(mark=Mark.ARABIC, text="x", children=[inner])) == ["1.", "1.1.", "1.1.1."]


def test_articles_and_chapters_run_through_the_whole_paper():
    chapter = Node(mark=Mark.CHAPTER, text="x", children=many(Mark.ARTICLE, 2))
    found = signs(chapter, Node(mark=Mark.CHAPTER, text="x", children=many(Mark.ARTICLE, 1)))
    assert found == ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]


@pytest.mark.parametrize(
    ("mark", "typed", "sign"),
    [
        (Mark.PART, "", "Phần II"),
        (Mark.PART, "Phần thứ ba", "Phần thứ hai"),
        (Mark.CAPITAL, "", "B."),
        (Mark.BRACKET, "", "(2)"),
        (Mark.BRACKET, "2)", "2)"),
        (Mark.DASH, "–", "-"),
        (Mark.PLUS, "", "+"),
        (Mark.STAR, "•", "•"),
        (Mark.NONE, "", ""),
    ],
)
def test_every_kind_of_mark_has_its_sign(mark, typed, sign):
    assert sign_of(mark, 2, typed) == sign
