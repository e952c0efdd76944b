"""The head of a paper: issuer, number, place, day, kind and subject."""

import re

from docgen.reader import headwords as words
from docgen.reader import stamps
from docgen.reader.issuer import set_lines
from docgen.reader.lines import Line, bare, has_words
from docgen.reader.marks import sign_of
from docgen.reader.tables import columns_in_order
from models.plan import IssuerKind, Mark, Node, Plan, Reading, Role, Slip, SlipKind
from models.text import folded, squeeze

_MOST_HEAD_LINES = 80
_MOST_TABLE_LINES = 20  # lines that may be cells of the head
_COLUMNS = re.compile(r"\t+|\s{3,}")
_OPENINGS = re.compile(
    r"[\W_]*(?:Căn cứ|Thực hiện|Triển khai|Nhằm|Để |Ủy ban|Uỷ ban|UBND|Hội đồng|Chủ tịch|Theo |"
    r"Trên cơ sở|Phát huy|Hướng tới|Thiết thực|Tiếp tục|Nhân dịp|Ban |Phòng |Đảng ủy|Xét |"
    r"Năm \d{4}|Với |Trong |Kính gửi|Được sự|Sau khi|Quán triệt|Cụm |Khối |Thường trực|Trước |"
    r"Nhân |Hưởng ứng|Chào mừng|Góp phần|Từ |Do |Qua |Xuất phát|Hiện nay|Vừa qua)"
)
_CITES = re.compile(r"\bsố\s*[:.]?\s*[\d.…]*\s*[-/]|\bngày\s+\d{1,2}[/ ]")


def read_head(plan: Plan, lines: list[Line]) -> list[Line]:
    """Fill head and issuer of `plan`; return the lines that follow the subject."""
    lines = _joined_nation(_flattened(lines))
    at = _type_at(lines)
    if at is None:
        end = _end_without_type(lines)
        _read_pieces(plan, lines[:end])
        plan.head.type_name = ""
        rest = _read_untitled(plan, lines[end:])
    else:
        _read_pieces(plan, lines[:at])
        found = words.TYPES.match(_type_text(lines[at]))
        plan.head.type_name = re.sub(r"\s+", " ", found["type"]).upper()
        if plan.head.type_name.replace(" ", "") == "KẾHOẠCH":
            plan.head.type_name = "KẾ HOẠCH"
        rest = _read_subject(plan, found["rest"].strip(" :-"), lines[at], lines[at + 1 :])
    return _read_late_pieces(plan, rest)


def _type_text(line: Line) -> str:
    text = line.bare.strip("“”\"' ")
    is_name_alone = folded(text) in ("ke hoach", "chuong trinh", "huong dan", "phuong an")
    return text.upper() if is_name_alone else text


def _type_at(lines: list[Line]) -> int | None:
    """Return where the kind of paper stands on a line of its own or before the subject."""
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        if line.table is not None:
            return None
        found = words.TYPES.match(_type_text(line))
        if found:
            return at
        sign = sign_of(line.text)
        if sign and sign.mark in (Mark.ROMAN, Mark.PART) and at > 3:
            return None
    return None


def _end_without_type(lines: list[Line]) -> int:
    """Return how many lines at the start are certainly of the head."""
    end = 0
    for at, line in enumerate(lines[:20]):
        text = line.bare
        is_head = (
            words.NATION.search(text)
            or words.PARTY.search(text)
            or words.number_line(text)
            or words.DATE.fullmatch(text)
            or (words.is_capitals(text) and words.BODY.match(text) and len(text) < 80)
        )
        if is_head:
            end = at + 1
        elif not line.rule and not words.is_capitals(text):
            break
    return end


def _flattened(lines: list[Line]) -> list[Line]:
    """Return `lines` with a table that holds the head as plain lines, column by column."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        table = line.table
        if table is None or at > 6:
            found.append(line)
            continue
        columns = columns_in_order(table)
        text = " ".join(part for column in columns for part in column)
        if words.NATION.search(bare(text)) or words.PARTY.search(bare(text)):
            parts = [part for column in columns for part in column]
            found.extend(Line(text=squeeze(part), raw=part, whole=True) for part in parts)
        else:
            found.append(line)
    return found


def _joined_nation(lines: list[Line]) -> list[Line]:
    """Return `lines` with the State's name on one line, and without pipes of a web page."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at >= _MOST_TABLE_LINES or line.table is not None:
            found.append(line)
            continue
        if "|" in line.text[:2] + line.text[-2:]:
            line.text, line.raw = line.text.strip("| "), line.raw.strip("| ")
            line.rule = not line.text
        before = found[-1].bare if found else ""
        if words.NATION.fullmatch(f"{before} {line.bare}"):
            found[-1].text = found[-1].raw = f"{before} {line.bare}"
        else:
            found.append(line)
    return found


