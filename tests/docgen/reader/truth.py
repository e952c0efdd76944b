"""How a plan that was read is held against the truth of its paper.

Each check takes the plan and what a careful person reads, and returns what is wrong in words;
"" when all is well.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date

from models.plan import Campaign, Criterion, Mark, Node, Plan, Quota, Role, SlipKind, Task
from models.text import folded, squeeze
from models.values import Cadence, MomentKind

FREE_SLIPS = {SlipKind.DEADLINE, SlipKind.SPELLING, SlipKind.OTHER}  # a matter of taste


def complaint(plan: Plan, key: str, truth: dict) -> str:
    """Return what `plan` says otherwise than `truth[key]`, or ""."""
    if key == "thresholds":
        return _thresholds(plan.campaigns, truth[key], truth.get("thresholds_may", []))
    if key == "deadlines":
        return _deadlines(plan, truth[key], truth.get("deadlines_may", []))
    return CHECKS[key](plan, truth[key])


def _same(got: object, wanted: object) -> str:
    return "" if got == wanted else f"wanted {wanted!r}, got {got!r}"


def _bare(text: str) -> str:
    return squeeze(text.replace("*", "").strip(" .,:;“”\"'"))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _first(plan: Plan) -> Campaign:
    return plan.campaigns[0] if plan.campaigns else Campaign()


def _starts(plan: Plan, wanted: str) -> str:
    moment = _first(plan).starts
    return _same(moment and moment.first_on, _day(wanted))


def _ends(plan: Plan, wanted: str) -> str:
    moment = _first(plan).ends
    return _same(moment and moment.last_on, _day(wanted))


def _event(which: str) -> Callable[[Plan, str], str]:
    def check(plan: Plan, wanted: str) -> str:
        moment = getattr(_first(plan), which)
        if moment is None or moment.kind not in (MomentKind.SIGNING, MomentKind.EVENT):
            return f"wanted the event {wanted!r}, got {moment!r}"
        return "" if folded(wanted) in folded(moment.words) else f"words are {moment.words!r}"

    return check


def _parent(plan: Plan, wanted: str) -> str:
    return _same([one.number for one in plan.grounds if one.is_parent], [wanted] if wanted else [])


def _grounds(plan: Plan, wanted: list[str]) -> str:
    got = [one.number for one in plan.grounds if one.number]
    return "" if set(wanted) <= set(got) else f"wanted {wanted}, got {got}"


def _unit(text: str) -> str:
    return folded(text).replace("m²", "m2").replace(" / ", "/")


def _threshold(one: Criterion) -> tuple[str, float | None, str]:
    operator = (
        ">=" if one.operator == "=" and one.unit == "%" and one.value == 100 else one.operator
    )
    return operator, one.value, _unit(one.unit)


def _thresholds(campaigns: list[Campaign], wanted: list[dict], may: list[dict]) -> str:
    got = Counter(_threshold(c) for one in campaigns for c in one.criteria if c.operator)
    must = Counter(_threshold(Criterion(**one)) for one in wanted)
    free = Counter(_threshold(Criterion(**one)) for one in may)
    return _apart(must - got, got - must - free)


def _apart(lost: Counter, extra: Counter) -> str:
    said = [f"lost {sorted(lost.elements(), key=repr)}"] if lost else []
    said += [f"not in the paper {sorted(extra.elements(), key=repr)}"] if extra else []
    return "; ".join(said)


def _deadlines(plan: Plan, wanted: list[dict], may: list[str]) -> str:
    got = {(m.deadline.on, str(m.deadline.wording)) for m in plan.milestones if m.deadline.on}
    ours = got | {(r.due.on, str(r.due.wording)) for r in plan.reporting if r.due.on}
    ours |= {(t.deadline.on, str(t.deadline.wording)) for t in plan.tasks if t.deadline}
    yearly = {(r.due.month, r.due.day, str(r.due.wording)) for r in plan.reporting}
    must = {(_day(one["on"]), one["wording"]) for one in wanted}
    lost = {(on, how) for on, how in must - ours if (on.month, on.day, how) not in yearly}
    extra = {one for one in got - must if str(one[0]) not in may}
    return _apart(Counter(lost), Counter(extra))


def _cadences(plan: Plan, wanted: list[dict]) -> str:
    rules = [rule for rule in plan.reporting if rule.cadence != Cadence.ONCE]
    got = Counter((str(rule.cadence), str(rule.reporter)) for rule in rules)
    must = Counter((one["cadence"], one["reporter"]) for one in wanted)
    said = [_apart(must - got, got - must)]
    for one in wanted:
        mine = [r for r in rules if (r.cadence, r.reporter) == (one["cadence"], one["reporter"])]
        if mine and not any(folded(one["via"]) in folded(rule.via) for rule in mine):
            said.append(f"via {one['via']!r} not in {[rule.via for rule in mine]}")
        if "due_month" in one:
            dues = [(rule.due.day, rule.due.month) for rule in mine]
            if (one["due_day"], one["due_month"]) not in dues:
                said.append(f"due {one['due_day']}/{one['due_month']} not in {dues}")
        listed = [_day(day) for day in one.get("listed", ())]
        if listed and listed not in [rule.listed for rule in mine]:
            said.append(f"listed {[rule.listed for rule in mine]}")
    return "; ".join(filter(None, said))


def _yearly(plan: Plan, wanted: list[list[int]]) -> str:
    got = {(rule.due.day, rule.due.month) for rule in plan.reporting if rule.due.month}
    return _same(sorted(got), sorted((day, month) for day, month in wanted))


def _awards(plan: Plan, wanted: list[dict]) -> str:
    got = {(_bare(one.form), one.proposed_upward) for c in plan.campaigns for one in c.awards}
    return _same(sorted(got), sorted({(one["form"], one["proposed_upward"]) for one in wanted}))


def _quota(one: Quota) -> tuple:
    least = None if one.least in (0, one.most) else one.least
    return str(one.kind), least, one.most, one.percent


def _quotas(campaigns: list[Campaign], wanted: list[dict]) -> str:
    got = Counter(_quota(q) for one in campaigns for award in one.awards for q in award.quotas)
    must = Counter(
        (one["kind"], one.get("least"), one.get("most"), one.get("percent")) for one in wanted
    )
    return _apart(must - got, got - must)


def _several(plan: Plan, wanted: list[dict]) -> str:
    said = []
    for one in wanted:
        mine = [c for c in plan.campaigns if folded(one["title_has"]) in folded(c.title)]
        if len(mine) != 1:
            said.append(f"{one['title_has']!r} not in {[c.title for c in plan.campaigns]}")
            continue
        span = (mine[0].starts and mine[0].starts.first_on, mine[0].ends and mine[0].ends.last_on)
        said.append(_same(span, (_day(one["starts"]), _day(one["ends"]))))
        said.append(_thresholds(mine, one["thresholds"], one.get("may", [])))
        said.append(_quotas(mine, one["quotas"]))
    return "; ".join(filter(None, said))


def _phases(plan: Plan, wanted: list[str]) -> str:
    got = [squeeze(one.name) for one in _first(plan).phases]
    ok = len(got) == len(wanted) and all(w in g for w, g in zip(wanted, got, strict=True))
    return "" if ok else f"wanted {wanted}, got {got}"


def _phase_dates(plan: Plan, wanted: dict[str, list[str]]) -> str:
    got = {
        squeeze(one.name)[: len("Đợt 1")]: [
            one.starts and str(one.starts.first_on),
            one.ends and str(one.ends.last_on),
        ]
        for one in _first(plan).phases
    }
    return _same(got, wanted)


def _names(got: list[str], wanted: list[str]) -> str:
    return _apart(
        Counter({_bare(w): 1 for w in wanted if _name(w) not in _keys(got)}),
        Counter({_bare(g): 1 for g in got if _name(g) not in _keys(wanted)}),
    )


def _keys(names: list[str]) -> set[str]:
    return {_name(name) for name in names}


def _name(text: str) -> str:
    """Return a body's name to compare by: without "Đồng chí" and what stands in brackets."""
    return folded(_bare(text.partition("(")[0])).removeprefix("dong chi ")


