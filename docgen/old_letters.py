"""Vietnamese typed with the fonts of the nineties: TCVN3 (.VnTime) and VNI, turned into Unicode.

In both a letter is stored as another one and only looks right in its font: "NguyÔn V¨n" is
Nguyễn Văn in TCVN3, "Nguyeãn Vaên" is the same in VNI. Such text is known by its font, or by this:
as it stands it spells no Vietnamese, after turning every word of it does.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Source: TCVN 5712:1993, the third of its code pages (VN3, "ABC").
_TCVN3_FROM = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_A_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_A_SHORT = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_BASES = {"ô": "ơ", "ö": "ư"}
_VNI_SIGNS = set("ùøûõïñæôöîâáàåãäêéèúüëíìóò")
_COMPOSED = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")  # letters of Unicode only
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_ONSET = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_NUCLEUS = (
    "uyê|yê|iê|uyu|oai|oay|oao|oeo|uôi|ươi|ươu|iêu|yêu|uya|uây|uê|uơ|uy|uâ|oă|oa|oe|oo|ai|ao"
    "|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ươ|uô|ưu|ôô|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"({_ONSET})?({_NUCLEUS})(ch|ng|nh|c|m|n|p|t)?")
_SIGNS = "“”‘’–—…•²³°½"  # stand in good text too
_MOST, _FEW = 0.8, 0.5  # of its words spell Vietnamese: after, and before, for an old text
_NO_RHYME = re.compile("(?<!ư)ơ(?:ng|nh|ch|c)$")  # what "nước", "trường" leave without their ư
_TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class Letters(StrEnum):
    """An old way of storing letters; the value is what the clerk calls it."""

    TCVN3 = "TCVN3 (phông .VnTime)"
    VNI = "VNI"


@dataclass(frozen=True, kw_only=True)
class Turned:
    """A text before and after; `doubtful` when letters seem to have been lost on the way."""

    letters: Letters
    before: str
    after: str
    doubtful: bool = False


def turned(text: str, font: str = "") -> Turned | None:
    """Return the text in Unicode; None when it is Unicode already, or nothing in it tells.

    `text` must be as it came: NFC would drop a letter of TCVN3. `font` is that of its cell.
    """
    if _COMPOSED.search(text):
        return None
    named = _by_font(font)
    found = None
    for letters in [named] if named else list(Letters):
        after = unicodedata.normalize("NFC", _turn(text, letters, font))
        if after != text and (named or (_spelt(after) >= _MOST and _spelt(text) <= _FEW)):
            found = Turned(letters=letters, before=text, after=after, doubtful=_spelt(after) < 1)
            break
    return found


def is_mixed(text: str, font: str = "") -> bool:
    """Tell whether letters of Unicode and of an old font stand in one text."""
    if not _COMPOSED.search(text):
        return False
    words = [word for word in _WORD.findall(text) if not _COMPOSED.search(word)]
    return any(
        turned(word, font) is not None and not _is_syllable(word)
        for word in words
        if any(ord(mark) > 0xA0 for mark in word)
    )


def _by_font(font: str) -> Letters | None:
    bare = font.lower()
    if bare.startswith(".vn"):
        return Letters.TCVN3
    return Letters.VNI if bare.startswith(("vni-", "vni ")) else None


def _turn(text: str, letters: Letters, font: str) -> str:
    if letters is Letters.VNI:
        return _from_vni(text)
    after = text.translate(str.maketrans(_TCVN3_FROM, _TCVN3_TO))
    capital = font.lower().startswith(".vn") and font.upper().endswith("H")
    return after.upper() if capital else after  # .VnTimeH draws small letters as capitals


def _from_vni(text: str) -> str:
    made: list[str] = []
    base = ""  # the plain vowel the next sign would belong to
    for mark in text:
        low, is_capital = mark.lower(), mark.isupper()
        sign = _sign_after(base, low)
        if sign is not None:
            made[-1] = unicodedata.normalize("NFC", made[-1] + sign)
            base = ""
            continue
        own = _VNI_ALONE.get(low) or _VNI_BASES.get(low)
        made.append((own.upper() if is_capital else own) if own else mark)
        base = low if low in "aeouy" or low in _VNI_BASES else ""
    return "".join(made)


def _sign_after(base: str, low: str) -> str | None:
    """Return what a mark adds to the vowel before it; None when it is a letter of its own."""
    if not base:
        return None
    if low in _TONES:
        return _TONES[low]
    if base in "aeo" and low in _A_ROUND:
        return "\u0302" + _A_ROUND[low]
    if base == "a" and low in _A_SHORT:
        return "\u0306" + _A_SHORT[low]
    return None


def _spelt(text: str) -> float:
    """Return the share of words with letters beyond ASCII that are Vietnamese syllables."""
    if any(ord(mark) > 0xA0 and not mark.isalpha() and mark not in _SIGNS for mark in text):
        return 0.0
    words = [word for word in _WORD.findall(text) if any(ord(mark) > 127 for mark in word)]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word: str) -> bool:
    bare = unicodedata.normalize("NFD", word.lower())
    if len(_TONE_MARKS.findall(bare)) > 1:
        return False
    plain = unicodedata.normalize("NFC", _TONE_MARKS.sub("", bare))
    if _mixed_case(word) or _NO_RHYME.search(plain):
        return False
    return _SYLLABLE.fullmatch(plain) is not None


def _mixed_case(word: str) -> bool:
    """Tell whether a capital stands within small letters: "NguyÔn"."""
    return any(mark.isupper() for mark in word[1:]) and any(mark.islower() for mark in word)
