"""Every bad file is refused in its own words, and nothing of it reaches the book."""

import pytest

from docgen.excel import old_excel
from docgen.excel.forms.faults import Fault
from docgen.jobs.form_import import examine, import_forms
from docgen.jobs.forms import prepare
from models.attachments import Attachment
from models.database import close, open_folder
from models.indicators import IndicatorValue
from models.obligations import Receipt
from models.plan_records import PlanRecord
from models.plan_store import save
from models.units import Unit
from tests.docgen.excel.forms import corpus
from tests.docgen.excel.forms.filled import PERIOD, cell, fill_office, opened
from tests.odd_files import OLE
from tests.small_book import TODAY, new_plan


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office whose forms are out; a campaign and a unit of it were deleted."""
    folder = tmp_path_factory.mktemp("hỏng")
    open_folder(folder / "sổ")
    code = fill_office()
    Unit.create(code="DV03", name="Thôn Cũ", deleted=True)
    gone = save(new_plan("Đã bỏ"), TODAY)
    assert gone == "PT-2026-002"
    PlanRecord.update(deleted_on=TODAY).where(PlanRecord.code == gone).execute()
    forms = {form.identity.unit: form for form in prepare(code, PERIOD, TODAY).forms}
    yield corpus.given(forms["DV01"], forms["DV02"], folder)
    close()


def written(bad: corpus.Bad, office: corpus.Given, folder):
    path = folder / bad.file
    path.write_bytes(bad.make(office))
    return path


@pytest.mark.parametrize("name", corpus.ALL)
def test_a_bad_file_is_refused_in_its_own_words(name, office, tmp_path):
    bad = corpus.ALL[name]
    examined = examine(written(bad, office, tmp_path), TODAY)
    assert len(examined.problems) == 1
    sentence = examined.problems[0]
    assert sentence.startswith(bad.why.value.split("{")[0].split("“")[0])
    if isinstance(bad.why, Fault) and examined.read is not None:
        assert [problem.fault for problem in examined.read.problems] == [bad.why]
    if bad.cell:
        place = cell(opened(office.blank), bad.cell).coordinate
        assert f"Trang “Báo cáo”, ô {place}: " in sentence
    assert bad.words in sentence
    assert "{" not in sentence and "None" not in sentence


def test_there_are_enough_kinds_and_each_has_a_sentence_of_its_own():
    kinds = {(bad.why, bad.words if bad.why.name == "OTHER_KIND" else "")
             for bad in corpus.ALL.values()}  # fmt: skip
    assert len(kinds) >= 60
    assert len({fault.value for fault in Fault}) == len(Fault)
    met = {bad.why for bad in corpus.ALL.values()}
    assert set(Fault) - met == {Fault.TAKEN_BEFORE, Fault.TWIN}  # tested with the import


def test_nothing_of_all_the_bad_files_is_taken_in(office, tmp_path):
    paths = []
    for number, bad in enumerate(corpus.ALL.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths.append(written(bad, office, folder))
    results = import_forms(paths, TODAY)
    assert all(result.receipt is None and result.problems for result in results)
    assert (Receipt.select().count(), IndicatorValue.select().count()) == (0, 0)
    assert Attachment.select().count() == 0
    assert [
        path for path in (office.folder / "sổ" / "documents").rglob("*") if path.is_file()
    ] == []


def test_several_faults_of_one_file_are_all_told(office, tmp_path):
    book = opened(office.good)
    cell(book, "ct_01").value, cell(book, "ct_02").value = "nhiều", "-"
    cell(book, "ngay_van_ban").value = "31/02/2026"
    path = tmp_path / "ba lỗi.xlsx"
    book.save(path)
    found = examine(path, TODAY)
    assert found.read is not None
    assert {problem.fault for problem in found.read.problems} == {
        Fault.NOT_NUMBER,
        Fault.DASH,
        Fault.NO_SUCH_DAY,
    }


def test_an_old_workbook_without_libreoffice_is_told(office, tmp_path, monkeypatch):
    monkeypatch.setattr(old_excel, "find_libreoffice", lambda: None)
    path = tmp_path / "báo cáo.xls"
    path.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(900))
    (sentence,) = examine(path, TODAY).problems
    assert "đời cũ (.xls)" in sentence


def test_a_folder_and_a_file_that_is_gone_are_told(office, tmp_path):
    for path in (tmp_path, tmp_path / "không có.xlsx"):
        (sentence,) = examine(path, TODAY).problems
        assert path.name in sentence
