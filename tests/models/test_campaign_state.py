from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.campaign_state import CampaignState, campaign_state, last_day
from models.plan import Campaign
from models.values import Moment, MomentKind

ENDS = date(2026, 11, 30)
STARTS = date(2026, 3, 2)
CAMPAIGN = Campaign(starts=Moment.day(STARTS), ends=Moment.day(ENDS))
DAY = timedelta(days=1)


def state(today, campaign=CAMPAIGN, number="61/KH-UBND", proposed=0, year=2026):
    return campaign_state(campaign, year, number, proposed, today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (STARTS - DAY, CampaignState.UPCOMING),
        (STARTS, CampaignState.RUNNING),
        (STARTS + DAY, CampaignState.RUNNING),
        (ENDS - DAY, CampaignState.RUNNING),
        (ENDS, CampaignState.RUNNING),
        (ENDS + DAY, CampaignState.ENDED),
    ],
)
def test_a_campaign_runs_from_its_first_to_its_last_day_both_included(today, expected):
    assert state(today) is expected


def test_without_a_number_it_waits_for_one_and_with_open_fields_it_is_a_draft():
    assert state(STARTS, number="") is CampaignState.UNNUMBERED
    assert state(STARTS, number="", proposed=1) is CampaignState.DRAFT
    assert state(STARTS, number="", campaign=Campaign(starts=Moment.day(STARTS))) is (
        CampaignState.DRAFT
    )
    assert state(STARTS, number="", campaign=None) is CampaignState.DRAFT


def test_what_is_over_is_over_whether_numbered_or_not():
    assert state(ENDS + DAY, number="", proposed=12) is CampaignState.ENDED


@pytest.mark.parametrize("after", [-1, 0, 1])
def test_a_plan_that_names_no_end_runs_to_the_end_of_its_year(after):
    campaign = Campaign(starts=Moment.day(STARTS))
    today = date(2026, 12, 31) + after * DAY
    expected = CampaignState.ENDED if after > 0 else CampaignState.RUNNING
    assert state(today, campaign=campaign) is expected


def test_a_campaign_that_goes_on_or_ends_with_an_event_never_ends_by_itself():
    for kind in (MomentKind.ONGOING, MomentKind.EVENT):
        campaign = Campaign(ends=Moment(kind=kind, words="tổng kết phong trào"))
        assert last_day(campaign, 2020) is None
        assert state(date(2031, 1, 1), campaign=campaign, year=2020) is CampaignState.RUNNING


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_once_ended_a_campaign_stays_so(today):
    assert (state(today) is CampaignState.ENDED) == (today > ENDS)
