"""Biên bản họp Hội đồng: who voted how stands on the page of awards, the meeting is typed."""

from datetime import date

from docgen.contexts.bodies import council_name, council_of
from docgen.contexts.minutes import MinutesData, Seat, minutes_context, minutes_subject
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import campaign_title
from docgen.drafts.minutes_votes import poll_of
from models import ballot_deeds
from models.ballots import QUORUMS, needed
from models.council import CouncilMember, chair_on, members_on
from models.nominations import of_plan

_WAYS = (("Bỏ phiếu kín", "secret"), ("Giơ tay biểu quyết", "hands"))
_RECIPIENTS = ["Thành viên Hội đồng", "Lưu: VT, Hồ sơ"]


def asks(wanted: Wanted) -> list[Ask]:
    """Return what minutes need: when, where, who was there, how it was voted, what was said."""
    return [*_meeting(wanted), *_people(wanted), *_voting(wanted), *_said(wanted)]


def _meeting(wanted: Wanted) -> list[Ask]:
    today, name = wanted.today.isoformat(), wanted.office.name
    hour, half = AskKind.HOUR, {"half": True, "required": True}
    return [
        Ask(
            name="on",
            title="Ngày họp",
            kind=AskKind.DAY,
            proposal=today,
            steers=True,
            **half,
        ),
        Ask(name="place", title="Địa điểm", proposal=f"Phòng họp {name}", **half),
        Ask(name="at", title="Giờ bắt đầu", kind=hour, hint="Ví dụ: 14:00", **half),
        Ask(name="ended_at", title="Giờ kết thúc", kind=hour, hint="Ví dụ: 16:30", **half),
    ]


def _people(wanted: Wanted) -> list[Ask]:
    on = _day(wanted)
    seats = [(f"{seat.name} - {seat.role_name}", seat.id) for seat in members_on(on)]
    chair, everybody = chair_on(on), members_on(on)
    secretary = next((seat.id for seat in everybody if seat.role == "secretary"), None)
    return [
        Ask(
            name="present",
            title="Thành viên có mặt",
            kind=AskKind.PICKS,
            required=True,
            choices=tuple(seats),
            proposal=[seat.id for seat in everybody] or None,
            hint="Danh sách Hội đồng lấy theo ngày họp.",
        ),
        Ask(
            name="absences",
            title="Lý do vắng",
            kind=AskKind.LINES,
            hint="Mỗi dòng một người: họ tên và lý do.",
        ),
        Ask(
            name="guests",
            title="Đại biểu dự họp",
            kind=AskKind.LINES,
            hint="Mỗi dòng một người; để trống nếu không có.",
        ),
        _member("chair", "Chủ trì", tuple(seats), chair.id if chair else None),
        _member("secretary", "Thư ký", tuple(seats), secretary),
    ]


def _member(name: str, title: str, choices: tuple[tuple[str, object], ...], who: object) -> Ask:
    return Ask(
        name=name,
        title=title,
        kind=AskKind.CHOICE,
        required=True,
        choices=choices,
        proposal=who,
        half=True,
    )


def _voting(wanted: Wanted) -> list[Ask]:
    rules, names = ballot_deeds.rules(), of_plan(wanted.plan_id)
    return [
        Ask(
            name="nominees",
            title="Trường hợp đưa ra xét",
            kind=AskKind.PICKS,
            required=True,
            choices=tuple((f"{item.name} - {item.form}", item.id) for item in names),
            proposal=[item.id for item in names] or None,
            hint="Số phiếu lấy từ trang Khen thưởng (Ghi phiếu bầu).",
        ),
        Ask(
            name="way",
            title="Hình thức biểu quyết",
            kind=AskKind.CHOICE,
            choices=_WAYS,
            proposal="secret" if rules.secret else "hands",
            half=True,
        ),
        Ask(
            name="quorum",
            title="Số thành viên tối thiểu để họp",
            kind=AskKind.CHOICE,
            choices=tuple((words, key) for key, words in QUORUMS.items()),
            proposal=rules.quorum,
            half=True,
        ),
        Ask(
            name="tellers",
            title="Ban kiểm phiếu",
            kind=AskKind.LINES,
            hint="Mỗi dòng một người, khi bỏ phiếu kín.",
        ),
    ]


