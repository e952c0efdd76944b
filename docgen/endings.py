"""How the last page of a paper holds together: no signature below a single line of text.

The decree asks for no more than good order; that a signature never stands on a page without some
of the text is a custom of the offices, against text put above it later.
"""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from docgen.nd30 import END_MARK

_TWO_LINES = 130  # letters: fewer may be a single line, on a page that lies
_P, _TBL, _TR = (qn(f"w:{name}") for name in ("p", "tbl", "tr"))


def keep_ending(body: etree._Element) -> None:
    """Let a short closing sentence take along what stands before it, a table's last row too."""
    for paragraph in body.iterchildren(_P):
        words = _words(paragraph)
        if words.endswith(END_MARK) and len(words) < _TWO_LINES:
            for before in _up_to_words(paragraph):
                before.get_or_add_pPr().get_or_add_keepNext()


def _up_to_words(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs before one, from below, up to the first that has words."""
    for before in paragraph.itersiblings(_P, _TBL, preceding=True):
        if before.tag == _TBL:
            yield from list(before.iterchildren(_TR))[-1].iter(_P)
            return
        yield before
        if _words(before):
            return


def _words(paragraph: etree._Element) -> str:
    return "".join(part.text or "" for part in paragraph.iter(qn("w:t"))).strip()
