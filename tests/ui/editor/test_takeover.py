"""Taking pieces of another plan over: which, with which days, and where they go."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from models import plan_store
from models.legal import ensure_list
from models.plan import Campaign, Ground, Head, Issuer, Mark, Node, Plan, PlanKind, Role, Table
from tests.ui.editor.conftest import TODAY
from tests.ui.editor.test_outline import at, lines
from tests.ui.modal import answering
from ui.editor.takeover_dialog import TakeoverDialog
from ui.forms.takeover_form import TakeoverForm, told
from ui.snapshot import settle

OURS = Issuer(name="Ủy ban nhân dân xã Suối Hoa")
ABOVE = Issuer(name="Ủy ban nhân dân tỉnh Vân Sơn")


def old_plan(**fields: object) -> Plan:
    """Last year's plan: grounds, I (1, 2 with a table), II filled from the record."""
    table = Table(columns=["TT", "Việc"], rows=[["1", "Họp thôn tháng 3 năm 2025"]])
    usual: dict[str, object] = {
        "year": 2025, "issuer": OURS, "head": Head(subject="Kế hoạch cũ", year=2025),
        "campaigns": [Campaign(title="Ngõ sạch", fund="quỹ thi đua của xã")],
        "outline": [
            Node(role=Role.GROUNDS, text="Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ;"),
            Node(mark=Mark.ROMAN, text="VIỆC LÀM", heading=True, children=[
                Node(mark=Mark.ARABIC, text="Dọn ngõ trước ngày 15/3/2025"),
                Node(mark=Mark.ARABIC, text="Trồng **cây**", children=[Node(table=table)]),
            ]),
            Node(mark=Mark.ROMAN, text="KINH PHÍ", heading=True, role=Role.FUND, filled=True),
        ],
    }  # fmt: skip
    return Plan(**(usual | fields))


@pytest.fixture
def source(book) -> str:
    ensure_list()
    return plan_store.save(old_plan(), TODAY)


def new_plan(**fields: object) -> Plan:
    return Plan(year=2026, issuer=OURS, campaigns=[Campaign(title="Mới")], **fields)


def form_on(code: str, plan: Plan | None = None) -> TakeoverForm:
    form = TakeoverForm(plan or new_plan(), TODAY)
    form.choose(code)
    return form


def keys(form: TakeoverForm, *starts: str) -> set[str]:
    found = {}
    waiting = list(form.outline())
    while waiting:
        node = waiting.pop()
        found[node.text or "bảng"] = node.key
        waiting += node.children
    return {key for text, key in found.items() if text.startswith(starts)}


def test_days_of_last_year_move_unless_the_clerk_says_no(source):
    form = form_on(source)
    assert form.years() == 1
    assert form.moves_years
    assert told(form.taken(keys(form, "Dọn"))) == "1. Dọn ngõ trước ngày 15/3/2026"
    form.moves_years = False
    assert told(form.taken(keys(form, "Dọn"))) == "1. Dọn ngõ trước ngày 15/3/2025"


def test_words_of_the_level_above_keep_their_days(book):
    form = form_on(plan_store.save(old_plan(issuer=ABOVE), TODAY))
    assert form.years() == 1
    assert not form.moves_years


@pytest.mark.parametrize(("year", "moves"), [(2026, False), (None, False), (2024, True)])
def test_years_move_only_where_they_differ(book, year, moves):
    form = form_on(plan_store.save(old_plan(year=year, head=Head(subject="x")), TODAY))
    assert form.moves_years is moves


def test_a_picked_title_goes_with_the_lines_picked_below_it_only(source):
    form = form_on(source)
    pieces = form.taken(keys(form, "VIỆC", "Trồng", "bảng"))
    assert told(pieces).splitlines() == [
        "I. VIỆC LÀM", "    1. Trồng cây", "        TT | Việc | 1 | Họp thôn tháng 3 năm 2026",
    ]  # fmt: skip
    alone = form.taken(keys(form, "bảng"))
    assert alone[0].table.rows == [["1", "Họp thôn tháng 3 năm 2026"]]


def test_pieces_get_keys_of_their_own_and_the_source_stays(source):
    form = form_on(source)
    all_keys = keys(form, "")
    one, two = form.taken(all_keys), form.taken(all_keys)
    stored = plan_store.load(source)
    assert {node.key for node in one} & {node.key for node in [*two, *stored.outline]} == set()
    assert stored.outline == plan_store.load(source).outline
    one[1].children[1].children[0].table.rows[0][1] = "khác"
    assert told(form.taken(keys(form, "bảng"))).endswith("Họp thôn tháng 3 năm 2026")


def test_what_the_source_fills_from_its_record_comes_as_words(source):
    form = form_on(source)
    piece = form.taken(keys(form, "KINH", "Quỹ", "quỹ", "Kinh phí"))[0]
    assert not piece.filled
    assert "uỹ thi đua của xã" in told([piece])


