"""Damaged and hostile templates: each is named, nothing is taken in, nothing runs."""

import re
import socket
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.template_gate.accepting import accept
from docgen.template_gate.check import check_template
from docgen.template_gate.own import TemplateRefused
from models.errors import RuleBroken
from tests.docgen.template_gate import corpus as c
from tests.docgen.template_gate.corpus import Make, of, says

_ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 50 + b'">]>'
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


FORBIDDEN = {
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner('x') }}",
    "namespace": "{{ namespace(a=1) }}",
    "lipsum": "{{ lipsum() }}",
    "mro": "{{ trich_yeu.__class__.__mro__ }}",
    "private": "{{ trich_yeu._x }}",
    "attr-filter": "{{ trich_yeu|attr('__class__') }}",
    "attr-hex": "{{ trich_yeu|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "format": "{{ '%s'|format(trich_yeu) }}",
    "format-call": "{{ 'x'.format(trich_yeu) }}",
    "self": "{{ self.__init__ }}",
    "self-call": "{{ self() }}",
    "map": "{{ co_quan|map('upper')|list }}",
    "getitem": "{{ trich_yeu['__class__'] }}",
    "getitem-name": "{{ co_quan[trich_yeu] }}",
    "slice": "{{ co_quan[0:2] }}",
    "call": "{{ trich_yeu() }}",
    "method": "{{ trich_yeu.upper() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'x' as y %}",
    "from": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "block": "{% block x %}{% endblock %}",
    "set": "{% set x = 1 %}",
    "macro": "{% macro x() %}{% endmacro %}",
    "filter-block": "{% filter upper %}x{% endfilter %}",
    "call-block": "{% call x() %}{% endcall %}",
    "with": "{% with x = 1 %}{% endwith %}",
    "raw": "{% raw %}{% endraw %}",
    "do": "{% do co_quan.append(1) %}",
    "autoescape": "{% autoescape false %}{% endautoescape %}",
    "range": "{{ range(1000000000) }}",
    "range-loop": "{% for x in range(9) %}{% endfor %}",
    "mul": "{{ 'x' * 1000000000 }}",
    "pow": "{{ 9 ** 99999999 }}",
    "minus": "{{ -1 }}",
    "tilde": "{{ trich_yeu ~ trich_yeu }}",
    "percent": "{{ '%0999999999d' % 1 }}",
    "center": "{{ trich_yeu|center(1000000000) }}",
    "safe": "{{ trich_yeu|safe }}",
    "pprint": "{{ trich_yeu|pprint }}",
    "random": "{{ co_quan|random }}",
    "strange-filter": "{{ trich_yeu|in_hoa }}",
    "dict": "{{ dict(a=1) }}",
    "list": "{{ [1, 2] }}",
    "test": "{{ trich_yeu is callable }}",
    "inline-if": "{{ trich_yeu if co_quan else 1 }}",
    "for-tuple": "{% for a, b in co_quan %}{% endfor %}",
    "for-private": "{% for _x in co_quan %}{% endfor %}",
    "in-if": "{% if cycler('a') %}{% endif %}",
    "in-for-if": "{% for d in co_quan if d.upper() %}{% endfor %}",
    "cell-colour": "{% cellbg trich_yeu %}",
    "raw-run": "{%r if trich_yeu %}",
}

