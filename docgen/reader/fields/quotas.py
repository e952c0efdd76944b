"""How many may be proposed: "từ 2-3 tập thể", "tối đa 02", "không quá 20 %", by grade."""

import re
from dataclasses import replace

from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, shadow
from models.plan import Quota, RecipientKind

_WHO = (
    r"(?P<who>tập thể|cá nhân|hộ gia đình|gia đình|hộ|doanh nghiệp|hợp tác xã|cơ quan|đơn vị|"
    r"cán bộ|công chức|viên chức|giáo viên|học sinh|người|đoàn viên|hội viên|đảng viên|nhân viên|"
    r"chiến sĩ|công nhân|nông dân|thôn|xã|bản|buôn|ấp|lớp|tổ chức|tổ|trường|"
    r"trạm y tế|trạm|cơ sở|công đoàn cơ sở|chi hội|đội|chi đoàn|chi bộ|phòng|"
    r"khu dân cư|cụm|gia đình văn hóa|mô hình|công trình)"
)
_COUNT = re.compile(
    r"(?P<lead>không quá|tối đa(?: là)?|nhiều nhất|ít nhất|tối thiểu|không vượt quá|đến|từ)? ?"
    r"(?P<first>\d{1,3})(?: ?\([^)]{1,12}\))?(?: ?(?:-|đến|"
    r"hoặc) ?(?P<last>\d{1,3})(?: ?\([^)]{1,12}\))?)? "
    rf"(?:hồ sơ |suất |giấy khen (?:cho |dành cho )?)?{_WHO}(?!\w)"
)
_NAMED_BEFORE = re.compile(
    r"(?P<who>tập thể|cá nhân|hộ gia đình|hộ|doanh nghiệp):?(?: là| được (?:khen|đề nghị))? ?$"
)
_GOES_ON = r"(?:giáo|nhân v|công ch|viên ch|đảng|người|học|thị trấn|phường|thôn|ban|đơn vị)"
_SHARE = re.compile(
    r"(?P<lead>không quá|tối đa(?: là)?|không vượt quá|"
    r"nhiều nhất)? ?(?P<share>\d{1,3}(?:,\d+)?) ?%"
    r"(?P<basis> ?(?:trên |so với |của |trong )?(?:tổng số|số)"
    rf"(?:[^,;.()]|, (?={_GOES_ON}))*?| (?:tập thể|cá nhân|giáo viên|hội viên|cán bộ)[^,;.()]*?)?"
    rf"(?=,(?! {_GOES_ON})|[;.()]| (?:và|hoặc|được|thì|nhưng) |$)"
)
_WHOSE = re.compile(
    r"(?:^|[;:.,] ?|\) )(?P<basis>(?!\d)[^\W\d][^,;:.]{0,80}?"
    r"(?:xếp loại|còn lại|đạt loại|đạt danh hiệu|xếp hạng|hoàn thành)[^,;:.]*?)"
    r"(?= ?(?:,|:|được|đề nghị|thì|$))"
)
_EACH = re.compile(r"mỗi [^:;.\d]{2,60}?(?=:| được| đề nghị| không quá| tối đa| \d|$)")
_PLACES = ("thôn", "xã", "bản", "buôn", "ấp", "lớp", "tổ", "trường", "phòng", "khu", "cụm", "chi")
_PLACES += ("trạm", "cơ sở", "công đoàn", "đội")
_MOST = ("không quá", "tối đa", "nhiều nhất", "không vượt", "đến")
_LEAST = ("ít nhất", "tối thiểu")
_KINDS = {
    "tập thể": RecipientKind.COLLECTIVE,
    "cơ quan": RecipientKind.COLLECTIVE,
    "đơn vị": RecipientKind.COLLECTIVE,
    "hộ gia đình": RecipientKind.HOUSEHOLD,
    "gia đình": RecipientKind.HOUSEHOLD,
    "hộ": RecipientKind.HOUSEHOLD,
    "doanh nghiệp": RecipientKind.ENTERPRISE,
    "hợp tác xã": RecipientKind.ENTERPRISE,
    "mô hình": RecipientKind.ANY,
    "công trình": RecipientKind.ANY,
}


