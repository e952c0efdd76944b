"""What is to be done by a day: registration, dossiers, the units' plans, reviews, meetings."""

import re
from collections.abc import Callable

from docgen.reader.fields.audiences import reference_in
from docgen.reader.fields.bodies import collects_for, is_above, is_office, receiver_in, via_in
from docgen.reader.fields.dates import found_in
from docgen.reader.fields.lines import Line
from docgen.reader.fields.reporting import speaks_of_report
from docgen.reader.fields.speakers import speaker_of
from docgen.reader.fields.words import capitalised, clean, sentences, shadow
from models.expressions import Context, Found, FoundKind
from models.plan import Milestone, Plan, Role
from models.values import Deadline, MomentKind

_DOSSIERS = "Gửi hồ sơ đề nghị khen thưởng"
_REVIEWS = re.compile(r"thẩm định|tổng hợp|tham mưu|trình khen|xét khen")
_KINDS: tuple[tuple[str, str, bool], ...] = (
    ("Đăng ký thi đua", r"đăng ký", True),
    (_DOSSIERS,
     r"hồ sơ|(?:trình|gửi|lập|nộp)[^;.]{0,40}(?:đề nghị|danh sách)[^;.]{0,20}khen|"
     r"đề nghị khen thưởng", True),
    ("Ký kết giao ước thi đua", r"giao ước|ký (?:kết|cam kết)|bản cam kết", False),
    ("Gửi kế hoạch của đơn vị", r"kế hoạch[^;.]*(?:gửi|nộp|báo cáo)|"
     r"(?:gửi|nộp)[^;.]{0,30}kế hoạch", True),
    ("Xây dựng kế hoạch của đơn vị", r"(?:xây dựng|ban hành)[^;.]{0,30}kế hoạch", False),
    ("Chấm điểm thi đua", r"chấm điểm", False),
    ("Sơ kết, tổng kết phong trào", r"sơ kết,? (?:và )?tổng kết", False),
    ("Sơ kết phong trào", r"sơ kết", False),
    ("Tổng kết phong trào", r"tổng kết", False),
    ("Bình xét khen thưởng", r"bình xét|họp xét|xét khen|xét chọn|bình chọn|thẩm định", False),
    ("Phát động phong trào", r"lễ phát động|phát động", False),
    ("Kiểm tra", r"kiểm tra", False),
)  # fmt: skip
_COMPILED = [(title, re.compile(words), owed) for title, words, owed in _KINDS]
_SENDS = re.compile(r"\b(?:gửi|nộp|trình|đăng ký|báo cáo)\b")
_ACTION = re.compile(
    r"tổ chức|hoàn thành|phát động|sơ kết|tổng kết|họp|hội nghị|đăng ký|gửi|nộp|trình|ký|"
    r"triển khai|"
    r"thời gian|thời hạn|hạn|kiểm tra|chấm|xét|khai mạc|bế mạc|ra mắt|xong|lễ |tuyên dương"
)
_WORK_BY_A_DAY = re.compile(r"(?:hoàn thành|tổ chức|niêm yết|ban hành|xây dựng|thành lập)\b")
_BESIDE_SPAN = re.compile(r"sơ kết|tổng kết|đăng ký|hồ sơ|báo cáo|bình xét|ký kết")
_LONG = (MomentKind.YEAR, MomentKind.TERM, MomentKind.SCHOOL_YEAR, MomentKind.ONGOING)
_SKIPPED = {
    Role.GROUNDS,
    Role.PURPOSE,
    Role.REQUIREMENT,
    Role.TASKS,
    Role.DISQUALIFIERS,
    Role.THEME,
}
_QUARTER = re.compile(r"(?:trong |hết )?quý ")
_AND_ON = re.compile(r",? và (?:các|những) năm tiếp theo")
_CITATION = re.compile(
    r"(?:kế hoạch|nghị quyết|quyết định|chỉ thị|hướng dẫn|công văn|nghị định|luật) số \S+"
    r"(?: ngày \S+)?(?: của [^,;.]*?)?(?: về [^;.]*?)?(?= tại | trong | trước |[,;.]|$)"
)
_TO_HAND_ON = re.compile(r",? (?:để|nhằm) .*$")


