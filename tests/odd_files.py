"""Files that no clerk should be handed and some are: made in memory, for test_bad_input."""

import io
import json
import random
import zipfile
from collections.abc import Callable

import docx
from openpyxl import Workbook

from docgen.campaign_file import CampaignFile, to_text
from models.plan import Campaign, Head, Node, Plan

NOISE = random.Random(5).randbytes(30_000)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4000
TCVN3 = "KÕ ho¹ch tæ chøc phong trµo thi ®ua yªu n­íc n¨m 2026 cña x· Suèi Hoa. " * 20


def campaign(**changes: object) -> dict[str, object]:
    plan = Plan(
        year=2026,
        head=Head(subject="Thi đua làm đường"),
        campaigns=[Campaign(title="Làm đường")],
        outline=[Node(text="Làm đường")],
    )
    return json.loads(to_text(CampaignFile(plan=plan))) | changes


def as_json(**changes: object) -> bytes:
    return json.dumps(campaign(**changes)).encode()


def day(first: str, last: str = "") -> dict[str, str]:
    return {"kind": "day", "first_on": first, "last_on": last or first}


def due(**rule: int) -> bytes:
    return as_json(reporting=[{"cadence": "month", "due": rule}])


def nested(depth: int) -> bytes:
    outline = '{"text":"x","children":[' * depth + '{"text":"x"}' + "]}" * depth
    return as_json()[:-1].replace(b'"outline"', b'"x"') + f',"outline":[{outline}]}}'.encode()


def word(body: str = "<w:p><w:r><w:t>Thi đua</w:t></w:r></w:p>", start: str = "") -> bytes:
    """Return a small Word file with this body; `start` goes before its root element."""
    made = io.BytesIO()
    docx.Document().save(made)
    root = f'<?xml version="1.0"?>{start}<w:document xmlns:w="{W}"><w:body>{body}</w:body>'
    return rezipped(made.getvalue(), {"word/document.xml": f"{root}</w:document>".encode()})


def rezipped(content: bytes, changes: dict[str, bytes], without: str = "") -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        parts = {name: source.read(name) for name in source.namelist()} | changes
        for name, part in parts.items():
            if name != without:
                target.writestr(name, part)
    return made.getvalue()


