"""Thông báo cụm trưởng, khối trưởng: the table of a year, from the seats in the book."""

from dataclasses import replace
from datetime import date

import pytest

from docgen.contexts.cluster_notice import ClusterNoticeData, ClusterSeats, cluster_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.ink import words_of
from docgen.jobs import papers
from models import units
from models.errors import RuleBroken
from models.units import Cluster, Unit
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill

HILL = ClusterSeats(
    name="Cụm thôn vùng cao",
    heads=["Thôn Nà Sao"],
    deputies=["Thôn Đồng Mạ"],
    members=["Thôn Khe Sen", "Thôn Bản Hoa"],
)


@pytest.fixture
def cluster(book):
    """Two units: in 2025 Nà Sao leads, in 2026 it is Đồng Mạ's turn."""
    fill()
    cluster = Cluster.create(name="Cụm ven suối")
    sao, ma = (Unit.get(Unit.name == name) for name in ("Thôn Nà Sao", "Thôn Đồng Mạ"))
    for year, head, deputy in ((2025, sao, ma), (2026, ma, sao)):
        units.seat(head, cluster, date(year, 1, 1), "head")
        units.seat(deputy, cluster, date(year, 1, 1), "deputy")
    return cluster


def data(**fields: object) -> ClusterNoticeData:
    usual: dict[str, object] = {
        "office": FACTS,
        "year": 2026,
        "clusters": [HILL],
        "on": date(2026, 1, 12),
    }
    return ClusterNoticeData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("cluster_notice", context, tmp_path))


def test_a_cluster_is_a_row_with_head_deputy_and_members(tmp_path):
    words = said(cluster_context(data()), tmp_path)
    assert words[words.index("Thành viên") + 1 :][:7] == [
        "1",
        "Cụm thôn vùng cao",
        "(04 đơn vị)",
        "Thôn Nà Sao",
        "Thôn Đồng Mạ",
        "- Thôn Khe Sen",
        "- Thôn Bản Hoa",
    ]


def test_leaders_alone_need_three_columns_and_a_number(tmp_path):
    document = made("cluster_notice", cluster_context(data(shows_members=False)), tmp_path)
    words = texts(document)
    assert "Thành viên" not in words and "- Thôn Khe Sen" not in words
    assert len(document.tables[1].columns) == 4
    assert "tblHeader" in document.tables[1].rows[0]._tr.xml


@pytest.mark.parametrize(
    "ground, start",
    [
        ("", "Ủy ban nhân dân xã Suối Hoa thông báo đơn vị"),
        ("kết quả bình chọn.", "Căn cứ kết quả bình chọn, Ủy ban nhân dân"),
        ("Thực hiện kế hoạch năm", "Thực hiện kế hoạch năm, Ủy ban nhân dân"),
    ],
)
def test_the_opening_rests_on_its_ground(ground, start):
    (opening,) = cluster_context(data(ground=ground))["mo_dau"]
    assert opening.startswith(start)
    assert words_of(opening).endswith(
        "đơn vị trưởng, phó của 01 cụm, khối thi đua năm 2026 như sau:"
    )


def test_duties_are_listed_and_the_end_is_closed(tmp_path):
    context = cluster_context(data(duties=["- Lập kế hoạch;", "Chấm điểm"]))
    document = made("cluster_notice", context, tmp_path)
    words = texts(document)
    lead = next(one for one in document.paragraphs if one.text.startswith("Các đơn vị giữ"))
    assert lead.paragraph_format.keep_with_next
    start = words.index("Các đơn vị giữ vai trò trưởng, phó cụm, khối có trách nhiệm:")
    assert words[start + 1 : start + 4] == [
        "- Lập kế hoạch;",
        "- Chấm điểm.",
        "Ủy ban nhân dân xã Suối Hoa thông báo để các cơ quan, đơn vị biết, thực hiện./.",
    ]
    assert cluster_context(data())["trach_nhiem"] == []


def test_a_deputy_may_be_wanting_but_not_a_head():
    assert cluster_context(data(clusters=[replace(HILL, deputies=[])]))["bang"][0]["pho"] == ""
    with pytest.raises(RuleBroken, match="Chưa có đơn vị trưởng của: Cụm thôn vùng cao"):
        cluster_context(data(clusters=[replace(HILL, heads=[])]))
    with pytest.raises(RuleBroken, match="Chưa có cụm, khối"):
        cluster_context(data(clusters=[]))


@pytest.mark.parametrize("year, head", [(2025, "Thôn Nà Sao"), (2026, "Thôn Đồng Mạ")])
def test_each_year_has_its_leaders(cluster, year, head):
    draft = draft_of("cluster_notice", Wanted("", TODAY, {"year": year}))
    assert [row["truong"] for row in draft.context["bang"]] == [head]
    assert draft.subject.endswith(f"thi đua năm {year}")


def test_leaders_named_for_next_year_are_announced_before_it_begins(cluster):
    sao = Unit.get(Unit.name == "Thôn Nà Sao")
    ma = Unit.get(Unit.name == "Thôn Đồng Mạ")
    units.seat(sao, cluster, date(2027, 1, 20), "head")
    units.seat(ma, cluster, date(2027, 1, 20), "deputy")
    context = draft_of("cluster_notice", Wanted("", TODAY, {"year": 2027})).context
    assert context["bang"][0]["truong"] == "Thôn Nà Sao"


def test_this_year_is_proposed_with_the_clusters_that_are_led(cluster):
    lone = Cluster.create(name="Khối mới")
    other = Unit.create(code="DV09", name="Trạm Y tế xã")
    units.seat(other, lone, date(2026, 1, 1))
    Cluster.create(name="Khối trống")
    asks = {ask.name: ask for ask in asked("cluster_notice", Wanted("", TODAY))}
    assert asks["year"].proposal == 2026
    assert asks["clusters"].proposal == [cluster.id]
    assert [words for words, _ in asks["clusters"].choices] == [
        "Cụm ven suối: Thôn Đồng Mạ",
        "Khối mới: chưa có đơn vị trưởng",
    ]
    with pytest.raises(RuleBroken, match="Khối mới"):
        draft_of("cluster_notice", Wanted("", TODAY, {"clusters": [cluster.id, lone.id]}))


@pytest.mark.parametrize("year", ["26", "1999", "2101", "năm 2026", "20266"])
def test_an_odd_year_is_told_and_its_form_still_opens(cluster, year):
    wanted = Wanted("", TODAY, {"year": year})
    assert next(ask.name for ask in asked("cluster_notice", wanted)) == "year"
    with pytest.raises(RuleBroken, match="bốn chữ số"):
        draft_of("cluster_notice", wanted)


@pytest.mark.parametrize("year", [2000, 2100])
def test_the_years_at_the_edge_are_taken(cluster, year):
    wanted = Wanted("", TODAY, {"year": year, "clusters": [cluster.id]})
    try:
        assert draft_of("cluster_notice", wanted).subject.endswith(str(year))
    except RuleBroken as broken:
        assert "Chưa có cụm, khối" in str(broken)


def test_without_clusters_the_form_says_what_is_missing(book):
    fill()
    needed = [lack.ask for lack in papers.lacks("cluster_notice", "", TODAY) if lack.needed]
    assert needed == ["clusters"]


def test_the_paper_is_registered_and_made_again(book, cluster):
    old = papers.make(book, "cluster_notice", "", TODAY, {"members": False})
    assert old.type_name == "THÔNG BÁO" and old.plan_id is None
    again = papers.make_again(book, old, TODAY)
    assert again.made_from["details"]["members"] is False