def _said(wanted: Wanted) -> list[Ask]:
    facts, title = wanted.office, movement(campaign_title(wanted.plan))
    desk = facts.drafter or "Cơ quan thường trực của Hội đồng"
    told = f"{desk} báo cáo kết quả thẩm định, trình danh sách đề nghị khen thưởng {title}."
    agreed = (
        "Các thành viên dự họp nhất trí với báo cáo, thảo luận từng trường hợp trong danh sách."
    )
    decided = (
        f"{council_name(facts)} thống nhất đề nghị {_chair(facts.chair_title)} xem xét, quyết định"
        " khen thưởng hoặc trình cấp có thẩm quyền khen thưởng các trường hợp đã đạt tỷ lệ.\n"
        f"Giao {desk} hoàn thiện hồ sơ, trình theo quy định."
    )
    texts = (
        ("reports", "Báo cáo tại cuộc họp", told),
        ("opinions", "Ý kiến thảo luận", agreed),
        ("conclusions", "Kết luận", decided),
    )
    return [
        Ask(
            name=name,
            title=words,
            kind=AskKind.TEXT,
            required=True,
            proposal=proposal,
            hint="Mỗi dòng một đoạn.",
        )
        for name, words, proposal in texts
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the minutes. Raises RuleBroken when too few were there or a name has no votes."""
    on, at, ended_at = wanted.day("on"), wanted.hour("at"), wanted.hour("ended_at")
    assert on is not None and at is not None and ended_at is not None  # required
    if ended_at <= at:
        told = "Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa giờ của cuộc họp."
        raise FieldRefused(told, "ended_at")
    facts, title = wanted.office, campaign_title(wanted.plan)
    seats, there = members_on(on), wanted.picks("present")
    present = [seat for seat in seats if seat.id in there]
    _check_quorum(wanted.text("quorum"), present, seats)
    data = MinutesData(
        office=facts,
        campaign=title,
        on=on,
        at=at,
        ended_at=ended_at,
        place=wanted.text("place"),
        present=[_seat(seat) for seat in present],
        absent=[_seat(seat) for seat in seats if seat.id not in there],
        absences=wanted.lines("absences"),
        guests=wanted.lines("guests"),
        chair=_chosen(wanted, "chair", present, "chủ trì"),
        secretary=_chosen(wanted, "secretary", present, "thư ký"),
        quorum=wanted.text("quorum"),
        poll=poll_of(wanted, sum(seat.votes for seat in seats)),
        reports=wanted.lines("reports"),
        opinions=wanted.lines("opinions"),
        conclusions=wanted.lines("conclusions"),
        recipients=_RECIPIENTS,
    )
    return Draft(
        kind="minutes",
        template="minutes",
        context=minutes_context(data),
        type_name="BIÊN BẢN",
        symbol=council_of(facts).symbols["minutes"],
        subject=minutes_subject(title),
        signer=data.chair.name,
        recipients=_RECIPIENTS,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _day(wanted: Wanted) -> date:
    return wanted.day("on") or wanted.today


def _chair(title: str) -> str:
    return title or "Chủ tịch Ủy ban nhân dân"


def _seat(member: CouncilMember) -> Seat:
    return Seat(name=member.name, post=member.post, role=member.role_name, votes=member.votes)


def _chosen(wanted: Wanted, name: str, present: list[CouncilMember], words: str) -> Seat:
    """Return who chaired or wrote. Raises RuleBroken when that member was not there."""
    number = wanted.number(name)
    found = next((seat for seat in present if seat.id == number), None)
    if found is None:
        raise FieldRefused(
            f"Người {words} không có trong danh sách có mặt ngày họp. Hãy chọn lại người {words}"
            " hoặc đánh dấu có mặt.",
            name,
        )
    return _seat(found)


def _check_quorum(quorum: str, present: list[CouncilMember], seats: list[CouncilMember]) -> None:
    there, members = (sum(seat.votes for seat in group) for group in (present, seats))
    least = needed(quorum, members)
    if there < least:
        raise FieldRefused(
            f"Chỉ có {there}/{members} thành viên có quyền biểu quyết dự họp, cần ít nhất"
            f" {least}. Hãy xem lại danh sách có mặt.",
            "present",
        )
