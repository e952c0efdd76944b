import json
from datetime import date

import pytest

from docgen import campaign_file, schema
from docgen.campaign_file import CampaignFile, from_text, to_text
from models.errors import RuleBroken
from models.office import OfficeProfile
from models.plan import Campaign, Node, Plan
from models.plan_indicators import Direction, IndicatorKind, PlanIndicator, UnitTarget
from models.values import Moment
from tests.models.test_plan_store import rich_plan


def written(plan: Plan | None = None) -> dict:
    return json.loads(to_text(CampaignFile(plan=plan or rich_plan())))


def read(plain: object) -> CampaignFile:
    return from_text(json.dumps(plain, ensure_ascii=False).encode(), "pt.json")


def test_the_schema_in_resources_is_what_the_code_writes():
    assert schema.FILE.read_text("utf-8") == schema.text()


def test_every_field_of_the_schema_is_described():
    whole = schema.build()
    objects = [whole, *whole["$defs"].values()]
    fields = [field for item in objects for field in item["properties"].values()]
    assert len(fields) > 150
    assert all(field.get("description") for field in fields)


def test_a_plan_goes_through_the_file_unchanged():
    content = CampaignFile(
        plan=rich_plan(),
        office=OfficeProfile(name="Ủy ban nhân dân xã Suối Hoa"),
        units=[{"code": "DV01", "name": "Thôn Đông"}],
    )
    back = from_text(to_text(content).encode(), "pt.json")
    assert back == content


def test_what_is_proposed_says_so_with_the_words_it_was_read_from():
    criterion = written()["campaigns"][0]["criteria"][0]
    assert (criterion["status"], criterion["read_from"]) == ("đề xuất", "từ 90%")
    assert written()["readings"]["head.number"] == {"words": "Số 05-KH/BCĐ", "status": "đề xuất"}


def test_confirmed_fields_carry_no_mark():
    assert "status" not in json.dumps(written()["milestones"])


BAD = {
    "year": ("2026", "year"),
    "campaigns": ({"title": "x"}, "campaigns"),
    "end_mark": ("có", "end_mark"),
    "outline": ([{"text": 5}], "outline › 1 › text"),
    "milestones": ([{"deadline": {"on": "31/12/2026"}}], "milestones › 1 › deadline › on"),
    "reporting": ([{"cadence": "weekly"}], "reporting › 1 › cadence"),
    "kind": ("plan", "kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_value_is_named_with_its_field(name):
    value, where = BAD[name]
    with pytest.raises(RuleBroken) as broken:
        read({**written(), name: value})
    assert f"trường “{where}”" in str(broken.value)
    assert "\n" not in str(broken.value)


def test_an_impossible_day_is_refused():
    plain = written()
    plain["campaigns"][1]["ends"]["last_on"] = "2026-02-30"
    with pytest.raises(RuleBroken, match="không phải ngày"):
        read(plain)


def test_an_unknown_field_is_named():
    with pytest.raises(RuleBroken, match="trường lạ “tieu_de”"):
        read({**written(), "tieu_de": "x"})


def test_an_end_before_the_start_is_refused():
    days = {"starts": Moment.day(date(2026, 5, 2)), "ends": Moment.day(date(2026, 5, 1))}
    plan = Plan(year=2026, campaigns=[Campaign(title="x", **days)])
    with pytest.raises(RuleBroken, match="kết thúc 01/05/2026 đang trước ngày bắt đầu 02/05/2026"):
        read(written(plan))


def test_a_one_day_campaign_is_fine():
    days = {"starts": Moment.day(date(2026, 5, 2)), "ends": Moment.day(date(2026, 5, 2))}
    assert read(written(Plan(year=2026, campaigns=[Campaign(title="x", **days)])))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_file_is_refused_with_the_line(share):
    raw = to_text(CampaignFile(plan=rich_plan())).encode()
    with pytest.raises(RuleBroken, match=r"bị cắt hoặc sai cú pháp|không phải chữ UTF-8"):
        from_text(raw[: int(len(raw) * share)], "pt.json")


def test_ten_thousand_nested_nodes_are_refused_at_once():
    deep = '{"text":"x","children":[' * 10_000 + "]}" * 10_000
    raw = '{"format":"so-thi-dua/campaign","version":1,"outline":[' + deep + "]}"
    with pytest.raises(RuleBroken, match="lồng quá sâu"):
        from_text(raw.encode(), "pt.json")


def test_nine_levels_of_outline_are_taken():
    node = Node(text="đáy")
    for _ in range(9):
        node = Node(text="mục", children=[node])
    assert read(written(Plan(year=2026, outline=[node]))).plan.outline[0].text == "mục"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"[1, 2]", "không phải tệp phong trào"),
        (b'{"format": "khac"}', "không phải tệp phong trào"),
        (b'{"format": "so-thi-dua/campaign", "version": 2}', "phiên bản mới hơn"),
        (b'{"format": "so-thi-dua/campaign"}', "thiếu trường bắt buộc"),
    ],
)
def test_other_files_are_told_apart(raw, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        from_text(raw, "pt.json")


def test_unknown_units_are_found_by_code_or_name():
    content = CampaignFile(
        plan=Plan(),
        units=[{"code": "DV01", "name": "Khác"}, {"name": "thon dong"}, {"name": "Thôn Lạ"}],
    )
    assert campaign_file.unknown_units(content, ["DV01", "Thôn Đông"]) == ["Thôn Lạ"]


def test_indicators_and_their_targets_go_through_the_file():
    indicator = PlanIndicator(
        key="k1", title="Đường hoa", measure="km", kind=IndicatorKind.LAST,
        direction=Direction.LESS, decimals=2, low=0.0, high=9.5, operator="<=", threshold=0.1,
        reference="khoản 1, mục II", note="đo thực tế", target=0.0,
        unit_targets=[UnitTarget(unit="DV01", value=1.25)],
    )  # fmt: skip
    plan = Plan(indicators=[indicator, PlanIndicator(title="Để trống")])
    text = to_text(CampaignFile(plan=plan))
    assert from_text(text.encode(), "pt.json").plan == plan
    first = json.loads(text)["indicators"][0]
    assert (first["threshold"], first["target"], first["kind"]) == (0.1, 0.0, "last")


def test_a_wrong_kind_of_indicator_is_named_with_its_field():
    with pytest.raises(RuleBroken, match="indicators › 1 › kind"):
        read({**written(), "indicators": [{"title": "x", "kind": "sum"}]})


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-1e400", "1000000000000001"])
@pytest.mark.parametrize("name", ["target", "threshold", "low", "high"])
def test_amounts_that_are_none_are_refused(amount, name):
    plain = json.dumps({**written(), "indicators": [{"title": "x"}]})
    text = plain.replace('{"title": "x"}', f'{{"title": "x", "{name}": {amount}}}')
    with pytest.raises(RuleBroken, match="indicators › 1"):
        from_text(text.encode(), "pt.json")


@pytest.mark.parametrize(("decimals", "fits"), [(-1, False), (0, True), (4, True), (5, False)])
def test_decimals_lie_within_what_is_printed(decimals, fits):
    plain = {**written(), "indicators": [{"title": "x", "decimals": decimals}]}
    if fits:
        assert read(plain).plan.indicators[0].decimals == decimals
        return
    with pytest.raises(RuleBroken, match="indicators › 1 › decimals"):
        read(plain)