def test_a_ground_that_holds_no_more_is_flagged(source):
    form = form_on(source)
    told_of = form.warnings(told(form.taken(keys(form, "Căn cứ"))))
    assert len(told_of) == 1
    assert "98/2023/NĐ-CP hết hiệu lực" in told_of[0]
    assert form.warnings("Căn cứ Nghị định số 152/2025/NĐ-CP") == []


def test_the_plan_of_the_level_above_stands_first_then_last_years(source):
    above = Head(number="90", symbol="/KH-UBND", subject="Cấp trên", year=2026)
    parent = plan_store.save(old_plan(year=2026, head=above, issuer=ABOVE, campaigns=[]), TODAY)
    older = plan_store.save(old_plan(year=2023), TODAY)
    work = plan_store.save(Plan(kind=PlanKind.WORK_PLAN, year=2025), TODAY)
    own = new_plan(grounds=[Ground(text="Kế hoạch 90", number="90/KH-UBND", is_parent=True)])
    own.code = plan_store.save(own, TODAY)
    listed = TakeoverForm(own, TODAY).candidates()
    assert [code for _, code in listed] == [parent, source, older, work]
    assert listed[0][0].endswith("· kế hoạch cấp trên")
    assert listed[1][0].endswith("· năm trước")


def test_the_search_needs_no_accents_and_keeps_what_stands_above(source):
    form = form_on(source)
    outline = form.outline()
    hit = form.matching("trong cay", outline)
    assert hit == {outline[1].key, outline[1].children[1].key}
    assert len(form.matching("", outline)) > 5


# --- through the window ----------------------------------------------------------------------


@pytest.fixture
def outline(open_editor, source):
    tree = [
        Node(key="a", mark=Mark.ROMAN, text="MỤC ĐÍCH", heading=True, children=[
            Node(key="a1", mark=Mark.ARABIC, text="Giữ nếp nhà")]),
        Node(key="b", mark=Mark.ROMAN, text="HẠN", heading=True),
    ]  # fmt: skip
    editor = open_editor(new_plan(outline=tree))
    section = editor.sections.show_section("outline")
    editor.activateWindow()
    settle()
    return section


def item_key(dialog: TakeoverDialog, words: str) -> str:
    return next(key for key, item in dialog._items.items() if words in item.text(0))


def test_ctrl_l_takes_ticked_pieces_to_the_cursor_in_one_step(qtbot, outline):
    at(outline, "a1")
    outline.tree.setFocus()

    def act(dialog: TakeoverDialog) -> None:
        assert not dialog.save.isEnabled()
        dialog.tick(item_key(dialog, "VIỆC LÀM"))
        dialog.tick(item_key(dialog, "Dọn ngõ"), on=False)
        assert dialog.count.text() == "Sẽ lấy 3 mục"
        assert "Trồng cây" in dialog.preview.toPlainText()
        dialog.save.click()

    seen = answering(act)
    qtbot.keyClick(outline.tree, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(seen))
    assert lines(outline) == [
        "I. MỤC ĐÍCH", "1. Giữ nếp nhà", "II. VIỆC LÀM", "1. Trồng cây", "Bảng 1 dòng, 2 cột",
        "III. HẠN",
    ]  # fmt: skip
    outline.desk.undo()
    assert lines(outline) == ["I. MỤC ĐÍCH", "1. Giữ nếp nhà", "II. HẠN"]


def test_the_dialog_flags_old_law_keeps_ticks_when_years_change_and_filters(qtbot, outline):
    dialog = TakeoverDialog(outline.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tick(item_key(dialog, "98/2023"))
    dialog.tick(item_key(dialog, "Dọn ngõ"))
    assert "hết hiệu lực" in dialog.flags.text()
    assert "15/3/2026" in dialog.preview.toPlainText()
    dialog.years.click()
    assert "15/3/2025" in dialog.preview.toPlainText()
    dialog.search.setText("kinh phi")
    dialog.search.returnPressed.emit()
    shown = [item.text(0) for item in dialog._items.values() if not item.isHidden()]
    assert "II. KINH PHÍ" in shown
    assert not any("Dọn ngõ" in words for words in shown)
    assert dialog.count.text() == "Sẽ lấy 2 mục"  # hidden ones stay ticked


def test_without_another_plan_the_dialog_says_where_to_get_one(qtbot, open_editor):
    editor = open_editor(new_plan())
    section = editor.sections.show_section("outline")
    dialog = TakeoverDialog(section.desk)
    qtbot.addWidget(dialog)
    assert "Lấy từ văn bản có sẵn" in dialog.message.text()
    assert not dialog.save.isEnabled()


def test_closing_the_dialog_changes_nothing(qtbot, outline):
    before = lines(outline)
    answering(lambda dialog: dialog.tick(item_key(dialog, "VIỆC")))
    outline.take_over()
    assert lines(outline) == before
    assert outline.desk.form.undo() is False


def test_today_decides_on_the_law_not_the_source(source):
    form = TakeoverForm(new_plan(), date(2024, 5, 1))
    assert form.warnings("Căn cứ Nghị định số 98/2023/NĐ-CP") == []
