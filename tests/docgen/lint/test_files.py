"""Files that are no sound Word documents, and the command."""

import shutil
import zipfile

import pytest

from docgen.lint import lint_file
from main import main
from models.errors import RuleBroken
from tests.docgen.lint.bending import bent, swap


def with_part(folder, name: str, content: bytes):
    """Return a copy of a sound paper with one part replaced."""
    path, out = bent(folder, "plan"), folder / "khac.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info, content if info.filename == name else source.read(info))
    return out


BODY = "word/document.xml"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "bị hỏng"), (b"<w:document", "bị hỏng"), (ENTITY, "không an toàn")],
)
def test_a_damaged_or_dangerous_body_is_refused(tmp_path, content, words):
    with pytest.raises(RuleBroken, match=words):
        lint_file(with_part(tmp_path, BODY, content))


def test_what_is_no_word_file_is_refused(tmp_path):
    text = tmp_path / "a.docx"
    text.write_text("không phải Word", "utf-8")
    with pytest.raises(RuleBroken, match="bị hỏng"):
        lint_file(text)
    archive = tmp_path / "b.docx"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(RuleBroken, match="không phải tệp Word"):
        lint_file(archive)
    with pytest.raises(RuleBroken, match="Không đọc được"):
        lint_file(tmp_path / "khong-co.docx")


def test_a_cut_file_is_refused(tmp_path):
    path = bent(tmp_path, "plan")
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(RuleBroken, match="bị hỏng"):
        lint_file(path)


def test_damaged_styles_and_an_empty_body_are_no_crash(tmp_path):
    with pytest.raises(RuleBroken):
        lint_file(with_part(tmp_path, "word/styles.xml", b"<w:styles"))
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    empty = b'<w:document xmlns:w="' + space + b'"/>'
    found = lint_file(with_part(tmp_path, BODY, empty))
    assert [str(finding) for finding in found] == [
        "Phụ lục I, Mục II, khoản 1: Không thấy Quốc hiệu, Tiêu ngữ (đầu văn bản)."
    ]


def test_wild_numbers_in_a_file_are_no_crash(tmp_path):
    path = bent(tmp_path, "plan")
    with zipfile.ZipFile(path) as source:
        body = source.read(BODY)
    for wild in (b"abc", b"99999999999999999999", b"1e400", b"12.5", b""):
        spoilt = body.replace(b'w:w="3798"', b'w:w="' + wild + b'"')
        assert spoilt != body
        spoilt, column = spoilt.replace(b'w:left="', b'w:left="' + wild), spoilt
        assert wild == b"" or spoilt != column
        lint_file(with_part(tmp_path, BODY, spoilt))


@pytest.mark.parametrize("names", [("tbl", "tr", "tc"), ("sdt", "sdtContent"), ("p", "hyperlink")])
def test_what_is_nested_without_end_is_no_crash(tmp_path, names):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    opening = "".join(f"<w:{name}>" for name in names) * 700
    closing = "".join(f"</w:{name}>" for name in reversed(names)) * 700
    body = f"<w:document {space}><w:body>{opening}{closing}</w:body></w:document>"
    assert lint_file(with_part(tmp_path, BODY, body.encode()))


def test_the_file_stays_as_it_is(tmp_path):
    path = bent(tmp_path, "plan")
    before = path.read_bytes()
    lint_file(path)
    assert path.read_bytes() == before


def test_the_command_says_nothing_of_a_sound_paper(tmp_path, capsys):
    assert main(["lint", str(bent(tmp_path, "plan")), "--on", "2026-11-21"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_command_prints_one_finding_a_line(tmp_path, capsys):
    path = bent(tmp_path, "plan", swap("I. MỤC", "I.", "II."))
    path = shutil.move(path, tmp_path / "tên có dấu.docx")
    assert main(["lint", str(path), "--on", "2026-11-21"]) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Phụ lục I, Mục II, điểm đ khoản 6: Đánh số không liên tục")
    assert all(line.endswith(".") for line in out.splitlines())


def test_the_command_tells_a_bad_file_on_stderr(tmp_path, capsys):
    assert main(["lint", str(tmp_path / "khong-co.docx")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "khong-co.docx" in err
