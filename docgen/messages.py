"""Texts to copy into a phone message or Zalo: to one unit, or to the group of all late ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from docgen.contexts.reminder import Owed
from docgen.contexts.wording import capital, hour_words, movement, ordinal
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts

_ADDRESSED = ("ông ", "bà ", "ông/bà ", "anh ", "chị ", "cô ", "chú ", "đồng chí ", "đ/c ", "em ")
_THANKS = "Trân trọng cảm ơn!"


@dataclass(frozen=True, kw_only=True)
class Missing:
    """A late report and the campaign it belongs to."""

    owed: Owed
    campaign: str


@dataclass(frozen=True, kw_only=True)
class Request:
    """What every text of one round says: from whom, on which day, until when."""

    office: OfficeFacts
    on: date
    due_at: datetime


def unit_text(request: Request, unit: str, contact: str, missing: Sequence[Missing]) -> str:
    """Return the text to one unit, with the name of its contact. Raises RuleBroken for nothing."""
    _refuse_nothing(missing)
    start = f"{_named(contact)}, {unit}" if contact.strip() else unit
    listed = [
        f"{place}. {capital(item.owed.report)}, {movement(item.campaign)}: {_since(item.owed)}"
        for place, item in enumerate(missing, start=1)
    ]
    return "\n".join(
        [
            f"Kính gửi {start}.",
            f"{request.office.name} xin nhắc: đến ngày {vietnamese_date(request.on)}, đơn vị còn"
            f" {len(missing):02d} báo cáo chưa gửi:",
            *_ended(listed),
            f"Đề nghị đơn vị gửi về {_where(request)}. Nếu đã gửi hoặc có vướng mắc, xin báo"
            f" lại{_to_whom(request)}.",
            _THANKS,
        ]
    )


def group_text(request: Request, missing: Sequence[Missing]) -> str:
    """Return the text for a chat of all units: who lacks what. Raises RuleBroken for nothing."""
    _refuse_nothing(missing)
    campaigns = list(dict.fromkeys(item.campaign for item in missing))
    about = f" {movement(campaigns[0])}" if len(campaigns) == 1 else ""
    by_unit: dict[str, list[str]] = {}
    for item in missing:
        more = f", {movement(item.campaign)}" if not about else ""
        told = f"{item.owed.report}{more} ({_since(item.owed)})"
        by_unit.setdefault(item.owed.unit, []).append(told)
    listed = [
        f"{place}. {unit}: {'; '.join(reports)}"
        for place, (unit, reports) in enumerate(by_unit.items(), start=1)
    ]
    return "\n".join(
        [
            "Kính gửi các đơn vị.",
            f"Đến ngày {vietnamese_date(request.on)}, còn {len(by_unit):02d} đơn vị chưa gửi báo"
            f" cáo{about}:",
            *_ended(listed),
            f"{request.office.name} đề nghị các đơn vị gửi về {_where(request)}. Đơn vị nào đã"
            f" gửi hoặc có vướng mắc, xin báo lại{_to_whom(request)}.",
            _THANKS,
        ]
    )


def _refuse_nothing(missing: Sequence[Missing]) -> None:
    if not missing:
        raise RuleBroken("Không còn đơn vị nào chậm báo cáo nên không cần nhắn.")


def _named(contact: str) -> str:
    """Return how a person is addressed; "ông/bà" where the record does not say."""
    name = contact.strip().rstrip(".,;")
    if name.lower().startswith(_ADDRESSED):
        return f"{name[:1].lower()}{name[1:]}"
    return f"ông/bà {name}"


def _since(owed: Owed) -> str:
    again = f"trả lại ngày {vietnamese_date(owed.returned_on)}, " if owed.returned_on else ""
    nth = f", nhắc lần thứ {ordinal(owed.times)}" if owed.times > 1 else ""
    return f"{again}hạn {vietnamese_date(owed.due_on)}, chậm {owed.days_late} ngày{nth}"


def _ended(lines: list[str]) -> list[str]:
    return [f"{line}." for line in lines]


def _where(request: Request) -> str:
    office, until = request.office, request.due_at
    day = vietnamese_date(until.date())
    return f"{office.drafter or office.name} trước {hour_words(until.time())}, ngày {day}"


def _to_whom(request: Request) -> str:
    contact = request.office.contact.strip().rstrip(".")
    return f" {contact}" if contact else ""
