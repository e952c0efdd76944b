"""The register of legal texts: what ships, what the clerk changes, how texts are cited."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import legal, legal_deeds, office, undoing
from models.errors import RuleBroken
from models.laws import (
    Law,
    Validity,
    by_number,
    cite,
    cited_once,
    fault,
    from_row,
    named_in,
    short_of,
    successor,
    suggested,
)
from models.legal import LegalText, ensure_list

SHIPPED = legal.shipped()
DAY = timedelta(days=1)
days = st.dates(date(2004, 1, 1), date(2030, 1, 1))
laws = st.sampled_from(SHIPPED)


def known(number: str) -> Law:
    return by_number(number, SHIPPED)


# --- the shipped list ------------------------------------------------------------------------


def test_each_shipped_text_holds_from_its_day_and_ends_before_its_successor_or_later():
    for law in SHIPPED:
        assert law.dated_on <= law.from_on, law.number
        assert law.until_on is None or law.from_on <= law.until_on, law.number
        if law.replaced_by:
            new = known(law.replaced_by)
            assert law.until_on is not None, law.number
            assert new.from_on <= law.until_on + DAY, law.number


@pytest.mark.parametrize(
    ("number", "day", "holds"),
    [
        ("15/2003/QH11", date(2023, 12, 31), True),
        ("15/2003/QH11", date(2024, 1, 1), False),
        ("06/2022/QH15", date(2023, 12, 31), False),
        ("06/2022/QH15", date(2024, 1, 1), True),
        ("06/2026/QH16", date(2026, 9, 30), False),
        ("06/2026/QH16", date(2026, 10, 1), True),
        ("98/2023/NĐ-CP", date(2025, 6, 30), True),
        ("98/2023/NĐ-CP", date(2025, 7, 1), False),
        ("152/2025/NĐ-CP", date(2025, 6, 30), False),
        ("152/2025/NĐ-CP", date(2027, 2, 28), True),
        ("152/2025/NĐ-CP", date(2027, 3, 1), False),
        ("01/2024/TT-BNV", date(2025, 8, 4), True),
        ("15/2025/TT-BNV", date(2025, 8, 5), True),
        ("73/2024/NĐ-CP", date(2026, 7, 1), False),
        ("07/2026/TT-BGDĐT", date(2026, 4, 1), False),
        ("07/2026/TT-BGDĐT", date(2026, 4, 2), True),
    ],
)
def test_a_text_holds_on_its_days_and_not_one_beyond(number, day, holds):
    assert known(number).in_force(day) is holds


@pytest.mark.parametrize(
    ("kind", "day", "numbers"),
    [
        ("campaign", date(2024, 5, 1),
         ["77/2015/QH13", "47/2019/QH14", "06/2022/QH15", "98/2023/NĐ-CP"]),
        ("campaign", date(2026, 11, 21),
         ["72/2025/QH15", "06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP"]),
        ("work_plan", date(2026, 3, 1),
         ["72/2025/QH15", "06/2022/QH15", "152/2025/NĐ-CP", "15/2025/TT-BNV", "09/2019/NĐ-CP"]),
    ],
)  # fmt: skip
def test_the_usual_grounds_are_those_of_the_day(kind, day, numbers):
    assert [law.number for law in suggested(kind, SHIPPED, day)] == numbers


@given(days, st.sampled_from(["campaign", "work_plan"]))
def test_nothing_is_suggested_that_does_not_hold(day, kind):
    assert all(law.in_force(day) for law in suggested(kind, SHIPPED, day))


# --- citing ----------------------------------------------------------------------------------


@given(laws, days)
def test_a_fault_is_told_exactly_where_a_text_does_not_hold(law, day):
    told = fault(law, day)
    assert bool(told) is not law.in_force(day)
    if law.validity(day) is Validity.EXPIRED:
        assert law.replaced_by in told


@given(laws, days)
def test_what_replaces_a_text_is_in_force_and_another(law, day):
    new = successor(law, SHIPPED, day)
    assert new is None or (new.in_force(day) and new != law)


def test_a_successor_is_found_over_several_steps_and_rings_end():
    day = date(2026, 11, 21)
    assert successor(known("91/2017/NĐ-CP"), SHIPPED, day) == known("152/2025/NĐ-CP")
    assert successor(known("91/2017/NĐ-CP"), SHIPPED, date(2024, 5, 1)).number == "98/2023/NĐ-CP"
    gone = {"issuer": "A", "dated_on": "2020-01-01", "from_on": "2020-01-01", "kind": "Nghị định"}
    gone["until_on"] = "2020-12-31"
    ring = [from_row({**gone, "number": a, "replaced_by": b}) for a, b in (("1", "2"), ("2", "1"))]
    assert successor(ring[0], ring, day) is None


@given(st.lists(laws, max_size=8))
def test_a_text_is_cited_in_full_once_then_short(cited):
    seen: set[str] = set()
    printed = []
    for law in cited:
        printed.append(cite(law, seen))
        seen.add(law.number)
    for place, (law, text) in enumerate(zip(cited, printed, strict=True)):
        is_first = law not in cited[:place]
        assert text == (law.full if is_first or law.kind == "Luật" else law.short)
        assert law.kind == "Luật" or law.number in text


@given(st.lists(laws, min_size=1, max_size=6))
def test_papers_cite_in_full_once_and_doing_it_again_changes_nothing(cited):
    texts = [f"theo {law.full} thì làm, và theo {law.full}" for law in cited]
    full = [law.full for law in cited]
    once = cited_once(texts, full)
    assert cited_once(once, full) == once
    for law in set(cited):
        if law.kind != "Luật":
            assert "\n".join(once).count(law.full) == 1
            assert "\n".join(once).count(law.short) >= 2 * cited.count(law)  # or in a title


def test_what_stands_before_counts_as_the_first_mention():
    law = known("152/2025/NĐ-CP")
    assert cited_once([law.full], [law.full], before=[f"Căn cứ {law.full};"]) == [law.short]
    assert cited_once(["không nhắc gì"], [law.full]) == ["không nhắc gì"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
         "Nghị định số 30/2020/NĐ-CP"),
        ("Kế hoạch số 61/KH-UBND, ngày 05/3/2026 của xã", "Kế hoạch số 61/KH-UBND"),
        ("Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng"),
        ("Luật Đất đai số 31/2024/QH15", "Luật Đất đai số 31/2024/QH15"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_short_form_keeps_kind_and_number(full, short):
    assert short_of(full) == short


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Căn cứ Nghị định số 98/2023/NĐ-CP", ["98/2023/NĐ-CP"]),
        ("Căn cứ nghị định số 98/2023/nđ-cp", ["98/2023/NĐ-CP"]),
        ("Căn cứ Nghị định số 198/2023/NĐ-CP", []),
        ("Căn cứ Nghị định số 98/2023/NĐ-CPA", []),
        ("Luật Thi đua, khen thưởng", []),  # which of the two the words alone do not tell
        ("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", ["15/2003/QH11"]),
        ("Luật Thi đua, khen thưởng năm 2022", ["06/2022/QH15"]),
        ("Luật Thi đua, khen thưởng ngày 15/6/2022", ["06/2022/QH15"]),
        (f"Căn cứ {known('01/2024/TT-BNV').full}", ["01/2024/TT-BNV"]),  # not what its title names
    ],
)
def test_texts_are_known_by_number_or_by_name_and_day(text, numbers):
    assert [law.number for law in named_in(text, SHIPPED)] == numbers


# --- the list in a book ----------------------------------------------------------------------


def test_a_fresh_book_gets_the_whole_list_once(book):
    ensure_list()
    assert legal.laws() and {law.number for law in legal.laws()} == {x.number for x in SHIPPED}
    ensure_list()
    assert LegalText.select().count() == len(SHIPPED)


def test_a_book_of_an_earlier_version_gets_what_is_new_and_renewed(book):
    ensure_list()
    LegalText.delete().where(LegalText.number == "150/2025/NĐ-CP").execute()
    LegalText.update(until_on=None, replaced_by="").where(
        LegalText.number == "73/2024/NĐ-CP"
    ).execute()
    office.Setting.delete().execute()
    ensure_list()
    assert {law.number for law in legal.laws()} == {law.number for law in SHIPPED}
    row = LegalText.get(LegalText.number == "73/2024/NĐ-CP")
    assert (row.until_on, row.replaced_by) == (date(2026, 6, 30), "161/2026/NĐ-CP")


def next_version(monkeypatch, tmp_path, change) -> None:
    """Let the program ship another list: `change(rows)` edits today's."""
    rows = legal.shipped_rows()
    change(rows)
    path = tmp_path / "legal.json"
    path.write_text(json.dumps({"texts": rows}), "utf-8")
    monkeypatch.setattr(legal, "LIST", path)


