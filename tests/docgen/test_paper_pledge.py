"""Giao ước thi đua: what is promised, by whom, blocks in rows, and what the book proposes."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from docgen import ink
from docgen.contexts.pledge import Party, PledgeData, pledge_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs.papers import lacks, make
from docgen.lint import lint_file
from models import plan_store
from models.errors import RuleBroken
from models.plan import Criterion
from models.plan_indicators import Direction, PlanIndicator
from models.units import Cluster, Unit, seat
from tests import small_book
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY


def parties(count):
    roles = ["trưởng cụm", "phó trưởng cụm"]
    return [
        Party(
            unit=f"Thôn {place}", role=roles[place] if place < 2 else "", name=f"Tẩn Láo {place}"
        )
        for place in range(count)
    ]


def data_of(count=3, **fields):
    usual = {
        "office": FACTS,
        "subject": "Cụm số 2 năm 2026",
        "cluster": "Cụm số 2",
        "grounds": ["Luật Thi đua, khen thưởng"],
        "parties": parties(count),
        "on": date(2026, 1, 20),
        "place": "Nhà văn hóa thôn 0",
        "contents": ["Trồng hoa ven đường", "Báo cáo đúng hạn"],
        "commitments": ["Giúp nhau"],
        "recipients": ["Các đơn vị thuộc Cụm số 2", "Lưu: VT"],
    }
    return PledgeData(**(usual | fields))


def paper(folder, count=3, **fields):
    return made("pledge", pledge_context(data_of(count, **fields)), folder)


def test_a_pledge_says_who_promises_what(tmp_path):
    shown = texts(paper(tmp_path))
    assert shown[:2] == ["UBND XÃ SUỐI HOA", "CỤM SỐ 2"]
    assert "Suối Hoa, ngày 20 tháng 01 năm 2026" in shown
    start = shown.index("GIAO ƯỚC THI ĐUA")
    assert shown[start + 1 : start + 14] == [
        "Cụm số 2 năm 2026",
        "Căn cứ Luật Thi đua, khen thưởng.",
        "Hôm nay, ngày 20 tháng 01 năm 2026, tại nhà văn hóa thôn 0, 03 đơn vị thuộc Cụm số 2 cùng"
        " ký kết giao ước thi đua với các nội dung sau, gồm:",
        "1. Thôn 0 (trưởng cụm);",
        "2. Thôn 1 (phó trưởng cụm);",
        "3. Thôn 2.",
        "I. NỘI DUNG GIAO ƯỚC",
        "1. Trồng hoa ven đường.",
        "2. Báo cáo đúng hạn.",
        "II. CAM KẾT",
        "1. Giúp nhau.",
        "III. TỔ CHỨC THỰC HIỆN",
        "Giao ước này được lập thành 04 bản, mỗi đơn vị giữ 01 bản, gửi Ủy ban nhân dân xã Suối"
        " Hoa 01 bản và có hiệu lực kể từ ngày ký./.",
    ]


def test_what_was_typed_with_signs_keeps_them(tmp_path):
    shown = texts(paper(tmp_path, contents=["1. Về kinh tế:", "- Trồng quế", "2. Về nếp sống"]))
    start = shown.index("I. NỘI DUNG GIAO ƯỚC")
    assert shown[start + 1 : start + 4] == ["1. Về kinh tế:", "- Trồng quế.", "2. Về nếp sống."]


@pytest.mark.parametrize(
    ("count", "columns", "rows"),
    [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 2, 2), (5, 3, 2), (7, 3, 3), (24, 3, 8)],
)
def test_all_sign_in_rows_that_stay_whole(tmp_path, count, columns, rows):
    table = paper(tmp_path, count).tables[-1]
    *signed, below = table.rows
    assert (len(table.columns), len(signed)) == (columns, rows)
    assert below.cells[0].text.startswith("Nơi nhận:")
    kept = [line for cell in signed[-1].cells for line in cell.paragraphs if line.text]
    assert all(line.paragraph_format.keep_with_next for line in kept)
    names = [cell.text.split("\n")[-1] for row in signed for cell in row.cells]
    assert [name for name in names if name] == [f"Tẩn Láo {place}" for place in range(count)]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    widths = [column.width.mm for column in table.columns]
    assert widths == pytest.approx([165 / columns] * columns, abs=0.5)


def test_names_in_a_row_are_level_whatever_the_posts(tmp_path):
    long = Party(unit="Trung tâm Phục vụ hành chính công xã Suối Hoa", name="Vì A")
    parties = [long, Party(unit="Thôn B", name="Vì B")]
    row, _receivers = paper(tmp_path, parties=parties).tables[-1].rows
    first, second = (cell.text.split("\n") for cell in row.cells)
    assert first[:2] == ["ĐẠI DIỆN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ SUỐI HOA"]
    assert second[:2] == ["ĐẠI DIỆN", "THÔN B"]
    assert len(second) == len(first) + 1  # the long name takes two lines


def test_the_office_confirms_when_wanted(tmp_path):
    assert not any("XÁC NHẬN" in text for text in texts(paper(tmp_path)))
    table = paper(tmp_path, 4, confirmed=True).tables[-1]
    last = table.rows[-2].cells[0]
    assert last.text.split("\n")[:2] == ["XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ SUỐI HOA", "CHỦ TỊCH"]
    assert last.text.endswith("Giàng A Sùng")
    assert table.rows[-1].cells[0].text.startswith("Nơi nhận:")
    kept = [*table.rows[-3].cells[0].paragraphs, *last.paragraphs]
    assert all(line.paragraph_format.keep_with_next for line in kept if line.text)


def test_nobody_to_sign_is_told(tmp_path):
    with pytest.raises(RuleBroken, match="Chưa có đơn vị nào ký giao ước"):
        paper(tmp_path, 0)


@pytest.mark.parametrize("fields", [{}, {"confirmed": True}, {"cluster": "", "on": None}])
@pytest.mark.parametrize("count", [1, 2, 5, 24])
def test_a_pledge_is_clean(tmp_path, count, fields):
    paper(tmp_path, count, **fields)
    assert [str(finding) for finding in lint_file(tmp_path / "pledge.docx")] == []


# --- from the book ---------------------------------------------------------------------------


@pytest.fixture
def code(book) -> str:
    return small_book.fill()


@pytest.fixture
def cluster(code) -> Cluster:
    group = Cluster.create(name="Cụm ven suối")
    first, second = Unit.listed()
    first.contact = "Vì Văn Sao"
    first.save()
    seat(first, group, date(2026, 1, 1))
    seat(second, group, date(2026, 1, 1), "head")
    return group


def names(draft) -> list[tuple[list[str], str]]:
    blocks = [block for row in draft.context["hang_ky"] for block in row["nguoi"]]
    return [
        ([ink.words_of(line) for line in block["chuc_vu"][:2]], ink.words_of(block["ho_ten"]))
        for block in blocks
    ]


def test_a_cluster_signs_with_its_head_first(code, cluster):
    assert [lack.ask for lack in lacks("pledge", "", TODAY) if lack.needed] == []
    draft = draft_of("pledge", Wanted("", TODAY))
    assert names(draft) == [
        (["TRƯỞNG CỤM", "THÔN NÀ SAO"], ""),
        (["ĐẠI DIỆN", "THÔN ĐỒNG MẠ"], "Vì Văn Sao"),
    ]
    assert draft.subject == "Cụm ven suối năm 2026"
    assert draft.symbol == "/GƯ-UBND"
    assert draft.recipients[0] == "Các đơn vị thuộc Cụm ven suối"


def test_units_of_a_campaign_sign_without_a_cluster(code, cluster):
    draft = draft_of("pledge", Wanted(code, TODAY))
    assert len(names(draft)) == 2
    assert draft.subject == "Thực hiện phong trào thi đua “Đường hoa thôn bản”"
    assert draft.context["can_cu"][-1].startswith("Căn cứ Kế hoạch")


def test_only_those_picked_sign_and_typed_names_win(code, cluster):
    unit = Unit.get(Unit.name == "Thôn Đồng Mạ")
    typed = {"units": [unit.id], "signers": ["thôn đồng mạ: Cà Thị Lả", "Thôn lạ: Ai đó"]}
    assert names(draft_of("pledge", Wanted("", TODAY, typed))) == [
        (["ĐẠI DIỆN", "THÔN ĐỒNG MẠ"], "Cà Thị Lả")
    ]
    blank = {"units": [unit.id], "signers": ["Thôn Đồng Mạ:"]}
    assert names(draft_of("pledge", Wanted("", TODAY, blank)))[0][1] == ""


def test_without_cluster_and_campaign_somebody_must_be_picked(code):
    (lack, *_) = [lack for lack in lacks("pledge", "", TODAY) if lack.needed]
    assert "Chưa có đơn vị nào ký" in lack.text


def test_an_emptied_field_is_asked_for(code, cluster):
    needs = [lack.ask for lack in lacks("pledge", "", TODAY, {"contents": ""}) if lack.needed]
    assert needs == ["contents"]


def test_criteria_and_targets_of_the_campaign_are_proposed(code, cluster):
    plan = plan_store.load(code)
    plan.campaigns[0].criteria = [
        Criterion(text="Đường có hoa", operator=">=", value=80, unit="%"),
        Criterion(text="Báo cáo đủ", audience="các thôn"),
    ]
    plan.indicators = [
        PlanIndicator(title="Hộ hiến đất", measure="hộ", target=12),
        PlanIndicator(title="Việc quá hẹn", measure="%", target=2.5, direction=Direction.LESS),
        PlanIndicator(title="Đường có hoa", measure="%", target=80),
        PlanIndicator(title="Chưa giao mức", measure="km"),
    ]
    plan_store.save(plan, TODAY)
    proposals = {ask.name: ask.proposal for ask in asked("pledge", Wanted(code, TODAY))}
    assert proposals["contents"].split("\n") == [
        "Đường có hoa: từ 80% trở lên.",
        "Các thôn: báo cáo đủ.",
        "Hộ hiến đất: đạt từ 12 hộ trở lên.",
        "Việc quá hẹn: không quá 2,5%.",
    ]


def test_a_pledge_is_made_and_registered(book, code, cluster):
    document = make(book, "pledge", "", TODAY)
    assert (book.path / document.path).is_file()
    assert document.type_name == "GIAO ƯỚC THI ĐUA"
