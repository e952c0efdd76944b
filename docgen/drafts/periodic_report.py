"""Báo cáo định kỳ gửi cấp trên: figures of a period's data window, judgements typed."""

from dataclasses import dataclass
from datetime import date

from docgen.contexts.figures import FiguresLine
from docgen.contexts.periodic_report import (
    MovementLine,
    PeriodicReportData,
    periodic_report_context,
    periodic_subject,
)
from docgen.contexts.wording import capital, movement, small, span
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import campaign_title
from docgen.drafts.indicator_parts import gap_sentences, indicator_grids, indicator_lines
from docgen.drafts.report_parts import (
    paper_name,
    slow_units,
    text_ask,
    unit_lines,
    unreported,
    upward,
)
from docgen.excel.compiled_data import FigurePart
from docgen.excel.compiled_source import annex_of, compiled_of
from models import figure_book, office, plan_store
from models.award_figures import awarded, counted, waiting
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.figure_gaps import gaps_of, not_in
from models.issued import issued
from models.obligations import owed
from models.periods import Period
from models.plan import Plan
from models.report_figures import by_plan, due_within, taking_part
from models.report_periods import nearest_period, period_of, report_periods
from models.report_snapshot import taken, to_plain
from models.running import running
from models.states import Figures
from models.tracking import Cell, cells

