"""Biên bản bàn giao of the desk: proposed are the campaigns of the book and what is running."""

from docgen.contexts.handover import SUBJECT, HandoverData, Item, Person, handover_context
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from models.handing_over import File, files, overdue_by_plan

_STATE = "Đầy đủ"
_DATA = (
    f"Dữ liệu phần mềm Sổ Thi Đua (thư mục dữ liệu, bản sao lưu) | 01 bộ | {_STATE} | bản điện tử"
)
_COMMITMENTS = (
    "Bên giao đã bàn giao đầy đủ, đúng thực tế hồ sơ, tài liệu, công việc nêu trên và có trách"
    " nhiệm giải thích khi bên nhận cần.\n"
    "Bên nhận đã kiểm tra, nhận đủ và chịu trách nhiệm quản lý, sử dụng kể từ thời điểm nhận bàn"
    " giao."
)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a handover needs: who, when, where; the lists are proposed from the book."""
    return [*_people(), *_meeting(wanted), *_lists(wanted)]


def _people() -> list[Ask]:
    half = {"half": True}
    return [
        Ask(name="giver", title="Bên giao: họ tên", required=True, **half),
        Ask(name="giver_post", title="Bên giao: chức vụ, đơn vị", **half),
        Ask(name="receiver", title="Bên nhận: họ tên", required=True, **half),
        Ask(name="receiver_post", title="Bên nhận: chức vụ, đơn vị", **half),
        Ask(
            name="witness",
            title="Người chứng kiến",
            hint="Để trống nếu không có.",
            **half,
        ),
        Ask(name="witness_post", title="Người chứng kiến: chức vụ", **half),
    ]


def _meeting(wanted: Wanted) -> list[Ask]:
    half = {"half": True, "required": True}
    office = wanted.office
    return [
        Ask(
            name="on",
            title="Ngày bàn giao",
            kind=AskKind.DAY,
            proposal=wanted.today.isoformat(),
            **half,
        ),
        Ask(name="place", title="Địa điểm", proposal=office.drafter or office.name, **half),
        Ask(name="at", title="Giờ bắt đầu", kind=AskKind.HOUR, hint="Ví dụ: 8:00", **half),
        Ask(name="ended_at", title="Giờ kết thúc", kind=AskKind.HOUR, hint="Ví dụ: 10:30", **half),
    ]


def _lists(wanted: Wanted) -> list[Ask]:
    return [
        Ask(
            name="grounds", title="Căn cứ", kind=AskKind.LINES, hint="Ví dụ: quyết định phân công."
        ),
        Ask(
            name="items",
            title="Hồ sơ, tài liệu",
            kind=AskKind.LINES,
            required=True,
            proposal=[_line(file) for file in _wanted_files(wanted)] + [_DATA],
            hint="Mỗi dòng: tên | số lượng | tình trạng | ghi chú (ngăn bằng dấu | hoặc ;).",
        ),
        Ask(
            name="work",
            title="Công việc đang theo dõi",
            kind=AskKind.LINES,
            proposal=_work(wanted) or None,
            hint="Mỗi dòng một việc.",
        ),
        Ask(
            name="commitments",
            title="Cam kết của các bên",
            kind=AskKind.TEXT,
            proposal=_COMMITMENTS,
            hint="Mỗi dòng một đoạn.",
        ),
        Ask(name="copies", title="Số bản", kind=AskKind.NUMBER, proposal=3, half=True),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the minutes. Raises RuleBroken for hours or copies that cannot be."""
    on, at, ended_at = wanted.day("on"), wanted.hour("at"), wanted.hour("ended_at")
    assert on is not None and at is not None and ended_at is not None  # required
    if ended_at <= at:
        raise FieldRefused("Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa giờ bàn giao.", "ended_at")
    copies = wanted.number("copies") or 3
    if copies < 2:
        told = "Biên bản bàn giao cần ít nhất 2 bản: bên giao một, bên nhận một."
        raise FieldRefused(told, "copies")
    facts = wanted.office
    receivers = ["Bên giao, bên nhận", "Lưu: VT, Hồ sơ"]
    data = HandoverData(
        office=facts,
        on=on,
        at=at,
        ended_at=ended_at,
        place=wanted.text("place"),
        grounds=wanted.lines("grounds"),
        giver=_person(wanted, "giver"),
        receiver=_person(wanted, "receiver"),
        witness=_person(wanted, "witness") if wanted.text("witness") else None,
        items=[item_of(line) for line in wanted.lines("items")],
        work=wanted.lines("work"),
        commitments=wanted.lines("commitments"),
        copies=copies,
        recipients=receivers,
    )
    return Draft(
        kind="handover",
        template="handover",
        context=handover_context(data),
        type_name="BIÊN BẢN",
        symbol=facts.symbols.get("minutes", ""),
        subject=SUBJECT,
        signer=f"{data.giver.name}, {data.receiver.name}",
        recipients=receivers,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def item_of(line: str) -> Item:
    """Return a typed line as a row: columns parted by "|", or by ";" where there is no "|"."""
    sign = "|" if "|" in line else ";"
    name, count, state, *rest = [*(part.strip() for part in line.split(sign)), "", "", ""]
    note = f"{sign} ".join(part for part in rest if part)
    return Item(name=name, count=count, state=state, note=note)


def _person(wanted: Wanted, name: str) -> Person:
    return Person(name=wanted.text(name), post=wanted.text(f"{name}_post"))


def _wanted_files(wanted: Wanted) -> list[File]:
    """Return the files of the plan the paper is about, else those of the whole book."""
    return [file for file in files() if not wanted.code or file.code == wanted.code]


def _line(file: File) -> str:
    """Return a file as it is typed: "Hồ sơ … (PT-2026-001) | 12 văn bản | Đầy đủ".

    How many papers there are is left open where the book has none.
    """
    if not file.code:
        name = "Văn bản thi đua, khen thưởng ngoài các phong trào"
    elif file.is_campaign:
        name = f"Hồ sơ {movement(file.title)} ({file.code})"
    else:
        name = f"Hồ sơ {file.title[:1].lower()}{file.title[1:]} ({file.code})"
    return f"{name} | {file.papers:02d} văn bản | {_STATE}" if file.papers else name


def _work(wanted: Wanted) -> list[str]:
    """Return what is still to be chased, by plan."""
    late = overdue_by_plan(wanted.today)
    if wanted.code:
        late = {code: count for code, count in late.items() if code == wanted.code}
    titles = {file.code: file.title for file in files()}
    return [
        f"Đôn đốc {count:02d} báo cáo quá hạn của {movement(titles.get(code, code))} ({code})."
        for code, count in sorted(late.items())
    ]
