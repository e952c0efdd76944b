"""Standards with their thresholds, and what keeps somebody from being considered."""

import re

from docgen.reader.fields.audiences import group_of, reference_in
from docgen.reader.fields.campaign import Scope
from docgen.reader.fields.lines import Line
from docgen.reader.fields.quotas import in_quota_section
from docgen.reader.fields.words import capitalised, clean, paragraphs, sentences, shadow
from models.plan import Criterion, Disqualifier, Role

_NUMBER = r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
_UNIT = (
    r"(?P<unit>%|phần trăm|người|kg|tấn|tạ|m2|m²|tháng|ngày công|ngày(?: làm việc)?(?! tháng)|"
    r"căn nhà|ngôi nhà|nhà|con|tuần|tiết|lớp|đội|tổ|đơn|bộ|(?:triệu|tỷ|nghìn|"
    r"ngàn)? ?đồng(?: ?/ ?[^\W\d]+(?: ?/ ?[^\W\d]+)?)?|"
    r"triệu(?: ?/ ?[^\W\d]+)?|điểm|sáng kiến|mô hình|chỉ tiêu|ngày công|lượt(?: người)?|hộ|phút|"
    r"tin,? bài|"
    r"bài viết|bài|công trình|lần|giờ|ha|mét|m|km|giải|tiêu chí|buổi|cây|học sinh|đoàn viên|"
    r"hội viên)"
)
_THRESHOLD = re.compile(
    r"(?P<lead>(?:từ|đạt|trên|hơn|tối thiểu|ít nhất|không dưới|không thấp hơn|dưới|không quá|"
    r"không vượt quá|không có quá|tối đa|cao hơn|thấp hơn|hoàn thành|vượt|≥|>=|>|≤|<=|"
    r"<)(?: (?:mức|tỷ lệ|là|đạt|từ|trên|tối thiểu|ít nhất|hơn))*"
    rf" ?)?{_NUMBER}(?: ?/ ?\d+)? ?{_UNIT}(?!\w)(?P<tail>(?: liên tục| lớn tuổi)? ?(?:trở lên|"
    rf"trở xuống|trở đi))?"
)
_OPERATORS = (
    (r"không dưới|không thấp hơn|tối thiểu|ít nhất|≥|>=", ">="),
    (r"không quá|không vượt|không có quá|tối đa|≤|<=", "<="),
    (r"dưới|thấp hơn|<", "<"),
    (r"trên|hơn|vượt|>", ">"),
    (r"từ|đạt|hoàn thành", ">="),
)
_NONE_BELOW = re.compile(r"không (?:có|để)[^,;.]{0,40}(?:nào|đạt) ?$")
_NOT_CONSIDERED = re.compile(
    r"loại (?:trừ|khỏi (?:danh sách|diện))[^:.;]{0,30}? (?:những|các)\b|"
    r"(?:không|chưa) (?:được |thuộc diện )*(?:xem xét|xét|chọn|bình xét|đưa vào|đề nghị|khen)"
)
_LIST_AHEAD = re.compile(
    r"(?:như|sau|sau đây|gồm|gồm có|là|trường hợp): ?|(?:như|sau đây|gồm) (?=\()"
)
_AWARDING = re.compile(
    r"số lượng|không quá \d+ (?:tập thể|cá nhân|hộ)|tặng|được đề nghị (?:không|tối|\d)|tỷ lệ khen"
)
_AWARDED_FOR = re.compile(
    r"(?:cho|đối với) (?:các |những )?(?P<who>tập thể|cá nhân|đơn vị|hộ gia đình|doanh nghiệp) "
    r"(?:có |đã )?(?P<what>(?:hoàn thành|đạt|vượt)[^;.]*? trở lên)"
)
_MAY_EXCLUDE = {Role.CRITERIA, Role.AWARDS, Role.AUDIENCE, Role.DOSSIER, Role.DUTIES}
_NEVER_EXCLUDES = {Role.GROUNDS, Role.PURPOSE, Role.CONTENT, Role.TASKS}
_SPOKEN = re.compile(
    r" ?(?:hoặc|và)? ?(?:xem xét )?(?:(?:một số|các|thuộc) )?(?:một trong )?(?:các )?"
    r"(?:điều kiện|trường hợp|nội dung|đối tượng)? ?(?:như|sau|sau đây|như sau)? ?:? ?$"
)


