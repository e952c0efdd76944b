"""Reports owed again and again or once: how often, by whom, to whom, through whom, by when."""

import re
from dataclasses import replace

from docgen.reader.fields.bodies import (
    collects_for,
    find_body,
    is_above,
    is_many,
    is_office,
    receiver_in,
    via_in,
)
from docgen.reader.fields.dates import found_in
from docgen.reader.fields.lines import Line
from docgen.reader.fields.periods import periods_in
from docgen.reader.fields.speakers import speaker_of
from docgen.reader.fields.words import clean, sentences, shadow
from models.expressions import Context, FoundKind
from models.plan import Plan, Reporter, ReportingRule, Role
from models.values import Cadence, DueRule

_REPORT = re.compile(
    r"báo cáo(?! viên| thành tích| tóm tắt| về thành tích|[^,;.]{0,30} thành tích (?:của|cá nhân|"
    r"tập "
    r"thể)| là | chậm(?! nhất))"
)
_HANDED_ON = re.compile(r"(?:tổng hợp|thẩm định|theo dõi)(?:,| và)? báo cáo[^,;.]*")
_PURPOSE = re.compile(
    r",? (?:để|nhằm) (?:ủy ban|ubnd|phòng|tổng hợp|theo dõi|báo cáo|kịp|làm|hội|có cơ|trình)[^;.]*"
)
_TITLES = {
    Cadence.WEEK: "Báo cáo hằng tuần",
    Cadence.MONTH: "Báo cáo hằng tháng",
    Cadence.QUARTER: "Báo cáo quý",
    Cadence.HALF_YEAR: "Báo cáo 6 tháng",
    Cadence.NINE_MONTHS: "Báo cáo 9 tháng",
    Cadence.YEAR: "Báo cáo năm",
    Cadence.SEMESTER: "Báo cáo học kỳ",
    Cadence.SCHOOL_YEAR: "Báo cáo năm học",
}
_YEARLY = {
    "Hồ sơ đề nghị khen thưởng hằng năm": r"hồ sơ|danh sách đề nghị|đề nghị khen",
    "Đăng ký thi đua hằng năm": r"đăng ký",
}
_TITLE_END = re.compile(
    r" (?:gửi|về (?=ủy|ubnd|phòng|văn|hội đồng|ban|sở|cơ quan)|trước|qua|thông qua|cho|đến|chậm|"
    r"để|"
    r"định kỳ|ủy ban|ubnd|hằng|hàng|và gửi|trong|vào|và (?:nộp|hồ sơ)|kèm)\b|[,;:.(]"
)
_NEXT_ONE = re.compile(  # "sơ kết trước ngày …, tổng kết năm học trước ngày …"
    r"[,;]? ?(?:và )?"
    r"(?P<what>(?:sơ kết|tổng kết|đợt|học kỳ|cuối|kết quả|giai đoạn)[^,;.]{0,40}?) ?"
)
_SKIPPED = {
    Role.GROUNDS,
    Role.PURPOSE,
    Role.TASKS,
    Role.DISQUALIFIERS,
    Role.REQUIREMENT,
    Role.UNPLACED,
}


def read_reporting(plan: Plan, lines: list[Line], context: Context) -> None:
    """Fill `plan.reporting` from every sentence that says how often or by when to report."""
    for line in lines:
        if line.topics & _SKIPPED or line.node.table:
            continue
        for sentence in sentences(line.text):
            for rule in _rules(plan, line, sentence, context):
                if not any(_same(rule, known) for known in plan.reporting):
                    plan.reporting.append(rule)
    _fill_receivers(plan, lines)


def _rules(plan: Plan, line: Line, sentence: str, context: Context) -> list[ReportingRule]:
    if title := _yearly_title(sentence, line):
        return _yearly_others(plan, line, sentence, context, title)
    if line.topics == {Role.DOSSIER} or not speaks_of_report(sentence, line):
        return []
    pattern = _whose(plan, line, sentence, speaker_of(line, sentence))
    periods = periods_in(sentence, context)
    if not periods:
        return [replace(pattern, due=due, title=title) for due, title in _once(sentence, context)]
    rules = []
    for period in periods:
        title = _TITLES.get(period.cadence) or _title(sentence, period.place)
        rule = replace(pattern, cadence=period.cadence, due=period.due, title=title)
        rule.listed = list(period.listed)
        rules.append(rule)
    if periods[0].cadence is not Cadence.LISTED:
        used = " ".join(period.due.words for period in periods)
        for due, title in _once(sentence, context):
            if due.words not in used:
                rules.append(replace(pattern, due=due, title=title))
    return rules


def speaks_of_report(sentence: str, line: Line) -> bool:
    """Tell a sentence that asks for reports, not one whose reader reports on."""
    low = shadow(sentence)
    bare = _PURPOSE.sub("", low)
    if not is_many(speaker := speaker_of(line, sentence)) and speaker:
        return bool(_REPORT.search(bare))
    if Role.REPORTING in line.topics and re.search(r"\bgửi\b|định kỳ", bare):
        return not re.search(r"hồ sơ|đăng ký|kế hoạch", bare) or bool(_REPORT.search(bare))
    return bool(_REPORT.search(_HANDED_ON.sub("", bare)))


def _yearly_title(sentence: str, line: Line) -> str:
    """Return what else than a report a sentence asks for: dossiers, a registration; or ""."""
    if _REPORT.search(_HANDED_ON.sub("", _PURPOSE.sub("", shadow(sentence)))):
        return ""
    low = shadow(f"{line.label}: {sentence}")
    return next((title for title, words in _YEARLY.items() if re.search(words, low)), "")


