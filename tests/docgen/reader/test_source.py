"""Files from outside: Word and text are read, everything else is refused in one sentence."""

import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.reader import read_plan
from docgen.reader.outline import walk
from docgen.reader.source import MOST_BYTES, decoded, old_font
from models.errors import RuleBroken
from models.plan import Mark

TEXT = "KẾ HOẠCH\n\nThi đua trồng rừng ở xã Suối Hoa\n\nI. MỤC ĐÍCH\n\nGiữ rừng đầu nguồn./.\n"


def word_file(path):
    """Write a plan as a clerk does in Word: two frames, bold titles, automatic numbers."""
    paper = Document()
    frame = paper.add_table(2, 2)
    frame.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ SUỐI HOA"
    frame.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    frame.cell(1, 0).text = "Số: 12/KH-UBND"
    frame.cell(1, 1).text = "Suối Hoa, ngày 12 tháng 3 năm 2026"
    for title in ("KẾ HOẠCH", "Phát động thi đua", "mùa hè năm 2026"):
        paper.add_paragraph().add_run(title).bold = True
    paper.add_paragraph("Ủy ban nhân dân xã Suối Hoa ban hành kế hoạch như sau:")
    paper.add_paragraph().add_run("I. MỤC ĐÍCH").bold = True
    paper.add_paragraph("Nâng cao đời sống.", style="List Number")
    paper.add_paragraph("Giữ gìn đường làng.", style="List Number")
    line = paper.add_paragraph()
    line.add_run("II. NỘI ").bold = True
    line.add_run("DUNG").bold = True
    table = paper.add_table(3, 3)
    rows = [
        ("TT", "Nội dung", "Đơn vị thực hiện"),
        ("Quý I", "", ""),
        ("1", "Phát động", "Thôn Bến"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    paper.add_paragraph("Trên đây là kế hoạch, đề nghị các thôn thực hiện./.")
    frame = paper.add_table(1, 2)
    frame.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT."
    frame.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Văn Mẫu"
    paper.save(path)
    return path


def test_a_word_file_is_read_with_its_frames_numbers_and_tables(tmp_path):
    plan = read_plan(word_file(tmp_path / "ke-hoach.docx"))
    assert plan.issuer.lines == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    assert (plan.head.number, plan.head.day, plan.head.month) == ("12", 12, 3)
    assert plan.head.subject == "Phát động thi đua mùa hè năm 2026"
    nodes = [node for node, _ in walk(plan.outline)]
    assert [(n.mark, n.typed) for n in nodes if n.text == "Giữ gìn đường làng."] == [
        (Mark.ARABIC, "2.")
    ]
    [table] = [node.table for node in nodes if node.table]
    assert table.rows == [["Quý I"], ["1", "Phát động", "Thôn Bến"]]
    assert [line.text for line in plan.recipients] == ["UBND tỉnh", "Lưu: VT"]
    assert plan.signatures[0].lines == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert plan.signatures[0].name == "Trần Văn Mẫu"


def test_text_boxes_are_read_and_deleted_text_is_not(tmp_path):
    paper = Document()
    paper.add_paragraph("KẾ HOẠCH")
    line = paper.add_paragraph("Trồng hoa")
    line._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:t>bỏ đi</w:t></w:r></w:del>"))
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Khung chữ</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    paper.add_paragraph("I. MỤC ĐÍCH")._p.append(box)
    paper.save(tmp_path / "hop.docx")
    plan = read_plan(tmp_path / "hop.docx")
    texts = [node.text for node, _ in walk(plan.outline)]
    assert plan.head.subject == "Trồng hoa" and "Khung chữ" in texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_every_common_encoding(tmp_path, encoding):
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_plan(path).head.subject == "Thi đua trồng rừng ở xã Suối Hoa"


def test_the_old_windows_encoding_is_read(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes("KÊ\u0301 HOA\u0323CH\n\nTrô\u0300ng rư\u0300ng năm nay\n".encode("cp1258"))
    assert read_plan(path).head.subject == "Trồng rừng năm nay"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0 old", ".docx"),
        (b"%PDF-1.4", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"<html><p>a", "trang web"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\x89PNG\x00\x01\x02" * 9, "văn bản"),
        ("Uû ban nh©n d©n x· ban hµnh kÕ ho¹ch thi ®ua n¨m nay".encode(), "TCVN3"),
        ("Uûy ban nhaân daân xaõ ban haønh keá hoaïch thi ñua naêm nay".encode(), "VNI"),
    ],
)
def test_other_files_are_refused_with_what_to_do(tmp_path, content, says):
    path = tmp_path / "tep.docx"
    path.write_bytes(content)
    with pytest.raises(RuleBroken, match=says):
        read_plan(path)


def test_a_file_too_big_is_refused(tmp_path):
    path = tmp_path / "to.docx"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(RuleBroken, match="20 MB"):
        read_plan(path)


def packed(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"a.txt": "x"}, "không phải tệp Word"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "không an toàn"),
        ({"word/document.xml": " " * 4500 + "<!DOCTYPE a><a/>"}, "không an toàn"),
        ({"word/document.xml": "<a>"}, "bị hỏng"),
        ({"word/document.xml": "<a/>", "word/b.bin": b"\0" * 9_000_000}, "không an toàn"),
        ({"word/document.xml": "<a/>"}, "không có chữ"),
    ],
)
def test_dangerous_word_files_are_refused(tmp_path, parts, says):
    with pytest.raises(RuleBroken, match=says):
        read_plan(packed(tmp_path / "la.docx", parts))


def test_deeply_nested_xml_is_only_text(tmp_path):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    depth = 3000
    inside = "<w:sdt>" * depth + "<w:p><w:r><w:t>Trồng hoa</w:t></w:r></w:p>" + "</w:sdt>" * depth
    content = f'<w:document xmlns:w="{w}"><w:body>{inside}</w:body></w:document>'
    plan = read_plan(packed(tmp_path / "sau.docx", {"word/document.xml": content}))
    assert "Trồng hoa" in [plan.head.subject, *(node.text for node in plan.outline)]


def test_a_missing_file_is_told_in_words(tmp_path):
    with pytest.raises(RuleBroken):
        read_plan(tmp_path / "khong-co.txt")


def test_unicode_text_is_never_taken_for_an_old_font():
    assert old_font(TEXT) == "" and decoded(TEXT.encode(), "a") == TEXT
    assert old_font("Ke hoach khong dau cua xa") == ""
