"""Quyết định khen thưởng with several forms and with the list of money."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from docgen.contexts.awarding import giving
from docgen.contexts.decision import Awardee, AwardeeKind, decision_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.drafts.draft import AskKind
from docgen.lint import lint_file
from models import plan_store
from models.documents import Document
from models.plan import Award
from tests.docgen.paper import decision_of, made, texts
from tests.small_book import TODAY, fill, propose


def awardees() -> list[Awardee]:
    return [
        Awardee(kind=AwardeeKind.COLLECTIVE, name="Thôn Nà Sao", form="Giấy khen",
                coefficient="0,6", amount=1_520_000, reward="1.520.000"),
        Awardee(kind=AwardeeKind.PERSON, name="Vàng A Dế", form="Giấy khen", coefficient="0,3",
                amount=760_000, reward="760.000"),
        Awardee(kind=AwardeeKind.PERSON, name="Lò Thị Mây", form="Lao động tiên tiến"),
    ]  # fmt: skip


def decision(folder, **fields):
    usual = {"awardees": awardees(), "total": "Tổng số tiền: 2.280.000 đồng",
             "base_salary": 2_530_000, "rounded_to": 10_000}  # fmt: skip
    data = decision_of(0, 0, 0, **{**usual, **fields})
    return made("decision", decision_context(data), folder)


def rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_several_forms_are_khoan_of_the_first_article_and_groups_of_the_list(tmp_path):
    document = decision(tmp_path)
    shown = texts(document)
    start = next(place for place, text in enumerate(shown) if text.startswith("Điều 1."))
    assert shown[start].startswith("Điều 1. Khen thưởng 01 tập thể và 02 cá nhân đã có")
    assert shown[start].endswith("(có danh sách kèm theo), cụ thể:")
    assert shown[start + 1 : start + 3] == [
        "1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Suối Hoa cho 01 (một) tập thể và 01"
        " (một) cá nhân.",
        "2. Công nhận danh hiệu Lao động tiên tiến cho 01 (một) cá nhân.",
    ]
    assert "DANH SÁCH\nTẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG" in shown
    groups = [row[0] for row in rows(document.tables[-1]) if not row[0].isdigit()][1:]
    assert groups == [
        "I. Tập thể được tặng Giấy khen",
        "II. Cá nhân được tặng Giấy khen",
        "III. Cá nhân được công nhận danh hiệu Lao động tiên tiến",
    ]


@pytest.mark.parametrize(("wanted", "sections"), [(False, 2), (True, 3)])
def test_the_list_of_money_has_pages_of_its_own_where_it_is_wanted(tmp_path, wanted, sections):
    document = decision(tmp_path, money_list=wanted)
    assert len(document.sections) == sections
    for section in document.sections[1:]:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    shown = texts(document)
    assert ("DANH SÁCH TIỀN THƯỞNG" in shown) is wanted
    assert shown.count("Tổng số tiền: 2.280.000 đồng") == 1
    assert any("(có Danh sách tiền thưởng kèm theo)" in text for text in shown) is wanted
    assert [str(found) for found in lint_file(tmp_path / "decision.docx")] == []


def test_the_list_of_money_reckons_and_leaves_room_to_sign(tmp_path):
    document = decision(tmp_path, money_list=True)
    names, money = document.tables[-2:]
    assert len(names.rows[0].cells) == 3  # the reward stands on the list of money alone
    found = rows(money)
    assert found[0] == ["TT", "Họ và tên, tên tập thể", "Hình thức", "Hệ số",
                        "Lương cơ sở (đồng)", "Thành tiền (đồng)", "Ký nhận"]  # fmt: skip
    assert found[2] == ["1", "Thôn Nà Sao", "Giấy khen", "0,6", "2.530.000", "1.520.000", ""]
    assert found[6] == ["1", "Lò Thị Mây", "Lao động tiên tiến", "", "", "", ""]
    assert found[-1] == ["", "Tổng cộng", "", "", "", "2.280.000", ""]
    assert texts(document)[-2:] == [
        "Tổng số tiền: 2.280.000 đồng",
        "Thành tiền bằng hệ số nhân với lương cơ sở, làm tròn lên đến 10.000 đồng.",
    ]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("Giấy khen", "tặng Giấy khen"),
        ("Cờ thi đua", "tặng Cờ thi đua"),
        ("Lao động tiên tiến", "công nhận danh hiệu Lao động tiên tiến"),
        ("Danh hiệu Thôn văn hóa", "công nhận Danh hiệu Thôn văn hóa"),
    ],
)
def test_papers_are_given_and_titles_recognised(form, words):
    assert giving(form) == words


# --- from the records ------------------------------------------------------------------------


@pytest.fixture
def code(book) -> str:
    return fill()


def draft(code: str, **details: object):
    return draft_of("decision", Wanted(code, TODAY, details))


def test_the_clerk_is_asked_for_the_list_of_money_and_it_is_off(code):
    flag = asked("decision", Wanted(code, TODAY))[0]
    assert (flag.name, flag.kind, flag.proposal) == ("money_list", AskKind.FLAG, False)
    propose(code, "Vàng A Dế")
    assert draft(code).context["bang_tien"] == []


def test_money_follows_coefficient_and_salary_of_the_day(code):
    propose(code, "Vàng A Dế")
    propose(code, "Thôn Nà Sao", "collective")
    context = draft(code, money_list=True).context
    lines = [row for group in context["bang_tien"] for row in group["hang"]]
    assert [(row["he_so"], row["luong"], row["tien"]) for row in lines] == [
        ("0,6", "2.530.000", "1.520.000"),
        ("0,3", "2.530.000", "760.000"),
    ]
    assert context["tong_tien"] == "2.280.000"
    assert "hai triệu hai trăm tám mươi nghìn" in context["bang_chu"].lower()


def test_every_form_that_our_chair_decides_goes_on_and_no_other(code):
    plan = plan_store.load(code)
    plan.campaigns[0].awards.append(Award(form="Lao động tiên tiến", level="Chủ tịch UBND xã"))
    plan_store.save(plan, TODAY)
    propose(code, "Vàng A Dế")
    propose(code, "Lò Thị Mây", form="Lao động tiên tiến")
    propose(code, "Thôn Nà Sao", "collective", form="Bằng khen")
    propose(code, "Tòng Văn Ín", form="Chiến sĩ thi đua cơ sở")  # the plan does not know it
    listed = [row["ten"] for group in draft(code).context["danh_sach"] for row in group["hang"]]
    assert sorted(listed) == ["Lò Thị Mây", "Vàng A Dế"]


def test_a_numbered_submission_and_minutes_are_cited(code):
    propose(code, "Vàng A Dế")
    plan_id = Wanted(code, TODAY).plan_id
    for kind, name, symbol in (
        ("submission", "TỜ TRÌNH", "/TTr-VHXH"),
        ("minutes", "BIÊN BẢN", "/BB-HĐTĐKT"),
    ):
        Document.create(
            kind=kind, type_name=name, number="4", symbol=symbol, dated_on=date(2026, 11, 20),
            path="", sha256="", recipients=[], made_on=TODAY, made_from={}, plan=plan_id,
        )  # fmt: skip
    grounds = "\n".join(draft(code).context["can_cu"]).replace("\u00a0", " ")
    assert "Căn cứ Biên bản số 4/BB-HĐTĐKT ngày 20 tháng 11 năm 2026 của Hội đồng" in grounds


def test_a_decision_is_made_again_with_its_names_and_list(code):
    item = propose(code, "Vàng A Dế")
    first = draft(code, money_list=True)
    assert first.made_from == {"nominations": [item.id], "details": {"money_list": True}}
    again = draft(code, nominations=[item.id], money_list=True)
    assert again.nominations == (item.id,)
