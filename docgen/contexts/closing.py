"""How the text of a paper ends: "./." once, and on the page of the signature."""

from docgen import ink
from docgen.contexts.wording import joined
from docgen.nd30 import END_MARK

Block = dict[str, object]

_ONE_LINE = 80  # letters


def paragraphs(texts: list[str], *, is_last: bool = True) -> list[str]:
    """Return paragraphs as templates print them; `is_last`: the paper ends with them."""
    body: list[Block] = [
        {"kieu": "doan", "chu": joined(ink.plain(text).strip())} for text in texts if text.strip()
    ]
    if is_last:
        keep_with_signature(close(body, True))
    return [str(block["chu"]) for block in body]


def close(body: list[Block], is_wanted: bool) -> list[Block]:
    """Return the body closed by "./." exactly once; left alone where it is not wanted.

    The sign that ends the last paragraph gives way. Source: NĐ 30/2020, Phụ lục I, phần I, mục II,
    khoản 6 and the templates of Phụ lục III.
    """
    if not is_wanted:
        return body
    texts = [place for place, block in enumerate(body) if block["kieu"] != "bang"]
    closed = [place for place in texts if ink.words_of(str(body[place]["chu"])).endswith(END_MARK)]
    for place in closed[:-1]:
        body[place]["chu"] = _without_end(str(body[place]["chu"])) + "."
    if closed:
        last = body[closed[-1]]
        last["chu"] = _without_end(str(last["chu"])) + END_MARK
    elif texts and texts[-1] == len(body) - 1:
        last = body[-1]
        last["chu"] = _without_end(str(last["chu"])) + END_MARK
    else:
        body.append({"kieu": "doan", "chu": END_MARK})
    return body


def keep_with_signature(body: list[Block]) -> list[Block]:
    """Mark the last paragraph, so that a signature never stands on a page alone.

    A paragraph of a single line takes the one before it along.
    """
    for block in reversed(body[-2:]):
        if block["kieu"] == "bang":
            break
        block["chu"] = f"{block['chu']}{ink.WITH_NEXT}"
        if len(str(block["chu"])) > _ONE_LINE:
            break
    return body


def _without_end(text: str) -> str:
    """Return `text` without its closing sign and what marks stand behind it."""
    bare = text.rstrip(" .;,/" + ink.UNBOLD + ink.UNITALIC + "\u00a0")
    tail = "".join(mark for mark in text[len(bare) :] if mark in (ink.UNBOLD, ink.UNITALIC))
    return bare + tail
