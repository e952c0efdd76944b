"""Reports on a campaign at their extremes: the rows are units, and lines of every table."""

from datetime import date

from docgen.contexts.figures import FiguresLine
from docgen.contexts.report import IndicatorLine, ReportData, report_context
from models.award_figures import AwardCount
from models.office_facts import OfficeFacts
from models.states import Figures


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    late = Figures(expected=2, received=1, late=1, overdue=1)
    data = ReportData(
        office=facts,
        campaign=name,
        ground=name,
        on=date(2026, 12, 10),
        is_final=True,
        addressee=name,
        participants=rows,
        issued=names[:3],
        results=[name],
        periods=[FiguresLine(name=one, figures=late) for one in names[:12]],
        units=[FiguresLine(name=one, figures=late, note=name, group=name) for one in names],
        awarded=[AwardCount(form=one, persons=1) for one in names[:3]],
        indicators=[IndicatorLine(name=one) for one in names[:9]],
        limits=[name],
        lessons=[name],
        requests=[name],
    )
    return report_context(data)
