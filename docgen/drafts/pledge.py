"""Giao ước thi đua of a cluster, or of the units of a campaign."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from docgen.contexts import wording
from docgen.contexts.pledge import Party, PledgeData, pledge_context, pledge_symbol
from docgen.contexts.wording import capital, movement
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import award_law, campaign_title, cited
from models import clusters
from models.opening import participants
from models.plan_indicators import Direction, PlanIndicator
from models.plan_records import PlanRecord
from models.text import folded, name_key
from models.units import Cluster, Unit

_NO_CLUSTER = ("Không theo cụm, khối", 0)
_ROLES = {"head": "trưởng {}", "deputy": "phó trưởng {}"}
_CONTENTS = (
    "Hoàn thành các chỉ tiêu, nhiệm vụ được giao trong năm, bảo đảm đúng tiến độ, có số liệu"
    " chứng minh.",
    "Triển khai đầy đủ các phong trào thi đua do cấp trên và xã phát động; mỗi đơn vị có ít nhất"
    " một việc làm mới, cách làm hay.",
    "Thực hiện tốt cải cách hành chính, chuyển đổi số, giữ kỷ luật, kỷ cương trong công việc.",
    "Gửi báo cáo, hồ sơ khen thưởng đầy đủ, đúng thời hạn.",
)
_COMMITMENTS = (
    "Tổ chức thực hiện nghiêm túc các nội dung đã ký kết; kết quả giao ước là căn cứ chấm điểm,"
    " bình xét thi đua cuối năm.",
    "Giúp đỡ, chia sẻ kinh nghiệm giữa các đơn vị; chấm điểm chéo công khai, khách quan.",
    "Không chạy theo thành tích, không báo cáo sai sự thật.",
)


@dataclass(frozen=True, kw_only=True)
class _Signing:
    """Who signs: the cluster if there is one, and its units with their roles."""

    cluster: Cluster | None = None
    units: list[Unit] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)  # unit id → head, deputy


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a pledge needs: whose, who signs, and what is promised; all of it proposed."""
    groups = [line.cluster for line in clusters.lines(_day(wanted))]
    first = groups[0].id if groups and not wanted.code else 0
    return [
        Ask(
            name="cluster",
            steers=True,
            title="Cụm, khối",
            kind=AskKind.CHOICE,
            choices=(_NO_CLUSTER, *((group.name, group.id) for group in groups)),
            proposal=first,
        ),
        Ask(
            name="units",
            title="Đơn vị ký",
            kind=AskKind.PICKS,
            choices=tuple(_choices(wanted)),
            hint="Không chọn đơn vị nào: mọi đơn vị của cụm, khối (hoặc của phong trào) cùng ký.",
        ),
        Ask(
            name="subject",
            title="Trích yếu",
            hint="Để trống: tên cụm, khối và năm, hoặc tên phong trào.",
        ),
        Ask(name="on", title="Ngày ký", kind=AskKind.DAY, hint="Để trống nếu chưa rõ.", half=True),
        Ask(name="place", title="Nơi ký", half=True),
        *_texts(wanted),
        Ask(
            name="signers",
            title="Người ký",
            kind=AskKind.LINES,
            hint="Mỗi dòng: tên đơn vị: họ tên. Không ghi thì lấy người liên hệ của đơn vị;"
            " “tên đơn vị:” để trống chỗ họ tên.",
        ),
        Ask(
            name="confirmed",
            title="Có xác nhận của cơ quan",
            kind=AskKind.FLAG,
            proposal=False,
        ),
    ]


