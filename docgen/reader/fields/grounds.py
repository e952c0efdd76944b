"""The texts a plan rests on, from the sentences before its first numbered heading."""

import re
from dataclasses import dataclass
from datetime import date

from docgen.reader.fields.bodies import find_body, level_of, own_level
from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, shadow
from models.plan import Ground, Plan, Role

_KINDS = (
    "hiến pháp|bộ luật|luật|pháp lệnh|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|"
    "thông tư liên tịch|thông tư|công văn|hướng dẫn|chương trình hành động|chương trình|kết luận|"
    "quy định|quy chế|thông báo|đề án|văn bản|công điện|tờ trình|thông tri|điều lệ|báo cáo"
)
_NUMBER = r"(?P<number>\d+[a-zđ]?(?: ?/ ?\d{4})?(?: ?[/-] ?[a-zđ][\w&đ]*(?: ?[-/] ?[\wđ&]+)*)?)"
_DATE = r"(?:ngày \d{1,2} ?(?:[/.-] ?\d{1,2} ?[/.-] ?\d{4}|tháng \d{1,2} năm \d{4}))"
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_KINDS})(?P<name> [^,;:.\"()]{{1,120}}?)?,? (?:số:? ?{_NUMBER}|"
    r"(?P<bare>\d+ ?[-/] ?[a-zđ]{2}[\w]*(?:[-/][\wđ]+)*))"
)
_LAW = re.compile(r"\b(?P<kind>hiến pháp|bộ luật|luật|pháp lệnh) (?=[^;:.\"()]{2})")
_LAW_END = (
    r",? (?:và các|các văn bản|ngày \d|số:? ?\d|năm \d{4}|được |đã được |quy định tại|thực hiện |"
    r"căn cứ |theo |nghị định|thông tư|kế hoạch|quyết định|ủy ban|ubnd|và (?:nghị|thông|các|"
    r"hướng))"
    r"|[;.:()]|$"
)
_BEFORE_LAW = re.compile(_LAW_END + r"|,? (?:và )?luật")
_AFTER_AMENDED = re.compile(_LAW_END)
_IN_SUBJECT = re.compile(r"quy định|sửa đổi|hướng dẫn|chi tiết|thi hành|lĩnh vực|về ")
_DATE_AFTER = re.compile(rf",? ?\(?(?P<date>{_DATE})\)?")
_ISSUER_AFTER = re.compile(r",? ?của (?=\w)")
_LEADS = re.compile(
    r"(?:^|[;,.\n] ?)(?P<lead>(?:và )?(?:căn cứ|thực hiện|triển khai(?: thực hiện)?|thi hành|"
    r"tiếp tục thực hiện|hưởng ứng|theo|tiếp theo|cụ thể hóa|xét)) "
)
_CARRIED_OUT = ("thực hiện", "triển khai", "thi hành", "hưởng ứng", "cụ thể")
_ORDERS = (
    "quyết định",
    "công văn",
    "hướng dẫn",
    "chương trình",
    "thông báo",
    "văn bản",
    "công điện",
)
_OURS = re.compile(
    r", ?(?:ủy ban nhân dân|ubnd|phòng |hội đồng|chủ tịch|trường |đảng ủy|ban |hội |đoàn |"
    r"liên đoàn|"
    r"công đoàn|văn phòng|nhà trường|thường trực|trung tâm|sở |liên đội|đội |bệnh viện|chi |trạm )"
    r"[^;.]{0,150}?(?:ban hành|xây dựng|"
    r"triển khai|tổ chức|phát động|đề ra)"
)


@dataclass(frozen=True)
class _Hit:
    """Where a citation begins, and what its first words say."""

    start: int
    end: int
    kind: str
    number: str


def read_grounds(plan: Plan, lines: list[Line]) -> None:
    """Fill `plan.grounds` from the preamble; at most one is the parent."""
    scores: list[tuple[int, int, Ground]] = []
    last_lead = ""  # a line that goes straight to the text goes on from the one before
    for line in lines:
        if Role.GROUNDS in line.topics:
            for ground, lead in grounds_in(line.text):
                last_lead = lead or last_lead
                ground.node = line.key
                if any(known.text == ground.text for known in plan.grounds):
                    continue
                plan.grounds.append(ground)
                scores.append(
                    (_parent_score(ground, last_lead, own_level(plan)), len(scores), ground)
                )
    if scores:
        score, _, parent = max(scores, key=lambda row: row[:2])
        parent.is_parent = score > 0


def grounds_in(text: str) -> list[tuple[Ground, str]]:
    """Return each text cited in `text` with the word it is brought in by ("thực hiện")."""
    low = shadow(text)
    stop = _OURS.search(low)
    limit = stop.start() if stop else len(low)
    hits = _hits(low[:limit])
    rows: list[tuple[Ground, str]] = []
    for place, hit in enumerate(hits):
        border = hits[place + 1].start if place + 1 < len(hits) else limit
        rows.append((_ground(text, low, hit, border), _lead(low, hit.start)))
    return rows


def _hits(low: str) -> list[_Hit]:
    """Return the citations of `low`, those within the subject of another left out."""
    hits = [
        _Hit(m.start(), m.end(), m["kind"], m["number"] or m["bare"])
        for m in _NUMBERED.finditer(low)
    ]
    for law in _LAW.finditer(low):
        if any(hit.start <= law.start() < hit.end for hit in hits):
            continue
        if law_hit := _law(low, law, hits):
            hits.append(law_hit)
    hits.sort(key=lambda hit: hit.start)
    return [hit for hit in hits if _stands_alone(low, hit, hits)]


def _law(low: str, law: re.Match[str], hits: list[_Hit]) -> _Hit | None:
    """Return the law named at `law`, unless the words before show it is only spoken of."""
    begins = re.search(r"(?:^|căn cứ |thực hiện |theo |; ?|, |và )$", low[: law.start()])
    before = [hit for hit in hits if hit.start < law.start()]
    if not begins:
        return None
    if begins.group() in (", ", "và ") and (
        not before or _IN_SUBJECT.search(low[before[-1].start : law.start()])
    ):
        return None
    amended = low.startswith("sửa đổi", law.end())
    end = (_AFTER_AMENDED if amended else _BEFORE_LAW).search(low, law.end())
    number = re.match(rf",? số:? ?{_NUMBER}", low[end.start() :])
    close = end.start() + (number.end() if number else 0)
    return _Hit(law.start(), close, law["kind"], number["number"] if number else "")


def _stands_alone(low: str, hit: _Hit, hits: list[_Hit]) -> bool:
    """Tell a citation of its own from one in another's subject ("về thực hiện …")."""
    before = [other for other in hits if other.start < hit.start]
    if not before:
        return True
    between = low[before[-1].end : hit.start]
    if re.search(r"[;\n]|\. $|, (?:và )?(?:căn cứ|thực hiện|theo)? ?$", between):
        return True
    return bool(re.search(r"(?:và|,) (?:căn cứ |thực hiện |theo )?$", between))


def _ground(text: str, low: str, hit: _Hit, border: int) -> Ground:
    end = _segment_end(low, hit.end, border)
    name = text[hit.start : hit.end]
    ground = Ground(kind=_kind(name, hit.kind), confirmed=False)
    ground.number = _number(text, low, hit)
    rest = hit.end
    if dated := _DATE_AFTER.match(low, rest, end):
        ground.dated_on = _day(dated["date"])
        rest = dated.end()
    if who := _ISSUER_AFTER.match(low, rest, end):
        ground.issuer = find_body(text[:end], who.end()) or _until_subject(
            text, low, who.end(), end
        )
        found = text.find(ground.issuer, who.end()) if ground.issuer else -1
        rest = found + len(ground.issuer) if found >= 0 else who.end()
    if not hit.number and hit.kind in ("luật", "bộ luật", "pháp lệnh"):
        ground.subject = clean(name[len(ground.kind) :])
    else:
        ground.subject = _subject(text[rest:end]) or _law_name(name, hit)
    ground.text = clean(text[hit.start : end])
    ground.read_from = ground.text
    return ground


def _segment_end(low: str, start: int, border: int) -> int:
    """Return where a citation ends: ";", a full stop, the next one, or a clause of another."""
    end = border
    for pattern in (
        r";",
        r"\.(?:\s|$)",
        r", (?:và )?(?:căn cứ|thực hiện|theo đề nghị|xét)\b",
        r"\n",
    ):
        if found := re.search(pattern, low[start:border]):
            end = min(end, start + found.start())
    tail = low[start:end]
    joined = re.search(r"(?:,| và|;|\.)? ?(?:căn cứ|thực hiện|theo|tiếp tục)? ?$", tail)
    return start + joined.start() if joined else end


def _number(text: str, low: str, hit: _Hit) -> str:
    if not hit.number:
        return ""
    place = low.rfind(hit.number, hit.start, hit.end)
    return re.sub(r"\s+", "", text[place : place + len(hit.number)])


def _law_name(name: str, hit: _Hit) -> str:
    """Return "Thi đua, khen thưởng" of "Luật Thi đua, khen thưởng số …"."""
    between = shadow(name)
    end = re.search(r",? số", between)
    return clean(name[len(hit.kind) : end.start()]) if end else ""


def _kind(name: str, low_kind: str) -> str:
    return name[: len(low_kind)]


def _day(words: str) -> date | None:
    day, month, year = (int(number) for number in re.findall(r"\d+", words)[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _until_subject(text: str, low: str, start: int, end: int) -> str:
    stop = re.search(
        r",|\(| (?:về|quy định|hướng dẫn|ban hành|sửa đổi|phê duyệt)\b", low[start:end]
    )
    return clean(text[start : start + stop.start() if stop else end])


def _subject(words: str) -> str:
    """Return what a text is about, without "về", "về việc"."""
    words = clean(words)
    if words.startswith("("):
        return ""
    bare = re.sub(r"^(?:(?:V|v)ề(?: việc)?|(?:V|v)/v)\s+", "", words)
    if bare == words and not re.match(
        r"(?:quy định|hướng dẫn|ban hành|sửa đổi|phê duyệt|phát động|tổ chức|triển khai|thực hiện|"
        r"thi hành|công tác|chi tiết|đẩy mạnh|tăng cường|tiếp tục|\")",
        shadow(words),
    ):
        return ""
    return clean(bare)


def _lead(low: str, start: int) -> str:
    """Return the last "căn cứ", "thực hiện" … before a citation."""
    leads = [found["lead"] for found in _LEADS.finditer(low[:start])]
    return leads[-1].removeprefix("và ") if leads else ""


def _parent_score(ground: Ground, lead: str, own: int | None) -> int:
    """Return how surely a text is the plan this one carries out; 0: it is not."""
    kind, about = shadow(ground.kind), shadow(ground.subject)
    if not ground.number or not ground.issuer:
        return 0
    emulation = bool(re.search(r"thi đua|khen thưởng|phát động|phong trào", about))
    carried = lead.startswith(_CARRIED_OUT)
    if kind != "kế hoạch":
        level = level_of(ground.issuer)
        above = own is None or level is None or level > own
        follows = carried and above and kind in _ORDERS
        return (2 if emulation else 1) if follows else 0
    if not carried and not emulation:  # a plan only taken into account
        return 0
    level = level_of(ground.issuer)
    nearness = 0
    if own is not None and level is not None:
        nearness = 4 - min(4, level - own) if level > own else -1
    return max(3, 3 + 10 * carried + 20 * emulation + nearness)
