"""What the clerk changes in the settings, with its line in the journal."""

from datetime import date

from models import deeds, layout, office
from models.codec import to_plain
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.office import HolidayRow, OfficeName, OfficeProfile, Rules, Setting
from models.text import squeeze


def profiles() -> list[OfficeName]:
    """Return the office's profiles, the newest first; the one that always held is last."""
    return list(OfficeName.select().order_by(OfficeName.from_on.desc(nulls="last")))


def check_profile(profile: OfficeProfile) -> dict[str, str]:
    """Return what keeps a profile from being saved: field → sentence."""
    found = {}
    if not squeeze(profile.name):
        found["name"] = "Hãy nhập tên cơ quan."
    if not squeeze(profile.place):
        found["place"] = "Hãy nhập địa danh ghi trước ngày tháng của văn bản."
    if not profile.issuer_lines:
        found["issuer_lines"] = "Hãy nhập tên cơ quan như in ở đầu văn bản."
    for symbol in profile.symbols.values():
        if symbol and not symbol.startswith(("/", "-")):
            found["symbols"] = f"Ký hiệu “{symbol}” phải bắt đầu bằng dấu “/” hoặc “-”."
    return found


def keep_profile(profile: OfficeProfile, from_on: date | None) -> Change | None:
    """Write the profile that holds from a day on; None when nothing differs. Raises RuleBroken."""
    if problems := check_profile(profile):
        raise RuleBroken(next(iter(problems.values())))
    since = f" từ ngày {vietnamese_date(from_on)}" if from_on else ""
    sentence = f"Sửa thông tin cơ quan{since}"
    with deeds.recorded("changed", "office", "", sentence, (OfficeName,)) as deed:
        office.set_profile(profile, from_on)
    return deed.change


def keep_rules(rules: Rules) -> Change | None:
    """Write the rules for deadlines; None when nothing differs."""
    with deeds.recorded("changed", "rules", "", "Sửa cách tính thời hạn", (Setting,)) as deed:
        office.set_rules(rules)
    return deed.change


def keep_layout(chosen: layout.Layout) -> Change | None:
    """Write how papers are laid out; None when nothing differs. Raises RuleBroken for what the
    decree does not allow.
    """
    if problems := chosen.problems():
        raise RuleBroken(next(iter(problems.values())))
    with deeds.recorded("changed", "layout", "", "Sửa thể thức trình bày", (Setting,)) as deed:
        office.put(layout.SETTING, to_plain(chosen))
    return deed.change


def own_days() -> list[HolidayRow]:
    """Return the clerk's own days off and make-up days, by day."""
    return list(HolidayRow.select().order_by(HolidayRow.day))


def check_day(row: HolidayRow) -> dict[str, str]:
    """Return what keeps a day from being saved: field → sentence."""
    found = {}
    if row.day is None:
        found["day"] = "Hãy nhập ngày."
    else:
        twin = HolidayRow.get_or_none(HolidayRow.day == row.day)
        if twin is not None and twin.id != row.id:
            found["day"] = "Ngày này đã có trong bảng. Hãy sửa dòng có sẵn."
    if not squeeze(row.name or ""):
        found["name"] = "Hãy nhập tên ngày nghỉ hoặc lý do làm bù."
    return found


def keep_day(row: HolidayRow) -> Change | None:
    """Write a day off or a make-up day; None when nothing differs. Raises RuleBroken."""
    if problems := check_day(row):
        raise RuleBroken(next(iter(problems.values())))
    what = "ngày nghỉ" if row.is_off else "ngày làm bù"
    sentence = f"Ghi {what} {vietnamese_date(row.day)} ({squeeze(row.name)})"
    with deeds.recorded("changed", "holiday", "", sentence, (HolidayRow,)) as deed:
        row.save()
    return deed.change


def remove_day(row: HolidayRow) -> Change | None:
    """Take a line out of the clerk's own table."""
    sentence = f"Bỏ ngày {vietnamese_date(row.day)} ({row.name}) khỏi bảng ngày nghỉ"
    with deeds.recorded("deleted", "holiday", "", sentence, (HolidayRow,)) as deed:
        row.delete_instance()
    return deed.change
