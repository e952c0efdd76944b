"""Sound papers of the other kinds, typed by hand: minutes, invitation, submission, pledge …"""

from collections.abc import Callable, Sequence

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from tests.docgen.lint.foreign import _LINE, Hand, hand

DAY = "Suối Hoa, ngày 09 tháng 6 năm 2026"
WORDS = "Hội đồng nghe Phòng Văn hóa - Xã hội trình bày kết quả ba tháng thi đua của các thôn"
Signer = tuple[Sequence[str], str]  # posts, name


def sign(cell: _Cell, signer: Signer, typist: Hand) -> None:
    """Type powers, posts and the name into a cell."""
    for text in signer[0]:
        typist.type(cell, text, 14, bold=True)
    for _ in range(3):
        typist.type(cell, "", 14)
    typist.type(cell, signer[1], 14, bold=True)


def receivers(cell: _Cell, typist: Hand, *items: str) -> None:
    """Type Nơi nhận into a cell."""
    typist.type(cell, "Nơi nhận:", 12, bold=True, italic=True, side=SIDE.LEFT)
    for text in items or ("- Các thôn;", "- Lưu: VT."):
        typist.type(cell, text, 11, side=SIDE.LEFT)


def close(typist: Hand, signer: Signer, *items: str) -> None:
    """Type Nơi nhận on the left and one signer on the right."""
    left, right = typist.document.add_table(1, 2).rows[0].cells
    receivers(left, typist, *items)
    sign(right, signer, typist)


def headed(number: str, name: str, subject: str, day: str = DAY) -> Hand:
    typist = hand()
    typist.head(number, day)
    typist.title(name, subject)
    return typist


def heading(typist: Hand, text: str) -> None:
    typist.body(text).runs[0].bold = True