def thresholds_in(text: str) -> list[tuple[str, str, float, str]]:
    """Return (words, operator, value, unit) for each countable threshold in `text`."""
    rows = []
    for found in _THRESHOLD.finditer(shadow(text)):
        lead, tail = found["lead"] or "", found["tail"] or ""
        whole = found["value"] == "100" and found["unit"] == "%"
        if not lead and not tail and not whole:
            continue
        if re.match(r" ?tuổi", shadow(text)[found.end() :]):
            continue
        operator = _operator(lead, tail)
        if operator == "<" and _NONE_BELOW.search(shadow(text)[: found.start()]):
            operator = ">="
        words = text[found.start() : found.end()].strip()
        unit = text[found.start("unit") : found.end("unit")].strip()
        rows.append(
            (words, operator, _value(found["value"]), "%" if unit == "phần trăm" else unit)
        )
    return rows


def _operator(lead: str, tail: str) -> str:
    if "trở xuống" in tail:
        return "<="
    if tail or not lead:
        return ">="
    return next(sign for words, sign in _OPERATORS if re.search(words, lead))


def _value(words: str) -> float:
    return float(words.replace(".", "").replace(",", "."))


def read_criteria(scope: Scope) -> None:
    """Fill `criteria` from the sections on standards; a group's lines carry its name."""
    for line in scope.lines:
        if not _sets_standard(line) or Role.DISQUALIFIERS in line.topics:
            continue
        if _is_award(line) or _says_unworthy(line.text):
            continue
        group = group_of(line)
        own = line.rest if not group else group[1]
        own = " ".join(part for part in paragraphs(own) if not _says_unworthy(part))
        words = clean(own)
        if words and not own.rstrip().endswith(":") and not _only_title(line, group):
            scope.campaign.criteria += criteria_of(words, _audience(line, scope), line)
        elif words and group and len(words.split()) > 8:
            scope.campaign.criteria += criteria_of(words.rstrip(":"), group[0], line)
    _read_awarded_for(scope)


def _read_awarded_for(scope: Scope) -> None:
    """Add the threshold of "tặng Giấy khen cho tập thể hoàn thành từ …% trở lên"."""
    for line in scope.lines:
        low = shadow(line.text)
        if Role.AWARDS not in line.topics or not _AWARDING.search(low):
            continue
        for found in _AWARDED_FOR.finditer(low):
            words = line.text[found.start("what") : found.end("what")]
            known = any(shadow(words) in shadow(row.text) for row in scope.campaign.criteria)
            if thresholds_in(words) and not known:
                scope.campaign.criteria += criteria_of(words, found["who"], line)


def _sets_standard(line: Line) -> bool:
    """Tell a line on standards, or one on awards that says what is to be reached."""
    if Role.CRITERIA in line.topics:
        return True
    if Role.AWARDS not in line.topics:
        return False
    low = shadow(line.text)
    return (
        bool(thresholds_in(line.text))
        and not _AWARDING.search(low)
        and (
            group_of(line) is not None or bool(re.search(r"\bphải\b|trở lên|đạt|hoàn thành", low))
        )
    )


def _only_title(line: Line, group: tuple[str, str] | None) -> bool:
    return group is None and line.rest == line.text and bool(line.node.heading)


def _is_award(line: Line) -> bool:
    """Tell a line that only names an award form or says how many there are."""
    low = shadow(line.text)
    if in_quota_section(line):
        return True
    named = re.match(
        r"(?:tiêu chuẩn:? )?(?:tặng )?(?:giấy khen|bằng khen|cờ|hình thức|số lượng)", low
    )
    return bool(named) and not re.search(r"trở lên|hoàn thành|sáng kiến|chấp hành", low)


