"""Thông báo cụm trưởng, khối trưởng: who leads the clusters in a year, from the book."""

from datetime import date

from docgen.contexts.cluster_notice import (
    ClusterNoticeData,
    ClusterSeats,
    cluster_context,
    cluster_subject,
)
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from models.clusters import ClusterLine, lines

_YEARS = range(2000, 2101)
_GROUND = "kết quả bình chọn tại hội nghị của các cụm, khối thi đua"
_DUTIES = [
    "Chủ trì xây dựng kế hoạch hoạt động, tổ chức ký giao ước thi đua của cụm, khối",
    "Tổ chức sơ kết, tổng kết, chấm điểm và đề nghị khen thưởng của cụm, khối đúng thời hạn",
    "Đơn vị phó giúp đơn vị trưởng, điều hành thay khi đơn vị trưởng vắng mặt",
]


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for: the year, which clusters, the ground, the duties."""
    found = _lines(_year(wanted) or wanted.today.year, wanted.today)
    return [
        Ask(
            name="year",
            steers=True,
            title="Năm",
            kind=AskKind.NUMBER,
            required=True,
            proposal=wanted.today.year,
            half=True,
        ),
        Ask(
            name="clusters",
            title="Cụm, khối nêu trong thông báo",
            kind=AskKind.PICKS,
            required=True,
            hint="Cụm, khối chưa có đơn vị trưởng chưa được chọn sẵn.",
            proposal=[one.cluster.id for one in found if one.named("head")] or None,
            choices=tuple((_choice(one), one.cluster.id) for one in found),
        ),
        Ask(
            name="ground",
            title="Căn cứ",
            kind=AskKind.TEXT,
            hint="Viết tiếp sau “Căn cứ …”.",
            proposal=_GROUND,
        ),
        Ask(name="members", title="Nêu cả thành viên", kind=AskKind.FLAG, proposal=True),
        Ask(
            name="duties",
            title="Trách nhiệm trưởng, phó",
            kind=AskKind.LINES,
            hint="Mỗi dòng một gạch đầu dòng.",
            proposal=_DUTIES,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the notice. Raises RuleBroken for a year out of reach, or a cluster nobody leads."""
    facts, year = wanted.office, _year(wanted)
    if year is None:
        told = f"Năm ghi bằng bốn chữ số, ví dụ {wanted.today.year}. Hãy gõ lại."
        raise FieldRefused(told, "year")
    chosen = wanted.picks("clusters")
    found = [one for one in _lines(year, wanted.today) if one.cluster.id in chosen]
    data = ClusterNoticeData(
        office=facts,
        year=year,
        clusters=[_seats(one) for one in found],
        on=wanted.today,
        ground=" ".join(wanted.lines("ground")),
        shows_members=wanted.flag("members"),
        duties=wanted.lines("duties"),
    )
    return Draft(
        kind="cluster_notice",
        template="cluster_notice",
        context=cluster_context(data),
        type_name="THÔNG BÁO",
        symbol=facts.symbols.get("notice", ""),
        subject=cluster_subject(year),
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _year(wanted: Wanted) -> int | None:
    """Return the typed year; None for none, or for something that is no year of this century."""
    text = wanted.text("year")
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return year if year in _YEARS else None


def _lines(year: int, today: date) -> list[ClusterLine]:
    """Return the clusters of a year that have units: as today, in other years as at the end.

    At the end of a year all changes of it have come, for one that is over as for one to come.
    """
    day = today if year == today.year else date(year, 12, 31)
    return [line for line in lines(day) if line.seats]


def _choice(line: ClusterLine) -> str:
    return f"{line.cluster.name}: {line.named('head') or 'chưa có đơn vị trưởng'}"


def _seats(line: ClusterLine) -> ClusterSeats:
    def led(role: str) -> list[str]:
        return [place.unit.name for place in line.seats if place.role == role]

    return ClusterSeats(
        name=line.cluster.name,
        heads=led("head"),
        deputies=led("deputy"),
        members=led("member"),
    )
