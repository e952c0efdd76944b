"""The office's layout: kept inside what the decree allows, to the millimetre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import layout, office, setting_deeds, undoing
from models.errors import RuleBroken
from models.layout import Layout
from models.office import OfficeProfile
from models.plan_store import load
from tests.small_book import TODAY
from ui.forms.new_campaign_form import NewCampaignForm


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [
        ("top_mm", 20, 25),
        ("bottom_mm", 20, 25),
        ("left_mm", 30, 35),
        ("right_mm", 15, 20),
        ("spacing", 1, 1.5),
    ],
)
def test_a_range_holds_its_ends_and_nothing_beyond(field, least, most):
    for value in (least, most):
        assert Layout(**{field: value}).problems() == {}
    for value in (least - 0.1, most + 0.1):
        (told,) = Layout(**{field: value}).problems().values()
        assert "Phụ lục I Nghị định 30/2020/NĐ-CP" in told


@pytest.mark.parametrize(
    "fields", [{"body_pt": 12}, {"body_pt": 15}, {"first_line_mm": 11}, {"first_line_mm": 0}]
)
def test_sizes_and_indents_between_are_refused(fields):
    (told,) = Layout(**fields).problems().values()
    assert "khoản 6" in told


@given(
    st.builds(
        Layout,
        left_mm=st.floats(30, 35),
        right_mm=st.floats(15, 20),
        body_pt=st.sampled_from([13, 14]),
        first_line_mm=st.sampled_from([10.0, 12.7]),
        spacing=st.floats(1, 1.5),
        superior=st.booleans(),
    )
)
def test_whatever_the_decree_allows_is_allowed(chosen):
    assert chosen.problems() == {}
    profile = OfficeProfile(name="UBND xã", superior_lines=["UBND TỈNH VÂN SƠN"])
    printed = layout.as_printed(profile, chosen)
    assert printed.superior_lines == (profile.superior_lines if chosen.superior else [])
    assert printed.name == profile.name


def test_the_layout_is_kept_and_taken_back(book):
    assert layout.chosen() == Layout()
    wanted = Layout(left_mm=35, body_pt=13, superior=False)
    change = setting_deeds.keep_layout(wanted)
    assert layout.chosen() == wanted
    assert setting_deeds.keep_layout(wanted) is None
    undoing.undo(change, TODAY)
    assert layout.chosen() == Layout()


def test_what_the_decree_forbids_is_never_kept_nor_used(book):
    with pytest.raises(RuleBroken, match="Lề trái phải từ 30 đến 35 mm"):
        setting_deeds.keep_layout(Layout(left_mm=29.9))
    assert layout.chosen() == Layout()
    office.put(layout.SETTING, {"left_mm": 10})
    assert layout.chosen() == Layout()


@pytest.mark.parametrize("wanted", [True, False])
def test_new_plans_are_headed_by_the_superior_only_when_wanted(book, wanted):
    lines = ["UBND TỈNH VÂN SƠN"]
    office.set_profile(OfficeProfile(name="UBND xã", superior_lines=lines))
    setting_deeds.keep_layout(Layout(superior=wanted))
    form = NewCampaignForm(TODAY, title="Đường hoa")
    form.save()
    assert load(form.code).issuer.superior == (lines if wanted else [])
