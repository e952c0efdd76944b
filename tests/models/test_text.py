import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from models.text import folded, name_sort_key, nfc, sort_key, stored_sort_key

SORTED = ["An", "Ảnh", "Ánh", "Ăn", "Ân", "Ẩn", "Dũng", "Dương", "Đào", "Đặng", "Oanh", "Ông"]
SORTED += ["Ơn", "Uyên", "Ưng"]


def test_words_sort_as_a_vietnamese_dictionary_does():
    assert sorted(reversed(SORTED), key=sort_key) == SORTED


def test_tones_break_ties_in_their_order():
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(reversed(tones), key=sort_key) == tones


def test_the_stored_key_sorts_alike():
    assert sorted(reversed(SORTED), key=stored_sort_key) == SORTED


def test_numbered_names_sort_by_sign_then_digit_then_letter():
    assert sorted(["Tổ a", "Tổ 2", "Tổ 1"], key=sort_key) == ["Tổ 1", "Tổ 2", "Tổ a"]


def test_search_forms_meet_whatever_way_they_were_typed():
    ways = ["Hoà Bình", "Hòa Bình", unicodedata.normalize("NFD", "Hòa Bình"), "HOA  BINH"]
    assert {folded(way) for way in ways} == {"hoa binh"}


def test_every_look_alike_of_d_with_stroke_is_found():
    assert {folded(name) for name in ("Đặng", "Ðặng", "đặng", "DANG")} == {"dang"}


def test_people_sort_by_given_name_then_family_then_middle():
    names = ["Trần Văn Bình", "Lê Thị An", "Đỗ Văn An", "Lê Văn An"]
    wanted = ["Đỗ Văn An", "Lê Thị An", "Lê Văn An", "Trần Văn Bình"]
    assert sorted(names, key=name_sort_key) == wanted


@given(st.text(max_size=40))
def test_one_form_is_reached_at_once_and_kept(text):
    assert nfc(nfc(text)) == nfc(text)
    assert folded(folded(text)) == folded(text)


VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạ ", max_size=12)


@given(VIETNAMESE, VIETNAMESE)
def test_the_stored_key_never_contradicts_the_letters(left, right):
    by_letters = sort_key(left)[0] < sort_key(right)[0]
    assert not by_letters or stored_sort_key(left) < stored_sort_key(right)
