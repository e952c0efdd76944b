"""Short entries a clerk typed, one a line, as a paper prints them."""

import re

from docgen import ink
from docgen.contexts.head import dashed
from docgen.contexts.typed import typed
from docgen.contexts.wording import joined

_DASH = re.compile(r"^[-–+•]\s+")
_END_SIGNS = " .;,"


def bare(text: str) -> str:
    """Return an entry without the dash and the end sign it may have been typed with."""
    return _DASH.sub("", ink.plain(text).strip()).rstrip(_END_SIGNS)


def points(texts: list[str]) -> list[str]:
    """Return entries as a dash list: ";" after each, "." after the last."""
    return [joined(line) for line in dashed(_said(texts))]


def leading(sentence: str) -> str:
    """Return a sentence of ours as a paragraph that stays on the page of what it leads to."""
    return f"{typed([sentence])[0]}{ink.WITH_NEXT}"


def in_a_row(texts: list[str]) -> str:
    """Return entries as one part of a sentence, with ";" between."""
    return "; ".join(_said(texts))


def _said(texts: list[str]) -> list[str]:
    return [entry for text in texts if (entry := bare(text))]