def _read_pieces(plan: Plan, lines: list[Line]) -> None:
    """Take apart the lines before the kind of paper; unknown ones become unplaced nodes."""
    issuer: list[str] = []
    for line in lines:
        if line.table is not None:
            plan.outline.append(Node(table=line.table, role=Role.UNPLACED))
            continue
        if not line.text or read_number(plan, line.bare) or read_date(plan, line.bare):
            continue
        for piece in _COLUMNS.split(line.raw.replace("*", "").strip()):
            _read_piece(plan, squeeze(piece), issuer)
    if issuer:
        set_lines(plan, issuer)


def _read_piece(plan: Plan, piece: str, issuer: list[str]) -> None:
    if words.PARTY.search(piece):
        plan.issuer.kind = IssuerKind.PARTY
        plan.readings["issuer.kind"] = Reading(words=piece)
        plan.readings["head.party"] = Reading(words=words.PARTY.search(piece)[0])
    _note_nation(plan, piece)
    parts = words.PARTY.sub("\n", words.NATION.sub("\n", piece)).split("\n")
    for part in parts:
        at = words.NUMBER_AT.search(part)
        if at and at.start() > 0 and words.number_line(part[at.start() :]):
            _place_piece(plan, part[: at.start()].strip(" -–—_"), issuer)
            part = part[at.start() :]
        _place_piece(plan, part.strip(" -–—_"), issuer)


def _note_nation(plan: Plan, text: str) -> None:
    """Keep the State's lines that `text` holds, one below the other."""
    for found in words.NATION.finditer(text):
        plan.readings.setdefault("head.nation", Reading()).words += f"{found[0]}\n"


def _place_piece(plan: Plan, text: str, issuer: list[str]) -> None:
    if not has_words(text):
        return
    if read_number(plan, text) or read_date(plan, text):
        return
    short = len(text.split()) <= 14 and text[-1] not in ".;:"
    is_unit = short and re.fullmatch(words.LEVEL + r"\s+.*", text, re.I)
    named = words.is_capitals(text) and not words.NO_BODY.match(text)
    above = named and "head.symbol" not in plan.readings and len(text.split()) > 1
    if short and (words.BODY.match(text) or above or (issuer and (named or is_unit))):
        issuer.append(text)
    else:
        typed = stamps.STAMP if stamps.is_stamp(text) else ""
        plan.outline.append(Node(text=text, role=Role.UNPLACED, typed=typed))


def read_number(plan: Plan, text: str) -> bool:
    """Fill number and symbol from `text`; False when it is no line of that kind."""
    found = words.number_line(text)
    if not found or plan.readings.get("head.symbol") or plan.readings.get("head.number"):
        return False
    plan.head.number, plan.head.symbol = found.number, found.symbol
    plan.readings["head.number"] = Reading(words=text)
    plan.readings["head.symbol"] = Reading(words=text)
    if found.strayed:
        better = f"Số: {found.number}{found.symbol}"
        plan.slips.append(
            Slip(
                kind=SlipKind.SPACING, node="head.number", found=text, better=better,
                message=f"Số, ký hiệu có dấu cách thừa: “{text}”; đã viết lại “{better}”.",
                fixable=True, fixed=True,
            )
        )  # fmt: skip
    _read_behind(plan, found.rest)
    return True


def _read_behind(plan: Plan, rest: str) -> None:
    """Read what stands behind the number on its line: the day, or the State's lines."""
    _note_nation(plan, rest)
    rest = squeeze(words.NATION.sub(" ", rest)).strip(" -–—_*")
    if has_words(rest) and not read_date(plan, rest):
        plan.outline.append(Node(text=rest, role=Role.UNPLACED))


