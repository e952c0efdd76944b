"""A book for tests of compiled reports: three units in two clusters, quarters, two indicators."""

from datetime import date
from decimal import Decimal

from models import office, opening, plan_store
from models.figure_deeds import Figure, book_with_figures
from models.legal import ensure_list
from models.obligations import Obligation, Receipt, owed
from models.plan import Award, Campaign, Head, Plan, ReportingRule
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.receiving import HandIn
from models.units import Cluster, Unit, seat
from models.values import Cadence, DueRule, Moment

START, END = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 7, 10)
UNITS = ("Bản Nà Lúa", "Bản Pom Mường", "Trạm Y tế xã")
TITLE = "Đường hoa quê núi"
DUE = {"2026-Q1": date(2026, 3, 20), "2026-Q2": date(2026, 6, 22)}


def fill() -> Plan:
    """Fill the open book; two quarters are opened by TODAY, nothing is handed in."""
    ensure_list()
    office.set_profile(
        office.OfficeProfile(
            name="Ủy ban nhân dân xã Suối Hoa",
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
            superior_name="Ủy ban nhân dân tỉnh Vân Sơn",
            place="Suối Hoa",
            signer_name="Lò Văn Suối",
        )
    )
    ring = Cluster.create(name="Cụm bản")
    for number, name in enumerate(UNITS, start=1):
        unit = Unit.create(code=f"DV0{number}", name=name)
        if name.startswith("Bản"):
            seat(unit, ring, START)
    plan = Plan(
        year=2026,
        head=Head(subject="Thi đua trồng hoa", number="3", day=2, month=1, year=2026),
        campaigns=[
            Campaign(
                title=TITLE,
                starts=Moment.day(START),
                ends=Moment.day(END),
                awards=[
                    Award(form="Giấy khen", level="Chủ tịch UBND xã"),
                    Award(form="Bằng khen", level="Chủ tịch UBND tỉnh", proposed_upward=True),
                ],
            )
        ],
        reporting=[
            ReportingRule(title="Báo cáo quý", cadence=Cadence.QUARTER, due=DueRule(day=20))
        ],
        indicators=[
            PlanIndicator(title="Đường có hoa", measure="km", decimals=1, target=4.0),
            PlanIndicator(
                title="Hộ phân loại rác",
                measure="%",
                kind=IndicatorKind.LAST,
                decimals=1,
                operator=">=",
                threshold=90.0,
            ),
        ],
    )
    plan_store.save(plan, START)
    opening.track(plan.code, START)
    opening.open_due(TODAY)
    return plan


def item(unit: str, period: str) -> Obligation:
    """Return one report as it stands in the book."""
    return next(one for one in owed() if one.unit.name == unit and one.period == period)


def tell(
    plan: Plan,
    unit: str,
    period: str,
    km: float | None = None,
    share: float | str | None = None,
    on: date | None = None,
    **more: object,
) -> Receipt:
    """Book a hand-in on its last day or `on`; `share` may be "KAD"."""
    roads, waste = (one.key for one in plan.indicators)
    figures = {}
    if km is not None:
        figures[roads] = Figure(Decimal(str(km)))
    if share is not None:
        figures[waste] = Figure(applies=False) if share == "KAD" else Figure(Decimal(str(share)))
    hand_in = HandIn(received_on=on or DUE[period], **more)
    return book_with_figures(item(unit, period), hand_in, figures, END)


def first_story(plan: Plan) -> None:
    """One unit is whole, one left a figure out and owes a report, one has nothing of the kind."""
    tell(plan, UNITS[0], "2026-Q1", km=1.5, share=88.0, paper_number="01/BC-NL")
    tell(plan, UNITS[0], "2026-Q2", km=3.0, share=92.5)
    tell(plan, UNITS[1], "2026-Q1", km=0.0, on=date(2026, 3, 23))
    tell(plan, UNITS[2], "2026-Q1", km=2.0, share="KAD")
    tell(plan, UNITS[2], "2026-Q2", km=2.0, share="KAD")
