"""Every shipped template with nothing, one row, very many, odd and very long words."""

import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import templates, word
from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import Owed, ReminderData, reminder_context
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Campaign, Head, Issuer, Mark, Node, Plan, Recipient, Signature, Table
from tests.docgen.paper import texts

ODD = "Lò & Vì <b>\"Thắm\"</b> {{ trich_yeu }} {% if %} 'x' ]]>"
LONG = ("Hợp tác xã Nông nghiệp Nà Lúa " * 11)[:300]
_NAMES = {"one": "Bản Nà Lúa", "odd": ODD, "long": LONG}
_SIGNER = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def office(name: str) -> OfficeFacts:
    return OfficeFacts(
        name=name,
        issuer_lines=[name],
        place=name,
        symbols={"letter": "/UBND", "decision": "/QĐ-UBND"},
        chair_title=name,
        signer_lines=_SIGNER,
        signer_name=name,
        recipients=[name],
        drafter=name,
        contact=name,
    )


def plan(name: str, rows: int, signers: int, facts: OfficeFacts) -> dict[str, object]:
    table = Table(
        columns=["TT", name], rows=[[str(place), f"{name} {place}"] for place in range(rows)]
    )
    made = Plan(
        head=Head(subject=name, place=name),
        issuer=Issuer(lines=facts.issuer_lines, name=facts.name),
        campaigns=[Campaign(title=name)],
        recipients=[Recipient(text=name)],
        signatures=[Signature(lines=_SIGNER, name=f"{name} {n}") for n in range(signers)],
        outline=[Node(mark=Mark.ROMAN, text=name, heading=True, table=table if rows else None)],
    )
    return plan_context(made)


def reminder(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    owed = [
        Owed(unit=f"{name} {place}", report=name, due_on=date(2026, 4, 15), days_late=place)
        for place in range(rows)
    ]
    data = ReminderData(
        office=facts,
        campaign=name,
        ground=name,
        on=date(2026, 4, 19),
        owed=owed,
        due_at=datetime(2026, 4, 24, 17, 0),
    )
    return reminder_context(data)


def decision(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [
        Awardee(kind=AwardeeKind.PERSON, name=f"{name} {place}", post=name, reward="750.000")
        for place in range(rows)
    ]
    data = DecisionData(
        office=facts, achievement=name, grounds=[name], proposal=name, awardees=names, total=name
    )
    return decision_context(data)


PAPERS = {"plan": plan, "work_plan": plan, "reminder": reminder, "decision": decision}


def printed(kind: str, context: dict[str, object], folder: Path) -> str:
    """Fill the shipped template, check that nothing is left open, return all words."""
    out = folder / f"{kind}.docx"
    started = time.monotonic()
    word.render(templates.find(kind).path, context, out)
    assert time.monotonic() - started < 20
    return "\n".join(texts(docx.Document(str(out))))


@pytest.mark.parametrize("kind", templates.NAMES)
@pytest.mark.parametrize("rows", [1, 500])
@pytest.mark.parametrize("name", _NAMES)
def test_words_and_rows_come_out_whole(tmp_path, kind, rows, name):
    words = _NAMES[name]
    if rows == 500 and name == "long":
        rows = 40  # 500 such names are a book; that many already fill pages
    said = printed(kind, PAPERS[kind](words, rows, 1, office(words)), tmp_path)
    assert all(f"{words} {place}" in said for place in (0, rows - 1))
    assert said.count(words) >= rows


@pytest.mark.parametrize("kind", templates.NAMES)
def test_an_empty_office_prints_or_is_told_what_is_missing(tmp_path, kind):
    try:
        context = PAPERS[kind]("", 0, 0, OfficeFacts())
    except RuleBroken as broken:
        assert "Chưa có" in str(broken) or "Không còn" in str(broken)
        return
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed(kind, context, tmp_path)


@pytest.mark.parametrize("kind", templates.NAMES)
def test_an_office_without_a_single_word_still_prints_its_rows(tmp_path, kind):
    said = printed(kind, PAPERS[kind]("Bản Nà Lúa", 2, 1, OfficeFacts()), tmp_path)
    assert "Bản Nà Lúa 1" in said


@pytest.mark.parametrize("signers", [0, 1, 2, 3, 6])
def test_any_number_of_signers(tmp_path, signers):
    said = printed("plan", plan("Người ký", 0, signers, OfficeFacts()), tmp_path)
    assert said.count("CHỦ TỊCH") == signers


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=25)


@settings(max_examples=25, deadline=None)
@given(
    kind=st.sampled_from(sorted(PAPERS)),
    name=words,
    rows=st.integers(0, 4),
    signers=st.integers(0, 3),
    has_office=st.booleans(),
)
def test_whatever_the_records_hold_a_paper_comes_out_or_a_sentence(
    kind, name, rows, signers, has_office
):
    with tempfile.TemporaryDirectory() as folder:
        try:
            facts = office(name) if has_office else OfficeFacts()
            said = printed(kind, PAPERS[kind](name, rows, signers, facts), Path(folder))
        except RuleBroken as broken:
            assert str(broken).endswith(".")
            return
    assert "Độc lập - Tự do - Hạnh phúc" in said
