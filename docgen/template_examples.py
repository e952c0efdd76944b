"""Made-up values of every paper: what the list of fields shows, what a template is tried with.

Each kind has several sets, so that every branch of a template is gone through once: one signer
and two, a table and none, money and none, one addressee and many.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from importlib import import_module

from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import Owed, ReminderData, reminder_context
from docgen.described.shared import OFFICE, TITLE
from docgen.drafts.kinds import KINDS
from models.plan import (
    Campaign,
    Head,
    Issuer,
    Mark,
    Node,
    Plan,
    Recipient,
    Role,
    Signature,
    Table,
)

Context = dict[str, object]
SAME = {"work_plan": "plan"}  # papers made from the template of another


@cache
def examples(kind: str) -> tuple[Context, ...]:
    """Return made-up contexts of a kind of paper, the fullest first; () for one not described."""
    kind = SAME.get(kind, kind)
    if kind in _MAKERS:
        return tuple(_MAKERS[kind]())
    return tuple(import_module(f"docgen.described.{kind}").examples()) if kind in KINDS else ()


def _plans() -> list[Context]:
    table = Table(
        columns=["TT", "Nội dung", "Cơ quan thực hiện"],
        rows=[["QUÝ I"], ["1", "Họp sơ kết phong trào thi đua", "Phòng Văn hóa - Xã hội"]],
    )
    outline = [
        Node(text="Căn cứ Kế hoạch của Ủy ban nhân dân tỉnh Vân Sơn;", role=Role.GROUNDS),
        Node(
            mark=Mark.ROMAN,
            text="MỤC ĐÍCH, YÊU CẦU",
            heading=True,
            children=[
                Node(
                    mark=Mark.ARABIC,
                    text="Mục đích",
                    heading=True,
                    children=[Node(text="Động viên nhân dân giữ bản làng sạch đẹp.")],
                ),
            ],
        ),
        Node(mark=Mark.PART, text="TỔ CHỨC THỰC HIỆN", table=table),
    ]
    loose = Node(text="Đoạn chưa rõ thuộc mục nào.", role=Role.UNPLACED, table=table)
    whole = Plan(
        head=Head(
            number="12",
            symbol="/KH-UBND",
            place="Suối Hoa",
            day=5,
            month=2,
            year=2026,
            subject=f"Phát động phong trào thi đua “{TITLE}” năm 2026",
        ),
        issuer=Issuer(superior=OFFICE.superior_lines, lines=OFFICE.issuer_lines, name=OFFICE.name),
        campaigns=[Campaign(title=TITLE)],
        recipients=[Recipient(text=text) for text in OFFICE.recipients],
        signatures=[
            Signature(lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], name="Lò Văn Thắm"),
        ],
        outline=[*outline, loose],
    )
    two = Plan(
        head=whole.head,
        issuer=whole.issuer,
        signatures=[
            *whole.signatures,
            Signature(lines=["TM. BAN TỔ CHỨC"], other_post="Trưởng ban", name="Vi Thị Sen"),
        ],
        outline=[Node(text="Một đoạn văn.")],
    )
    return [plan_context(plan) for plan in (whole, two, Plan())]


def _reminders() -> list[Context]:
    made = []
    for count in (5, 1, 12):
        owed = [
            Owed(
                unit=f"Bản Nà Lúa {place}",
                report="báo cáo quý I năm 2026",
                due_on=date(2026, 4, 15),
                days_late=4,
            )
            for place in range(1, count + 1)
        ]
        data = ReminderData(
            office=OFFICE,
            campaign=TITLE,
            ground="Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân xã Suối Hoa",
            on=date(2026, 4, 19),
            owed=owed,
            due_at=datetime(2026, 4, 24, 17, 0),
            number="31",
            signed_on=date(2026, 4, 19),
        )
        made.append(reminder_context(data))
    return made


def _decisions() -> list[Context]:
    awardees = [
        Awardee(
            kind=AwardeeKind.COLLECTIVE,
            name="Bản Nà Lúa",
            reward="1.500.000",
            coefficient="0,6",
            amount=1_500_000,
        ),
        Awardee(kind=AwardeeKind.HOUSEHOLD, name="Hộ ông Lò Văn Tấm", post="Bản Nà Lúa"),
        Awardee(
            kind=AwardeeKind.PERSON,
            name="Bà Vi Thị Sen",
            post="Bí thư bản",
            reward="750.000",
            form="Lao động tiên tiến",
            coefficient="0,3",
            amount=750_000,
        ),
    ]
    plain = [Awardee(kind=AwardeeKind.PERSON, name="Ông Lò Văn Thắm", post="Trưởng bản")]
    total = "Tổng số tiền: 2.250.000 đồng"
    made = []
    for names, sum_told, has_list in (
        (awardees, total, True),
        (awardees, total, False),
        (plain, "", False),
    ):
        data = DecisionData(
            office=OFFICE,
            achievement=f"đã có thành tích xuất sắc trong phong trào thi đua “{TITLE}”",
            grounds=["Luật Thi đua, khen thưởng năm 2022"],
            proposal="Trưởng phòng Văn hóa - Xã hội",
            awardees=names,
            total=sum_told,
            money_list=has_list,
            base_salary=2_530_000,
            number="45",
            signed_on=date(2026, 12, 8),
        )
        made.append(decision_context(data))
    return made


_MAKERS: dict[str, Callable[[], list[Context]]] = {
    "plan": _plans,
    "reminder": _reminders,
    "decision": _decisions,
}
