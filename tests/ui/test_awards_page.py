"""The awards page: names, quotas, pasting, and the decision."""

from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from models.documents import Document
from models.errors import RuleBroken
from models.nominations import Nomination, of_plan
from models.plan import Award, Quota, RecipientKind
from models.plan_records import PlanRecord
from models.proposing import is_upward
from models.units import Unit
from tests.small_book import TODAY, propose
from tests.ui.shown import shown
from ui.awards.dialogs import NominationDialog, PasteDialog
from ui.awards.rows import COLUMNS, NameRow
from ui.awards.sums import quota_message, sums
from ui.forms.nomination_form import NominationForm
from ui.forms.pasted_names import read_names
from ui.pages import awards
from ui.pages.awards import AwardsPage
from ui.tables.base import RowTableModel


@pytest.fixture
def page(qtbot, book_session, code) -> AwardsPage:
    for name in ("Lò Văn An", "Hà Thị Mây"):
        propose(code, name)
    propose(code, "Tập thể Thôn Nà Sao", "collective")
    return shown(qtbot, AwardsPage(book_session), 1100, 700)


def names(page: AwardsPage) -> list[str]:
    return [row.item.name for row in page.table.shown_rows()]


def pick(page: AwardsPage, name: str) -> Nomination:
    row = next(row for row in page.table.shown_rows() if row.item.name == name)
    page.table.pick(row)
    return row.item


def key(page: AwardsPage, pressed: Qt.Key) -> None:
    QTest.keyClick(page.table, pressed)


# --- the list --------------------------------------------------------------------------------


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, book, code):
    rows = [NameRow(propose(code, "Lò Văn An"), False, 760_000, "")]
    qtmodeltester.check(RowTableModel(COLUMNS, rows))


def test_an_empty_list_says_what_to_do(qtbot, book_session, code):
    page = AwardsPage(book_session)
    qtbot.addWidget(page)
    assert page.switch.is_empty()
    assert not page.decide.isEnabled()


def test_a_book_without_plans_says_why_nothing_can_be_added(qtbot, book_session, book):
    page = AwardsPage(book_session)
    qtbot.addWidget(page)
    assert "lập phong trào" in page.add.toolTip()


def test_collectives_stand_first_and_names_in_vietnamese_order(page):
    assert names(page) == ["Tập thể Thôn Nà Sao", "Lò Văn An", "Hà Thị Mây"]
    page.filters.choose("person")
    assert names(page) == ["Lò Văn An", "Hà Thị Mây"]


def test_the_sums_follow_the_choice(page):
    assert page.sums.text() == (
        "Đưa vào quyết định: 1 tập thể, 2 cá nhân; tổng tiền 3.040.000 đồng."
    )
    pick(page, "Lò Văn An")
    key(page, Qt.Key.Key_Space)
    assert "1 cá nhân; tổng tiền 2.280.000 đồng" in page.sums.text()
    key(page, Qt.Key.Key_Space)
    assert "2 cá nhân" in page.sums.text()


def test_quotas_are_told_and_never_block(page, code):
    assert "tối đa 2 cá nhân, đang chọn 2" in page.quota.text()
    assert page.quota.property("tone") == "info"
    propose(code, "Giàng A Sình")
    page.refresh()
    assert "đang chọn 3" in page.quota.text()
    assert page.quota.property("tone") == "warning"
    assert page.decide.isEnabled()


def test_del_removes_and_undo_brings_back_the_same_name(page, code):
    item = pick(page, "Hà Thị Mây")
    key(page, Qt.Key.Key_Delete)
    assert "Hà Thị Mây" not in names(page)
    text, _, undo, words = page._session.told[-1]
    assert ("“Hà Thị Mây”" in text, words) == (True, "Hoàn tác")
    undo()
    assert Nomination.get_by_id(item.id).name == "Hà Thị Mây"
    assert "Hà Thị Mây" in names(page)


def test_who_is_barred_does_not_go_onto_the_decision(page, code):
    propose(code, "Vàng A Tủa", verdict="not_eligible", verdict_reason="bị kỷ luật")
    page.refresh()
    item = pick(page, "Vàng A Tủa")
    assert "2 cá nhân" in page.sums.text()
    row = page.table.current_row()
    assert COLUMNS[6].pill(row).text == "Không đủ: bị kỷ luật"
    Nomination.update(chosen=False).where(Nomination.id == item.id).execute()
    page.refresh()
    pick(page, "Vàng A Tủa")
    key(page, Qt.Key.Key_Space)
    assert "không đủ điều kiện" in page._session.told[-1][0]


def test_a_long_reason_is_cut_in_the_pill_and_whole_in_the_tip(page, code):
    why = "Trùng tên với người ở thôn khác, cần xem lại hồ sơ"
    row = NameRow(
        propose(code, "Vàng A Tủa", verdict="to_check", verdict_reason=why), False, 0, ""
    )
    assert COLUMNS[6].pill(row).text == "Cần xem: Trùng tên với…"
    assert COLUMNS[6].tip(row) == why


