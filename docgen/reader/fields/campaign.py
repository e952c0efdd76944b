"""What a campaign is: its title, kind and theme, and how many campaigns a plan launches."""

import re
from dataclasses import dataclass

from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import capitalised, clean, plain, quoted, shadow, unquoted
from docgen.reader.headwords import sentence_case
from docgen.reader.outline import walk
from models.plan import Campaign, CampaignKind, Plan, PlanKind, Reading, Role

_VERBS = re.compile(
    r"^(?:(?:về(?: việc)?|v/v|kế hoạch|phát động|triển khai(?: thực hiện)?|tổ chức(?: thực hiện)?|"
    r"thực hiện|hưởng ứng|đẩy mạnh|tiếp tục|và|ban hành|duy trì)[ :,]+)+"
    r"(?=(?:các |hai |ba |\d+ )?(?:phong trào|đợt|thi đua|cuộc vận động|hội thi|chiến dịch|tháng))"
)
_LAUNCH = re.compile(
    r"phát động|phong trào thi đua|đợt thi đua|thi đua (?:cao điểm|nước rút|đặc biệt|chuyên đề|"
    r"lập "
    r"thành tích|chào mừng|thực hiện|hoàn thành)|hưởng ứng phong trào|cuộc vận động|chiến dịch"
)
_WORK_OF_THE_YEAR = re.compile(
    r"công tác thi đua|nhiệm vụ (?:công tác )?thi đua|công tác tđkt|chương trình công tác|"
    r"hoạt động (?:của )?(?:hội đồng|cụm|khối)|kiểm tra|các phong trào thi đua"
)
_SPRINT = re.compile(r"nước rút|cao điểm|đặc biệt(?! khó khăn)|ngày đêm|tăng tốc|về đích|thần tốc")
_THEMATIC = re.compile(r"chuyên đề|theo đợt|lập thành tích|chào mừng|kỷ niệm|đợt thi đua")
_REGULAR = re.compile(r"thi đua thường xuyên")
_NAMED = re.compile(r"(?:phát động )?(?:phong trào|đợt)(?: thi đua)? \"[^\"]{4,120}\"")
_SEVERAL = re.compile(r"\b(?:hai|ba|0?[2-4]) (?:phong trào|đợt)|các phong trào thi đua:? *\"")
_NEXT_NAME = re.compile(
    r"(?:,| và|;) (?=(?:phong trào|đợt|cuộc) (?:thi đua|vận động|phát động)|phong trào \"|đợt \")"
)
_SECTION = re.compile(
    r"^(?:(?:nội dung )?phong trào|đợt thi đua)(?: thi đua)?(?: thứ \w+| \d)?[ :]*"
)
_THEME = re.compile(
    r"(?:chủ đề|khẩu hiệu|phương châm)(?: (?:của|hành động|thi đua|phong trào|đợt|năm \d{4}|xuyên "
    r"suốt|là))*(?: \"|[ :]+)"
)
_QUOTED_THEME = re.compile(_THEME.pattern + r"[^\":]{0,25}(?=\")")


@dataclass
class Scope:
    """A campaign with the lines that speak of it: its own and those common to all."""

    campaign: Campaign
    place: int
    lines: list[Line]

    @property
    def path(self) -> str:
        return f"campaigns.{self.place}"


def plan_kind(plan: Plan, lines: list[Line]) -> PlanKind:
    """Tell a plan that launches something from the year's table of work."""
    subject = shadow(plain(plan.head.subject))
    if "phát động" in subject:
        return PlanKind.CAMPAIGN
    table = any(line.node.table for line in lines) or _has_table(plan)
    if not table and any(_launches_here(line) for line in lines):
        return PlanKind.CAMPAIGN
    if _WORK_OF_THE_YEAR.search(subject) and (
        table or not re.search(r"phong trào thi đua", subject)
    ):
        return PlanKind.WORK_PLAN
    if _LAUNCH.search(subject):
        return PlanKind.CAMPAIGN
    launched = any(
        re.search(r"phát động|triển khai phong trào", shadow(line.text))
        for line in lines
        if Role.GROUNDS in line.topics
    )
    return PlanKind.CAMPAIGN if launched and not table else PlanKind.WORK_PLAN


