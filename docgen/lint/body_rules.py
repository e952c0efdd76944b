"""Phụ lục I, phần I, mục II, khoản 6: grounds, headings, paragraphs of the body, its end."""

import re
from itertools import pairwise

from docgen import nd30
from docgen.lint.finding import Sheet, look_faults, number, part_one
from docgen.lint.lines import Line
from docgen.lint.papers import Paper
from docgen.textwidth import width_mm

GROUNDS, HEADINGS, BODY = (part_one("II", 6, point) for point in ("a", "đ", "e"))
ENDING = "Phụ lục III, Mục II"  # the templates themselves close the body so
_GROUND = re.compile(r"\s*(?:căn cứ|theo đề nghị|thực hiện|xét)\s", re.I)
_ENACTS = re.compile(r",.*\b(?:ban hành|xây dựng|tổ chức|phát động|triển khai)\b|:\s*$", re.I)
_SECTION = re.compile(r"\s*[IVXL]+\s*\.\s+\S")
_PART = re.compile(r"\s*(Phần|Chương)\s+(thứ\s+\w+|[IVXL\d]+)\s*[.:]?\s*$", re.I)
_SUBPART = re.compile(r"\s*(Mục|Tiểu mục)\s+\d+\s*[.:]?\s*$", re.I)
_ARTICLE = re.compile(r"\s*(Điều\s+\d+\s*\.?)")
_CLAUSE = re.compile(r"\d{1,2}\.\s")
_POINT = re.compile(r"\s*(?:[-–+]|a\))\s")
_MARKED = re.compile(r"\s*(?:[-–+*•●]|[a-zđ]{1,2}\)|\(?\d+\)|\d+\.\d+)")
_INDENTS_MM = (10.0, 12.7)
_INDENT_SLACK_MM = 0.6
_LINE_PT = 1.15  # a single line of Times New Roman, in sizes
_LONGEST_HEADING = 160
_LONGEST_TITLE = 80


def check_body(sheet: Sheet, paper: Paper) -> None:
    """Check everything between the title and Nơi nhận; tables are left to the office."""
    words = [line for line in paper.body if not line.table and line.has_words]
    grounds = _grounds(words, paper)
    _check_grounds(sheet, grounds)
    after_part = False
    for line in words:
        if line not in grounds:
            after_part = _check_line(sheet, line, after_part)
    for line, below in pairwise(words):
        if _is_clause_title(line, below) and not all(p.look.bold for p in line.worded()):
            sheet.note(HEADINGS, "Tiêu đề của khoản chưa in đậm", line)
    _check_layout(sheet, paper.body, grounds)
    _check_ending(sheet, paper)


def _grounds(words: list[Line], paper: Paper) -> list[Line]:
    """Return the legal grounds: lines "Căn cứ …" on their own before the first heading."""
    found: list[Line] = []
    for line in words:
        is_ground = _GROUND.match(line.text) and line.starts
        if is_ground and not _ENACTS.search(line.text.removesuffix(";")):
            found.append(line)
        elif found or _is_heading(line):
            break
    is_act = paper.kind in ("quyet dinh", "nghi quyet")
    is_list = len(found) > 1 or any(line.text.rstrip().endswith(";") for line in found)
    is_set_as_one = any(all(piece.look.italic for piece in line.worded()) for line in found)
    return found if is_act or is_list or is_set_as_one else []


def _is_heading(line: Line) -> bool:
    return any(rule.match(line.text) for rule in (_SECTION, _PART, _SUBPART, _ARTICLE))


def _check_grounds(sheet: Sheet, grounds: list[Line]) -> None:
    for line in grounds:
        wrong = look_faults(line, nd30.BODY_PT, bold=False, italic=True, upper=False)
        sheet.note_look(GROUNDS, "Căn cứ", line, wrong)
    if not grounds or any(line.is_open for line in grounds):
        return
    for line in grounds[:-1]:
        if not line.text.rstrip().endswith(";"):
            sheet.note(GROUNDS, "Cuối mỗi căn cứ phải có dấu chấm phẩy (;)", line)
    if grounds[-1].text.rstrip().endswith((";", ",")):
        sheet.note(GROUNDS, "Căn cứ cuối cùng phải kết thúc bằng dấu chấm (.)", grounds[-1])


def _check_line(sheet: Sheet, line: Line, after_part: bool) -> bool:
    """Check one line; return whether the next one is the title of a part or chapter."""
    if _PART.match(line.text) or _SUBPART.match(line.text):
        wrong = look_faults(line, nd30.BODY_PT, bold=True, upper=False)
        wrong += [] if line.is_centred else ["chưa đặt giữa"]
        sheet.note_look(HEADINGS, "Phần, chương, mục", line, wrong)
        return True
    if after_part and line.is_centred and len(line.text) < _LONGEST_HEADING:
        wrong = look_faults(line, nd30.BODY_PT, bold=True, upper=True)
        sheet.note_look(HEADINGS, "Tiêu đề của phần, chương, mục", line, wrong)
    elif _is_section(line):
        wrong = look_faults(line, nd30.BODY_PT, bold=True, upper=True)
        sheet.note_look(HEADINGS, "Tiêu đề mục (số La Mã)", line, wrong)
    elif found := _ARTICLE.match(line.text):
        wrong = look_faults(line, nd30.BODY_PT, bold=None)
        if not _is_bold(line, found.end(1)):
            wrong.append("số thứ tự và tiêu đề chưa in đậm")
        sheet.note_look(HEADINGS, "Điều", line, wrong)
    else:
        _check_plain(sheet, line)
    return False


