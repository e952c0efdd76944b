"""The near view, set by Qt for machines without Word and LibreOffice."""

import pypdfium2
import pytest

from docgen.contexts.decision import decision_context
from docgen.contexts.reminder import reminder_context
from docgen.pdf_pages import PdfPages
from docgen.preview_html import sections
from tests.docgen.lint.foreign import hand
from tests.docgen.paper import decision_of, made, reminder_of
from tests.ui.preview.desk import words
from ui.preview.text_paper import approximate_pdf


def test_the_near_view_has_the_words_on_a4(qapp, tmp_path, paper):
    pdf = approximate_pdf(paper, tmp_path / "kept")
    text = words(pdf)
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUYẾT ĐỊNH", "Giàng A Sùng", "DANH SÁCH"):
        assert part in text
    with PdfPages(pdf) as pages:
        assert pages.size_mm(0) == pytest.approx((210, 297), abs=0.3)
        ink = pages.ink(0)
        assert ink.left >= 29
        assert 210 - ink.right >= 14


@pytest.mark.parametrize("late_units", range(8, 22, 2))
def test_the_near_view_never_leaves_a_signature_alone(qapp, tmp_path, late_units):
    made("reminder", reminder_context(reminder_of(late_units)), tmp_path)
    pdf = approximate_pdf(tmp_path / "reminder.docx", tmp_path / "kept")
    with pypdfium2.PdfDocument(pdf.read_bytes()) as opened_pdf:
        last = opened_pdf[len(opened_pdf) - 1]
        page = last.get_textpage()
        text = page.get_text_bounded()
        page.close()
        last.close()
    assert "./." in text
    assert "CHỦ TỊCH" in text
    assert "Giàng A Sùng" in text


def test_the_near_view_numbers_pages_from_the_second_of_a_section(qapp, tmp_path):
    made("decision", decision_context(decision_of(0, 0, 60)), tmp_path)
    pdf = approximate_pdf(tmp_path / "decision.docx", tmp_path / "kept")
    with PdfPages(pdf) as pages:
        tops = [pages.ink(page).top for page in range(pages.count())]
    assert [top < 18 for top in tops] == [False, False, True, True][: len(tops)]


def test_raised_numbers_of_notes_stay_raised(tmp_path):
    typist = hand()
    typist.head()
    path = tmp_path / "ghi-chu.docx"
    typist.document.save(str(path))
    assert "vertical-align:super" in sections(path)[0].html
