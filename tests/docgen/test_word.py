"""Filling a template: what goes in comes out, and what cannot work is refused in words."""

import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import ink, templates, word
from models.errors import RuleBroken
from tests.docgen.paper import texts


def template(folder: Path, *paragraphs: str, name: str = "mau.docx") -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name


def filled(folder: Path, tag: str, **context: object) -> list[str]:
    word.render(template(folder, tag), context, folder / "ra.docx")
    return texts(docx.Document(str(folder / "ra.docx")))


@pytest.mark.parametrize(
    "value",
    [
        "Thóc & ngô <b> > \"ngoặc\" 'đơn'",
        "{{ khong_phai_the }} {% if %} {# # } {_{ }_} %_}",
        "Một câu rất dài " * 300,
        "2 * 3 * 4 và (*) chú thích (*)",
    ],
)
def test_any_words_come_out_as_they_went_in(tmp_path, value):
    assert filled(tmp_path, "{{ chu }}", chu=value) == [value]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_a_clerk_pastes_makes_a_document_word_can_open(value):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        shown = filled(Path(folder), "[{{ chu }}]", chu=ink.plain(value))
    wanted = f"[{ink.plain(value)}]".replace("\u00a0", " ")
    assert "\n".join(shown).replace("\t", "") == wanted.replace("\t", "")


def test_line_breaks_stay_and_forbidden_signs_go(tmp_path):
    value = ink.plain("một\r\nhai\x0bba\x00\x07bốn\ud800")
    assert filled(tmp_path, "{{ chu }}", chu=value) == ["một\nhai\nbabốn"]


def test_bold_and_italic_become_runs_and_lone_stars_stay(tmp_path):
    path = tmp_path / "ra.docx"
    value = ink.marked_up("đạt **90%** trở *lên* (*), 2 * 3")
    word.render(template(tmp_path, "- {{ chu }};"), {"chu": value}, path)
    runs = [run for paragraph in docx.Document(str(path)).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["90%"]
    assert [run.text for run in runs if run.italic] == ["lên"]
    assert "".join(run.text for run in runs) == "- đạt 90% trở lên (*), 2 * 3;"


def test_one_set_of_stars_may_stand_inside_the_other(tmp_path):
    path = tmp_path / "ra.docx"
    value = ink.marked_up("***cả hai*** và **đậm *nghiêng* đậm**")
    word.render(template(tmp_path, "{{ chu }}"), {"chu": value}, path)
    runs = docx.Document(str(path)).paragraphs[0].runs
    assert [run.text for run in runs if run.bold and run.italic] == ["cả hai", "nghiêng"]
    assert "".join(run.text for run in runs) == "cả hai và đậm nghiêng đậm"


def test_bold_over_two_lines_holds_in_both():
    lines = ink.marked_up("**một\nhai** ba").split("\n")
    assert lines == [ink.bold("một"), f"{ink.bold('hai')} ba"]


def test_the_same_values_give_the_same_bytes(tmp_path):
    source = template(tmp_path, "{{ chu }}")
    first = word.render(source, {"chu": "Suối Hoa"}, tmp_path / "a.docx")
    assert first == word.render(source, {"chu": "Suối Hoa"}, tmp_path / "b.docx")


def test_properties_name_the_paper_and_nobody(tmp_path):
    context = {"ten_van_ban": "KẾ HOẠCH Bản sạch"}
    word.render(template(tmp_path, "x"), context, tmp_path / "ra.docx")
    properties = docx.Document(str(tmp_path / "ra.docx")).core_properties
    assert properties.title == "KẾ HOẠCH Bản sạch"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ ten_la }}", "ten_la"),
        ("{{ chu.ten_la }}", "ten_la"),
        ("{% for x in chu %}", "chưa đúng"),
        ("{{ chu ", "chưa đúng"),
        ("{{ chu * 1000000000 }}", "không được phép"),
        ("{{ chu.__class__.__mro__ }}", "không được phép"),
        ("{{ chu.upper() }}", "không được phép"),
        ("{{ range(3) }}", "không được phép"),
        ("{{ chu|center(1000000000) }}", "chưa đúng"),
        ("chu }} thừa", "chưa điền"),
    ],
)
def test_a_template_gone_wrong_is_refused_and_the_old_file_stays(tmp_path, tag, told):
    out = tmp_path / "ra.docx"
    out.write_bytes(b"ban cu")
    with pytest.raises(RuleBroken, match=r"mau\.docx") as refused:
        word.render(template(tmp_path, tag), {"chu": "x"}, out)
    assert told in str(refused.value)
    assert out.read_bytes() == b"ban cu"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mau.docx", "ra.docx"]


def test_a_file_that_is_no_word_document_is_refused(tmp_path):
    bad = tmp_path / "mau.docx"
    bad.write_bytes(b"khong phai docx")
    with pytest.raises(RuleBroken, match="Không mở được mẫu"):
        word.render(bad, {}, tmp_path / "ra.docx")
    with pytest.raises(RuleBroken, match="Không mở được mẫu"):
        word.render(tmp_path / "khong-co.docx", {}, tmp_path / "ra.docx")


def test_tags_that_cross_levels_are_refused_rather_than_mended(tmp_path):
    source = template(tmp_path, "{%p if chu %}", "x")
    document = docx.Document(str(source))
    table = document.add_table(rows=1, cols=1)
    table.rows[0].cells[0].text = "{%p endif %}"
    document.save(str(source))
    with pytest.raises(RuleBroken):
        word.render(source, {"chu": ""}, tmp_path / "ra.docx")


def test_only_plain_values_are_taken(tmp_path):
    with pytest.raises(TypeError):
        word.render(template(tmp_path, "{{ chu }}"), {"chu": object()}, tmp_path / "ra.docx")


def test_the_clerks_own_template_wins_and_has_a_version_of_its_own(tmp_path):
    shipped = templates.find("plan", tmp_path)
    assert not shipped.is_own
    own = templates.copy_for_editing("plan", tmp_path)
    assert own.parent == tmp_path / "templates"
    document = docx.Document(str(own))
    document.add_paragraph("dòng của văn thư")
    document.save(str(own))
    found = templates.find("work_plan", tmp_path)
    assert (found.path, found.is_own) == (own, True)
    assert found.version != shipped.version
    assert templates.copy_for_editing("plan", tmp_path) == own
    assert templates.find("plan", tmp_path).version == found.version


def test_a_missing_template_is_told_by_its_name(tmp_path):
    with pytest.raises(RuleBroken, match="Không thấy mẫu"):
        templates.find("giay_moi", tmp_path)


def test_nothing_needless_is_packed_into_the_templates():
    for kind in templates.NAMES:
        with zipfile.ZipFile(templates.find(kind).path) as packed:
            names = packed.namelist()
        assert not [name for name in names if "customXml" in name or "thumbnail" in name]
