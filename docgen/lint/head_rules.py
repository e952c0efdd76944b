"""Phụ lục I, phần I, mục II, khoản 1 - 4: Quốc hiệu, agency, number, place and day."""

import re
from calendar import monthrange

from docgen import nd30
from docgen.lint.drawn import Drawn
from docgen.lint.finding import Sheet, look_faults, number, part_one
from docgen.lint.lines import Line
from docgen.lint.papers import Paper, rules_below
from docgen.textwidth import last_line_mm, width_mm

_COUNTRY, _AGENCY, _NUMBER, _DATE = (part_one("II", clause) for clause in (1, 2, 3, 4))
_FULL = nd30.Allowed(0.85, 1.2, 1.0)  # a rule as long as the words: what the eye takes for equal
_TYPED_SLACK = 0.12  # signs in a row cannot be measured to the millimetre
_DRAWN_SLACK = 0.04
_DAY = re.compile(r"ngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)$", re.I)
_SYMBOL = re.compile(r"\s*số\s*(?P<colon>:?)(?P<gap>\s*)(?P<number>\d+\w?)?(?P<rest>.*)$", re.I)


def check_head(sheet: Sheet, paper: Paper) -> None:
    """Check the two columns a paper begins with."""
    _check_country(sheet, paper)
    _check_agency(sheet, paper)
    if paper.number:
        _check_number(sheet, paper.number)
    elif not paper.attached and paper.kind and _is_signed(paper):
        sheet.note(_NUMBER, "Không thấy dòng “Số: …” dưới tên cơ quan", paper.country)
    if paper.date:
        _check_date(sheet, paper.date)
    if paper.number and paper.date and _is_apart(paper.number, paper.date):
        sheet.note(_DATE, "Địa danh, ngày tháng năm phải nằm cùng dòng với số, ký hiệu",
                   paper.date)  # fmt: skip


def _is_signed(paper: Paper) -> bool:
    return paper.recipients_title is not None


def _check_country(sheet: Sheet, paper: Paper) -> None:
    wrong = look_faults(paper.country, nd30.COUNTRY_PT, bold=True, upper=True)
    sheet.note_look(_COUNTRY, "Quốc hiệu", paper.country, wrong)
    motto = paper.motto
    if motto is None:
        sheet.note(_COUNTRY, "Không thấy Tiêu ngữ dưới Quốc hiệu", paper.country)
        return
    wrong = look_faults(motto, nd30.MOTTO_PT, bold=True, upper=False)
    sheet.note_look(_COUNTRY, "Tiêu ngữ", motto, wrong)
    if nd30.MOTTO not in motto.shown.replace("\u00a0", " "):
        sheet.note(_COUNTRY, f"Tiêu ngữ phải viết “{nd30.MOTTO}”", motto)
    rules = rules_below(paper, motto, left=False)
    if _may_lack(sheet, _COUNTRY, "Tiêu ngữ", [motto], rules, paper):
        return
    length = _length(rules)
    words = width_mm(motto.text.strip(), motto.worded()[0].look.size_pt, bold=True)
    if length is not None and not _FULL.holds(length / words, _slack(rules)):
        sheet.note(_COUNTRY, f"Đường kẻ dưới Tiêu ngữ dài {number(length)} mm, phải dài bằng dòng"
                   f" chữ ({number(words)} mm)", motto)  # fmt: skip


def _check_agency(sheet: Sheet, paper: Paper) -> None:
    for line in paper.agency:
        wrong = look_faults(line, nd30.AGENCY_PT, upper=True)
        sheet.note_look(_AGENCY, "Tên cơ quan", line, wrong)
    if not paper.agency:
        return
    last = paper.agency[-1]
    if not all(piece.look.bold for piece in last.worded()):
        sheet.note(_AGENCY, "Tên cơ quan ban hành chưa in đậm", last)
    rules = rules_below(paper, last, left=True)
    if not _may_lack(sheet, _AGENCY, "tên cơ quan ban hành", paper.agency, rules, paper):
        check_share(sheet, _AGENCY, "tên cơ quan", paper.agency, rules)


def _may_lack(
    sheet: Sheet, article: str, name: str, words: list[Line], rules: list[Drawn], paper: Paper
) -> bool:
    """Note a missing or underlined rule; return whether there is nothing left to measure."""
    if underlined(words):
        sheet.note(article, f"Đường kẻ dưới {name} phải là đường vẽ, không dùng gạch chân chữ",
                   words[-1])  # fmt: skip
    elif not rules and not _floats(paper):
        sheet.note(article, f"Không thấy đường kẻ dưới {name}", words[-1])
    return not rules


def _floats(paper: Paper) -> bool:
    """Tell whether a line drawn elsewhere near the head may be the missing rule."""
    near = [*paper.head, *paper.title_lines]
    return any(rule.kind == "shape" for line in near for rule in line.rules)


def underlined(lines: list[Line]) -> bool:
    """Tell whether words of these lines carry Word's own underline."""
    return any(piece.look.underlined for line in lines for piece in line.worded())


