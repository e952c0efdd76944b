"""The demonstration office makes every paper of the year; the checker finds nothing in them."""

from datetime import date

import pytest

from docgen.drafts import KINDS, About
from docgen.jobs.demo import make_demo
from docgen.jobs.generating import generate_file
from docgen.lint import lint_file, shipped_laws
from models.database import close, open_folder
from models.errors import RuleBroken
from models.plan_list import rows
from models.plan_records import PlanRecord
from tests.docgen.open_xml import faults

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = open_folder(tmp_path_factory.mktemp("demo") / "sổ")
    make_demo(TODAY)
    yield folder
    close()


def codes(kind: str) -> list[str]:
    """Return the plans a kind of paper may be about; "" for the office."""
    found = [row.code for row in rows()]
    if KINDS[kind].about is About.CAMPAIGN:
        campaigns = PlanRecord.select().where(PlanRecord.kind == "campaign")
        found = [row.code for row in campaigns]
    return ["", *found] if KINDS[kind].about is About.OFFICE else found


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_of_the_year_comes_out_clean(demo, kind, tmp_path):
    made, refused = 0, []
    for code in codes(kind):
        out = tmp_path / f"{kind}-{code}.docx"
        try:
            generate_file(demo, kind, code, TODAY, out)
        except RuleBroken as broken:
            refused.append(str(broken))
            continue
        made += 1
        assert list(map(str, lint_file(out, shipped_laws(), TODAY))) == [], code
        assert faults(out) == []
    assert made, refused
    assert all(sentence.endswith(".") for sentence in refused)
