"""The blank form: what may be filled in and what not, what Excel says, whose form it is."""

from datetime import date

import pytest

from docgen.excel.forms.content import Form, FormIndicator, identity_in, sealed
from docgen.excel.forms.guide import fill_guide
from docgen.excel.forms.identity import HIDDEN, identities
from docgen.excel.forms.reading import open_form, read_form
from docgen.excel.forms.writing import write_form
from docgen.excel.styles import new_book
from docgen.jobs.form_import import import_forms
from docgen.jobs.forms import file_name, prepare, write
from models import receiving
from models.errors import Cancelled, RuleBroken
from models.form_issues import FormIssue
from models.indicators import Indicator, Target
from models.journal import Change
from models.obligations import Obligation
from models.units import Unit
from tests import small_book
from tests.docgen.excel.forms.distortions import header_row
from tests.docgen.excel.forms.filled import (
    INDICATORS,
    PERIOD,
    TYPED,
    blank,
    cell,
    fill_office,
    first_form,
    opened,
    saved,
    sheet,
    type_in,
)
from tests.small_book import TODAY

INPUTS = ("so_van_ban", "ngay_van_ban", "nguoi_lap", "khong_phat_sinh", "ket_qua", "kien_nghi")


@pytest.fixture
def form(book) -> Form:
    return first_form(fill_office())


def test_only_what_is_filled_in_is_open(form, tmp_path):
    made = opened(blank(form, tmp_path))
    page = sheet(made)
    assert page.protection.sheet and not page.protection.password
    figures = [f"{kind}_{number:02d}" for kind in ("ct", "gc") for number in range(1, 6)]
    allowed = set()
    for name in (*INPUTS, "kho_khan", *figures):
        here = cell(made, name)
        block = [item for item in page.merged_cells.ranges if here.coordinate in item]
        allowed |= set(block[0].cells) if block else {(here.row, here.column)}
    free = {
        (item.row, item.column)
        for row in page.iter_rows()
        for item in row
        if not item.protection.locked
    }
    assert free == allowed


def test_excel_guides_in_vietnamese(form, tmp_path):
    made = opened(blank(form, tmp_path))
    checks = {str(item.sqref): item for item in sheet(made).data_validations.dataValidation}
    nil = checks[cell(made, "khong_phat_sinh").coordinate]
    assert (nil.type, nil.formula1) == ("list", '"Có,Không"')
    day = checks[cell(made, "ngay_van_ban").coordinate]
    assert (day.type, day.operator, day.formula1) == ("date", "greaterThanOrEqual", "36526")
    figure = checks[cell(made, "ct_01").coordinate]
    assert "LOWER(F" in figure.formula1 and "INT(" in figure.formula1
    assert figure.error.startswith("Hãy ghi số nguyên; ghi x nếu")
    assert "Thường từ 0 đến 5000 m." in figure.prompt
    for item in checks.values():
        assert item.showErrorMessage and item.error and len(item.error) <= 225
        assert len(item.prompt or "") <= 255 and len(item.errorTitle) <= 32


def test_the_identity_stands_in_four_places(form, tmp_path):
    made = opened(blank(form, tmp_path))
    assert made[HIDDEN].sheet_state == "veryHidden"
    assert identity_in(made[HIDDEN]["B1"].value) == form.identity
    assert identity_in(made.defined_names["STD_bieu"].attr_text.strip('"')) == form.identity
    assert identity_in(made.custom_doc_props["SoThiDuaBieu"].value) == form.identity
    seen = [str(item.value) for row in sheet(made).iter_rows() for item in row]
    assert any(identity_in(text) == form.identity for text in seen)
    assert identities(made) == ([form.identity], [])


def test_head_tells_unit_campaign_period_and_last_day(form, tmp_path):
    page = sheet(opened(blank(form, tmp_path)))
    said = [str(page.cell(row, 1).value) for row in range(1, 9)]
    assert said[0] == "Đơn vị báo cáo: Thôn Nà Sao"
    assert said[2] == "Đường hoa thôn bản"
    assert said[3].startswith("Kỳ báo cáo: Quý III/2026 (số liệu từ 15/06/2026 đến 14/09/2026")
    owed = Obligation.get(Obligation.period == PERIOD)
    assert said[4] == f"Hạn nộp: hết ngày 21/9/2026. Cách tính: {owed.due_words}"
    assert said[5] == "Nơi nhận: UBND xã Suối Hoa"