def _launches_here(line: Line) -> bool:
    """Tell a paragraph that names a campaign and says from when to when it runs."""
    low = shadow(line.text)
    return bool(_NAMED.match(low)) and bool(
        re.search(r"\btừ (?:ngày|tháng|nay|quý|\d)[^.]* đến ", low)
    )


def _has_table(plan: Plan) -> bool:
    return any(
        node.table is not None and node.role is Role.TASKS for node, _ in walk(plan.outline)
    )


def scopes_of(plan: Plan, lines: list[Line]) -> list[Scope]:
    """Return one scope a campaign; none for a work plan. Nothing is written to the plan."""
    if plan.kind is PlanKind.WORK_PLAN:
        return []
    if sections := _sections(lines):
        inside = {id(line) for top in sections for line in lines if line is top or line.under(top)}
        common = [line for line in lines if id(line) not in inside]
        scopes = []
        for place, top in enumerate(sections):
            own = [line for line in lines if line is top or line.under(top)]
            title = _title_of(top, plan, lines)
            campaign = Campaign(title=title, read_from=top.text, node=top.key, confirmed=False)
            scopes.append(Scope(campaign, place, common + own))
        return scopes
    titles = titles_of(plain(plan.head.subject)) or _launched(lines)
    titles = [_spelt(title, plan, lines) for title in titles]
    return [_scope(title, place, titles, lines) for place, title in enumerate(titles)]


def _scope(title: str, place: int, titles: list[str], lines: list[Line]) -> Scope:
    names = [shadow(next(iter(quoted(other)), other)) for other in titles]
    kept = [
        line
        for line in lines
        if names[place] in (low := shadow(line.text)) or not any(name in low for name in names)
    ]
    campaign = Campaign(title=title, read_from=title, confirmed=False)
    return Scope(campaign, place, kept if len(titles) > 1 else lines)


def titles_of(subject: str) -> list[str]:
    """Return the campaigns a subject names, as titles: without "Phát động" and the like."""
    subject = clean(subject)
    low = shadow(subject)
    verb = _VERBS.match(low)
    if not verb and not _LAUNCH.search(low):
        return []
    bare = subject[verb.end() :] if verb else subject
    if _SEVERAL.search(shadow(bare)) and len(names := list(quoted(bare))) > 1:
        return [f"Phong trào thi đua “{name}”" for name in names]
    parts: list[str] = []
    start = 0
    for border in _NEXT_NAME.finditer(shadow(bare)):
        parts.append(bare[start : border.start()])
        start = border.end()
    parts.append(bare[start:])
    return [capitalised(clean(part)) for part in parts if clean(part)]


def _launched(lines: list[Line]) -> list[str]:
    """Return what the preamble says is launched, for a subject that does not say it."""
    pattern = re.compile(
        r"(?:phát động|triển khai) ((?:phong trào|đợt) thi đua[^,;.]*?)(?: với|,| cụ| như|$)"
    )
    for line in lines:
        if Role.GROUNDS in line.topics and (found := pattern.search(shadow(line.text))):
            return [capitalised(clean(line.text[found.start(1) : found.end(1)]))]
    for line in lines:
        if named := _NAMED.match(shadow(line.text)):
            title = re.sub(r"^[Pp]hát động ", "", line.text[: named.end()])
            return [capitalised(title)]
    return []


def _sections(lines: list[Line]) -> list[Line]:
    """Return the headings that each open one campaign; empty unless there are two or more."""
    groups: dict[tuple[int, ...], list[Line]] = {}
    for line in lines:
        low = shadow(line.text)
        named = _SECTION.match(low)
        if not named or not line.below or len(low.split()) > 45:
            continue
        if re.search(r"\"", low) or re.search(r"thứ \w+|\d", named.group()):
            place = tuple(id(above.node) for above in line.path)
            groups.setdefault(place, []).append(line)
    best = max(groups.values(), key=len, default=[])
    return best if len(best) > 1 else []