WORDS: dict[str, tuple[Make, str, str]] = {
    "misspelt": (says("Số: {{ so_ky_hiu }}"), "bien_la", "Có phải “so_ky_hieu”?"),
    "with-accents": (says("{{ trích_yếu }}"), "bien_la", "Có phải “trich_yeu”?"),
    "unheard-of": (says("{{ zzzz }}"), "bien_la", "Các trường dùng được"),
    "misspelt-in-row": (
        says("{%p for n in nguoi_ky %}", "{{ n.ho_tn }}", "{%p endfor %}"),
        "bien_la",
        "Có phải “ho_ten”?",
    ),
    "row-field-alone": (says("{{ ho_ten }}"), "bien_la", "vòng lặp của “nguoi_ky”"),
    "field-of-text": (says("{{ trich_yeu.dai }}"), "bien_la", "dai"),
    "spaces": (says("{{ trich yeu }}"), "loi_cu_phap", "trich yeu"),
    "unclosed-for": (
        says("Kính gửi", "{%p for d in co_quan %}", "{{ d }}"),
        "loi_cu_phap",
        "chưa có “{%p endfor %}”",
    ),
    "unclosed-if": (says("{% if co_tien %}tiền"), "loi_cu_phap", "chưa có “{% endif %}”"),
    "lone-endfor": (says("{%p endfor %}"), "loi_cu_phap", "thừa"),
    "wrong-end": (says("{% for d in co_quan %}{% endif %}"), "loi_cu_phap", "đóng sai chỗ"),
    "one-brace-less": (says("{{ trich_yeu }"), "loi_cu_phap", "thiếu “}}”"),
    "one-brace": (says("V/v { trich_yeu }"), "loi_cu_phap", "{{ trich_yeu }}"),
    "stray-end": (says("trich_yeu }}"), "loi_cu_phap", "thiếu “{{”"),
    "three-braces": (says("{{{ trich_yeu }}}"), "loi_cu_phap", "ngoặc nhọn"),
    "empty-tag": (says("{{ }}"), "loi_cu_phap", "để trống"),
    "comment": (says("{# ghi chú #}"), "loi_cu_phap", "{#"),
    "word-unknown": (says("{%p fro d in co_quan %}"), "loi_cu_phap", "có phải “for”?"),
    "end-misspelt": (
        says("{%p for d in co_quan %}", "{%p enfor %}", "{%p endfor %}"),
        "loi_cu_phap",
        "có phải “endfor”?",
    ),
    "bad-for": (says("{% for d of co_quan %}{% endfor %}"), "loi_cu_phap", "for d in"),
    "else-with-words": (
        says("{% if co_tien %}a{% else co_tien %}b{% endif %}"),
        "loi_cu_phap",
        "thừa",
    ),
    "trimmed": (says("{%- if co_tien %}x{% endif %}"), "loi_cu_phap", "dấu trừ"),
    "list-printed": (says("{{ co_quan }}"), "la_danh_sach", "for d in co_quan"),
    "row-printed": (
        says("{% for d in danh_sach %}{{ d }}{% endfor %}"),
        "la_danh_sach",
        "danh_sach",
    ),
    "text-looped": (
        says("{% for d in trich_yeu %}{{ d }}{% endfor %}"),
        "khong_la_danh_sach",
        "trich_yeu",
    ),
    "long-loop": (
        says("{%p for d in dieu %}", *["chữ " * 200] * 300, "{%p endfor %}"),
        "qua_lon",
        "phần lặp lại quá dài",
    ),
    "recursive": (
        says("{% for d in danh_sach recursive %}x{% endfor %}"),
        "lap_qua_sau",
        "danh sách con",
    ),
    "loops-of-all": (
        says("{% for a in dieu %}{% for b in dieu %}x{% endfor %}{% endfor %}"),
        "lap_qua_sau",
        "dòng đang lặp",
    ),
    "beside-steering": (
        says("{%p if co_tien %} chữ bị mất", "{%p endif %}"),
        "dung_rieng",
        "đứng riêng",
    ),
    "row-tag-in-text": (says("{%tr if co_tien %}", "{%tr endif %}"), "khac_cap", "bảng"),
    "levels-mixed": (
        says("{%p if co_tien %}", "tiền", "{% endif %}"),
        "khac_cap",
        "cùng loại",
    ),
    "levels-crossed": (c.crossing, "khac_cap", "cùng chỗ"),
    "over-cells": (
        of(c.table, ("{% if co_tien %}a", "b{% endif %}")),
        "khac_cap",
        "cùng chỗ",
    ),
    "row-not-alone": (
        of(c.table, ("{%tr for d in danh_sach %}", "chữ"), ("{%tr endfor %}", "")),
        "dung_rieng",
        "dòng của bảng khác",
    ),
    "colspan-outside": (says("{% colspan 2 %}"), "khac_cap", "ô của bảng"),
    "split-and-misspelt": (of(c.split, "{{ tri", "ch_yu }}"), "bien_la", "trich_yeu"),
    "split-and-forbidden": (
        of(c.split, "{", "{ cy", "cler() }", "}"),
        "khong_cho_phep",
        "cycler",
    ),
    "tracked": (c.tracked, "theo_doi_sua", "Chấp nhận"),
    "hidden": (c.hidden_tag, "the_sai_cho", "thân văn bản"),
    "title": (of(c.titled, "{{ trich_yeu }}"), "the_sai_cho", "thuộc tính"),
    "footnote": (of(c.footnote, "{{ trich_yeu }}"), "the_sai_cho", "chú thích"),
    "comment-node": (c.hidden_comment, "the_sai_cho", "thân văn bản"),
    "header-by-another-name": (c.odd_header, "khong_cho_phep", "Đầu trang"),
    "document-by-another-name": (c.odd_document, "khong_cho_phep", "Thân văn bản"),
    "beside-the-document": (c.odd_attribute, "the_sai_cho", "Phần phụ"),
}
PLACES: dict[str, tuple[Make, str]] = {
    "header": (of(c.in_header, "{{ cycler() }}"), "đầu trang"),
    "footer": (of(c.in_header, "{{ cycler() }}", footer=True), "chân trang"),
    "table": (of(c.table, ("a", "b"), ("c", "{{ cycler() }}")), "bảng 1, dòng 2"),
    "text-box": (of(c.text_box, "{{ cycler() }}"), "khung chữ"),
    "title": (of(c.titled, "{{ cycler() }}"), "thuộc tính"),
    "footnote": (of(c.footnote, "{{ cycler() }}"), "chú thích"),
    "body": (says("một", "{{ cycler() }}"), "thân văn bản"),
}
FILES: dict[str, dict[str, Make]] = {  # by what is said of them
    "rong": {"empty": of(c.raw, b"")},
    "hong": {
        "half": c.cut_off,
        "zeros": of(c.raw, bytes(5000)),
        "broken-xml": of(c.replaced, c.DOCUMENT, b"</w:body>", b""),
        "part-missing": of(c.linked, "footnotes", "khong_co.xml", ""),
    },
    "doc_cu": {"old-doc": of(c.raw, c.OLE + "WordDocument".encode("utf-16-le"))},
    "mat_khau": {
        "password": of(c.raw, c.OLE + "EncryptedPackage".encode("utf-16-le")),
        "zip-password": c.locked,
    },
    "khong_phai_docx": {
        "pdf": of(c.raw, b"%PDF-1.7 x"),
        "program": of(c.raw, b"MZ\x90"),
        "web": of(c.raw, b"<html></html>"),
        "rtf": of(c.raw, b"{\\rtf1 x}"),
        "text": of(c.raw, "chữ".encode()),
        "zip": c.other_zip,
        "excel": c.excel,
        "no-document": c.without_document,
        "dotx": of(c.of_type, "openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    },
    "chuan_khac": {"strict": of(c.replaced, c.DOCUMENT, c.W.encode(), _STRICT)},
    "macro": {
        "docm": of(c.of_type, "ms-word.document.macroEnabled.main+xml"),
        "macro-renamed": of(c.with_part, "word/vbaProject.bin", b"x"),
    },
    "lien_ket_ngoai": {
        "far-template": of(c.linked, "attachedTemplate"),
        "far-object": of(c.linked, "oleObject"),
        "far-image": of(c.linked, "image"),
        "far-frame": of(c.linked, "frame"),
        "far-part": of(c.linked, "subDocument"),
        "far-share": of(c.linked, "image", "\\\\10.0.0.9\\c\\a.png", ""),
        "far-drawing": c.drawn_link,
        "chunk": c.alt_chunk,
        "link-to-file": of(c.linked, "hyperlink", "file:///c:/a.exe"),
        "link-field": of(c.field, 'HYPERLINK "file:///c:/a.exe"'),
    },
    "nhung": {"object": c.embedded},
    "truong_la": {
        "dde": of(c.field, 'DDE cmd "/c calc"'),
        "ddeauto": of(c.field, "DDEAUTO cmd"),
        "dde-split": of(c.field, " D", "DE", "AUTO cmd"),
        "include-text": of(c.field, 'INCLUDETEXT "c:/x.docx"'),
        "include-picture": of(c.field, 'INCLUDEPICTURE "http://x/y"'),
        "field-in-field": c.nested_field,
        "merge-field": of(c.field, "MERGEFIELD ten"),
    },
    "doc_hai": {
        "entity": of(c.doctype, _ENTITY, b"&e;"),
        "laughs": of(c.doctype, _LAUGHS, b"&b;"),
        "bomb": c.bomb,
        "up-path": of(c.with_part, "../../ra.txt", b"x"),
        "root-path": of(c.with_part, "/etc/x", b"x"),
        "drive-path": of(c.with_part, "C:\\x", b"x"),
        "up-link": of(c.linked, "image", "../../../../etc/passwd", ""),
        "twice": c.twice,
    },
    "qua_lon": {"huge-words": c.huge_words},
}


@pytest.fixture(autouse=True, scope="module")
def no_network() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def refusal(path: Path, folder: Path, kind: str = "decision") -> TemplateRefused:
    """Try to take a template in; the data folder must be as it was."""
    data = folder / "sổ"
    (data / "templates").mkdir(parents=True)
    old = data / "templates" / "decision.docx"
    old.write_bytes(b"ban cu")
    before = path.read_bytes()
    started = time.monotonic()
    with pytest.raises(TemplateRefused) as refused:
        accept(path, kind, data)
    assert time.monotonic() - started < 5
    assert [item.read_bytes() for item in (data / "templates").iterdir()] == [b"ban cu"]
    assert path.read_bytes() == before and not (folder.parent / "ra.txt").exists()
    return refused.value


def decent(error: TemplateRefused) -> None:
    """Every sentence is the clerk's language: no Python, no English error, nothing unfilled."""
    for found in error.problems:
        line = found.line()
        assert line.rstrip().endswith((".", "?")) and len(line) < 700
        assert not re.search(r"Traceback|Error|expected|token|None|jinja|Undefined", line)
        assert not re.search(r"“”|\(\)|\{(?:why|hint|where)\}|None", found.sentence)


@pytest.mark.parametrize("name", FORBIDDEN)
def test_code_in_a_tag_is_refused(tmp_path, name):
    error = refusal(c.paper(tmp_path, "Trước", FORBIDDEN[name]), tmp_path)
    decent(error)
    codes = {found.code.value for found in error.problems}
    assert "khong_cho_phep" in codes
    assert error.problems[0].place == "thân văn bản"


@pytest.mark.parametrize("name", WORDS)
def test_a_slip_in_the_words_is_named_with_its_fix(tmp_path, name):
    make, code, told = WORDS[name]
    error = refusal(make(tmp_path), tmp_path)
    decent(error)
    assert code in {found.code.value for found in error.problems}
    assert told in str(error) or any(told in found.line() for found in error.problems)


@pytest.mark.parametrize("name", PLACES)
def test_the_place_of_a_bad_tag_is_told(tmp_path, name):
    make, place = PLACES[name]
    error = refusal(make(tmp_path), tmp_path)
    assert error.problems[0].place == place
    assert "cycler" in error.problems[0].words


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, group in FILES.items() for name in group]
)
def test_a_file_that_may_do_harm_is_not_taken_in(tmp_path, code, name):
    error = refusal(FILES[code][name](tmp_path), tmp_path)
    decent(error)
    assert code in {found.code.value for found in error.problems}