CHAIR = (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Giàng A Sùng")


def minutes() -> Hand:
    """Mẫu 1.9: no place and day, secretary left, chair right, Nơi nhận below."""
    typist = headed("Số: 04/BB-HĐTĐKT", "BIÊN BẢN", "Họp Hội đồng Thi đua - Khen thưởng", "")
    typist.body("Thời gian bắt đầu: 14 giờ 00, ngày 09 tháng 6 năm 2026.")
    typist.body("Địa điểm: Phòng họp số 2, trụ sở Ủy ban nhân dân xã.")
    typist.body("Thành phần tham dự: 9/11 thành viên Hội đồng, vắng 02 người có lý do.")
    typist.body("Chủ trì: Ông Giàng A Sùng - Chủ tịch Hội đồng.")
    typist.body("Thư ký: Bà Lò Thị Mây - Công chức Văn hóa - Xã hội.")
    typist.body("Nội dung:")
    typist.body(f"1. {WORDS}.")
    typist.body("2. Kết quả bỏ phiếu kín:")
    table = typist.document.add_table(3, 3)
    for row, cells in zip(table.rows, (("TT", "Tên", "Số phiếu"), ("1", "Thôn Nà Sao", "9/9"),
                                       ("2", "Thôn Bản Phố", "8/9")), strict=True):  # fmt: skip
        for cell, text in zip(row.cells, cells, strict=True):
            typist.type(cell, text, 13)
    typist.body("Cuộc họp kết thúc vào 16 giờ 30, ngày 09 tháng 6 năm 2026./.")
    table = typist.document.add_table(2, 2)
    sign(table.rows[0].cells[0], (("THƯ KÝ",), "Lò Thị Mây"), typist)
    sign(table.rows[0].cells[1], (("CHỦ TỌA",), "Giàng A Sùng"), typist)
    receivers(table.rows[1].cells[0], typist, "- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ.")
    return typist


def minutes_loose() -> Hand:
    """The same with Nơi nhận in paragraphs of its own under the table of signers."""
    typist = minutes()
    table = typist.document.tables[-1]
    row = table.rows[1]
    for made in list(row.cells[0].paragraphs):
        if made.text:
            typist.document.element.body.insert(-1, made._p)
    table._tbl.remove(row._tr)
    return typist


def invitation() -> Hand:
    """Mẫu 1.7."""
    typist = headed("Số: 11/GM-UBND", "GIẤY MỜI", "Dự hội nghị sơ kết phong trào thi đua")
    typist.body("Ủy ban nhân dân xã Suối Hoa trân trọng kính mời: Ông, bà Trưởng các thôn.")
    typist.body("Tới dự: Hội nghị sơ kết phong trào thi đua sáu tháng đầu năm.")
    typist.body("Chủ trì: Ông Giàng A Sùng, Chủ tịch Ủy ban nhân dân xã.")
    typist.body("Thời gian: 08 giờ 00, ngày 12 tháng 6 năm 2026.")
    typist.body("Địa điểm: Hội trường Ủy ban nhân dân xã.")
    typist.body("Đề nghị các đại biểu đến dự đúng thời gian./.")
    close(typist, CHAIR, "- Như trên;", "- Lưu: VT, VHXH.")
    return typist


def submission() -> Hand:
    """A tờ trình to a superior: one addressee on the line of Kính gửi."""
    typist = headed("Số: 21/TTr-UBND", "TỜ TRÌNH", "Đề nghị tặng Bằng khen năm 2026")
    made = typist.type(typist.document, "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn", 14)
    made.paragraph_format.space_before = Pt(6)
    for text in (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ;",
        "Căn cứ Biên bản số 04/BB-HĐTĐKT ngày 09/6/2026 của Hội đồng xã.",
    ):
        typist.body(text).runs[0].italic = True
    typist.body(f"{WORDS}; trân trọng trình:")
    typist.body("1. Tặng Bằng khen cho 02 tập thể (có danh sách kèm theo).")
    typist.body("2. Hồ sơ gồm tờ trình, biên bản và báo cáo thành tích./.")
    close(typist, CHAIR, "- Như trên;", "- Lưu: VT, VHXH.")
    return typist


def report() -> Hand:
    """A báo cáo to everyone: no Kính gửi."""
    typist = headed("Số: 33/BC-UBND", "BÁO CÁO", "Sơ kết phong trào thi đua sáu tháng đầu năm")
    typist.body(f"{WORDS}; Ủy ban nhân dân xã báo cáo như sau:")
    heading(typist, "I. KẾT QUẢ")
    typist.body(f"1. {WORDS}.")
    typist.body(f"2. {WORDS}.")
    heading(typist, "II. NHIỆM VỤ SÁU THÁNG CUỐI NĂM")
    typist.body(f"{WORDS}./.")
    close(typist, CHAIR, "- UBND tỉnh (bc);", "- Lưu: VT, VHXH.")
    return typist


def addressed_report() -> Hand:
    """A báo cáo to two superiors: dashes below Kính gửi."""
    typist = headed("Số: 34/BC-UBND", "BÁO CÁO", "Kết quả phong trào thi đua quý II")
    typist.type(typist.document, "Kính gửi:", 14, side=SIDE.LEFT)
    for text in ("- Ủy ban nhân dân tỉnh Vân Sơn;", "- Sở Nội vụ tỉnh Vân Sơn."):
        made = typist.type(typist.document, text, 14, side=SIDE.LEFT)
        made.paragraph_format.left_indent = Mm(45)
    typist.body(f"{WORDS}./.")
    close(typist, CHAIR, "- Như trên;", "- Lưu: VT, VHXH.")
    return typist


def notice() -> Hand:
    typist = headed("Số: 15/TB-UBND", "THÔNG BÁO", "Kết quả kiểm tra phong trào thi đua quý II")
    typist.body(f"{WORDS}.")
    for sign_and_words in ("a) Nêu việc tốt;", "b) Nêu việc chậm;", "c) Nêu hạn sửa."):
        typist.body(sign_and_words)
    typist.body("Ủy ban nhân dân xã thông báo để các thôn biết, thực hiện./.")
    close(typist, (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Tẩn Láo Tả"))
    return typist


def decision() -> Hand:
    """A decision of the chair: a council named in its Điều, and a list on a page of its own."""
    typist = headed("Số: 45/QĐ-UBND", "QUYẾT ĐỊNH",
                    "Về việc thành lập Hội đồng")  # fmt: skip
    typist.type(typist.document, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI HOA", 14, bold=True)
    for text in (
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
    ):
        typist.body(text).runs[0].italic = True
    made = typist.type(typist.document, "QUYẾT ĐỊNH:", 14, bold=True)
    made.paragraph_format.space_before = Pt(6)
    texts = (
        "Thành lập Hội đồng gồm các ông, bà có tên sau:",
        "Hội đồng làm việc theo quy chế.",
        "Quyết định này có hiệu lực từ ngày ký./.",
    )
    for number, text in enumerate(texts, start=1):
        made = typist.body("")
        made.runs[0].text, made.runs[0].bold = f"Điều {number}. ", True
        typist.run(made, text, 14)
        if number == 1:
            typist.body("1. Chủ tịch Hội đồng: Ông Giàng A Sùng, Chủ tịch Ủy ban nhân dân xã.")
            typist.body("2. Các thành viên theo danh sách kèm theo.")
    close(typist, (("CHỦ TỊCH",), "Giàng A Sùng"), "- Như Điều 3;", "- Lưu: VT, VHXH.")
    attach(typist, wide=False)
    return typist


def attach(typist: Hand, *, wide: bool, restarts: bool = True, rows: int = 2) -> None:
    """Add a list in a section of its own, lying on its side when `wide`."""
    part = typist.document.add_section(WD_SECTION.NEW_PAGE)
    if wide:
        part.orientation = WD_ORIENT.LANDSCAPE
        part.page_width, part.page_height = Mm(297), Mm(210)
        part.top_margin, part.bottom_margin = Mm(30), Mm(20)
        part.left_margin, part.right_margin = Mm(20), Mm(20)
    for old in part._sectPr.findall(qn("w:pgNumType")):
        part._sectPr.remove(old)
    if restarts:
        number = part._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
        part._sectPr.append(number)
    typist.type(typist.document, "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG", 14, bold=True)
    typist.type(typist.document, "(Kèm theo Quyết định số 45/QĐ-UBND ngày 09 tháng 6 năm 2026"
                " của Chủ tịch Ủy ban nhân dân xã)", 14, italic=True)  # fmt: skip
    made = typist.document.add_paragraph()
    made._p.append(parse_xml(_LINE.format(w=nsdecls("w"), a=190, b=270)))
    table = typist.document.add_table(rows, 3)
    for place, row in enumerate(table.rows):
        words = (str(place), "Lò Thị Mây", "Ủy viên") if place else ("TT", "Họ tên", "Chức vụ")
        for cell, text in zip(row.cells, words, strict=True):
            typist.type(cell, text, 13)


def wide_appendix() -> Hand:
    """A report with an appendix lying on its side, pages counted anew."""
    typist = report()
    attach(typist, wide=True)
    title = next(p for p in typist.document.paragraphs if p.text.startswith("DANH SÁCH"))
    above = typist.type(typist.document, "Phụ lục", 14, bold=True)
    title._p.addprevious(above._p)
    said = next(p for p in typist.document.paragraphs if p.text.startswith("1. "))
    said.runs[0].text = f"1. {WORDS} (chi tiết theo Phụ lục kèm theo)."
    return typist


def pledge(count: int = 2) -> Hand:
    """A pledge of a cluster: signers side by side, no Nơi nhận."""
    typist = headed("Số: 01/GƯ-CTĐ", "GIAO ƯỚC THI ĐUA", "Cụm thi đua số 2 năm 2026")
    typist.body(f"{WORDS}; các đơn vị thống nhất giao ước:")
    typist.body("1. Đăng ký đủ, báo cáo đúng hạn.")
    typist.body("2. Giúp nhau trong việc làng, việc nước./.")
    table = typist.document.add_table(-(-count // 2), 2)
    for number in range(count):
        cell = table.rows[number // 2].cells[number % 2]
        posts = (f"ĐẠI DIỆN THÔN SỐ {number + 1}", "TRƯỞNG THÔN")
        sign(cell, (posts, f"Vàng A Dế {'ABCDEFG'[number]}"), typist)
    return typist


def received_pledge() -> Hand:
    """A pledge with Nơi nhận below its signers."""
    typist = pledge(2)
    made = typist.document.add_table(1, 1).rows[0].cells[0]
    receivers(made, typist)
    return typist


def achievements() -> Hand:
    """A person's own report: the person signs, the office above confirms."""
    typist = hand()
    table = typist.document.add_table(1, 2)
    left, right = table.rows[0].cells
    typist.type(left, "ỦY BAN NHÂN DÂN", 13)
    typist.type(left, "THÔN NÀ SAO", 13, bold=True)
    typist.type(left, "_______", 13)
    typist.type(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    typist.type(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    typist.type(right, "_" * 38, 14, raised=True)
    typist.type(right, DAY, 13, italic=True)
    typist.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng Giấy khen năm 2026")
    heading(typist, "I. SƠ LƯỢC LÝ LỊCH")
    typist.body("- Họ tên: Lò Thị Mây; sinh ngày 02/02/1990; giới tính: nữ.")
    typist.body("- Nơi ở: thôn Nà Sao, xã Suối Hoa.")
    heading(typist, "II. THÀNH TÍCH ĐẠT ĐƯỢC")
    typist.body(f"1. {WORDS}.")
    typist.body("2. Vận động 12 hộ hiến đất mở đường.")
    table = typist.document.add_table(1, 2)
    left, right = table.rows[0].cells
    sign(left, (("XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG", "CHỦ TỊCH"), "Giàng A Sùng"), typist)
    sign(right, (("NGƯỜI BÁO CÁO",), "Lò Thị Mây"), typist)
    return typist


def confirmed_achievements() -> Hand:
    """The same as many type it: small letters over the names, the confirmation below."""
    typist = achievements()
    table = typist.document.tables[-1]
    left, right = table.rows[0].cells
    left.paragraphs[1].runs[0].text = "Xác nhận của cấp trình khen thưởng"
    right.paragraphs[1].runs[0].text = "Người báo cáo"
    return typist


KINDS: dict[str, Callable[[], Hand]] = {
    made.__name__: made
    for made in (minutes, minutes_loose, invitation, submission, report, addressed_report, notice,
                 decision, wide_appendix, pledge, received_pledge, achievements,
                 confirmed_achievements)
}  # fmt: skip