def _is_clause_title(line: Line, below: Line) -> bool:
    """Tell whether "1. Mục đích" stands alone above its points, as a title does."""
    text = line.text.strip()
    is_short = len(text) < _LONGEST_TITLE and not text.endswith((".", ";", ":", ",", "”"))
    starts = _CLAUSE.match(text) and line.starts and not line.is_open
    return bool(starts and is_short and _POINT.match(below.text))


def _is_section(line: Line) -> bool:
    by_word = re.fullmatch(r"[IVXL]+\.?", line.sign) is not None
    return (by_word or bool(_SECTION.match(line.text))) and len(line.text) < _LONGEST_HEADING


def _is_bold(line: Line, until: int) -> bool:
    at = 0
    for piece in line.pieces:
        if at < until and piece.text.strip() and not piece.look.bold:
            return False
        at += len(piece.text)
    return True


def _check_plain(sheet: Sheet, line: Line) -> None:
    text = line.text.strip()
    is_aside = text.startswith("(") or line.layout.side in ("center", "right", "end")
    wrong = look_faults(line, nd30.BODY_PT, italic=None)
    if not is_aside and all(piece.look.italic for piece in line.worded()):
        wrong.append("in nghiêng, phải là chữ đứng")
    sheet.note_look(BODY, "Nội dung", line, wrong)


def _check_layout(sheet: Sheet, body: list[Line], grounds: list[Line]) -> None:
    plain = [line for line in body if not line.table and line.has_words and line.starts]
    for line in plain:
        if line.layout.side in ("center", "right", "end") or line.is_open:
            continue
        if line.layout.side in ("left", "start") and _fills_a_line(line):
            sheet.note(BODY, "Nội dung chưa canh đều cả hai lề", line)
        _check_indent(sheet, line)
        _check_spacing(sheet, line)
    for above, line in pairwise(line for line in body if line.starts):
        if above in plain and line in plain and not (above.is_open or line.is_open):
            _check_gap(sheet, above, line)


def _fills_a_line(line: Line) -> bool:
    return width_mm(line.text, line.size_pt) > 1.1 * line.free_mm


def _check_indent(sheet: Sheet, line: Line) -> None:
    """Check the first line; lists deeper than the text and Word's own lists are left alone."""
    if line.sign or line.text.startswith("\t"):
        return
    start = line.layout.left_mm + line.layout.first_mm
    is_right = any(abs(start - wish) <= _INDENT_SLACK_MM for wish in _INDENTS_MM)
    if is_right or (_MARKED.match(line.text) and start > min(_INDENTS_MM)):
        return
    sheet.note(BODY, f"Đầu dòng lùi {number(start)} mm, phải là 1 cm hoặc 1,27 cm", line)


def _check_spacing(sheet: Sheet, line: Line) -> None:
    layout = line.layout
    share = layout.line
    if layout.line_rule != "auto":
        share = layout.line / (line.size_pt * _LINE_PT)
    least = nd30.LINE_SPACING.least if layout.line_rule == "auto" else 0.9
    low = share < least - 0.02 and layout.line_rule != "atLeast"
    if low or share > nd30.LINE_SPACING.most + 0.05:
        sheet.note(BODY, f"Khoảng cách dòng {number(share)}, phải từ 1 đến 1,5 dòng", line)


def _check_gap(sheet: Sheet, above: Line, line: Line) -> None:
    same = above.layout.style == line.layout.style
    after, before = above.layout.after_pt, line.layout.before_pt
    if same and above.layout.no_gap_between_same:
        after = 0
    if same and line.layout.no_gap_between_same:
        before = 0
    if after + before < nd30.PARAGRAPH_GAP_PT.least - 0.05:
        sheet.note(BODY, f"Khoảng cách giữa các đoạn {number(after + before)} pt, tối thiểu 6 pt",
                   line)  # fmt: skip


def _check_ending(sheet: Sheet, paper: Paper) -> None:
    """Check the "./." that closes the body; without Nơi nhận the end of a body is not certain."""
    said = [line for line in paper.body if line.text.strip()]
    marks = [line for line in said for _ in range(line.text.count(nd30.END_MARK))]
    if len(marks) > 1:
        sheet.note(ENDING, "Chỉ đặt dấu “./.” một lần, ở cuối văn bản", marks[0])
    if not said or paper.recipients_title is None or said[-1].is_open:
        return
    text = said[-1].text.rstrip()
    if not text.endswith("/."):
        last = next((line for line in reversed(said) if line.has_words), said[-1])
        sheet.note(ENDING, "Văn bản phải kết thúc bằng dấu “./.”", last)
    elif "\t" not in text and re.search(r"[\w”)][\s\u00a0]+\./\.$", text):
        sheet.note(ENDING, "Dấu “./.” viết liền sau chữ cuối cùng, không cách", said[-1])
