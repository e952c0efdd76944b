from datetime import date

import pytest

from models import plan_store
from models.errors import RuleBroken
from models.plan import (
    Campaign,
    Criterion,
    Head,
    Mark,
    Milestone,
    Node,
    Plan,
    Reading,
    ReportingRule,
    Slip,
)
from models.values import DueRule, Moment, MomentKind
from tests.models.test_plan_store import rich_plan
from ui.forms import outline_form
from ui.forms.due_modes import DueMode, changed_mode, mode_of
from ui.forms.moments import Typed, moment_of, told_moment, typed_of
from ui.forms.plan_form import PlanForm

TODAY = date(2026, 11, 21)


def form_of(plan: Plan) -> PlanForm:
    return PlanForm(plan, TODAY)


def test_a_field_is_written_by_its_path_and_counts_as_confirmed():
    plan = Plan(head=Head(subject="Cũ"), readings={"head.subject": Reading(words="Cũ")})
    form = form_of(plan)
    assert form.is_proposed("head.subject")
    assert form.set("head.subject", "Mới")
    assert not form.is_proposed("head.subject")
    assert (form.plan.head.subject, form.is_dirty) == ("Mới", True)


def test_writing_what_is_there_already_changes_nothing():
    form = form_of(Plan(head=Head(subject="Cũ")))
    assert not form.set("head.subject", "Cũ")
    assert not form.is_dirty


def test_the_date_is_one_field_of_three_parts():
    form = form_of(Plan(readings={"head.date": Reading(words="ngày 31 tháng 4")}))
    assert form.set("head.date", (31, 4, None))
    assert form.get("head.date") == (31, 4, None)
    assert not form.is_proposed("head.date")
    assert "Không có ngày 31" in form.problems()["head.day"]
    form.set("head.date", (30, 4, None))
    assert form.problems() == {}


def test_confirming_takes_a_field_a_row_or_a_whole_section():
    plan = Plan(
        campaigns=[Campaign(title="Ngõ sạch", confirmed=False,
                            criteria=[Criterion(text="a", confirmed=False),
                                      Criterion(text="b", confirmed=False)])],
        readings={"campaigns.0.title": Reading(words="Ngõ sạch")},
    )  # fmt: skip
    form = form_of(plan)
    form.confirm("campaigns.0.title")
    assert plan.campaigns[0].confirmed
    form.confirm(plan.campaigns[0].criteria[0])
    assert len(form.proposed("criteria")) == 1
    assert form.confirm_section("criteria") == 1
    assert form.proposed() == []


def test_a_campaign_taken_away_moves_the_readings_of_the_next_up():
    plan = Plan(
        campaigns=[Campaign(title="A"), Campaign(title="B")],
        readings={
            "head.subject": Reading(words="S"),
            "campaigns.0.title": Reading(words="A"),
            "campaigns.1.title": Reading(words="B"),
        },
    )
    form = form_of(plan)
    form.remove_campaign(0)
    assert plan.readings["campaigns.0.title"].words == "B"
    assert set(plan.readings) == {"head.subject", "campaigns.0.title"}


def test_what_is_saved_comes_back_and_rows_left_blank_are_not_stored(book):
    form = form_of(rich_plan())
    form.plan.reporting.append(ReportingRule())
    form.save()
    form.set("head.subject", "Phát động lại")
    form.save()
    assert not form.is_dirty
    stored = plan_store.load(form.plan.code)
    assert stored.head.subject == "Phát động lại"
    assert len(stored.reporting) == 2
    assert len(form.plan.reporting) == 3


def test_a_book_that_refuses_leaves_the_copy_dirty_and_says_so(book, monkeypatch):
    form = form_of(rich_plan())
    form.save()
    form.set("head.subject", "Chưa mất")

    def full(*_: object) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(plan_store, "save", full)
    with pytest.raises(RuleBroken, match="Chưa lưu được"):
        form.save()
    assert form.is_dirty
    monkeypatch.undo()
    form.save()
    assert plan_store.load(form.plan.code).head.subject == "Chưa mất"


def test_steps_are_taken_back_and_done_again():
    form = form_of(Plan(head=Head(subject="một")))
    form.set("head.subject", "hai")
    form.remember()
    form.set("head.subject", "ba")
    assert form.undo()
    assert form.plan.head.subject == "hai"
    assert form.undo()
    assert form.plan.head.subject == "một"
    assert not form.undo()
    assert form.redo()
    assert form.redo()
    assert form.plan.head.subject == "ba"
    assert not form.can_redo()


def test_a_new_edit_forgets_what_could_be_done_again():
    form = form_of(Plan(head=Head(subject="một")))
    form.set("head.subject", "hai")
    form.undo()
    form.set("head.subject", "ba")
    assert not form.can_redo()


def test_a_slip_is_fixed_in_its_node_once():
    node = Node(key="n1", text="các các đơn vị")
    slip = Slip(node="n1", found="các các", better="các", fixable=True)
    form = form_of(Plan(outline=[node], slips=[slip]))
    assert form.fix_slip(slip)
    assert (node.text, slip.fixed) == ("các đơn vị", True)
    assert not form.fix_slip(slip)


