"""What single kinds of paper must hold, as the templates of Phụ lục III show them."""

import re

from docgen.lint.finding import Sheet, part_one
from docgen.lint.lines import Line
from docgen.lint.papers import Paper
from models.text import folded

_ADDRESSED = part_one("II", 9, "d")
_NEVER_ADDRESSED = {
    "nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong bao", "huong dan",
    "chuong trinh", "ke hoach", "phuong an", "de an", "du an", "bien ban",
}  # fmt: skip
_ENDED = re.compile(r"ket thuc|be mac|cung ngay|lap xong|hoan thanh|thong qua")
_BEGUN = re.compile(r"bat dau|khai mac|\bhoi \d{1,2}\b|\bvao (?:luc|hoi)\b|^thoi gian|\d gio\b")
_PARTY = "ben giao"
_SECRETARY = ("thu ky", "nguoi ghi", "nguoi lap")
_CHAIR = ("chu toa", "chu tri")
_ENACTS = re.compile(r"quyet (?:dinh|nghi)\s*:?")
_ARTICLE_ONE = re.compile(r"\s*điều\s+1\s*\.", re.I)


def template(number: str) -> str:
    """Return the article of one of the Government's templates."""
    return f"Phụ lục III, Mẫu {number}"


def check_kind(sheet: Sheet, paper: Paper) -> None:
    """Check what only this kind of paper has; forms still to be filled in are left alone."""
    if paper.addressed and paper.kind in _NEVER_ADDRESSED:
        sheet.note(_ADDRESSED, "“Kính gửi” chỉ dùng trong công văn, và tờ trình, báo cáo gửi cấp"
                   " trên", paper.addressed[0])  # fmt: skip
    check = _CHECKS.get(paper.kind)
    if check is not None and paper.type_name is not None and not _is_form(paper):
        check(sheet, paper, paper.type_name)


def _is_form(paper: Paper) -> bool:
    """Tell whether much of the body is dots: a template, not a paper."""
    return sum(line.is_open for line in paper.body) > 1


def _minutes(sheet: Sheet, paper: Paper, title: Line) -> None:
    article = template("1.9")
    if paper.date is not None:
        sheet.note(article, "Biên bản không có dòng địa danh, ngày tháng năm ở đầu; thời gian ghi"
                   " trong nội dung", paper.date)  # fmt: skip
    words = _words(paper)
    if words and not any(_BEGUN.search(line.plain) for line in words[:-1]):
        sheet.note(article, "Biên bản phải ghi thời gian bắt đầu", title)
    if words and not any(_ENDED.search(line.plain) for line in words[-3:]):
        sheet.note(article, "Biên bản phải ghi thời gian kết thúc ở cuối", words[-1])
    _check_sides(sheet, article, paper)


def _check_sides(sheet: Sheet, article: str, paper: Paper) -> None:
    """Check that the secretary signs on the left, the chair on the right."""
    firsts = [block[0] for block in paper.signing if block]
    if any(line.plain.startswith(_PARTY) for line in firsts):
        return  # a handover: its parties sign, there is no secretary
    secretary = next((line for line in firsts if line.plain.startswith(_SECRETARY)), None)
    chair = next((line for line in firsts if line.plain.startswith(_CHAIR)), None)
    if secretary is not None and chair is not None and secretary.column > chair.column:
        sheet.note(article, "Thư ký ký bên trái, chủ tọa ký bên phải", secretary)
    elif firsts and secretary is None:
        sheet.note(article, "Biên bản phải có chữ ký của thư ký", firsts[0])


def _invitation(sheet: Sheet, paper: Paper, title: Line) -> None:
    article = template("1.7")
    words = _words(paper)
    said = " ".join(line.plain for line in words)
    if not words:
        return
    if "moi" not in said:
        sheet.note(article, "Giấy mời phải có câu “trân trọng kính mời: …”", title)
    names_time = any(line.plain.startswith("thoi gian") for line in words)
    if not names_time and not re.search(r"\d gio\b|\dh\d|\bluc \d", said):
        sheet.note(article, "Giấy mời phải ghi thời gian", title)
    if not re.search(r"dia diem|\btai\b", said):
        sheet.note(article, "Giấy mời phải ghi địa điểm", title)


def _submission(sheet: Sheet, paper: Paper, title: Line) -> None:
    if not paper.addressed and paper.recipients_title is not None:
        sheet.note(_ADDRESSED, "Tờ trình gửi cấp trên phải có “Kính gửi:”", title)


def _decision(sheet: Sheet, paper: Paper, title: Line) -> None:
    words = _words(paper)
    if not words or paper.attached or paper.recipients_title is None:
        return
    article = template("1.2")
    enacting = next((line for line in words if _ENACTS.fullmatch(line.plain.strip())), None)
    first = next((line for line in words if _ARTICLE_ONE.match(line.text)), None)
    if enacting is None:
        sheet.note(article, "Không thấy dòng “QUYẾT ĐỊNH:” trước Điều 1", title)
    elif enacting.shown != enacting.shown.upper() or not _is_bold(enacting):
        sheet.note(article, "Dòng “QUYẾT ĐỊNH:” phải in hoa, đậm", enacting)
    elif not enacting.text.rstrip().endswith(":"):
        sheet.note(article, "Sau “QUYẾT ĐỊNH” phải có dấu hai chấm", enacting)
    if first is None:
        sheet.note(article, "Nội dung quyết định phải chia theo Điều, bắt đầu từ “Điều 1.”", title)
    if not any(line.plain.startswith("can cu") for line in words):
        sheet.note(part_one("II", 6, "a"), "Quyết định phải có căn cứ ban hành", title)


def _is_bold(line: Line) -> bool:
    return all(piece.look.bold for piece in line.worded())


def _words(paper: Paper) -> list[Line]:
    return [line for line in paper.body if line.has_words]


_CHECKS = {
    folded("biên bản"): _minutes,
    folded("giấy mời"): _invitation,
    folded("tờ trình"): _submission,
    folded("quyết định"): _decision,
}
