"""Báo cáo sơ kết, tổng kết: figures from the book, judgements typed by the clerk."""

from datetime import date

from docgen.contexts.figures import FiguresLine
from docgen.contexts.report import ReportData, report_context, report_subject
from docgen.contexts.wording import capital, movement, small
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import campaign_title, cited
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
from models import office, opening
from models.award_figures import awarded, counted, waiting
from models.figure_book import sheet
from models.figure_gaps import FigureGap, gaps_of, not_in
from models.figures import FigureSheet
from models.issued import issued
from models.report_figures import by_period, participation, taking_part
from models.report_snapshot import taken, to_plain
from models.tracking import Matrix, matrix

_CHOICES = (("Sơ kết", "interim"), ("Tổng kết", "final"))
_OWN = ("plan", "report")  # the plan itself is cited; an earlier print of the report is no matter


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a report needs beyond figures: which, to whom, results and judgements."""
    today = wanted.today
    slow = slow_units(unit_lines(matrix(wanted.code, today).cells, today))
    return [
        Ask(
            name="scope",
            title="Loại báo cáo",
            kind=AskKind.CHOICE,
            required=True,
            choices=_CHOICES,
            proposal="final" if _is_over(wanted) else "interim",
            half=True,
        ),
        Ask(name="stage", title="Giai đoạn", hint="Ví dụ: 6 tháng đầu năm 2026.", half=True),
        Ask(
            name="addressee",
            title="Kính gửi",
            hint="Chỉ khi gửi cấp trên; để trống nếu báo cáo tại hội nghị.",
            proposal=office.profile_on(today).superior_name or None,
        ),
        text_ask("steering", "Nêu thêm về chỉ đạo, triển khai"),
        text_ask("results", "Kết quả thực hiện nội dung thi đua", _results(wanted), required=True),
        text_ask("limits", "Tồn tại, hạn chế, nguyên nhân", slow, required=True),
        text_ask("lessons", "Bài học, phương hướng", _lessons(wanted), required=True),
        text_ask("requests", "Đề xuất, kiến nghị"),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the report. Its figures are those of the day it is made."""
    facts, title = wanted.office, campaign_title(wanted.plan)
    seen, told = matrix(wanted.code, wanted.today), sheet(wanted.code, wanted.today)
    gaps = gaps_of(told, not_in(seen.cells))
    data = _data(wanted, seen, told, gaps)
    to = [data.addressee] if data.addressee else []
    subject = report_subject(data.is_final, data.stage, title)
    figures = taken(
        seen.cells,
        [told],
        wanted.today,
        awarded=sum(line.total for line in data.awarded),
        waiting=sum(line.total for line in data.waiting),
    )
    part = FigurePart(title=title, figures=told, gaps=gaps)
    book = compiled_of(subject, seen.cells, [part], wanted.today, wanted.today)
    return Draft(
        kind="report",
        template="report",
        context=report_context(data),
        type_name="BÁO CÁO",
        symbol=facts.symbols.get("report", ""),
        subject=subject,
        signer=facts.signer_name,
        recipients=[*to, *facts.recipients],
        made_from={"details": dict(wanted.details), "figures": to_plain(figures)},
        plan_id=wanted.plan_id,
        annex=annex_of(book),
    )


def _data(wanted: Wanted, seen: Matrix, told: FigureSheet, gaps: list[FigureGap]) -> ReportData:
    today, plan_id = wanted.today, wanted.plan_id
    periods = [
        FiguresLine(name=_period(line.label, line.title), figures=line.figures)
        for line in by_period(seen)
    ]
    papers = [item for item in issued(today, plan_id=plan_id) if item.kind not in _OWN]
    proposed = waiting(today, plan_id=plan_id)
    title = campaign_title(wanted.plan)
    return ReportData(
        office=wanted.office,
        campaign=title,
        ground=cited(wanted.plan),
        on=today,
        is_final=wanted.text("scope") == "final",
        stage=wanted.text("stage"),
        addressee=wanted.text("addressee"),
        participants=taking_part(_plan_id(wanted), _last_day(wanted)),
        clusters=participation(_plan_id(wanted), _last_day(wanted), seen.cells),
        issued=[paper_name(item) for item in papers],
        steering=wanted.lines("steering"),
        results=wanted.lines("results"),
        periods=periods,
        units=unit_lines(seen.cells, today),
        awarded=counted(awarded(today, plan_id=plan_id)),
        waiting=counted(proposed),
        upward=counted(upward(proposed, {_plan_id(wanted): wanted.plan})),
        indicators=indicator_lines(told),
        grids=indicator_grids(told, capital(movement(title))),
        reported_in=_reported_in(told),
        unreported=unreported(seen.cells, today),
        gaps=gap_sentences(gaps),
        limits=wanted.lines("limits"),
        lessons=wanted.lines("lessons"),
        requests=wanted.lines("requests"),
    )


def _reported_in(told: FigureSheet) -> str:
    """Return which reports the figures of indicators come from; "" while none has any."""
    counting = (period for period in reversed(told.periods) if _has_figures(told, period.key))
    last = next(counting, None)
    return f"“{told.report}” của các đơn vị (kỳ gần nhất: {last.label})" if last else ""


def _has_figures(told: FigureSheet, period: str) -> bool:
    entries = (
        told.entry(one.key, unit.id, period) for one in told.indicators for unit in told.units
    )
    return any(entry.value is not None for entry in entries)


def _is_over(wanted: Wanted) -> bool:
    stretch = opening.span(wanted.plan)
    return stretch is not None and stretch[1] <= wanted.today


def _plan_id(wanted: Wanted) -> int:
    assert wanted.plan_id is not None  # a report is about a campaign
    return wanted.plan_id


def _last_day(wanted: Wanted) -> date:
    """Return the day whose participants count: of a campaign that is over its last."""
    stretch = opening.span(wanted.plan)
    return min(wanted.today, stretch[1]) if stretch else wanted.today


def _results(wanted: Wanted) -> str:
    """Propose what is written of those who are awarded or proposed."""
    plan_id, today = wanted.plan_id, wanted.today
    named = [*awarded(today, plan_id=plan_id), *waiting(today, plan_id=plan_id)]
    told = [f"- {item.name}: {small(item.achievement)}." for item in named if item.achievement]
    return "\n".join(["Một số kết quả tiêu biểu:", *told]) if told else ""


def _lessons(wanted: Wanted) -> str:
    title = movement(campaign_title(wanted.plan))
    if _is_over(wanted):
        return (
            "Giao việc cho từng đơn vị phải rõ nội dung, rõ thời hạn; theo dõi, đôn đốc thường"
            f" xuyên.\nTiếp tục duy trì, nhân rộng kết quả của {title} trong thời gian tới."
        )
    return (
        f"Tiếp tục thực hiện các nội dung của {title} theo kế hoạch.\n"
        "Đôn đốc các đơn vị gửi báo cáo đầy đủ, đúng thời hạn."
    )


def _period(label: str, title: str) -> str:
    """Return what a line of the table is called; a milestone has its title twice."""
    return label if label == title else f"{title} ({small(label)})"
