"""Files told apart by content: names and endings say nothing."""

import json
import shutil
from pathlib import Path

import pytest

from docgen.campaign_file import CampaignFile
from docgen.campaign_file import write as write_campaign
from docgen.excel.units import write_unit_template
from docgen.jobs import incoming
from docgen.jobs.exporting import export
from docgen.jobs.forms import prepare, write
from docgen.jobs.incoming import MOST_LEVELS, Kind, kind_of, sort_out
from models.errors import Cancelled
from tests.docgen.excel.forms.filled import PERIOD, fill_office
from tests.small_book import TODAY, new_plan


@pytest.fixture
def form(book, tmp_path) -> Path:
    return write(prepare(fill_office(), PERIOD, TODAY), tmp_path / "ra")[0]


def test_each_kind_is_known_under_any_name(form, tmp_path):
    plain = tmp_path / "gì đó"
    shutil.copy(form, plain)
    campaign = tmp_path / "việc.txt.json"
    write_campaign(CampaignFile(plan=new_plan()), campaign)
    bare = tmp_path / "không đuôi"
    shutil.copy(campaign, bare)
    paper = tmp_path / "kế hoạch.docx"
    paper.write_bytes(b"PK\x03\x04 cut")
    units = tmp_path / "đơn vị.xlsx"
    write_unit_template(units)
    photo = tmp_path / "ảnh.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    gone = tmp_path / "đâu mất.xlsx"
    assert [kind_of(path) for path in (form, plain)] == [Kind.FORM] * 2
    assert [kind_of(path) for path in (campaign, bare)] == [Kind.CAMPAIGN] * 2
    assert kind_of(paper) is Kind.PLAN and kind_of(photo) is Kind.OTHER
    assert kind_of(units) in (Kind.UNITS, Kind.WORKBOOK)
    assert kind_of(gone) is Kind.WORKBOOK  # opening it will say that it is gone


@pytest.mark.parametrize("name", ["cũ.xls", "khóa.xlsx", "cụt.xlsx", "trống.xlsm"])
def test_workbooks_that_cannot_be_opened_are_kept_to_be_told_of(tmp_path, name):
    content = {"cũ.xls": b"\xd0\xcf\x11\xe0" + b"x" * 600, "cụt.xlsx": b"PK\x03\x04abc"}
    path = tmp_path / name
    path.write_bytes(content.get(name, b""))
    assert kind_of(path) is Kind.WORKBOOK


def test_an_old_workbook_is_a_form_by_the_code_in_it(tmp_path):
    path = tmp_path / "cũ.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "STDF1-abcdef".encode("utf-16-le"))
    assert kind_of(path) is Kind.FORM


def test_a_package_is_one_thing(book, form, tmp_path):
    folder = export([prepared_code()], TODAY, tmp_path / "usb")
    found = sort_out([tmp_path / "usb"])
    assert found.found == {Kind.PACKAGE: [folder]}
    (folder / "manifest.json").write_text(json.dumps({"format": "khác"}), "utf-8")
    assert Kind.PACKAGE not in sort_out([tmp_path / "usb"]).found


def prepared_code() -> str:
    from models import plan_list

    return plan_list.codes()[0]


def test_folders_are_followed_to_a_depth_and_litter_is_passed_over(form, tmp_path):
    usb = tmp_path / "usb"
    deep = usb
    for level in range(MOST_LEVELS + 1):
        deep = deep / f"tầng {level}"
        deep.mkdir(parents=True)
        shutil.copy(form, deep / f"{level}.xlsx")
    for name in ("~$đang mở.xlsx", ".ẩn.xlsx", "System Volume Information/x.xlsx"):
        (usb / name).parent.mkdir(exist_ok=True)
        shutil.copy(form, usb / name)
    (usb / "vòng").symlink_to(usb, target_is_directory=True)
    names = [path.name for path in sort_out([usb]).of(Kind.FORM)]
    assert names == [f"{level}.xlsx" for level in range(MOST_LEVELS)]


def test_only_so_many_files_are_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    found = sort_out([tmp_path])
    assert found.cut and len(found.of(Kind.OTHER)) == 3
    (tmp_path / "3.jpg").unlink()
    assert not sort_out([tmp_path]).cut


def test_the_clerk_may_stop(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"x")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sort_out([tmp_path], stop)
