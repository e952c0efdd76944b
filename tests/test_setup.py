"""A fresh machine: the scripts that set the program up, and the versions that they install."""

import ast
import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FOLDERS = ("models", "docgen", "ui")
LOCKS = ("requirements.lock", "requirements-test.lock")
SHELL_SCRIPTS = ("run.sh", "test.sh", ".ci/run", "packaging/prepare.sh")
BATCH_FILES = ("run.bat", "test.bat", "packaging/prepare.bat", "packaging/make_venv.bat")
QT_LIBRARIES = (
    "libGL.so.1 libEGL.so.1 libxkbcommon.so.0 libdbus-1.so.3 libfontconfig.so.1 libglib-2.0.so.0"
)
WINDOW_LIBRARIES = (
    "libxcb-cursor.so.0 libxkbcommon-x11.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1"
    " libxcb-shape.so.0 libcups.so.2"
)
on_unix = pytest.mark.skipif(os.name == "nt", reason="the shell scripts are not for Windows")

# Stands in for every Python of the test: notes its arguments, makes a .venv of itself.
FAKE_PYTHON = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in
    "-m venv --clear "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
    "--version") echo "Python $FAKE_VERSION" ;;
    *"$FAILING"*) exit 1 ;;
esac
"""


def locked() -> dict[str, str]:
    """Return the locked version of every package by its canonical name."""
    text = "".join((ROOT / name).read_text("utf-8") for name in LOCKS)
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def ranges() -> list[Requirement]:
    """Return what setup.cfg asks for, the tools of the tests too."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    asked = config["options"]["install_requires"] + config["options.extras_require"]["test"]
    return [Requirement(line) for line in asked.splitlines() if line]


@pytest.mark.parametrize("asked", ranges(), ids=str)
def test_locked_version_lies_within_its_range(asked):
    assert asked.specifier.contains(locked()[canonicalize_name(asked.name)])


def imported(path: Path) -> set[str]:
    """Return the top names of the modules that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def test_every_package_that_the_program_imports_is_asked_for():
    code = [path for name in FOLDERS for path in (ROOT / name).rglob("*.py")]
    used = set().union(*map(imported, [ROOT / "main.py", *code]))
    ours = {*FOLDERS, "main", *sys.stdlib_module_names}
    makers = packages_distributions()
    asked = {canonicalize_name(requirement.name) for requirement in ranges()}
    missing = [
        name
        for name in sorted(used - ours)
        if not asked & {canonicalize_name(maker) for maker in makers.get(name, [])}
    ]
    assert missing == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_checksum(name):
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", (*LOCKS, *SHELL_SCRIPTS, *BATCH_FILES))
def test_set_up_names_no_download_host(name):
    assert not re.search(r"https?://|index-url|trusted-host", (ROOT / name).read_text("utf-8"))


@on_unix
@pytest.mark.parametrize("name", SHELL_SCRIPTS)
def test_shell_script_parses(name):
    checked = subprocess.run(["bash", "-n", ROOT / name], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


@on_unix
@pytest.mark.parametrize("name", ("run.sh", "test.sh", ".ci/run"))
def test_command_is_executable(name):
    assert os.access(ROOT / name, os.X_OK)


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_file_has_the_line_ends_of_windows(name):
    content = (ROOT / name).read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 0


class Machine:
    """A machine made of stand-ins, with a copy of the scripts in a folder with Vietnamese letters.

    Its user is not root, Qt finds all its libraries, there is a screen.
    """

    def __init__(self, folder: Path) -> None:
        self.root, self.bin, self.calls = (
            folder / "thư mục có dấu",
            folder / "bin",
            folder / "calls",
        )
        self.bin.mkdir()
        for name in (*SHELL_SCRIPTS, *LOCKS):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        self.settings = {"FAKE_VERSION": "3.12.1", "FAILING": "nothing fails", "DISPLAY": ":9"}
        self.command("python3", FAKE_PYTHON)
        self.command("id", "#!/bin/sh\necho 1000\n")
        self.command("uname", "#!/bin/sh\necho Linux\n")
        self.command("apt-get", "#!/bin/sh\nexit 100\n")
        self.command("apt-cache", "#!/bin/sh\nexit 0\n")
        self.libraries(f"{QT_LIBRARIES} {WINDOW_LIBRARIES}")

    def command(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script, "utf-8")
        (self.bin / name).chmod(0o755)

    def libraries(self, names: str) -> None:
        self.command("ldconfig", f"#!/bin/sh\necho '{names}'\n")

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts from another folder, without standard input."""
        self.calls.write_text("", "utf-8")
        environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "CALLS": str(self.calls)}
        return subprocess.run(
            ["bash", self.root / script, *arguments],
            cwd=self.bin,
            env=environment | self.settings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )

    def called(self, words: str) -> list[str]:
        """Return the calls of Python that hold these words, in order."""
        return [call for call in self.calls.read_text("utf-8").splitlines() if words in call]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@on_unix
