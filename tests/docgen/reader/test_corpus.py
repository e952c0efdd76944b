"""What the reader makes of made-up plans, held against what a careful person reads from them.

Every plan of tests/data/plans has a file of the same name with the truth of the paper; each key
of it is one test.
"""

import json
import re
import textwrap
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from docgen.reader import read_plan_text
from models.plan import Plan
from tests.docgen.reader.truth import complaint

PLANS = Path(__file__).parents[2] / "data" / "plans"


def _truth(name: str) -> dict:
    return json.loads((PLANS / f"{name}.expected.json").read_text("utf-8"))


def _wrapped(text: str, pages: bool = False) -> str:
    """Return `text` with its lines broken at 78 letters, a page number after every 40 lines."""
    done: list[str] = []
    for line in text.split("\n"):
        whole = line.startswith("|") or "   " in line or "\t" in line
        for part in [line] if whole else textwrap.wrap(line, 78, break_on_hyphens=False) or [""]:
            done.append(part)
            if pages and len(done) % 40 == 0 and not part.startswith("|"):
                done += ["", str(len(done) // 40 + 1), ""]
    return "\n".join(done)


def _without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


BENDS = {  # the same paper as other programs save it
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "en dashes": lambda text: re.sub(r"^- ", "– ", text, flags=re.M),
    "tabs after signs": lambda text: re.sub(
        r"^(\d{1,2}\.|[IVX]+\.|[a-zđ]\)) ", r"\1\t", text, flags=re.M
    ),
    "no blank lines": _without_blank_lines,
    "three blank lines for one": lambda text: re.sub(r"\n\n+", "\n\n\n\n", text),
    "a blank line after every line": lambda text: re.sub(r"\n+", "\n\n", text),
    "lines wrapped": _wrapped,
    "lines wrapped and pages numbered": lambda text: _wrapped(text, pages=True),
    "lines wrapped without blank ones": lambda text: _without_blank_lines(_wrapped(text)),
    "stars for dashes": lambda text: re.sub(r"^- ", "* ", text, flags=re.M),
    "every line indented": lambda text: re.sub(r"^(?=\S)", "    ", text, flags=re.M),
}
CASES = [
    (path.stem, key)
    for path in sorted(PLANS.glob("*.txt"))
    for key in _truth(path.stem)
    if not key.endswith("_may")  # what may be read besides
]


@cache
def _plan(name: str) -> Plan:
    return read_plan_text((PLANS / f"{name}.txt").read_text("utf-8-sig"))


@pytest.mark.parametrize(("name", "key"), CASES, ids=lambda value: value)
def test_the_reader_sees_what_a_careful_person_sees(name, key):
    found = complaint(_plan(name), key, _truth(name))
    assert not found, f"{name} · {key}: {found}"


@pytest.mark.parametrize("bend", BENDS)
@pytest.mark.parametrize("name", sorted({name for name, _ in CASES}))
def test_how_the_paper_was_saved_changes_nothing(name, bend):
    text = (PLANS / f"{name}.txt").read_text("utf-8-sig")
    plan, truth = read_plan_text(BENDS[bend](text)), _truth(name)
    keys = [key for other, key in CASES if other == name]
    assert not [found for key in keys if (found := complaint(plan, key, truth))]


def test_every_plan_has_its_truth():
    assert {path.stem for path in PLANS.glob("*.txt")} == {
        path.name.removesuffix(".expected.json") for path in PLANS.glob("*.expected.json")
    }
