"""A small book for tests of papers, packages and awards: one office, two units, one plan."""

from datetime import date

from models import office, plan_store
from models.legal import ensure_list
from models.nominations import Nomination, nominate
from models.obligations import Obligation
from models.opening import open_due, track
from models.plan import Award, Campaign, Head, Issuer, Plan, Quota, RecipientKind, ReportingRule
from models.plan_records import PlanRecord
from models.receiving import HandIn, book_many
from models.units import Unit
from models.values import Cadence, DueRule, Moment

TODAY = date(2026, 11, 21)
SUBJECT = "Phát động phong trào thi đua trồng hoa ven đường"
UNITS = ("Thôn Nà Sao", "Thôn Đồng Mạ")


def fill() -> str:
    """Fill the open book and return the code of its plan: quarterly reports, four opened."""
    ensure_list()
    office.set_profile(
        office.OfficeProfile(
            name="Ủy ban nhân dân xã Suối Hoa",
            short_name="UBND xã Suối Hoa",
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
            place="Suối Hoa",
            signer_name="Lò Văn Suối",
        )
    )
    for number, name in enumerate(UNITS, start=1):
        Unit.create(code=f"DV0{number}", name=name)
    code = plan_store.save(new_plan(), date(2026, 1, 2))
    track(code, date(2026, 1, 2))
    open_due(TODAY)
    return code


def new_plan(title: str = "Đường hoa thôn bản") -> Plan:
    """Return a plan with quarterly reports and quotas for Giấy khen, without number and day."""
    span = {"starts": Moment.day(date(2026, 1, 1)), "ends": Moment.day(date(2026, 12, 31))}
    quotas = [
        Quota(kind=RecipientKind.COLLECTIVE, most=2),
        Quota(kind=RecipientKind.PERSON, least=1, most=2),
    ]
    awards = [
        Award(form="Giấy khen", level="Chủ tịch UBND xã", quotas=quotas),
        Award(form="Bằng khen", level="Chủ tịch UBND tỉnh", proposed_upward=True),
    ]
    return Plan(
        year=2026,
        head=Head(subject=SUBJECT, place="Suối Hoa"),
        issuer=Issuer(lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"], name="Ủy ban nhân dân xã"),
        campaigns=[Campaign(title=title, awards=awards, **span)],
        reporting=[ReportingRule(title="Báo cáo", cadence=Cadence.QUARTER, due=DueRule(day=20))],
    )


def hand_in_first() -> Obligation:
    """Book the first report that is owed as handed in on its last day."""
    owed = Obligation.select().order_by(Obligation.due_on, Obligation.id).first()
    book_many([owed], HandIn(received_on=owed.last_day), TODAY)
    return owed


def propose(code: str, name: str, kind: str = "person", **more: object) -> Nomination:
    """Put a name on the list of a plan."""
    item = Nomination(plan=PlanRecord.get(PlanRecord.code == code), kind=kind, name=name, **more)
    nominate(item, TODAY)
    return item
