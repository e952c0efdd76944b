"""Capital and small letters for patterns: in Unicode order the Vietnamese ones are mixed."""

import re
import unicodedata

_BLOCKS = (range(0xC0, 0x250), range(0x1EA0, 0x1F00))


def _of_category(category: str) -> str:
    letters = (chr(code) for block in _BLOCKS for code in block)
    return "".join(letter for letter in letters if unicodedata.category(letter) == category)


CAPITALS = "A-Z" + _of_category("Lu")  # to stand within […]
SMALL = "a-z" + _of_category("Ll")


def vietnamese(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile `pattern`; in it "A-ZÀ-ỸĐ" means every capital, "a-zà-ỹđ" every small letter."""
    pattern = pattern.replace("A-ZÀ-ỸĐ", CAPITALS).replace("a-zà-ỹđ", SMALL)
    return re.compile(pattern, flags)
