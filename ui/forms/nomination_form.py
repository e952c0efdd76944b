"""One name on the list of a plan, as the clerk types it."""

from dataclasses import dataclass, fields
from datetime import date

from models.errors import RuleBroken
from models.nominations import Nomination, nominate
from models.plan import RecipientKind
from models.text import squeeze
from models.units import Unit

VERDICTS = {
    "": "Chưa xét",
    "eligible": "Đủ điều kiện",
    "not_eligible": "Không đủ điều kiện",
    "to_check": "Cần xem lại",
}
FORMS = ("Giấy khen", "Bằng khen", "Cờ thi đua")
_EARLIEST_BIRTH = 1900


@dataclass
class NominationForm:
    """The working copy; the record is untouched until `save`. `unit` is an id or a typed name."""

    record: Nomination
    today: date
    kind: str = RecipientKind.PERSON.value
    honorific: str = ""
    name: str = ""
    birth_year: int | None = None
    post: str = ""
    unit: int | str | None = None
    form: str = FORMS[0]
    level: str = ""
    achievement: str = ""
    verdict: str = ""
    verdict_reason: str = ""
    votes_for: int | None = None
    votes_all: int | None = None

    @classmethod
    def of(cls, record: Nomination, today: date) -> "NominationForm":
        """Return the form over a record, new or stored."""
        names = {item.name for item in fields(cls)} - {"record", "today", "unit"}
        values = {name: getattr(record, name) for name in names}
        values["name"] = record.name or ""
        values["kind"] = record.kind or RecipientKind.PERSON.value
        return cls(record=record, today=today, unit=record.unit_id or record.unit_name, **values)

    def problems(self) -> dict[str, str]:
        """Return field → sentence; empty when the form may be saved."""
        found = {}
        if not squeeze(self.name):
            found["name"] = "Hãy nhập tên tập thể, hộ hoặc cá nhân."
        if self.birth_year and not _EARLIEST_BIRTH <= self.birth_year <= self.today.year:
            found["birth_year"] = f"Năm sinh phải từ {_EARLIEST_BIRTH} đến {self.today.year}."
        if not squeeze(self.form):
            found["form"] = "Hãy chọn hình thức khen."
        if self.verdict in ("not_eligible", "to_check") and not squeeze(self.verdict_reason):
            found["verdict_reason"] = "Hãy ghi lý do không đủ hoặc cần xem lại."
        found.update(self._vote_problems())
        return found

    def save(self) -> None:
        """Write the copy to the record. Raises RuleBroken, leaving the stored one as it was."""
        if problems := self.problems():
            raise RuleBroken(next(iter(problems.values())))
        record = self.record
        taken = ("record", "today", "unit")
        for name in (item.name for item in fields(self) if item.name not in taken):
            value = getattr(self, name)
            setattr(record, name, squeeze(value) if isinstance(value, str) else value)
        known = Unit.get_or_none(Unit.id == self.unit) if isinstance(self.unit, int) else None
        record.unit = known
        record.unit_name = squeeze(self.unit) if isinstance(self.unit, str) else ""
        nominate(record, self.today)

    def _vote_problems(self) -> dict[str, str]:
        if self.votes_for is None and self.votes_all is None:
            return {}
        if self.votes_for is None or self.votes_all is None:
            return {"votes_for": "Hãy ghi cả số phiếu đồng ý và tổng số phiếu."}
        if self.votes_for > self.votes_all:
            return {"votes_for": "Số phiếu đồng ý không được nhiều hơn tổng số phiếu."}
        return {}
