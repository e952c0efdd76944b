import sqlite3
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from models import database, plan_store
from models.base import Record, db
from models.database import FILE_NAME, close, copy_to, newest_version, open_folder, problems
from models.errors import RuleBroken
from models.plan import Head, Plan


def _tables() -> list[type[Record]]:
    for module in Path(database.__file__).parent.glob("*.py"):
        import_module(f"models.{module.stem}")  # every record, not only those used here
    waiting, found = [Record], []
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if not kind.__name__.startswith("_") and kind is not Record:
            found.append(kind)
    return found


def test_the_book_keeps_what_a_power_cut_must_not_take(book):
    assert db.pragma("journal_mode") == "truncate"
    assert db.pragma("synchronous") == 2
    assert db.pragma("locking_mode") == "exclusive"
    assert db.pragma("foreign_keys") == 1


def test_migrations_make_the_very_columns_the_records_have(book):
    for table in _tables():
        stored = {column.name for column in db.get_columns(table._meta.table_name)}
        assert stored == set(table._meta.columns), table.__name__


def test_foreign_keys_and_unique_columns_match_the_records(book):
    for table in _tables():
        name = table._meta.table_name
        wanted = {field.column_name: field.on_delete for field in table._meta.refs}
        rows = db.execute_sql(f"PRAGMA foreign_key_list({name})").fetchall()
        assert {row[3]: row[6] for row in rows} == wanted, name
        unique = {index.columns[0] for index in db.get_indexes(name) if index.unique}
        single = {field.column_name for field in table._meta.sorted_fields if field.unique}
        assert single <= unique, name


def test_a_newer_book_is_refused_and_left_alone(tmp_path):
    open_folder(tmp_path)
    close()
    file = tmp_path / FILE_NAME
    raw = sqlite3.connect(file)
    raw.execute(f"PRAGMA user_version = {newest_version() + 1}")
    raw.close()
    before = file.read_bytes()
    with pytest.raises(RuleBroken, match="phiên bản mới hơn"):
        open_folder(tmp_path)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"rac " * 500, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_book_is_never_replaced_by_an_empty_one(tmp_path, content):
    file = tmp_path / FILE_NAME
    file.write_bytes(content)
    with pytest.raises(RuleBroken, match="khôi phục"):
        open_folder(tmp_path)
    assert file.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path):
    raw = sqlite3.connect(tmp_path / FILE_NAME)
    raw.execute("CREATE TABLE khac (a)")
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()
    with pytest.raises(RuleBroken, match="không phải của Sổ Thi Đua"):
        open_folder(tmp_path)


def test_a_second_window_is_told_the_book_is_open(tmp_path):
    open_folder(tmp_path)
    plan_store.save(Plan(year=2026, head=Head(subject="Thi đua")), date(2026, 1, 2))
    script = (
        "import sys\nfrom pathlib import Path\nfrom models.database import open_folder\n"
        "from models.errors import RuleBroken\n"
        "try:\n    open_folder(Path(sys.argv[1]))\nexcept RuleBroken as broken:\n"
        "    print(broken)\n"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    close()
    assert "đang mở ở một cửa sổ khác" in told.stdout, told.stderr


@pytest.mark.slow
def test_a_kill_in_the_middle_of_saving_loses_no_acknowledged_plan(tmp_path):
    script = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from models import plan_store\nfrom models.database import open_folder\n"
        "from models.plan import Head, Plan\n"
        "open_folder(Path(sys.argv[1]))\n"
        "while True:\n"
        "    plan = Plan(year=2026, head=Head(subject='Thi đua'))\n"
        "    print(plan_store.save(plan, date(2026, 1, 2)), flush=True)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", script, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(5)]
    child.kill()
    told += child.stdout.read().split()
    child.wait()
    child.stdout.close()
    open_folder(tmp_path)
    kept = plan_store.all_codes()
    close()
    complete = [code for code in told if len(code) == len("PT-2026-001")]
    assert set(complete) <= kept


def test_a_copy_is_a_sound_book_of_its_own(book, tmp_path):
    code = plan_store.save(Plan(year=2026, head=Head(subject="Thi đua")), date(2026, 1, 2))
    target = tmp_path / "khác"
    target.mkdir()
    copy_to(target / FILE_NAME)
    open_folder(target)
    assert plan_store.load(code).head.subject == "Thi đua"
    assert problems() == []


def test_a_copy_before_an_upgrade_that_was_cut_short_leaves_nothing(tmp_path, monkeypatch):
    folder = open_folder(tmp_path)
    close()
    raw = sqlite3.connect(tmp_path / FILE_NAME)
    raw.execute("PRAGMA user_version = 0")
    raw.close()

    def cut_short(target: Path) -> None:
        target.write_bytes(b"SQLite")
        raise RuleBroken("đầy")

    monkeypatch.setattr(database, "copy_to", cut_short)
    with pytest.raises(RuleBroken, match="đầy"):
        open_folder(tmp_path)
    assert list(folder.backups.iterdir()) == []


def test_no_folder_is_made_when_only_looking(tmp_path):
    with pytest.raises(RuleBroken, match="chưa có sổ dữ liệu"):
        open_folder(tmp_path / "không có", create=False)
    assert not (tmp_path / "không có").exists()