def test_the_day_of_the_record_goes_into_the_text():
    plan = Plan(
        campaigns=[Campaign(title="A", ends=Moment.day(date(2026, 12, 15)))],
        outline=[Node(key="n1", text="Từ 01/3/2026 đến hết ngày 30/11/2026.")],
        readings={
            "campaigns.0.ends": Reading(words="đến hết ngày 30/11/2026", confirmed=True, node="n1")
        },
    )
    form = form_of(plan)
    [item] = [item for item in form.checklist() if item.better]
    assert form.put_into_text(item)
    assert plan.outline[0].text == "Từ 01/3/2026 đến hết ngày 15/12/2026."
    assert not [item for item in form.checklist() if item.better]
    assert not form.put_into_text(item)


# --- the tree --------------------------------------------------------------------------------


def small_tree() -> list[Node]:
    return [
        Node(key="a", mark=Mark.ROMAN, text="A", heading=True,
             children=[Node(key="a1", mark=Mark.ARABIC, text="A1")]),
        Node(key="b", mark=Mark.ROMAN, text="B", heading=True),
    ]  # fmt: skip


def keys(nodes: list[Node]) -> list[object]:
    return [[node.key, keys(node.children)] if node.children else node.key for node in nodes]


def test_a_node_goes_down_and_up_again_with_the_sign_of_its_level():
    tree = small_tree()
    node = tree[1]
    assert outline_form.demote(tree, node)
    assert keys(tree) == [["a", ["a1", "b"]]]
    assert node.mark is Mark.ARABIC
    assert outline_form.promote(tree, node)
    assert keys(tree) == [["a", ["a1"]], "b"]
    assert node.mark is Mark.ROMAN


def test_the_first_node_cannot_go_down_nor_the_top_level_up():
    tree = small_tree()
    assert not outline_form.demote(tree, tree[0])
    assert not outline_form.promote(tree, tree[0])


def test_nodes_move_only_among_their_siblings():
    tree = small_tree()
    assert not outline_form.move(tree, tree[0], -1)
    assert outline_form.move(tree, tree[0], 1)
    assert keys(tree) == ["b", ["a", ["a1"]]]


def test_after_a_removal_the_next_node_or_the_one_above_follows():
    tree = small_tree()
    assert outline_form.remove(tree, tree[0].children[0]).key == "a"
    assert outline_form.remove(tree, tree[0]).key == "b"
    assert outline_form.remove(tree, tree[0]) is None


def test_pasted_lines_become_a_tree_by_their_signs_and_take_an_empty_place():
    tree = [outline_form.new_node(Mark.NONE)]
    fresh = outline_form.pasted("I. VIỆC LÀM\n1. Dọn ngõ\n- Thôn Đông\n- Thôn Tây\n2. Trồng cây")
    outline_form.insert_after(tree, tree[0], fresh)
    assert [node.text for node in outline_form.walk(tree)] == [
        "VIỆC LÀM", "Dọn ngõ", "Thôn Đông", "Thôn Tây", "Trồng cây",
    ]  # fmt: skip
    assert [node.mark for node in tree[0].children] == [Mark.ARABIC, Mark.ARABIC]
    assert len({node.key for node in outline_form.walk(tree)}) == 5


# --- moments and due rules -------------------------------------------------------------------


@pytest.mark.parametrize(
    "moment",
    [
        Moment.day(date(2026, 3, 5)),
        Moment.month(2026, 2),
        Moment(kind=MomentKind.QUARTER, first_on=date(2026, 10, 1), last_on=date(2026, 12, 31)),
        Moment(kind=MomentKind.YEAR, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31)),
        Moment(kind=MomentKind.SCHOOL_YEAR, first_on=date(2026, 9, 5), last_on=date(2027, 5, 31)),
        Moment(kind=MomentKind.SEMESTER, first_on=date(2026, 9, 5), last_on=date(2027, 1, 17)),
        Moment(kind=MomentKind.SEMESTER, first_on=date(2027, 1, 18), last_on=date(2027, 5, 31)),
        Moment(kind=MomentKind.TERM, first_on=date(2026, 1, 1), last_on=date(2030, 12, 31)),
        Moment(kind=MomentKind.SIGNING, words="kể từ ngày ký"),
        Moment(kind=MomentKind.EVENT, words="ngày hội", first_on=TODAY, last_on=TODAY),
    ],
)
def test_a_moment_comes_back_from_what_its_fields_show(moment):
    assert moment_of(moment.kind, typed_of(moment)) == moment
    assert told_moment(moment)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (MomentKind.MONTH, Typed(number=13, year=2026)),
        (MomentKind.MONTH, Typed(number=3)),
        (MomentKind.QUARTER, Typed(number=5, year=2026)),
        (MomentKind.TERM, Typed(year=2030, until=2026)),
        (MomentKind.YEAR, Typed(year=26)),
    ],
)
def test_a_moment_typed_halfway_has_no_days(kind, typed):
    assert moment_of(kind, typed).last_on is None


@pytest.mark.parametrize("mode", list(DueMode))
def test_a_due_rule_counts_as_it_was_told_to(mode):
    rule = changed_mode(DueRule(day=5, months_later=1, words="trước ngày 05"), mode)
    assert rule.words == ""
    assert mode_of(rule) == (DueMode.USUAL if mode is DueMode.ON else mode)


def test_an_untouched_milestone_is_left_out_but_stays_on_the_desk(book):
    form = form_of(Plan(milestones=[Milestone()]))
    form.save()
    assert plan_store.load(form.plan.code).milestones == []
    assert len(form.plan.milestones) == 1
