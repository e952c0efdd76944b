"""Reports on a campaign at their extremes: the rows are units, and lines of every table."""

from datetime import date

from docgen.contexts.figures import FiguresLine
from docgen.contexts.indicators import IndicatorGrid, IndicatorLine
from docgen.contexts.report import ReportData, report_context
from models.award_figures import AwardCount
from models.office_facts import OfficeFacts
from models.report_figures import Participation
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
        upward=[AwardCount(form=one, persons=1) for one in names[:3]],
        clusters=[Participation(one, 2, 1) for one in names[:6]],
        indicators=[IndicatorLine(name=one, unit=name, trend=name) for one in names[:9]],
        grids=[grid(name, names)],
        reported_in=name,
        unreported=names,
        gaps=names[:9],
        limits=[name],
        lessons=[name],
        requests=[name],
    )
    return report_context(data)


def grid(name: str, names: list[str]) -> IndicatorGrid:
    """Return a table of six indicators with a row for each of the names."""
    rows = [[one, *["1.250,5*"] * 6] for one in names]
    return IndicatorGrid(title=name, heads=[name] * 6, units=rows, totals=[["Cộng", *["–"] * 6]])