def test_ctrl_n_and_enter_open_the_form(page, monkeypatch):
    opened = []
    monkeypatch.setattr(
        awards, "NominationDialog", lambda form, parent: opened.append(form.name) or _Closed()
    )
    page.add.click()
    pick(page, "Lò Văn An")
    key(page, Qt.Key.Key_Return)
    assert opened == ["", "Lò Văn An"]


class _Closed:
    def exec(self) -> bool:
        return False


# --- the decision ----------------------------------------------------------------------------


def test_the_decision_names_the_chosen_and_ties_them(page, code, book):
    pick(page, "Hà Thị Mây")
    key(page, Qt.Key.Key_Space)
    page.decide.click()
    made = Document.get(Document.kind == "decision")
    paper = docx.Document(str(book.path / made.path))
    cells = "\n".join(cell.text for table in paper.tables for cell in table._cells)
    assert "Lò Văn An" in cells
    assert "Hà Thị Mây" not in cells
    tied = {item.name: item.decision_id for item in Nomination.select()}
    assert tied["Lò Văn An"] == tied["Tập thể Thôn Nà Sao"] == made.id
    assert tied["Hà Thị Mây"] is None
    assert page._session.told[-1][3] == "Mở trong Word"
    assert "Chưa chọn ai" in page.sums.text()


def test_a_name_on_a_decision_is_neither_removed_nor_unchosen(page):
    page.decide.click()
    item = pick(page, "Lò Văn An")
    key(page, Qt.Key.Key_Delete)
    assert "không xóa được" in page._session.told[-1][0]
    key(page, Qt.Key.Key_Space)
    assert "đã có quyết định" in page._session.told[-1][0]
    assert Nomination.get_by_id(item.id).chosen


# --- one name --------------------------------------------------------------------------------


def blank(code: str) -> NominationForm:
    return NominationForm.of(Nomination(plan=PlanRecord.get(PlanRecord.code == code)), TODAY)


def test_a_name_is_typed_and_saved(qtbot, qapp, book, code):
    dialog = shown(qtbot, NominationDialog(blank(code)))
    qtbot.keyClicks(dialog.name, "Lo Van An")
    dialog.birth_year.setText("1985")
    dialog.unit.set_value(Unit.named("Thôn Nà Sao").id)
    dialog.save.click()
    (item,) = of_plan(PlanRecord.get().id)
    assert (item.name, item.birth_year, item.post_and_unit) == ("Lo Van An", 1985, "Thôn Nà Sao")
    assert item.nominated_on == TODAY


def test_a_unit_of_another_place_is_kept_as_typed(qtbot, qapp, book, code):
    dialog = shown(qtbot, NominationDialog(blank(code)))
    dialog.name.setText("Hội Chữ thập đỏ")
    dialog.unit.setEditText("Huyện hội")
    dialog.save.click()
    (item,) = of_plan(PlanRecord.get().id)
    assert (item.unit, item.unit_name) == (None, "Huyện hội")


def test_what_is_missing_is_told_at_its_field(qtbot, qapp, book, code):
    dialog = shown(qtbot, NominationDialog(blank(code)))
    dialog.verdict.set_value("to_check")
    dialog.save.click()
    assert "Hãy nhập tên" in dialog.fields.rows["name"].error()
    assert "lý do" in dialog.fields.rows["verdict_reason"].error()
    assert not Nomination.select().exists()


def test_a_doubled_name_keeps_the_dialog_open(qtbot, qapp, book, code):
    propose(code, "Lò Văn An")
    dialog = shown(qtbot, NominationDialog(blank(code)))
    dialog.name.setText("Lò Văn An")
    dialog.save.click()
    assert dialog.isVisible()
    assert "đã có trong danh sách" in dialog.message.text()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"birth_year": 1899}, "birth_year"),
        ({"birth_year": 2027}, "birth_year"),
        ({"votes_for": 6, "votes_all": 5}, "votes_for"),
        ({"votes_for": 5}, "votes_for"),
        ({"verdict": "not_eligible"}, "verdict_reason"),
        ({"form": " "}, "form"),
    ],
)
def test_wrong_values_are_refused(book, code, change, field):
    form = blank(code)
    form.name = "Lò Văn An"
    assert form.problems() == {}
    for name, value in change.items():
        setattr(form, name, value)
    assert list(form.problems()) == [field]
    with pytest.raises(RuleBroken):
        form.save()


@pytest.mark.parametrize("year", [1900, 2026])
def test_the_first_and_last_year_of_birth_are_good(book, code, year):
    form = blank(code)
    form.name, form.birth_year = "Lò Văn An", year
    assert form.problems() == {}


@pytest.mark.parametrize("year", ["²", "abc"])
def test_a_year_of_birth_that_is_no_number_matters_for_persons_only(qtbot, qapp, book, code, year):
    dialog = shown(qtbot, NominationDialog(blank(code)))
    dialog.name.setText("Lò Văn An")
    dialog.birth_year.setText(year)
    dialog.save.click()
    assert dialog.fields.rows["birth_year"].error() == "Hãy gõ năm sinh bốn chữ số."
    dialog.kind.set_value("household")
    dialog.save.click()
    assert Nomination.get().birth_year is None