def read_milestones(plan: Plan, lines: list[Line], context: Context) -> None:
    """Fill `plan.milestones` with each deadline that is no report and no campaign's span."""
    taken = _taken_words(plan)
    tasks = {task.node for task in plan.tasks}  # a task keeps its own day
    for line in lines:
        if line.topics & _SKIPPED or line.key in tasks or _is_bare_title(line):
            continue
        own = [words for key, words in taken if key == line.key and words]
        for sentence in sentences(line.text):
            if own and Role.TIME in line.topics and not _BESIDE_SPAN.search(shadow(sentence)):
                continue
            for found in _deadlines(sentence, context):
                if _is_standard(line, sentence, found):
                    continue
                if any(words in found.words or found.words in words for words in own):
                    continue
                if not _ready(plan, line, sentence, found):
                    _add(plan, _milestone(plan, line, sentence, found))
    _attach_references(plan, lines)


def _is_standard(line: Line, sentence: str, found: Found) -> bool:
    """Tell a day or a term that says how well work is done, not by when to hand something in."""
    low = shadow(sentence)
    if found.deadline and found.deadline.on is None:
        return bool(line.topics & {Role.CONTENT, Role.SOLUTION, Role.CRITERIA})
    work = _WORK_BY_A_DAY.match(low) and re.match(r"trước|chậm nhất", shadow(found.words))
    return Role.CRITERIA in line.topics and not (work or _SENDS.search(low) or _best(low))


def _is_bare_title(line: Line) -> bool:
    return line.node.heading and not line.rest and not _SENDS.search(shadow(line.text))


def _taken_words(plan: Plan) -> set[tuple[str, str]]:
    """Return (node, words) of what was read as a campaign's start, end or phase."""
    taken = {
        (reading.node, reading.words)
        for path, reading in plan.readings.items()
        if path.endswith((".starts", ".ends"))
    }
    for campaign in plan.campaigns:
        for phase in campaign.phases:
            words = [moment.words for moment in (phase.starts, phase.ends) if moment]
            taken |= {(phase.node, word) for word in words}
    return taken


def _deadlines(sentence: str, context: Context) -> list[Found]:
    """Return what is due in a sentence, a bare day or month only beside a word for doing."""
    rows = []
    if re.search(
        r"(?:hằng|hàng|mỗi) năm,? (?:vào |xong )?(?:trong )?(?:tháng|quý)", shadow(sentence)
    ):
        return []
    text = _AND_ON.sub(lambda found: " " * len(found.group()), sentence)
    for found in found_in(text, context, FoundKind.DEADLINE, FoundKind.SPAN):
        ends = found.ends
        if found.deadline is None or (
            ends and ends.kind in _LONG and found.kind is FoundKind.SPAN
        ):
            continue
        if ends and ends.kind in _LONG and re.match(r"trong|năm", shadow(found.words)):
            continue
        if re.search(r"(?:đến|tới) (?:cuối |hết )?năm \d{4}$", shadow(found.words)):
            continue  # a far goal
        if found.kind is FoundKind.SPAN and not _ACTION.search(shadow(sentence)):
            continue
        counted = found.kind is FoundKind.DEADLINE and found.deadline.count
        if found.deadline.on or found.deadline.moment or counted:
            rows.append(found)
    days = [found for found in rows if not _QUARTER.match(shadow(found.words))]
    return days or rows  # "Quý IV: tổng kết trước ngày 10/12" is due on that day


def _ready(plan: Plan, line: Line, sentence: str, found: Found) -> bool:
    """Tell a deadline that stands as a reporting rule already and asks for nothing else."""
    about = sentence[: found.start] or sentence[found.end :]  # "Chậm nhất ngày …: gửi hồ sơ"
    low = shadow(_TO_HAND_ON.sub("", about))
    reported = any(rule.node == line.key and rule.read_from == sentence for rule in plan.reporting)
    other = any(pattern.search(low) for _, pattern, owed in _COMPILED if owed)
    return reported and not other and speaks_of_report(sentence, line)


def _milestone(plan: Plan, line: Line, sentence: str, found: Found) -> Milestone:
    speaker = speaker_of(line, sentence)
    title, owed = _title(line, sentence, found)
    around = _around(line, sentence)
    receiver, via = _first(receiver_in, around), _first(via_in, around)
    if not receiver and not via and owed:
        receiver, via = _as_reported(plan, line, sentence)
    upward = is_above(receiver, plan) if receiver else None
    owed = owed and not is_office(speaker) and not upward  # to the level above we send ourselves
    if owed and not via and collects_for(receiver, plan):
        receiver, via = "", receiver
    if is_office(speaker) and title == _DOSSIERS and _REVIEWS.search(shadow(sentence)):
        title = "Thẩm định, trình khen thưởng"
    return Milestone(
        title=title,
        deadline=found.deadline or Deadline(),
        who=speaker,
        receiver=receiver,
        via=via,
        owed_by_units=owed,
        reference=reference_in(sentence),
        read_from=sentence,
        node=line.key,
        confirmed=False,
    )