def quotas_in(text: str) -> list[Quota]:
    """Return one quota for each kind of recipient that `text` counts.

    "tối đa 02 tập thể, 03 cá nhân" caps both: a lead goes on to the next item of the same list.
    """
    low = shadow(text)
    rows = [(found.start(), _share(text, low, found)) for found in _SHARE.finditer(low)]
    lead, last_end = "", -1
    for found in _COUNT.finditer(low):
        if re.match(r" ?(?:trở lên|là người)", low[found.end() :]):
            continue
        gap = low[last_end : found.start()] if last_end >= 0 else "-"
        listed = re.fullmatch(r"[\s,]*(?:và|hoặc)?[\s,]*", gap)
        lead = found["lead"] or (lead if listed else "")
        last_end = found.end()
        rows.append((found.start(), _count(text, found, lead)))
    basis = _basis(text, low)
    rows.sort(key=lambda row: row[0])
    return [
        replace(row, basis=row.basis or basis(start)) for start, row in rows if row is not None
    ]


def in_quota_section(line: Line) -> bool:
    """Tell a line whose own label or heading is about how many."""
    return any(
        re.match(
            r"(?:\w+ )?(?:số lượng|tỷ lệ|chỉ tiêu khen|cơ cấu)|hình thức(?: và|,)+ số lượng",
            shadow(step.label),
        )
        for step in (*line.path[-1:], line)
    )


def _count(text: str, found: re.Match[str], lead: str) -> Quota:
    first = int(found["first"])
    last = int(found["last"]) if found["last"] else None
    kind = _kind(found["who"])
    words = clean(text[found.start() : found.end()])
    if last is not None:
        return Quota(kind=kind, least=first, most=last, words=words)
    if lead.startswith(_LEAST) or lead == "từ":
        return Quota(kind=kind, least=first, words=words)
    if lead.startswith(_MOST):
        return Quota(kind=kind, most=first, words=words)
    return Quota(kind=kind, least=first, most=first, words=words)


def _kind(who: str) -> RecipientKind:
    if who in _KINDS:
        return _KINDS[who]
    return RecipientKind.COLLECTIVE if who.startswith(_PLACES) else RecipientKind.PERSON


def _share(text: str, low: str, found: re.Match[str]) -> Quota | None:
    if not found["lead"] or re.search(r"(?:ít nhất|tối thiểu|từ|trên) ?$", low[: found.start()]):
        return None
    if re.match(r" ?trở lên", low[found.end("share") + 1 :].lstrip("%")):
        return None
    basis = clean(text[found.start("basis") : found.end("basis")]) if found["basis"] else ""
    about = shadow(basis) or low
    kinds = {kind for word, kind in _KINDS.items() if re.search(rf"\b{word}\b", about)}
    if re.search(r"cá nhân|cán bộ|công chức|người|giáo viên|học sinh|viên chức|hội viên", about):
        kinds.add(RecipientKind.PERSON)
        kinds.discard(RecipientKind.COLLECTIVE)
    if (
        re.search(r"công đoàn|chi hội|chi bộ|chi đoàn|thôn|trường|tổ chức|lớp", about)
        and not kinds
    ):
        kinds.add(RecipientKind.COLLECTIVE)
    kind = kinds.pop() if len(kinds) == 1 else RecipientKind.ANY
    if named := _NAMED_BEFORE.search(low[: found.start()]):  # "tập thể không quá 30%"
        kind = _kind(named["who"])
    percent = float(found["share"].replace(",", "."))
    return Quota(
        kind=kind, percent=percent, basis=basis, words=clean(text[found.start() : found.end()])
    )


def _basis(text: str, low: str):
    """Return a function: place in the text → by what the number there is given."""
    grades = [
        (m.start(), clean(text[m.start("basis") : m.end("basis")])) for m in _WHOSE.finditer(low)
    ]
    each = [(m.start(), clean(text[m.start() : m.end()])) for m in _EACH.finditer(low)]

    def basis(place: int) -> str:
        begins = low.rfind("; ", 0, place)  # a basis holds in its own clause only
        ends = low.find("; ", place) if "; " in low[place:] else len(low)
        before = [words for start, words in grades or each if begins <= start <= place]
        after = [words for start, words in each if place < start < ends]
        return before[-1] if before else (after[0] if after else "")

    return basis