def test_paper_is_one_a4_page_upright(form, tmp_path):
    page = sheet(opened(blank(form, tmp_path)))
    assert page.page_setup.paperSize == 9 and page.page_setup.orientation == "portrait"
    assert page.page_setup.fitToWidth == 1
    assert page.print_area.startswith("'Báo cáo'!$A$1:$H$")
    assert page.column_dimensions["I"].hidden


def test_targets_last_period_and_sum_stand_in_their_columns(book, tmp_path):
    code = fill_office()
    hoa = Indicator.get(key="hoa")
    Target.create(indicator=hoa, unit=Unit.get(code="DV01"), value=2000)
    for number, period in enumerate(("2026-Q1", "2026-Q2"), start=1):
        folder = tmp_path / period
        for path in write(prepare(code, period, TODAY), folder):
            typed = TYPED | {"ct_01": 100 * number, "ngay_van_ban": date(2026, 3, 1)}
            path.write_bytes(saved(type_in(opened(path.read_bytes()), typed)))
        assert all(result.receipt for result in import_forms(sorted(folder.iterdir()), TODAY))
    page = sheet(opened(blank(first_form(code), tmp_path)))
    first = header_row(page) + 1
    row = [page.cell(first, column).value for column in range(1, 8)]
    assert row[:6] == [1, "Số mét đường hoa trồng mới", "m", 2000, 200, None]
    assert row[6] == f'=IF(ISNUMBER(F{first}),300+F{first},"")'
    assert page.cell(first + 1, 7).value == "–"  # the newest counts: no sum
    assert page.cell(first + 2, 5).value == "x"  # not applicable last time
    assert page.cell(first + 4, 5).value is None


def test_a_struck_out_hand_in_is_no_last_period(book, tmp_path):
    code = fill_office()
    path = write(prepare(code, "2026-Q2", TODAY), tmp_path / "ra")[0]
    path.write_bytes(saved(type_in(opened(path.read_bytes()), TYPED | {"ngay_van_ban": None})))
    (result,) = import_forms([path], TODAY)
    receiving.strike_out([result.receipt], "Nhầm")
    page = sheet(opened(blank(first_form(code), tmp_path)))
    assert page.cell(header_row(page) + 1, 5).value is None


def test_a_campaign_without_indicators_still_has_a_form(book, tmp_path):
    code = small_book.fill()
    form = prepare(code, PERIOD, TODAY).forms[0]
    made = opened(blank(form, tmp_path))
    texts = [item.value for row in sheet(made).iter_rows() for item in row if item.value]
    assert "II. KẾT QUẢ NỔI BẬT, KHÓ KHĂN, KIẾN NGHỊ" in texts and "Chỉ tiêu" not in texts
    path = tmp_path / "điền.xlsx"
    path.write_bytes(saved(type_in(made, {"ket_qua": "Đã trồng hoa."})))
    found = read_form(open_form(path), form, TODAY)
    assert (found.sentences, found.answers["ket_qua"]) == ([], "Đã trồng hoa.")


def test_names_that_begin_like_formulas_stay_names(tmp_path):
    indicator = FormIndicator(key="=k", title="=SUM(A1)", measure="+m")
    form = Form(
        identity=sealed("0123456789abcdef", "=P", "@U", "2026-Q3", 1),
        unit_name="=1+1",
        campaign="-2",
        title="@T",
        period_label="+Q",
        due_on=TODAY,
        indicators=[indicator],
    )
    made = opened(blank(form, tmp_path))
    formulas = [
        item.value
        for page in made.worksheets
        for row in page.iter_rows()
        for item in row
        if item.data_type == "f"
    ]
    assert len(formulas) == 1 and formulas[0].startswith("=IF(ISNUMBER(")
    assert identities(made)[0] == [form.identity]


