"""What a summary of reports is made from: plain values, and the counts derived from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from models.states import Figures, State


@dataclass(frozen=True, kw_only=True)
class SummaryCampaign:
    """One campaign the summary speaks of."""

    code: str
    title: str
    launched_by: str = ""  # "Kế hoạch số 12/KH-UBND ngày 15/01/2026"
    span: str = ""  # "từ 15/01/2026 đến 30/11/2026"


@dataclass(frozen=True, kw_only=True)
class SummaryRow:
    """One report that one unit owes for one period, standing as `models.states` says.

    Counted by `models.states.figures`, as everywhere in the program. `period` names the
    report within its campaign and heads a column of the matrix; columns stand in the order
    of `period_order`.
    """

    unit: str
    campaign: str  # code
    period: str  # "6 tháng đầu năm 2026"
    state: State
    period_order: int = 0
    cluster: str = ""
    due_on: date | None = None  # last good day
    due_words: str = ""  # the rule that gave it: "trước ngày 15/12/2026 → ngày cuối cùng: …"
    received_on: date | None = None  # of the first accepted hand-in
    document_number: str = ""
    days_late: int = 0  # calendar days, also of a report that is still missing
    late_against_original: int = 0  # the same, had there been no extension
    extended: bool = False
    channel: str = ""
    reminders: int = 0
    contact: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryData:
    """A whole summary. Units and clusters are printed in the order in which `rows` names them."""

    agency: list[str]  # lines as on paper: ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    as_of: date
    rows: list[SummaryRow]
    campaigns: list[SummaryCampaign]
    superior: list[str] = field(default_factory=list)
    place: str = ""
    title: str = "TỔNG HỢP TÌNH HÌNH NỘP BÁO CÁO THI ĐUA"
    subtitle: str = ""
    period: str = ""  # "6 tháng đầu năm 2026"
    signed_on: date | None = None  # None: dots to be filled in by hand
    prepared_by: str = ""
    signer_lines: list[str] = field(default_factory=list)  # "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    signer: str = ""
    rules: str = ""  # how deadlines are counted, printed under every table
    program: str = ""


def waiting(counted: Figures) -> int:
    """Return how many are missing but not past their day."""
    return counted.missing - counted.overdue


def share(part: int, whole: int) -> float | None:
    """Return part / whole; None where there is no whole."""
    return part / whole if whole else None


def grouped(rows: Iterable[SummaryRow]) -> dict[str, dict[str, list[SummaryRow]]]:
    """Return rows by cluster and unit, in order of appearance; those without a cluster last."""
    clusters: dict[str, dict[str, list[SummaryRow]]] = {}
    for row in rows:
        clusters.setdefault(row.cluster, {}).setdefault(row.unit, []).append(row)
    if "" in clusters:
        clusters[""] = clusters.pop("")
    return clusters


def periods(data: SummaryData) -> list[tuple[SummaryCampaign, str, list[SummaryRow]]]:
    """Return each period of each campaign with its rows, campaigns as listed, periods in order."""
    found = []
    for campaign in data.campaigns:
        own = [row for row in data.rows if row.campaign == campaign.code]
        names = dict.fromkeys(row.period for row in sorted(own, key=lambda row: row.period_order))
        found += [(campaign, name, [r for r in own if r.period == name]) for name in names]
    return found
