"""The house keeps its layers: who imports whom, who reads the clock, how long a file gets."""

import ast
import importlib.util
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ("models", "docgen", "ui", "bench", "packaging", "tests")
SOURCES = sorted(
    [ROOT / "main.py", *(path for folder in HOUSE for path in (ROOT / folder).rglob("*.py"))]
)
PROGRAM = [path for path in SOURCES if path.relative_to(ROOT).parts[0] not in ("bench", "tests")]
FORBIDDEN = {
    "models": {"PySide6", "qtawesome", "ui", "docgen", "main", "tests", "bench"},
    "docgen": {"PySide6", "qtawesome", "ui", "main", "tests", "bench"},
    "ui": {"main", "tests", "bench"},
}
# Today is an argument everywhere else: it comes from `--on`, or from the clock in main.py.
READS_THE_CLOCK = {
    "main.py",
    "ui/start.py",  # the day goes on while the window is open
    "models/journal.py",  # the moment of a line, replaceable by tests
    "ui/editor/autosave.py",  # "đã lưu lúc 08:15", handed in by tests
}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}
CLOCKS |= {("time", "time"), ("time", "localtime"), ("time", "strftime"), ("time", "gmtime")}
CLOCKS |= {("QDate", "currentDate"), ("QDateTime", "currentDateTime"), ("QTime", "currentTime")}
MOST_LINES = 400
# Homes and checkouts of a machine; written in pieces, for this file is looked at too.
_OF_A_MACHINE = re.compile(
    r"(?<![\w.:/*])/(?:ho" + r"me|Us" + r"ers|ro" + r"ot|wo" + r"rk|workspace|mnt/data)/[\w.]"
    r"|\b[A-Z]:\\\\?Us" + r"ers\\"
)
_TEXT = {
    ".py",
    ".sh",
    ".bat",
    ".md",
    ".cfg",
    ".toml",
    ".json",
    ".txt",
    ".qss",
    ".csv",
    ".lock",
    "",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name(path))


def imported(path: Path) -> Iterator[str]:
    """Yield the first part of every imported name, wherever in the file the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def clock_reads(path: Path) -> list[str]:
    """Return the places where a clock is read or handed on."""
    return [
        f"{name(path)}:{node.lineno} {node.value.id}.{node.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    ]


def committed() -> list[Path]:
    """Return the files of the tree: what git knows or would take, or all where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if listed.returncode:
        return SOURCES
    return [path for part in listed.stdout.split("\0") if (path := ROOT / part).is_file()]


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_arrows_run_one_way(layer):
    wrong = [
        f"{name(path)}: {found}"
        for path in PROGRAM
        if path.relative_to(ROOT).parts[0] == layer
        for found in sorted(set(imported(path)) & FORBIDDEN[layer])
    ]
    assert not wrong


def test_only_the_edge_reads_the_clock():
    found = {name(path): clock_reads(path) for path in PROGRAM}
    assert not [
        line for key, lines in found.items() if key not in READS_THE_CLOCK for line in lines
    ]
    assert all(found[key] for key in READS_THE_CLOCK), "the list names a file that needs no clock"


@pytest.mark.parametrize("source", ["date.today()", "now = datetime.now", "QDate.currentDate()"])
def test_the_clock_is_seen_where_it_is_read(tmp_path, monkeypatch, source):
    path = tmp_path / "a.py"
    path.write_text(source, "utf-8")
    monkeypatch.setattr("tests.test_layers.ROOT", tmp_path)
    assert len(clock_reads(path)) == 1


def test_every_file_can_be_read_in_one_sitting():
    sittings = [path for path in SOURCES if path.parent.name != "migrations"]  # frozen lists
    long = {name(path): len(path.read_text("utf-8").splitlines()) for path in sittings}
    assert not {key: lines for key, lines in long.items() if lines >= MOST_LINES}


def test_no_query_is_built_on_a_screen():
    """Queries have a name and live in models/."""
    wrong = [
        f"{name(path)}:{node.lineno} .{node.attr}"
        for path in PROGRAM
        if path.relative_to(ROOT).parts[0] == "ui"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("where", "execute_sql", "in_")
    ]
    assert not wrong


def test_every_page_of_the_window_can_be_made():
    pages = ROOT / "ui" / "pages"
    from ui.navigation import PAGES

    for page in PAGES:
        found = pages / f"{page.key}.py"
        source = found if found.is_file() else pages / page.key / "__init__.py"
        names = {
            alias.asname or alias.name
            for node in ast.walk(tree(source))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        names |= {node.name for node in tree(source).body if isinstance(node, ast.FunctionDef)}
        assert "make_page" in names, name(source)
    assert PAGES


@pytest.mark.parametrize("path", sorted((ROOT / "resources").rglob("*.json")), ids=name)
def test_data_files_are_whole_json(path):
    assert json.loads(path.read_text("utf-8"))


def test_the_tree_names_no_machine():
    wrong = []
    for path in committed():
        if path.suffix.lower() not in _TEXT:
            continue
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if _OF_A_MACHINE.search(line):
                wrong.append(f"{name(path)}:{number} {line.strip()[:80]}")
    assert not wrong


def test_what_the_program_imports_is_declared():
    """A package that setup.cfg does not name would be missing on the clerk's machine."""
    import configparser
    import sys

    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    wanted = config["options"]["install_requires"].lower()
    distribution = {"docx": "python-docx", "PySide6": "pyside6-essentials", "playhouse": "peewee"}
    own = {"models", "docgen", "ui", "main"}
    used = {found for path in PROGRAM for found in imported(path)}
    foreign = used - own - set(sys.stdlib_module_names)
    missing = {found for found in foreign if distribution.get(found, found).lower() not in wanted}
    assert not missing
    assert all(importlib.util.find_spec(found) for found in foreign)