def test_the_guide_speaks_of_figures_only_where_there_are_some():
    def said(form: Form) -> str:
        page = new_book().active
        fill_guide(page, form)
        return " ".join(str(item.value) for row in page.iter_rows() for item in row)

    plain = Form(
        identity=sealed("0123456789abcdef", "P", "U", "2026-Q3", 1),
        unit_name="Thôn",
        campaign="",
        title="",
        period_label="",
        due_on=TODAY,
    )
    assert "Lũy kế" not in said(plain)
    whole = Form(**{**vars(plain), "indicators": [FormIndicator(key="a", title="b")]})
    assert "Lũy kế" in said(whole)


# --- giving out ------------------------------------------------------------------------------


def test_one_form_a_unit_each_under_its_own_name_never_over_another(book, tmp_path):
    batch = prepare(fill_office(), PERIOD, TODAY)
    first = write(batch, tmp_path / "ra")
    assert [path.name for path in first] == [
        "DV02 Thôn Đồng Mạ - Quý III-2026.xlsx",
        "DV01 Thôn Nà Sao - Quý III-2026.xlsx",
    ]
    first[0].write_bytes(b"filled in")
    again = write(batch, tmp_path / "ra")
    assert first[0].read_bytes() == b"filled in" and not set(first) & set(again)
    assert not [path for path in (tmp_path / "ra").iterdir() if path.suffix != ".xlsx"]


def test_giving_out_again_keeps_the_identity_until_the_indicators_change(book):
    code = fill_office()
    first = prepare(code, PERIOD, TODAY).forms
    assert [form.identity for form in prepare(code, PERIOD, TODAY).forms] == [
        form.identity for form in first
    ]
    assert FormIssue.select().count() == len(first) == 2
    assert Change.select().where(Change.action == "issued").count() == 1
    Indicator.create(plan=1, key="moi", title="Mới", position=9)
    assert {form.identity.version for form in prepare(code, PERIOD, TODAY).forms} == {2}


def test_without_a_period_the_newest_open_one_is_taken(book):
    code = fill_office()
    newest = max(Obligation.select(), key=lambda item: item.opens_on)
    assert prepare(code, "", TODAY).period.key == newest.period
    assert prepare(code, "quý iii/2026", TODAY).period.key == PERIOD


def test_exempt_units_have_no_form(book):
    code = fill_office()
    owed = list(Obligation.select().where(Obligation.period == PERIOD))
    receiving.exempt(owed[:1], TODAY, "Mới sáp nhập")
    assert len(prepare(code, PERIOD, TODAY).forms) == len(owed) - 1
    receiving.exempt(owed[1:], TODAY, "Mới sáp nhập")
    with pytest.raises(RuleBroken, match="không có đơn vị nào phải nộp"):
        prepare(code, PERIOD, TODAY)


def test_what_cannot_be_given_out_is_told(book):
    code = fill_office()
    with pytest.raises(RuleBroken, match="Không có kỳ báo cáo “2031-Q1”"):
        prepare(code, "2031-Q1", TODAY)
    with pytest.raises(RuleBroken, match="mã “XX”"):
        prepare("XX", "", TODAY)
    Obligation.delete().execute()
    with pytest.raises(RuleBroken, match="chưa đến kỳ báo cáo nào"):
        prepare(code, "", TODAY)
    assert not FormIssue.select().exists()


def test_stopped_in_the_middle_whole_forms_stay(book, tmp_path):
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(prepare(fill_office(), PERIOD, TODAY), tmp_path / "ra", stop)
    (made,) = (tmp_path / "ra").iterdir()
    assert open_form(made).identity is not None


def test_a_name_no_stick_would_take_becomes_one_it_does(form):
    odd = Form(**{**vars(form), "unit_name": "Tổ 1/2: “A*B”?"})
    assert file_name(odd) == "DV01 Tổ 1-2- “A-B”- - Quý III-2026.xlsx"


def test_a_full_disk_is_told_and_leaves_nothing(form, tmp_path, monkeypatch):
    def full(book, path):
        raise OSError(28, "full")

    monkeypatch.setattr("docgen.excel.styles.Formulas.save", lambda self, book, path: full(0, 0))
    with pytest.raises(RuleBroken, match="đã đầy"):
        write_form(form, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_there_are_as_many_rows_as_indicators(form, tmp_path):
    page = sheet(opened(blank(form, tmp_path)))
    first = header_row(page)
    titles = [page.cell(first + number, 2).value for number in range(1, 6)]
    assert titles == [title for _, title, _, _ in INDICATORS]
