"""Odd files, places and books through the command line: one sentence, exit 2, nothing changed."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from main import main
from models.database import FILE_NAME, close, open_folder
from models.legal import ensure_list
from models.units import Unit
from tests.odd_files import FILES, LONG, ODD, as_json, campaign, day, word

ON = ["--on", "2026-11-21"]
MOST_SECONDS = 10


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two units and one plan, closed; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("gốc") / "cơ quan"
    open_folder(folder)
    ensure_list()
    for number, name in enumerate(("Thôn Đông", "Thôn Đoài"), start=1):
        Unit.create(code=f"DV0{number}", name=name)
    close()
    plan = folder.parent / "tốt.json"
    plan.write_text(json.dumps(campaign()), "utf-8")
    assert main(["import", str(folder), str(plan), *ON]) == 0
    return folder


@pytest.fixture
def office(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "cơ quan"))


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command; check that it refuses in one sentence, and return the sentence."""

    def run(*arguments: object) -> str:
        capsys.readouterr()
        start = time.monotonic()
        code = main([*map(str, arguments), *ON])
        told = capsys.readouterr()
        assert code == 2, told.out
        assert told.out == ""
        assert len(told.err.strip().splitlines()) == 1, told.err
        assert told.err.strip()[-1] in ".:" and "Traceback" not in told.err
        assert time.monotonic() - start < MOST_SECONDS
        return told.err.strip()

    return run


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file of the data folder with its content."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_and_the_book_keeps_every_byte(office, tmp_path, refused, name):
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    before = everything(office)
    assert name in refused("import", office, path) or name == "không chữ.docx"
    assert refused("import", office, path, "--check")
    assert everything(office) == before


def test_the_field_is_named(office, tmp_path, refused):
    path = tmp_path / "a.json"
    path.write_bytes(FILES["kết thúc trước.json"]())
    assert "campaigns › 1 › ends" in refused("import", office, path)
    path.write_bytes(FILES["ngày 45.json"]())
    assert "reporting › 1 › due › day" in refused("import", office, path)


def test_a_campaign_may_end_on_its_first_day(office, tmp_path):
    path = tmp_path / "a.json"
    one_day = [{"starts": day("2026-12-01"), "ends": day("2026-12-01")}]
    path.write_bytes(as_json(campaigns=one_day))
    assert main(["import", str(office), str(path), *ON]) == 0


def test_a_good_file_before_a_bad_one_is_not_kept_either(office, tmp_path, refused):
    good, bad = tmp_path / "tốt.json", tmp_path / "cắt.json"
    good.write_bytes(as_json())
    bad.write_bytes(as_json()[:60])
    before = everything(office)
    refused("import", office, good, bad)
    assert everything(office) == before


@pytest.mark.parametrize("make", ["folder", "broken link", "pipe"])
def test_what_is_no_file_is_refused(office, tmp_path, refused, make):
    path = tmp_path / "kế hoạch.docx"
    if make == "folder":
        path.mkdir()
    elif make == "broken link":
        path.symlink_to(tmp_path / "không có")
    elif hasattr(os, "mkfifo"):
        os.mkfifo(path)
    refused("import", office, path)