def test_a_bomb_costs_little_memory(tmp_path):
    path = c.bomb(tmp_path)
    tracemalloc.start()
    check_template(path, "plan")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30 << 20


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    path = c.paper(tmp_path, "Số {{ so_ky }}", "{{ trich_yu }}", "{% if co_tien %}")
    found = check_template(path, "decision").problems
    assert len(found) == 3
    assert {"Số {{ so_ky }}", "{{ trich_yu }}"} < {one.words for one in found}


def test_many_tags_and_a_long_text_take_little_time(tmp_path):
    many = ["{{ trich_yeu }} " * 10] * 150 + ["chữ { " * 4000]
    path = c.paper(tmp_path, *many)
    started = time.monotonic()
    check_template(path, "plan")
    assert time.monotonic() - started < 5


def test_a_folder_or_nothing_at_all_is_said_so(tmp_path):
    with pytest.raises(RuleBroken, match="không phải một tệp"):
        check_template(tmp_path, "plan")
    with pytest.raises(RuleBroken, match="Không còn thấy"):
        check_template(tmp_path / "khong-co.docx", "plan")


@settings(max_examples=60, deadline=None)
@given(
    part=st.sampled_from([c.DOCUMENT, c.DOCUMENT_RELS, c.TYPES, "word/styles.xml", ""]),
    at=st.floats(0, 1),
    noise=st.binary(max_size=12),
    cut=st.integers(0, 40),
)
@example(part=c.DOCUMENT_RELS, at=0.125, noise=b"", cut=10)  # a relation loses its id
def test_whatever_is_broken_is_answered_in_words(part, at, noise, cut):
    """Bytes of one part, or of the whole file, are overwritten: found sound, or told."""
    with tempfile.TemporaryDirectory() as folder:
        path = c.paper(Path(folder), "{{ trich_yeu }} {% if co_tien %}x{% endif %}")
        parts = c.parts_of(path)
        whole = parts[part] if part else path.read_bytes()
        place = int(at * len(whole))
        spoilt = whole[:place] + noise + whole[place + cut :]
        if part:
            c.repacked(path, parts | {part: spoilt})
        else:
            path.write_bytes(spoilt)
        try:
            accept(path, "decision", Path(folder) / "sổ")
        except TemplateRefused as refused:
            decent(refused)
