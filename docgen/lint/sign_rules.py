"""Phụ lục I, phần I, mục II, khoản 7 and 9: the signing block and Nơi nhận."""

import re
from itertools import pairwise

from docgen import nd30
from docgen.lint.finding import Sheet, look_faults, part_one
from docgen.lint.lines import Line
from docgen.lint.papers import Paper
from docgen.lint.posts import POWER, is_post, names_power
from docgen.lint.title_rules import check_ends
from models.text import folded

_SIGNING = {point: part_one("II", 7, point) for point in "bcđ"}
_RECIPIENTS = part_one("II", 9, "d")
_BAD_POWER = re.compile(r"(TM|KT|TL|TUQ)\s*/|[TK]\s*/\s*[MTL]\b|(TM|KT|TUQ)\s+(?!\.)|[TK]\.[MT]\b")
_DEPUTIES = ("pho", "thu truong", "quyen")
_TITLES = re.compile(
    r"\s*(?:(?:GS|PGS|TS|ThS|BS|KS|CN|LS|NGƯT|NGND|NSƯT|NSND|AHLĐ|CKI+|BSCK\w*)\s*\.|(?:(?:GS|PGS"
    r"|TS|ThS)|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|cử nhân|nhà giáo|thầy thuốc|"
    r"đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|ông|bà)\s)",
    re.I,
)
_MAY_SHOW_TITLES = re.compile(r"\b(?:truong|vien|benh|tram y te|cong an|quan|trung tam y te)\b")
_STAMP = re.compile(r"(?:người ký|ký bởi|e-?mail|cơ quan|thời gian ký|ngày ký|chức vụ)\s*:", re.I)
_DRAFTER_CODE = re.compile(r"\s*[A-ZĐ]{1,6}\.?\s*\(?\d*\)?\.?\s*")


def check_sign_off(sheet: Sheet, paper: Paper) -> None:
    """Check who signs and who receives; a pledge has signers side by side and no Nơi nhận."""
    may_show_titles = any(_MAY_SHOW_TITLES.search(line.plain) for line in paper.agency)
    for block in paper.signing:
        _check_block(sheet, block, may_show_titles)
    title = paper.recipients_title
    if title is None:
        return
    wrong = look_faults(title, nd30.RECIPIENT_TITLE_PT, bold=True, italic=True, upper=False)
    if not title.text.rstrip().endswith(":"):
        wrong.append("thiếu dấu hai chấm")
    sheet.note_look(_RECIPIENTS, "“Nơi nhận”", title, wrong)
    items = _items(paper.recipients)
    for line in items:
        wrong = look_faults(line, nd30.RECIPIENT_PT, bold=False, upper=False)
        sheet.note_look(_RECIPIENTS, "Dòng nơi nhận", line, wrong)
    if items and not any(line.is_open for line in items):
        _check_items(sheet, paper, items)


def _items(lines: list[Line]) -> list[Line]:
    """Return the dash lines; the code of the drafter (PL.(300)) below them is no recipient."""
    found = [line for line in lines if line.has_words or line.is_open]
    while found and _DRAFTER_CODE.fullmatch(found[-1].text) and len(found) > 1:
        found.pop()
    return found


def _check_items(sheet: Sheet, paper: Paper, items: list[Line]) -> None:
    dashed = [line for line in items if line.text.strip().startswith("-")]
    if len(dashed) < len(items) and not _runs_on(items):
        loose = next(line for line in items if line not in dashed)
        sheet.note(_RECIPIENTS, "Mỗi nơi nhận phải có gạch đầu dòng (-)", loose)
        return
    if len(dashed) == len(items):
        check_ends(sheet, _RECIPIENTS, "Nơi nhận", items)
    if not re.match(r"\s*-\s*Lưu\s*:\s*VT", dashed[-1].text):
        sheet.note(_RECIPIENTS, "Dòng cuối của Nơi nhận phải là “- Lưu: VT, …”", dashed[-1])
    first = folded(dashed[0].text.strip(" -–;."))
    if (paper.is_letter or paper.addressed) and not first.startswith("nhu tren"):
        sheet.note(_RECIPIENTS, "Văn bản có “Kính gửi” thì dòng đầu của Nơi nhận là “- Như trên;”",
                   dashed[0])  # fmt: skip


def _runs_on(items: list[Line]) -> bool:
    """Tell whether the loose lines only carry on the dash line above, broken by hand."""
    if not items[0].text.strip().startswith("-"):
        return False
    return not any(
        above.text.rstrip().endswith((";", ".")) and not line.text.strip().startswith("-")
        for above, line in pairwise(items)
    )


def _check_block(sheet: Sheet, block: list[Line], may_show_titles: bool) -> None:
    lines = [line for line in block if not _is_remark(line)]
    if not lines:
        return
    posts, name = _parted(lines)
    for at, line in enumerate(posts):
        upper = names_power(line) and (at == 0 or _is_above(at, posts))
        wrong = look_faults(line, nd30.SIGNER_PT, bold=True, upper=upper or None)
        sheet.note_look(_SIGNING["đ"], "Quyền hạn, chức vụ người ký", line, wrong)
        if _BAD_POWER.match(line.text.strip().upper()):
            sheet.note(_SIGNING["b"], "Quyền hạn người ký ghi “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”",
                       line)  # fmt: skip
        elif re.match(r"\s*(?:TM|KT|TL|TUQ|Q)\.\S", line.text):
            sheet.note(_SIGNING["b"], "Sau chữ viết tắt quyền hạn phải có dấu cách", line)
    _check_stack(sheet, posts)
    if name is None:
        return
    wrong = look_faults(name, nd30.SIGNER_PT, bold=True, upper=False)
    sheet.note_look(_SIGNING["đ"], "Họ tên người ký", name, wrong)
    if _TITLES.match(name.text) and not may_show_titles:
        sheet.note(_SIGNING["c"], "Không ghi học hàm, học vị, danh hiệu trước họ tên người ký",
                   name)  # fmt: skip


def _is_above(at: int, posts: list[Line]) -> bool:
    """Tell whether a line belongs to 7a; the other post above a name (7b) is in small letters."""
    return bool(POWER.match(posts[at].text.strip()) or POWER.match(posts[at - 1].text.strip()))


def _is_remark(line: Line) -> bool:
    """Tell whether a line is no post or name: "(Đã ký)", the stamp of a digital signature."""
    text = line.text.strip()
    in_brackets = text.startswith("(") or text.endswith(")")
    return not line.has_words or in_brackets or bool(_STAMP.match(text))


def _parted(lines: list[Line]) -> tuple[list[Line], Line | None]:
    """Part powers and posts from the name below them; an unsigned draft has no name."""
    *posts, last = lines
    if not posts or is_post(last):
        return lines, None
    return posts, last


def _check_stack(sheet: Sheet, posts: list[Line]) -> None:
    """Check that "KT. …" and "TM. …" are followed by the post of the one who signs."""
    for at, line in enumerate(posts):
        power = POWER.match(line.text.strip())
        below = posts[at + 1] if at + 1 < len(posts) else None
        if power is None or power[1] == "Q":
            continue
        if below is None:
            sheet.note(_SIGNING["b"], f"Dưới dòng “{power[1]}. …” phải ghi chức vụ người ký", line)
        elif power[1] == "KT" and not folded(below.text).startswith(_DEPUTIES):
            sheet.note(_SIGNING["b"], "Dưới dòng “KT. …” phải ghi chức vụ cấp phó", below)
