"""A new plan before anybody typed a word: head by the office's profile, the usual outline. Pure.

The parts follow the plans that communes issue; what the record knows is filled in by itself.
"""

from datetime import date

from models.office import OfficeProfile
from models.plan import (
    Campaign,
    CampaignKind,
    Head,
    Issuer,
    Mark,
    Node,
    Plan,
    PlanKind,
    Recipient,
    Role,
    Signature,
)
from models.text import squeeze


def new_campaign_plan(
    title: str, year: int, kind: CampaignKind, profile: OfficeProfile, today: date
) -> Plan:
    """Return an unsaved plan that launches one campaign."""
    name = squeeze(title)
    plan = _framed(PlanKind.CAMPAIGN, year, profile, today)
    plan.head.subject = f"Tổ chức phong trào thi đua “{name}” năm {year}"
    plan.campaigns = [Campaign(title=name, kind=kind)]
    plan.outline = _campaign_outline(name)
    return plan


def new_work_plan(year: int, profile: OfficeProfile, today: date) -> Plan:
    """Return an unsaved plan with an empty table of tasks for a year."""
    plan = _framed(PlanKind.WORK_PLAN, year, profile, today)
    plan.head.subject = f"Công tác thi đua, khen thưởng năm {year}"
    plan.outline = _work_outline(year)
    return plan


def _framed(kind: PlanKind, year: int, profile: OfficeProfile, today: date) -> Plan:
    recipients = [*profile.recipients]
    if profile.archive:
        recipients.append(f"Lưu: {profile.archive}")
    return Plan(
        kind=kind,
        year=year,
        head=Head(symbol=profile.symbols.get("plan", ""), place=profile.place, year=today.year),
        issuer=Issuer(
            superior=list(profile.superior_lines),
            lines=list(profile.issuer_lines),
            name=profile.name,
        ),
        recipients=[Recipient(text=text) for text in recipients],
        signatures=[Signature(lines=list(profile.signer_lines), name=profile.signer_name)],
        contact=profile.contact,
    )


def _campaign_outline(name: str) -> list[Node]:
    return [
        _filled("", Role.GROUNDS, Mark.NONE),
        _section("MỤC ĐÍCH, YÊU CẦU", [
            _titled("Mục đích", Role.PURPOSE, [
                f"Động viên cán bộ, công chức và Nhân dân hưởng ứng phong trào thi đua “{name}”,"
                " tạo chuyển biến rõ nét bằng việc làm, kết quả cụ thể.",
                "Kịp thời phát hiện, biểu dương và nhân rộng tập thể, cá nhân làm tốt.",
            ]),
            _titled("Yêu cầu", Role.REQUIREMENT, [
                "Tổ chức thiết thực, tiết kiệm, không hình thức; gắn với nhiệm vụ chính trị của"
                " từng cơ quan, đơn vị.",
                "Đánh giá, bình xét công khai, đúng tiêu chí, đúng đối tượng.",
            ]),
        ]),
        _section("NỘI DUNG, THỜI GIAN, CHỦ ĐỀ", [
            _filled("Chủ đề", Role.THEME),
            _filled("Thời gian", Role.TIME),
            _filled("Đối tượng thi đua", Role.AUDIENCE),
            _titled("Nội dung thi đua", Role.CONTENT, [
                "Tuyên truyền mục đích, nội dung của phong trào đến từng cơ quan, đơn vị, khu dân"
                " cư.",
                "Cụ thể hóa nội dung thi đua thành chỉ tiêu, việc làm của mỗi tập thể, cá nhân.",
            ]),
        ]),
        _section("TIÊU CHÍ, HÌNH THỨC KHEN THƯỞNG", [
            _filled("Tiêu chí thi đua", Role.CRITERIA),
            _filled("Trường hợp không xét khen thưởng", Role.DISQUALIFIERS),
            _filled("Hình thức khen thưởng", Role.AWARDS),
            _filled("Hồ sơ đề nghị khen thưởng", Role.DOSSIER),
            _filled("Kinh phí", Role.FUND),
        ]),
        _section("TỔ CHỨC THỰC HIỆN", [
            _filled("Chế độ báo cáo", Role.REPORTING),
            _filled("Phân công nhiệm vụ", Role.DUTIES),
        ]),
        _filled("", Role.CLOSING, Mark.NONE),
    ]  # fmt: skip


def _work_outline(year: int) -> list[Node]:
    return [
        _filled("", Role.GROUNDS, Mark.NONE),
        _section("MỤC ĐÍCH, YÊU CẦU", [
            _titled("Mục đích", Role.PURPOSE, [
                f"Chủ động triển khai các nhiệm vụ thi đua, khen thưởng năm {year} đúng tiến độ,"
                " có người chịu trách nhiệm rõ ràng.",
            ]),
            _titled("Yêu cầu", Role.REQUIREMENT, [
                "Từng nhiệm vụ có cơ quan thực hiện, thời gian và kết quả cụ thể.",
            ]),
        ]),
        Node(mark=Mark.ROMAN, text="NHIỆM VỤ THEO QUÝ", heading=True, role=Role.TASKS,
             filled=True),
        _section("TỔ CHỨC THỰC HIỆN", [
            _filled("Chế độ báo cáo", Role.REPORTING),
            _filled("Phân công nhiệm vụ", Role.DUTIES),
        ]),
        _filled("", Role.CLOSING, Mark.NONE),
    ]  # fmt: skip


def _section(title: str, children: list[Node]) -> Node:
    return Node(mark=Mark.ROMAN, text=title, heading=True, children=children)


def _titled(title: str, role: Role, texts: list[str]) -> Node:
    below = [Node(mark=Mark.DASH, text=text, role=role) for text in texts]
    return Node(mark=Mark.ARABIC, text=title, heading=True, role=role, children=below)


def _filled(title: str, role: Role, mark: Mark = Mark.ARABIC) -> Node:
    return Node(mark=mark, text=title, heading=bool(title), role=role, filled=True)