def _as_reported(plan: Plan, line: Line, sentence: str) -> tuple[str, str]:
    """Return receiver and collector of the report that goes with what is sent."""
    for rule in plan.reporting:
        if rule.node == line.key and rule.read_from == sentence:
            return rule.receiver, rule.via
    return "", ""


def _around(line: Line, sentence: str) -> list[str]:
    """Return the sentence, then the ones before it in its paragraph, nearest first."""
    all_of = sentences(line.text)
    place = all_of.index(sentence) if sentence in all_of else 0
    return [sentence, *reversed(all_of[:place])]


def _first(look: Callable[[str], str], texts: list[str]) -> str:
    return next((name for text in texts if (name := look(_TO_HAND_ON.sub("", text)))), "")


def _title(line: Line, sentence: str, found: Found) -> tuple[str, bool]:
    """Return what the day is for, and whether each unit has to send something for it."""
    before, after = shadow(sentence[: found.start]), shadow(sentence[found.end :])
    after = _TO_HAND_ON.sub("", after)
    labels = " ".join(shadow(step.label) for step in (line, *line.path[-1:]))
    own = _best(shadow(line.label)) if line.rest else None
    for words in (_CITATION.sub(" ", before), after, labels):
        if own and own[1]:
            return own  # "Thời gian trình hồ sơ: sơ kết trước …; tổng kết trước …"
        if best := _best(words):
            step = "" if best[1] else _step(line)
            return (step, False) if step else best
    return _own_words(line, sentence, found), bool(_SENDS.search(before))


def _step(line: Line) -> str:
    """Return the heading of a step of work, which says best what its day is for."""
    above = line.path[-1] if line.path else None
    if above is None or not above.topics <= {Role.CONTENT, Role.SOLUTION} or not above.label:
        return ""
    plain_heading = re.match(
        r"(?:nội dung|nhiệm vụ|giải pháp|thời gian|biện pháp|quý|tháng)", shadow(above.label)
    )
    return "" if plain_heading or len(line.path) < 2 else capitalised(clean(above.label))


def _best(words: str) -> tuple[str, bool] | None:
    """Return the kind whose words stand last, nearest the day."""
    if not words:
        return None
    hits = []
    for rank, (title, pattern, owed) in enumerate(_COMPILED):
        places = [found.end() for found in pattern.finditer(words)]
        if places:
            hits.append((rank if owed else 100 - places[-1], title, owed))
    if not hits:
        return None
    owing = [hit for hit in hits if hit[2]]
    _, title, owed = min(owing or hits)
    return title, owed


def _own_words(line: Line, sentence: str, found: Found) -> str:
    """Return the paper's own words for what is to be done."""
    label = shadow(line.label)
    if re.match(r"thời (?:gian|hạn|điểm)", label) and line.path:
        return capitalised(clean(line.path[-1].label or line.path[-1].text))
    words = clean(sentence[: found.start]) or clean(sentence[found.end :])
    short = _TO_HAND_ON.sub("", words).split()
    return capitalised(" ".join(short[:16]) + ("…" if len(short) > 16 else ""))


def _add(plan: Plan, row: Milestone) -> None:
    for known in plan.milestones:
        if known.title == row.title and known.deadline.on == row.deadline.on and row.deadline.on:
            known.receiver, known.via = known.receiver or row.receiver, known.via or row.via
            known.who = known.who or row.who
            known.owed_by_units = known.owed_by_units or row.owed_by_units
            return
    plan.milestones.append(row)


def _attach_references(plan: Plan, lines: list[Line]) -> None:
    """Note for the registration where the plan of the level above says how it goes."""
    for line in lines:
        section = [line.text, *(step.text for step in line.path[-1:])]
        about = any(re.match(r"(?:về )?đăng ký", shadow(text)) for text in section)
        if not about or not (reference := reference_in(line.text)):
            continue
        for row in plan.milestones:
            if row.title == "Đăng ký thi đua" and not row.reference:
                row.reference = reference