def test_edits_and_deletions_of_the_clerk_outlive_a_new_version(book, monkeypatch, tmp_path):
    ensure_list()
    mine = LegalText.get(LegalText.number == "152/2025/NĐ-CP")
    mine.until_on = date(2027, 6, 30)
    legal_deeds.keep_text(mine)
    legal_deeds.remove_text(LegalText.get(LegalText.number == "30/2020/NĐ-CP"))

    def change(rows):
        for row in rows:
            row["note"] = "bản mới"
        rows.append({**rows[-1], "number": "1/2027/NĐ-CP", "replaced_by": ""})

    next_version(monkeypatch, tmp_path, change)
    ensure_list()
    rows = {row.number: row for row in legal.texts()}
    assert "1/2027/NĐ-CP" in rows
    assert "30/2020/NĐ-CP" not in rows
    assert rows["152/2025/NĐ-CP"].until_on == date(2027, 6, 30)
    assert rows["152/2025/NĐ-CP"].note != "bản mới"
    assert rows["98/2023/NĐ-CP"].note == "bản mới"


def test_a_text_added_by_the_clerk_is_not_written_over(book, monkeypatch, tmp_path):
    ensure_list()
    legal_deeds.keep_text(new_text("1/2027/NĐ-CP", title="tên do cơ quan nhập"))
    next_version(
        monkeypatch, tmp_path, lambda rows: rows.append({**rows[-1], "number": "1/2027/NĐ-CP"})
    )
    ensure_list()
    assert LegalText.get(LegalText.number == "1/2027/NĐ-CP").title == "tên do cơ quan nhập"


