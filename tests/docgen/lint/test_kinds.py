"""Minutes, invitations, submissions, pledges …: sound ones are clean, one bent thing is told."""

import pytest
from docx.document import Document
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from docgen.lint import lint_file, shipped_laws
from tests.docgen.lint.bending import TODAY, drop, ink, paragraph, say, swap
from tests.docgen.lint.kinds import KINDS, attach, pledge, report


def told(typist, folder) -> list[str]:
    path = folder / "van-ban.docx"
    typist.document.save(str(path))
    return [str(finding) for finding in lint_file(path, shipped_laws(), TODAY)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_paper_of_any_kind_is_clean(tmp_path, kind):
    assert told(KINDS[kind](), tmp_path) == []


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_a_pledge_of_several_signers_is_clean(tmp_path, count):
    assert told(pledge(count), tmp_path) == []


def cell(document: Document, column: int):
    return document.tables[-1].rows[0].cells[column]


def swap_signers(document: Document) -> None:
    """Put the secretary right, the chair left."""
    left, right = cell(document, 0), cell(document, 1)
    lefts, rights = list(left.paragraphs), list(right.paragraphs)
    for made in lefts:
        right._tc.append(made._p)
    for made in rights:
        left._tc.append(made._p)


def date_line(document: Document) -> None:
    head = document.tables[0].rows[0].cells[1]
    made = head.paragraphs[-1]
    made.runs[0].text = "Suối Hoa, ngày 09 tháng 6 năm 2026"


def no_rule(document: Document) -> None:
    """Take the line below the agency away."""
    for made in document.tables[0].rows[0].cells[0].paragraphs:
        if made.text.startswith("___"):
            made._p.getparent().remove(made._p)


def lie(document: Document) -> None:
    document.sections[-1].left_margin = Mm(10)


def addressed(document: Document) -> None:
    """Add "Kính gửi" to a paper that has none."""
    first = paragraph(document, "Hội đồng nghe")
    made = Paragraph(first._p.__deepcopy__({}), first._parent)
    first._p.addprevious(made._p)
    made.runs[0].text = "Kính gửi: Các thôn"
    say("- Các thôn", "- Như trên;")(document)


CASES = [
    ("minutes", date_line, "Mẫu 1.9", "không có dòng địa danh"),
    ("minutes", swap_signers, "Mẫu 1.9", "Thư ký ký bên trái"),
    ("minutes", drop("Thời gian bắt đầu"), "Mẫu 1.9", "thời gian bắt đầu"),
    ("minutes", say("Cuộc họp", "Mọi người ra về./."), "Mẫu 1.9", "thời gian kết thúc"),
    ("minutes", say("THƯ KÝ", "ỦY VIÊN"), "Mẫu 1.9", "chữ ký của thư ký"),
    ("minutes", ink("THƯ KÝ", bold=False), "điểm đ khoản 7", "chưa in đậm"),
    ("minutes", ink("CHỦ TỌA", size=Pt(12)), "điểm đ khoản 7", "cỡ chữ 12"),
    ("minutes", say("- Lưu", "- Lưu hồ sơ."), "điểm d khoản 9", "“- Lưu: VT, …”"),
    ("minutes", swap("2. Kết quả", "2.", "3."), "điểm đ khoản 6", "phải là “2.”"),
    ("minutes_loose", swap("Cuộc họp", "./.", "."), "Phụ lục III", "kết thúc bằng dấu"),
    ("invitation", say("Ủy ban nhân dân xã Suối Hoa trân", "Họp thôn."), "Mẫu 1.7", "kính mời"),
    ("invitation", say("Thời gian", "Nội dung: Sơ kết."), "Mẫu 1.7", "phải ghi thời gian"),
    ("invitation", drop("Địa điểm"), "Mẫu 1.7", "phải ghi địa điểm"),
    ("submission", drop("Kính gửi"), "điểm d khoản 9", "Tờ trình gửi cấp trên phải có"),
    ("submission", drop("- Như trên"), "điểm d khoản 9", "“- Như trên;”"),
    ("submission", swap("Căn cứ Nghị định", "152/2025", "98/2023"), "Hiệu lực", "hết hiệu lực"),
    ("report", say("II. NHIỆM", "II. Nhiệm vụ"), "điểm đ khoản 6", "chưa viết hoa"),
    ("addressed_report", swap("- Sở Nội vụ", "Sơn.", "Sơn;"), "điểm d khoản 9", "dấu chấm (.)"),
    ("notice", swap("c) Nêu", "c)", "d)"), "điểm đ khoản 6", "phải là “c)”"),
    ("notice", say("TL. CHỦ", "TL.CHỦ TỊCH"), "điểm b khoản 7", "dấu cách"),
    ("notice", addressed, "điểm d khoản 9", "“Kính gửi” chỉ dùng"),
    ("decision", drop("QUYẾT ĐỊNH:"), "Mẫu 1.2", "Không thấy dòng “QUYẾT ĐỊNH:”"),
    ("decision", say("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"), "Mẫu 1.2", "dấu hai chấm"),
    ("decision", ink("QUYẾT ĐỊNH:", bold=False), "Mẫu 1.2", "in hoa, đậm"),
    ("decision", say("(Kèm theo", "(KÈM THEO QUYẾT ĐỊNH)"), "Mục III, khoản 1", "viết hoa"),
    ("pledge", ink("ĐẠI DIỆN THÔN SỐ 2", bold=False), "điểm đ khoản 7", "chưa in đậm"),
    ("pledge", ink("1. Đăng ký", name="Arial"), "khoản 4", "Arial"),
    ("pledge", no_rule, "khoản 2", "Không thấy đường kẻ"),
    ("wide_appendix", lie, "khoản 3", "Lề trái 10 mm"),
    ("wide_appendix", say("Phụ lục", "PHỤ LỤC"), "Mục III, khoản 1", "viết hoa"),
    ("achievements", ink("NGƯỜI BÁO CÁO", size=Pt(16)), "điểm đ khoản 7", "cỡ chữ 16"),
    ("achievements", swap("2. Vận động", "hiến đất", "hiến  đất"), "Chính tả", "dấu cách"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "bend", "article", "words"), CASES, ids=[f"{c[0]}: {c[3]}" for c in CASES]
)
def test_one_bent_thing_is_the_one_finding(tmp_path, kind, bend, article, words):
    typist = KINDS[kind]()
    bend(typist.document)
    found = told(typist, tmp_path)
    assert len(found) == 1, found
    assert article in found[0].split(": ")[0] + ","
    assert words in found[0]


def test_an_appendix_counted_on_from_the_paper_is_told(tmp_path):
    typist = report()
    attach(typist, wide=True, restarts=False)
    title = paragraph(typist.document, "DANH SÁCH")
    above = typist.type(typist.document, "Phụ lục", 14, bold=True)
    title._p.addprevious(above._p)
    swap("1. Hội đồng", "các thôn", "các thôn theo Phụ lục kèm theo")(typist.document)
    (found,) = told(typist, tmp_path)
    assert "Số trang của Phụ lục phải đánh riêng" in found


def test_minutes_still_to_be_filled_in_are_no_findings(tmp_path):
    typist = KINDS["minutes"]()
    for start in ("Thời gian bắt đầu", "Địa điểm", "Cuộc họp"):
        say(start, f"{start}: ……………………")(typist.document)
    assert told(typist, tmp_path) == []
