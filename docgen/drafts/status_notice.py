"""Thông báo tình hình nộp báo cáo: the figures of the chosen periods on the day it is made."""

from datetime import date, datetime, time, timedelta

from docgen.contexts.figures import FiguresLine, best, late
from docgen.contexts.status_notice import (
    StatusData,
    StatusLine,
    status_context,
    status_subject,
)
from docgen.contexts.wording import movement, small
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import campaign_title, cited
from models import office
from models.errors import RuleBroken
from models.opening import office_calendar
from models.plan import PlanKind
from models.report_figures import by_unit
from models.states import State, figures
from models.tracking import Cell, Matrix, PeriodColumn, matrix

_SHOWN = (("Tất cả đơn vị", "all"), ("Chỉ báo cáo chậm, chưa nộp", "late"))
_LATELY_DAYS = 31  # periods that closed within them are proposed
_MOST_ROWS = 100  # a longer table is proposed to hold only what is late
_REPLY_DAYS = 3  # working days to hand in what is missing
_END_OF_DAY = time(17, 0)
_REQUESTS = (
    "Thủ trưởng các đơn vị chủ động theo dõi thời hạn, gửi báo cáo các kỳ sau đầy đủ, đúng hạn"
)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for: which periods, how much of the table, until when, requests.

    Raises RuleBroken while no report of the plan is followed up.
    """
    seen = matrix(wanted.code, wanted.today)
    columns = [column for column in seen.columns if column.open]
    if not columns:
        raise RuleBroken("Chưa có báo cáo nào được mở để theo dõi. Hãy mở ở trang Báo cáo.")
    lately = _lately(columns, wanted.today)
    keys = [str(key) for key in wanted.picks("periods")] or lately
    found = _cells(seen, keys)
    is_missing = any(cell.standing.state in (State.OVERDUE, State.RETURNED) for cell in found)
    until = office_calendar().add_working_days(wanted.today, _REPLY_DAYS)
    return [
        Ask(
            name="periods",
            title="Kỳ báo cáo",
            kind=AskKind.PICKS,
            required=True,
            proposal=lately,
            choices=tuple((_period(one.label, one.title), one.key) for one in reversed(columns)),
        ),
        Ask(
            name="shown",
            title="Bảng kèm theo",
            kind=AskKind.CHOICE,
            required=True,
            choices=_SHOWN,
            proposal="all" if len(found) <= _MOST_ROWS else "late",
        ),
        Ask(
            name="due_on",
            title="Nộp bù trước ngày",
            kind=AskKind.DAY,
            proposal=until.isoformat() if is_missing else None,
            half=True,
        ),
        Ask(name="due_at", title="Giờ", kind=AskKind.HOUR, hint="Để trống: 17 giờ.", half=True),
        Ask(
            name="requests",
            title="Đề nghị thêm",
            kind=AskKind.TEXT,
            hint="Mỗi dòng một đoạn.",
            proposal=_REQUESTS,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the notice. Raises RuleBroken when the chosen periods hold nothing to tell."""
    facts, about = wanted.office, _about(wanted)
    seen = matrix(wanted.code, wanted.today)
    keys = [str(key) for key in wanted.picks("periods")]
    found, shows_all = _cells(seen, keys), wanted.text("shown") != "late"
    units = sorted(by_unit(found, wanted.today), key=lambda line: line.unit.sort)
    lines = [FiguresLine(name=line.unit.name, figures=line.figures) for line in units]
    data = StatusData(
        office=facts,
        about=about,
        ground=cited(wanted.plan),
        on=wanted.today,
        periods=[_period(one.label, one.title) for one in seen.columns if one.key in keys],
        figures=figures(cell.standing for cell in found),
        lines=[_line(cell) for cell in found if shows_all or _is_slow(cell)],
        rules=office.rules(),
        praised=best(lines),
        late=late(lines),
        due_at=_due_at(wanted),
        requests=wanted.lines("requests"),
        shows_all=shows_all,
    )
    return Draft(
        kind="status_notice",
        template="status_notice",
        context=status_context(data),
        type_name="THÔNG BÁO",
        symbol=facts.symbols.get("notice", ""),
        subject=status_subject(about),
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _lately(columns: list[PeriodColumn], today: date) -> list[str]:
    """Return the periods that closed lately; the last that closed, or the first of all."""
    closed = [column for column in columns if column.last_day <= today]
    since = today - timedelta(days=_LATELY_DAYS)
    found = [column for column in closed if column.last_day >= since]
    return [column.key for column in found or closed[-1:] or columns[:1]]


def _cells(seen: Matrix, keys: list[str]) -> list[Cell]:
    """Return the reports of these periods by unit, each unit's by their day."""
    order = [column.key for column in seen.columns if column.key in keys]
    return [row.cells[key] for row in seen.rows for key in order if key in row.cells]


def _is_slow(cell: Cell) -> bool:
    return cell.standing.days_late > 0 or cell.standing.state is State.RETURNED


def _line(cell: Cell) -> StatusLine:
    owed, standing = cell.obligation, cell.standing
    return StatusLine(
        unit=cell.unit.name,
        report=_period(owed.period_label, owed.title),
        due_on=standing.last_day,
        state=standing.state.label,
        received_on=standing.received_on,
        days_late=standing.days_late,
    )


def _period(label: str, title: str) -> str:
    """Return what a report is called; a milestone has its title twice."""
    return label if label == title else f"{title} ({small(label)})"


def _about(wanted: Wanted) -> str:
    head = wanted.plan.head
    if wanted.plan.kind is PlanKind.CAMPAIGN:
        return movement(campaign_title(wanted.plan))
    return f"{head.type_name.lower()} {small(head.subject)}".strip()


def _due_at(wanted: Wanted) -> datetime | None:
    on = wanted.day("due_on")
    if on is not None and on < wanted.today:
        told = "Hạn nộp bù đã qua. Hãy chọn ngày từ hôm nay trở đi."
        raise FieldRefused(told, "due_on")
    return datetime.combine(on, wanted.hour("due_at") or _END_OF_DAY) if on else None
