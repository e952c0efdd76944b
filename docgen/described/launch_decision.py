"""Fields of a decision that launches a campaign."""

from datetime import date

from docgen.contexts.launch_decision import LaunchData, Launched, launch_decision_context
from docgen.described.shared import GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    "tham_quyen": "Thẩm quyền ban hành (CHỦ TỊCH …), mỗi dòng một mục",
    "can_cu": "Các dòng căn cứ và đề nghị",
    "dieu": "Các điều: phát động, nội dung, khen thưởng, thi hành; mỗi điều một mục",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a launch by articles, and one that issues a plan."""
    campaign = Launched(title=TITLE, theme="Bản sạch", span="từ ngày 01/3/2026",
                        audiences=["các bản", "hộ gia đình"])  # fmt: skip
    made = []
    for with_plan in ("", f"Kế hoạch phát động phong trào thi đua “{TITLE}”"):
        data = LaunchData(
            office=OFFICE,
            campaigns=[campaign],
            grounds=[GROUND],
            with_plan=with_plan,
            content=["90% hộ có hố rác"],
            awards=["Giấy khen của Chủ tịch Ủy ban nhân dân xã"],
            fund="Quỹ Thi đua, khen thưởng xã",
            responsible=OFFICE.drafter,
            number="9",
            signed_on=date(2026, 2, 20),
        )
        made.append(launch_decision_context(data))
    return made
