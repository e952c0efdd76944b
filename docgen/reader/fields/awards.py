"""Award forms: who decides, whether we only propose, and how many may be proposed."""

import re
from dataclasses import replace

from docgen.reader.fields.bodies import body_end, find_body, is_above, level_of
from docgen.reader.fields.campaign import Scope
from docgen.reader.fields.lines import Line
from docgen.reader.fields.quotas import in_quota_section, quotas_in
from docgen.reader.fields.speakers import subject_of
from docgen.reader.fields.words import capitalised, clean, paragraphs, sentences, shadow
from models.plan import Award, Plan, Reading, Role

_FORM = re.compile(
    r"\b(?:giấy khen|bằng khen|cờ thi đua(?: xuất sắc| dẫn đầu)?|cờ đơn vị[^,;.]{0,40}|"
    r"huân chương[^,;.]{0,40}|"
    r"kỷ niệm chương|thư khen|chiến sĩ thi đua (?:cơ sở|cấp tỉnh|toàn quốc)|tập thể lao động "
    r"(?:xuất sắc|tiên tiến)|lao động tiên tiến|giấy chứng nhận|giấy công nhận|biểu trưng)(?!\w)"
)
_HELD = re.compile(  # "… số cá nhân đạt danh hiệu" names what somebody holds already
    r"(?:\bsố|%) (?:cá nhân|tập thể|người)(?: \w+){0,3} (?:đạt|được công nhận)(?: danh hiệu)? \"?$"
)
_VERB = re.compile(
    r"(?:\b(?:quyết định|xem xét|xét|sẽ|,|và))* ?\b(?:khen tặng|khen thưởng|tặng thưởng|tặng)\b"
)
_TITLES = re.compile(
    r"\b(?:chủ tịch|ủy ban|ubnd|thủ tướng|hiệu trưởng|giám đốc|bộ |bộ trưởng|ban chấp hành|"
    r"hội đồng|"
    r"ban thường vụ|trưởng phòng|trưởng ban|liên đoàn|đảng ủy|tổng liên đoàn|hội |phòng |sở |"
    r"công đoàn|đoàn |nhà trường|trường |cụm |khối |cấp trên|trung ương|tỉnh|huyện|xã|thành phố)"
)
_OF = re.compile(r"^\"?(?: cho| về)?(?: chuyên đề| đột xuất)?,? của (?=\w)")
_ASKS = re.compile(r"\b(?:đề nghị|trình|đề xuất|lựa chọn|giới thiệu|xét chọn|kiến nghị)\b")
_BESIDE_COMMITTEE = re.compile(r"công đoàn|liên đoàn|\bđoàn\b|đảng|hội (?!đồng)|mặt trận|trường")
_JOINED = re.compile(r"[\s,]*(?:và|hoặc)?\s*")
_SKIPPED = {Role.GROUNDS, Role.PURPOSE, Role.DOSSIER, Role.DISQUALIFIERS, Role.FUND, Role.TASKS}
_SKIPPED |= {Role.REPORTING, Role.CLOSING}
_GIVES = re.compile(r"tặng|khen thưởng|hình thức|tiêu chuẩn|đề nghị|xét")
_REWARD = re.compile(r"^(?:về )?(?:mức (?:khen|thưởng|tiền)|tiền thưởng|chế độ khen)")
_FUND = re.compile(r"^(?:về )?(?:nguồn (?:kinh phí|khen|tiền|chi)|kinh phí|nguồn quỹ)")
_FUND_SENTENCE = re.compile(
    r"kinh phí[^.;]{0,120}(?:từ|trong|nguồn|do|trích|bố trí|quỹ|ngân sách)|(?:trích|chi|"
    r"sử dụng) từ "
    r"(?:nguồn |quỹ)|từ (?:nguồn )?quỹ thi đua"
)


def read_awards(plan: Plan, scope: Scope) -> None:
    """Fill awards, reward and fund."""
    last: Award | None = None
    for line in scope.lines:
        if line.topics & _SKIPPED:
            continue
        awarding = bool(line.topics & {Role.AWARDS, Role.CRITERIA})
        found: list[Award] = []
        if awarding or _GIVES.search(shadow(line.text)):
            for sentence in paragraphs(line.text):
                found += awards_in(sentence, plan, awarding or bool(line.label))
        for award in found:
            award.node = line.key
            last = _add(scope, award)
        if not found and awarding:
            _give_quotas(scope, line, last)
    _join_nameless(scope)
    _read_money(plan, scope)


