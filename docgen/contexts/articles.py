"""The articles (điều) of a decision."""

from collections.abc import Sequence

from docgen import ink
from docgen.contexts.closing import close, keep_with_signature
from docgen.contexts.grounds import citations
from docgen.contexts.wording import joined
from models.laws import cited_once


def articles(bodies: Sequence[str], grounds: list[str]) -> list[str]:
    """Return "Điều 1. …" for each body, closed by "./."; a body may hold several paragraphs.

    What `grounds` cite in full is cited shortly here. Source: NĐ 30/2020, Phụ lục I, phần I, mục
    II, khoản 6; mẫu 1.2 of Phụ lục III.
    """
    cited = citations(grounds)
    blocks: list[dict[str, object]] = [
        {"kieu": "doan", "chu": f"{ink.bold(f'Điều {place}.')} {joined(_clean(text))}"}
        for place, text in enumerate(cited_once(bodies, cited, before=cited), start=1)
    ]
    return [str(block["chu"]) for block in keep_with_signature(close(blocks, True))]


def numbered(texts: Sequence[str]) -> list[str]:
    """Return the khoản of an article: "1. …", "2. …"."""
    return [f"{place}. {text}" for place, text in enumerate(texts, start=1)]


def _clean(text: str) -> str:
    return ink.PARAGRAPH.join(ink.plain(part) for part in text.split(ink.PARAGRAPH))
