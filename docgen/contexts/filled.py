"""What the nodes say that are filled from the record: each becomes a node with children."""

from collections.abc import Callable
from dataclasses import replace

from docgen.contexts import campaign_parts as parts
from docgen.contexts import wording
from docgen.contexts.campaign_parts import quoted, sentence, titled
from docgen.contexts.wording import capital, ended, joined
from docgen.contexts.workplan import task_table
from models.laws import cited_once
from models.plan import (
    Campaign,
    Ground,
    Mark,
    Milestone,
    Node,
    Plan,
    Reporter,
    ReportingRule,
    Role,
)
from models.text import folded

_BELOW = {
    Mark.ROMAN: Mark.ARABIC,
    Mark.CAPITAL: Mark.ARABIC,
    Mark.ARTICLE: Mark.ARABIC,
    Mark.ARABIC: Mark.LETTER,
    Mark.DECIMAL: Mark.LETTER,
}
_GROUND_STARTS = ("căn cứ", "thực hiện", "theo ", "xét ", "nhằm", "để ")


def expand(plan: Plan, node: Node) -> Node:
    """Return the node with what the record says below it; unfilled nodes only pass it on.

    A title that is no heading and has a single sentence to it takes that on its own line.
    """
    below = [expand(plan, child) for child in node.children]
    if not node.filled:
        return replace(node, children=below)
    if node.role == Role.TASKS:
        titles = node.table.columns if node.table else []
        return replace(node, table=task_table(plan.tasks, titles), children=below)
    made = _cited_shortly(plan, node, _MAKERS.get(node.role, _nothing)(plan, node))
    title = node.text.strip().rstrip(":")
    if len(made) == 1 and not made[0].children and not node.heading:
        said = made[0].text
        return replace(node, text=f"{title}: {said}" if title else said, children=below)
    return replace(node, children=[*made, *below])


def _cited_shortly(plan: Plan, node: Node, made: list[Node]) -> list[Node]:
    """Return what was made with the plan's grounds cited by number only, as they come first."""
    full = [item.text.strip().rstrip(" .;,") for item in plan.grounds]
    if node.role == Role.GROUNDS or not any(full):
        return made
    return [
        replace(
            part,
            text=cited_once([part.text], full, before=full)[0],
            children=_cited_shortly(plan, node, part.children),
        )
        for part in made
    ]


def _each(make: Callable[[Campaign], list[Node]]) -> Callable[[Plan, Node], list[Node]]:
    """Return a maker that speaks of every campaign, by title where there are several."""

    def maker(plan: Plan, node: Node) -> list[Node]:
        told = [(campaign, made) for campaign in plan.campaigns if (made := make(campaign))]
        if len(told) == 1:
            return told[0][1]
        below = _BELOW.get(node.mark, Mark.NONE)
        return [titled(f"Phong trào {quoted(part.title)}", made, below) for part, made in told]

    return maker


def _nothing(_plan: Plan, _node: Node) -> list[Node]:
    return []


def _reporting(plan: Plan, _node: Node) -> list[Node]:
    rules = [_report_sentence(rule) for rule in plan.reporting]
    owed = [item for item in plan.milestones if not _is_registration(item)]
    texts = rules + [_milestone_sentence(item) for item in owed]
    if len(texts) == 1:
        return [sentence(ended(texts[0]))]
    return [sentence(ended(text), Mark.DASH) for text in texts]


def _registration(plan: Plan, _node: Node) -> list[Node]:
    items = [item for item in plan.milestones if _is_registration(item)]
    return [sentence(ended(_milestone_sentence(item)), Mark.DASH) for item in items]


def _is_registration(item: Milestone) -> bool:
    return "dang ky" in folded(item.title)


def _report_sentence(rule: ReportingRule) -> str:
    """Return "Các đơn vị gửi báo cáo … hằng quý về … (qua …) trước ngày …"."""
    who = rule.reporter_name.strip() or (
        "Cơ quan thường trực" if rule.reporter == Reporter.COLLECTOR else "Các cơ quan, đơn vị"
    )
    what = wording.small(rule.title.strip().rstrip(".")) or "báo cáo kết quả thực hiện"
    often = wording.cadence_words(rule.cadence, rule.listed)
    often = "" if often and often in what else often
    when = wording.due_rule(rule.due, rule.cadence)
    parts = [capital(who), "gửi", what, often, *_way(rule.receiver, rule.via), when]
    return wording.with_reference(" ".join(part for part in parts if part), rule.reference)


