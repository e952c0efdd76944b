"""Căn cứ: what a paper rests on, and who proposes it."""

from docgen import ink
from docgen.contexts.wording import joined, listed

_ENDS = " .;,"


def grounds_lines(grounds: list[str], proposal: str = "") -> list[str]:
    """Return the grounds, each ending ";", and who proposes; the last one ends ".".

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 6. "Căn cứ", "Theo đề nghị của" are
    put before what comes without them.
    """
    texts = []
    for ground in grounds:
        text = ink.plain(ground).strip().rstrip(_ENDS)
        if text:
            texts.append(text if text.lower().startswith("căn cứ") else f"Căn cứ {text}")
    proposed = ink.plain(proposal).strip().rstrip(_ENDS)
    if proposed:
        start = "" if proposed.lower().startswith("theo đề nghị") else "Theo đề nghị của "
        texts.append(f"{start}{proposed}")
    return [joined(text) for text in listed(texts)]


def citations(grounds: list[str]) -> list[str]:
    """Return the grounds as they are cited in full, for what is printed after them."""
    texts = [ground.strip().rstrip(_ENDS) for ground in grounds]
    return [text[8:] if text.lower().startswith("căn cứ ") else text for text in texts]
