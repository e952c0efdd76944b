"""Vietnamese text: one normal form, a folded form to search by, and keys to sort by."""

import re
import unicodedata

# Letters in the order of the Vietnamese alphabet; tones only break ties.
# Source: Unicode CLDR, collation for vi.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: part of the letter
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
_TONE_RANK = {tone: rank for rank, tone in enumerate(_TONES)}
_LOOKALIKES = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ɖ": "d"})
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return `text` in the one form that is stored: NFC, without invisible marks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def squeeze(text: str) -> str:
    """Return `text` in NFC on one line, with single spaces."""
    return _SPACES.sub(" ", nfc(text)).strip()


def folded(text: str) -> str:
    """Return the form to search by: no accents, đ as d, lower case, single spaces.

    Both places of a tone (hoà, hòa) and every way of composing letters give the same form.
    """
    bare = unicodedata.normalize("NFD", nfc(text)).translate(_LOOKALIKES)
    letters = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return _SPACES.sub(" ", letters.lower()).strip()


def name_key(name: str) -> str:
    """Return what makes a name this name: case, spaces and the place of a tone aside.

    Thôn Hà and Thôn Hạ are two villages; Hoà Bình and Hòa Bình are one.
    """
    words = []
    for word in squeeze(name).lower().split(" "):
        marks = unicodedata.normalize("NFD", word)
        tones = "".join(mark for mark in marks if mark in _TONE_RANK)
        words.append("".join(mark for mark in marks if mark not in _TONE_RANK) + tones)
    return " ".join(words)


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, then tones.

    Signs sort before digits, digits before letters, foreign letters last.
    """
    ranks: list[int] = []
    tones: list[int] = []
    for word in squeeze(text).lower().split(" "):
        for letter, tone in _letters(word):
            ranks.append(_rank(letter))
            tones.append(tone)
        ranks.append(0)
    return tuple(ranks), tuple(tones)


def name_sort_key(name: str) -> tuple[object, ...]:
    """Return a key for people's names: given name, then family name, then the middle.

    Names of other custom (H'Hen Niê, Lò Thị …) carry a key of their own in their record.
    """
    words = squeeze(name).split(" ")
    return (sort_key(words[-1]), sort_key(words[0]), sort_key(" ".join(words[1:-1])))


def stored_sort_key(text: str) -> str:
    """Return `sort_key` as a string whose plain order is the same, for a database column."""
    ranks, tones = sort_key(text)
    return "".join(chr(33 + rank) for rank in ranks) + " " + "".join(str(tone) for tone in tones)


def _letters(word: str) -> list[tuple[str, int]]:
    """Split a word into its letters, each with the rank of its tone."""
    found: list[tuple[str, int]] = []
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONE_RANK and found:
            found[-1] = (found[-1][0], _TONE_RANK[mark])
        elif mark in _SHAPES and found:
            found[-1] = (unicodedata.normalize("NFC", found[-1][0] + mark), found[-1][1])
        elif not unicodedata.combining(mark):
            found.append((mark, 0))
    return found


def _rank(letter: str) -> int:
    if letter in _LETTER_RANK:
        return 40 + _LETTER_RANK[letter]
    if letter.isdigit():
        return 20 + int(unicodedata.digit(letter, 0))
    if letter.isalpha():
        return 90
    return 1 + min(ord(letter), 126) % 18
