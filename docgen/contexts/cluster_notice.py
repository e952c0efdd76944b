"""Thông báo cụm trưởng, cụm phó, khối trưởng, khối phó of a year. Mẫu 1.4 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import bare, leading, points
from docgen.contexts.wording import joined
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient


@dataclass(frozen=True, kw_only=True)
class ClusterSeats:
    """One cụm or khối: the units that lead it and its other members, in the order printed."""

    name: str
    heads: list[str]
    deputies: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many units sit in it."""
        return len(self.heads) + len(self.deputies) + len(self.members)


@dataclass(frozen=True, kw_only=True)
class ClusterNoticeData:
    """What the notice says. `shows_members`: the table has a column for them."""

    office: OfficeFacts
    year: int
    clusters: list[ClusterSeats]
    on: date
    ground: str = ""  # "kết quả bình chọn của các cụm, khối thi đua"
    shows_members: bool = True
    duties: list[str] = field(default_factory=list)
    number: str = ""
    signed_on: date | None = None


def cluster_context(data: ClusterNoticeData) -> dict[str, object]:
    """Return what fills the template "cluster_notice".

    Raises RuleBroken when there is no cluster, or one that nobody leads.
    """
    _check(data)
    office = data.office
    issuer, head = frame_of(
        office,
        "notice",
        "THÔNG BÁO",
        cluster_subject(data.year),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    duties = points(data.duties)
    lead = leading("Các đơn vị giữ vai trò trưởng, phó cụm, khối có trách nhiệm:")
    told = f"{office.name} thông báo để các cơ quan, đơn vị biết, thực hiện"
    return {
        **head_context(issuer, head),
        "mo_dau": [leading(_opening(data))],
        "co_thanh_vien": data.shows_members,
        "bang": [_row(*entry) for entry in enumerate(data.clusters, start=1)],
        "trach_nhiem": [lead, *duties] if duties else [],
        "ket_thuc": paragraphs([f"{told}."]),
        **sign_off_context(
            [Recipient(text=text) for text in office.recipients], [office_signature(office)]
        ),
    }


def cluster_subject(year: int) -> str:
    """Return what the notice is about, for its head and for the register."""
    return f"Cụm trưởng, cụm phó, khối trưởng, khối phó thi đua năm {year}"


def _check(data: ClusterNoticeData) -> None:
    if not data.clusters:
        raise RuleBroken(
            "Chưa có cụm, khối thi đua nào để thông báo. Hãy lập cụm, khối ở trang Đơn vị."
        )
    bereft = [bare(one.name) for one in data.clusters if not one.heads]
    if bereft:
        raise RuleBroken(
            f"Chưa có đơn vị trưởng của: {'; '.join(bereft)}. Hãy đặt ở trang Đơn vị hoặc bỏ chọn."
        )


def _opening(data: ClusterNoticeData) -> str:
    ground = bare(data.ground)
    start = f"Căn cứ {ground}, " if ground else ""
    start = f"{ground}, " if ground.lower().startswith(("căn cứ", "thực hiện", "theo")) else start
    many = f"{len(data.clusters):02d} cụm, khối thi đua"
    return (
        f"{start}{ink.plain(data.office.name).strip()} thông báo đơn vị trưởng, phó của {many}"
        f" năm {data.year} như sau:"
    )


def _row(place: int, cluster: ClusterSeats) -> dict[str, str]:
    count = joined(f"({cluster.count:02d} đơn vị)")
    return {
        "tt": str(place),
        "cum": f"{ink.plain(cluster.name).strip()}{ink.PARAGRAPH}{count}",
        "truong": _cell(cluster.heads),
        "pho": _cell(cluster.deputies),
        "thanh_vien": _cell(cluster.members),
    }


def _cell(names: list[str]) -> str:
    """Return one name as it is, several as dash lines."""
    plain = [ink.plain(name).strip() for name in names]
    dash = "- " if len(plain) > 1 else ""
    return ink.PARAGRAPH.join(f"{dash}{name}" for name in plain)
