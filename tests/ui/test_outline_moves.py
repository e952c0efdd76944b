"""Moving pieces of an outline: nothing is lost, whatever is dropped where."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.plan import Mark, Node, Table
from ui.forms import outline_form as tree_of
from ui.forms import outline_moves as moves


def tree() -> list[Node]:
    """I (1 (a, b), 2, 3), II (table), a closing sentence."""
    letters = [Node(key="a", mark=Mark.LETTER, text="a"), Node(key="b", mark=Mark.LETTER)]
    one = Node(key="1", mark=Mark.ARABIC, text="một", children=letters)
    two, three = Node(key="2", mark=Mark.ARABIC), Node(key="3", mark=Mark.ARABIC)
    table = Node(key="t", table=Table(columns=["TT", "Việc"], rows=[["1", "Họp"]]))
    return [
        Node(key="I", mark=Mark.ROMAN, heading=True, children=[one, two, three]),
        Node(key="II", mark=Mark.ROMAN, heading=True, children=[table]),
        Node(key="end", text="Trên đây là Kế hoạch"),
    ]


def by_key(outline: list[Node], *keys: str) -> list[Node]:
    known = {node.key: node for node in tree_of.walk(outline)}
    return [known[key] for key in keys]


def shape(outline: list[Node]) -> list[object]:
    return [[node.key, *shape(node.children)] if node.children else node.key for node in outline]


def test_several_nodes_go_down_together_and_up_again():
    outline = tree()
    chosen = by_key(outline, "2", "3")
    assert moves.demote_all(outline, chosen)
    assert shape(outline)[0] == ["I", ["1", "a", "b", "2", "3"]]
    assert [node.mark for node in chosen] == [Mark.LETTER] * 2
    assert moves.promote_all(outline, chosen)
    assert shape(outline) == shape(tree())
    assert [node.mark for node in chosen] == [Mark.ARABIC] * 2


def test_neighbours_of_a_first_node_stay_with_it():
    outline = tree()
    assert not moves.demote_all(outline, by_key(outline, "1", "2"))
    assert shape(outline) == shape(tree())


def test_a_block_moves_past_its_neighbour_and_stops_at_the_end():
    outline = tree()
    chosen = by_key(outline, "1", "2")
    assert moves.move_all(outline, chosen, 1)
    assert shape(outline)[0] == ["I", "3", ["1", "a", "b"], "2"]
    assert not moves.move_all(outline, chosen, 1)
    assert moves.move_all(outline, chosen, -1)
    assert shape(outline) == shape(tree())


def test_what_lies_below_a_chosen_node_goes_along_once():
    outline = tree()
    assert [node.key for node in moves.tops(outline, by_key(outline, "a", "1", "3"))] == ["1", "3"]
    moves.remove_all(outline, by_key(outline, "a", "1", "3"))
    assert shape(outline)[0] == ["I", "2"]


def test_a_dropped_branch_takes_the_sign_used_there_and_its_lines_follow():
    outline = tree()
    one, two = by_key(outline, "1", "2")
    assert moves.put(outline, [one], two, None)
    assert shape(outline)[0] == ["I", ["2", ["1", "a", "b"]], "3"]
    assert one.mark is Mark.LETTER
    assert [child.mark for child in one.children] == [Mark.DASH] * 2


def test_before_after_and_at_the_place_it_is():
    outline = tree()
    one, three, upper = by_key(outline, "1", "3", "I")
    assert moves.put(outline, [three], upper, 0)
    assert shape(outline)[0] == ["I", "3", ["1", "a", "b"], "2"]
    assert three.mark is Mark.ARABIC
    assert not moves.put(outline, [three], upper, 0)
    assert not moves.put(outline, [three], upper, 1)
    assert moves.put(outline, [one], None, 1)
    assert shape(outline)[1] == ["1", "a", "b"]
    assert one.mark is Mark.ROMAN


def test_tables_and_plain_sentences_never_get_a_sign():
    outline = tree()
    table, end, upper = by_key(outline, "t", "end", "I")
    assert moves.put(outline, [table, end], upper, 1)
    assert (table.mark, end.mark) == (Mark.NONE, Mark.NONE)


def test_nothing_goes_below_itself_or_below_a_table():
    outline = tree()
    upper, letter, table = by_key(outline, "I", "a", "t")
    for parent in (upper, letter, table):
        assert not moves.put(outline, [upper], parent, None)
    assert shape(outline) == shape(tree())


KEYS = ["I", "1", "a", "b", "2", "3", "II", "t", "end"]
deeds = st.tuples(
    st.sampled_from(["put", "up", "down", "in", "out"]),
    st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True),
    st.sampled_from([None, *KEYS]),
    st.one_of(st.none(), st.integers(0, 4)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(deeds, max_size=12))
def test_no_move_loses_or_doubles_a_node(steps):
    outline = tree()
    for deed, keys, parent, row in steps:
        chosen = by_key(outline, *keys)
        if deed == "put":
            above = by_key(outline, parent)[0] if parent else None
            moves.put(outline, chosen, above, row)
        elif deed in ("up", "down"):
            moves.move_all(outline, chosen, -1 if deed == "up" else 1)
        else:
            (moves.demote_all if deed == "in" else moves.promote_all)(outline, chosen)
        assert sorted(node.key for node in tree_of.walk(outline)) == sorted(KEYS)
        assert by_key(outline, "t")[0].mark is Mark.NONE


# --- where pasted pieces go ------------------------------------------------------------------


def pasted_at(key: str, text: str) -> list[object]:
    outline = tree()
    fresh = tree_of.pasted(text)
    for node in tree_of.walk(fresh):
        node.key = node.text
    tree_of.insert_after(outline, by_key(outline, key)[0], fresh)
    return shape(outline)


def test_pasted_points_go_below_the_title_the_cursor_is_on():
    assert pasted_at("II", "1. x\n2. y")[1] == ["II", "x", "y", "t"]


def test_a_pasted_section_goes_after_the_one_the_cursor_is_in():
    assert [one if isinstance(one, str) else one[0] for one in pasted_at("a", "I. X\n1. y")] == [
        "I", "X", "II", "end",
    ]  # fmt: skip


def test_pasted_points_stand_beside_their_like():
    assert pasted_at("1", "1. x\n2. y")[0] == ["I", ["1", "a", "b"], "x", "y", "2", "3"]
    assert pasted_at("a", "1. x\n2. y")[0] == ["I", ["1", "a", "b"], "x", "y", "2", "3"]
    assert pasted_at("end", "1. x\n2. y")[2:] == ["end", "x", "y"]