# --- deeds of the clerk ----------------------------------------------------------------------


def new_text(number: str = "5/2026/NĐ-CP", **fields) -> LegalText:
    usual = {
        "kind": "Nghị định",
        "issuer": "Chính phủ",
        "title": "về việc mới",
        "dated_on": date(2026, 1, 5),
        "from_on": date(2026, 2, 1),
        "until_on": None,
        "replaced_by": "",
        "note": "",
    }
    return LegalText(number=number, **(usual | fields))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"number": "  "}, "number"),
        ({"number": "98/2023/NĐ-CP"}, "number"),
        ({"number": " 98/2023/NĐ-CP "}, "number"),
        ({"title": ""}, "title"),
        ({"issuer": ""}, "issuer"),
        ({"dated_on": None}, "dated_on"),
        ({"from_on": None}, "from_on"),
        ({"until_on": date(2026, 1, 31)}, "until_on"),
        ({"replaced_by": "98/2023/NĐ-CP"}, "until_on"),
        ({"replaced_by": "77/2099/NĐ-CP", "until_on": date(2026, 3, 1)}, "replaced_by"),
        ({"replaced_by": "5/2026/NĐ-CP", "until_on": date(2026, 3, 1)}, "replaced_by"),
    ],
)
def test_a_wrong_text_is_refused_in_words(book, fields, field):
    ensure_list()
    text = new_text(**({"number": "5/2026/NĐ-CP"} | fields))
    assert field in legal_deeds.check_text(text)
    with pytest.raises(RuleBroken):
        legal_deeds.keep_text(text)
    assert LegalText.select().count() == len(SHIPPED)


def test_a_text_may_end_on_the_day_it_begins(book):
    ensure_list()
    text = new_text(until_on=date(2026, 2, 1), replaced_by="152/2025/NĐ-CP")
    assert legal_deeds.check_text(text) == {}


def test_every_deed_can_be_taken_back(book):
    ensure_list()
    added = legal_deeds.keep_text(new_text())
    row = LegalText.get(LegalText.number == "5/2026/NĐ-CP")
    row.title = "về việc khác"
    changed = legal_deeds.keep_text(row)
    gone = legal_deeds.remove_text(row)
    today = date(2026, 11, 21)
    assert LegalText.get_or_none(LegalText.number == "5/2026/NĐ-CP") is None
    undoing.undo(gone, today)
    undoing.undo(changed, today)
    assert LegalText.get(LegalText.number == "5/2026/NĐ-CP").title == "về việc mới"
    undoing.undo(added, today)
    assert {law.number for law in legal.laws()} == {law.number for law in SHIPPED}


def test_a_changed_number_is_followed_by_those_that_name_it(book):
    ensure_list()
    row = LegalText.get(LegalText.number == "152/2025/NĐ-CP")
    row.number = "152a/2025/NĐ-CP"
    change = legal_deeds.keep_text(row)
    assert LegalText.get(LegalText.number == "98/2023/NĐ-CP").replaced_by == "152a/2025/NĐ-CP"
    undoing.undo(change, date(2026, 11, 21))
    assert LegalText.get(LegalText.number == "98/2023/NĐ-CP").replaced_by == "152/2025/NĐ-CP"


def test_a_text_that_replaces_another_is_not_deleted(book):
    ensure_list()
    with pytest.raises(RuleBroken, match="98/2023/NĐ-CP"):
        legal_deeds.remove_text(LegalText.get(LegalText.number == "152/2025/NĐ-CP"))
    assert LegalText.select().count() == len(SHIPPED)
