"""What the workbook of a compiled report is made from: plain values only."""

from dataclasses import dataclass, field
from datetime import date

from docgen.excel.summary_data import SummaryRow
from models.figure_gaps import FigureGap
from models.figures import FigureSheet


@dataclass(frozen=True, kw_only=True)
class ReceivedRow:
    """One accepted hand-in. `counts`: the first of its report, by which its day is judged."""

    unit: str
    cluster: str
    campaign: str  # code
    report: str  # "Báo cáo quý: Quý III/2026"
    due_on: date
    received_on: date
    days_late: int | None  # calendar days; None for one that only adds to or replaces another
    document_number: str
    channel: str
    counts: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FigurePart:
    """The indicators of one plan, on a sheet of their own."""

    title: str  # of the campaign
    figures: FigureSheet
    gaps: list[FigureGap] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class CompiledData:
    """All of the workbook. Units and clusters stand in the order in which `rows` names them."""

    agency: list[str]  # lines as on paper
    subject: str  # of the report it goes with
    as_of: date
    known_on: date  # the day up to which figures of indicators are known
    rows: list[SummaryRow]
    received: list[ReceivedRow] = field(default_factory=list)
    parts: list[FigurePart] = field(default_factory=list)
    rules: str = ""  # how deadlines are counted
    program: str = ""
