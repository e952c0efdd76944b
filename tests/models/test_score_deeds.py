"""Score sheets in the book: beginning, writing, filling from the records, closing, taking back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models import deeds, plan_store, score_deeds, units
from models.errors import RuleBroken
from models.indicators import Indicator, IndicatorValue
from models.journal import Change
from models.obligations import Obligation, Receipt
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.receiving import HandIn, book_many
from models.score_book import board, draft_of, rules_of, sheet_of, sheets_before, years
from models.score_filling import MARK, evidence_of, fillings
from models.score_rules import CriterionDraft, SheetDraft, SheetRules, proposed
from models.scores import Score, ScoreCriterion, ScoreSheet
from models.scoring import CriterionKind, GradeStep, Hand
from models.units import Cluster, Unit
from tests.small_book import TODAY, fill

D = Decimal
KIND = CriterionKind


def small_draft() -> SheetDraft:
    """A sheet of three criteria: 10 points, a bonus, and punctuality."""
    return SheetDraft(
        title="Bảng nhỏ",
        bonus_cap=2,
        rules=SheetRules(grades=[GradeStep(least=8, name="Tốt"), GradeStep(name="Khá")]),
        criteria=[
            CriterionDraft(section="I. Việc chung", text="Vệ sinh đường thôn", maximum=10),
            CriterionDraft(section="II. Thêm", text="Mô hình", kind=KIND.BONUS, maximum=3),
            CriterionDraft(section="II. Thêm", text="Báo cáo", kind=KIND.PUNCTUALITY, cap=5),
        ],
    )


@pytest.fixture
def cluster(book) -> Cluster:
    """Two units of the small book in one cluster, Nà Sao leading."""
    fill()
    made = Cluster.create(name="Cụm ven suối")
    for unit, role in zip(Unit.listed(), ("member", "head"), strict=True):
        units.seat(unit, made, date(2026, 1, 1), role)
    return made


@pytest.fixture
def sheet(cluster) -> ScoreSheet:
    return score_deeds.start(cluster, 2026, small_draft())[0]


def unit(name: str) -> Unit:
    return Unit.get(Unit.name == f"Thôn {name}")


def key(sheet: ScoreSheet, text: str) -> int:
    return ScoreCriterion.get(ScoreCriterion.sheet == sheet, ScoreCriterion.text == text).id


def give(sheet, name: str, points: str, text: str = "Vệ sinh đường thôn", hand=Hand.COUNCIL):
    place = (key(sheet, text), unit(name).id, hand)
    return score_deeds.keep_marks(sheet, {place: D(points)})


# --- beginning -----------------------------------------------------------------------------------


def test_the_proposed_sheet_has_a_scale_of_a_hundred(cluster):
    sheet, _ = score_deeds.start(cluster, 2026)
    found = board(sheet, TODAY)
    assert found.scale == 100 and not proposed().problem()
    assert sum(one.maximum for one in found.criteria if one.section.startswith("III.")) == 20
    assert rules_of(sheet).late.missing == -2


def test_a_cluster_has_one_sheet_a_year(cluster, sheet):
    with pytest.raises(RuleBroken, match="đã có bảng chấm điểm năm 2026"):
        score_deeds.start(cluster, 2026)
    score_deeds.start(cluster, 2027)
    assert years() == [2027, 2026]


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_out_of_reach_is_refused(cluster, year):
    with pytest.raises(RuleBroken, match="bốn chữ số"):
        score_deeds.start(cluster, year)


def test_beginning_is_taken_back(cluster):
    _, change = score_deeds.start(cluster, 2026, small_draft())
    deeds.undo(change)
    assert not ScoreSheet.select().exists() and not ScoreCriterion.select().exists()


def test_last_years_sheet_is_copied_without_points(cluster, sheet):
    give(sheet, "Nà Sao", "9")
    score_deeds.leave_out(sheet, unit("Đồng Mạ"), "Kỷ luật")
    (source,) = sheets_before(cluster.id, 2027)
    after, _ = score_deeds.start(cluster, 2027, score_deeds.copied(source))
    found = board(after, date(2027, 1, 5))
    assert [one.text for one in found.criteria] == ["Vệ sinh đường thôn", "Mô hình", "Báo cáo"]
    assert found.rules.left_out == {} and not found.marks
    assert rules_of(after).grades == rules_of(sheet).grades
    assert Score.select().count() == 1, "the old sheet keeps its points"


# --- writing -------------------------------------------------------------------------------------


def test_points_are_written_judged_and_taken_back(sheet):
    give(sheet, "Nà Sao", "7.5")
    change = give(sheet, "Nà Sao", "9.25")
    give(sheet, "Đồng Mạ", "9.25", hand=Hand.SELF)
    first, second = board(sheet, TODAY).results
    assert (first.rank, second.rank) == (1, 1) and first.grade == "Tốt"
    assert {first.hands_words, second.hands_words} == {"Hội đồng", "Tự chấm"}
    deeds.undo(change)
    assert board(sheet, TODAY).outcome(unit("Nà Sao").id).total == D("7.5")


def test_points_above_the_maximum_are_refused_whole(sheet):
    good, bad = (key(sheet, "Mô hình"), key(sheet, "Vệ sinh đường thôn"))
    with pytest.raises(RuleBroken, match=r"Thôn Nà Sao.*vượt điểm tối đa 10"):
        score_deeds.keep_marks(
            sheet,
            {
                (good, unit("Nà Sao").id, Hand.SELF): D(1),
                (bad, unit("Nà Sao").id, Hand.SELF): D("10.01"),
            },
        )
    assert not Score.select().exists()


def test_writing_the_same_again_is_no_deed(sheet):
    give(sheet, "Nà Sao", "9")
    lines = Change.select().count()
    assert give(sheet, "Nà Sao", "9") is None and Change.select().count() == lines


def test_0_is_points_and_blank_is_none(sheet):
    give(sheet, "Nà Sao", "0")
    assert board(sheet, TODAY).outcome(unit("Nà Sao").id).total == 0
    place = (key(sheet, "Vệ sinh đường thôn"), unit("Nà Sao").id, Hand.COUNCIL)
    score_deeds.keep_marks(sheet, {place: None})
    assert board(sheet, TODAY).outcome(unit("Nà Sao").id).total is None


def test_bonuses_count_up_to_the_cap_of_the_sheet(sheet):
    give(sheet, "Nà Sao", "8")
    give(sheet, "Nà Sao", "3", "Mô hình")
    found = board(sheet, TODAY).outcome(unit("Nà Sao").id)
    assert (found.bonus, found.bonus_counted, found.total) == (3, 2, 10)


def test_who_is_left_out_has_a_reason_and_no_rank(sheet):
    give(sheet, "Nà Sao", "9")
    give(sheet, "Đồng Mạ", "8")
    change = score_deeds.leave_out(sheet, unit("Nà Sao"), " Đang xem xét  kỷ luật ")
    first, last = board(sheet, TODAY).results
    assert (first.unit.name, first.rank) == ("Thôn Đồng Mạ", 1)
    assert (last.rank, last.unit.out, last.grade) == (None, "Đang xem xét kỷ luật", "")
    deeds.undo(change)
    assert board(ScoreSheet.get(), TODAY).results[0].unit.name == "Thôn Nà Sao"


# --- criteria ------------------------------------------------------------------------------------


def test_criteria_are_edited_moved_and_dropped_with_their_points(sheet):
    give(sheet, "Nà Sao", "9")
    give(sheet, "Nà Sao", "2", "Mô hình")
    draft = draft_of(sheet)
    road, _, report = draft.criteria
    draft.criteria = [report, replace(road, text="Đường thôn sạch", maximum=12)]
    change = score_deeds.keep_sheet(sheet, draft)
    found = board(sheet, TODAY)
    assert [one.text for one in found.criteria] == ["Báo cáo", "Đường thôn sạch"]
    assert found.outcome(unit("Nà Sao").id).total == 9
    deeds.undo(change)
    found = board(ScoreSheet.get(), TODAY)
    assert [one.text for one in found.criteria] == ["Vệ sinh đường thôn", "Mô hình", "Báo cáo"]
    assert found.outcome(unit("Nà Sao").id).total == 11


def test_a_maximum_below_points_already_given_is_refused(sheet):
    give(sheet, "Nà Sao", "9.5")
    draft = draft_of(sheet)
    draft.criteria[0].maximum = 9
    with pytest.raises(RuleBroken, match="Thôn Nà Sao đã được ghi 9,5 điểm"):
        score_deeds.keep_sheet(sheet, draft)
    assert draft_of(sheet).criteria[0].maximum == 10


@pytest.mark.parametrize(
    "values, told",
    [
        ({"text": " "}, "nội dung"),
        ({"maximum": 0}, "lớn hơn 0"),
        ({"kind": KIND.BONUS, "cap": 11}, "không được vượt"),
        ({"kind": KIND.BONUS, "cap": 0}, "phải lớn hơn 0"),
        ({"kind": KIND.BONUS, "cap": 10}, ""),
    ],
)
def test_a_criterion_must_make_sense(values, told):
    draft = small_draft()
    draft.criteria[0] = replace(draft.criteria[0], **values)
    assert told in draft.problem() and bool(told) == bool(draft.problem())


def test_grades_need_names_and_points_of_their_own():
    draft = small_draft()
    draft.rules = replace(
        draft.rules, grades=[GradeStep(least=8, name="A"), GradeStep(least=8, name="B")]
    )
    assert "xếp loại" in draft.problem()
    draft.criteria = []
    assert "ít nhất một tiêu chí" in draft.problem()


# --- from the records ----------------------------------------------------------------------------


def hand_in(name: str, days_late: int) -> None:
    """Book the first report of a unit."""
    owed = (
        Obligation.select()
        .where(Obligation.unit == unit(name))
        .order_by(Obligation.due_on)
        .first()
    )
    book_many([owed], HandIn(received_on=owed.last_day + timedelta(days=days_late)), TODAY)


@pytest.mark.parametrize(
    "days_late, lost", [(0, "0"), (1, "-0.5"), (3, "-0.5"), (4, "-1"), (30, "-1")]
)
def test_late_days_fall_into_their_tier(sheet, days_late, lost):
    hand_in("Nà Sao", days_late)
    draft = draft_of(sheet)
    draft.rules = replace(draft.rules, late=replace(draft.rules.late, missing=0.0))
    score_deeds.keep_sheet(sheet, draft)
    found = {one.unit.name: one for one in fillings(board(sheet, TODAY), TODAY).lines}
    assert found["Thôn Nà Sao"].new == D(lost)


def test_missing_reports_cost_down_to_the_cap_and_are_told(sheet):
    found = fillings(board(sheet, TODAY), TODAY)
    line = next(one for one in found.lines if one.unit.name == "Thôn Đồng Mạ")
    assert (line.old, line.new) == (None, -5), "three quarters are missing: -6, capped"
    assert line.why == f"{MARK}00/03 báo cáo đúng hạn; chưa nộp 3 (−6)"


def test_filling_in_keeps_the_evidence_written_by_hand(sheet):
    report = key(sheet, "Báo cáo")
    mine, other = unit("Nà Sao").id, unit("Đồng Mạ").id
    score_deeds.keep_marks(sheet, {}, evidence={(report, mine): "Biên bản số 3"})
    now = board(sheet, TODAY)
    lines = fillings(now, TODAY).lines
    wanted = {(one.criterion.key, one.unit.id, Hand.COUNCIL): one.new for one in lines}
    change = score_deeds.keep_marks(sheet, wanted, "Điền", evidence_of(now, lines))
    now = board(sheet, TODAY)
    assert now.evidence[report, mine] == "Biên bản số 3"
    assert now.evidence[report, other].startswith(MARK)
    assert not any(one.differs for one in fillings(now, TODAY).lines)
    deeds.undo(change)
    assert board(sheet, TODAY).mark(report, other).final is None


def test_a_sheet_without_such_criteria_says_so(cluster):
    draft = small_draft()
    draft.criteria.pop()
    sheet, _ = score_deeds.start(cluster, 2026, draft)
    found = fillings(board(sheet, TODAY), TODAY)
    assert not found.lines and "không có tiêu chí" in found.lacks[0]


@pytest.fixture
def roads(cluster) -> Indicator:
    """An indicator of the plan: 10 km a unit; Nà Sao told of 5 in its first report."""
    plan = plan_store.load("PT-2026-001")
    plan.indicators = [
        PlanIndicator(title="Đường hoa", measure="km", kind=IndicatorKind.CUMULATIVE, target=10.0)
    ]
    plan_store.save(plan, TODAY)
    hand_in("Nà Sao", 0)
    row = Indicator.get()
    IndicatorValue.create(receipt=Receipt.get(), indicator=row, value=5.0)
    return row


@pytest.mark.parametrize("kind, points", [(KIND.INDICATOR, "5"), (KIND.INVERSE, "10")])
def test_an_indicator_gives_its_share_and_the_inverse_the_contrary(cluster, roads, kind, points):
    draft = small_draft()
    draft.criteria[0] = replace(draft.criteria[0], kind=kind, indicator=roads.id)
    sheet, _ = score_deeds.start(cluster, 2026, draft)
    found = fillings(board(sheet, TODAY), TODAY)
    (line,) = [one for one in found.lines if one.criterion.kind is kind]
    assert (line.unit.name, line.new) == ("Thôn Nà Sao", D(points))
    assert line.why == f"{MARK}5 km so với 10 km"
    assert "1 đơn vị chưa đủ số liệu" in found.lacks[0]


def test_an_indicator_that_is_gone_is_told(cluster, roads):
    draft = small_draft()
    draft.criteria[0] = replace(draft.criteria[0], kind=KIND.INDICATOR, indicator=roads.id)
    sheet, _ = score_deeds.start(cluster, 2026, draft)
    plan_store.delete("PT-2026-001", TODAY)
    assert fillings(board(sheet, TODAY), TODAY).lacks


# --- closing -------------------------------------------------------------------------------------


def test_a_sheet_with_blanks_is_not_closed(sheet):
    give(sheet, "Nà Sao", "9")
    with pytest.raises(RuleBroken, match="Chưa chấm đủ tiêu chí cho: Thôn Đồng Mạ"):
        score_deeds.close(sheet, TODAY)


def test_an_empty_cluster_is_not_closed(book):
    sheet, _ = score_deeds.start(Cluster.create(name="Khối trống"), 2026)
    with pytest.raises(RuleBroken, match="chưa có đơn vị nào"):
        score_deeds.close(sheet, TODAY)


def test_a_closed_sheet_is_read_only_and_keeps_its_units(cluster, sheet):
    give(sheet, "Nà Sao", "9")
    give(sheet, "Đồng Mạ", "8")
    score_deeds.close(sheet, TODAY)
    units.seat(unit("Đồng Mạ"), None, date(2026, 11, 1))
    later = Unit.create(code="DV09", name="Thôn Mới")
    units.seat(later, cluster, date(2026, 11, 1))
    names = {one.name for one in board(sheet, TODAY).units}
    assert names == {"Thôn Nà Sao", "Thôn Đồng Mạ"}
    for deed in (
        lambda: give(sheet, "Nà Sao", "1"),
        lambda: score_deeds.keep_sheet(sheet, draft_of(sheet)),
        lambda: score_deeds.leave_out(sheet, unit("Nà Sao"), "x"),
        lambda: score_deeds.remove(sheet),
        lambda: score_deeds.close(sheet, TODAY),
    ):
        with pytest.raises(RuleBroken, match="đã chốt ngày 21/11/2026"):
            deed()
    assert board(sheet, TODAY).outcome(unit("Nà Sao").id).total == 9


def test_opening_again_asks_for_a_reason_and_notes_it(sheet):
    give(sheet, "Nà Sao", "9")
    give(sheet, "Đồng Mạ", "8")
    score_deeds.close(sheet, TODAY)
    with pytest.raises(RuleBroken, match="lý do"):
        score_deeds.reopen(sheet, " ")
    assert sheet_of(sheet.cluster_id, 2026).closed_on == TODAY
    change = score_deeds.reopen(sheet, "Đơn vị khiếu nại")
    assert "đã chốt ngày 21/11/2026): Đơn vị khiếu nại" in change.sentence
    assert give(sheet, "Nà Sao", "8.5") is not None


def test_removing_is_taken_back_with_all_points(sheet):
    give(sheet, "Nà Sao", "9")
    change = score_deeds.remove(sheet)
    assert not ScoreSheet.select().exists() and not Score.select().exists()
    deeds.undo(change)
    assert board(ScoreSheet.get(), TODAY).outcome(unit("Nà Sao").id).total == 9


def test_who_moved_away_stays_while_it_has_points(cluster, sheet):
    give(sheet, "Đồng Mạ", "8")
    for name in ("Đồng Mạ", "Nà Sao"):
        units.seat(unit(name), None, date(2026, 6, 1))
    assert [one.name for one in board(sheet, TODAY).units] == ["Thôn Đồng Mạ"]
