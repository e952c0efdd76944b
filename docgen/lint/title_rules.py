"""Phụ lục I, phần I, mục II, khoản 5 and 9a: type name, subject, "V/v …", Kính gửi."""

import re

from docgen import nd30
from docgen.lint.finding import Sheet, look_faults, part_one
from docgen.lint.head_rules import check_share, underlined
from docgen.lint.lines import Line
from docgen.lint.papers import Paper

_TITLE, _ADDRESSED = part_one("II", 5), part_one("II", 9, "d")
_ATTACHED = part_one("III", 1)


def check_title(sheet: Sheet, paper: Paper) -> None:
    """Check what names the paper and whom it is addressed to."""
    if paper.type_name:
        _check_type(sheet, paper, paper.type_name)
    for line in paper.letter_subject:
        wrong = look_faults(line, nd30.LETTER_SUBJECT_PT, bold=False, upper=False)
        sheet.note_look(_TITLE, "Trích yếu công văn", line, wrong)
    for line in paper.attached:
        check_attached(sheet, line)
    if paper.addressed:
        _check_addressed(sheet, paper.addressed)
    elif paper.is_letter and not paper.type_name and paper.recipients_title:
        sheet.note(_ADDRESSED, "Công văn phải có “Kính gửi:”", paper.letter_subject[0])


def check_attached(sheet: Sheet, line: Line) -> None:
    """Check "(Kèm theo …)" under the title of an appendix or an attached paper."""
    wrong = look_faults(line, nd30.APPENDIX_TITLE_PT, bold=False, italic=True, upper=False)
    sheet.note_look(_ATTACHED, "Dòng “Kèm theo”", line, wrong)


def _check_type(sheet: Sheet, paper: Paper, line: Line) -> None:
    wrong = look_faults(line, nd30.TYPE_NAME_PT, bold=True, upper=True)
    sheet.note_look(_TITLE, "Tên loại văn bản", line, wrong + _off_centre(line))
    words = [part for part in paper.subject if part.has_words]
    for part in words:
        wrong = look_faults(part, nd30.SUBJECT_PT, bold=True, upper=False)
        sheet.note_look(_TITLE, "Trích yếu", part, wrong)
    if not words:
        return
    if underlined([line, *words]):
        sheet.note(_TITLE, "Đường kẻ dưới trích yếu phải là đường vẽ, không dùng gạch chân chữ",
                   words[-1])  # fmt: skip
    elif not paper.title_rules:
        sheet.note(_TITLE, "Không thấy đường kẻ dưới trích yếu", words[-1])
    if paper.title_rules:
        check_share(sheet, _TITLE, "trích yếu", words, paper.title_rules)


def _off_centre(line: Line) -> list[str]:
    return [] if line.is_centred else ["chưa đặt giữa"]


def _check_addressed(sheet: Sheet, lines: list[Line]) -> None:
    first, *rest = lines
    for line in lines:
        wrong = look_faults(line, nd30.BODY_PT, bold=False, upper=False)
        sheet.note_look(_ADDRESSED, "Kính gửi", line, wrong)
    if not re.match(r"\s*kính gửi\s*:", first.text, re.I):
        sheet.note(_ADDRESSED, "Sau từ “Kính gửi” phải có dấu hai chấm", first)
    dashed = [line for line in rest if line.text.strip().startswith(("-", "–"))]
    if any(line.is_open for line in dashed):
        return
    here = re.sub(r"(?i)^\s*kính gửi\s*:?", "", first.text).strip()
    if len(dashed) == 1 and not here:
        sheet.note(_ADDRESSED, "Gửi một nơi thì ghi cùng dòng với “Kính gửi:”", dashed[0])
    if len(dashed) > 1:
        check_ends(sheet, _ADDRESSED, "Kính gửi", dashed)


def check_ends(sheet: Sheet, article: str, name: str, items: list[Line]) -> None:
    """Check a dash list: ";" after each line, "." after the last."""
    for line in items[:-1]:
        if not line.text.rstrip().endswith(";"):
            sheet.note(article, f"{name}: cuối mỗi dòng phải có dấu chấm phẩy (;)", line)
    if not items[-1].text.rstrip().endswith("."):
        sheet.note(article, f"{name}: dòng cuối cùng phải kết thúc bằng dấu chấm (.)", items[-1])
