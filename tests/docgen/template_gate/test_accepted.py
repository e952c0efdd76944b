"""Good templates are taken in, split tags are put together, the older copy stays."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document

from docgen import templates, word
from docgen.template_examples import examples
from docgen.template_gate import own as gate
from docgen.template_gate.accepting import accept
from docgen.template_gate.check import check_template
from docgen.template_gate.own import TemplateRefused
from models.errors import RuleBroken
from tests.docgen.paper import texts
from tests.docgen.template_gate import corpus as c
from tests.docgen.template_gate.corpus import of, says

GOOD = {
    "plain": says("Số: {{ so_ky_hieu }}", "{% if co_tien %}có tiền{% endif %}"),
    "no-tags": says("Chỉ có chữ"),
    "nbsp": says("V/v {{\u00a0trich_yeu\u00a0}}"),
    "braces": says("Tập hợp {1; 2} và {a}, } rồi {", "100% {x%"),
    "curly-quotes": says("{{ co_quan|join(“, ”) }}"),
    "split": of(c.split, "Kính {", "{ trich", "_yeu }", "} hết"),
    "web-link": c.web_link,
    "page-field": of(c.field, " PAGE "),
    "header": of(c.in_header, "{{ so_ky_hieu }}"),
    "footer": of(c.in_header, "{{ so_ky_hieu }}", footer=True),
    "text-box": of(c.text_box, "{{ so_ky_hieu }}"),
    "rows": of(
        c.table,
        ("{%tr for n in danh_sach %}", ""),
        ("{%tr for h in n.hang %}", ""),
        ("{{ loop.index }}. {{ h.ten }}", "{{ h.tien|default('không') }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    ),
    "branches": says(
        "{%p if co_quan|length > 1 and not co_tien %}", "a", "{%p else %}", "b", "{%p endif %}"
    ),
    "document2": lambda f: c.renamed(
        c.paper(f, "{{ trich_yeu }}"), c.DOCUMENT, "word/document2.xml"
    ),
    "filters": says("{{ trich_yeu|upper|trim }} {{ co_quan[0] }}"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_template_is_taken_in(tmp_path, name):
    path = GOOD[name](tmp_path)
    own = accept(path, "decision", tmp_path / "sổ")
    assert own == tmp_path / "sổ" / "templates" / "decision.docx"
    assert check_template(own, "decision").problems == []
    word.render(own, examples("decision")[0], tmp_path / "ra.docx")


@pytest.mark.parametrize("kind", templates.NAMES)
def test_our_own_templates_pass(tmp_path, kind):
    ours = templates.find(kind).path
    checked = check_template(ours, kind)
    assert (checked.problems, checked.healed) == ([], 0)
    assert "trich_yeu" in checked.fields_used
    assert accept(ours, kind, tmp_path).read_bytes() == ours.read_bytes()


def test_a_split_tag_is_put_together_with_its_first_look(tmp_path):
    path = c.split(tmp_path, "Kính gửi {", "{ trich", "_yeu }", "} hết")
    assert check_template(path, "decision").healed == 1
    healed = accept(path, "decision", tmp_path / "sổ")
    paragraph = next(p for p in docx.Document(str(healed)).paragraphs if p.text)
    assert [(run.text, bool(run.bold)) for run in paragraph.runs] == [
        ("Kính gửi {{ trich_yeu }}", True),
        (" hết", False),
    ]
    assert check_template(healed, "decision").healed == 0


def test_several_split_tags_in_one_paragraph_keep_their_order(tmp_path):
    runs = ("a {", "{ so_ky_hieu }", "} b {{ tr", "ich_yeu }}{", "{ ten_loai }} c")
    path = c.split(tmp_path, *runs)
    assert check_template(path, "decision").healed == 3
    healed = accept(path, "decision", tmp_path / "sổ")
    wanted = "a {{ so_ky_hieu }} b {{ trich_yeu }}{{ ten_loai }} c"
    assert docx.Document(str(healed)).paragraphs[-1].text == wanted


def test_a_split_tag_prints_its_value(tmp_path):
    own = accept(c.split(tmp_path, "{{ so", "_ky_", "hieu }}"), "decision", tmp_path / "sổ")
    word.render(own, examples("decision")[0], tmp_path / "ra.docx")
    assert "Số: 45/QĐ-UBND" in texts(docx.Document(str(tmp_path / "ra.docx")))


def test_used_fields_are_told_with_their_rows(tmp_path):
    path = c.paper(
        tmp_path,
        "{{ trich_yeu }} {% for n in danh_sach %}{% for h in n.hang %}{{ h.ten }}{% endfor %}"
        "{% endfor %}",
    )
    used = check_template(path, "decision").fields_used
    assert used == {"trich_yeu", "danh_sach", "danh_sach.hang", "danh_sach.hang.ten"}


def test_older_copies_stay_beside(tmp_path):
    data = tmp_path / "sổ"
    for text in ("một", "hai", "ba"):
        accept(c.paper(tmp_path, text), "decision", data)
    names = sorted(path.name for path in (data / "templates").iterdir())
    assert names == ["decision.cu-1.docx", "decision.cu-2.docx", "decision.docx"]
    said = [docx.Document(str(data / "templates" / name)).paragraphs[0].text for name in names]
    assert said == ["một", "hai", "ba"]
    assert templates.find("decision", data).path.name == "decision.docx"


def test_taking_the_same_again_changes_nothing(tmp_path):
    data = tmp_path / "sổ"
    own = accept(c.paper(tmp_path, "một"), "decision", data)
    assert accept(own, "decision", data) == own
    assert len(list((data / "templates").iterdir())) == 1


def test_a_copy_open_in_word_is_not_replaced(tmp_path):
    data = tmp_path / "sổ"
    own = accept(c.paper(tmp_path, "một"), "decision", data)
    (own.parent / "~$decision.docx").write_bytes(b"")
    before = own.read_bytes()
    with pytest.raises(RuleBroken, match="đang mở trong Word"):
        accept(c.paper(tmp_path, "hai"), "decision", data)
    assert own.read_bytes() == before and len(list(own.parent.glob("*.cu-*"))) == 0


def test_what_only_filling_shows_is_told_too(tmp_path):
    path = c.paper(tmp_path, "{%p for d in noi_dung %}", "{{ d.cot|join }}", "{%p endfor %}")
    assert check_template(path, "plan").problems == []
    with pytest.raises(TemplateRefused, match="cot") as refused:
        accept(path, "plan", tmp_path / "sổ")
    assert refused.value.problems[0].code == "khong_dien_duoc"


def edited(own: Path, text: str) -> Document:
    document = docx.Document(str(own))
    document.add_paragraph(text)
    document.save(str(own))
    return document


def test_a_copy_spoilt_in_word_is_refused_before_a_paper_is_made(tmp_path):
    data = tmp_path / "sổ"
    own = templates.copy_for_editing("decision", data)
    word.render(own, examples("decision")[0], tmp_path / "ra.docx")
    good = (tmp_path / "ra.docx").read_bytes()
    edited(own, "{{ cycler.__init__.__globals__ }}")
    with pytest.raises(TemplateRefused, match="không được phép"):
        word.render(own, examples("decision")[0], tmp_path / "ra.docx")
    assert (tmp_path / "ra.docx").read_bytes() == good


def test_a_copy_that_is_no_word_file_any_more_is_refused_in_words(tmp_path):
    own = templates.copy_for_editing("plan", tmp_path)
    own.write_bytes(b"%PDF")
    with pytest.raises(TemplateRefused, match="tệp PDF"):
        word.render(own, examples("plan")[0], tmp_path / "ra.docx")
    assert not (tmp_path / "ra.docx").exists()


def test_an_own_copy_is_judged_once_and_again_when_it_changed(tmp_path, monkeypatch):
    judged = []

    def counting(content: bytes, kind: str) -> object:
        judged.append(kind)
        return real(content, kind)

    real = gate.examined
    monkeypatch.setattr(gate, "examined", counting)
    own = accept(c.paper(tmp_path, f"chỉ một lần {tmp_path.name}"), "reminder", tmp_path / "sổ")
    for _ in range(3):
        gate.fit_content(own)
    edited(own, "thêm")
    gate.fit_content(own)
    assert judged == ["reminder", "reminder"]


def test_an_odd_file_of_ours_is_told_in_words_too(tmp_path):
    """Without a page size python-docx knows no width: no traceback, the older paper stays."""
    own = templates.copy_for_editing("decision", tmp_path)
    parts = c.parts_of(own)
    parts[c.DOCUMENT] = re.sub(rb"<w:pgSz[^>]*/>", b"", parts[c.DOCUMENT])
    c.repacked(own, parts)
    with pytest.raises(RuleBroken, match="khác thường"):
        word.render(own, examples("decision")[0], tmp_path / "ra.docx")


def test_widths_as_other_programs_write_them_are_taken(tmp_path):
    source = tmp_path / "mau.docx"
    parts = c.parts_of(templates.find("decision").path)
    parts[c.DOCUMENT] = re.sub(rb'(<w:tcW [^>]*w:w="\d+)"', rb'\1.0"', parts[c.DOCUMENT])
    assert b'.0"' in parts[c.DOCUMENT]
    own = accept(c.repacked(source, parts), "decision", tmp_path / "sổ")
    word.render(own, examples("decision")[0], tmp_path / "ra.docx")


@pytest.mark.render
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["plan", "decision", "reminder"])
def test_a_template_saved_by_libreoffice_is_taken_in(tmp_path, kind):
    source = tmp_path / "mau.docx"
    shutil.copyfile(templates.find(kind).path, source)
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    words = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "ra")]
    subprocess.run(
        ["soffice", home, "--headless", *words, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    own = accept(tmp_path / "ra" / "mau.docx", kind, tmp_path / "sổ")
    word.render(own, examples(kind)[0], tmp_path / "ra.docx")
    first = tmp_path / "goc.docx"
    word.render(templates.find(kind).path, examples(kind)[0], first)
    assert texts(docx.Document(str(tmp_path / "ra.docx"))) == texts(docx.Document(str(first)))
