"""Our own agency: its names over time, who signs, how papers are headed and numbered."""

from dataclasses import dataclass, field, replace
from datetime import date

from peewee import BooleanField, CharField, DateField

from models.base import NfcField, Record, ValueField, db
from models.codec import from_plain, to_plain
from models.text import squeeze
from models.values import DayOff


@dataclass(frozen=True, kw_only=True)
class OfficeProfile:
    """How the office stands on paper from a day on. Names change; old papers keep theirs."""

    name: str = ""  # running text: "Ủy ban nhân dân xã Suối Hoa"
    short_name: str = ""  # "UBND xã Suối Hoa"
    issuer_lines: list[str] = field(default_factory=list)
    superior_lines: list[str] = field(default_factory=list)  # printed only when wanted
    superior_name: str = ""  # "Ủy ban nhân dân tỉnh Vân Sơn"
    desk_name: str = ""  # who runs emulation: "Phòng Văn hóa - Xã hội"
    place: str = ""
    level: str = "commune"  # commune, district, province
    symbols: dict[str, str] = field(
        default_factory=lambda: {
            "plan": "/KH-UBND",
            "letter": "/UBND-VHXH",
            "decision": "/QĐ-UBND",
            "report": "/BC-UBND",
            "submission": "/TTr-UBND",
        }
    )
    chair_title: str = ""  # "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI HOA" heads decisions
    signer_lines: list[str] = field(default_factory=lambda: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    signer_name: str = ""
    recipients: list[str] = field(default_factory=list)
    archive: str = "VT, VHXH"  # after "Lưu:"
    contact: str = ""
    fund_name: str = "Quỹ Thi đua, khen thưởng"


class OfficeName(Record):
    """The profile that holds from a day on."""

    from_on = DateField(null=True, unique=True)  # None: since ever
    profile = ValueField(OfficeProfile)


class Setting(Record):
    """A choice of the office, as JSON under a name."""

    name = CharField(unique=True)
    value = ValueField(dict)


class HolidayRow(Record):
    """A line of the clerk's own table of days off and make-up days."""

    day = DateField(unique=True)
    is_off = BooleanField(default=True)  # False: a Saturday worked to make up
    name = NfcField(default="")
    note = NfcField(default="")


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Where practice differs, the office chooses. Printed under every table that rests on it."""

    strict_before: bool = True  # "trước ngày 15": the 14th is the last good day
    day_off: DayOff = DayOff.FORWARD
    first_counted: bool = False  # "trong 05 ngày kể từ ngày 10": the 10th is no day of the term
    days_after_cutoff: int = 2  # working days, for reports whose paper names no day
    soon_days: int = 14  # how far ahead "sắp đến hạn" looks

    @property
    def closing(self) -> tuple[bool, DayOff, bool]:
        """What `models.deadlines.closing_day` and `explain` want behind the calendar."""
        return self.strict_before, self.day_off, self.first_counted


def profile_on(day: date) -> OfficeProfile:
    """Return the office as it stood on a day; an empty profile when nothing is set up yet."""
    found = None
    for row in OfficeName.select().order_by(OfficeName.from_on.asc(nulls="first")):
        if row.from_on is None or row.from_on <= day:
            found = row.profile
    return found or OfficeProfile()


def set_profile(profile: OfficeProfile, from_on: date | None = None) -> None:
    """Write the profile that holds from a day on; None changes the one that always held."""
    clean = replace(profile, name=squeeze(profile.name), place=squeeze(profile.place))
    with db.atomic():
        row = OfficeName.get_or_none(
            OfficeName.from_on.is_null() if from_on is None else OfficeName.from_on == from_on
        )
        row = row or OfficeName(from_on=from_on)
        row.profile = clean
        row.save()


def rules() -> Rules:
    """Return the office's rules for deadlines."""
    return from_plain(get("rules"), Rules)


def set_rules(chosen: Rules) -> None:
    """Write the office's rules for deadlines."""
    put("rules", to_plain(chosen))


def get(name: str) -> dict:
    """Return the setting of that name; empty while it was never written."""
    row = Setting.get_or_none(Setting.name == name)
    return row.value if row else {}


def put(name: str, value: dict) -> None:
    """Write the setting of that name."""
    row = Setting.get_or_none(Setting.name == name) or Setting(name=name)
    row.value = value
    row.save()
