"""The papers in a file: each begins with its Quốc hiệu; what stands where in it."""

import re
from dataclasses import dataclass, field

from docgen.lint.closing import beside, close, is_recipients_title
from docgen.lint.lines import Drawn, Line
from models.text import folded

_COUNTRY = "cong hoa xa hoi chu nghia viet nam"
_MOTTO = re.compile(r"doc lap\W{0,5}tu do\W{0,5}hanh phuc\W{0,3}")
_NUMBER = re.compile(r"\s*số\s*(?::|[\s.…\w]{0,12}/)(?!.*\bngày\b)(?=.{0,60}$)", re.I)
_DATE = re.compile(r"ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*$", re.I)
_LETTER_SUBJECT = re.compile(r"\s*v\s*/\s*v\b", re.I)
_TYPES = """nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn,
chương trình, kế hoạch, phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công điện,
bản ghi nhớ, bản thỏa thuận, giấy ủy quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép, phiếu gửi,
phiếu chuyển, phiếu báo, tên loại văn bản"""  # NĐ 30/2020, art. 7, and its Phụ lục III
TYPES = {folded(name) for name in _TYPES.replace("\n", " ").split(",")}
_HEAD_LINES = 12  # after its table a head goes on no further than this
_ROWS_AHEAD = 4
_LONGEST_DAY = 80  # letters of a line with place and day


@dataclass
class Paper:
    """The parts of one paper; a part that is not there is None or empty."""

    country: Line
    head: list[Line]
    motto: Line | None = None
    agency: list[Line] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    letter_subject: list[Line] = field(default_factory=list)  # "V/v …"
    type_name: Line | None = None
    subject: list[Line] = field(default_factory=list)
    title_rules: list[Drawn] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)  # "(Kèm theo …)" under the subject
    addressed: list[Line] = field(default_factory=list)  # "Kính gửi:" and what follows it
    body: list[Line] = field(default_factory=list)  # tables too
    recipients_title: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    signing: list[list[Line]] = field(default_factory=list)  # one list for each signer
    after: list[Line] = field(default_factory=list)  # appendices, notes

    @property
    def is_letter(self) -> bool:
        return bool(self.letter_subject)

    @property
    def is_known(self) -> bool:
        """Tell whether this is a kind of paper NĐ 30/2020, art. 7, names; others are forms."""
        return self.is_letter or self.kind in TYPES

    @property
    def kind(self) -> str:
        """The type name, folded: "ke hoach"; "" for a letter."""
        return self.type_name.plain.rstrip(" 0123456789") if self.type_name else ""

    @property
    def all_lines(self) -> list[Line]:
        """Everything of the paper but notes and appendices."""
        return [*self.head, *self.title_lines, *self.addressed, *self.body, *self.sign_off]

    @property
    def title_lines(self) -> list[Line]:
        title = [self.type_name] if self.type_name else []
        return [*title, *self.subject, *self.attached]

    @property
    def sign_off(self) -> list[Line]:
        title = [self.recipients_title] if self.recipients_title else []
        return [*title, *self.recipients, *(line for block in self.signing for line in block)]


def papers_of(lines: list[Line]) -> list[Paper]:
    """Return the papers of a file from the first Quốc hiệu on, in order."""
    countries = [at for at, line in enumerate(lines) if _is_country(line)]
    starts = sorted({_start(lines, at) for at in countries if _heads_its_table(lines, at)})
    ends = [*starts[1:], len(lines)]
    return [_paper(lines[start:end]) for start, end in zip(starts, ends, strict=False)]


def _is_country(line: Line) -> bool:
    return line.plain.strip(" .") == _COUNTRY


def _start(lines: list[Line], at: int) -> int:
    """Return where the head with this Quốc hiệu begins: its table, or its row."""
    country = lines[at]
    while at and beside(lines[at - 1], country):
        at -= 1
    return at


def _heads_its_table(lines: list[Line], at: int) -> bool:
    """Tell whether the Quốc hiệu at `at` opens a head; a table may also speak of it."""
    country = lines[at]
    if not country.table:
        return True
    above = [line for line in lines[_start(lines, at) : at] if line.column == country.column]
    return not any(line.has_words for line in above)


def _paper(lines: list[Line]) -> Paper:
    country = next(line for line in lines if _is_country(line))
    end = next((at for at, line in enumerate(lines) if not beside(line, country)), len(lines))
    while end < min(len(lines), _HEAD_LINES + len(lines[:end])) and _goes_on(lines, end):
        end += 1
    paper = Paper(country=country, head=lines[:end])
    _sort_head(paper)
    rest = _title(paper, lines[end:])
    rest = _addressed(paper, rest)
    close(paper, rest)
    return paper


