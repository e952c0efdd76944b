"""Places in a plan, named as papers cite them."""

import pytest

from docgen.paragraphs import paragraph_about, paragraph_of
from models.plan import Mark, Node, Role

OUTLINE = [
    Node(key="i", mark=Mark.ROMAN, text="MỤC ĐÍCH"),
    Node(key="ii", mark=Mark.ROMAN, text="TIÊU CHÍ", children=[
        Node(key="1", mark=Mark.ARABIC, text="Chung", children=[
            Node(key="a", mark=Mark.LETTER, text="Rác"),
            Node(key="b", mark=Mark.LETTER, text="Nước", children=[
                Node(key="dash", mark=Mark.DASH, text="Giếng")]),
            Node(key="1.1", mark=Mark.DECIMAL, text="Đường"),
        ]),
        Node(key="plain", text="Lời dẫn"),
    ]),
    Node(key="d", mark=Mark.ARTICLE, text="Tổ chức", children=[Node(key="d1", mark=Mark.ARABIC)]),
    Node(key="p", mark=Mark.PART, typed="Phần thứ nhất",
         children=[Node(key="p1", mark=Mark.ROMAN)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("i", "mục I"),
        ("1", "khoản 1, mục II"),
        ("b", "điểm b, khoản 1, mục II"),
        ("dash", "điểm b, khoản 1, mục II"),
        ("1.1", "khoản 1.1, mục II"),
        ("plain", "mục II"),
        ("d1", "khoản 1, Điều 1."),
        ("p1", "mục I, Phần thứ nhất"),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_place_is_told_from_the_inside_out(key, place):
    assert paragraph_of(OUTLINE, key) == place.replace("Điều 1.", "Điều 1")


def test_the_place_of_a_role_is_told_only_when_there_is_one():
    criteria = Node(mark=Mark.ROMAN, role=Role.CRITERIA)
    assert paragraph_about([*OUTLINE, criteria], Role.CRITERIA) == "mục III"
    assert paragraph_about([criteria, criteria], Role.CRITERIA) == ""
    assert paragraph_about(OUTLINE, Role.CRITERIA) == ""
