"""What our own templates print keeps to the decree, whatever plan was read."""

from pathlib import Path

import pytest

from docgen import templates, word
from docgen.contexts.decision import decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import reminder_context
from docgen.lint import lint_file
from docgen.reader import read_plan
from tests.docgen.paper import decision_of, reminder_of

PLANS = sorted((Path(__file__).parents[2] / "data" / "plans").glob("*.txt"))
# Slips that stood in the papers themselves; layout is ours, these words are theirs.
OF_THE_PAPER = (
    "Căn cứ cuối cùng",
    "Giữa số và ký hiệu",
    "Quyền hạn người ký ghi",
    "Dòng cuối của Nơi nhận",
    "Thừa dấu cách trước dấu câu",
    "Tên viết chưa thống nhất",
)


def told(path: Path) -> list[str]:
    return [str(finding) for finding in lint_file(path)]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_made_from_an_old_paper_shows_its_slips_at_most(tmp_path, path):
    out = tmp_path / "ke-hoach.docx"
    word.render(templates.find("plan").path, plan_context(read_plan(path)), out)
    found = [finding.sentence for finding in lint_file(out)]
    assert [sentence for sentence in found if not sentence.startswith(OF_THE_PAPER)] == []


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 12])
def test_a_reminder_is_clean(tmp_path, count):
    out = tmp_path / "don-doc.docx"
    word.render(templates.find("reminder").path, reminder_context(reminder_of(count)), out)
    assert told(out) == []


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 0, 2), (3, 4, 60)])
def test_a_decision_with_its_list_is_clean(tmp_path, counts):
    out = tmp_path / "quyet-dinh.docx"
    context = decision_context(decision_of(*counts))
    word.render(templates.find("decision").path, context, out)
    assert told(out) == []
