"""Ways papers say the usual things: lists after a loose label, names joined by ";", and such."""

from datetime import date

import pytest

from docgen.reader import read_plan_text
from docgen.reader.fields import read_fields
from docgen.reader.fields.awards import awards_in
from docgen.reader.fields.quotas import quotas_in
from docgen.reader.fields.speakers import subject_of
from models.plan import IssuerKind, Mark, Node, PlanKind, RecipientKind
from tests.docgen.reader.fields.papers import item, loose, only, part, plan_of

DAY = {"day": 2, "month": 2, "year": 2026}


def read(*outline, subject="Phát động phong trào thi đua “Suối trong, bản sạch”"):
    plan = plan_of(*outline, subject=subject, **DAY)
    read_fields(plan)
    return plan


def letters(*texts, mark=Mark.LETTER):
    return [Node(mark=mark, text=text) for text in texts]


def paper(opening, title="KẾ HOẠCH", subject="Phát động phong trào thi đua “Suối trong”"):
    return read_plan_text(
        f"{title}\n{subject}\n\n{opening}\n\nI. NỘI DUNG\n\n- Dọn suối mỗi tuần.\n\n"
        "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n"
    )


def test_a_list_below_a_loose_label_is_its_own_to_the_last_letter():
    cases = letters("Mới về thôn dưới 06 tháng;", "Bỏ họp từ 03 lần trở lên;", "Bị kỷ luật.")
    label = loose("Không xét tặng danh hiệu đối với các trường hợp sau:")
    campaign = only(read(part("KHEN THƯỞNG", item("Giấy khen: 02 tập thể."), label, *cases)))
    assert len(campaign.disqualifiers) == 3
    assert not campaign.criteria


def test_a_loose_paragraph_ends_the_list_before_it():
    plan = read(
        part(
            "KHEN THƯỞNG",
            loose("Kết thúc đợt, thôn họp bình xét. Hồ sơ gửi về UBND xã, gồm có:"),
            *letters("Tờ trình của thôn;", "Bản tóm tắt thành tích.", mark=Mark.BRACKET),
            loose("Không đề nghị khen thưởng các trường hợp: gian dối; chậm quá 10 ngày."),
        )
    )
    campaign = only(plan)
    assert [row.text for row in campaign.dossier] == [
        "Tờ trình của thôn",
        "Bản tóm tắt thành tích",
    ]
    assert [row.text for row in campaign.disqualifiers] == ["Gian dối", "Chậm quá 10 ngày"]


def test_who_is_not_considered_may_stand_first():
    text = "Những tập thể, cá nhân sau đây không được xét: gian dối; để rác trôi xuống suối."
    campaign = only(read(part("Khen thưởng", item("Giấy khen: 02 tập thể."), item(text))))
    assert [row.text for row in campaign.disqualifiers] == ["Gian dối", "Để rác trôi xuống suối"]


def test_who_is_struck_off_the_list_is_not_considered():
    text = "Loại khỏi danh sách xét khen những thôn có người xả rác xuống suối."
    campaign = only(read(part("Khen thưởng", item("Giấy khen: 02 tập thể."), item(text))))
    assert [row.text for row in campaign.disqualifiers] == [text.rstrip(".")]


def test_papers_named_as_components_are_pieces():
    text = (
        "Phòng Nội vụ: Trình danh sách. Thành phần hồ sơ: tờ trình, biên bản họp thôn, ảnh chụp."
    )
    campaign = only(read(part("TỔ CHỨC THỰC HIỆN", item(text))))
    assert [row.text for row in campaign.dossier] == ["Tờ trình", "Biên bản họp thôn", "Ảnh chụp"]


def test_awards_below_a_heading_on_reviews_are_awards():
    plan = read_plan_text(
        "KẾ HOẠCH\nPhát động phong trào thi đua “Suối trong”\n\nI. KHEN THƯỞNG\n\n"
        "1. Sơ kết, tổng kết:\n\n- Giấy khen của Chủ tịch UBND xã: 03 tập thể, 05 cá nhân.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Các thôn: dọn suối.\n"
    )
    award = only(plan).awards[0]
    assert (award.form, [row.most for row in award.quotas]) == ("Giấy khen", [3, 5])


def test_every_clause_before_the_only_form_counts_for_it():
    text = (
        "Mỗi thôn đề nghị không quá 01 tập thể và 02 cá nhân; mỗi trường đề nghị không quá "
        "01 cá nhân để Chủ tịch UBND xã tặng Giấy khen."
    )
    (award,) = awards_in(text, plan_of(), in_section=True)
    assert [(row.most, row.basis) for row in award.quotas] == [
        (1, "Mỗi thôn"),
        (2, "Mỗi thôn"),
        (1, "mỗi trường"),
    ]


@pytest.mark.parametrize("held", ["đạt danh hiệu", "được công nhận", "đạt"])
def test_a_title_held_already_is_no_award_of_its_own(held):
    text = f"“Chiến sĩ thi đua cơ sở”: không quá 10% trong tổng số cá nhân {held} “Lao động "
    (award,) = awards_in(text + "tiên tiến” của xã.", plan_of(), in_section=True)
    assert award.form == "Chiến sĩ thi đua cơ sở"
    assert award.quotas[0].percent == 10


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("01 mô hình", RecipientKind.ANY, "01 mô hình"),
        ("02 tổ chức", RecipientKind.COLLECTIVE, "02 tổ chức"),
        ("02 tổ", RecipientKind.COLLECTIVE, "02 tổ"),
    ],
)
def test_models_and_organisations_are_counted(text, kind, words):
    (row,) = quotas_in(text)
    assert (row.kind, row.words) == (kind, words)


