"""Made-up records of xã Suối Hoa for the tests of Word papers, and eyes to read the papers."""

import unicodedata
from datetime import date, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from docgen import templates, word
from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData
from docgen.contexts.reminder import Owed, ReminderData
from models.office_facts import OfficeFacts
from models.plan import Campaign, Head, Issuer, Mark, Node, Plan, Recipient, Role, Signature

FACTS = OfficeFacts(
    name="Ủy ban nhân dân xã Suối Hoa",
    issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    place="Suối Hoa",
    symbols={"letter": "/UBND-VHXH", "decision": "/QĐ-UBND"},
    chair_title="Chủ tịch Ủy ban nhân dân xã Suối Hoa",
    signer_lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    signer_name="Giàng A Sùng",
    recipients=["Lưu: VT, VHXH"],
    drafter="Phòng Văn hóa - Xã hội",
    contact="bà Lò Thị Mây, số điện thoại 0912 345 678",
)


def small_plan(*outline: Node, **fields: object) -> Plan:
    """Return a plan with a whole frame and this outline."""
    plan = Plan(
        head=Head(
            number="7",
            place="Suối Hoa",
            day=5,
            month=3,
            year=2026,
            subject="Phát động phong trào thi đua “Bản sạch, nước trong” năm 2026",
        ),
        issuer=Issuer(lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"], name=FACTS.name),
        campaigns=[Campaign(title="Bản sạch, nước trong")],
        recipients=[Recipient(text="UBND tỉnh Vân Sơn (bc)"), Recipient(text="Lưu: VT, VHXH")],
        signatures=[Signature(lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], name="Giàng A Sùng")],
        outline=list(outline),
    )
    for name, value in fields.items():
        setattr(plan, name, value)
    return plan


def section(*children: Node, text: str = "NỘI DUNG") -> Node:
    return Node(mark=Mark.ROMAN, text=text, heading=True, children=list(children))


def filled(role: Role, text: str = "", mark: Mark = Mark.ARABIC, *, heading: bool = True) -> Node:
    return Node(mark=mark, text=text, heading=heading, role=role, filled=True)


def reminder_of(count: int, **fields: object) -> ReminderData:
    """Return a reminder to `count` villages, one late report each."""
    owed = [
        Owed(
            unit=f"Thôn Nà Sáng {place}",
            report="báo cáo quý I năm 2026",
            due_on=date(2026, 4, 15),
            days_late=4,
        )
        for place in range(1, count + 1)
    ]
    usual: dict[str, object] = {
        "office": FACTS,
        "campaign": "Bản sạch, nước trong",
        "ground": "Kế hoạch số 07/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân xã Suối Hoa",
        "on": date(2026, 4, 19),
        "owed": owed,
        "due_at": datetime(2026, 4, 24, 16, 30),
    }
    return ReminderData(**(usual | fields))


def decision_of(
    collectives: int, households: int, persons: int, reward: str = "1.518.000", **fields: object
) -> DecisionData:
    """Return a decision with so many awardees of each kind."""
    kinds = [AwardeeKind.COLLECTIVE] * collectives + [AwardeeKind.HOUSEHOLD] * households
    kinds += [AwardeeKind.PERSON] * persons
    awardees = [
        Awardee(kind=kind, name=f"Vàng A Dế {place}", post="Thôn Bản Phố", reward=reward)
        for place, kind in enumerate(kinds, start=1)
    ]
    usual: dict[str, object] = {
        "office": FACTS,
        "achievement": "đã có thành tích xuất sắc trong phong trào “Bản sạch, nước trong”",
        "grounds": ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Căn cứ Kế hoạch số 7"],
        "proposal": "Trưởng phòng Văn hóa - Xã hội",
        "awardees": awardees,
        "number": "245",
        "signed_on": date(2026, 12, 5),
    }
    return DecisionData(**(usual | fields))


def made(kind: str, context: dict[str, object], folder: Path) -> Document:
    """Fill the shipped template and open what came out."""
    out = folder / f"{kind}.docx"
    word.render(templates.find(kind).path, context, out)
    return docx.Document(str(out))


def texts(document: Document) -> list[str]:
    """Return every paragraph that says something, cells too, in the order of the page."""
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        parts = paragraph.iter(qn("w:t"), qn("w:br"))
        text = "".join(part.text or "" if part.tag == qn("w:t") else "\n" for part in parts)
        if text.strip():
            found.append(unicodedata.normalize("NFC", text).replace("\u00a0", " "))
    return found
