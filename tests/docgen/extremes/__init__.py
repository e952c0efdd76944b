"""Contexts of every kind of paper from one odd name, any number of rows and of signers.

One module per kind, named like the kind, with `context(name, rows, signers, facts)`.
"""

from collections.abc import Callable
from importlib import import_module

from docgen.template_examples import SAME
from models.office_facts import OfficeFacts

SIGNER = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
Maker = Callable[[str, int, int, OfficeFacts], dict[str, object]]


def maker(kind: str) -> Maker:
    """Return what makes contexts of a kind of paper."""
    return import_module(f"tests.docgen.extremes.{SAME.get(kind, kind)}").context


def office(name: str) -> OfficeFacts:
    return OfficeFacts(
        name=name,
        issuer_lines=[name],
        place=name,
        symbols={"letter": "/UBND", "decision": "/QĐ-UBND", "plan": "/KH-UBND"},
        chair_title=name,
        signer_lines=SIGNER,
        signer_name=name,
        recipients=[name],
        drafter=name,
        contact=name,
    )
