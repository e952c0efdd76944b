"""How long a campaign runs, and its phases."""

import re
from dataclasses import replace
from datetime import date

from docgen.reader.fields.campaign import Scope
from docgen.reader.fields.dates import found_in
from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, shadow
from models.expressions import Context, Found, FoundKind
from models.plan import Phase, Plan, Reading, Role
from models.values import Moment, MomentKind

_EVENT = re.compile(
    r"ký (?:kết|cam kết)|hội nghị|kiểm tra|\blễ\b|\bhọp\b|tập huấn|hội thi|sơ kết|tổng kết|"
    r"đăng ký|"
    r"bình xét|chấm điểm|hồ sơ|tuyên truyền"
)
_CLOSES = re.compile(
    r"(?:(?:và )?kết thúc|đến) (?=(?:vào |trong |ngày |tháng |cuối |hết |khi |lúc ))"
)
_LONG = (MomentKind.TERM, MomentKind.SCHOOL_YEAR, MomentKind.YEAR)
_PHASE = re.compile(
    r"(?<!\w)(?P<name>(?:giai đoạn|đợt|bước|chặng)(?: thi đua)? (?:thứ (?:nhất|hai|ba|tư|\d)|một|"
    r"hai|ba|"
    r"bốn|iv|v|i{1,3}|0?[1-9](?![\d]| ?[-/.]\d| năm)))(?!\w)(?P<named> ?[\(:,.-]?)"
)
_EVENT_START = re.compile(
    r"(?P<words>(?:bắt đầu )?(?:kể )?từ (?:khi |ngày |thời điểm )?"
    r"(?:(?P<signed>ban hành|ký|kí)|phát "
    r"động|triển khai|công bố|khai giảng|khởi công)[^,;.]{0,60}),? ?$"
)
_PHASE_YEARS = re.compile(
    r"[^\d]+\w{0,3} ?[(:,]? ?(?:từ )?(?:năm )?(?P<first>20\d\d) ?(?:-|đến(?: năm)?|"
    r"đến hết năm) ?(?P<last>20\d\d)(?!\d)"
)
_STEP = re.compile(  # "Quý IV/2026: tổng kết (từ 15/11 đến 10/12)" is one step of the road
    r"(?:trong )?(?:quý|tháng|tuần|học kỳ|năm) (?:\d+|[ivx]+|một|hai|ba|tư)[^:]{0,20}:"
)
_TERM = re.compile(r"(?:giai đoạn|nhiệm kỳ) 20\d\d ?- ?20\d\d")
_YEARS_STEP = re.compile(r"(?:từ )?năm 20\d\d[^:]{0,20}:")  # one stretch of the title's term
_YEAR_OF_TITLE = re.compile(r"(?<!học )(?<!từ )năm (20\d\d)(?! ?[-/]|\d)")
_OTHER_WORK = re.compile(
    r"hồ sơ|đăng ký|báo cáo|gửi về|bình xét|sơ kết|tổng kết|kế hoạch của|nộp|họp xét|xét khen"
)


def read_span(plan: Plan, scope: Scope, context: Context) -> None:
    """Set start and end from the time section, else from the title, and the phases."""
    read_phases(scope, context)
    timed = [line for line in scope.lines if _says_time(line)]
    if _TERM.search(shadow(scope.campaign.title)):
        timed = [line for line in timed if not _YEARS_STEP.match(shadow(line.text))]
    timed.sort(key=lambda line: bool(line.rest and _EVENT.search(shadow(line.label))))
    for whole in (True, False):  # first a line that says both start and end
        for line in timed:
            if not scope.campaign.ends and (found := _span(line, context, whole)):
                _set(plan, scope, found, line.key)
    if scope.campaign.ends and scope.campaign.ends.kind is not MomentKind.ONGOING:
        return
    phases = [phase for phase in scope.campaign.phases if phase.starts or phase.ends]
    if phases and not scope.campaign.ends:
        _take(plan, scope, "starts", phases[0].starts or phases[0].ends, phases[0].node)
        _take(plan, scope, "ends", phases[-1].ends, phases[-1].node)
    if not scope.campaign.ends:
        _from_body(plan, scope, context)
    if not scope.campaign.ends or scope.campaign.ends.kind is MomentKind.ONGOING:
        _from_title(plan, scope, context)