def _goes_on(lines: list[Line], at: int) -> bool:
    """Tell whether the head goes on at `at`: its rows need not lie in one table."""
    line = lines[at]
    if line.table and _of_head_table(lines, at):
        return True
    coming = [other for other in lines[at : at + _ROWS_AHEAD] if not other.table]
    return not line.table and (
        _of_head(line) or any(_ends_head(other) and not line.is_blank for other in coming)
    )


def _of_head(line: Line) -> bool:
    is_known = _ends_head(line) or _LETTER_SUBJECT.match(line.text)
    is_day = _DATE.search(line.text) and len(line.text) < _LONGEST_DAY
    return bool(is_known or is_day or line.is_rule or line.column > 0)


def _ends_head(line: Line) -> bool:
    """Tell whether a line is one that agencies stand above: Tiêu ngữ, "Số: …"."""
    return bool(_NUMBER.match(line.text) or _MOTTO.fullmatch(line.plain))


def _of_head_table(lines: list[Line], at: int) -> bool:
    table = [line for line in lines[at : at + 20] if line.table == lines[at].table]
    return any(_NUMBER.match(line.text) or _DATE.search(line.text) for line in table) and not any(
        is_recipients_title(line) for line in table
    )


def _sort_head(paper: Paper) -> None:
    """Tell the lines of a head apart by what they say; agencies stand left of the Quốc hiệu."""
    below_number = False
    for line in paper.head:
        if line is paper.country or line.is_blank:
            continue
        if _MOTTO.fullmatch(line.plain):
            paper.motto = line
        elif _DATE.search(line.text) and not paper.date:
            paper.date = line
        elif _NUMBER.match(line.text) and not paper.number:
            paper.number, below_number = line, True
        elif _LETTER_SUBJECT.match(line.text) or (paper.letter_subject and _left(line, paper)):
            paper.letter_subject.append(line)
        elif line.has_words and _left(line, paper) and not below_number:
            paper.agency.append(line)


def _left(line: Line, paper: Paper) -> bool:
    return line.column < paper.country.column


def rules_below(paper: Paper, line: Line | None, *, left: bool) -> list[Drawn]:
    """Return the rules from `line` to the next words in its half of the head."""
    half = [other for other in paper.head if _left(other, paper) == left]
    if line is None or line not in half:
        return []
    at = half.index(line)
    rules = list(line.rules)
    for other in half[at + 1 :]:
        if other.has_words:
            break
        rules += other.rules
    return rules


def _title(paper: Paper, lines: list[Line]) -> list[Line]:
    """Take type name, subject and the rule below; return the lines after them."""
    at = 0
    while at < len(lines) and lines[at].is_blank and not lines[at].table:
        at += 1
    if at == len(lines) or lines[at].table or not _is_type(lines[at]):
        return lines
    paper.type_name = lines[at]
    paper.title_rules += lines[at].rules
    at += 1
    in_aside = False
    while at < len(lines) and lines[at].is_centred and lines[at].text.strip():
        line = lines[at]
        if line.is_rule or line.table or line.plain.startswith("kinh gui"):
            break
        paper.title_rules += line.rules
        at += 1
        if paper.attached or line.plain.startswith("(kem theo"):
            paper.attached.append(line)
        elif not (in_aside := in_aside or line.text.strip().startswith("(")):
            paper.subject.append(line)
    while at < len(lines) and _is_spacer(lines[at]):
        paper.title_rules += lines[at].rules
        at += 1
    return lines[at:]


def _is_spacer(line: Line) -> bool:
    return not line.table and (line.is_blank or line.is_rule)


def _is_type(line: Line) -> bool:
    words = line.plain.rstrip(" 0123456789:")
    if words in TYPES:
        return line.is_centred or line.shown == line.shown.upper()
    short = len(words) <= 40 and line.has_words
    return short and line.is_centred and line.shown == line.shown.upper()


def _addressed(paper: Paper, lines: list[Line]) -> list[Line]:
    at = next((at for at, line in enumerate(lines[:12]) if line.has_words), None)
    if at is None or not lines[at].plain.startswith("kinh gui"):
        return lines
    end = at + 1
    for place, line in enumerate(lines[at + 1 :], start=at + 1):
        if line.text.strip().startswith(("-", "–")):
            end = place + 1
        elif line.has_words and line.row != lines[at].row:
            break
        else:
            end = place + 1
    paper.addressed = [line for line in lines[at:end] if line.has_words]
    return lines[end:]
