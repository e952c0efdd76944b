"""Text of old fonts: known by what it spells, turned into Unicode; good text is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.old_letters import _TCVN3_FROM, _TCVN3_TO, Letters, is_mixed, turned

SENTENCE = (
    "Thôn đã trồng hoa, hưởng ứng phong trào thi đua yêu nước ở mỗi nhà, quyết giữ vững nề nếp"
)
VNI = {
    "ấ": "aá", "ầ": "aà", "ẩ": "aå", "ẫ": "aã", "ậ": "aä", "ắ": "aé", "ằ": "aè", "ẳ": "aú",
    "ẵ": "aü", "ặ": "aë", "ế": "eá", "ề": "eà", "ể": "eå", "ễ": "eã", "ệ": "eä", "ố": "oá",
    "ồ": "oà", "ổ": "oå", "ỗ": "oã", "ộ": "oä", "ớ": "ôù", "ờ": "ôø", "ở": "ôû", "ỡ": "ôõ",
    "ợ": "ôï", "ứ": "öù", "ừ": "öø", "ử": "öû", "ữ": "öõ", "ự": "öï", "â": "aâ", "ă": "aê",
    "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ", "á": "aù", "à": "aø", "ả": "aû",
    "ã": "aõ", "ạ": "aï", "é": "eù", "è": "eø", "ẻ": "eû", "ẽ": "eõ", "ẹ": "eï", "ó": "où",
    "ò": "oø", "ỏ": "oû", "õ": "oõ", "ọ": "oï", "ú": "uù", "ù": "uø", "ủ": "uû", "ũ": "uõ",
    "ụ": "uï", "ý": "yù", "ỳ": "yø", "ỷ": "yû", "ỹ": "yõ", "ỵ": "î", "í": "í", "ì": "ì",
    "ỉ": "æ", "ĩ": "ó", "ị": "ò",
}  # fmt: skip


def as_tcvn3(text: str) -> str:
    return text.translate(str.maketrans(_TCVN3_TO, _TCVN3_FROM))


def as_vni(text: str) -> str:
    return "".join(VNI.get(mark, mark) for mark in text)


@pytest.mark.parametrize(
    ("typed", "meant", "letters"),
    [
        ("NguyÔn V¨n A", "Nguyễn Văn A", Letters.TCVN3),
        ("Uû ban nh©n d©n x·", "Uỷ ban nhân dân xã", Letters.TCVN3),
        ("phong trµo thi ®ua yªu n\u00adíc", "phong trào thi đua yêu nước", Letters.TCVN3),
        ("Nguyeãn Vaên A", "Nguyễn Văn A", Letters.VNI),
        ("UÛy ban nhaân daân", "Ủy ban nhân dân", Letters.VNI),
        ("ÑAÕ TROÀNG", "ĐÃ TRỒNG", Letters.VNI),
        (as_tcvn3(SENTENCE), SENTENCE, Letters.TCVN3),
        (as_vni(SENTENCE), SENTENCE, Letters.VNI),
    ],
)
def test_old_letters_become_unicode(typed, meant, letters):
    found = turned(typed)
    assert found is not None
    assert (found.after, found.letters, found.doubtful) == (meant, letters, False)


def test_a_font_tells_what_the_letters_alone_do_not():
    assert turned("cã", ".VnTime").after == "có"
    assert turned("uû ban", ".VnTimeH").after == "UỶ BAN"
    assert turned("cã") is None
    assert turned("Có", ".VnTime") is None or turned("Có", ".VnTime").letters is Letters.TCVN3
    assert turned("Hoa", "VNI-Times") is None


def test_letters_lost_on_the_way_are_doubted():
    """The soft hyphen that was ư in TCVN3 does not survive every copy."""
    found = turned(
        "ngêi d©n th«n ®ång lßng h­ëng øng phong trµo thi ®ua s«i næi, yªu níc".replace("­", "")
    )
    assert found is not None and found.doubtful


GOOD = [
    "Trồng hoa",
    "hòa bình",
    "cá",
    "gà",
    "Müller",
    "café",
    "nhà HOÀ",
    "đã",
    "12 km²",
    "–",
    "“tốt”",
]


@given(st.lists(st.sampled_from(GOOD), max_size=12).map(" ".join))
def test_good_text_is_left_alone(text):
    assert turned(text) is None
    assert not is_mixed(text)


def test_both_kinds_in_one_text_are_seen():
    assert is_mixed("Thiếu gièng hoa, n\u00adíc ®ñ vµ ®Êt")
    assert not is_mixed("Thiếu giống hoa, nước đủ và đất")


def test_every_letter_of_the_code_page_has_its_own():
    assert len(_TCVN3_FROM) == len(_TCVN3_TO) == len(set(_TCVN3_FROM)) == len(set(_TCVN3_TO))


@given(st.text(max_size=60), st.sampled_from(["", ".VnTime", ".VnArialH", "VNI-Times"]))
def test_no_text_raises(text, font):
    turned(text, font)
    is_mixed(text, font)