def _says_time(line: Line) -> bool:
    if Role.TIME not in line.topics or (line.node.heading and not line.rest):
        return False
    if _PHASE.match(shadow(line.text)) or _STEP.match(shadow(line.text)):
        return False
    # "Thời gian thực hiện: …" below a step of work is about that step only
    own = line.label and re.match(r"thời gian", shadow(line.label))
    if own and line.path and _EVENT.search(shadow(line.path[-1].label)):
        return False
    step = line.path and Role.TIME not in line.path[-1].topics and len(line.path) > 1
    work = {Role.CONTENT, Role.REGISTRATION, Role.DUTIES}
    return not (own and step and line.path[-1].topics <= work and _is_step(line))


def _is_step(line: Line) -> bool:
    """Tell whether the line's section is one of several that each have a time of their own."""
    times = [
        below
        for section in line.path[-2].below
        for below in section.below
        if re.match(r"thời gian (?:thực hiện|triển khai)", shadow(below.text))
    ]
    return len(times) > 1


def _span(line: Line, context: Context, whole: bool) -> Found | None:
    """Return a line's span: one with start and end when `whole`, else whatever it names."""
    phase = _PHASE.search(shadow(line.text))
    limit = phase.start() if phase else len(line.text)
    found = [f for f in found_in(line.text, context) if f.starts or f.ends or f.deadline]
    found = [f for f in found if f.start < limit]
    both = [f for f in found if _is_stretch(f)]
    if whole:
        if not both and found and found[0].ends and not found[0].starts:
            return _from_event(line.text, found[0])
        return both[0] if both else _closed_later(line.text, found, context)
    low = shadow(line.text)
    if not found or (_OTHER_WORK.search(low) and not re.match(r"từ|thời gian", low)):
        return None
    return found[0]


def _from_event(text: str, found: Found) -> Found | None:
    """Give "từ khi ban hành Kế hoạch đến hết năm …" the start its words name."""
    begins = _EVENT_START.search(shadow(text[: found.start]))
    if not begins:
        return None
    kind = MomentKind.SIGNING if begins["signed"] else MomentKind.EVENT
    return replace(found, starts=Moment(kind=kind), words=text[begins.start("words") : found.end])


def _closed_later(text: str, found: list[Found], context: Context) -> Found | None:
    """Join "bắt đầu từ ngày ký …" with the "kết thúc vào ngày …" that follows."""
    closing = _CLOSES.search(shadow(text))
    if not closing or not found or not found[0].starts or found[0].ends:
        return None
    for last in found_in(text[closing.start() :], context):
        ends = _end_of(last)
        if ends is None and last.deadline and last.deadline.moment:
            ends = Moment(kind=MomentKind.EVENT)
        end = closing.start() + last.end
        if ends is not None:
            return replace(found[0], ends=ends, words=text[found[0].start : end])
    return None


def _set(plan: Plan, scope: Scope, found: Found, node: str) -> None:
    first, last = _halves(found.words)
    starts, ends = found.starts, _end_of(found)
    if starts and not scope.campaign.starts:
        _take(plan, scope, "starts", replace(starts, words=first), node)
    if ends and not scope.campaign.ends:
        _take(plan, scope, "ends", replace(ends, words=last), node)


def _end_of(found: Found) -> Moment | None:
    """Return the end that `found` names, be it only as a day by which something is due."""
    if found.ends is None and found.deadline and found.deadline.on:
        return Moment.day(found.deadline.on, found.words)
    return found.ends


def _whole_year(year: int, words: str = "") -> Moment:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Moment(kind=MomentKind.YEAR, first_on=first, last_on=last, words=words)


def _is_stretch(found: Found) -> bool:
    return bool(found.starts and found.ends and found.starts != found.ends)


def _halves(words: str) -> tuple[str, str]:
    """Split "từ X đến Y" into the words of its start and of its end."""
    border = re.search(
        r"[,;]? (?=(?:cho )?(?:đến|tới) |(?:và )?kết thúc )| - (?=\d{1,2}/)", shadow(words)
    )
    if not border:
        return words, words
    return words[: border.start()].strip(), words[border.end() :].strip(" -–")


def _take(plan: Plan, scope: Scope, name: str, moment: Moment | None, node: str) -> None:
    if moment is not None:
        setattr(scope.campaign, name, moment)
        plan.readings[f"{scope.path}.{name}"] = Reading(words=moment.words, node=node)


