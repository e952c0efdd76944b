"""Pages of a PDF as pictures."""

from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from docgen.pdf_pages import PdfPages, print_dpi
from models.errors import RuleBroken

MM = 72 / 25.4


def pdf_with_box(path: Path, left: float, top: float, width: float, height: float) -> Path:
    """Write one blank A4 page, and one with a black rectangle (mm from the upper left corner)."""
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(210 * MM, 297 * MM)
    page = pdf.new_page(210 * MM, 297 * MM)
    below = 297 - top - height
    box = raw.FPDFPageObj_CreateNewRect(left * MM, below * MM, width * MM, height * MM)
    raw.FPDFPageObj_SetFillColor(box, 0, 0, 0, 255)
    raw.FPDFPath_SetDrawMode(box, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObject(page.raw, box)
    page.gen_content()
    pdf.save(str(path))
    pdf.close()
    return path


def test_pages_tell_their_number_size_and_ink(tmp_path):
    with PdfPages(pdf_with_box(tmp_path / "a.pdf", 30, 20, 100, 50)) as pages:
        assert pages.count() == 2
        assert pages.size_mm(1) == pytest.approx((210, 297), abs=0.1)
        assert pages.ink(0) is None
        assert tuple(pages.ink(1)) == pytest.approx((30, 20, 130, 70), abs=0.6)


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_a_picture_is_as_large_as_asked_and_black_on_white(tmp_path, dpi):
    with PdfPages(pdf_with_box(tmp_path / "a.pdf", 30, 20, 100, 50)) as pages:
        picture = pages.render(1, dpi)
    assert picture.width == pytest.approx(210 / 25.4 * dpi, abs=1.5)
    assert picture.height == pytest.approx(297 / 25.4 * dpi, abs=1.5)
    assert len(picture.pixels) == picture.stride * picture.height
    inside = round(40 / 25.4 * dpi) * picture.stride + round(80 / 25.4 * dpi) * 3
    assert picture.pixels[inside : inside + 3] == bytes(3)
    assert picture.pixels[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 cut", b"<html>" * 100])
def test_rubbish_becomes_a_sentence(tmp_path, content):
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(content)
    with pytest.raises(RuleBroken, match=r"Không đọc được các trang của “hỏng\.pdf”"):
        PdfPages(path)


def test_a_pdf_that_went_away_becomes_a_sentence(tmp_path):
    with pytest.raises(RuleBroken, match=r"mất\.pdf"):
        PdfPages(tmp_path / "mất.pdf")


@pytest.mark.parametrize(
    ("resolution", "dpi"),
    [(72, 300), (299, 300), (300, 300), (360, 360), (599, 599), (600, 300), (1200, 300)],
)
def test_printing_takes_a_whole_part_of_the_printers_dots(resolution, dpi):
    assert print_dpi(resolution) == dpi
