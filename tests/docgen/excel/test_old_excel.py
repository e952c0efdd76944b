"""Old workbooks: known by content, read by LibreOffice alone, never by Word."""

import pytest

from docgen.excel.old_excel import as_xlsx, is_old_excel
from docgen.preview import Converter, find_converter, find_libreoffice
from models.errors import RuleBroken
from tests.odd_files import LOCKED, OLE, workbook

OLD = OLE + "Workbook".encode("utf-16-le") + bytes(900)


@pytest.mark.parametrize(
    ("content", "is_old"),
    [
        (OLD, True),
        (OLE + "Book".encode("utf-16-le"), True),
        (OLE + "WordDocument".encode("utf-16-le"), False),
        (OLD + LOCKED, False),
        (workbook(["a"]), False),
        (b"", False),
    ],
)
def test_an_old_workbook_is_known_by_its_content(content, is_old, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert is_old_excel(path) == is_old


def test_a_new_workbook_is_given_as_it_is(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(workbook(["a"]))
    with as_xlsx(path) as given:
        assert given == path


def test_on_windows_libreoffice_is_asked_though_word_is_there(tmp_path):
    for place in ("Microsoft Office/Office16/WINWORD.EXE", "LibreOffice/program/soffice.com"):
        program = tmp_path / place
        program.parent.mkdir(parents=True)
        program.touch()
    environment = {"ProgramFiles": str(tmp_path)}
    assert find_converter("win32", environment).name == "Word"
    assert find_libreoffice("win32", environment).name == "LibreOffice"
    assert find_libreoffice("win32", {}) is None
    assert find_libreoffice("linux", {}, lambda name: None) is None


def test_one_that_libreoffice_cannot_read_is_told(tmp_path):
    path, program = tmp_path / "cũ.xls", tmp_path / "soffice"
    path.write_bytes(OLD)
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with (
        pytest.raises(RuleBroken, match="LibreOffice không đọc được tệp “cũ"),
        as_xlsx(path, Converter("LibreOffice", program)),
    ):
        pass
