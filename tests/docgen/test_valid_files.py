"""Every kind of paper opens without an offer to repair: ordered, linked, read by LibreOffice."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from docgen import templates, word
from docgen.template_examples import examples
from tests.docgen.extremes import maker, office
from tests.docgen.open_xml import faults


def made(kind: str, folder: Path) -> list[Path]:
    """Write a paper of each example, and one of many rows."""
    contexts = [*examples(kind), maker(kind)("Bản Nà Lúa", 60, 2, office("UBND xã"))]
    paths = [folder / f"{kind}-{place}.docx" for place in range(len(contexts))]
    for path, context in zip(paths, contexts, strict=True):
        word.render(templates.find(kind).path, context, path)
    return paths


@pytest.mark.parametrize("kind", templates.NAMES)
def test_elements_stand_in_the_order_of_the_standard(tmp_path, kind):
    for path in made(kind, tmp_path):
        assert faults(path) == []


@pytest.mark.parametrize("kind", templates.NAMES)
def test_the_template_itself_is_in_order(kind):
    found = [fault for fault in faults(templates.find(kind).path) if "grid" not in fault]
    assert found == []


def test_the_eye_sees_what_is_out_of_order(tmp_path):
    (path, *_) = made("invitation", tmp_path)
    bent = tmp_path / "bent.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bent, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:pStyle", b'<w:jc w:val="both"/><w:pStyle', 1)
            if name != "word/styles.xml":
                new.writestr(name, data)
    found = "\n".join(faults(bent))
    assert "pStyle stands too late in pPr" in found
    assert "leads to styles.xml, which is not there" in found


@pytest.mark.render
def test_libreoffice_opens_and_saves_every_kind_again(tmp_path):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: nothing to open papers with")
    source, target = tmp_path / "ours", tmp_path / "again"
    source.mkdir()
    papers = [path for kind in templates.NAMES for path in made(kind, source)]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(target), *map(str, papers)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for path in papers:
        again = docx.Document(str(target / path.name))
        assert words(again) == words(docx.Document(str(path))), path.name
        assert len(again.sections) == len(docx.Document(str(path)).sections), path.name


def words(document) -> set[str]:
    """Return the words of body and cells; breaks and spaces may move."""
    cells = [cell.text for table in document.tables for cell in table._cells]
    return set(" ".join([item.text for item in document.paragraphs] + cells).split())