def _yearly_others(
    plan: Plan, line: Line, sentence: str, context: Context, title: str
) -> list[ReportingRule]:
    """Return a rule for what is due every year on the same day."""
    pattern = _whose(plan, line, sentence, speaker_of(line, sentence))
    return [
        replace(pattern, cadence=Cadence.YEAR, due=found.due, title=title)
        for found in found_in(sentence, context, FoundKind.DUE)
        if found.due and found.due.month is not None
    ]


def _whose(plan: Plan, line: Line, sentence: str, speaker: str) -> ReportingRule:
    rule = ReportingRule(reporter_name=speaker, via=via_in(sentence), confirmed=False)
    rule.receiver = receiver_in(sentence)
    rule.read_from, rule.node = sentence, line.key
    low = shadow(sentence)
    compiles = re.search(r"(?:tổng hợp|tham mưu|theo dõi)[^.;]*báo cáo", low)
    if (
        speaker
        and not is_many(speaker)
        and (compiles or is_office(speaker) or is_above(rule.receiver, plan))
    ):
        rule.reporter = Reporter.COLLECTOR
    elif not rule.via and collects_for(rule.receiver, plan):
        rule.via, rule.receiver = rule.receiver, ""
    return rule


def _once(sentence: str, context: Context) -> list[tuple[DueRule, str]]:
    """Return (due, title) for each single day a report is asked for by."""
    low = shadow(sentence)
    rows: list[tuple[DueRule, str]] = []
    ended = 0
    for found in found_in(sentence, context, FoundKind.DEADLINE, FoundKind.SPAN):
        if (
            not found.deadline
            or not found.deadline.on
            or (found.starts and found.starts != found.ends)
        ):
            continue
        before = [m.start() for m in _REPORT.finditer(low) if m.start() < found.start]
        anywhere = [m.start() for m in _REPORT.finditer(low)]
        place = before[-1] if before else (anywhere[0] if anywhere else -1)
        between = low[place : found.start] if 0 <= place < found.start else ""
        if re.search(r"; |\. ", between):
            continue
        words = found.deadline
        due = DueRule(on=words.on, wording=words.wording, words=words.words)
        next_one = _NEXT_ONE.fullmatch(sentence[ended : found.start]) if rows else None
        title = f"Báo cáo {next_one['what']}" if next_one else _title(sentence, place)
        rows.append((due, title))
        ended = found.end
    return rows


def _title(sentence: str, place: int) -> str:
    """Return "Báo cáo kết quả thực hiện" from the words at `place`, or before it."""
    low = shadow(sentence)
    if not low.startswith("báo cáo", max(place, 0)):
        before = [m.start() for m in _REPORT.finditer(low) if m.start() < place]
        if not before:
            return "Báo cáo"
        place = before[-1]
    words = sentence[max(place, 0) :]
    if to := find_body(words, len("báo cáo ")):
        words = words.replace(f" {to}", "", 1)
    end = _TITLE_END.search(shadow(words))
    title = clean(words[: end.start()] if end else words)
    result = re.search(r"kết quả(?: thực hiện| triển khai)?", low[place:])
    if len(title.split()) == 2 and result:
        title = f"Báo cáo {result.group()}"
    return "B" + title[1:] if len(title.split()) <= 16 else "Báo cáo kết quả thực hiện"


def _same(one: ReportingRule, other: ReportingRule) -> bool:
    """Tell a rule said twice; what the second saying adds goes to the first (`other`)."""
    if (one.cadence, one.reporter) != (other.cadence, other.reporter):
        return False
    if one.title != other.title and (one.title in _YEARLY or other.title in _YEARLY):
        return False
    if one.cadence in (Cadence.ONCE, Cadence.LISTED):
        return one.due.on == other.due.on and one.listed == other.listed
    if one.due not in (other.due, DueRule()) and other.due != DueRule():
        return False
    if (
        one.reporter_name != other.reporter_name
        and one.read_from != other.read_from
        and (one.reporter_name and other.reporter_name and one.via != other.via)
    ):
        return False
    other.due = one.due if other.due == DueRule() else other.due
    other.via, other.receiver = other.via or one.via, other.receiver or one.receiver
    return True


def _collector_in(sentence: str, plan: Plan) -> str:
    """Return our office that "Các báo cáo gửi về …" names, else ""."""
    if not re.match(r"(?:các |mọi )?báo cáo[^,;:]{0,40} gửi", shadow(sentence)):
        return ""
    name = receiver_in(sentence)
    return name if collects_for(name, plan) else ""


def _fill_receivers(plan: Plan, lines: list[Line]) -> None:
    """Where a rule lacks it, take who receives and who collects from beside it or elsewhere."""
    by_key = {line.key: line for line in lines}
    for rule in plan.reporting:
        line = by_key.get(rule.node)
        if (
            rule.reporter is Reporter.UNITS
            and not rule.receiver
            and not rule.via
            and line
            and line.path
        ):
            for beside in line.path[-1].below:
                for sentence in sentences(beside.text):
                    rule.via = rule.via or via_in(sentence) or _collector_in(sentence, plan)
        if rule.receiver or not rule.via:
            continue
        for sentence in (words for other in lines for words in sentences(other.text)):
            to = receiver_in(sentence)
            if to and shadow(via_in(sentence)) == shadow(rule.via) != shadow(to):
                rule.receiver = to
                break