def _audience(line: Line, scope: Scope) -> str:
    for step in (line, *reversed(line.path)):
        if group := group_of(step):
            return group[0]
    for row in scope.campaign.audiences:
        if line.text in row.standard.split("\n"):
            return row.name
    return ""


def criteria_of(words: str, audience: str, line: Line) -> list[Criterion]:
    """Return one row for a sentence, more when it names more thresholds than one."""
    reference = reference_in(words)
    found = thresholds_in(words)
    parts = [words]
    if len(found) > 1:
        parts = [clean(part) for part in sentences(words) if clean(part)]
        parts = [piece for part in parts for piece in _one_each(part)]
    rows = []
    for part in parts:
        row = Criterion(text=capitalised(part), audience=audience, reference=reference)
        if mine := thresholds_in(part):
            _, row.operator, row.value, row.unit = mine[0]
        row.read_from, row.node, row.confirmed = part, line.key, False
        rows.append(row)
    return rows


def _one_each(part: str) -> list[str]:
    """Part a sentence so that each piece names one threshold at most."""
    if len(thresholds_in(part)) < 2:
        return [part]
    for border in (r",\s+(?=\D)", r"\s+(?:hoặc|và)\s+"):
        pieces = _joined([clean(piece) for piece in re.split(border, part)])
        if len(pieces) > 1:
            return [one for piece in pieces for one in _one_each(piece)]
    return [part]


def _joined(parts: list[str]) -> list[str]:
    """Join the parts without a threshold to the one after them."""
    joined: list[str] = []
    waiting = ""
    for part in parts:
        waiting = f"{waiting}, {part}" if waiting else part
        if thresholds_in(part):
            joined.append(waiting)
            waiting = ""
    if waiting and joined:
        joined[-1] += f", {waiting}"
    return joined or parts


def _says_unworthy(text: str) -> bool:
    low = shadow(text)
    return bool(_NOT_CONSIDERED.match(low)) and len(low.split()) > 6


def read_disqualifiers(scope: Scope) -> None:
    """Fill `disqualifiers`: each bullet, or each case of a sentence "Không xét … đối với …"."""
    for line in scope.lines:
        if Role.DISQUALIFIERS in line.topics:
            if line.rest and not line.rest.rstrip().endswith(":"):
                scope.campaign.disqualifiers += _rows(disqualifiers_in(line.rest), line)
        elif line.topics & _MAY_EXCLUDE and not line.topics & _NEVER_EXCLUDES:
            for sentence in paragraphs(line.text):
                if _says_unworthy(sentence):
                    scope.campaign.disqualifiers += _rows(disqualifiers_in(sentence), line)


def _rows(parts: list[str], line: Line) -> list[Disqualifier]:
    return [
        Disqualifier(
            text=capitalised(part),
            reference=reference_in(part),
            read_from=part,
            node=line.key,
            confirmed=False,
        )
        for part in parts
    ]


def disqualifiers_in(text: str) -> list[str]:
    """Split a sentence into its cases, without the words that it is not considered."""
    low = shadow(text)
    opening = _NOT_CONSIDERED.match(low)
    who = re.search(r" (?:đối với|với|cho|khi|nếu)(?: (?:các|những) trường hợp)? ", low[:140])
    start = who.end() if opening and who else 0
    ahead = _LIST_AHEAD.search(low, start)
    cases = []
    if ahead:
        before = text[start : ahead.start()]
        before = before[: _SPOKEN.search(shadow(before)).start()]
        if len(before.split()) > 3:
            cases.append(before)
        start = ahead.end()
    cases += sentences(text[start:])
    bare = [clean(re.sub(r"^(?:hoặc|và|hay)\s+", "", clean(case))) for case in cases]
    return [case for case in bare if len(case.split()) > 1]