def test_a_file_that_may_not_be_read_is_named(office, tmp_path, refused, monkeypatch):
    path = tmp_path / "khóa.docx"
    path.write_bytes(word())
    opened = Path.open

    def refuse(self: Path, *rest: object, **more: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert "khóa.docx" in refused("import", office, path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_text_in_another_encoding_is_simply_read(office, tmp_path, capsys, encoding):
    path = tmp_path / "a.txt"
    text = "KẾ HOẠCH\nPhát động thi đua năm 2026\nI. NỘI DUNG\n- Trồng cây.\n"
    path.write_bytes(text.encode(encoding))
    assert main(["import", str(office), str(path), *ON]) == 0
    assert "Phát động thi đua năm 2026" in capsys.readouterr().out


def test_a_cell_wider_than_any_table_is_read(office, tmp_path):
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    )
    rows = "".join(f"<w:tr>{cell.format(wide) * 2}</w:tr>" for wide in ("xyz", "", "999999999"))
    path = tmp_path / "a.docx"
    path.write_bytes(word(f"<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>"))
    assert main(["import", str(office), str(path), *ON]) == 0


@pytest.mark.parametrize("code", ["../../x", "A" * 5000, "a/b", "CON:"])
def test_a_code_that_is_no_file_name_is_replaced(office, tmp_path, capsys, code):
    path = tmp_path / "a.json"
    path.write_bytes(as_json(code=code))
    assert main(["import", str(office), str(path), *ON]) == 0
    assert "Đã nhận PT-2026-002 " in capsys.readouterr().out


PLACES = {
    "missing folder": lambda folder: folder / "không có" / "a.docx",
    "a folder": lambda folder: folder,
    "name too long": lambda folder: folder / f"{'a' * 300}.docx",
    "under a file": lambda folder: folder / "tệp" / "a.docx",
    "open in Word": lambda folder: folder / "a.docx",
    "open in LibreOffice": lambda folder: folder / "b.docx",
    "open in Word, long name": lambda folder: folder / "tổng hợp.docx",
    "nothing": lambda folder: Path(""),
}


@pytest.fixture
def places(tmp_path: Path) -> Path:
    folder = tmp_path / "nơi lưu"
    folder.mkdir()
    for name in ("tệp", "~$a.docx", ".~lock.b.docx#", "~$ng hợp.docx"):
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_a_paper_that_cannot_go_out_is_not_registered(office, places, refused, place):
    before, there = everything(office), everything(places)
    out = PLACES[place](places)
    refused("generate", office, "--document", "plan", "--out", out)
    assert everything(office) == before
    assert everything(places) == there


def test_a_stick_that_refuses_leaves_no_paper_behind(office, places, refused, monkeypatch):
    """Room for the probe, none for the paper."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docgen.jobs.generating.shutil.copyfile", full)
    there = everything(places)
    out = places / "mới.docx"
    assert "đầy" in refused("generate", office, "--document", "plan", "--out", out)
    assert everything(places) == there
    assert not [name for name in everything(office) if name.endswith(".docx")]
    assert main(["check", str(office)]) == 0


@pytest.mark.parametrize("place", ["không có/nữa", "tệp"])
def test_a_package_that_cannot_go_out_is_not_noted(office, places, refused, place):
    before = everything(office)
    refused("export", office, "--out", places / place)
    assert everything(office) == before


COMMANDS = ("show", "status", "check", "import")


def arguments(command: str, office: Path, tmp_path: Path) -> list[object]:
    if command != "import":
        return [command, office]
    path = tmp_path / "tốt.json"
    path.write_bytes(as_json())
    return [command, office, path]


def with_sql(office: Path, script: str) -> None:
    connection = sqlite3.connect(office / FILE_NAME)
    connection.executescript(script)
    connection.close()


def torn(office: Path) -> None:
    content = (office / FILE_NAME).read_bytes()
    zeros = b"\0" * 20_000
    (office / FILE_NAME).write_bytes(content[:8192] + zeros + content[8192 + len(zeros) :])


BOOKS: dict[str, Callable[[Path], object]] = {
    "newer": lambda office: with_sql(office, "PRAGMA user_version=99"),
    "of another program": lambda office: with_sql(office, "PRAGMA application_id=5"),
    "empty": lambda office: (office / FILE_NAME).write_bytes(b""),
    "half": lambda office: (office / FILE_NAME).write_bytes(
        (office / FILE_NAME).read_bytes()[:50_000]
    ),
    "text": lambda office: (office / FILE_NAME).write_bytes(b"xin chao" * 100),
    "torn": torn,
    "without its tables": lambda office: with_sql(
        office, "PRAGMA foreign_keys=OFF; DROP TABLE unit; DROP TABLE plan_record"
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("book", BOOKS)
def test_a_book_that_cannot_be_used_stays_as_it_is(office, tmp_path, refused, book, command):
    if (book, command) == ("without its tables", "check"):
        pytest.skip("check lists every row that hangs in the air, a line each")
    BOOKS[book](office)
    before = everything(office)
    refused(*arguments(command, office, tmp_path))
    assert everything(office) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_another_programs_database_is_not_taken_over(tmp_path, refused, command):
    office = tmp_path / "khác"
    office.mkdir()
    with_sql(office, "CREATE TABLE a (b)")
    before = (office / FILE_NAME).read_bytes()
    refused(*arguments(command, office, tmp_path))
    assert (office / FILE_NAME).read_bytes() == before


@pytest.mark.slow
def test_a_book_held_by_another_process_is_left_alone(office, tmp_path, refused):
    script = (
        "import sys; from pathlib import Path; from models.database import open_folder;"
        "open_folder(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", script, str(office)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout.readline().strip() == b"held"
        before = everything(office)
        for command in COMMANDS:
            assert "cửa sổ khác" in refused(*arguments(command, office, tmp_path))
        assert everything(office) == before
        holder.stdin.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_text_far_longer_than_a_plan_is_refused_soon(office, tmp_path, refused, name):
    path = tmp_path / name
    path.write_text(LONG[name](), "utf-8")
    before = everything(office)
    refused("import", office, path)
    assert everything(office) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_comes_in_and_goes_out_in_time(office, tmp_path, name):
    path = tmp_path / name
    path.write_text(f"KẾ HOẠCH\nthi đua năm 2026\nI. NỘI DUNG\n{ODD[name]()}", "utf-8")
    folder, start = str(tmp_path / "mới"), time.monotonic()
    assert main(["import", folder, str(path), *ON]) == 0
    assert time.monotonic() - start < MOST_SECONDS
    out = str(tmp_path / "ra.docx")
    assert main(["generate", folder, "--document", "plan", "--out", out, *ON]) == 0
    assert docx.Document(out).paragraphs