def _slips(plan: Plan, wanted: list[str]) -> str:
    got = {slip.kind for slip in plan.slips}
    return _apart(
        Counter(str(kind) for kind in set(wanted) - got),
        Counter(str(kind) for kind in got - FREE_SLIPS - set(wanted)),
    )


def _ends_well(plan: Plan) -> bool:
    """Tell whether the paper was seen to close with ./. (a lack may be put right and listed)."""
    return plan.end_mark and all(slip.kind != SlipKind.END_MARK for slip in plan.slips)


def _outline(plan: Plan, wanted: list[str]) -> str:
    got = [_bare(node.text) for node in plan.outline if _is_title(node)]
    return _same(got, [_bare(one) for one in wanted])


def _is_title(node: Node) -> bool:
    return node.mark != Mark.NONE and node.role not in (Role.CLOSING, Role.UNPLACED, Role.GROUNDS)


def _task(field: Callable[[Task], object]) -> Callable[[Plan, dict], str]:
    def check(plan: Plan, wanted: dict) -> str:
        if len(plan.tasks) < max(int(at) for at in wanted):
            return f"only {len(plan.tasks)} tasks"
        return _same({at: field(plan.tasks[int(at) - 1]) for at in wanted}, wanted)

    return check


def _count(rows: Callable[[Plan], list]) -> Callable[[Plan, int], str]:
    return lambda plan, wanted: (
        "" if len(rows(plan)) == wanted else f"wanted {wanted}, got {_said(rows(plan))}"
    )