def _join_nameless(scope: Scope) -> None:
    """Give numbers that stand before any award form to the first form we decide on."""
    awards = scope.campaign.awards
    nameless = [award for award in awards if not award.form]
    owner = next((a for a in awards if a.form and not a.proposed_upward), None)
    if owner is not None:
        for award in nameless:
            owner.quotas += [quota for quota in award.quotas if quota not in owner.quotas]
            awards.remove(award)


def _add(scope: Scope, award: Award) -> Award:
    """Add an award, or what is new about one already known; return the row."""
    for known in scope.campaign.awards:
        if shadow(known.form) != shadow(award.form):
            continue
        if _place(known.level) == _place(award.level) or not award.level or not known.level:
            known.level = known.level or award.level
            known.quotas = known.quotas or award.quotas
            known.proposed_upward = known.proposed_upward or award.proposed_upward
            return known
    scope.campaign.awards.append(award)
    return award


def _place(level: str) -> tuple[object, ...]:
    low = shadow(level).replace("ủy ban nhân dân", "ubnd")
    place = level_of(level)
    return (low,) if place is None else (place, _of_another_kind(low))


def _of_another_kind(low: str) -> str:
    """Return "đoàn", "đảng" … for a body beside the committee and its chair; else ""."""
    found = _BESIDE_COMMITTEE.search(low)
    return found.group() if found and "ubnd" not in low else ""


def awards_in(sentence: str, plan: Plan, in_section: bool) -> list[Award]:
    """Return the award forms of one sentence, with who gives them."""
    low = shadow(sentence)
    rows: list[Award] = []
    forms = [form for form in _FORM.finditer(low) if not _HELD.search(low[: form.start()])]
    for place, found in enumerate(forms):
        if re.search(r"(?:đã được|từng được|bản sao|phôi|in) [^,;]*$", low[: found.start()]):
            continue
        border = forms[place + 1].start() if place + 1 < len(forms) else len(low)
        before = low[forms[place - 1].end() if place else 0 : found.start()]
        level, asked = _level(sentence, low, found, before, border)
        if not level and rows and _JOINED.fullmatch(before):
            level, asked = rows[-1].level, rows[-1].proposed_upward
        gives = re.search(r"tặng|khen thưởng|danh hiệu|hình thức|công nhận", before) or in_section
        if not level and not gives:
            continue
        form = sentence[found.start() : found.end()]
        row = Award(form=form[:1].upper() + form[1:], level=level, confirmed=False)
        row.proposed_upward = _upward(level, plan, asked)
        behind = sentence[found.end() : border]
        if place + 1 < len(forms):  # what follows "; " already speaks of the next form
            behind = behind.partition("; ")[0] if _next_clause(behind) else behind
        ahead = (
            _ahead(sentence, found.start(), len(before)) if place else sentence[: found.start()]
        )
        row.quotas = quotas_in(behind) or quotas_in(ahead)
        row.text, row.read_from = sentence.strip(), sentence.strip()
        if level and rows and not rows[-1].level and _JOINED.fullmatch(before):
            rows[-1].level, rows[-1].proposed_upward = level, row.proposed_upward
        if beside := _beside(sentence, level, found.start()):
            twin = replace(row, level=beside, quotas=[])
            twin.proposed_upward = _upward(beside, plan, asked)
            rows.append(twin)
        rows.append(row)
    return rows


def _next_clause(words: str) -> bool:
    """Tell whether a clause about somebody else begins within `words`."""
    return bool(_ASKS.search(shadow(words.partition("; ")[2])))


def _ahead(sentence: str, start: int, length: int) -> str:
    """Return the words before a form that are of its own clause."""
    words = sentence[start - length : start]
    return words.rpartition("; ")[2] if _next_clause(words) else words


