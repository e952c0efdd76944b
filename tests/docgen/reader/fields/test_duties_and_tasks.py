from datetime import date

import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.cells import bodies_in, quarter_in
from docgen.reader.fields.speakers import subject_of
from models.plan import Node, Role, Table
from tests.docgen.reader.fields.papers import item, loose, part, plan_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giao Phòng Kinh tế theo dõi, đôn đốc các thôn.", "Phòng Kinh tế"),
        ("Đề nghị các đoàn thể vận động hội viên.", "các đoàn thể"),
        ("Đối với các trường: tổ chức phát động.", "các trường"),
        (
            "Căn cứ Kế hoạch này, Thủ trưởng các cơ quan xây dựng kế hoạch.",
            "Thủ trưởng các cơ quan",
        ),
        (
            "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phối hợp tuyên truyền.",
            "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
        ),
        ("Công chức Địa chính - Xây dựng: đo đất.", "Công chức Địa chính - Xây dựng"),
        ("Trời mưa thì hoãn.", ""),
    ],
)
def test_the_body_stands_before_the_verb(text, name):
    assert subject_of(text)[0] == name


def test_duties_are_one_row_a_body():
    plan = plan_of(
        part(
            "TỔ CHỨC THỰC HIỆN",
            item("Phòng Kinh tế", "Đo đường.", "Nghiệm thu."),
            item("Công an xã"),
            loose("Giữ trật tự."),
            item("Các thôn tổ chức làm đường; giữ vệ sinh."),
            item("Chế độ báo cáo: mỗi quý một lần."),
        )
    )
    read_fields(plan)
    assert [(duty.unit_name, duty.text) for duty in plan.duties] == [
        ("Phòng Kinh tế", "Đo đường.\nNghiệm thu."),
        ("Công an xã", "Giữ trật tự."),
        ("Các thôn", "Tổ chức làm đường; giữ vệ sinh."),
    ]


@pytest.mark.parametrize(
    ("cell", "leads", "helps"),
    [
        ("- UBND xã. - Phòng Kinh tế.", ["UBND xã", "Phòng Kinh tế"], []),
        ("Phòng Văn hóa - Xã hội", ["Phòng Văn hóa - Xã hội"], []),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"], []),
        ("UBND xã, Phòng Kinh tế", ["UBND xã", "Phòng Kinh tế"], []),
        ("Công an xã\nCác thôn", ["Công an xã", "Các thôn"], []),
        ("Các cơ quan, đơn vị liên quan", ["Các cơ quan, đơn vị liên quan"], []),
        ("Phòng Kinh tế chủ trì, phối hợp với Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("", [], []),
    ],
)
def test_a_cell_is_split_into_bodies(cell, leads, helps):
    assert bodies_in(cell) == (leads, helps)


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("QUÝ II", 2),
        ("Quý 3/2026", 3),
        ("Tháng 12", 4),
        ("Trước 15/3/2026", 1),
        ("Quý I, II", 1),
        ("Thường xuyên", None),
        ("6 tháng đầu năm", None),
    ],
)
def test_words_of_time_fall_into_a_quarter(words, quarter):
    assert quarter_in(words) == quarter


def tasks(columns, rows):
    table = Table(columns=columns, rows=rows)
    plan = plan_of(
        part("NỘI DUNG", Node(role=Role.TASKS, table=table)),
        subject="Công tác thi đua, khen thưởng năm 2026",
    )
    read_fields(plan)
    return plan.tasks


def test_groups_give_quarters_and_rows_without_number_go_on():
    rows = tasks(
        ["TT", "Nội dung", "Cơ quan thực hiện"],
        [
            ["QUÝ I", "", ""],
            ["1", "- Nhận hồ sơ;", "- UBND xã. - Phòng Kinh tế."],
            ["", "- Trình khen thưởng.", "- Các thôn."],
            ["QUÝ II"],
            ["2", "Sơ kết", "Phòng Kinh tế"],
        ],
    )
    assert [(row.quarter, row.content) for row in rows] == [
        (1, "- Nhận hồ sơ;\n- Trình khen thưởng."),
        (2, "Sơ kết"),
    ]
    assert rows[0].bodies == ["UBND xã", "Phòng Kinh tế", "Các thôn"]
    assert all(row.read_from and row.node and not row.confirmed for row in rows)


def test_columns_are_known_by_their_headings_in_any_order():
    row = tasks(
        [
            "STT",
            "Thời gian",
            "Nhiệm vụ",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Sản phẩm",
            "Ghi chú",
        ],
        [["1", "Trước 15/5/2026", "Tập huấn", "Phòng Kinh tế", "Các thôn", "Kế hoạch", "Xã lo"]],
    )[0]
    assert (row.content, row.bodies, row.support) == ("Tập huấn", ["Phòng Kinh tế"], ["Các thôn"])
    assert (row.product, row.note, row.quarter) == ("Kế hoạch", "Xã lo", 2)
    assert row.deadline.on == date(2026, 5, 15)
    assert row.period == "Trước 15/5/2026"


def test_a_heading_repeated_on_the_next_page_is_no_task():
    rows = tasks(
        ["TT", "Nội dung", "Thực hiện"],
        [["1", "Họp", "UBND xã"], ["TT", "Nội dung", "Thực hiện"], ["2", "Sơ kết", "UBND xã"]],
    )
    assert [row.content for row in rows] == ["Họp", "Sơ kết"]


def test_a_work_plan_without_a_table_lists_tasks_under_quarters():
    plan = plan_of(
        part("NHIỆM VỤ", item("Quý I", "Họp đầu năm."), item("Quý II", "Sơ kết 6 tháng.")),
        subject="Công tác thi đua, khen thưởng năm 2026",
    )
    read_fields(plan)
    assert [(row.quarter, row.content) for row in plan.tasks] == [
        (1, "Họp đầu năm"),
        (2, "Sơ kết 6 tháng"),
    ]


def test_a_table_of_points_is_no_table_of_work():
    assert tasks(["TT", "Nội dung", "Điểm tối đa"], [["1", "Kế hoạch đúng hạn", "3"]]) == []
