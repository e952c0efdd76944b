"""Báo cáo thành tích: one nominee, the form of the decree in force, two who sign."""

from datetime import date

import pytest

from docgen.contexts.achievement_report import (
    AchievementData,
    EarlierAward,
    Nominee,
    achievement_report_context,
)
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs.papers import lacks, make
from docgen.lint import lint_file
from models.documents import Document
from models.errors import RuleBroken
from models.nominations import Nomination
from models.states import Figures
from tests import small_book
from tests.docgen.paper import FACTS, made, texts

AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân xã"


def data_of(**fields):
    usual = {
        "office": FACTS,
        "nominee": Nominee.PERSON,
        "name": "Bà Lò Thị Mây",
        "unit": "Thôn Bản Phố",
        "award": AWARD,
        "campaign": "Bản sạch, nước trong",
        "ground": "Kế hoạch số 07/KH-UBND",
        "particulars": [("Họ và tên", "Lò Thị Mây"), ("Quê quán", "")],
        "results": ["Trồng 300 mét hoa"],
        "signer_name": "Lò Thị Mây",
        "year": 2026,
    }
    return AchievementData(**(usual | fields))


def paper(folder, **fields):
    return made("achievement_report", achievement_report_context(data_of(**fields)), folder)


def test_a_person_reports_under_the_head_of_her_unit(tmp_path):
    shown = texts(paper(tmp_path))
    assert shown[0:2] == ["UBND XÃ SUỐI HOA", "THÔN BẢN PHỐ"]
    assert not any(text.startswith("Số:") for text in shown)
    start = shown.index("BÁO CÁO THÀNH TÍCH")
    assert shown[start + 1 : start + 4] == [
        f"Đề nghị tặng {AWARD}",
        "I. SƠ LƯỢC LÝ LỊCH",
        "- Họ và tên: Lò Thị Mây",
    ]
    assert shown[start + 4].startswith("- Quê quán: ......")
    assert shown[start + 5 : start + 9] == [
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "Thực hiện phong trào thi đua “Bản sạch, nước trong” theo Kế hoạch số 07/KH-UBND, bà Lò"
        " Thị Mây đã đạt được những thành tích sau:",
        "Trồng 300 mét hoa.",
        "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
    ]
    assert shown[-4:] == [
        "Trên đây là báo cáo thành tích của bà Lò Thị Mây, kính đề nghị các cấp có thẩm quyền xem"
        " xét, khen thưởng./.",
        "XÁC NHẬN CỦA CẤP TRÌNH",
        "NGƯỜI BÁO CÁO",
        "Lò Thị Mây",
    ]


def test_a_collective_tells_what_it_is_and_how_it_reported(tmp_path):
    shown = texts(
        paper(
            tmp_path,
            nominee=Nominee.COLLECTIVE,
            name="Thôn Bản Phố",
            features=["Thôn có 80 hộ"],
            duties=["Giữ sạch đường thôn"],
            reports=Figures(expected=4, received=4, on_time=4),
            signer_post="Trưởng thôn",
        )
    )
    assert "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH" in shown
    start = shown.index("Thôn có 80 hộ.")
    assert shown[start + 1] == "Nhiệm vụ: Giữ sạch đường thôn."
    assert any("tập thể Thôn Bản Phố đã đạt được" in text for text in shown)
    assert (
        "Về chế độ báo cáo trong phong trào: đã nộp 04/04 báo cáo phải nộp (tỷ lệ 100,0 %), trong"
        " đó đúng hạn 04; tỷ lệ đúng hạn 100,0 %." in shown
    )
    assert "TRƯỞNG THÔN" in shown


def test_a_household_is_called_as_it_is(tmp_path):
    shown = texts(paper(tmp_path, nominee=Nominee.HOUSEHOLD, name="Hộ ông Lò Văn Tấm"))
    assert any("hộ ông Lò Văn Tấm đã đạt được" in text for text in shown)
    assert "ĐẠI DIỆN HỘ GIA ĐÌNH" in shown


def test_without_a_unit_the_head_is_the_office_itself(tmp_path):
    assert texts(paper(tmp_path, unit=""))[0:2] == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]


def test_the_form_is_named_where_its_number_is_known(tmp_path):
    decree = "Nghị định số 98/2023/NĐ-CP"
    shown = texts(paper(tmp_path, form_number="08", decree=decree))
    assert f"(Theo Mẫu số 08 kèm theo {decree})" in shown
    assert not any("Mẫu số" in text for text in texts(paper(tmp_path, decree=decree)))


@pytest.mark.parametrize("count", [1, 2, 30])
def test_earlier_awards_stand_in_a_table(tmp_path, count):
    earlier = [EarlierAward(year="2025", form="Giấy khen", decision="45/QĐ-UBND")] * count
    document = paper(tmp_path, earlier=earlier)
    assert len(document.tables[1].rows) == count + 1
    assert not any(text.startswith("- Danh hiệu thi đua") for text in texts(document))


