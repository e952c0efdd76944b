"""Paragraphs a clerk typed, beside those the program says, as a report prints them."""

from docgen.contexts.closing import paragraphs
from docgen.contexts.wording import ended

_OPEN = (":", ";", "?", "!")  # what follows belongs to it, or it has its sign


def typed(texts: list[str]) -> list[str]:
    """Return one paragraph a text, each with its closing sign; more of the paper follows."""
    trimmed = [text.strip() for text in texts if text.strip()]
    return paragraphs(
        [text if text.endswith(_OPEN) else ended(text) for text in trimmed], is_last=False
    )
