"""Numbers as an office types and reads them: 1.500.000 and 95,5."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:,\d+)?")
_ENGLISH = re.compile(r"-?\d+\.\d{1,2}")
_SIGNS = re.compile(r"[\s%]|đồng$|đ$")


def read_number(text: str) -> Decimal:
    """Return the number that `text` names: dots part thousands, a comma the decimals.

    "95.5" cannot be thousands and is read as 95,5; signs such as % and đ may follow.
    Raises ValueError with a Vietnamese sentence for anything else.
    """
    typed = _SIGNS.sub("", text.strip().lower())
    if _GROUPED.fullmatch(typed) or _PLAIN.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(typed):
        return Decimal(typed)
    raise ValueError("Hãy gõ số như 12, 95,5 hoặc 1.500.000.")


def written_number(value: Decimal | float | int | None) -> str:
    """Return "1.500.000" or "95,5", without idle zeros; "" for None."""
    if value is None:
        return ""
    number = Decimal(str(value))
    whole, _, rest = f"{number:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
