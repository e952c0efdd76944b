"""The list of campaigns and work plans, as pages and commands show it."""

from dataclasses import dataclass
from datetime import date

from models.errors import RuleBroken
from models.plan import Campaign, PlanKind
from models.plan_reading import bare_campaign, head_of
from models.plan_records import CAMPAIGN_LISTS, PLAN_LISTS, CampaignRecord, PlanRecord
from models.plan_store import head_date, reference
from models.readiness import OF_MACHINE


def codes(deleted: bool = False) -> list[str]:
    """Return the codes of all plans, oldest first; of those in the bin when `deleted`."""
    query = PlanRecord.select(PlanRecord.code).where(PlanRecord.deleted_on.is_null(not deleted))
    return [row.code for row in query.order_by(PlanRecord.id)]


def only_code(code: str = "") -> str:
    """Return `code`, or that of the only plan. Raises RuleBroken when it is not clear which."""
    known = codes()
    if code:
        if code not in known:
            raise RuleBroken(f"Không có phong trào hoặc chương trình mã “{code}”.")
        return code
    if not known:
        raise RuleBroken("Thư mục dữ liệu chưa có phong trào hoặc chương trình nào.")
    if len(known) > 1:
        raise RuleBroken(
            f"Có {len(known)} phong trào, chương trình. Hãy nêu mã bằng --campaign:"
            f" {', '.join(known[:12])}."
        )
    return known[0]


def newest_work_plan(year: int) -> str:
    """Return the code of the last work plan of a year that was kept; "" for none."""
    newest = (
        PlanRecord.select(PlanRecord.code)
        .where(
            PlanRecord.kind == PlanKind.WORK_PLAN.value,
            PlanRecord.year == year,
            PlanRecord.deleted_on.is_null(),
        )
        .order_by(PlanRecord.id.desc())
        .first()
    )
    return newest.code if newest else ""


@dataclass(frozen=True)
class PlanRow:
    """One line of the list of campaigns: the plan with the campaign (None for a work plan)."""

    code: str
    plan_id: int
    kind: PlanKind
    year: int | None
    subject: str
    reference: str  # "61/KH-UBND", "" while unnumbered
    dated_on: date | None
    campaign: Campaign | None
    proposed: int  # fields still "đề xuất"
    changed_on: date

    @property
    def title(self) -> str:
        return self.campaign.title if self.campaign and self.campaign.title else self.subject


def rows(kind: PlanKind | None = None, deleted: bool = False) -> list[PlanRow]:
    """Return the lines of the list, newest year first; a plan with two campaigns gives two."""
    query = PlanRecord.select().where(PlanRecord.deleted_on.is_null(not deleted))
    if kind is not None:
        query = query.where(PlanRecord.kind == kind)
    campaigns: dict[int, list[Campaign]] = {}
    for record in CampaignRecord.select().order_by(CampaignRecord.position):
        campaigns.setdefault(record.plan_id, []).append(bare_campaign(record))
    proposed = _proposed_counts()
    found = []
    for record in query.order_by(PlanRecord.year.desc(), PlanRecord.id.desc()):
        for campaign in campaigns.get(record.id) or [None]:
            found.append(_row(record, campaign, proposed.get(record.id, 0)))
    return found


def _row(record: PlanRecord, campaign: Campaign | None, proposed: int) -> PlanRow:
    head = head_of(record)
    return PlanRow(
        code=record.code,
        plan_id=record.id,
        kind=PlanKind(record.kind),
        year=record.year,
        subject=record.subject,
        reference=reference(head),
        dated_on=head_date(head),
        campaign=campaign,
        proposed=proposed,
        changed_on=record.changed_on,
    )


def _proposed_counts() -> dict[int, int]:
    """Return plan id → how many rows and fields still wait for the clerk's word."""
    counts: dict[int, int] = {}
    for table in PLAN_LISTS.values():
        for row in table.select(table.owner).where(~table.confirmed).tuples():
            counts[row[0]] = counts.get(row[0], 0) + 1
    for table in CAMPAIGN_LISTS.values():
        query = table.select(CampaignRecord.plan).join(CampaignRecord).where(~table.confirmed)
        for row in query.tuples():
            counts[row[0]] = counts.get(row[0], 0) + 1
    for record in PlanRecord.select(PlanRecord.id, PlanRecord.readings):
        waiting = sum(
            not reading.confirmed
            for path, reading in record.readings.items()
            if path not in OF_MACHINE
        )
        counts[record.id] = counts.get(record.id, 0) + waiting
    return counts
