"""Papers, PDFs and a machine without Word for the tests of the preview."""

from pathlib import Path

import pypdfium2
import pytest

from docgen.contexts.decision import decision_context
from tests.docgen.paper import decision_of, made
from tests.docgen.test_pdf_pages import MM, pdf_with_box
from ui.preview import conversion
from ui.preview import dialog as preview


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made("decision", decision_context(decision_of(1, 0, 2)), tmp_path)
    return tmp_path / "decision.docx"


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Word and LibreOffice; PDFs are kept in the test's own folder."""
    monkeypatch.setattr(preview, "find_converter", lambda: None)
    monkeypatch.setattr(conversion, "pdf_folder", lambda: tmp_path / "kept")


@pytest.fixture
def three_pages(tmp_path: Path) -> Path:
    """A PDF of two upright A4 pages, the second with ink near the left edge, and a wide one."""
    path = pdf_with_box(tmp_path / "three.pdf", 3, 20, 100, 50)
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    pdf.new_page(297 * MM, 210 * MM)
    pdf.save(str(path))
    pdf.close()
    return path
