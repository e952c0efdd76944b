"""What each body has to do, from the section on carrying the plan out."""

import re

from docgen.reader.fields.lines import Line, all_below
from docgen.reader.fields.speakers import subject_of
from docgen.reader.fields.words import capitalised, clean, sentences, shadow
from models.plan import Duty, Plan, Role

_NOT_BODY = re.compile(
    r"^(?:thông tin|chế độ|thời gian|kinh phí|hồ sơ|báo cáo|công tác|nội dung|liên hệ|mọi|căn cứ|"
    r"trong quá trình|trên đây|yêu cầu$)"
)


def read_duties(plan: Plan, lines: list[Line]) -> None:
    """Fill `plan.duties`, one row a body (or group of bodies named together)."""
    for line in lines:
        section = line.path[-1] if line.path else line
        if Role.DUTIES in section.topics and not _covered(line, plan):
            plan.duties += _duties_of(line)


def _covered(line: Line, plan: Plan) -> bool:
    """Tell a line below one that is a duty already."""
    taken = {duty.node for duty in plan.duties if duty.node}
    return any(step.key in taken for step in line.path if step.key)


def _duties_of(line: Line) -> list[Duty]:
    if _NOT_BODY.match(shadow(line.text)):
        return []
    name, text = subject_of(line.text)
    below = [step.text for step in all_below(line)]
    if not name or (not clean(text) and not below):
        return _in_text(line) if not below else []
    text = "\n".join([capitalised(text.strip()), *below] if clean(text) else below)
    return [_row(name, text, line.text, line)]


def _in_text(line: Line) -> list[Duty]:
    """Return the duties of a paragraph that first gives a reason and then names the body."""
    rows = []
    for sentence in sentences(line.text):
        name, text = subject_of(sentence)
        if name and clean(text):
            rows.append(_row(name, capitalised(text), sentence, line))
    return rows[:1]


def _row(name: str, text: str, words: str, line: Line) -> Duty:
    return Duty(
        unit_name=capitalised(name), text=text, read_from=words, node=line.key, confirmed=False
    )
