"""Texts for phone and Zalo, and the list of whom to call."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from docgen.contacts_html import as_text, contact_sections
from docgen.contexts.reminder import Owed
from docgen.jobs.reminding import texts
from docgen.messages import Missing, Request, group_text, unit_text
from models.contacts import by_contact
from models.errors import RuleBroken
from models.reminding import to_remind
from models.tracking import matrix, overview
from models.units import Unit
from tests.docgen.paper import FACTS
from tests.small_book import TODAY, fill

REQUEST = Request(office=FACTS, on=date(2026, 4, 19), due_at=datetime(2026, 4, 24, 16, 30))


def missing(unit="Thôn Nà Sáng", campaign="Bản sạch", **fields) -> Missing:
    owed = Owed(unit=unit, report="báo cáo quý I năm 2026", due_on=date(2026, 4, 15), days_late=4)
    return Missing(owed=replace(owed, **fields), campaign=campaign)


def test_the_text_to_a_unit_is_polite_and_whole():
    assert unit_text(REQUEST, "Thôn Nà Sáng", "Lò Thị Mỷ", [missing(times=2)]) == (
        "Kính gửi ông/bà Lò Thị Mỷ, Thôn Nà Sáng.\n"
        "Ủy ban nhân dân xã Suối Hoa xin nhắc: đến ngày 19/4/2026, đơn vị còn 01 báo cáo chưa"
        " gửi:\n"
        "1. Báo cáo quý I năm 2026, phong trào thi đua “Bản sạch”: hạn 15/4/2026, chậm 4 ngày,"
        " nhắc lần thứ hai.\n"
        "Đề nghị đơn vị gửi về Phòng Văn hóa - Xã hội trước 16 giờ 30 phút, ngày 24/4/2026. Nếu"
        " đã gửi hoặc có vướng mắc, xin báo lại bà Lò Thị Mây, số điện thoại 0912 345 678.\n"
        "Trân trọng cảm ơn!"
    )


@pytest.mark.parametrize(
    ("contact", "start"),
    [
        ("", "Kính gửi Thôn Nà Sáng."),
        ("Bà Sen", "Kính gửi bà Sen, Thôn Nà Sáng."),
        ("đồng chí Sen.", "Kính gửi đồng chí Sen, Thôn Nà Sáng."),
        ("Bàn Văn Sao", "Kính gửi ông/bà Bàn Văn Sao, Thôn Nà Sáng."),
    ],
)
def test_a_person_is_addressed_as_the_record_says(contact, start):
    words = unit_text(REQUEST, "Thôn Nà Sáng", contact, [missing()])
    assert words.splitlines()[0] == start


def test_the_text_to_the_group_names_each_unit_once():
    words = group_text(REQUEST, [missing(), missing(times=3), missing("Thôn Hai")])
    lines = words.splitlines()
    assert lines[1].startswith("Đến ngày 19/4/2026, còn 02 đơn vị chưa gửi báo cáo phong trào")
    assert lines[2].startswith("1. Thôn Nà Sáng: báo cáo quý I")
    assert "nhắc lần thứ ba" in lines[2]
    assert lines[3].startswith("2. Thôn Hai: ")
    assert len(lines) == 6


def test_of_several_campaigns_each_report_names_its_own():
    words = group_text(REQUEST, [missing(), missing(campaign="Đường hoa")])
    assert "phong trào thi đua “Bản sạch” (hạn" in words
    assert "phong trào thi đua “Đường hoa” (hạn" in words


def test_a_return_is_told_and_nothing_is_refused():
    assert "trả lại ngày 10/4/2026, hạn 15/4/2026" in unit_text(
        REQUEST, "Thôn", "", [missing(returned_on=date(2026, 4, 10))]
    )
    for write in (lambda: unit_text(REQUEST, "Thôn", "", []), lambda: group_text(REQUEST, [])):
        with pytest.raises(RuleBroken, match="không cần nhắn"):
            write()


def test_the_texts_come_from_the_records(book):
    fill()
    Unit.update(contact="Lò Thị Mỷ", phone="0912 000 001").where(Unit.code == "DV01").execute()
    found = texts(overview(TODAY).overdue, TODAY, datetime(2026, 11, 26, 17, 0))
    assert found[0].unit is None
    assert {text.unit.name for text in found[1:]} == {"Thôn Nà Sao", "Thôn Đồng Mạ"}
    mine = next(text for text in found[1:] if text.unit.code == "DV01")
    assert mine.words.startswith("Kính gửi ông/bà Lò Thị Mỷ, Thôn Nà Sao.")
    assert len(mine.cells) == 3
    assert texts([], TODAY, datetime(2026, 11, 26, 17, 0)) == []


def test_the_list_of_whom_to_call_is_copied_and_printed_whole(book):
    code = fill()
    Unit.update(contact="Lò Thị Mỷ", phone="0912 000 001").where(Unit.code == "DV01").execute()
    lines = by_contact(to_remind(matrix(code, TODAY).late))
    told = as_text(lines)
    assert told.startswith("Lò Thị Mỷ – 0912 000 001:\n  • Thôn Nà Sao: báo cáo quý I/2026,")
    assert "chưa có người liên hệ:\n  • Thôn Đồng Mạ" in told
    pages = contact_sections(lines * 20, TODAY, lambda part: 1 + (part.html.count("<tr>") > 11))
    assert [page.html.count("<tr>") - 1 for page in pages] == [10] * 4
    assert "DANH SÁCH" in pages[0].html
    assert "DANH SÁCH" not in pages[1].html
    assert all("Người liên hệ" in page.html for page in pages)
