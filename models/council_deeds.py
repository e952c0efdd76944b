"""What the clerk changes in the council, with its line in the journal."""

from collections.abc import Iterable
from datetime import date

from models import deeds
from models.council import ROLES, CouncilMember, members_on, next_position
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.text import name_key, squeeze


def check_member(member: CouncilMember) -> dict[str, str]:
    """Return what keeps a seat from being saved: field → sentence."""
    found = {}
    if not squeeze(member.name or ""):
        found["name"] = "Hãy nhập họ tên."
    if member.role not in ROLES:
        found["role"] = "Hãy chọn vai trò trong Hội đồng."
    if member.from_on and member.until_on and member.until_on < member.from_on:
        found["until_on"] = "Ngày thôi tham gia đang trước ngày bắt đầu. Hãy sửa lại."
    if found:
        return found
    beside = [other for other in CouncilMember.select() if _overlap(member, other)]
    if told := _second_chair(member, beside):
        found["role"] = told
    elif any(_identity(other) == _identity(member) for other in beside):
        found["name"] = (
            f"“{squeeze(member.name)}” đã có trong Hội đồng thời gian này. Nếu là người trùng tên,"
            " hãy ghi chức vụ khác nhau."
        )
    return found


def keep_member(member: CouncilMember) -> Change | None:
    """Write a seat, a new one behind others of its role; None when nothing differs.

    Raises RuleBroken, the book unchanged, for what `check_member` objects to.
    """
    if problems := check_member(member):
        raise RuleBroken(next(iter(problems.values())))
    member.name, member.post = squeeze(member.name), squeeze(member.post or "")
    old = CouncilMember.get_or_none(CouncilMember.id == member.id)
    if old is None or old.role != member.role:
        member.position = next_position(member.role)
    what = "Sửa" if old else "Thêm"
    sentence = f"{what} thành viên Hội đồng “{member.name}” ({member.role_name})"
    action = "changed" if old else "created"
    with deeds.recorded(action, "council", "", sentence, (CouncilMember,)) as deed:
        member.save()
    return deed.change


def end_members(members: Iterable[CouncilMember], last_on: date) -> Change | None:
    """Let seats end with a day, all or none. Raises RuleBroken for one that begins later."""
    members = list(members)
    for member in members:
        if member.from_on and member.from_on > last_on:
            raise RuleBroken(
                f"“{member.name}” tham gia Hội đồng từ ngày {vietnamese_date(member.from_on)}."
                " Hãy chọn ngày thôi tham gia không sớm hơn."
            )
    sentence = f"{_who(members)} thôi tham gia Hội đồng sau ngày {vietnamese_date(last_on)}"
    with deeds.recorded("ended", "council", "", sentence, (CouncilMember,)) as deed:
        for member in members:
            member.until_on = last_on
            member.save()
    return deed.change


def remove_members(members: Iterable[CouncilMember]) -> Change | None:
    """Take seats away that were entered by mistake; who leaves is rather ended."""
    members = list(members)
    sentence = f"Xóa {_who(members)} khỏi danh sách Hội đồng"
    with deeds.recorded("deleted", "council", "", sentence, (CouncilMember,)) as deed:
        for member in members:
            member.delete_instance()
    return deed.change


def move_member(member: CouncilMember, steps: int, on: date) -> Change | None:
    """Move a seat up (steps < 0) or down among those of its role on a day.

    None when it stands at that end already.
    """
    peers = [peer for peer in members_on(on) if peer.role == member.role]
    place = next((place for place, peer in enumerate(peers) if peer.id == member.id), None)
    if place is None:
        return None
    peers.insert(max(0, place + steps), peers.pop(place))
    sentence = f"Đổi thứ tự “{member.name}” trong Hội đồng"
    with deeds.recorded("moved", "council", "", sentence, (CouncilMember,)) as deed:
        if [peer.id for peer in peers].index(member.id) != place:
            for position, peer in enumerate(peers, start=1):
                peer.position = position
                peer.save()
    return deed.change


def _second_chair(member: CouncilMember, beside: list[CouncilMember]) -> str:
    chair = next((other for other in beside if other.role == "chair"), None)
    if member.role != "chair" or chair is None:
        return ""
    return (
        f"Thời gian này {chair.name} là Chủ tịch Hội đồng. Hãy kết thúc vai trò đó trước,"
        " hoặc sửa ngày."
    )


def _overlap(one: CouncilMember, other: CouncilMember) -> bool:
    """Tell whether another seat is held on a day on which this one is."""
    if one.id == other.id:
        return False
    starts_in_time = (one.from_on or date.min) <= (other.until_on or date.max)
    return starts_in_time and (other.from_on or date.min) <= (one.until_on or date.max)


def _identity(member: CouncilMember) -> tuple[str, str]:
    return name_key(member.name), name_key(member.post or "")


def _who(members: list[CouncilMember]) -> str:
    if len(members) == 1:
        return f"“{members[0].name}”"
    return f"{len(members)} thành viên"