def _beside(text: str, level: str, limit: int) -> str:
    """Return the other one in "Chủ tịch UBND tỉnh, Thủ tướng Chính phủ tặng Bằng khen"."""
    place = text.rfind(level, 0, limit) if level else -1
    head = re.sub(r"(?:,| và)$", "", text[: max(place, 0)].rstrip())
    if place < 0 or head == text[:place].rstrip():
        return ""
    for title in _TITLES.finditer(shadow(head)):
        if body_end(head, title.start()) == len(head):
            return head[title.start() :]
    return ""


def _level(
    text: str, low: str, found: re.Match[str], before: str, border: int
) -> tuple[str, bool]:
    """Return who decides about the form at `found`, and whether the words ask for it."""
    if of := _OF.match(low[found.end() : border]):
        name = find_body(text, found.end() + of.end())
        if name:
            return name, bool(_ASKS.search(before))
    start = found.start() - len(before)
    for verb in reversed(list(_VERB.finditer(before))):
        for title in _TITLES.finditer(before[: verb.start()]):
            end = body_end(text, start + title.start()) - start
            if not before[end : verb.start()].strip(" ,"):
                asked = bool(_ASKS.search(before[: title.start()]))
                return text[start + title.start() : start + end], asked
    after = re.match(
        r" (?:cấp|của) (?=tỉnh|huyện|xã|phường|trung ương|bộ|nhà nước)", low[found.end() :]
    )
    if after:
        return find_body(text, found.end() + after.end()), bool(_ASKS.search(before))
    return "", bool(_ASKS.search(before))


def _upward(level: str, plan: Plan, asked: bool) -> bool:
    """Tell whether somebody above decides. Levels count before verbs: units "propose" to us."""
    above = is_above(level, plan) if level else None
    ours = shadow(plan.issuer.name)
    if asked and above is False and ours not in shadow(level):
        return bool(_of_another_kind(ours)) and not _of_another_kind(shadow(level))
    return asked if above is None else above


def _give_quotas(scope: Scope, line: Line, last: Award | None) -> None:
    """Hang quotas of a line that names no award on the one it belongs to."""
    quotas = quotas_in(line.text)
    loose = re.search(r"trở lên|ít nhất|tối thiểu", shadow(line.text))
    if not quotas or (loose and not in_quota_section(line)):
        return
    above = {step.key for step in line.path if step.key}
    owner = next((a for a in reversed(scope.campaign.awards) if a.node and a.node in above), None)
    owner = owner or next((a for a in scope.campaign.awards if not a.proposed_upward), last)
    if owner is not None:
        owner.quotas += [quota for quota in quotas if quota not in owner.quotas]
        return
    if not in_quota_section(line):
        return
    words = clean(line.text)
    row = Award(quotas=quotas, text=words, read_from=words, node=line.key, confirmed=False)
    scope.campaign.awards.append(row)


def _read_money(plan: Plan, scope: Scope) -> None:
    """Set reward and fund from their headings, else the fund from a sentence that names one."""
    for name, pattern in (("reward", _REWARD), ("fund", _FUND)):
        named = [
            line
            for line in scope.lines
            if pattern.match(shadow(line.label)) and Role.GROUNDS not in line.topics
        ]
        said = [line for line in named if line.rest]
        for line in said or [line for line in named if not _both(line)]:
            words = line.rest or "\n".join(below.text for below in line.below)
            if clean(words) and not getattr(scope.campaign, name):
                _set_money(plan, scope, name, clean(words), line.key)
    if scope.campaign.fund:
        return
    for line in scope.lines:
        if line.topics & {Role.GROUNDS, Role.PURPOSE, Role.CONTENT, Role.TASKS}:
            continue
        for sentence in sentences(line.text):
            low = shadow(sentence)
            if _FUND_SENTENCE.search(low) and (
                Role.FUND in line.topics or "thưởng" in low or low.startswith("kinh phí")
            ):
                words = subject_of(sentence)[1] or sentence  # not who is to find the money
                return _set_money(plan, scope, "fund", clean(capitalised(words)), line.key)
    return None


def _both(line: Line) -> bool:
    return bool(re.search(r"mức.*(?:nguồn|kinh phí)|(?:nguồn|kinh phí).*mức", shadow(line.label)))


def _set_money(plan: Plan, scope: Scope, name: str, words: str, node: str) -> None:
    setattr(scope.campaign, name, words)
    plan.readings[f"{scope.path}.{name}"] = Reading(words=words, node=node)