def test_a_report_is_clean(tmp_path):
    paper(tmp_path, form_number="08", decree="Nghị định số 98/2023/NĐ-CP")
    assert [str(finding) for finding in lint_file(tmp_path / "achievement_report.docx")] == []


# --- from the book -----------------------------------------------------------------------------


def wanted(code, **details):
    return Wanted(code, small_book.TODAY, details)


def test_nobody_proposed_means_no_report(book):
    code = small_book.fill()
    small_book.propose(code, "Vì Văn Sao", verdict="not_eligible")
    needed = [lack for lack in lacks("achievement_report", code, small_book.TODAY) if lack.needed]
    assert needed[0].text.startswith("Chưa có ai được đề nghị khen thưởng")


def test_what_is_typed_of_one_nominee_never_stands_on_the_paper_of_another(book):
    code = small_book.fill()
    one = small_book.propose(code, "Lò Thị Mây", achievement="Trồng hoa", honorific="Bà")
    two = small_book.propose(code, "Vì Văn Sao", achievement="Mở đường", birth_year=1980)
    typed = {f"results_{one.id}": "Trồng 300 mét hoa", f"home_{one.id}": "Bản Phố"}
    first = draft_of("achievement_report", wanted(code, nominee=one.id, **typed)).context
    second = draft_of("achievement_report", wanted(code, nominee=two.id, **typed)).context
    assert first["thanh_tich"] == ["Trồng 300 mét hoa."]
    assert "- Quê quán: Bản Phố" in first["thong_tin"]
    assert "- Giới tính: Nữ" in first["thong_tin"]
    assert second["thanh_tich"] == ["Mở đường."]
    assert "- Ngày, tháng, năm sinh: 1980" in second["thong_tin"]


def test_results_are_asked_for_where_the_record_has_none(book):
    code = small_book.fill()
    item = small_book.propose(code, "Lò Thị Mây")
    (lack,) = [lack for lack in lacks("achievement_report", code, small_book.TODAY) if lack.needed]
    assert lack.text == "Chưa có: thành tích đạt được."
    assert lack.ask == f"results_{item.id}"


def test_a_nominee_who_is_gone_is_told(book):
    code = small_book.fill()
    item = small_book.propose(code, "Lò Thị Mây")
    stale = wanted(code, nominee=item.id + 1, **{f"results_{item.id}": "Trồng hoa"})
    with pytest.raises(RuleBroken, match="Không còn đề nghị khen thưởng đã chọn"):
        draft_of("achievement_report", stale)
    (ask, *_) = asked("achievement_report", stale)  # the form still opens, to choose another
    assert [value for _, value in ask.choices] == [item.id]


@pytest.mark.parametrize(
    ("on", "decree", "number"),
    [
        (date(2023, 12, 31), "91/2017/NĐ-CP", "07"),
        (date(2024, 1, 1), "98/2023/NĐ-CP", "08"),
        (date(2025, 6, 30), "98/2023/NĐ-CP", "08"),
        (date(2025, 7, 1), "152/2025/NĐ-CP", None),
    ],
)
def test_the_decree_in_force_on_the_day_gives_the_form(book, on, decree, number):
    code = small_book.fill()
    small_book.propose(code, "Lò Thị Mây")
    (ask,) = [
        ask for ask in asked("achievement_report", Wanted(code, on)) if ask.title == "Mẫu số"
    ]
    assert decree in ask.hint
    assert ask.proposal == number


def test_what_the_same_one_got_before_is_told(book):
    code = small_book.fill()
    before = small_book.propose(code, "Lò Thị Mây", birth_year=1985, level="Chủ tịch UBND xã")
    decision = Document.create(
        kind="decision",
        number="45",
        symbol="/QĐ-UBND",
        dated_on=date(2026, 4, 20),
        made_on=date(2026, 4, 18),
        path="",
        sha256="",
        recipients=[],
        made_from={},
    )
    Nomination.update(decision=decision).execute()
    now = small_book.propose(code, "Lò Thị Mây", form="Bằng khen", achievement="Trồng hoa")
    small_book.propose(code, "Lò Thị Mây", birth_year=1999, form="Bằng khen")
    draft = draft_of("achievement_report", wanted(code, nominee=now.id))
    assert draft.context["da_khen"] == [
        {
            "tt": "1",
            "nam": "2026",
            "hinh_thuc": "Giấy khen của Chủ tịch UBND xã",
            "quyet_dinh": "Quyết định số 45/QĐ-UBND ngày 20/4/2026",
        }
    ]
    assert before.id != now.id


def test_a_report_is_made_without_a_symbol_of_the_office(book):
    code = small_book.fill()
    small_book.propose(code, "Lò Thị Mây", achievement="Trồng hoa")
    document = make(book, "achievement_report", code, small_book.TODAY)
    assert (book.path / document.path).is_file()
    assert (document.symbol, document.signer) == ("", "Lò Thị Mây")
    assert document.subject == "Đề nghị tặng Giấy khen cho Lò Thị Mây"