def _title_of(top: Line, plan: Plan, lines: list[Line]) -> str:
    """Return a heading as a title; capitals give way to the paper's own spelling of the name."""
    return _spelt(capitalised(clean(_without_number(top.text))), plan, lines)


def _spelt(title: str, plan: Plan, lines: list[Line]) -> str:
    """Return a title in capitals as running text has it; any other as it is."""
    if not title.isupper():
        return title
    name = next(quoted(title), "")
    for text in (plain(plan.head.subject), *(line.text for line in lines)):
        for spelt in quoted(text):
            if shadow(spelt) == shadow(name) and not spelt.isupper():
                start, after = title.find("“"), title.rfind("”") + 1
                rest = title[after:].lower() if after else ""
                return f"{capitalised(shadow(title[:start]))}“{spelt}”{rest}"
    return sentence_case(title)


def _without_number(text: str) -> str:
    head = text.partition(":")[0]
    return (head if len(head) > 25 else text).removeprefix("Nội dung ")


def read_kind(plan: Plan, scope: Scope) -> None:
    """Set the kind from the title, else from what the body calls the campaign."""
    title = shadow(scope.campaign.title)
    for kind, pattern in (
        (CampaignKind.SPRINT, _SPRINT),
        (CampaignKind.REGULAR, _REGULAR),
        (CampaignKind.THEMATIC, _THEMATIC),
    ):
        if found := pattern.search(title):
            words = scope.campaign.title[found.start() : found.end()]
            return _set_kind(plan, scope, kind, words, scope.campaign.node)
    body = re.compile(
        r"(?:đợt|phong trào) thi đua (?:nước rút|cao điểm|đặc biệt|thường xuyên|chuyên đề)"
    )
    for line in scope.lines:
        if Role.GROUNDS not in line.topics and (found := body.search(shadow(line.text))):
            words = line.text[found.start() : found.end()]
            low = shadow(words)
            kind = CampaignKind.SPRINT if _SPRINT.search(low) else CampaignKind.THEMATIC
            kind = CampaignKind.REGULAR if "thường xuyên" in low else kind
            return _set_kind(plan, scope, kind, words, line.key)
    return None


def _set_kind(plan: Plan, scope: Scope, kind: CampaignKind, words: str, node: str) -> None:
    scope.campaign.kind = kind
    plan.readings[f"{scope.path}.kind"] = Reading(words=words, node=node)


def read_theme(plan: Plan, scope: Scope) -> None:
    """Set the theme: what follows "Chủ đề:", or stands in quotes after "với chủ đề"."""
    for line in scope.lines:
        if found := theme_in(line.text, Role.THEME in line.topics):
            scope.campaign.theme = found
            plan.readings[f"{scope.path}.theme"] = Reading(words=found, node=line.key)
            return
    themed = [line for line in scope.lines if Role.THEME in line.topics and len(line.topics) == 1]
    for line in themed:
        if line.rest and not line.rest.endswith(":"):
            scope.campaign.theme = unquoted(line.rest)
            plan.readings[f"{scope.path}.theme"] = Reading(words=line.rest, node=line.key)
            return


def theme_in(text: str, in_section: bool = False) -> str:
    """Return the theme `text` gives, without its outer quotes, or ""."""
    low = shadow(text)
    for found in [*_QUOTED_THEME.finditer(low), *_THEME.finditer(low)]:
        rest = text[found.end() - 1 if low[found.end() - 1] == '"' else found.end() :].strip()
        start = re.search(r"[“\"]", rest)
        if start and start.start() <= 25:
            return unquoted(_through_quotes(rest[start.start() :]))
        if found.group().rstrip().endswith(":") and (in_section or found.start() < 12):
            return unquoted(rest)
    return ""


def _through_quotes(text: str) -> str:
    """Return the quoted phrase `text` opens with; all of it when the quote is never closed."""
    depth = 0
    for place, sign in enumerate(text):
        if sign == '"':
            depth = 0 if depth else 1
        depth += (sign == "“") - (sign == "”")
        if depth <= 0:
            return text[: place + 1]
    return text
