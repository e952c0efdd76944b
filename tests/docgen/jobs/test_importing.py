"""Taking in what the level above hands down."""

import pytest

from docgen.campaign_file import CampaignFile, write
from docgen.jobs.importing import take_in
from models.errors import RuleBroken
from models.opening import named_participants
from models.units import Unit
from tests.small_book import TODAY, new_plan


@pytest.fixture
def handed_down(tmp_path):
    """A campaign file that names units by the codes of the office it comes from."""
    path = tmp_path / "pt.json"
    units = [{"code": "DV01", "name": "Thôn Đồng Mạ"}, {"code": "DV02", "name": "Thôn Nà Sao"}]
    write(CampaignFile(plan=new_plan(), units=units), path)
    return path


def test_a_unit_is_known_by_its_name_though_codes_differ(book, handed_down):
    for number, name in enumerate(("Thôn Nà Sao", "Thôn Khác", "Thôn Đồng Mạ"), start=1):
        Unit.create(code=f"DV0{number}", name=name)
    code = take_in(handed_down, TODAY).code
    assert [unit.name for unit in named_participants(code)] == ["Thôn Đồng Mạ", "Thôn Nà Sao"]


def test_a_renamed_unit_is_known_by_its_code(book, handed_down):
    Unit.create(code="DV01", name="Thôn Đồng Mạ Mới")
    Unit.create(code="DV02", name="Thôn Nà Sao")
    code = take_in(handed_down, TODAY).code
    assert [unit.code for unit in named_participants(code)] == ["DV01", "DV02"]


def test_a_unit_nobody_knows_is_named_and_nothing_taken_in(book, handed_down):
    Unit.create(code="A", name="Thôn Nà Sao")
    with pytest.raises(RuleBroken, match="“Thôn Đồng Mạ” không có trong danh mục"):
        take_in(handed_down, TODAY)
