"""A small score sheet and the view over it, for the tests of score sheets on the screen."""

from datetime import date

import pytest

from models import score_deeds, units
from models.score_rules import CriterionDraft, SheetDraft, SheetRules
from models.scores import ScoreSheet
from models.scoring import CriterionKind, GradeStep
from models.units import Cluster, Unit
from tests.ui.shown import shown
from ui.scores.view import ScoresView

KIND = CriterionKind


@pytest.fixture
def cluster(code) -> Cluster:
    """Đồng Mạ leads, Nà Sao sits beside."""
    made = Cluster.create(name="Cụm ven suối")
    for unit, role in zip(Unit.listed(), ("head", "member"), strict=True):
        units.seat(unit, made, date(2026, 1, 1), role)
    return made


@pytest.fixture
def sheet(cluster) -> ScoreSheet:
    draft = SheetDraft(
        bonus_cap=2,
        rules=SheetRules(grades=[GradeStep(least=8, name="Tốt"), GradeStep(name="Khá")]),
        criteria=[
            CriterionDraft(section="I. Việc chung", text="Vệ sinh", maximum=10),
            CriterionDraft(section="I. Việc chung", text="Họp thôn", maximum=5),
            CriterionDraft(section="II. Thêm", text="Mô hình", kind=KIND.BONUS, maximum=3),
            CriterionDraft(section="II. Thêm", text="Báo cáo", kind=KIND.PUNCTUALITY, cap=5),
        ],
    )
    return score_deeds.start(cluster, 2026, draft)[0]


@pytest.fixture
def view(qtbot, book_session, sheet) -> ScoresView:
    made = shown(qtbot, ScoresView(book_session), 1300, 700)
    made.grid.setFocus()
    return made
