"""Kế hoạch kiểm tra công tác thi đua, khen thưởng: which units, by whom, on which days."""

import re
from datetime import datetime

from docgen.contexts.inspection_plan import (
    InspectionData,
    inspection_context,
    inspection_recipients,
)
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import cited
from models import office, plan_store
from models.council import members_on
from models.opening import office_calendar
from models.plan_list import newest_work_plan
from models.text import name_key
from models.units import Unit
from models.visits import Visit, visits

_REPORT_DAYS = 3  # working days before the first visit
_OWN_TIME = re.compile(
    r"(?P<unit>.+?)\s*:\s*(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})[\s,]+"
    r"(?P<hour>\d{1,2})\s*(?:h|giờ|:)\s*(?P<minute>\d{2})?(?:\s*phút)?\.?"
)
_TEAM_ROLES = {"deputy": "Trưởng đoàn", "standing": "Phó Trưởng đoàn", "secretary": "Thư ký"}
_AIMS = [
    "Nắm tình hình tổ chức phong trào thi đua và thực hiện chính sách khen thưởng tại cơ sở",
    "Kịp thời phát hiện cách làm hay để nhân rộng; hướng dẫn, chấn chỉnh những việc làm chưa đúng",
]
_DEMANDS = [
    "Kiểm tra khách quan, đúng trọng tâm, không ảnh hưởng đến công việc thường ngày của đơn vị",
    "Đơn vị được kiểm tra chuẩn bị đầy đủ hồ sơ, tài liệu và báo cáo trung thực",
]
_MATTERS = [
    "Việc triển khai các kế hoạch, phong trào thi đua của xã và của đơn vị",
    "Việc đăng ký thi đua, ký kết và thực hiện giao ước thi đua",
    "Việc thực hiện chế độ báo cáo: số lượng, chất lượng, thời hạn",
    "Việc bình xét, lập hồ sơ đề nghị khen thưởng; tỷ lệ người trực tiếp lao động được đề nghị",
    "Việc phát hiện, bồi dưỡng, tuyên truyền điển hình tiên tiến",
    "Việc quản lý hồ sơ và sử dụng kinh phí khen thưởng",
]


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for: units and their days, team, and the points of each part."""
    return [
        Ask(
            name="subject",
            title="Trích yếu",
            required=True,
            proposal=f"Kiểm tra công tác thi đua, khen thưởng năm {wanted.today.year}",
        ),
        Ask(name="ground", title="Căn cứ", kind=AskKind.TEXT, proposal=_ground(wanted) or None),
        *_asked_visits(wanted),
        Ask(
            name="period",
            title="Thời kỳ kiểm tra",
            required=True,
            proposal=f"từ ngày 01/01/{wanted.today.year} đến thời điểm kiểm tra",
        ),
        _points("team", "Thành phần đoàn", _team(wanted), required=True),
        _points("aims", "Mục đích", _AIMS, required=True),
        _points("demands", "Yêu cầu", _DEMANDS, required=True),
        _points("matters", "Nội dung kiểm tra", _MATTERS, required=True),
        Ask(
            name="report_by",
            title="Đơn vị gửi báo cáo trước ngày",
            kind=AskKind.DAY,
            proposal=_report_by(wanted),
        ),
        _points("duties", "Tổ chức thực hiện", _duties(wanted), required=True),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the plan. Raises RuleBroken for days that are past, or times that cannot be read."""
    facts = wanted.office
    data = InspectionData(
        office=facts,
        subject=wanted.text("subject"),
        on=wanted.today,
        visits=_visits(wanted),
        team=wanted.lines("team"),
        period=wanted.text("period"),
        ground=" ".join(wanted.lines("ground")),
        aims=wanted.lines("aims"),
        demands=wanted.lines("demands"),
        matters=wanted.lines("matters"),
        duties=wanted.lines("duties"),
        report_by=wanted.day("report_by"),
    )
    return Draft(
        kind="inspection_plan",
        template="inspection_plan",
        context=inspection_context(data),
        type_name="KẾ HOẠCH",
        symbol=facts.symbols.get("plan", ""),
        subject=data.subject,
        signer=facts.signer_name,
        recipients=inspection_recipients(facts),
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _asked_visits(wanted: Wanted) -> list[Ask]:
    units = Unit.active(wanted.today)
    return [
        Ask(
            name="units",
            title="Đơn vị được kiểm tra",
            kind=AskKind.PICKS,
            required=not wanted.lines("own_times"),
            choices=tuple((unit.name, unit.code) for unit in units),
        ),
        Ask(
            name="starts_on",
            title="Bắt đầu từ ngày",
            kind=AskKind.DAY,
            required=True,
            hint="Mỗi buổi một đơn vị, xếp lần lượt vào các ngày làm việc.",
        ),
        Ask(name="morning", title="Buổi sáng", kind=AskKind.HOUR, proposal="8h00", half=True),
        Ask(name="afternoon", title="Buổi chiều", kind=AskKind.HOUR, proposal="14h00", half=True),
        Ask(
            name="own_times",
            title="Đơn vị có lịch riêng",
            kind=AskKind.LINES,
            hint="Mỗi dòng một đơn vị, ví dụ: Trạm Y tế xã: 09/12/2026 14h00.",
        ),
    ]


def _points(name: str, title: str, proposal: list[str], *, required: bool = False) -> Ask:
    return Ask(
        name=name,
        title=title,
        kind=AskKind.LINES,
        required=required,
        hint="Mỗi dòng một gạch đầu dòng.",
        proposal=proposal,
    )


def _visits(wanted: Wanted) -> list[Visit]:
    """Return all visits, earliest first. Raises RuleBroken for a day that cannot be meant."""
    first, chosen = wanted.day("starts_on"), wanted.picks("units")
    assert first is not None  # required
    if first.year > wanted.today.year + 1:
        raise FieldRefused("Ngày bắt đầu kiểm tra còn quá xa. Hãy xem lại năm.", "starts_on")
    active = list(Unit.active(wanted.today))
    known = {name_key(unit.name): unit.name for unit in active}
    own = [_own_time(line) for line in wanted.lines("own_times")]
    fixed = {known.get(name_key(name), name): at for name, at in own}
    hours = [at for name in ("morning", "afternoon") if (at := wanted.hour(name))]
    names = [unit.name for unit in active if unit.code in chosen]
    found = visits(names, first, hours, office_calendar(), fixed)
    if any(visit.at.date() < wanted.today for visit in found):
        told = "Lịch kiểm tra có ngày đã qua. Hãy chọn ngày từ hôm nay trở đi."
        raise FieldRefused(told, "starts_on" if first < wanted.today else "own_times")
    return found


def _own_time(line: str) -> tuple[str, datetime]:
    """Read "Trạm Y tế xã: 09/12/2026 14h00". Raises RuleBroken for something else."""
    found = _OWN_TIME.fullmatch(line)
    try:
        if found is None:
            raise ValueError
        numbers = [int(found[name]) for name in ("year", "month", "day", "hour")]
        return found["unit"], datetime(*numbers, int(found["minute"] or 0))
    except ValueError as error:
        raise FieldRefused(
            f"“{line}” chưa đúng. Lịch riêng ghi như: Trạm Y tế xã: 09/12/2026 14h00.",
            "own_times",
        ) from error


def _ground(wanted: Wanted) -> str:
    """Return the plan the inspection rests on: the one named, or the year's work plan."""
    if wanted.code:
        return cited(wanted.plan)
    code = newest_work_plan(wanted.today.year)
    return cited(plan_store.load(code)) if code else ""


def _team(wanted: Wanted) -> list[str]:
    """Propose those of the council who are at work on it; without a council, the desk."""
    members = [one for one in members_on(wanted.today) if one.role in _TEAM_ROLES]
    found = [
        f"{', '.join(filter(None, (one.name, one.post)))}: {_TEAM_ROLES[one.role]}"
        for one in members
    ]
    desk = office.profile_on(wanted.today).desk_name or "Văn phòng"
    return found or [
        "Đại diện lãnh đạo Ủy ban nhân dân xã: Trưởng đoàn",
        f"Người phụ trách công tác thi đua, khen thưởng của {desk}: Thư ký",
    ]


def _report_by(wanted: Wanted) -> str | None:
    """Propose a day some working days before the first visit, unless that is past."""
    try:
        first = wanted.day("starts_on")
    except FieldRefused:  # told when the paper is made
        return None
    if first is None or first <= wanted.today:
        return None
    day = office_calendar().add_working_days(first, -_REPORT_DAYS)
    return day.isoformat() if day > wanted.today else None


def _duties(wanted: Wanted) -> list[str]:
    desk = office.profile_on(wanted.today).desk_name or "Văn phòng"
    return [
        f"{desk} thông báo lịch đến từng đơn vị, chuẩn bị phương tiện, biểu mẫu cho Đoàn kiểm tra",
        "Đoàn kiểm tra lập biên bản tại từng đơn vị; tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân xã"
        " trong 10 ngày sau khi kết thúc",
    ]
