"""Forms by command: given out, looked through, taken in beside other files."""

import sys

import pytest

from docgen.jobs.importing import is_form_file, take_in
from main import main
from models.database import close
from models.errors import RuleBroken
from models.obligations import Receipt
from models.units import Unit
from tests.docgen.excel.forms.filled import PERIOD, TYPED, fill_office, opened, saved, type_in
from tests.odd_files import word, workbook
from tests.small_book import TODAY


@pytest.fixture
def run(book, monkeypatch):
    """Run a command on a book with indicators; the folder is let go between commands."""
    fill_office()
    close()
    monkeypatch.setattr(sys, "stdout", sys.stdout)

    def command(*words: object) -> int:
        name, *rest = words
        return main([str(name), str(book.path), *map(str, rest), "--on", TODAY.isoformat()])

    return command


def given_out(run, folder):
    assert run("forms", "--campaign", "PT-2026-001", "--period", PERIOD, "--out", folder) == 0
    paths = sorted(folder.iterdir())
    for path in paths:
        path.write_bytes(saved(type_in(opened(path.read_bytes()), TYPED)))
    return paths


def test_forms_go_out_are_looked_through_and_come_in(run, tmp_path, capsys):
    paths = given_out(run, tmp_path / "ra")
    assert "Đã phát 2 biểu báo cáo kỳ “Quý III/2026” vào “ra”." in capsys.readouterr().out
    assert run("import", *paths, "--check") == 0
    said = capsys.readouterr().out
    assert "  Số mét đường hoa trồng mới (ô F" in said and "): chưa có → 1.250" in said
    assert run("status", "--campaign", "PT-2026-001") == 0
    capsys.readouterr()
    assert run("import", *paths) == 0
    assert capsys.readouterr().out.count("Đã nhận “DV0") == 2
    assert run("import", paths[0]) == 2
    assert "giống hệt tệp đã nhập ngày 21/11/2026" in capsys.readouterr().err
    assert run("check") == 0


def test_bad_forms_are_told_and_good_ones_taken(run, tmp_path, capsys):
    first, second = given_out(run, tmp_path / "ra")
    first.write_bytes(saved(type_in(opened(first.read_bytes()), {"ct_01": "nhiều"})))
    capsys.readouterr()
    assert run("import", first, second) == 2
    told = capsys.readouterr()
    assert "Đã nhận" in told.out and "“nhiều” không phải là số" in told.err


def test_forms_and_lists_of_units_are_told_apart_by_content(run, tmp_path, capsys):
    form = given_out(run, tmp_path / "ra")[0]
    units = tmp_path / "báo cáo.xlsx"
    units.write_bytes(workbook(["Tên đơn vị"], ["Thôn Mới Lập"]))
    odd = tmp_path / "tệp.bin"
    form.rename(odd)
    assert run("import", units, odd) == 0
    assert "Đã nhận 1 đơn vị" in capsys.readouterr().out
    assert run("import", odd) == 2


def test_a_form_into_an_empty_folder_is_told(run, tmp_path, capsys):
    form = given_out(run, tmp_path / "ra")[0]
    capsys.readouterr()
    arguments = ["import", str(tmp_path / "mới"), str(form), "--check", "--on", TODAY.isoformat()]
    assert main(arguments) == 2
    assert "phong trào mã “PT-2026-001” không có trong sổ" in capsys.readouterr().err
    assert not (tmp_path / "mới").exists()


def test_the_window_takes_a_form_as_any_file(book, tmp_path):
    from docgen.jobs.forms import prepare, write

    path = write(prepare(fill_office(), PERIOD, TODAY), tmp_path / "ra")[0]
    with pytest.raises(RuleBroken, match="chưa điền gì"):
        take_in(path, TODAY)
    path.write_bytes(saved(type_in(opened(path.read_bytes()), TYPED)))
    assert "chưa có → 1.250" in take_in(path, TODAY, check=True).sentences[0]
    assert not Receipt.select().exists()
    assert take_in(path, TODAY).sentences[0].startswith(f"Đã nhận “{path.name}”: Thôn ")
    assert Receipt.select().count() == 1 and Unit.select().count() == 2


@pytest.mark.parametrize("content", [b"", b"x", word(), workbook(["Mã biểu"]), b"PK\x03\x04x"])
def test_other_files_are_no_forms(content, tmp_path):
    path = tmp_path / "tệp.xlsx"
    path.write_bytes(content)
    try:
        assert not is_form_file(path)
    except RuleBroken:
        assert content == b""