def _milestone_sentence(item: Milestone) -> str:
    """Return "Tên việc: ai thực hiện, gửi về … trước ngày …"."""
    who = item.who.strip() or ("các cơ quan, đơn vị" if item.owed_by_units else "")
    way = " ".join(_way(item.receiver, item.via))
    verb = f"gửi {way}" if way else "thực hiện" if who else ""
    details = " ".join(part for part in (who, verb, wording.deadline(item.deadline)) if part)
    title = capital(item.title.strip().rstrip(".:"))
    return wording.with_reference(f"{title}: {details}" if details else title, item.reference)


def _way(receiver: str, via: str) -> list[str]:
    """Return "về X", "(qua Y)" for what is known; the record may carry these words itself."""
    receiver, via = receiver.strip(), via.strip().strip("()")
    to = receiver if receiver.lower().startswith("về ") else f"về {receiver}"
    through = via if via.lower().startswith("qua ") else f"qua {via}"
    return ([to] if receiver else []) + ([f"({through})"] if via else [])


def _duties(plan: Plan, node: Node) -> list[Node]:
    """Return one titled piece for each body, its duties as a dash list below."""
    by_body: dict[str, list[str]] = {}
    for duty in plan.duties:
        lines = by_body.setdefault(duty.unit_name.strip(), [])
        lines.extend(line.strip().lstrip("-+ ") for line in duty.text.split("\n") if line.strip())
    mark = _BELOW.get(node.mark, Mark.DASH)
    made = []
    for body, texts in by_body.items():
        kept = [ended(text) for text in texts]
        if mark == Mark.DASH:
            made.append(
                sentence(f"{body}: {' '.join(kept)}" if body else " ".join(kept), Mark.DASH)
            )
        else:
            single = len(kept) == 1
            below = [sentence(text, Mark.NONE if single else Mark.DASH) for text in kept]
            made.append(Node(mark=mark, text=body, heading=True, children=below))
    return made


def _grounds(plan: Plan, _node: Node) -> list[Node]:
    """Return the grounds, then the sentence that leads into the plan."""
    lines = [
        Node(text=joined(_ground(item) + ";"), role=Role.GROUNDS)
        for item in plan.grounds
        if item.text.strip()
    ]
    issuer = plan.issuer.name.strip() or "Cơ quan ban hành"
    lead = f"{issuer} ban hành {_named(plan)} với các nội dung như sau:"
    return [*lines, sentence(lead)]


def _ground(item: Ground) -> str:
    text = item.text.strip().rstrip(" .;,")
    if text.lower().startswith(_GROUND_STARTS):
        return capital(text)
    return f"{'Thực hiện' if item.is_parent else 'Căn cứ'} {text}"


def _closing(plan: Plan, _node: Node) -> list[Node]:
    contact = plan.contact.strip().rstrip(".")
    where = f"về {contact}" if contact else f"về {plan.issuer.name}".rstrip()
    first = f"Trên đây là {_named(plan)}; đề nghị các cơ quan, đơn vị triển khai thực hiện."
    second = (
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị kịp thời phản ánh"
        f" {where} để được hướng dẫn, giải quyết."
    )
    return [sentence(f"{first} {second}")]


def _named(plan: Plan) -> str:
    """Return "Kế hoạch phát động phong trào …"."""
    kind = plan.head.type_name.strip().lower()
    return f"{capital(kind)} {wording.small(' '.join(plan.head.subject.split()))}".strip()


_MAKERS: dict[Role, Callable[[Plan, Node], list[Node]]] = {
    Role.GROUNDS: _grounds,
    Role.TIME: _each(parts.time_of),
    Role.THEME: _each(parts.theme_of),
    Role.AUDIENCE: _each(parts.audience_of),
    Role.CRITERIA: _each(parts.criteria_of),
    Role.DISQUALIFIERS: _each(parts.disqualifiers_of),
    Role.AWARDS: _each(parts.awards_of),
    Role.FUND: _each(parts.fund_of),
    Role.DOSSIER: _each(parts.dossier_of),
    Role.REGISTRATION: _registration,
    Role.REPORTING: _reporting,
    Role.DUTIES: _duties,
    Role.CLOSING: _closing,
}
