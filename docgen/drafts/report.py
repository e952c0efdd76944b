"""Báo cáo sơ kết, tổng kết: figures from the book, judgements typed by the clerk."""

from docgen.contexts.figures import FiguresLine
from docgen.contexts.report import ReportData, report_context, report_subject
from docgen.contexts.wording import movement, small
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import campaign_title, cited
from docgen.drafts.report_parts import paper_name, slow_units, text_ask, unit_lines
from models import office, opening
from models.award_figures import awarded, counted, waiting
from models.issued import issued
from models.report_figures import by_period, taking_part
from models.tracking import matrix

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
    data = _data(wanted)
    to = [data.addressee] if data.addressee else []
    return Draft(
        kind="report",
        template="report",
        context=report_context(data),
        type_name="BÁO CÁO",
        symbol=facts.symbols.get("report", ""),
        subject=report_subject(data.is_final, data.stage, title),
        signer=facts.signer_name,
        recipients=[*to, *facts.recipients],
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _data(wanted: Wanted) -> ReportData:
    today, plan_id = wanted.today, wanted.plan_id
    seen = matrix(wanted.code, today)
    periods = [
        FiguresLine(name=_period(line.label, line.title), figures=line.figures)
        for line in by_period(seen)
    ]
    papers = [item for item in issued(today, plan_id=plan_id) if item.kind not in _OWN]
    return ReportData(
        office=wanted.office,
        campaign=campaign_title(wanted.plan),
        ground=cited(wanted.plan),
        on=today,
        is_final=wanted.text("scope") == "final",
        stage=wanted.text("stage"),
        addressee=wanted.text("addressee"),
        participants=_participants(wanted),
        issued=[paper_name(item) for item in papers],
        steering=wanted.lines("steering"),
        results=wanted.lines("results"),
        periods=periods,
        units=unit_lines(seen.cells, today),
        awarded=counted(awarded(today, plan_id=plan_id)),
        waiting=counted(waiting(today, plan_id=plan_id)),
        indicators=[],  # the book follows none up yet
        limits=wanted.lines("limits"),
        lessons=wanted.lines("lessons"),
        requests=wanted.lines("requests"),
    )


def _is_over(wanted: Wanted) -> bool:
    stretch = opening.span(wanted.plan)
    return stretch is not None and stretch[1] <= wanted.today


def _participants(wanted: Wanted) -> int:
    """Return how many units took part, for a campaign that is over those of its last day."""
    stretch, plan_id = opening.span(wanted.plan), wanted.plan_id
    assert plan_id is not None  # a report is about a campaign
    return taking_part(plan_id, min(wanted.today, stretch[1]) if stretch else wanted.today)


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
