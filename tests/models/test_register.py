"""The register in the book: lines, free numbers, entries, papers not made here."""

from datetime import date

import pytest

from models import deeds, journal, undoing
from models.attachments import Attachment
from models.documents import Document, earlier_prints, newest
from models.errors import RuleBroken
from models.register import free_numbers, lines, proposal, rows_in, waiting_for, years
from models.register_entries import Entry, entry_of, keep_entry, register_other, remove_other
from models.sequences import Mode, Numbering, keep_numbering

TODAY = date(2026, 11, 21)


def paper(number="", symbol="/QĐ-UBND", day=None, subject="Tặng Giấy khen", **more) -> Document:
    """Write a paper made here into the book."""
    values = {"kind": "decision", "type_name": "QUYẾT ĐỊNH", "path": "documents/2026/a.docx"}
    values |= {"recipients": [], "sha256": "x", "made_on": TODAY, "made_from": {}}
    values |= {"number": number, "symbol": symbol, "dated_on": day, "subject": subject}
    return Document.create(**{**values, **more})


def other(number, symbol="/QĐ-UBND", day=TODAY, subject="Khen thưởng", entry=None, reason=""):
    record = Document(number=number, symbol=symbol, dated_on=day, subject=subject, recipients=[])
    return register_other(record, entry or Entry(), TODAY, reason)


def told(year=2026, key="") -> list[str]:
    return [line.paper.reference if line.paper else line.free_words for line in lines(year, key)]


def test_free_numbers_stand_between_the_lines(book):
    for number in ("02", "05", "05a", "08"):
        paper(number, day=date(2026, 3, 1))
    assert told() == [
        "số 01",
        "02/QĐ-UBND",
        "các số 03–04",
        "05/QĐ-UBND",
        "05a/QĐ-UBND",
        "các số 06–07",
        "08/QĐ-UBND",
    ]
    blank = paper()
    assert free_numbers(blank, "/QĐ-UBND", 2026) == ["01", "03", "04", "06", "07"]
    assert proposal(blank, "/QĐ-UBND", 2026) == "09"


def test_a_row_that_went_on_from_a_paper_book_has_no_gap_before(book):
    keep_numbering(Numbering(starts={"2026 QĐ": 57}))
    paper("58", day=TODAY)
    assert told() == ["số 57", "58/QĐ-UBND"]
    assert proposal(paper(), "/QĐ-UBND", 2026) == "59"
    assert proposal(paper(), "/QĐ-UBND", 2027) == "01"


def test_each_year_and_row_has_lines_of_its_own(book):
    paper("01", day=date(2025, 12, 31))
    paper("01", day=date(2026, 1, 1))
    paper("01", symbol="/UBND-VHXH", day=TODAY, kind="reminder", type_name="Công văn")
    paper("01", symbol="/TTr-HĐTĐKT", day=TODAY, kind="submission", type_name="Tờ trình")
    assert years(TODAY) == [2026, 2025]
    assert [key for key, _ in rows_in(2026)] == ["QĐ", "CV", "HĐTĐKT"]
    assert told(2025) == ["01/QĐ-UBND"]
    assert told(2026) == ["01/QĐ-UBND", "01/UBND-VHXH", "01/TTr-HĐTĐKT"]
    assert told(2026, "CV") == ["01/UBND-VHXH"]


@pytest.mark.parametrize("mode", [Mode.ONE, Mode.THREE])
def test_another_way_of_numbering_goes_on_after_the_numbers_given(book, mode):
    paper("07", symbol="/KH-UBND", day=TODAY, kind="x", type_name="Kế hoạch", sequence="KH")
    paper("04", symbol="/BC-UBND", day=TODAY, kind="y", type_name="Báo cáo", sequence="BC")
    keep_numbering(Numbering(mode=mode))
    blank = paper(symbol="/TB-UBND", kind="z", type_name="Thông báo")
    assert proposal(blank, "/TB-UBND", 2026) == "08"
    with pytest.raises(RuleBroken, match="đã cấp"):
        other("4", "/TB-UBND")


def test_of_two_prints_of_a_plan_the_numbered_one_has_the_line(book):
    from models import plan_store
    from models.plan_records import PlanRecord
    from tests.small_book import new_plan

    plan = PlanRecord.get(PlanRecord.code == plan_store.save(new_plan(), TODAY))
    values = {"symbol": "/KH-UBND", "day": TODAY, "kind": "plan", "plan": plan}
    first = paper("03", sequence="KH", **values)
    second = paper("03", **values)
    assert [line.paper for line in lines(2026, "KH") if line.paper] == [first]
    assert [item.id for item in earlier_prints(second)] == [first.id]
    assert earlier_prints(first) == []


def test_papers_without_a_number_wait_for_their_row(book):
    waiting = paper(subject="Chờ số")
    paper(symbol="/KH-UBND", kind="plan", type_name="Kế hoạch")
    paper("03", day=TODAY)
    assert waiting_for("QĐ") == [waiting]


