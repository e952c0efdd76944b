"""Who is proposed for an award: persons, households, collectives, enterprises."""

from collections.abc import Iterable
from datetime import date

from peewee import JOIN, BooleanField, CharField, DateField, ForeignKeyField, IntegerField

from models import journal
from models.base import NfcField, Record, db
from models.documents import Document
from models.errors import RuleBroken
from models.plan import RecipientKind
from models.plan_records import PlanRecord
from models.text import name_sort_key, sort_key, squeeze
from models.units import Unit

KIND_LABELS = {
    RecipientKind.COLLECTIVE: "Tập thể",
    RecipientKind.HOUSEHOLD: "Hộ gia đình",
    RecipientKind.PERSON: "Cá nhân",
    RecipientKind.ENTERPRISE: "Doanh nghiệp",
}


class Nomination(Record):
    """One name on the list of a plan."""

    plan = ForeignKeyField(PlanRecord, backref="nominations", on_delete="CASCADE")
    kind = CharField()  # RecipientKind
    name = NfcField()
    sort_override = NfcField(default="")  # for names of other custom: what to sort by
    honorific = NfcField(default="")  # Ông, Bà
    birth_year = IntegerField(null=True)
    post = NfcField(default="")
    unit = ForeignKeyField(Unit, null=True, backref="nominations", on_delete="SET NULL")
    unit_name = NfcField(default="")
    form = NfcField(default="Giấy khen")
    level = NfcField(default="")
    achievement = NfcField(default="")
    verdict = CharField(default="")  # "", eligible, not_eligible, to_check
    verdict_reason = NfcField(default="")
    votes_for = IntegerField(null=True)
    votes_all = IntegerField(null=True)
    chosen = BooleanField(default=True)  # goes onto the next decision
    decision = ForeignKeyField(Document, null=True, backref="awarded", on_delete="SET NULL")
    nominated_on = DateField(null=True)

    @property
    def post_and_unit(self) -> str:
        """Post and unit, as the list prints them."""
        parts = (self.post, self.unit.name if self.unit else self.unit_name)
        return ", ".join(part for part in parts if part)


def of_plan(plan_id: int) -> list[Nomination]:
    """Return a plan's nominations: collectives, households, persons; each in Vietnamese order."""
    order = list(KIND_LABELS)
    query = (
        Nomination.select(Nomination, Unit)
        .join(Unit, join_type=JOIN.LEFT_OUTER)
        .where(Nomination.plan == plan_id)
    )
    return sorted(query, key=lambda item: (order.index(item.kind), _order(item)))


def named_on(document: Document) -> list[Nomination]:
    """Return the names on a decision, in the order they were proposed."""
    wanted = document.made_from.get("nominations", [])
    return list(Nomination.select().where(Nomination.id.in_(wanted)).order_by(Nomination.id))


def plan_with_names() -> str:
    """Return the code of the newest plan somebody is proposed under; "" when there is none."""
    newest = (
        PlanRecord.select(PlanRecord.code)
        .join(Nomination)
        .where(PlanRecord.deleted_on.is_null())
        .order_by(PlanRecord.year.desc(), PlanRecord.id.desc())
        .first()
    )
    return newest.code if newest else ""


def nominate(item: Nomination, today: date) -> None:
    """Add or change a nomination. Raises RuleBroken when name or kind is missing or doubled."""
    item.name = squeeze(item.name or "")
    if not item.name:
        raise RuleBroken("Hãy nhập tên tập thể, hộ hoặc cá nhân được đề nghị.")
    if item.kind not in list(KIND_LABELS):
        raise RuleBroken("Hãy chọn loại: tập thể, hộ gia đình, cá nhân hay doanh nghiệp.")
    for other in of_plan(item.plan_id):
        if other.id != item.id and _identity(other) == _identity(item):
            raise RuleBroken(
                f"“{item.name}” đã có trong danh sách với cùng hình thức. Nếu là người trùng tên,"
                " hãy ghi thêm năm sinh hoặc chức vụ."
            )
    if item.nominated_on is None:
        item.nominated_on = today
    is_new = item.get_id() is None
    with db.atomic("IMMEDIATE"):
        item.save()
        deed = "Đề nghị khen thưởng" if is_new else "Sửa đề nghị khen thưởng"
        action = "created" if is_new else "changed"
        journal.note(action, "nomination", str(item.id), f"{deed} “{item.name}”")


def withdraw(items: Iterable[Nomination]) -> None:
    """Take names off the list, all or none; those gone already are passed over.

    Raises RuleBroken for one that has its decision by now.
    """
    wanted = [item.id for item in items]
    items = list(Nomination.select().where(Nomination.id.in_(wanted)))
    held = next((item for item in items if item.decision_id is not None), None)
    if held is not None:
        raise RuleBroken(f"“{held.name}” đã có quyết định nên không xóa được.")
    with db.atomic("IMMEDIATE"):
        for item in items:
            item.delete_instance()
            told = f"Xóa đề nghị khen thưởng “{item.name}”"
            journal.note("deleted", "nomination", str(item.id), told)


def bring_back(items: Iterable[Nomination]) -> None:
    """Put names that were withdrawn onto the list again, as they were."""
    with db.atomic("IMMEDIATE"):
        for item in items:
            item.save(force_insert=True)
            told = f"Khôi phục đề nghị khen thưởng “{item.name}”"
            journal.note("restored", "nomination", str(item.id), told)


def _identity(item: Nomination) -> tuple[object, ...]:
    return (
        item.kind,
        item.name.casefold(),
        item.post_and_unit.casefold(),
        item.birth_year,
        item.form,
    )


def _order(item: Nomination) -> tuple[object, ...]:
    if item.kind == RecipientKind.PERSON:
        return name_sort_key(item.sort_override or item.name)
    return sort_key(item.sort_override or item.name)
