"""The shipped template of every kind, damaged in each of the usual ways, is named and kept out."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from docgen import templates
from docgen.template_gate.accepting import accept
from docgen.template_gate.check import check_template
from docgen.template_gate.own import TemplateRefused
from tests.docgen.template_gate import corpus as c

_SUBJECT = "{{ trich_yeu }}"
_MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def edited(edit: Callable[[Document], object]) -> Callable[[bytes, str], bytes]:
    """Return what opens a template, changes it and gives back its bytes."""

    def change(content: bytes, _kind: str) -> bytes:
        document = docx.Document(io.BytesIO(content))
        edit(document)
        kept = io.BytesIO()
        document.save(kept)
        return kept.getvalue()

    return change


def repacked(edit: Callable[[dict[str, bytes]], object]) -> Callable[[bytes, str], bytes]:
    """Return what unpacks a template, changes its parts and packs it again."""

    def change(content: bytes, _kind: str) -> bytes:
        parts = c.parts_of(io.BytesIO(content))
        edit(parts)
        kept = io.BytesIO()
        return c.repacked(kept, parts).getvalue()

    return change


def says(words: str) -> Callable[[Document], None]:
    """Put other words where the subject stands."""

    def edit(document: Document) -> None:
        text = next(text for text in _texts(document) if _SUBJECT in (text.text or ""))
        text.text = text.text.replace(_SUBJECT, words)

    return edit


def _texts(document: Document) -> list:
    return list(document.element.body.iter(qn("w:t")))


def split(document: Document) -> None:
    """Part the subject's tag into three runs, as Word does after some typing."""
    says("{{ trich_")(document)
    text = next(text for text in _texts(document) if (text.text or "").endswith("{{ trich_"))
    paragraph = docx.text.paragraph.Paragraph(text.getparent().getparent(), document)
    paragraph.add_run("y").bold = True
    paragraph.add_run("eu }}")


def unclosed(document: Document) -> None:
    """Take out the end of the last loop that runs over paragraphs or rows."""
    ends = [text for text in _texts(document) if "endfor" in (text.text or "")]
    ends[-1].text = ""


def another_kind(_content: bytes, kind: str) -> bytes:
    return templates.find("score_sheet" if kind != "score_sheet" else "decision").path.read_bytes()


def _with(name: str, content: bytes) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.update({name: content})


def _replace(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.update({name: parts[name].replace(old, new, 1)})


DAMAGES: dict[str, tuple[Callable[[bytes, str], bytes], str, str]] = {
    "misspelt": (edited(says("{{ trich_yue }}")), "bien_la", "trich_yeu"),
    "unknown": (edited(says("{{ mat_khau_may }}")), "bien_la", "mat_khau_may"),
    "unclosed-loop": (edited(unclosed), "loi_cu_phap", "endfor"),
    "brace-lost": (edited(says("{{ trich_yeu }")), "loi_cu_phap", "thiếu “}}”"),
    "code": (edited(says("{{ trich_yeu.__class__ }}")), "khong_cho_phep", "__class__"),
    "call": (edited(says("{{ cycler('x') }}")), "khong_cho_phep", "cycler"),
    "foreign": (another_kind, "bien_la", "“"),
    "macro": (repacked(_replace(c.TYPES, _PLAIN, _MACRO)), "macro", "macro"),
    "hidden-macro": (repacked(_with("word/vbaProject.bin", b"x")), "macro", "macro"),
    "path": (repacked(_with("../../ra.txt", b"x")), "doc_hai", "."),
    "entity": (repacked(_replace(c.DOCUMENT, b"?>", b"?>" + _ENTITY)), "doc_hai", "."),
    "half": (lambda content, _: content[: len(content) // 2], "hong", "."),
}


@pytest.mark.parametrize("kind", templates.NAMES)
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_template_of_ours_is_named_and_kept_out(tmp_path, kind, name):
    damage, code, told = DAMAGES[name]
    shipped = templates.find(kind).path.read_bytes()
    path = tmp_path / "mau.docx"
    path.write_bytes(damage(shipped, kind))
    before, data = path.read_bytes(), tmp_path / "sổ"
    started = time.monotonic()
    with pytest.raises(TemplateRefused) as refused:
        accept(path, kind, data)
    assert time.monotonic() - started < 5
    problems = refused.value.problems
    assert code in {found.code.value for found in problems}
    lines = [found.line() for found in problems]
    assert any(told in line for line in lines)
    assert all(line.rstrip().endswith((".", "?")) for line in lines)
    assert path.read_bytes() == before and not data.exists()
    assert templates.find(kind).path.read_bytes() == shipped
    assert not (tmp_path.parent / "ra.txt").exists()


@pytest.mark.parametrize("kind", templates.NAMES)
def test_a_tag_word_has_split_is_mended(tmp_path, kind):
    path: Path = tmp_path / "mau.docx"
    path.write_bytes(edited(split)(templates.find(kind).path.read_bytes(), kind))
    checked = check_template(path, kind)
    assert checked.problems == [] and checked.healed == 1
    assert accept(path, kind, tmp_path / "sổ").is_file()
