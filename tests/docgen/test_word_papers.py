"""Công văn đôn đốc and Quyết định tặng Giấy khen: their sentences, lists and limits."""

from dataclasses import replace
from datetime import date

import pytest
from docx.oxml.ns import qn

from docgen.contexts.awarding import counted
from docgen.contexts.decision import Awardee, AwardeeKind, decision_context
from docgen.contexts.reminder import reminder_context
from models.errors import RuleBroken
from tests.docgen.paper import FACTS, decision_of, made, reminder_of, texts


def reminder(folder, count, **fields):
    return made("reminder", reminder_context(reminder_of(count, **fields)), folder)


def decision(folder, *counts, **fields):
    return made("decision", decision_context(decision_of(*counts, **fields)), folder)


# --- Công văn đôn đốc ------------------------------------------------------------------------


def test_a_reminder_says_what_is_missing_and_until_when(tmp_path):
    shown = texts(reminder(tmp_path, 1, consequence="Đơn vị chậm sẽ bị trừ điểm thi đua"))
    assert shown[4:] == [
        "Số:       /UBND-VHXH",
        "V/v đôn đốc báo cáo kết quả phong trào thi đua “Bản sạch, nước trong”",
        "Suối Hoa, ngày    tháng    năm 2026",
        "Kính gửi: Thôn Nà Sáng 1.",
        "Thực hiện Kế hoạch số 07/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân xã Suối Hoa, các cơ"
        " quan, đơn vị có trách nhiệm gửi báo cáo kết quả đúng thời hạn.",
        "Đến ngày 19/4/2026, còn 01 đơn vị chưa gửi báo cáo, cụ thể như sau:",
        "- Thôn Nà Sáng 1: chưa gửi báo cáo quý I năm 2026 (hạn nộp ngày 15/4/2026, chậm 04"
        " ngày).",
        "Ủy ban nhân dân xã Suối Hoa đề nghị Thủ trưởng các cơ quan, đơn vị có tên nêu trên khẩn"
        " trương hoàn thành báo cáo và gửi về Phòng Văn hóa - Xã hội trước 16 giờ 30 phút, ngày"
        " 24/4/2026 để tổng hợp.",
        "Thông tin chi tiết đề nghị liên hệ bà Lò Thị Mây, số điện thoại 0912 345 678.",
        "Đơn vị chậm sẽ bị trừ điểm thi đua.",
        "Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Giàng A Sùng",
    ]


def test_two_addressees_are_a_dash_list(tmp_path):
    shown = texts(reminder(tmp_path, 2, number="87", signed_on=date(2026, 4, 20)))
    start = shown.index("Kính gửi:")
    assert shown[start + 1 : start + 3] == ["- Thôn Nà Sáng 1;", "- Thôn Nà Sáng 2."]
    assert "Số: 87/UBND-VHXH" in shown
    assert "Suối Hoa, ngày 20 tháng 4 năm 2026" in shown


@pytest.mark.parametrize(("count", "tables"), [(3, 0), (4, 1)])
def test_more_than_three_reports_become_a_table(tmp_path, count, tables):
    document = reminder(tmp_path, count)
    assert len(document.tables) == 2 + tables
    if tables:
        rows = document.tables[1].rows
        assert len(rows) == count + 1
        assert [cell.text.replace("\u00a0", " ") for cell in rows[1].cells] == [
            "1",
            "Thôn Nà Sáng 1",
            "Báo cáo quý I năm 2026",
            "15/4/2026",
            "4",
        ]


def test_very_many_addressees_are_addressed_as_one(tmp_path):
    assert "- Thôn Nà Sáng 10." in texts(reminder(tmp_path, 10))
    shown = texts(reminder(tmp_path, 11))
    assert "Kính gửi: Các cơ quan, đơn vị có tên trong bảng dưới đây." in shown


def test_a_unit_that_owes_twice_is_counted_and_addressed_once(tmp_path):
    data = reminder_of(1)
    twice = reminder_of(1, owed=data.owed * 2)
    shown = texts(made("reminder", reminder_context(twice), tmp_path))
    assert "Kính gửi: Thôn Nà Sáng 1." in shown
    assert any("còn 01 đơn vị" in text for text in shown)


def test_a_unit_with_a_very_long_name_is_named_whole(tmp_path):
    name = "Tổ liên gia <số 1> & " + "Bản Phố " * 40
    owed = [replace(reminder_of(1).owed[0], unit=name)]
    shown = texts(reminder(tmp_path, 1, owed=owed))
    assert f"Kính gửi: {name.strip()}." in shown


def test_nobody_late_means_no_letter():
    with pytest.raises(RuleBroken, match="Không còn đơn vị"):
        reminder_context(reminder_of(0))