def _said(rows: list) -> list[str]:
    """Return the shortest name each row has, for the message."""
    names = ("name", "title", "text", "content")
    return [next((getattr(row, n) for n in names if getattr(row, n, "")), "") for row in rows]


def _texts(rows: Callable[[Plan], list], field: str) -> Callable[[Plan], list[str]]:
    return lambda plan: [getattr(one, field) for one in rows(plan)]


def _has(texts: Callable[[Plan], list[str]]) -> Callable[[Plan, str], str]:
    return lambda plan, wanted: (
        "" if any(wanted in squeeze(one) for one in texts(plan)) else f"not in {texts(plan)}"
    )


def _is(field: Callable[[Plan], object]) -> Callable[[Plan, object], str]:
    return lambda plan, wanted: _same(field(plan), wanted)


CHECKS: dict[str, Callable[[Plan, object], str]] = {
    "number": _is(lambda plan: plan.head.number),
    "symbol": _is(lambda plan: plan.head.symbol),
    "place": _is(lambda plan: plan.head.place),
    "day": _is(lambda plan: plan.head.day),
    "month": _is(lambda plan: plan.head.month),
    "year": _is(lambda plan: plan.head.year),
    "subject": lambda plan, wanted: _same(_bare(plan.head.subject), _bare(wanted)),
    "subject_has": _has(lambda plan: [plan.head.subject]),
    "issuer_kind": _is(lambda plan: str(plan.issuer.kind)),
    "issuer_lines": _is(lambda plan: [_bare(line) for line in plan.issuer.lines]),
    "issuer_superior": _is(lambda plan: [_bare(line) for line in plan.issuer.superior]),
    "issuer_name": _is(lambda plan: plan.issuer.name),
    "parent_number": _parent,
    "grounds_numbers": _grounds,
    "theme": lambda plan, wanted: _same(_bare(_first(plan).theme), _bare(wanted)),
    "starts": _starts,
    "ends": _ends,
    "starts_event": _event("starts"),
    "ends_event": _event("ends"),
    "kind": _is(lambda plan: str(plan.kind)),
    "campaign_kind": _is(lambda plan: str(_first(plan).kind)),
    "campaigns": _several,
    "campaign_count": _count(lambda plan: plan.campaigns),
    "phases": _phases,
    "phase_dates": _phase_dates,
    "criteria_reference_has": _has(_texts(lambda plan: _first(plan).criteria, "reference")),
    "audience_reference_has": _has(_texts(lambda plan: _first(plan).audiences, "reference")),
    "cadences": _cadences,
    "yearly_due": _yearly,
    "awards": _awards,
    "quotas": lambda plan, wanted: _quotas(plan.campaigns, wanted),
    "dossier_count": _count(lambda plan: _first(plan).dossier),
    "audience_count": _count(lambda plan: _first(plan).audiences),
    "disqualifiers_count": _count(lambda plan: _first(plan).disqualifiers),
    "task_count": _count(lambda plan: plan.tasks),
    "quarters": _is(lambda plan: [task.quarter for task in plan.tasks]),
    "task_bodies": _task(lambda task: [_bare(body) for body in task.bodies]),
    "task_products": _task(lambda task: task.product),
    "task_deadlines": _task(lambda task: task.deadline and str(task.deadline.on)),
    "duties": lambda plan, wanted: _names([duty.unit_name for duty in plan.duties], wanted),
    "recipients_count": _count(lambda plan: plan.recipients),
    "recipients": _is(lambda plan: [one.text for one in plan.recipients]),
    "signature_lines": _is(lambda plan: [[_bare(x) for x in s.lines] for s in plan.signatures]),
    "signers": _is(lambda plan: [one.name for one in plan.signatures]),
    "other_posts": _is(lambda plan: [one.other_post for one in plan.signatures]),
    "slips": _slips,
    "end_mark": lambda plan, wanted: _same(_ends_well(plan), wanted),
    "outline": _outline,
}