_DIRECTIONS = (
    "Tiếp tục tổ chức các phong trào thi đua theo kế hoạch đã ban hành; đôn đốc các đơn vị gửi báo"
    " cáo đầy đủ, đúng thời hạn.\n"
    "Xét, khen thưởng kịp thời tập thể, hộ gia đình và cá nhân có thành tích."
)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a periodic report needs beyond figures: period, addressee and judgements."""
    today = wanted.today
    chosen = period_of(wanted.text("period"))
    period = chosen if chosen and chosen.data_from <= today else nearest_period(today)
    on = _as_of(wanted, period)
    papers = issued(on, since=period.data_from)
    slow = slow_units(unit_lines(due_within(period.data_from, on, on), on))
    return [
        Ask(
            name="period",
            title="Kỳ báo cáo",
            kind=AskKind.CHOICE,
            required=True,
            choices=tuple((_choice(item), item.key) for item in report_periods(today)),
            proposal=nearest_period(today).key,
            steers=True,
            hint="Thời gian lấy số liệu theo Nghị định số 09/2019/NĐ-CP.",
        ),
        Ask(
            name="addressee",
            title="Kính gửi",
            required=True,
            proposal=office.profile_on(today).superior_name or None,
        ),
        text_ask("steering", "Công tác chỉ đạo, điều hành", required=not papers),
        text_ask("limits", "Tồn tại, hạn chế", slow, required=True),
        text_ask("directions", "Phương hướng kỳ tới", _DIRECTIONS, required=True),
        text_ask("requests", "Đề xuất, kiến nghị"),
    ]


@dataclass(frozen=True)
class _Found:
    """What the book holds for one period: reports due, campaigns that ran, their figures.

    Reports are judged as they stood at the cut-off; figures of indicators are those known now,
    since what units tell of a period comes in after its end.
    """

    period: Period
    on: date
    due: list[Cell]
    plans: dict[int, Plan]
    parts: list[FigurePart]  # of the plans with indicators


def draft(wanted: Wanted) -> Draft:
    """Return the report. Raises RuleBroken for an unknown period, or one in which nothing ran."""
    facts, found = wanted.office, _found(wanted)
    data = _data(wanted, found)
    subject = periodic_subject(data.period)
    figures = taken(
        found.due,
        [part.figures for part in found.parts],
        found.on,
        awarded=sum(line.total for line in data.awarded),
        waiting=sum(line.total for line in data.waiting),
    )
    book = compiled_of(subject, found.due, found.parts, found.on, wanted.today)
    return Draft(
        kind="periodic_report",
        template="periodic_report",
        context=periodic_report_context(data),
        type_name="BÁO CÁO",
        symbol=facts.symbols.get("report", ""),
        subject=subject,
        signer=facts.signer_name,
        recipients=[data.addressee, *facts.recipients],
        made_from={"details": dict(wanted.details), "figures": to_plain(figures)},
        plan_id=wanted.plan_id,
        annex=annex_of(book),
    )


def _found(wanted: Wanted) -> _Found:
    period = _period(wanted)
    on = _as_of(wanted, period)
    plans = dict(running(period.data_from, on))
    parts = (_part(*entry, period, wanted.today) for entry in plans.items())
    due = due_within(period.data_from, on, on)
    return _Found(period, on, due, plans, [part for part in parts if part is not None])


def _part(plan_id: int, plan: Plan, period: Period, today: date) -> FigurePart | None:
    """Return the indicators of a plan up to the cut-off; None when no data end in the period.

    They are reckoned from the beginning of the campaign, as their targets are set for the whole.
    """
    until = period.data_to
    inside = figure_book.sheet(plan.code, today, first=period.data_from, last=until)
    if not inside.units:
        return None
    absent = not_in(cells(owed(plan_id=plan_id), today))
    return FigurePart(
        title=campaign_title(plan),
        figures=figure_book.sheet(plan.code, today, last=until),
        gaps=gaps_of(inside, absent),
    )


def _data(wanted: Wanted, found: _Found) -> PeriodicReportData:
    period, on, due = found.period, found.on, found.due
    first, counts, proposed = period.data_from, by_plan(due), waiting(on)
    return PeriodicReportData(
        office=wanted.office,
        period=_words(period),
        data_from=first,
        data_to=period.data_to,
        on=on,
        made_on=wanted.today,
        addressee=wanted.text("addressee"),
        steering=wanted.lines("steering"),
        issued=[paper_name(item) for item in issued(on, since=first)],
        movements=[_movement(*entry, counts, first, on) for entry in found.plans.items()],
        awarded=counted(awarded(on, since=first)),
        waiting=counted(proposed),
        upward=counted(upward(proposed, found.plans)),
        plans=_plan_lines(due, found.plans, counts),
        units=unit_lines(due, on),
        indicators=[line for part in found.parts
                    for line in indicator_lines(part.figures, _named(part))],
        grids=[grid for part in found.parts
               for grid in indicator_grids(part.figures, _named(part))],
        unreported=unreported(due, on),
        gaps=[gap for part in found.parts for gap in gap_sentences(part.gaps)],
        limits=wanted.lines("limits"),
        directions=wanted.lines("directions"),
        requests=wanted.lines("requests"),
    )  # fmt: skip


def _named(part: FigurePart) -> str:
    return capital(movement(part.title))


def _period(wanted: Wanted) -> Period:
    """Return the chosen period. Raises RuleBroken for one that is not known or lies ahead."""
    key = wanted.text("period")
    found = period_of(key)
    if found is None:
        raise RuleBroken(f"Không có kỳ báo cáo “{key}”. Hãy chọn kỳ trong danh sách.")
    if found.data_from > wanted.today:
        raise RuleBroken(f"Chưa đến kỳ {_words(found)}. Hãy chọn kỳ khác.")
    return found


def _as_of(wanted: Wanted, period: Period) -> date:
    """Return the day the figures stand for: the cut-off, or today while it lies ahead."""
    return min(wanted.today, period.data_to)


def _words(period: Period) -> str:
    """Return "quý III năm 2026" for "Quý III/2026"."""
    return small(period.label.replace("/", " năm "))


def _choice(period: Period) -> str:
    window = f"{vietnamese_date(period.data_from)} – {vietnamese_date(period.data_to)}"
    return f"{period.label} (số liệu {window})"


def _movement(
    plan_id: int, plan: Plan, counts: dict[int, Figures], first: date, on: date
) -> MovementLine:
    number, day = plan_store.reference(plan.head), plan_store.head_date(plan.head)
    dated = f"ngày {vietnamese_date(day)}" if day else ""
    paper = " ".join(part for part in (plan.head.type_name.capitalize(), number, dated) if part)
    starts = [item.starts for item in plan.campaigns if item.starts]
    ends = [item.ends for item in plan.campaigns if item.ends]
    return MovementLine(
        title=campaign_title(plan),
        paper=paper if number else "",
        time=span(starts[0] if starts else None, ends[0] if ends else None),
        participants=taking_part(plan_id, on),
        figures=counts.get(plan_id, Figures()),
        awarded=counted(awarded(on, since=first, plan_id=plan_id)),
    )


def _plan_lines(
    due: list[Cell], plans: dict[int, Plan], counts: dict[int, Figures]
) -> list[FiguresLine]:
    """Return a line for each plan something was due under, work plans too, oldest first."""
    subjects = {cell.obligation.plan_id: cell.obligation.plan.subject for cell in due}
    return [
        FiguresLine(
            name=campaign_title(plans[plan_id]) if plan_id in plans else subjects[plan_id],
            figures=counts[plan_id],
        )
        for plan_id in sorted(subjects)
    ]