def check_share(
    sheet: Sheet, article: str, name: str, lines: list[Line], rules: list[Drawn]
) -> None:
    """Check a rule of 1/3 to 1/2 of a line; which line of several is left open."""
    length = _length(rules)
    widths = [_width(line) for line in lines if line.has_words and not line.is_open]
    if length is None or not widths:
        return
    lasts = [_last(line) for line in lines if line.has_words]
    slack = _slack(rules)
    least = min(*widths, *lasts) * (nd30.RULE_SHARE.least - slack)
    most = max(widths) * (nd30.RULE_SHARE.most + slack)
    if not least <= length <= most:
        sheet.note(article, f"Đường kẻ dưới {name} dài {number(length)} mm, phải bằng 1/3 đến 1/2"
                   f" dòng chữ ({number(max(widths))} mm)", lines[-1])  # fmt: skip


def _length(rules: list[Drawn]) -> float | None:
    return next((rule.length_mm for rule in rules if rule.length_mm is not None), None)


def _slack(rules: list[Drawn]) -> float:
    return _TYPED_SLACK if rules[0].kind == "typed" else _DRAWN_SLACK


def _width(line: Line) -> float:
    return min(width_mm(line.shown, line.size_pt, bold=True), line.free_mm)


def _last(line: Line) -> float:
    return last_line_mm(line.shown, line.size_pt, line.free_mm, bold=True)


def _is_apart(one: Line, other: Line) -> bool:
    return (one.table, one.row) != (other.table, other.row)


def _check_number(sheet: Sheet, line: Line) -> None:
    wrong = look_faults(line, nd30.NUMBER_PT, bold=False)
    sheet.note_look(_NUMBER, "Số, ký hiệu", line, wrong)
    found = _SYMBOL.match(line.text.replace("\u00a0", " "))
    if found is None or line.is_open:
        return
    if not found["colon"]:
        sheet.note(_NUMBER, "Sau từ “Số” phải có dấu hai chấm", line)
    typed, rest = found["number"] or "", found["rest"].rstrip()
    if re.fullmatch(r"\d", re.sub(r"\D", "", typed)):
        sheet.note(_NUMBER, "Số nhỏ hơn 10 phải thêm số 0 phía trước", line)
    if typed and not re.match(r"\s*/", rest):
        sheet.note(_NUMBER, "Giữa số và ký hiệu phải có dấu gạch chéo (/)", line)
    if re.search(r"[–—−]", rest):
        sheet.note(_NUMBER, "Giữa các nhóm chữ của ký hiệu phải dùng dấu gạch nối (-)", line)
    symbol = rest if typed else rest.lstrip()
    if re.search(r"\s", symbol) or (len(found["gap"]) > 1 and typed):
        sheet.note(_NUMBER, "Số, ký hiệu viết liền, không có dấu cách thừa", line)


def _check_date(sheet: Sheet, line: Line) -> None:
    wrong = look_faults(line, nd30.PLACE_DATE_PT, bold=False, italic=True, upper=False)
    sheet.note_look(_DATE, "Địa danh, ngày tháng năm", line, wrong)
    text = line.text.replace("\u00a0", " ").strip()
    place = re.split(r"\bngày\b", text, maxsplit=1, flags=re.I)[0]
    if re.search(r"\w", place) and not line.is_open:
        if not place.rstrip().endswith(","):
            sheet.note(_DATE, "Sau địa danh phải có dấu phẩy", line)
        if place.strip()[0].islower():
            sheet.note(_DATE, "Chữ cái đầu của địa danh phải viết hoa", line)
    _, month, day = _numbers(text) or ("", "", "")
    if re.fullmatch(r"\d", day):
        sheet.note(_DATE, "Ngày nhỏ hơn 10 phải thêm số 0 phía trước", line)
    if month in ("1", "2"):
        sheet.note(_DATE, "Tháng 1, 2 phải thêm số 0 phía trước", line)
    if re.fullmatch(r"0[3-9]", month):
        sheet.note(_DATE, "Tháng 3 đến 9 ghi một chữ số, không thêm số 0", line)
    if _is_no_day(text):
        sheet.note(_DATE, "Ngày tháng năm này không có trong lịch", line)


def day_of(line: Line | None) -> tuple[int, int, int] | None:
    """Return (year, month, day) of a date line; None when a part is left open."""
    numbers = _numbers(line.text) if line else []
    if not numbers or not all(re.fullmatch(r"\d{1,4}", number) for number in numbers):
        return None
    year, month, day = map(int, numbers)
    return year, month, day


def _numbers(text: str) -> list[str]:
    """Return the digits of year, month, day as typed; empty when `text` is no date line."""
    found = _DAY.search(text)
    names = ("year", "month", "day") if found else ()
    return [re.sub(r"\D", "", found[name]) for name in names]


def _is_no_day(text: str) -> bool:
    numbers = _numbers(text)
    if not numbers or not all(numbers) or not 1 <= int(numbers[0]) <= 9999:
        return False
    year, month, day = map(int, numbers)
    return not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]
