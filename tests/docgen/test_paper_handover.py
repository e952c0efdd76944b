"""Biên bản bàn giao: its sentences, its table, who signs, and what the book proposes."""

from datetime import date, time

import pytest
from docx.oxml.ns import qn

from docgen.contexts.handover import HandoverData, Item, Person, handover_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.drafts.handover import item_of
from docgen.jobs.papers import lacks, make
from models.errors import RuleBroken
from tests import small_book
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY

GIVER = Person(name="Lò Thị Mây", post="công chức Văn hóa - Xã hội")
TAKER = Person(name="Vì Văn Sao")


def items(count):
    return [
        Item(name=f"Hồ sơ {place}", count="02", state="Đủ", note="cặp")
        for place in range(1, count + 1)
    ]


def paper(folder, count=1, **fields):
    usual = {
        "office": FACTS,
        "on": date(2026, 12, 2),
        "at": time(8, 0),
        "ended_at": time(10, 30),
        "place": "Phòng Văn hóa - Xã hội",
        "giver": GIVER,
        "receiver": TAKER,
        "items": items(count),
        "recipients": ["Bên giao, bên nhận", "Lưu: VT, Hồ sơ"],
    }
    return made("handover", handover_context(HandoverData(**(usual | fields))), folder)


def test_a_bare_handover_says_who_what_and_when(tmp_path):
    shown = texts(paper(tmp_path))
    start, end = shown.index("BIÊN BẢN"), shown.index("BÊN GIAO")
    assert shown[start + 1 : end] == [
        "Bàn giao hồ sơ, tài liệu, công việc thi đua, khen thưởng",
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 02 tháng 12 năm 2026.",
        "Địa điểm: Phòng Văn hóa - Xã hội.",
        "Thành phần:",
        "- Bên giao: Lò Thị Mây, công chức Văn hóa - Xã hội;",
        "- Bên nhận: Vì Văn Sao.",
        "Nội dung:",
        "1. Danh mục hồ sơ, tài liệu bàn giao",
        *("TT", "Tên hồ sơ, tài liệu", "Số lượng", "Tình trạng", "Ghi chú"),
        *("1", "Hồ sơ 1", "02", "Đủ", "cặp"),
        "Việc bàn giao kết thúc vào 10 giờ 30 phút cùng ngày. Biên bản được lập thành 03 bản có"
        " giá trị như nhau, đã đọc cho các bên cùng nghe và thống nhất ký tên. Bên giao, bên nhận"
        " mỗi bên giữ 01 bản, lưu hồ sơ cơ quan 01 bản./.",
    ]
    assert not any(text.startswith("Suối Hoa, ngày") for text in shown)


def test_work_and_promises_are_numbered_as_they_occur(tmp_path):
    shown = texts(paper(tmp_path, work=["Đôn đốc 02 báo cáo"], commitments=["Đã nhận đủ"]))
    start = shown.index("2. Công việc đang theo dõi")
    assert shown[start + 1 : start + 4] == [
        "Đôn đốc 02 báo cáo.",
        "3. Cam kết của các bên",
        "Đã nhận đủ.",
    ]
    assert "2. Cam kết của các bên" in texts(paper(tmp_path, commitments=["Đã nhận đủ"]))


@pytest.mark.parametrize(
    ("witness", "signers"),
    [
        (None, [("BÊN GIAO", "Lò Thị Mây"), ("BÊN NHẬN", "Vì Văn Sao")]),
        (
            Person(name="Tẩn Láo Tả"),
            [
                ("BÊN GIAO", "Lò Thị Mây"),
                ("NGƯỜI CHỨNG KIẾN", "Tẩn Láo Tả"),
                ("BÊN NHẬN", "Vì Văn Sao"),
            ],
        ),
    ],
)
def test_both_sides_and_a_witness_sign_abreast(tmp_path, witness, signers):
    row, below = paper(tmp_path, witness=witness).tables[-1].rows
    assert below.cells[0].text.startswith("Nơi nhận:")
    assert below.cells[0]._tc is below.cells[-1]._tc
    blocks = [cell.text.split("\n") for cell in row.cells]
    assert [(block[0], block[-1]) for block in blocks] == signers