def test_a_household_has_no_post_and_no_year_of_birth(qtbot, qapp, book, code):
    dialog = shown(qtbot, NominationDialog(blank(code)))
    dialog.name.setText("Hộ ông Sùng Sáy")
    dialog.birth_year.setText("1970")
    dialog.kind.set_value("household")
    assert not dialog.fields.rows["birth_year"].isEnabled()
    dialog.save.click()
    assert of_plan(PlanRecord.get().id)[0].birth_year is None


# --- many names ------------------------------------------------------------------------------


def test_pasted_lines_are_understood():
    text = (
        "1. Ông Lò Văn An; Trưởng thôn; Thôn Nà Sao\n"
        "2\tBà Hà Thị Mây\tHội viên\tHội Lạ\n\n- Sùng A"
    )
    found = read_names(text, {"Thôn Nà Sao": 7})
    assert [(item.honorific, item.name, item.post, item.unit) for item in found] == [
        ("Ông", "Lò Văn An", "Trưởng thôn", 7),
        ("Bà", "Hà Thị Mây", "Hội viên", "Hội Lạ"),
        ("", "Sùng A", "", ""),
    ]
    assert [item.problem for item in found] == ["", "", ""]


def test_headings_doubles_and_empty_cells_are_left_out():
    text = "Họ tên; Chức vụ\nLò Văn An\nlò văn an\n; ;\nHà Thị Mây"
    found = read_names(text, {}, ["Hà Thị Mây"])
    assert [item.problem for item in found] == [
        "dòng tiêu đề",
        "",
        "đã có trong danh sách",
        "không có tên",
        "đã có trong danh sách",
    ]


@given(st.text())
def test_no_pasted_text_breaks_the_reader(text):
    found = read_names(text, {"Thôn": 1})
    assert len(found) <= len(text.splitlines())
    assert all(item.problem or item.name for item in found)


def test_ctrl_v_shows_and_adds_all_good_lines(qtbot, page, monkeypatch):
    QGuiApplication.clipboard().setText("Ông Vàng A Tủa; Trưởng thôn; Thôn Nà Sao\nLò Văn An")
    told = []

    def at_once(dialog):
        told.append(dialog.told.text())
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(PasteDialog, "exec", at_once)
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told == ["Sẽ thêm 1 trong 2 dòng."]
    assert "Vàng A Tủa" in names(page)
    page._session.told[-1][2]()
    assert "Vàng A Tủa" not in names(page)


def test_ctrl_v_works_before_there_is_a_first_name(qtbot, book_session, code, monkeypatch):
    page = shown(qtbot, AwardsPage(book_session), 1100, 700)
    QGuiApplication.clipboard().setText("Ông Vàng A Tủa; Trưởng thôn; Thôn Nà Sao")
    monkeypatch.setattr(PasteDialog, "exec", lambda dialog: dialog.save.click() or 1)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Vàng A Tủa"]


def test_nothing_good_pasted_means_nothing_to_add(qtbot, qapp, book, code):
    form = blank(code)
    dialog = shown(qtbot, PasteDialog(form.record, "; ;", [], form))
    assert not dialog.save.isEnabled()


# --- sums and quotas -------------------------------------------------------------------------


def name_of(kind: str, form: str = "Giấy khen", **more: object) -> Nomination:
    return Nomination(kind=kind, form=form, name="X", **more)


def test_the_money_is_that_of_the_day():
    items = [name_of("person"), name_of("collective"), name_of("person", "Bằng khen")]
    before, after = sums(items, date(2026, 6, 30)), sums(items, date(2026, 7, 1))
    assert before.money == 710_000 + 1_410_000
    assert after.money == 760_000 + 1_520_000
    assert after.counts == {"collective": 1, "household": 0, "person": 1, "enterprise": 0}


@pytest.mark.parametrize(("count", "over"), [(1, False), (2, False), (3, True)])
def test_only_more_than_the_highest_number_is_too_many(count, over):
    award = Award(form="Giấy khen", quotas=[Quota(kind=RecipientKind.PERSON, most=2)])
    text, too_many = quota_message([award], [name_of("person")] * count)
    assert f"tối đa 2 cá nhân, đang chọn {count}" in text
    assert too_many is over


def test_a_quota_for_each_unit_is_told_but_not_counted():
    quota = Quota(kind=RecipientKind.PERSON, most=1, words="mỗi đơn vị 01 cá nhân")
    text, too_many = quota_message(
        [Award(form="Giấy khen", quotas=[quota])], [name_of("person")] * 4
    )
    assert "mỗi đơn vị" in text
    assert not too_many


def test_a_plan_without_numbers_says_nothing():
    assert quota_message([Award(form="Giấy khen", quotas=[Quota(percent=10)])], []) == ("", False)


def test_who_decides_is_as_the_plan_says():
    plan = [Award(form="Giấy khen", proposed_upward=True)]
    assert is_upward(name_of("person"), plan)
    assert not is_upward(name_of("person"), [])
    assert is_upward(name_of("person", "Bằng khen"), [])
