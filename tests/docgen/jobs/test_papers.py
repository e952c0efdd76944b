"""What papers lack, how their files stand, and making one again."""

import pytest

from docgen.drafts import KINDS, About, Ask, Wanted, asked
from docgen.drafts.draft import AskKind
from docgen.jobs import papers
from docgen.jobs.papers import FileState
from models import office
from models.documents import Document
from models.errors import RuleBroken
from models.nominations import Nomination
from models.plan_records import PlanRecord
from tests.small_book import TODAY, fill, propose


@pytest.fixture
def code(book):
    return fill()


def needed(kind: str, code: str) -> list[str]:
    return [lack.text for lack in papers.lacks(kind, code, TODAY) if lack.needed]


def test_a_file_is_whole_missing_or_cut_short(book, code):
    paper = papers.make(book, "plan", code, TODAY)
    assert papers.file_state(book, paper) is FileState.WHOLE
    (book.path / paper.path).unlink()
    assert papers.file_state(book, paper) is FileState.MISSING
    paper.whole = False
    assert papers.file_state(book, paper) is FileState.CUT


def test_a_decision_without_names_cannot_be_made(code):
    assert "Chưa có tập thể" in needed("decision", code)[0]
    propose(code, "Lò Văn An")
    assert needed("decision", code) == []


def test_an_office_without_a_name_writes_no_letter(code):
    office.set_profile(office.OfficeProfile())
    assert "Chưa có thông tin cơ quan" in needed("reminder", code)[0]


def test_blank_number_and_missing_signer_are_advice_only(code):
    office.set_profile(office.OfficeProfile(name="UBND xã"))
    advice = [lack.text for lack in papers.lacks("reminder", code, TODAY)]
    assert needed("reminder", code) == []
    assert any("người ký" in text for text in advice)
    assert any("Số và ngày để trống" in text for text in advice)


def test_a_decision_ties_its_names_and_leaves_the_barred(book, code):
    good = propose(code, "Lò Văn An", verdict="eligible")
    barred = propose(code, "Hà Thị Mây", verdict="not_eligible", verdict_reason="bị kỷ luật")
    made = papers.make(book, "decision", code, TODAY)
    assert Nomination.get_by_id(good.id).decision == made
    assert Nomination.get_by_id(barred.id).decision is None


def test_a_decision_made_again_takes_the_same_names_and_keeps_the_old_file(book, code):
    first = propose(code, "Lò Văn An")
    old = papers.make(book, "decision", code, TODAY)
    later = propose(code, "Hà Thị Mây")
    new = papers.make_again(book, old, TODAY)
    assert new.made_from["nominations"] == [first.id]
    assert Nomination.get_by_id(first.id).decision == new
    assert Nomination.get_by_id(later.id).decision is None
    assert (book.path / old.path).is_file()
    assert old.path != new.path


def test_the_register_lists_a_reminders_units_in_vietnamese_order(book, code):
    assert papers.make(book, "reminder", code, TODAY).recipients == ["Thôn Đồng Mạ", "Thôn Nà Sao"]


def test_a_reminder_made_again_names_the_same_reports(book, code):
    old = papers.make(book, "reminder", code, TODAY)
    new = papers.make_again(book, old, TODAY)
    assert new.made_from["obligations"] == old.made_from["obligations"]


def test_a_paper_whose_plan_is_gone_cannot_be_made_again(book, code):
    paper = papers.make(book, "plan", code, TODAY)
    Document.update(plan=None).execute()
    assert PlanRecord.select().exists()
    with pytest.raises(RuleBroken, match="không còn"):
        papers.make_again(book, Document.get_by_id(paper.id), TODAY)


WRONG = (
    ("minutes", {"at": "14:00", "ended_at": "13:00", "nominees": [1], "present": [1]}, "ended_at"),
    ("handover", {"at": "8:00", "ended_at": "9:00", "copies": 1}, "copies"),
    ("inspection_plan", {"own_times": ["Trạm Y tế xã lúc nào đó"]}, "own_times"),
    ("inspection_plan", {"starts_on": "2020-01-06"}, "starts_on"),
    ("request", {"due_on": "2020-01-06"}, "due_on"),
    ("cluster_notice", {"year": "hai nghìn"}, "year"),
    ("invitation", {"at": "sáng"}, "at"),
)


@pytest.mark.parametrize(("kind", "typed", "ask"), WRONG)
def test_a_value_that_cannot_stand_leads_to_its_field(code, kind, typed, ask):
    about = "" if KINDS[kind].about is About.OFFICE else code
    told = asked(kind, Wanted(about, TODAY, typed))
    filler = {one.name: _filler(one) for one in told if one.required and one.proposal is None}
    (lack,) = [one for one in papers.lacks(kind, about, TODAY, {**filler, **typed}) if one.needed]
    assert (lack.ask, lack.page) == (ask, "")


def _filler(ask: Ask) -> object:
    values = {AskKind.DAY: "2026-11-30", AskKind.HOUR: "8:00", AskKind.LINES: ["x"]}
    picks = [value for _, value in ask.choices][:1] or [1]
    return values.get(ask.kind, picks if ask.kind is AskKind.PICKS else "x")