def test_first_run_installs_the_lock_and_opens_the_program(machine):
    ended = machine.run("run.sh", "status", "hồ sơ 2026")
    assert ended.returncode == 0, ended.stderr
    assert len(machine.called("--require-hashes --requirement requirements.lock")) == 1
    assert machine.called("main.py") == [f"{machine.root}/main.py status hồ sơ 2026"]


@on_unix
def test_second_run_installs_nothing(machine):
    machine.run("run.sh")
    ended = machine.run("run.sh")
    assert machine.called(" install ") == machine.called("venv --clear") == []
    assert machine.called("main.py") == [f"{machine.root}/main.py"]
    assert ended.stderr == ""


@on_unix
def test_run_after_the_tests_installs_nothing(machine):
    machine.run("test.sh")
    machine.run("run.sh")
    assert machine.called(" install ") == []
    machine.run("test.sh")
    assert machine.called(" install ") == []


@on_unix
def test_changed_lock_is_installed_again(machine):
    machine.run("run.sh")
    with (machine.root / "requirements.lock").open("a") as lock:
        lock.write("another==1\n")
    machine.run("run.sh")
    assert len(machine.called(" install ")) == 1


@on_unix
def test_another_python_version_is_installed_again(machine):
    machine.run("run.sh")
    machine.settings["FAKE_VERSION"] = "3.13.0"
    machine.run("run.sh")
    assert len(machine.called(" install ")) == 1


@on_unix
def test_failed_installation_is_tried_again(machine):
    machine.settings["FAILING"] = "pip install"
    ended = machine.run("run.sh")
    assert ended.returncode == 1
    assert "kiểm tra mạng" in ended.stderr and "check the network" in ended.stderr
    assert machine.called("main.py") == []
    machine.settings["FAILING"] = "nothing fails"
    assert machine.run("run.sh").returncode == 0
    assert len(machine.called("pip install")) == 1


@on_unix
def test_without_python_both_languages_say_what_is_needed(machine):
    for name in ("python", "python3", *(f"python3.{minor}" for minor in range(11, 15))):
        machine.command(name, "#!/bin/sh\nexit 1\n")
    ended = machine.run("run.sh")
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "Cần Python từ 3.11 đến 3.14, hãy cài rồi chạy lại. "
        "/ Python 3.11 to 3.14 is needed; install it and run this again."
    ]


@on_unix
def test_missing_library_is_named_in_one_command_to_type(machine):
    present = f"{QT_LIBRARIES} {WINDOW_LIBRARIES}"
    machine.libraries(present.replace("libEGL.so.1", "").replace("libcups.so.2", ""))
    ended = machine.run("run.sh")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].strip() == (
        "sudo apt-get install --no-install-recommends libegl1 libcups2t64"
    )
    assert machine.called("") == []


@on_unix
def test_without_display_the_main_job_runs_into_out(machine):
    del machine.settings["DISPLAY"]
    machine.libraries(QT_LIBRARIES)  # a window's own libraries are not asked for
    ended = machine.run("run.sh")
    assert ended.returncode == 0, ended.stderr
    assert machine.called("main.py") == [f"{machine.root}/main.py tour {machine.root}/out"]
    assert ended.stdout.splitlines()[-1] == f"Kết quả ở / Results are in: {machine.root}/out"


@on_unix
def test_continuous_integration_checks_style_and_runs_the_suite(machine):
    ended = machine.run(".ci/run")
    assert ended.returncode == 0, ended.stderr
    assert len(machine.called("--requirement requirements-test.lock")) == 1
    assert machine.called("-m ruff") == ["-m ruff check .", "-m ruff format --check ."]
    assert machine.called("-m pytest") == ["-m pytest -n 2"]
    assert ended.stdout.splitlines()[-1] == "OK: style and tests"


@on_unix
@pytest.mark.parametrize("failing", ("ruff check", "ruff format", "pytest"))
def test_one_failed_check_fails_the_whole_after_the_others_ran(machine, failing):
    machine.settings["FAILING"] = f"-m {failing}"
    ended = machine.run("test.sh", "-k", "deadlines")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == f"FAILED: {failing}"
    assert machine.called("-m pytest") == ["-m pytest -n 2 -k deadlines"]
