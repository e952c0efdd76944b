"""Papers as other offices type them: looks set by hand, rules typed or drawn, heads with tabs."""

from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from docgen.lint import Finding, lint_file

_LINE = (
    "<w:r {w}><w:pict><v:line xmlns:v='urn:schemas-microsoft-com:vml' from='{a}pt,4pt'"
    " to='{b}pt,4pt'/></w:pict></w:r>"
)
_BODY = "Các thôn rà soát số hộ đã ký cam kết, gửi kết quả về Ủy ban nhân dân xã để tổng hợp"


@dataclass
class Hand:
    """Types into one document; every look is set on the run, as by hand."""

    document: Document

    def type(self, place: object, text: str, pt: float, *, bold: bool = False,
             italic: bool = False, side: object = SIDE.CENTER, raised: bool = False,
             ) -> Paragraph:  # fmt: skip
        made = place.add_paragraph()
        self.run(made, text, pt, bold=bold, italic=italic, raised=raised)
        made.alignment = side
        made.paragraph_format.space_after = Pt(0)
        made.paragraph_format.line_spacing = 1.0
        return made

    def run(self, made: Paragraph, text: str, pt: float, **face: bool) -> None:
        run = made.add_run(text)
        run.font.name, run.font.size = "Times New Roman", Pt(pt)
        run.font.bold, run.font.italic = face.get("bold", False), face.get("italic", False)
        run.font.superscript = face.get("raised") or None

    def body(self, text: str) -> Paragraph:
        made = self.type(self.document, text, 14, side=SIDE.JUSTIFY)
        made.paragraph_format.first_line_indent = Mm(12.7)
        made.paragraph_format.space_before = Pt(6)
        return made

    def title(self, name: str = "KẾ HOẠCH", subject: str = "Rà soát hộ ký cam kết thi đua"):
        self.document.add_paragraph()
        self.type(self.document, name, 14, bold=True)
        self.type(self.document, subject, 14, bold=True)
        made = self.document.add_paragraph()
        xml = _LINE.format(w=nsdecls("w"), a=190, b=270)
        made._p.append(parse_xml(xml))

    def head(self, number: str = "Số: 12/KH-UBND",
             day: str = "Suối Hoa, ngày 09 tháng 6 năm 2026") -> None:  # fmt: skip
        table = self.document.add_table(1, 2)
        left, right = table.rows[0].cells
        self.type(left, "ỦY BAN NHÂN DÂN", 13, bold=True)
        name = self.type(left, "XÃ SUỐI HOA", 13, bold=True)
        self.run(name, "1", 13, raised=True)  # the number of a note
        self.type(left, "_______", 13)
        self.type(left, number, 13)
        self.type(right, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        self.type(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        self.type(right, "_" * 38, 14, raised=True)
        self.type(right, day, 13, italic=True)

    def tabbed_head(self) -> None:
        row = self.type(self.document, "ỦY BAN NHÂN DÂN\t", 12, bold=True, side=SIDE.LEFT)
        self.run(row, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        row._p.append(parse_xml(_LINE.format(w=nsdecls("w"), a=20, b=90)))
        row = self.type(self.document, "XÃ SUỐI HOA\t", 12, bold=True, side=SIDE.LEFT)
        self.run(row, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        row = self.type(self.document, "Số: 12/KH-UBND\t", 13, side=SIDE.LEFT)
        self.run(row, "Suối Hoa, ngày 09 tháng 6 năm 2026", 13, italic=True)

    def sign_off(self) -> None:
        table = self.document.add_table(1, 2)
        left, right = table.rows[0].cells
        self.type(left, "Nơi nhận:", 12, bold=True, italic=True, side=SIDE.LEFT)
        for text in ("- Các thôn;", "- Lưu: VT."):
            self.type(left, text, 11, side=SIDE.LEFT)
        for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
            self.type(right, text, 13, bold=True)
        self.type(right, "(Đã ký)", 13, italic=True)
        self.type(right, "Lò Thị Mây", 14, bold=True)

    def paper(self, *body: str) -> None:
        """Type a whole sound paper."""
        self.head()
        self.title()
        for text in body or (f"{_BODY}.", f"1. {_BODY}.", f"2. {_BODY}./."):
            self.body(text)
        self.sign_off()

    def notes(self) -> None:
        """Add what the Government's samples carry below each template, in another font."""
        self.document.add_paragraph()
        cell = self.document.add_table(1, 1).rows[0].cells[0]
        cell.add_paragraph("Ghi chú:")
        cell.add_paragraph("1 Tên cơ quan ban hành  văn bản .")

    def checked(self, folder: Path) -> list[Finding]:
        path = folder / "cua-noi-khac.docx"
        self.document.save(str(path))
        return lint_file(path)


def hand() -> Hand:
    """Return an empty A4 document of python-docx with legal margins and page numbers."""
    document = docx.Document()
    part = document.sections[0]
    part.page_width, part.page_height = Mm(210), Mm(297)
    part.top_margin, part.bottom_margin = Mm(20), Mm(20)
    part.left_margin, part.right_margin = Mm(30), Mm(15)
    part.different_first_page_header_footer = True
    made = part.header.paragraphs[0]
    made.alignment = SIDE.CENTER
    typist = Hand(document)
    typist.run(made, "2", 14)
    field = parse_xml(f"<w:fldSimple {nsdecls('w')} w:instr=' PAGE '/>")
    made._p.append(field)
    field.append(made._p.findall(qn("w:r"))[-1])
    return typist