def test_two_copies_leave_none_for_the_office(tmp_path):
    (line,) = [text for text in texts(paper(tmp_path, copies=2)) if text.endswith("./.")]
    assert line.endswith("thành 02 bản có giá trị như nhau, đã đọc cho các bên cùng nghe và thống"
                         " nhất ký tên. Bên giao, bên nhận mỗi bên giữ 01 bản./.")  # fmt: skip


@pytest.mark.parametrize("count", [1, 60])
def test_the_table_repeats_its_head(tmp_path, count):
    table = paper(tmp_path, count).tables[1]
    assert len(table.rows) == 1 + count
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert sum(column.width.mm for column in table.columns) == pytest.approx(165, abs=0.5)


def test_nothing_to_hand_over_is_told(tmp_path):
    with pytest.raises(RuleBroken, match="Chưa có hồ sơ, tài liệu nào"):
        paper(tmp_path, 0)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Sổ khen | 02 quyển | cũ | tủ 3", ("Sổ khen", "02 quyển", "cũ", "tủ 3")),
        ("Sổ khen; 02 quyển; cũ", ("Sổ khen", "02 quyển", "cũ", "")),
        ("Sổ; tờ rời | 1", ("Sổ; tờ rời", "1", "", "")),
        ("Sổ khen", ("Sổ khen", "", "", "")),
        ("a|b|c|d|e", ("a", "b", "c", "d| e")),
        ("|", ("", "", "", "")),
    ],
)
def test_a_typed_line_is_parted_into_columns(line, cells):
    item = item_of(line)
    assert (item.name, item.count, item.state, item.note) == cells


# --- from the book ---------------------------------------------------------------------------


PEOPLE = {"giver": "Lò Thị Mây", "receiver": "Vì Văn Sao", "at": "8:00", "ended_at": "9:00"}


@pytest.fixture
def code(book) -> str:
    return small_book.fill()


def test_what_cannot_be_known_is_asked(code):
    needs = [lack.ask for lack in lacks("handover", "", TODAY) if lack.needed]
    assert needs == ["giver", "receiver", "at", "ended_at"]


def test_campaigns_with_their_papers_and_what_is_overdue_are_proposed(book, code):
    make(book, "handover", code, TODAY, PEOPLE)
    proposals = {ask.name: ask.proposal for ask in asked("handover", Wanted("", TODAY))}
    assert proposals["items"] == [
        "Hồ sơ phong trào thi đua “Đường hoa thôn bản” (PT-2026-001) | 01 văn bản | Đầy đủ",
        "Dữ liệu phần mềm Sổ Thi Đua (thư mục dữ liệu, bản sao lưu) | 01 bộ | Đầy đủ"
        " | bản điện tử",
    ]
    assert proposals["work"] == [
        "Đôn đốc 06 báo cáo quá hạn của phong trào thi đua “Đường hoa thôn bản” (PT-2026-001)."
    ]


def test_papers_of_no_campaign_have_a_line_of_their_own(book, code):
    make(book, "handover", "", TODAY, PEOPLE)
    lines = {ask.name: ask.proposal for ask in asked("handover", Wanted("", TODAY))}["items"]
    assert lines[1] == "Văn bản thi đua, khen thưởng ngoài các phong trào | 01 văn bản | Đầy đủ"


@pytest.mark.parametrize(("copies", "good"), [(1, False), (2, True)])
def test_each_side_needs_a_copy(code, copies, good):
    wanted = Wanted("", TODAY, {**PEOPLE, "copies": copies})
    if good:
        assert draft_of("handover", wanted)
    else:
        with pytest.raises(RuleBroken, match="ít nhất 2 bản"):
            draft_of("handover", wanted)


def test_it_ends_after_it_began(code):
    with pytest.raises(RuleBroken, match="Giờ kết thúc phải sau"):
        draft_of("handover", Wanted("", TODAY, {**PEOPLE, "ended_at": "8:00"}))


def test_a_handover_is_made_and_registered(book, code):
    document = make(book, "handover", "", TODAY, PEOPLE)
    assert (book.path / document.path).is_file()
    assert (document.type_name, document.symbol) == ("BIÊN BẢN", "/BB-UBND")
    assert document.signer == "Lò Thị Mây, Vì Văn Sao"
