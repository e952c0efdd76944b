"""Papers that have left the office: numbered, of a stretch of days, each number once."""

from datetime import date

from peewee import fn

from models.documents import Document

_SHOWN = [field for field in Document._meta.sorted_fields if field.name != "made_from"]


def issued(
    until: date, *, since: date | None = None, plan_id: int | None = None
) -> list[Document]:
    """Return papers issued by a day, oldest first; of several prints of one number the last.

    `since` begins the stretch, `plan_id` leaves those about one plan.
    """
    day = fn.COALESCE(Document.dated_on, Document.made_on)
    query = Document.select(*_SHOWN).where(Document.number != "", day <= until)
    if since is not None:
        query = query.where(day >= since)
    if plan_id is not None:
        query = query.where(Document.plan == plan_id)
    last = {
        (paper.reference, (paper.dated_on or paper.made_on).year): paper
        for paper in query.order_by(Document.id)
    }
    return sorted(last.values(), key=lambda paper: (paper.dated_on or paper.made_on, paper.id))
