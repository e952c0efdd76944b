"""The demonstration office: its files, and the book made from them as seen on 21/11/2026."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from shutil import copytree

import pytest

from docgen import campaign_file
from docgen.contexts.filled import expand
from docgen.jobs.demo import FOLDER, make_demo, plan_files
from models import legal, office, plan_list, plan_store
from models.council import members_on, voters_on
from models.council_deeds import check_member
from models.database import close, open_folder, problems
from models.errors import RuleBroken
from models.nominations import of_plan
from models.obligations import Obligation, Receipt
from models.plan import Cadence, IssuerKind, Plan, PlanKind, Reporter, Role
from models.plan_records import PlanRecord
from models.readiness import mismatches, missing_to_issue
from models.shifting import duplicated, nodes_of
from models.states import State
from models.tracking import matrix, overview
from models.units import Cluster, Unit, clusters_by_unit
from models.values import MomentKind

TODAY = date(2026, 11, 21)
FILES = plan_files()
_SHARED_WORDS = 12  # a longer run of words in two papers is a sentence taken over


def plans() -> list[Plan]:
    return [campaign_file.read(path).plan for path in FILES]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, list[str]]:
    """The folder of the made book, and the sentences told when it was made."""
    folder = tmp_path_factory.mktemp("mẫu") / "sổ"
    open_folder(folder)
    sentences = make_demo(TODAY)
    close()
    return folder, sentences


@pytest.fixture
def demo(made) -> Iterator[list[str]]:
    """The made book, opened for a test that only looks."""
    open_folder(made[0])
    yield made[1]
    close()


# --- the files -------------------------------------------------------------------------------


def test_there_are_five_campaign_plans_and_a_work_plan():
    kinds = Counter(plan.kind for plan in plans())
    assert kinds == {PlanKind.CAMPAIGN: 5, PlanKind.WORK_PLAN: 1}
    assert {path.name for path in FOLDER.glob("?t-*.json")} == {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_survives_being_read_and_written(path, tmp_path):
    content = campaign_file.read(path)
    copy = tmp_path / path.name
    campaign_file.write(content, copy)
    assert copy.read_text("utf-8") == path.read_text("utf-8")
    assert campaign_file.read(copy) == content


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_heading_stands_over_nothing(path):
    plan = campaign_file.read(path).plan
    for node in nodes_of([expand(plan, top) for top in plan.outline]):
        if node.heading:
            assert node.text.strip()
            assert node.children or node.table, node.text
        assert node.text.strip() or node.children or node.table


def test_together_they_say_what_a_plain_plan_cannot():
    found = plans()
    campaigns = [campaign for plan in found for campaign in plan.campaigns]
    moments = [moment for one in campaigns for moment in (one.starts, one.ends) if moment]
    kinds = {moment.kind for moment in moments}
    quotas = [quota for one in campaigns for award in one.awards for quota in award.quotas]
    assert {MomentKind.SIGNING, MomentKind.MONTH, MomentKind.EVENT} <= kinds
    assert {MomentKind.SCHOOL_YEAR, MomentKind.TERM} <= kinds
    assert {IssuerKind.PARTY, IssuerKind.COUNCIL, IssuerKind.CHAIR} <= {
        plan.issuer.kind for plan in found
    }
    assert any(quota.percent for quota in quotas)
    assert any(quota.least and quota.most for quota in quotas)
    assert any("theo xếp loại" in quota.basis for quota in quotas)
    assert any(award.proposed_upward for one in campaigns for award in one.awards)
    assert any(criterion.reference for one in campaigns for criterion in one.criteria)
    assert max(len(one.audiences) for one in campaigns) == 5
    assert max(len(plan.campaigns) for plan in found) == 2
    assert max(len(plan.signatures) for plan in found) == 2
    assert max(len(one.lines) for plan in found for one in plan.signatures) == 3
    assert [plan.head.number for plan in found].count("") == 1
    assert sum(len(plan.tasks) for plan in found) == 19


def test_the_commitments_have_every_cycle_and_a_cycle_of_the_collector():
    plan = next(plan for plan in plans() if not plan.head.number)
    own = {rule.cadence for rule in plan.reporting if rule.reporter is Reporter.UNITS}
    assert own == {
        Cadence.MONTH,
        Cadence.QUARTER,
        Cadence.HALF_YEAR,
        Cadence.NINE_MONTHS,
        Cadence.YEAR,
    }
    collecting = [rule for rule in plan.reporting if rule.reporter is Reporter.COLLECTOR]
    assert [rule.reporter_name for rule in collecting] == ["Phòng Kinh tế"]
    shares = [
        item for item in plan.campaigns[0].criteria if (item.operator, item.value) == (">=", 90)
    ]
    assert [item.unit for item in shares] == ["%"]
    ends, dossiers = plan.campaigns[0].ends.last_on, plan.milestones[1].deadline.on
    assert (ends.year, dossiers.year) == (2026, 2027)


def test_three_plans_are_made_from_their_fields():
    wanted = {Role.TIME, Role.THEME, Role.CRITERIA, Role.DOSSIER, Role.REPORTING}
    wanted |= {Role.DUTIES, Role.AWARDS}
    made = [
        plan
        for plan in plans()
        if wanted <= {node.role for node in nodes_of(plan.outline) if node.filled}
    ]
    assert len(made) == 3


def test_no_sentence_stands_in_two_papers():
    runs = {}
    for plan in plans():
        found = set()
        for node in nodes_of(plan.outline):
            spoken = re.findall(r"\w+", node.text.lower())
            for start in range(len(spoken) - _SHARED_WORDS + 1):
                found.add(tuple(spoken[start : start + _SHARED_WORDS]))
        runs[plan.code] = found
    for one, other in combinations(runs, 2):
        assert not runs[one] & runs[other], (one, other)


def test_a_duplicate_of_every_plan_stands_a_year_later():
    for plan in plans():
        fresh = duplicated(plan, 1)
        assert fresh.year == plan.year + 1
        assert (fresh.code, fresh.head.number, fresh.head.day) == ("", "", None)
        assert [ground.text for ground in fresh.grounds] == [one.text for one in plan.grounds]
        known = {item.title: item.deadline.on for item in plan.milestones if item.deadline.on}
        later = [item.deadline.on for item in fresh.milestones if item.deadline.on]
        assert later == [day.replace(year=day.year + 1) for day in known.values()]


# --- the book --------------------------------------------------------------------------------


def test_the_sentences_tell_what_was_made(demo):
    assert demo[0] == (
        "Đã lập cơ quan mẫu: Ủy ban nhân dân xã Suối Hoa"
        " (trước 01/7/2025 là Ủy ban nhân dân xã Suối Đào)."
    )
    assert "5 kế hoạch phong trào, 1 chương trình công tác" in demo[2]
    assert demo[4] == "24 trường hợp được đề nghị khen thưởng."


def test_the_book_is_sound(demo):
    assert problems() == []
    assert legal.in_force(date(2026, 11, 21))
    assert len(plan_list.codes()) == 6


def test_the_office_kept_its_old_name_for_the_old_days(demo):
    assert office.profile_on(date(2025, 6, 30)).short_name == "UBND xã Suối Đào"
    assert office.profile_on(date(2025, 7, 1)).short_name == "UBND xã Suối Hoa"


def test_units_sit_in_four_clusters_with_head_and_deputy(demo):
    assert Unit.select().count() == 31
    assert Unit.active(TODAY).count() == 30
    seated = clusters_by_unit(TODAY)
    assert len(seated) == 30
    for cluster in Cluster.select():
        for year in (2025, 2026):
            day = date(year, 12, 31)
            roles = Counter(
                seat.role
                for seat in cluster.seats
                if seat.from_on <= day and (seat.until_on is None or seat.until_on >= day)
            )
            assert (roles["head"], roles["deputy"]) == (1, 1)


def test_a_merged_unit_keeps_what_it_owed_before_and_owes_nothing_after(demo):
    gone = Unit.get(Unit.closed_on.is_null(False))
    assert gone.closed_on == date(2025, 6, 30)
    assert gone.merged_into.name == "Trung tâm Dịch vụ tổng hợp"
    opened = [item.opens_on for item in gone.obligations]
    assert opened and max(opened) <= gone.closed_on


def test_every_receipt_keeps_the_rules(demo):
    for receipt in Receipt.select():
        item = receipt.obligation
        assert item.opens_on <= receipt.received_on <= TODAY
        assert receipt.paper_on <= receipt.received_on
        assert receipt.verdict == "accepted" or receipt.reason


def test_the_figures_of_each_plan_recompute_by_hand(demo):
    for code in plan_list.codes():
        found = matrix(code, TODAY)
        expected = received = on_time = overdue = exempt = 0
        plan = PlanRecord.get(PlanRecord.code == code)
        for item in Obligation.select().where(Obligation.plan == plan):
            if item.exempt_on:
                exempt += 1
                continue
            expected += 1
            last = item.extended_to or item.due_on
            good = [one.received_on for one in item.receipts if one.verdict == "accepted"]
            received += bool(good)
            on_time += bool(good) and min(good) <= last
            overdue += not good and last < TODAY
            assert item.first_accepted_on == min(good, default=None)
        counts = found.figures
        assert (counts.expected, counts.received, counts.on_time) == (expected, received, on_time)
        assert (counts.overdue, counts.exempt) == (overdue, exempt)


def test_the_picture_is_that_of_a_real_office(demo):
    found = overview(TODAY)
    assert 82 <= found.figures.on_time_rate <= 92
    assert 8 <= len(found.overdue) <= 30
    assert len({cell.unit.id for cell in found.overdue}) >= 5
    assert "Phòng Văn hóa - Xã hội" not in {cell.unit.name for cell in found.overdue}
    assert len(found.soon) >= 10
    assert found.upward
    states = Counter(
        cell.standing.state for code in plan_list.codes() for cell in matrix(code, TODAY).cells
    )
    assert set(states) >= {
        State.ON_TIME,
        State.LATE,
        State.OVERDUE,
        State.SOON,
        State.RETURNED,
        State.NIL,
        State.EXEMPT,
    }
    mended = [item for item in Obligation.select() if item.receipts.count() == 2]
    assert len(mended) >= 10
    assert Obligation.select().where(Obligation.extended_to.is_null(False)).count() == 2
    assert {item.due_on.year for item in Obligation.select()} == {2025, 2026}


def test_overdue_units_were_reminded(demo):
    late = [cell for cell in overview(TODAY).overdue if cell.standing.days_late >= 3]
    assert late and all(cell.reminders for cell in late)


def test_two_campaigns_have_their_nominations(demo):
    lists = [of_plan(plan.id) for plan in PlanRecord.select()]
    assert sorted(len(one) for one in lists if one) == [8, 16]
    assert {item.kind for one in lists for item in one} == {
        "collective",
        "person",
        "household",
        "enterprise",
    }


def test_the_tasks_of_the_year_point_at_plans_of_the_book(demo):
    plan = plan_store.load("CT-2026-001")
    linked = {task.campaign_code for task in plan.tasks} - {""}
    assert linked and linked <= set(plan_list.codes())


@pytest.mark.slow
def test_made_twice_it_is_the_same_office(made, tmp_path):
    logs = []
    for folder in (made[0], tmp_path / "khác"):
        open_folder(folder)
        if not plan_list.codes():
            make_demo(TODAY)
        logs.append(_log())
        close()
    assert logs[0] == logs[1]


@pytest.mark.slow
def test_made_in_a_later_year_everything_stands_later(tmp_path):
    open_folder(tmp_path / "sau")
    make_demo(date(2029, 3, 9))
    codes = set(plan_list.codes())
    assert {"PT-2028-001", "PT-2029-001", "CT-2029-001"} <= codes
    plan = plan_store.load("PT-2028-001")
    assert (plan.head.number, plan.head.day, plan.head.year) == ("18", 10, 2028)
    assert plan.campaigns[0].ends.words == "đến hết nhiệm kỳ 2028 - 2033"
    assert plan.grounds[0].number == "12/KH-UBND"
    assert plan.grounds[0].dated_on == date(2025, 1, 20)
    assert overview(date(2029, 3, 9)).overdue
    assert problems() == []
    close()


def test_a_book_with_something_in_it_is_left_alone(book):
    Unit.create(code="DV01", name="Thôn Một")
    with pytest.raises(RuleBroken, match="đã có dữ liệu"):
        make_demo(TODAY)
    assert PlanRecord.select().count() == 0


def test_the_legal_list_names_each_text_once_and_its_successor():
    texts = json.loads(legal.LIST.read_text("utf-8"))["texts"]
    numbers = [text["number"] for text in texts]
    assert len(numbers) == len(set(numbers))
    assert {text["replaced_by"] for text in texts} - {""} <= set(numbers)
    for text in texts:
        assert date.fromisoformat(text["dated_on"]) <= date.fromisoformat(text["from_on"])
        assert re.fullmatch(r"\d+/\d{4}/[A-ZĐ0-9-]+", text["number"])


def _log() -> list[tuple[object, ...]]:
    return [
        (
            item.unit.code,
            item.title,
            item.period_label,
            item.due_on,
            item.exempt_on,
            [(one.received_on, one.verdict, one.nil, one.paper_number) for one in item.receipts],
        )
        for item in Obligation.select().order_by(Obligation.id)
    ]


def test_a_plan_of_the_book_may_be_taken_in_again(made, tmp_path):
    from docgen.jobs.importing import take_in

    folder = tmp_path / "sổ"
    copytree(made[0], folder)
    open_folder(folder)
    plan = plan_store.load("PT-2026-002")
    file = tmp_path / "phong trào.json"
    campaign_file.write(campaign_file.CampaignFile(plan=plan), file)
    taken = take_in(file, TODAY)
    assert taken.code == "PT-2026-003"
    assert len(plan_store.load(taken.code).milestones) == len(plan.milestones)
    close()


def test_every_plan_is_ready_to_be_issued():
    for plan in plans():
        assert [item.sentence for item in missing_to_issue(plan) if not item.is_advice] == []
        assert mismatches(plan) == []


def test_the_council_has_as_many_voters_as_votes_were_counted(demo):
    for day in (date(2025, 12, 3), TODAY):
        assert len(voters_on(day)) == 11
    assert [member.role for member in members_on(TODAY)][:3] == ["chair", "deputy", "standing"]
    assert all(check_member(member) == {} for member in members_on(TODAY))