def read_date(plan: Plan, text: str) -> bool:
    """Fill place and day from `text`; False when it is no line of that kind."""
    found = words.DATE.fullmatch(text)
    if not found or "head.place" in plan.readings:
        return False
    head = plan.head
    head.place = squeeze(found["place"] or "").strip(" ,")
    head.day = _number(found["day"], 31)
    head.month = _number(found["month"], 12)
    year = _number(found["year"], 2200)
    head.year = year if year and year > 1900 else None
    plan.readings["head.place"] = Reading(words=text)
    if head.day or head.month or head.year:
        plan.readings["head.date"] = Reading(words=text)
    return True


def _number(text: str, most: int) -> int | None:
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits and 0 < int(digits) <= most else None


def _read_subject(plan: Plan, first: str, typed: Line, lines: list[Line]) -> list[Line]:
    """Fill the subject from the lines after the kind of paper; return the rest."""
    if first and words.number_line(first):
        read_number(plan, first)
        first = ""
    parts = [first] if first else []
    at = 0
    bold = typed.text.startswith("**") or typed.level > 0
    for at, line in enumerate(lines):
        if not parts and (line.rule or read_number(plan, line.bare) or read_date(plan, line.bare)):
            continue
        if not _is_subject(line, parts, bold) or (parts and _opens_sentence(lines, at)):
            break
        parts.append(line.bare)
        bold = line.text.startswith("**")
    else:
        at = len(lines)
    plan.head.subject = squeeze(" ".join(parts))
    if parts:
        plan.readings["head.subject"] = Reading(words=plan.head.subject)
    return lines[at:]


def _is_subject(line: Line, parts: list[str], bold: bool) -> bool:
    text = line.bare
    if line.rule or line.table is not None or len(parts) > 12:
        return False
    sign = sign_of(line.text)
    if (
        sign
        and (parts or sign.mark is not Mark.DASH)
        and not (sign.mark is Mark.DASH and not line.gap and not line.whole)
    ):
        return False
    if not parts:
        return not ((_CITES.search(text) and _OPENINGS.match(text)) or text.endswith((":", ";")))
    if text.startswith("(") and not folded(text).startswith("(kem theo"):
        return len(text) < 150
    if parts[-1].endswith((",", "-", "–", "“")) or text[:1].islower():
        return True
    if not line.gap and not line.whole:
        opens = _OPENINGS.match(text)
        sentence = len(text) > 70 or text.endswith((".", ":", ";")) or _CITES.search(text)
        long = len(" ".join(parts)) > 40 and text.endswith((".", ":", ";"))
        return not ((opens and sentence) or long or text.startswith("Căn cứ "))
    return _continues_title(line, parts, bold)


def _opens_sentence(lines: list[Line], at: int) -> bool:
    """Tell whether the lines from `at` on are a sentence of the preamble, not of the subject."""
    if not _OPENINGS.match(lines[at].bare):
        return False
    before = ""
    for line in lines[at : at + 12]:
        text = line.bare
        opens = _OPENINGS.match(text) and not before.endswith(",")
        if line.rule or line.table is not None:
            return False
        if before and (line.gap or sign_of(line.text) or opens):
            return False
        before = text
        if text.endswith((".", ":", ";")):
            return True
    return False


def _continues_title(line: Line, parts: list[str], bold: bool) -> bool:
    """Decide over a line that a blank one parts from the subject."""
    text = line.bare
    if words.is_capitals(parts[-1]) and words.is_capitals(text):
        return True
    if text.endswith((".", ":", ";", "./.")) or len(text.split()) > 40 or _OPENINGS.match(text):
        return False
    all_bold = line.text.startswith("**") and line.text.endswith("**")
    return (bold and all_bold) or line.level > 0


def _read_untitled(plan: Plan, lines: list[Line]) -> list[Line]:
    """Read a subject where the kind of paper is missing: a title before the first sentence."""
    while lines and lines[0].rule:
        lines = lines[1:]
    if not lines or lines[0].table is not None or sign_of(lines[0].text):
        return lines
    first = lines[0].bare
    if (_OPENINGS.match(first) and _CITES.search(first)) or first.endswith((".", ":", ";")):
        return lines
    if len(first.split()) > 60 or len(lines) < 2:
        return lines
    return _read_subject(plan, "", Line(), lines)


def _read_late_pieces(plan: Plan, lines: list[Line]) -> list[Line]:
    """Read number or day where a scan put them after the subject; drop the rules there."""
    at = 0
    while at < len(lines) and at < 6:
        line = lines[at]
        if not line.rule and not (read_number(plan, line.bare) or read_date(plan, line.bare)):
            break
        at += 1
    return lines[at:]
