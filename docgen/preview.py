"""A Word paper turned into PDF by what the machine has: Word on Windows, or LibreOffice.

Each run works on a copy in a folder of its own: the paper may stay open in Word, and no setting of
the clerk's LibreOffice is touched.
"""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from models.errors import RuleBroken
from models.files import atomic_write, sha256, world_failed

TIMEOUT_S = 120  # a first start of LibreOffice from a slow disk
NO_CONVERTER = (
    "Máy chưa có Word hoặc LibreOffice nên chưa xem được đúng từng trang."
    " Hãy cài LibreOffice (miễn phí, không cần mạng sau khi cài) rồi mở lại."
)
_STEP_S = 0.1
_NO_WINDOW = 0x08000000  # Windows: CREATE_NO_WINDOW

# Word over COM, without any library: the paths come by the environment, so no name can be code.
# 3 = msoAutomationSecurityForceDisable, 17 = wdExportFormatPDF.
_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $paper = $word.Documents.Open($env:PREVIEW_SOURCE, $false, $true, $false)
  $paper.ExportAsFixedFormat($env:PREVIEW_TARGET, 17)
  $paper.Close($false)
} finally { $word.Quit($false) }
"""

# A throw-away profile that runs no macro and fetches nothing from outside the paper.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Converter:
    """A program that makes PDF from Word papers; `name` is what the clerk calls it."""

    name: str  # "Word" or "LibreOffice"
    program: Path


def find_converter(
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Converter | None:
    """Return the best converter of this machine; None when there is none."""
    if platform == "win32":
        return _on_windows(environment)
    found = which("soffice") or which("libreoffice")
    return Converter("LibreOffice", Path(found)) if found else None


@cache
def pdf_folder() -> Path:
    """Return where this run of the program keeps its PDFs; it goes away with the run."""
    folder = Path(mkdtemp(prefix="so-thi-dua-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def to_pdf(
    docx: Path,
    folder: Path,
    converter: Converter | None,
    timeout_s: float = TIMEOUT_S,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Path:
    """Return the PDF of a paper, kept in `folder` under the hash of the paper.

    An unchanged paper is converted once. `progress` is told the seconds passed and allowed, ten
    times a second; whatever it raises ends the converter. Raises RuleBroken, nothing left behind.
    """
    if not docx.is_file():
        raise RuleBroken(f"Không còn thấy “{docx.name}”. Hãy tạo lại văn bản.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as work:
            source = Path(work) / "paper.docx"
            shutil.copyfile(docx, source)
            kept = folder / f"{sha256(source)}.pdf"
            if kept.is_file():
                return kept
            if converter is None:
                raise RuleBroken(NO_CONVERTER)
            made = source.with_suffix(".pdf")
            _run(converter, source, made, timeout_s, progress)
            if not _is_pdf(made):
                raise RuleBroken(
                    f"{converter.name} không đọc được tệp “{docx.name}”."
                    " Hãy mở tệp bằng tay để xem có hỏng không, hoặc tạo lại văn bản."
                )
            atomic_write(kept, lambda beside: shutil.copyfile(made, beside) and None)
    except OSError as error:
        raise world_failed(error, docx) from error
    return kept


def to_workbook(
    xls: Path,
    converter: Converter,
    timeout_s: float = TIMEOUT_S,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> bytes:
    """Return an old workbook (.xls) as .xlsx, made by LibreOffice; its macros never run.

    Raises RuleBroken, nothing left behind.
    """
    try:
        with TemporaryDirectory(dir=pdf_folder(), ignore_cleanup_errors=True) as work:
            source = Path(work) / "workbook.xls"
            shutil.copyfile(xls, source)
            made = source.with_suffix(".xlsx")
            _run(converter, source, made, timeout_s, progress)
            if not made.is_file():
                raise RuleBroken(
                    f"{converter.name} không đọc được tệp “{xls.name}”. Hãy xin đơn vị gửi lại,"
                    " lưu dạng .xlsx."
                )
            return made.read_bytes()
    except OSError as error:
        raise world_failed(error, xls) from error


def find_libreoffice(
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Converter | None:
    """Return the LibreOffice of this machine, whatever else there is; None when there is none."""
    if platform == "win32":
        return _libreoffice_on_windows(environment)
    return find_converter(platform, environment, which)


def _on_windows(environment: Mapping[str, str]) -> Converter | None:
    """Look where installers put Word and LibreOffice; no registry, portable kits too."""
    for root in _program_folders(environment):
        for place in ("Microsoft Office*/root/Office*", "Microsoft Office*/Office*"):
            if found := _newest(root, f"{place}/WINWORD.EXE"):
                return Converter("Word", found)
    return _libreoffice_on_windows(environment)


def _program_folders(environment: Mapping[str, str]) -> list[Path]:
    names = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
    return [Path(environment[name]) for name in names if environment.get(name)]


def _libreoffice_on_windows(environment: Mapping[str, str]) -> Converter | None:
    roots = _program_folders(environment)
    if own := environment.get("LOCALAPPDATA"):
        roots.append(Path(own) / "Programs")
    drive = environment.get("SystemDrive", "")
    beside = [Path(f"{drive}/PortableApps")] if drive else []
    for root in [*roots, *beside, Path(sys.prefix).parent]:
        for place in ("LibreOffice*", "LibreOfficePortable*/App/libreoffice"):
            for program in ("soffice.com", "soffice.exe"):  # .com waits for the end by itself
                if found := _newest(root, f"{place}/program/{program}"):
                    return Converter("LibreOffice", found)
    return None


def _newest(root: Path, pattern: str) -> Path | None:
    """Return the last match by name: "Office16" after "Office15"."""
    try:
        return max(root.glob(pattern), default=None)
    except OSError:  # a folder that may not be looked into
        return None


def _run(
    converter: Converter,
    source: Path,
    target: Path,
    timeout_s: float,
    progress: Callable[[int, int], None],
) -> None:
    """Wait for the converter; end it with all its children when its time is up or on Stop."""
    command, environment = _command(converter, source, target)
    # Away from the terminal's group, so that the whole family can be ended at once.
    own_group = {"creationflags": _NO_WINDOW} if os.name == "nt" else {"start_new_session": True}
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=source.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **own_group,
        )
    except OSError as error:
        raise RuleBroken(
            f"Không chạy được {converter.name}. Hãy cài lại {converter.name} rồi thử lại."
        ) from error
    began = time.monotonic()
    try:
        while process.poll() is None:
            passed = time.monotonic() - began
            if passed > timeout_s:
                raise RuleBroken(
                    f"{converter.name} làm quá lâu ({round(timeout_s)} giây) nên đã dừng."
                    f" Hãy đóng bớt chương trình rồi thử lại, hoặc mở tệp trong {converter.name}."
                )
            progress(int(passed), max(1, int(timeout_s)))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_STEP_S)
    finally:
        _end(process)


def _command(
    converter: Converter, source: Path, target: Path
) -> tuple[list[str], Mapping[str, str]]:
    if converter.name == "Word":
        paths = {"PREVIEW_SOURCE": str(source), "PREVIEW_TARGET": str(target)}
        shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
        return shell, {**os.environ, **paths}
    profile = source.parent / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, "utf-8")
    wanted = "xlsx" if target.suffix == ".xlsx" else "pdf:writer_pdf_Export"
    words = ["--headless", "--norestore", "--nolockcheck", "--convert-to", wanted]
    return [
        str(converter.program),
        f"-env:UserInstallation={profile.as_uri()}",
        *words,
        "--outdir",
        str(target.parent),
        str(source),
    ], os.environ


def _end(process: subprocess.Popen) -> None:
    """End the process and its children, which LibreOffice always has."""
    if os.name == "nt":
        if process.poll() is None:
            kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(kill, capture_output=True, check=False, creationflags=_NO_WINDOW)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_pdf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"
