from datetime import date

import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.grounds import grounds_in
from tests.docgen.reader.fields.papers import ground, plan_of


def only_ground(text):
    rows = grounds_in(text)
    assert len(rows) == 1
    return rows[0][0]


def test_a_citation_gives_kind_number_day_issuer_and_subject():
    row = only_ground(
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 06/3/2026 của Ủy ban nhân dân tỉnh Vân Sơn về việc "
        "phát động phong trào trồng rừng;"
    )
    assert (row.kind, row.number, row.dated_on) == ("Kế hoạch", "45/KH-UBND", date(2026, 3, 6))
    assert row.issuer == "Ủy ban nhân dân tỉnh Vân Sơn"
    assert row.subject == "phát động phong trào trồng rừng"
    assert row.text.startswith("Kế hoạch số 45") and not row.text.endswith(";")
    assert row.read_from and not row.confirmed


def test_a_party_directive_needs_no_word_for_number():
    row = only_ground("Căn cứ Chỉ thị 12-CT/TU ngày 01 tháng 02 năm 2026 của Tỉnh ủy Vân Sơn;")
    assert (row.kind, row.number, row.dated_on) == ("Chỉ thị", "12-CT/TU", date(2026, 2, 1))
    assert row.issuer == "Tỉnh ủy Vân Sơn"


def test_a_law_is_known_by_its_name_even_with_a_comma_in_it():
    row = only_ground("Căn cứ Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành;")
    assert (row.kind, row.number, row.subject) == ("Luật", "", "Thi đua, khen thưởng")


def test_two_laws_in_one_sentence_are_two_grounds():
    rows = grounds_in(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022 và Luật Trẻ em ngày 05/4/2016;"
    )
    assert [row.subject for row, _ in rows] == ["Thi đua, khen thưởng", "Trẻ em"]
    assert rows[1][0].dated_on == date(2016, 4, 5)


def test_a_law_inside_the_subject_of_a_decree_is_no_ground_of_its_own():
    row = only_ground(
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định chi tiết một số "
        "điều của Luật Thi đua, khen thưởng;"
    )
    assert row.number == "152/2025/NĐ-CP"


def test_our_own_plan_ends_the_citation():
    rows = grounds_in(
        "Căn cứ Quyết định số 9/QĐ-TTg ngày 02/01/2026 của Thủ tướng Chính phủ; thực hiện Kế "
        "hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã A xây dựng kế hoạch sau:"
    )
    assert [row.text[-12:] for row, _ in rows] == ["ng Chính phủ", "của UBND tỉnh"[-12:]]


def test_a_day_that_does_not_exist_stays_empty():
    row = only_ground("Căn cứ Quyết định số 9/QĐ-UBND ngày 31/02/2026 của UBND tỉnh;")
    assert row.dated_on is None


@pytest.mark.parametrize(
    ("sentences", "parent"),
    [
        (["Thực hiện Kế hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh;"], ["8/KH-UBND"]),
        (["Thực hiện Công văn số 77/SNV-TĐKT ngày 05/01/2026 của Sở Nội vụ;"], ["77/SNV-TĐKT"]),
        (["Căn cứ Nghị quyết số 5/NQ-HĐND ngày 05/01/2026 của HĐND xã;"], []),
        (["Căn cứ Quyết định số 5/QĐ-UBND ngày 05/01/2026 của UBND tỉnh;"], []),
        (
            [
                "Thực hiện Kế hoạch số 8/KH-UBND ngày 05/01/2026 của UBND tỉnh về thi đua;",
                "Kế hoạch số 9/KH-UBND ngày 06/01/2026 của UBND huyện về thi đua;",
            ],
            ["9/KH-UBND"],
        ),
    ],
)
def test_the_parent_is_the_nearest_paper_that_is_carried_out(sentences, parent):
    plan = plan_of(*(ground(sentence) for sentence in sentences))
    read_fields(plan)
    assert [row.number for row in plan.grounds if row.is_parent] == parent


def test_citations_in_the_body_are_no_grounds():
    plan = plan_of(ground("Căn cứ Luật Thi đua, khen thưởng;"))
    plan.outline[0].role = type(plan.outline[0].role).CONTENT
    read_fields(plan)
    assert plan.grounds == []