def test_the_newest_day_shown_comes_first(book):
    old = paper("01", day=date(2026, 1, 5), subject="cũ", made_on=TODAY)
    undated = paper(subject="chưa ngày", made_on=date(2026, 2, 1))
    late = paper("02", day=date(2026, 3, 1), subject="muộn", made_on=date(2026, 1, 1))
    same = paper("03", day=date(2026, 3, 1), subject="cùng ngày", made_on=date(2026, 1, 1))
    assert newest() == [same, late, undated, old]


# --- entries -----------------------------------------------------------------------------------


def test_an_entry_is_written_told_and_taken_back(book):
    item = paper("01", day=TODAY)
    entry = Entry(keeper=" Phòng VHXH ", copies=8, sent_on=TODAY, note="Gửi qua trục")
    change = keep_entry(item, entry, TODAY)
    kept = Document.get_by_id(item.id)
    assert entry_of(kept) == Entry(
        keeper="Phòng VHXH", copies=8, sent_on=TODAY, note="Gửi qua trục"
    )
    assert change.sentence == "Sửa dòng 01/QĐ-UBND trong sổ văn bản đi"
    assert keep_entry(kept, entry, TODAY) is None
    assert undoing.can_undo(change)
    undoing.undo(change, TODAY)
    assert entry_of(Document.get_by_id(item.id)) == Entry()


def test_the_journal_keeps_only_what_an_entry_changed(book):
    item = paper("01", day=TODAY, made_from={"plan": "x" * 9999})
    change = keep_entry(item, Entry(copies=8), TODAY)
    number = str(item.id)
    assert change.before == {"rows": {"document": {number: {"copies": 1}}}}
    later = keep_entry(item, Entry(copies=8, note="Gửi trục"), TODAY)
    deeds.undo(change)  # another field since: no quarrel
    kept = Document.get_by_id(item.id)
    assert (kept.copies, kept.note, kept.made_from) == (1, "Gửi trục", {"plan": "x" * 9999})
    Document.update(note="khác").execute()
    with pytest.raises(RuleBroken, match="thay đổi khác"):
        deeds.undo(later)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(copies=0), "số bản từ 1 đến 9999"),
        (Entry(copies=10_000), "số bản từ 1 đến 9999"),
        (Entry(sent_on=date(2026, 11, 22)), "không được sau ngày hôm nay"),
        (Entry(sent_on=date(2026, 11, 9)), "không được trước ngày 10/11/2026"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(book, entry, words):
    item = paper("01", day=date(2026, 11, 10))
    with pytest.raises(RuleBroken, match=words):
        keep_entry(item, entry, TODAY)
    assert entry_of(Document.get_by_id(item.id)) == Entry()


def test_the_ends_of_an_entry_are_still_good(book):
    item = paper("01", day=date(2026, 11, 10))
    keep_entry(item, Entry(copies=9999, sent_on=date(2026, 11, 10)), TODAY)
    keep_entry(item, Entry(copies=1, sent_on=TODAY), TODAY)
    assert Document.get_by_id(item.id).sent_on == TODAY


# --- papers not made here ----------------------------------------------------------------------


def test_another_paper_takes_a_line_without_a_file(book):
    made = other("5", entry=Entry(copies=3, note="Sổ giấy"))
    kept = Document.get_by_id(made.id)
    assert (kept.kind, kept.path, kept.number, kept.sequence) == ("other", "", "05", "QĐ")
    assert (kept.copies, kept.note) == (3, "Sổ giấy")
    assert journal.recent(1)[0].sentence == "Vào sổ văn bản 05/QĐ-UBND “Khen thưởng”"
    with pytest.raises(RuleBroken, match="05/QĐ-UBND năm 2026 đã cấp"):
        other("05")
    with pytest.raises(RuleBroken, match="lý do"):
        other("05a")
    assert other("05A", reason="Bỏ sót").number_reason == "Bỏ sót"
    assert Document.select().count() == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"number": " "}, "Hãy nhập số"),
        ({"symbol": ""}, "Hãy nhập ký hiệu"),
        ({"day": None}, "Hãy nhập ngày"),
        ({"subject": " "}, "Hãy nhập trích yếu"),
        ({"day": date(2026, 11, 22)}, "không được sau ngày hôm nay"),
        ({"entry": Entry(copies=0)}, "số bản"),
    ],
)
def test_a_line_with_something_missing_is_refused(book, values, words):
    with pytest.raises(RuleBroken, match=words):
        other(**{"number": "5", **values})
    assert not Document.select().exists()


def test_a_line_comes_back_with_its_scan(book):
    made = other("5")
    scan = {"kind": "scan", "name": "a.pdf", "path": "a.pdf", "sha256": "x", "size": 1}
    Attachment.create(document=made, added_on=TODAY, **scan)
    change = remove_other(made)
    assert not Document.select().exists()
    assert not Attachment.select().exists()
    assert told() == []
    deeds.undo(change)
    assert told()[-1] == "05/QĐ-UBND"
    assert Attachment.get().document == made


def test_a_paper_made_here_stays_in_the_register(book):
    item = paper("01", day=TODAY)
    with pytest.raises(RuleBroken, match="không bỏ khỏi sổ được"):
        remove_other(item)
    assert Document.select().count() == 1