# --- Quyết định tặng Giấy khen ---------------------------------------------------------------


def test_a_decision_names_its_authority_grounds_and_articles(tmp_path):
    shown = texts(decision(tmp_path, 3, 2, 21, responsible="Chánh Văn phòng"))
    assert shown[4:6] == ["Số: 245/QĐ-UBND", "Suối Hoa, ngày 05 tháng 12 năm 2026"]
    start = shown.index("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI HOA")
    assert shown[start + 1 : start + 10] == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Kế hoạch số 7;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Suối Hoa cho 03 (ba) tập thể, 02"
        " (hai) hộ gia đình và 21 (hai mươi mốt) cá nhân đã có thành tích xuất sắc trong phong"
        " trào “Bản sạch, nước trong” (có danh sách kèm theo).",
        "Điều 2. Tiền thưởng kèm theo Giấy khen thực hiện theo quy định hiện hành, trích từ Quỹ"
        " thi đua, khen thưởng của xã.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Chánh Văn phòng và các tập thể, hộ gia đình, cá nhân có tên tại Điều 1 chịu trách nhiệm"
        " thi hành Quyết định này./.",
        "Nơi nhận:",
    ]


def test_the_chair_decides_alone_so_the_committee_is_not_named(tmp_path):
    shown = texts(decision(tmp_path, 1, 0, 0))
    start = shown.index("Nơi nhận:")
    assert shown[start : start + 5] == [
        "Nơi nhận:",
        "- Như Điều 3;",
        "- Lưu: VT, VHXH.",
        "CHỦ TỊCH",
        "Giàng A Sùng",
    ]


def test_the_list_has_its_own_pages_and_says_what_it_belongs_to(tmp_path):
    document = decision(tmp_path, 1, 0, 2)
    first, second = document.sections
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first._sectPr.find(qn("w:pgNumType")) is None
    shown = texts(document)
    start = shown.index("DANH SÁCH\nTẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN")
    assert shown[start + 1] == (
        "(Kèm theo Quyết định số 245/QĐ-UBND ngày 05 tháng 12 năm 2026 của Chủ tịch Ủy ban nhân"
        " dân xã Suối Hoa)"
    )


def test_blank_number_and_day_leave_gaps_in_the_list_too(tmp_path):
    shown = texts(decision(tmp_path, 0, 0, 1, number="", signed_on=None, year=2026))
    assert (
        "(Kèm theo Quyết định số       /QĐ-UBND ngày    tháng    năm 2026 của Chủ tịch Ủy ban nhân"
        " dân xã Suối Hoa)" in shown
    )


def list_rows(document):
    return [[cell.text for cell in row.cells] for row in document.tables[-1].rows]


def test_groups_are_numbered_as_they_occur_and_lines_anew_in_each(tmp_path):
    rows = list_rows(decision(tmp_path, 0, 1, 2))
    assert [row[0] for row in rows] == ["TT", "I. Hộ gia đình", "1", "II. Cá nhân", "1", "2"]
    assert rows[2] == ["1", "Vàng A Dế 1", "Thôn Bản Phố", "1.518.000"]


@pytest.mark.parametrize("count", [1, 500])
def test_a_list_of_any_length_repeats_its_heading(tmp_path, count):
    document = decision(tmp_path, 0, 0, count)
    rows = document.tables[-1]._tbl.tr_lst
    assert len(rows) == count + 2
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_without_money_the_column_goes_and_a_total_stands_below(tmp_path):
    assert len(list_rows(decision(tmp_path, 0, 0, 1, reward=""))[0]) == 3
    shown = texts(decision(tmp_path, 0, 0, 1, total="Tổng số tiền: 1.518.000 đồng"))
    assert shown[-1] == "Tổng số tiền: 1.518.000 đồng"


def test_odd_and_long_names_are_printed_whole(tmp_path):
    name = "H'Hen Niê & <con> {{ x }} " + "Nguyễn " * 40
    odd = Awardee(kind=AwardeeKind.PERSON, name=name)
    context = decision_context(decision_of(0, 0, 0, awardees=[odd]))
    assert list_rows(made("decision", context, tmp_path))[2][1] == name.strip()


def test_nobody_chosen_means_no_decision():
    with pytest.raises(RuleBroken, match="Chưa có tập thể"):
        decision_context(decision_of(0, 0, 0))


def test_counts_are_told_in_digits_and_words():
    assert counted(5, "tập thể") == "05 (năm) tập thể"
    assert counted(105, "cá nhân") == "105 (một trăm lẻ năm) cá nhân"


def test_the_office_signs_for_the_committee_in_a_letter(tmp_path):
    assert FACTS.signer_lines[0] in texts(reminder(tmp_path, 1))
