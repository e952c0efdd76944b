"""Drafts of papers: records and typed details → the values of a template.

One module per kind of paper, named like the kind, with `asks(wanted)` and `draft(wanted)`.
"""

from importlib import import_module

from docgen.drafts.draft import Ask, Draft, FieldRefused, Lack, Wanted, lacking
from docgen.drafts.kinds import KINDS, About
from models.errors import RuleBroken
from models.paper_details import details_of

__all__ = [
    "KINDS",
    "About",
    "Ask",
    "Draft",
    "FieldRefused",
    "Lack",
    "Wanted",
    "asked",
    "draft_of",
    "lacks_of",
]


def asked(kind: str, wanted: Wanted) -> list[Ask]:
    """Return what the clerk is asked for a paper of that kind, in the order of its form."""
    return _module(kind).asks(wanted)


def draft_of(kind: str, wanted: Wanted) -> Draft:
    """Return the draft of a paper. What was not typed now is taken from the last time.

    Raises RuleBroken with all that is missing in one sentence, or for what the rules forbid.
    """
    whole = _whole(kind, wanted)
    missing = lacking(asked(kind, whole), whole)
    if missing:
        told = "; ".join(lack.text.removeprefix("Chưa có: ").rstrip(".") for lack in missing)
        raise RuleBroken(f"{KINDS[kind].name} còn thiếu: {told}. Hãy điền rồi lập lại.")
    return _module(kind).draft(whole)


def lacks_of(kind: str, wanted: Wanted) -> list[Lack]:
    """Return the required fields of a paper that are still empty."""
    whole = _whole(kind, wanted)
    return lacking(asked(kind, whole), whole)


def _whole(kind: str, wanted: Wanted) -> Wanted:
    """Return `wanted` completed by what was typed the last time, then by the records."""
    if not wanted.code and KINDS[kind].about is not About.OFFICE:
        raise RuleBroken("Hãy chọn phong trào hoặc chương trình của văn bản.")
    kept = details_of(kind, wanted.plan_id)
    known = Wanted(wanted.code, wanted.today, {**kept, **wanted.details})
    return known.completed(asked(kind, known))


def _module(kind: str):
    if kind not in KINDS:
        raise RuleBroken(
            f"Chưa lập được loại văn bản “{kind}”. Các loại hiện có: {', '.join(KINDS)}."
        )
    return import_module(f"docgen.drafts.{kind}")
