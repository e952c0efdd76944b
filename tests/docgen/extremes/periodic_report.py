"""Periodic reports at their extremes: the rows are units, and lines of every table."""

from datetime import date

from docgen.contexts.figures import FiguresLine
from docgen.contexts.indicators import IndicatorLine
from docgen.contexts.periodic_report import (
    MovementLine,
    PeriodicReportData,
    periodic_report_context,
)
from models.award_figures import AwardCount
from models.office_facts import OfficeFacts
from models.states import Figures
from tests.docgen.extremes.report import grid


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    late = Figures(expected=2, received=1, late=1, overdue=1)
    data = PeriodicReportData(
        office=facts,
        period=name,
        data_from=date(2025, 12, 15),
        data_to=date(2026, 9, 14),
        on=date(2026, 9, 10),
        made_on=date(2026, 9, 10),
        addressee=name,
        steering=[name],
        issued=names[:3],
        movements=[
            MovementLine(title=one, paper=name, time=name, figures=late) for one in names[:9]
        ],
        awarded=[AwardCount(form=one, persons=1) for one in names[:3]],
        plans=[FiguresLine(name=one, figures=late) for one in names[:9]],
        units=[FiguresLine(name=one, figures=late, note=name, group=name) for one in names],
        upward=[AwardCount(form=one, persons=1) for one in names[:3]],
        indicators=[
            IndicatorLine(name=one, unit=name, trend=name, group=one) for one in names[:9]
        ],
        grids=[grid(name, names)],
        unreported=names,
        gaps=names[:9],
        limits=[name],
        directions=[name],
        requests=[name],
    )
    return periodic_report_context(data)