def _from_body(plan: Plan, scope: Scope, context: Context) -> None:
    """Take a span from a sentence that speaks of the campaign's own time, no heading given."""
    skipped = {
        Role.GROUNDS,
        Role.DOSSIER,
        Role.REGISTRATION,
        Role.REPORTING,
        Role.TASKS,
    }
    for line in scope.lines:
        low = shadow(line.text)
        if line.topics & skipped or _OTHER_WORK.search(low):
            continue
        if not re.search(r"(?:phong trào|đợt)[^.;]{0,250}(?:từ|đến hết|đến ngày)", low):
            continue
        for found in found_in(line.text, context, FoundKind.SPAN):
            if _is_stretch(found):
                return _set(plan, scope, found, line.key)
    return None


def _from_title(plan: Plan, scope: Scope, context: Context) -> None:
    """Take a term, a school year or a year out of the title, the start from "năm … và các năm"."""
    title = scope.campaign.title
    for found in found_in(title, context, FoundKind.SPAN):
        if found.ends is None or found.ends.kind not in _LONG:
            continue
        scope.campaign.ends = None
        if start := _first_year(scope, context):
            _take(plan, scope, "starts", start[0], start[1])
        _set(plan, scope, found, "")
        return
    named = _YEAR_OF_TITLE.findall(shadow(title))
    if named and not scope.campaign.ends and int(named[-1]) >= (plan.head.year or 0):
        whole = _whole_year(int(named[-1]), f"năm {named[-1]}")
        if not re.search(r"cuối năm|tháng cuối", shadow(title)):
            _take(plan, scope, "starts", scope.campaign.starts or whole, "")
        _take(plan, scope, "ends", whole, "")


def _first_year(scope: Scope, context: Context) -> tuple[Moment, str] | None:
    for line in scope.lines:
        if re.search(r"(?:các|những) năm tiếp theo", shadow(line.text)):
            for found in found_in(line.text, context, FoundKind.SPAN):
                if found.starts and found.starts.kind is MomentKind.YEAR:
                    return found.starts, line.key
    return None


def read_phases(scope: Scope, context: Context) -> None:
    """Add every named stretch: "Giai đoạn 1: từ … đến …", also several in one paragraph."""
    for line in scope.lines:
        if Role.GROUNDS in line.topics or Role.PURPOSE in line.topics:
            continue
        low = shadow(line.text)
        marks = list(_PHASE.finditer(low))
        for place, mark in enumerate(marks):
            end = marks[place + 1].start() if place + 1 < len(marks) else len(low)
            words = line.text[mark.start() : end]
            phase = _phase(words, len(mark["name"]), line, context)
            known = {shadow(old.name) for old in scope.campaign.phases}
            if phase and shadow(phase.name) not in known:
                scope.campaign.phases.append(phase)


def _phase(words: str, name_end: int, line: Line, context: Context) -> Phase | None:
    at_start = shadow(line.text).startswith(shadow(words[:name_end]))
    if not at_start:
        words = words.partition("; ")[0]  # the next clause speaks of something else
    found = _years(words) or found_in(words, context, FoundKind.SPAN, FoundKind.DEADLINE)
    if not at_start and line.topics & {Role.CONTENT, Role.CRITERIA}:  # "chi trả đợt 1 trong …"
        found = [one for one in found if _is_stretch(one)]
    if not found and at_start:
        for below in line.below[:2]:
            found = found or found_in(below.text, context, FoundKind.SPAN)
    if not found:
        return None
    first, last = _halves(found[0].words)
    starts, ends = found[0].starts, _end_of(found[0])
    return Phase(
        name=words[:name_end],
        starts=replace(starts, words=first) if starts else None,
        ends=replace(ends, words=last) if ends else None,
        text=_phase_text(words[name_end:], line if at_start else None),
        read_from=clean(words),
        node=line.key,
        confirmed=False,
    )


def _years(words: str) -> list[Found]:
    """Return the span of "Giai đoạn 1 (2021 - 2023)"."""
    found = _PHASE_YEARS.match(shadow(words))
    if not found:
        return []
    years = words[found.start("first") : found.end("last")]
    return [
        Found(
            start=found.start("first"),
            end=found.end("last"),
            words=years,
            kind=FoundKind.SPAN,
            starts=_whole_year(int(found["first"])),
            ends=_whole_year(int(found["last"])),
        )
    ]


def _phase_text(words: str, line: Line | None) -> str:
    parts = [clean(words)]
    if line is not None:
        parts += [below.text for below in line.below]
    return "\n".join(part for part in parts if part)
