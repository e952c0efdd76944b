"""Papers from records: written, registered, never over an older one."""

from datetime import date

import docx
import pytest

from docgen.drafts import KINDS, Wanted, draft_of
from docgen.jobs import generating
from docgen.jobs.generating import generate_file, keep
from docgen.templates import copy_for_editing
from models import journal, office, plan_store
from models.documents import Document
from models.errors import RuleBroken
from models.files import sha256
from models.legal import ensure_list
from models.nominations import Nomination, nominate
from models.plan import Award, Campaign, Head, Node, Plan, RecipientKind
from models.plan_records import PlanRecord
from models.units import Unit

TODAY = date(2026, 11, 21)


def words_of(path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return "\n".join([item.text for item in document.paragraphs] + cells)


@pytest.fixture
def code(book) -> str:
    ensure_list()
    office.set_profile(
        office.OfficeProfile(
            name="Ủy ban nhân dân xã Suối Hoa",
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
            chair_title="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI HOA",
            desk_name="Phòng Văn hóa - Xã hội",
            recipients=["Như Điều 3", "Lưu: VT"],
        )
    )
    plan = Plan(
        year=2026,
        head=Head(subject="Phát động phong trào thi đua làm đường", year=2026),
        campaigns=[Campaign(title="Làm đường", awards=[Award(form="Giấy khen")])],
        outline=[Node(text="Một câu & hai <câu>.")],
    )
    return plan_store.save(plan, TODAY)


def test_a_paper_is_registered_with_what_it_was_made_from(book, code):
    path = generate_file(book, "plan", code, TODAY)
    paper = Document.get()
    assert (paper.kind, paper.whole, paper.reference) == ("plan", True, "")
    assert paper.sha256 == sha256(path)
    assert paper.template == "plan.docx"
    assert journal.recent()[0].sentence == f"Tạo kế hoạch “{paper.subject}”"
    assert paper.made_from["plan"]["head"]["subject"] == paper.subject
    assert "Một câu & hai <câu>." in words_of(path)


def test_a_second_paper_never_replaces_the_first(book, code):
    first = generate_file(book, "plan", code, TODAY)
    before = first.read_bytes()
    second = generate_file(book, "plan", code, TODAY)
    assert first != second
    assert first.read_bytes() == before
    assert Document.select().count() == 2


def test_a_copy_goes_where_it_was_asked_for(book, code, tmp_path):
    out = tmp_path / "ra" / "kế hoạch.docx"
    with pytest.raises(RuleBroken, match="Không thấy thư mục"):
        generate_file(book, "plan", code, TODAY, out)
    out.parent.mkdir()
    assert generate_file(book, "plan", code, TODAY, out) == out
    assert "hai <câu>" in words_of(out)


def test_a_target_open_in_word_is_left_alone(book, code, tmp_path):
    out = tmp_path / "mở.docx"
    out.write_bytes(b"cu")
    (tmp_path / "~$mở.docx").write_bytes(b"")
    with pytest.raises(RuleBroken, match="đang mở trong Word"):
        generate_file(book, "plan", code, TODAY, out)
    assert out.read_bytes() == b"cu"


def test_a_failed_paper_is_not_registered(book, code, monkeypatch):
    monkeypatch.setattr(generating, "render", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(book, draft_of("plan", Wanted(code, TODAY)), TODAY)
    assert Document.select().count() == 0


def test_a_file_where_the_years_folder_belongs_is_told_in_words(book, code):
    (book.documents / "2026").write_bytes(b"")
    with pytest.raises(RuleBroken, match="là một tệp, không phải thư mục"):
        generate_file(book, "plan", code, TODAY)
    assert Document.select().count() == 0


def test_the_clerks_own_template_wins(book, code):
    own = copy_for_editing("plan", book.path)
    document = docx.Document(str(own))
    document.add_paragraph("Dòng riêng của cơ quan")
    document.save(str(own))
    path = generate_file(book, "plan", code, TODAY)
    assert "Dòng riêng của cơ quan" in words_of(path)
    assert Document.get().template_sha256 == sha256(own)


def test_an_unknown_kind_names_those_there_are(book, code):
    with pytest.raises(RuleBroken, match=", ".join(KINDS)):
        generate_file(book, "thu", code, TODAY)


def nominees(code: str) -> None:
    plan = PlanRecord.get(PlanRecord.code == code)
    unit = Unit.create(code="DV01", name="Thôn Đông")
    people = (
        (RecipientKind.PERSON, "Lò Thị Mây", "", ""),
        (RecipientKind.COLLECTIVE, "Thôn Đông", "", ""),
        (RecipientKind.HOUSEHOLD, "Hộ ông Giàng A Páo", "", ""),
        (RecipientKind.PERSON, "Người chưa đủ", "not_eligible", ""),
        (RecipientKind.PERSON, "Người lên tỉnh", "", "Bằng khen"),
    )
    for kind, name, verdict, form in people:
        item = Nomination(plan=plan, kind=kind, name=name, verdict=verdict, unit=unit)
        item.form = form or "Giấy khen"
        nominate(item, TODAY)


def test_the_decision_names_the_chosen_and_their_money(book, code):
    nominees(code)
    text = words_of(generate_file(book, "decision", code, TODAY))
    assert "Lò Thị Mây" in text
    assert "Người chưa đủ" not in text
    assert "Người lên tỉnh" not in text
    assert all(amount in text for amount in ("760.000", "1.520.000", "1.140.000"))
    assert "Ba triệu bốn trăm hai mươi nghìn đồng" in text
    assert "Căn cứ Luật Tổ chức chính quyền địa phương" in text
    assert text.count("Lưu:") == 1
    assert "của Chủ tịch Ủy ban nhân dân xã Suối Hoa" in text


def test_nobody_is_put_on_two_decisions(book, code):
    nominees(code)
    generate_file(book, "decision", code, TODAY)
    assert Nomination.select().where(Nomination.decision == Document.get()).count() == 3
    with pytest.raises(RuleBroken, match="Chưa có tập thể"):
        draft_of("decision", Wanted(code, TODAY))


def test_without_an_office_the_letter_says_what_to_fill_in(book):
    plan = Plan(year=2026, head=Head(subject="Thi đua"), campaigns=[Campaign(title="x")])
    code = plan_store.save(plan, TODAY)
    with pytest.raises(RuleBroken, match="trang Cài đặt"):
        generate_file(book, "decision", code, TODAY)