def workbook(*rows: list[object]) -> bytes:
    made, book = io.BytesIO(), Workbook()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def locked_zip(content: bytes) -> bytes:
    """Return the zip with every member marked as encrypted."""
    marked = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(sign)
        while at >= 0:
            marked[at + offset] |= 1
            at = marked.find(sign, at + 4)
    return bytes(marked)


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
BOMB = b"<a>" + b" " * (80 << 20) + b"</a>"
FILES: dict[str, Callable[[], bytes]] = {
    **{f"rỗng.{end}": lambda: b"" for end in ("docx", "txt", "json", "xlsx")},
    **{f"nhiễu.{end}": lambda: NOISE for end in ("docx", "txt", "json", "xlsx", "pdf", "doc")},
    **{f"trắng.{end}": lambda: b" \r\n\t " for end in ("docx", "txt", "json", "xlsx")},
    **{f"số không.{end}": lambda: b"\0" * 9000 for end in ("docx", "txt", "json", "xlsx")},
    **{f"mã hóa.{end}": lambda: LOCKED for end in ("docx", "xlsx", "doc", "xls")},
    "mật khẩu.docx": lambda: locked_zip(word()),
    "nửa.docx": lambda: word()[:3000],
    "không chữ.docx": lambda: word("<w:p/>"),
    "thực thể.docx": lambda: word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", ENTITY),
    "thực thể xa.docx": lambda: word(start=f"<!--{'x' * 6000}-->{ENTITY}"),
    "bom.docx": lambda: rezipped(word(), {"word/document.xml": BOMB}),
    "bom.xlsx": lambda: rezipped(workbook(["a"]), {"xl/worksheets/sheet1.xml": BOMB}),
    "thiếu ruột.docx": lambda: rezipped(word(), {}, without="word/document.xml"),
    "gãy.docx": lambda: rezipped(word(), {"word/document.xml": b"<a><b>"}),
    "bảng tính.docx": lambda: workbook(["Tên đơn vị"]),
    "rtf.docx": lambda: b"{\\rtf1 Thi \\'e0}",
    "pdf.docx": lambda: b"%PDF-1.7" + NOISE,
    "trang web.txt": lambda: b"<!DOCTYPE html><html><body>a</body></html>",
    "tcvn3.txt": lambda: TCVN3.encode("latin-1", "replace"),
    "có số không.txt": lambda: "KẾ HOẠCH\nthi đua\0 năm 2026".encode(),
    "văn bản.xlsx": word,
    "không tiêu đề.xlsx": lambda: workbook(["Lung tung"], [3]),
    "trống.xlsx": workbook,
    "cắt.json": lambda: as_json()[:60],
    "mảng.json": lambda: b"[]",
    "không.json": lambda: b"null",
    "utf-16.json": lambda: json.dumps(campaign()).encode("utf-16"),
    "nửa chữ.json": lambda: as_json(document={"subject": "a\ud800b"}),
    "ngoặc.json": lambda: b"[" * 200_000,
    "10000 lớp.json": lambda: nested(10_000),
    "20001 mục.json": lambda: as_json(outline=[{"text": "x"}] * 20_001),
    "chữ thay số.json": lambda: as_json(year="hai nghìn"),
    "số dài.json": lambda: as_json().replace(b"2026", b"9" * 6000, 1),
    "năm lớn.json": lambda: as_json(year=10**30),
    "năm âm.json": lambda: as_json(year=-5),
    "không phải số.json": lambda: as_json().replace(b"2026", b"NaN", 1),
    "đúng sai.json": lambda: as_json(year=True),
    "nhóm thay danh sách.json": lambda: as_json(outline={"a": 1}),
    "trường lạ.json": lambda: as_json(bịa=1),
    "khác loại.json": lambda: as_json(format="khác"),
    "mới hơn.json": lambda: as_json(version=99),
    "đơn vị lạ.json": lambda: as_json(units=[{"name": "Thôn Lạ"}]),
    "tháng 13.json": lambda: as_json(document={"subject": "a", "month": 13}),
    "ngày 45.json": lambda: due(day=45),
    "tháng báo cáo 99.json": lambda: due(day=5, month=99),
    "ngày không có.json": lambda: as_json(campaigns=[{"starts": day("2026-02-31")}]),
    "năm 9999.json": lambda: as_json(campaigns=[{"ends": day("9999-12-31")}]),
    "kết thúc trước.json": lambda: as_json(
        campaigns=[{"starts": day("2026-12-01"), "ends": day("2026-11-30")}]
    ),
}

LONG: dict[str, Callable[[], str]] = {
    "5 MB.txt": lambda: "Các thôn báo cáo kết quả hằng quý trước ngày 15/12/2026.\n" * 70_000,
    "5 MB một dòng.txt": lambda: "Các thôn báo cáo kết quả hằng quý " * 110_000,
    "5 MB một chữ.txt": lambda: "a" * (5 << 20),
}

ODD: dict[str, Callable[[], str]] = {
    "10000 gạch.txt": lambda: "- a\n" * 10_000,
    "10000 số.txt": lambda: "".join(f"{number}. Việc\n" for number in range(1, 10_001)),
    "300 bậc.txt": lambda: "".join(f"{'  ' * depth}- ý {depth}\n" for depth in range(300)),
    "400 cấp số.txt": lambda: "".join(f"{'1.' * depth} mục\n" for depth in range(1, 400)),
    "số lớn.txt": lambda: "Từ ngày 99/99/9999. Đạt 9" + "0" * 30 + "%. Ngày 45 hằng tháng.\n",
    "thẻ mẫu.txt": lambda: "- {{ a }} {% for x in y %} {# b #} <w:p>&amp;\n",
}
