"""Every shipped template with nothing, one row, very many, odd and very long words."""

import tempfile
import time
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import templates, word
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from tests.docgen.extremes import maker, office
from tests.docgen.paper import texts

ODD = "Lò & Vì <b>\"Thắm\"</b> {{ trich_yeu }} {% if %} 'x' ]]>"
LONG = ("Hợp tác xã Nông nghiệp Nà Lúa " * 11)[:300]
_NAMES = {"one": "Bản Nà Lúa", "odd": ODD, "long": LONG}
_SIGNER = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


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
    said = printed(kind, maker(kind)(words, rows, 1, office(words)), tmp_path)
    assert all(f"{words} {place}" in said for place in (0, rows - 1))
    assert said.count(words) >= rows


@pytest.mark.parametrize("kind", templates.NAMES)
def test_an_empty_office_prints_or_is_told_what_is_missing(tmp_path, kind):
    try:
        context = maker(kind)("", 0, 0, OfficeFacts())
    except RuleBroken as broken:
        assert "Chưa có" in str(broken) or "Không còn" in str(broken)
        return
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed(kind, context, tmp_path)


@pytest.mark.parametrize("kind", templates.NAMES)
def test_an_office_without_a_single_word_still_prints_its_rows(tmp_path, kind):
    said = printed(kind, maker(kind)("Bản Nà Lúa", 2, 1, OfficeFacts()), tmp_path)
    assert "Bản Nà Lúa 1" in said


@pytest.mark.parametrize("signers", [0, 1, 2, 3, 6])
def test_any_number_of_signers(tmp_path, signers):
    said = printed("plan", maker("plan")("Người ký", 0, signers, OfficeFacts()), tmp_path)
    assert said.count("CHỦ TỊCH") == signers


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=25)


@settings(max_examples=25, deadline=None)
@given(
    kind=st.sampled_from(sorted(templates.NAMES)),
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
            said = printed(kind, maker(kind)(name, rows, signers, facts), Path(folder))
        except RuleBroken as broken:
            assert str(broken).endswith(".")
            return
    assert "Độc lập - Tự do - Hạnh phúc" in said