def test_what_an_award_is_given_for_is_a_threshold():
    text = (
        "Chủ tịch UBND xã tặng Giấy khen cho tập thể hoàn thành từ 85% chỉ tiêu được giao trở lên."
    )
    (row,) = only(read(part("KHEN THƯỞNG", item(text)))).criteria
    assert (row.audience, row.operator, row.value, row.unit) == ("tập thể", ">=", 85, "%")


def test_the_step_of_doing_is_the_span_not_that_of_judging():
    steps = ["Chấm điểm: từ ngày 01/11/2026 đến ngày 10/11/2026.",
             "Tổ chức thực hiện: từ tháng 3 đến hết tháng 10 năm 2026."]  # fmt: skip
    plan = read(part("THỜI GIAN THỰC HIỆN", *map(item, steps)))
    campaign = only(plan)
    assert (campaign.starts.first_on, campaign.ends.last_on) == (
        date(2026, 3, 1),
        date(2026, 10, 31),
    )
    assert date(2026, 11, 10) in [row.deadline.on for row in plan.milestones]


def test_the_term_of_the_title_outweighs_one_stretch_of_it():
    steps = ["Năm 2026: Phát động.", "Từ năm 2027 đến 2029: Thực hiện.", "Năm 2030: Tổng kết."]
    subject = "Thực hiện phong trào thi đua “Suối trong” giai đoạn 2026 - 2030"
    campaign = only(read(part("TIẾN ĐỘ THỰC HIỆN", *map(item, steps)), subject=subject))
    assert (campaign.starts.first_on.year, campaign.ends.last_on.year) == (2026, 2030)


def test_a_numbered_round_of_work_is_no_phase():
    plan = read(
        part("NỘI DUNG THI ĐUA", item("Dọn đợt 1 gồm 20 hố; sơ kết trước ngày 25/6/2026."))
    )
    assert only(plan).phases == []
    assert [row.title for row in plan.milestones] == ["Sơ kết phong trào"]


def test_work_due_among_the_goals_is_a_milestone():
    goal = "Hoàn thành đào 40 hố rác trước ngày 20/6/2026; đạt ít nhất 90% số hộ."
    plan = read(part("NỘI DUNG, CHỈ TIÊU THI ĐUA", item(goal)))
    assert [row.deadline.on for row in plan.milestones] == [date(2026, 6, 20)]


def test_several_bodies_before_one_colon_speak_together():
    who = "Trưởng các thôn; Hiệu trưởng các trường"
    text = f"{who}: gửi bản đăng ký thi đua về UBND xã trước ngày 10/3/2026."
    plan = read(part("TỔ CHỨC THỰC HIỆN", item(text)))
    assert plan.milestones[0].who == plan.duties[0].unit_name == who


def test_a_case_is_no_body():
    assert subject_of("Trường hợp đặc biệt đề nghị cấp trên khen thưởng.")[0] == ""
    assert subject_of("Trường tiểu học đề nghị cấp trên khen thưởng.")[0] == "Trường tiểu học"


def test_bodies_that_take_part_keep_their_name():
    name, rest = subject_of("Hội Nông dân xã tham gia vận động, giám sát.")
    assert (name, rest) == ("Hội Nông dân xã", "tham gia vận động, giám sát.")


def test_a_sentence_after_the_list_tells_where_the_reports_go():
    plan = read(
        part(
            "TỔ CHỨC THỰC HIỆN",
            item("Chế độ báo cáo:", "Báo cáo 6 tháng: trước ngày 15/6;", "Báo cáo năm: trước ngày "
                 "30/11."),
            loose("Các báo cáo gửi về Phòng Văn hóa xã để tổng hợp."),
        )
    )  # fmt: skip
    assert [row.via for row in plan.reporting] == ["Phòng Văn hóa xã", "Phòng Văn hóa xã"]


def test_a_dossier_named_after_its_day_beside_a_report_has_a_milestone():
    text = "Chậm nhất ngày 10/6/2026: gửi báo cáo tổng kết và hồ sơ đề nghị khen thưởng."
    plan = read(part("TIẾN ĐỘ", item(text)))
    assert [row.title for row in plan.milestones] == ["Gửi hồ sơ đề nghị khen thưởng"]
    assert [row.due.on for row in plan.reporting] == [date(2026, 6, 10)]


@pytest.mark.parametrize(
    ("opening", "kind", "name"),
    [
        ("Thực hiện Kế hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh, Sở Nội vụ xây dựng Kế "
         "hoạch, cụ thể:", IssuerKind.OFFICE, "Sở Nội vụ"),
        ("Cụm thi đua số II gồm 07 xã xây dựng Kế hoạch như sau:", IssuerKind.CLUSTER,
         "Cụm thi đua số II"),
    ],
)  # fmt: skip
def test_offices_and_clusters_issue_plans_too(opening, kind, name):
    plan = paper(opening)
    assert (plan.issuer.kind, plan.issuer.name) == (kind, name)


def test_a_joint_plan_has_its_own_name():
    plan = paper("UBND xã Suối Hoa xây dựng kế hoạch như sau:", title="KẾ HOẠCH PHỐI HỢP")
    assert plan.head.type_name == "KẾ HOẠCH PHỐI HỢP"
    assert plan.head.subject == "Phát động phong trào thi đua “Suối trong”"
    assert plan.kind is PlanKind.CAMPAIGN