def _texts(wanted: Wanted) -> list[Ask]:
    office = wanted.office.name
    carried = (
        "Các đơn vị xây dựng kế hoạch thực hiện, tự đánh giá, chấm điểm và báo cáo kết quả theo"
        f" quy định.\nĐơn vị trưởng cụm, khối theo dõi, đôn đốc và tổng hợp kết quả gửi {office}."
    )
    texts = (
        ("grounds", "Căn cứ", "\n".join(_grounds(wanted)), False),
        ("contents", "Nội dung giao ước", "\n".join(_contents(wanted)), True),
        ("commitments", "Cam kết", "\n".join(_COMMITMENTS), True),
        ("carrying_out", "Tổ chức thực hiện", carried, False),
    )
    return [
        Ask(
            name=name,
            title=title,
            kind=AskKind.TEXT,
            required=required,
            proposal=proposal or None,
            hint="Mỗi dòng một mục.",
        )
        for name, title, proposal, required in texts
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the pledge. Raises RuleBroken when no unit is left to sign."""
    facts, signing = wanted.office, _signing(wanted)
    subject = wanted.text("subject") or _subject(wanted, signing.cluster)
    group = signing.cluster.name if signing.cluster else ""
    receivers = _receivers(facts.recipients, group)
    data = PledgeData(
        office=facts,
        subject=subject,
        cluster=group,
        grounds=wanted.lines("grounds"),
        parties=_parties(wanted, signing),
        on=wanted.day("on"),
        place=wanted.text("place"),
        contents=wanted.lines("contents"),
        commitments=wanted.lines("commitments"),
        carrying_out=wanted.lines("carrying_out"),
        confirmed=wanted.flag("confirmed"),
        recipients=receivers,
        year=wanted.today.year,
    )
    context = pledge_context(data)
    return Draft(
        kind="pledge",
        template="pledge",
        context=context,
        type_name="GIAO ƯỚC THI ĐUA",
        symbol=pledge_symbol(facts),
        dated_on=data.on,
        subject=subject,
        signer=", ".join(party.name for party in data.parties if party.name)
        or ", ".join(party.unit for party in data.parties),
        recipients=receivers,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


# --- who signs -------------------------------------------------------------------------------


def _day(wanted: Wanted) -> date:
    return wanted.day("on") or wanted.today


def _choices(wanted: Wanted) -> Iterable[tuple[str, object]]:
    """Yield every unit there is on the day, with the cluster it sits in."""
    inside = {seat.unit_id: seat.cluster.name for seat in clusters.seats_on(_day(wanted))}
    for unit in Unit.active(_day(wanted)):
        group = inside.get(unit.id)
        yield (f"{unit.name} ({group})" if group else unit.name), unit.id


def _signing(wanted: Wanted) -> _Signing:
    """Return those picked; else all of the cluster, of the campaign, of the office."""
    number, picked = wanted.number("cluster"), wanted.picks("units")
    line = next((one for one in clusters.lines(_day(wanted)) if one.cluster.id == number), None)
    seats = line.seats if line else ()
    roles = {seat.unit_id: seat.role for seat in seats}
    inside = [seat.unit for seat in seats] if line else _all_units(wanted)
    if picked:
        others = [unit for unit in Unit.active(_day(wanted)) if unit not in inside]
        inside = [unit for unit in (*inside, *others) if unit.id in picked]
    return _Signing(cluster=line.cluster if line else None, units=inside, roles=roles)


def _all_units(wanted: Wanted) -> list[Unit]:
    if wanted.plan_id is None:
        return []
    named = PlanRecord.get_by_id(wanted.plan_id).participations
    return participants(list(named), Unit.listed(), _day(wanted))


def _parties(wanted: Wanted, signing: _Signing) -> list[Party]:
    typed = {}
    for line in wanted.lines("signers"):
        unit, _, name = line.partition(":")
        typed[name_key(unit)] = name.strip()
    kind = signing.cluster.kind_label.lower() if signing.cluster else ""
    return [
        Party(
            unit=unit.name,
            role=_ROLES.get(signing.roles.get(unit.id, ""), "").format(kind) if kind else "",
            name=typed.get(name_key(unit.name), unit.contact),
        )
        for unit in signing.units
    ]


def _receivers(office: list[str], group: str) -> list[str]:
    archive = [text for text in office if text.startswith("Lưu")]
    return [f"Các đơn vị thuộc {group}" if group else "Các đơn vị ký giao ước", *archive]


# --- what is promised ------------------------------------------------------------------------


def _subject(wanted: Wanted, cluster: Cluster | None) -> str:
    year = _day(wanted).year
    if not wanted.code:
        return f"{cluster.name} năm {year}" if cluster else f"Năm {year}"
    title = movement(campaign_title(wanted.plan))
    return f"{cluster.name} thực hiện {title}" if cluster else f"Thực hiện {title}"


def _grounds(wanted: Wanted) -> list[str]:
    grounds = [text.citation for text in award_law(wanted.today)]
    return [*grounds, cited(wanted.plan)] if wanted.code else grounds


def _contents(wanted: Wanted) -> list[str]:
    """Propose the criteria of the campaign with whom each speaks to, and its targets.

    What is usual where the plan has neither.
    """
    if not wanted.code:
        return list(_CONTENTS)
    texts = []
    for campaign in wanted.plan.campaigns:
        for item in campaign.criteria:
            text, audience = wording.criterion(item), item.audience.strip()
            texts.append(f"{capital(audience)}: {wording.small(text)}" if audience else text)
    said = {folded(item.text) for one in wanted.plan.campaigns for item in one.criteria}
    for indicator in wanted.plan.indicators:
        if indicator.target is not None and folded(indicator.title) not in said:
            texts.append(_target(indicator))
    return [f"{text.rstrip(' .;')}." for text in texts] or list(_CONTENTS)


def _target(indicator: PlanIndicator) -> str:
    """Return what each unit is to reach: "Hộ hiến đất: đạt từ 12 hộ trở lên"."""
    number = f"{indicator.target:.10g}".replace(".", ",")
    gap = "" if indicator.measure == "%" else " "
    amount = f"{number}{gap}{indicator.measure}".strip()
    if indicator.direction is Direction.LESS:
        return f"{indicator.title}: không quá {amount}"
    return f"{indicator.title}: đạt từ {amount} trở lên"
