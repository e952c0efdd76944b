"""Faults of the paper: found where they stand, form put right, wording left to the clerk."""

from docgen.reader import slips
from docgen.reader.lines import lines_of
from docgen.reader.outline import walk
from docgen.reader.structure import plan_of
from models.plan import SlipKind

HEAD = "Số: 5/KH-UBND\n\nSuối Hoa, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nTrồng hoa\n\n"
TAIL = "\n\nNơi nhận:\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNông Văn Thử"


def found(body, kind, head=HEAD):
    plan = plan_of(lines_of(head + body + TAIL))
    return plan, [slip for slip in plan.slips if slip.kind is kind]


def test_a_paper_without_faults_has_no_slips():
    plan, _ = found("I. MỤC ĐÍCH\n\nLàm đẹp “xóm” làng./.", SlipKind.OTHER)
    assert plan.slips == []


def test_a_jump_in_the_numbers_is_told_with_its_place():
    _, [jump] = found("I. VIỆC\n\n1. Một.\n\n4. Hai.\n\n5. Ba./.", SlipKind.NUMBERING)
    assert "“1.” sang “4.”" in jump.message and "VIỆC" in jump.message and jump.fixed


def test_letters_follow_the_vietnamese_alphabet():
    _, none = found(
        "I. VIỆC\n\n" + "\n\n".join(f"{x}) Việc." for x in "abcdđeg"), SlipKind.NUMBERING
    )
    assert none == []


def test_a_missing_end_mark_is_added_and_a_space_before_it_goes():
    plan, [slip] = found("I. VIỆC\n\nLàm ngay.", SlipKind.END_MARK)
    assert slip.fixed and plan.end_mark
    plan, [slip] = found("I. VIỆC\n\nLàm ngay ./.", SlipKind.SPACING)
    assert plan.outline[0].children[0].text == "Làm ngay"


def test_an_outer_quote_left_open_is_closed_and_may_be_had_back():
    plan, [slip] = found("I. VIỆC\n\nChủ đề “Làm thật “Ăn chắc”./.", SlipKind.QUOTES)
    assert slip.fixed and slip.message.endswith("; đã sửa.")
    assert "chắc””" in [node.text for node, _ in walk(plan.outline)][-1]
    assert not slips.fix(plan, slip)  # once is enough
    assert slips.unfix(plan, slip) and not slip.fixed
    assert [node.text for node, _ in walk(plan.outline)][-1].endswith("“Ăn chắc”")
    assert slips.fix(plan, slip) and not slips.fix(plan, slip)


def test_a_quote_that_may_belong_anywhere_is_left_to_the_clerk():
    _, [slip] = found("I. VIỆC\n\nChủ đề “Làm thật, ăn chắc cho thôn./.", SlipKind.QUOTES)
    assert not slip.fixable and not slip.fixed


def test_the_name_of_the_issuer_decides_between_two_spellings():
    opening = "Ủy ban nhân dân xã Trà Lĩnh xây dựng kế hoạch như sau:\n\n"
    body = f"{opening}I. VIỆC\n\nTrên đây là kế hoạch của xã Trá Lĩnh./."
    plan, [slip] = found(body, SlipKind.NAME_VARIANT)
    assert plan.issuer.name.endswith("Trà Lĩnh")
    assert slip.fixed and (slip.found, slip.better) == ("Trá Lĩnh", "Trà Lĩnh")
    assert "xã Trà Lĩnh" in [node.text for node, _ in walk(plan.outline)][-1]


def test_two_spellings_of_a_place_are_shown_together():
    _, [slip] = found(
        "I. VIỆC\n\nỞ xã Trà Lĩnh có hội.\n\nXã và xã Trá Lĩnh cùng làm./.", SlipKind.NAME_VARIANT
    )
    assert "Trà Lĩnh" in slip.message and "Trá Lĩnh" in slip.message and not slip.fixable


def test_spaces_before_marks_go_at_once():
    plan, [slip] = found("I. VIỆC\n\nTrồng hoa , quét sân./.", SlipKind.SPACING)
    assert slip.fixed and plan.outline[0].children[0].text == "Trồng hoa, quét sân"


def test_a_stray_space_in_the_number_is_put_right():
    plan, [slip] = found("I. VIỆC\n\nLàm./.", SlipKind.SPACING, HEAD.replace("5/KH", "5 /KH"))
    assert (plan.head.number, plan.head.symbol) == ("5", "/KH-UBND") and slip.fixed


def test_the_text_of_a_digital_signature_is_told_and_can_go():
    text = (
        HEAD + "I. VIỆC\n\nLàm./." + TAIL + "\n\nNgười ký: UBND xã\n Email: a@b.vn\n Cơ quan: Xã"
    )
    plan = plan_of(lines_of(text))
    [slip] = [slip for slip in plan.slips if slip.kind is SlipKind.STAMP]
    assert slip.found == "Người ký: UBND xã Email: a@b.vn Cơ quan: Xã"
    assert slips.fix(plan, slip) and plan.outline[-1].text == ""


def test_a_repeated_word_is_offered_for_repair():
    plan, [slip] = found("I. VIỆC\n\nLàm đẹp cho cho thôn./.", SlipKind.SPELLING)
    assert slips.fix(plan, slip) and plan.outline[0].children[0].text == "Làm đẹp cho thôn"


def test_a_paper_without_number_and_day_is_told_so():
    _, missing = found("I. VIỆC\n\nLàm./.", SlipKind.MISSING, "KẾ HOẠCH\n\nTrồng hoa\n\n")
    assert {slip.node for slip in missing} == {"head.number", "head.day"}
