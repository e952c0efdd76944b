"""Turning papers into PDF: whatever the converter does, an answer comes in time."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from docgen.contexts.decision import decision_context
from docgen.preview import Converter, find_converter, to_pdf
from docgen.preview_html import sections
from models.errors import Cancelled, RuleBroken
from tests.docgen.paper import decision_of, made

no_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a Unix script")
BLANK_PDF = (
    "%PDF-1.4\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\\n"
    "trailer<</Root 1 0 R>>"
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made("decision", decision_context(decision_of(1, 0, 2)), tmp_path)
    return tmp_path / "decision.docx"


def stand_in(folder: Path, body: str) -> Converter:
    """Return a converter that is a script; `out` and `log` are at hand in its body."""
    script = folder / "soffice"
    script.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, subprocess, sys, time\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]) / 'paper.pdf'\n"
        f"log = pathlib.Path({str(folder / 'log')!r})\n"
        "with log.open('a') as file: file.write(' '.join(sys.argv) + '\\n')\n"
        f"{body}\n",
        "utf-8",
    )
    script.chmod(0o755)
    return Converter("LibreOffice", script)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@no_scripts
def test_an_unchanged_paper_is_converted_once(tmp_path, paper):
    converter = stand_in(tmp_path, f"out.write_text('{BLANK_PDF}')")
    kept = tmp_path / "kept"
    first = to_pdf(paper, kept, converter)
    assert to_pdf(paper, kept, converter) == first
    assert first.read_bytes().startswith(b"%PDF-")
    assert left_in(kept) == [first.name]
    assert len((tmp_path / "log").read_text("utf-8").splitlines()) == 1


@no_scripts
def test_a_changed_paper_is_converted_anew(tmp_path, paper):
    converter = stand_in(tmp_path, f"out.write_text('{BLANK_PDF}')")
    first = to_pdf(paper, tmp_path / "kept", converter)
    made("decision", decision_context(decision_of(1, 0, 3)), tmp_path)
    assert to_pdf(paper, tmp_path / "kept", converter) != first


@no_scripts
def test_the_converter_gets_a_profile_of_its_own_without_macros(tmp_path, paper):
    body = (
        "profile = sys.argv[1].removeprefix('-env:UserInstallation=file://')\n"
        "text = (pathlib.Path(profile) / 'user/registrymodifications.xcu').read_text()\n"
        f"out.write_text('{BLANK_PDF}' if 'DisableMacrosExecution' in text else '')"
    )
    assert to_pdf(paper, tmp_path / "kept", stand_in(tmp_path, body)).is_file()


@no_scripts
def test_a_converter_that_hangs_is_ended_with_its_children(tmp_path, paper):
    body = (
        "child = subprocess.Popen(['sleep', '60'])\nlog.write_text(str(child.pid))\ntime.sleep(60)"
    )
    began = time.monotonic()
    with pytest.raises(RuleBroken, match="làm quá lâu"):
        to_pdf(paper, tmp_path / "kept", stand_in(tmp_path, body), timeout_s=2)
    assert time.monotonic() - began < 15
    child = Path("/proc") / (tmp_path / "log").read_text()
    for _ in range(100):
        if not child.exists() or " Z " in (child / "stat").read_text():
            break
        time.sleep(0.05)
    else:
        pytest.fail("the child still runs")
    assert left_in(tmp_path / "kept") == []


@no_scripts
def test_stop_ends_the_converter_at_once(tmp_path, paper):
    def stop(done: int, total: int) -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        to_pdf(paper, tmp_path / "kept", stand_in(tmp_path, "time.sleep(60)"), progress=stop)
    assert time.monotonic() - began < 15
    assert left_in(tmp_path / "kept") == []


@no_scripts
@pytest.mark.parametrize(
    "body", ["", "out.write_text('<html>')", "out.write_text('')", "sys.exit(77)"]
)
def test_a_converter_that_makes_no_pdf_becomes_a_sentence(tmp_path, paper, body):
    with pytest.raises(RuleBroken, match=r"LibreOffice không đọc được tệp “decision\.docx”"):
        to_pdf(paper, tmp_path / "kept", stand_in(tmp_path, body))
    assert left_in(tmp_path / "kept") == []


def test_without_a_converter_the_sentence_says_what_to_install(tmp_path, paper):
    with pytest.raises(RuleBroken, match="Hãy cài LibreOffice"):
        to_pdf(paper, tmp_path / "kept", None)


def test_a_program_that_went_away_becomes_a_sentence(tmp_path, paper):
    with pytest.raises(RuleBroken, match="Hãy cài lại LibreOffice"):
        to_pdf(paper, tmp_path / "kept", Converter("LibreOffice", tmp_path / "gone"))


def test_a_paper_that_went_away_is_named(tmp_path):
    with pytest.raises(RuleBroken, match=r"Không còn thấy “mất\.docx”"):
        to_pdf(tmp_path / "mất.docx", tmp_path / "kept", None)


# --- finding ---------------------------------------------------------------------------------


def windows(folder: Path, *programs: str) -> Converter | None:
    for program in programs:
        path = folder / program
        path.parent.mkdir(parents=True)
        path.touch()
    environment = {
        "ProgramFiles": str(folder / "Program Files"),
        "ProgramFiles(x86)": str(folder / "Program Files (x86)"),
        "LOCALAPPDATA": str(folder / "Local"),
    }
    return find_converter("win32", environment, lambda name: None)


WORD = "Program Files (x86)/Microsoft Office/Office14/WINWORD.EXE"
WORD_365 = "Program Files/Microsoft Office/root/Office16/WINWORD.EXE"
OFFICE = "Program Files/LibreOffice/program/soffice.exe"
OWN_OFFICE = "Local/Programs/LibreOffice 24/program/soffice.com"
PORTABLE = "Program Files/LibreOfficePortable/App/libreoffice/program/soffice.exe"


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ([WORD], "Word"),
        ([WORD_365], "Word"),
        ([OFFICE, WORD], "Word"),
        ([OFFICE], "LibreOffice"),
        ([OWN_OFFICE], "LibreOffice"),
        ([PORTABLE], "LibreOffice"),
    ],
)
def test_windows_prefers_word_and_finds_portable_kits(tmp_path, there, name):
    found = windows(tmp_path, *there)
    assert found is not None
    assert found.name == name
    assert found.program in [tmp_path / program for program in there]


def test_a_windows_machine_without_either_has_no_converter(tmp_path):
    assert windows(tmp_path) is None


def test_linux_looks_on_the_path():
    found = find_converter("linux", {}, {"libreoffice": "/opt/lo/libreoffice"}.get)
    assert found == Converter("LibreOffice", Path("/opt/lo/libreoffice"))
    assert find_converter("linux", {}, lambda name: None) is None


# --- our own reading, for machines without a converter ------------------------------------------


def test_the_html_has_every_part_of_the_paper(paper):
    first, second = sections(paper)
    assert (first.width, first.height) == pytest.approx((210, 297), abs=0.1)
    assert (first.left, first.right, first.top) == pytest.approx((30, 15, 20), abs=0.1)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first.html
    assert "<hr " in first.html
    assert "Giàng A Sùng" in first.html
    assert "<thead>" in second.html
    assert 'colspan="4"' in second.html
    assert second.restarts


def test_signs_of_html_in_a_paper_stay_words(tmp_path):
    made("decision", decision_context(decision_of(1, 0, 0, proposal="Phòng <b> & C")), tmp_path)
    html = sections(tmp_path / "decision.docx")[0].html
    assert "Phòng &lt;b&gt; &amp; C" in html


def test_a_blank_for_the_number_keeps_its_width(tmp_path):
    made("decision", decision_context(decision_of(1, 0, 0, number="")), tmp_path)
    html = sections(tmp_path / "decision.docx")[0].html
    assert "Số: &nbsp; &nbsp;" in html


def test_a_file_that_is_no_paper_becomes_a_sentence(tmp_path):
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(RuleBroken, match=r"Không đọc được tệp “hỏng\.docx”"):
        sections(broken)


# --- the real thing --------------------------------------------------------------------------


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a4_pages_of_a_decision_with_its_list(tmp_path, paper):
    from docgen.pdf_pages import PdfPages

    with PdfPages(to_pdf(paper, tmp_path / "kept", find_converter())) as pages:
        assert pages.count() == 2
        assert pages.size_mm(0) == pytest.approx((210, 297), abs=0.5)
        ink = pages.ink(0)
        assert ink.left == pytest.approx(30, abs=1.5)
        assert ink.top > 19


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_given_rubbish_becomes_a_sentence(tmp_path):
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    with pytest.raises(RuleBroken, match=r"không đọc được tệp “hỏng\.docx”"):
        to_pdf(broken, tmp_path / "kept", find_converter())
