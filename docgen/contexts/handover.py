"""Biên bản bàn giao: papers and work pass from one clerk to another. After mẫu 1.9."""

from dataclasses import dataclass, field
from datetime import date, time

from docgen import ink
from docgen.contexts.closing import paragraphs
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import day_in_words, frame_of, head_context, sign_off_context
from docgen.contexts.typed import typed
from docgen.contexts.wording import ended, hour_words, joined
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient, Signature

SUBJECT = "Bàn giao hồ sơ, tài liệu, công việc thi đua, khen thưởng"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One who hands over, takes over or is witness; post and unit in one."""

    name: str
    post: str = ""

    @property
    def told(self) -> str:
        return ", ".join(part for part in (_plain(self.name), _plain(self.post)) if part)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line of the table, as printed."""

    name: str
    count: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverData:
    """What the minutes say. `work` and the other texts are paragraphs, one string each."""

    office: OfficeFacts
    on: date
    at: time
    ended_at: time
    place: str = ""
    grounds: list[str] = field(default_factory=list)
    giver: Person
    receiver: Person
    witness: Person | None = None
    items: list[Item] = field(default_factory=list)
    work: list[str] = field(default_factory=list)
    commitments: list[str] = field(default_factory=list)
    copies: int = 3
    recipients: list[str] = field(default_factory=list)
    number: str = ""


def handover_context(data: HandoverData) -> dict[str, object]:
    """Return what fills the template "handover". Raises RuleBroken when nothing is handed over."""
    if not data.items:
        raise RuleBroken(
            "Chưa có hồ sơ, tài liệu nào để bàn giao. Hãy ghi ít nhất một dòng vào danh mục."
        )
    issuer, head = frame_of(
        data.office,
        "minutes",
        "BIÊN BẢN",
        SUBJECT,
        number=data.number,
        signed_on=None,
        year=data.on.year,
    )
    top = head_context(issuer, head)
    del top["dia_danh_ngay"]  # minutes have no such line: mẫu 1.9
    return {
        **top,
        "can_cu": grounds_lines(data.grounds),
        "mo_dau": _opening(data),
        "bang_ban_giao": [_row(place, item) for place, item in enumerate(data.items, start=1)],
        "cong_viec": typed([_plain(text) for text in data.work]),
        "cam_ket": typed([_plain(text) for text in data.commitments]),
        "ket_thuc": paragraphs([_ending(data)]),
        **sign_off_context([Recipient(text=text) for text in data.recipients], _signatures(data)),
    }


def _opening(data: HandoverData) -> list[str]:
    on = day_in_words(data.on.day, data.on.month, data.on.year)
    texts = [
        f"Thời gian bắt đầu: {hour_words(data.at)}, {on}.",
        f"Địa điểm: {ended(_plain(data.place))}",
        "Thành phần:",
        f"- Bên giao: {data.giver.told};",
        f"- Bên nhận: {data.receiver.told}{';' if data.witness else '.'}",
    ]
    if data.witness:
        texts.append(f"- Người chứng kiến: {data.witness.told}.")
    return [joined(text) for text in texts]


def _row(place: int, item: Item) -> dict[str, str]:
    return {
        "tt": str(place),
        "ten": _plain(item.name),
        "so_luong": _plain(item.count),
        "tinh_trang": _plain(item.state),
        "ghi_chu": _plain(item.note),
    }


def _ending(data: HandoverData) -> str:
    who = "Bên giao, bên nhận mỗi bên giữ 01 bản"
    kept = data.copies - 2
    rest = f", lưu hồ sơ cơ quan {kept:02d} bản" if kept > 0 else ""
    return (
        f"Việc bàn giao kết thúc vào {hour_words(data.ended_at)} cùng ngày. Biên bản được lập"
        f" thành {data.copies:02d} bản có giá trị như nhau, đã đọc cho các bên cùng nghe và thống"
        f" nhất ký tên. {who}{rest}"
    )


def _signatures(data: HandoverData) -> list[Signature]:
    """Return who signs from the left: giver, witness if there is one, receiver."""
    blocks = [Signature(lines=["BÊN GIAO"], name=data.giver.name)]
    if data.witness:
        blocks.append(Signature(lines=["NGƯỜI CHỨNG KIẾN"], name=data.witness.name))
    return [*blocks, Signature(lines=["BÊN NHẬN"], name=data.receiver.name)]


def _plain(text: str) -> str:
    return ink.plain(text).strip()
