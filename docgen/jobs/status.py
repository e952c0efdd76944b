"""What `status` prints: obligations with states, rates and who is late."""

import json
from dataclasses import asdict
from datetime import date

from docgen.jobs.figure_status import indicator_values
from models import office, plan_store
from models.deadlines import vietnamese_date
from models.opening import Planned, office_calendar, planned
from models.plan import Reporter
from models.rate_words import on_time_sentence, received_words
from models.rules_told import rules_told
from models.states import Figures
from models.tracking import Cell, Matrix, matrix


def report(code: str, today: date, shown: Matrix | None = None) -> dict[str, object]:
    """Return the standing of one plan as plain values; of `shown`, a part of it, when given."""
    found = shown or matrix(code, today)
    plan = plan_store.load(code)
    deadlines = planned(plan, office_calendar(code), office.rules())
    return {
        "code": code,
        "title": found.title,
        "on": today.isoformat(),
        "figures": figures_values(found.figures),
        "obligations": [_cell(cell) for cell in found.cells],
        "overdue": [_cell(cell) for cell in found.late],
        "deadlines": [_planned(item, today) for item in deadlines],
        "indicators": indicator_values(code, today),
        "rules": rules_told(office.rules()),
    }


def as_json(codes: list[str], today: date) -> str:
    """Return the standings of plans as JSON; a list when there are several."""
    reports = [report(code, today) for code in codes]
    return json.dumps(reports[0] if len(reports) == 1 else reports, ensure_ascii=False, indent=2)


def as_text(code: str, today: date) -> str:
    """Return the standing of one plan as lines to read."""
    found = matrix(code, today)
    lines = [f"{code}  {found.title}", f"Tính đến ngày {vietnamese_date(today)}"]
    lines += _rates(found)
    if found.late:
        lines.append("Chưa nộp, đã quá hạn:")
        lines += [f"  - {_line(cell)}" for cell in found.late]
    plan = plan_store.load(code)
    coming = [
        item
        for item in planned(plan, office_calendar(code), office.rules())
        if item.last_day >= today
    ]
    if coming:
        lines.append("Thời hạn sắp tới:")
        lines += [f"  - {_coming(item)}" for item in coming[:12]]
    lines.append(rules_told(office.rules()))
    return "\n".join(lines) + "\n"


def _rates(found: Matrix) -> list[str]:
    counts = found.figures
    if not found.cells:
        return ["Chưa có báo cáo nào được mở để theo dõi."]
    return [
        f"Phải nộp {counts.expected}; đã nộp {received_words(counts)}, trong đó đúng hạn"
        f" {counts.on_time}, chậm {counts.late}, không phát sinh {counts.nil};"
        f" chưa nộp {counts.missing} (quá hạn {counts.overdue}, bị trả lại {counts.returned});"
        f" được miễn {counts.exempt}.",
        f"{on_time_sentence(counts)} Đến hạn gồm số đã nộp và số quá hạn.",
    ]


def _line(cell: Cell) -> str:
    owed = cell.obligation
    return (
        f"{owed.unit.name}: {owed.title}, {owed.period_label}, hạn"
        f" {vietnamese_date(cell.standing.last_day)}, {cell.standing.text.lower()}"
    )


def _coming(item: Planned) -> str:
    who = item.reporter_name or ("các đơn vị" if item.reporter is Reporter.UNITS else "tổng hợp")
    label = "" if item.period_label == item.title else f" ({item.period_label})"
    told = f"{item.title}{label}: {vietnamese_date(item.last_day)}; {who}; {item.words}"
    return f"{told}. KHÔNG MỞ ĐƯỢC: {item.refusal}" if item.refusal else told


def figures_values(counts: Figures) -> dict[str, object]:
    """Return figures as plain values; a rate is None where its base is 0."""
    return {
        **asdict(counts),
        "missing": counts.missing,
        "due": counts.due,
        "due_original": counts.due_original,
        "receiving_rate": counts.receiving_rate,
        "on_time_rate": counts.on_time_rate,
        "on_time_rate_original": counts.on_time_rate_original,
    }


def _cell(cell: Cell) -> dict[str, object]:
    owed, standing = cell.obligation, cell.standing
    return {
        "unit": owed.unit.name,
        "unit_code": owed.unit.code,
        "title": owed.title,
        "period": owed.period,
        "period_label": owed.period_label,
        "last_day": standing.last_day.isoformat(),
        "original_last_day": owed.due_on.isoformat(),
        "extension_paper": owed.extension_paper,
        "rule": owed.due_words,
        "state": standing.state.value,
        "state_label": standing.text,
        "days_late": standing.days_late,
        "days_late_original": standing.late_against_original,
        "redo_by": standing.redo_by.isoformat() if standing.redo_by else None,
        "received_on": standing.received_on.isoformat() if standing.received_on else None,
        "reminders": cell.reminders,
    }


def _planned(item: Planned, today: date) -> dict[str, object]:
    return {
        "title": item.title,
        "period": item.period,
        "period_label": item.period_label,
        "reporter": item.reporter.value,
        "reporter_name": item.reporter_name,
        "opens_on": item.opens_on.isoformat(),
        "last_day": item.last_day.isoformat(),
        "rule": item.words,
        "days_left": (item.last_day - today).days,
    }
