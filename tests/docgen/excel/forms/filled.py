"""An office with indicators, its forms, and one of them filled in: what the corpora bend."""

import io
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.forms.content import PREFIX, Form
from docgen.excel.forms.reading import ReadForm
from docgen.excel.forms.writing import SHEET, write_form
from docgen.jobs.forms import prepare
from models.indicators import Indicator, Target
from models.plan_records import PlanRecord
from tests import small_book
from tests.small_book import TODAY

PERIOD = "2026-Q3"
PAPER_DAY = date(2026, 9, 18)
INDICATORS = (  # key, title, measure, more
    ("hoa", "Số mét đường hoa trồng mới", "m", {"low": 0, "high": 5000}),
    ("ho", "Tỷ lệ hộ gia đình tham gia", "%", {"kind": "last", "decimals": 1, "high": 100}),
    ("buoi", "Số buổi tuyên truyền", "buổi", {}),
    ("ha", "Diện tích trồng cây", "ha", {"decimals": 2}),
    ("quy", "Số tiền đóng góp", "triệu đồng", {"decimals": 3}),
)
TYPED: dict[str, object] = {
    "so_van_ban": "12/BC-NS",
    "ngay_van_ban": datetime(2026, 9, 18),
    "nguoi_lap": "Lò Thị Hoa",
    "khong_phat_sinh": "Không",
    "ct_01": 1250,
    "gc_01": "Vượt kế hoạch",
    "ct_02": 85.5,
    "ct_03": "x",
    "ct_04": 3.25,
    "ket_qua": "1. Trồng 1,2 km đường hoa.\nCả thôn tham gia.",
    "kho_khan": "Thiếu giống hoa.",
}
FACTS = (
    *("12/BC-NS", PAPER_DAY, "Lò Thị Hoa", False),
    [
        ("hoa", 1250.0, True, "Vượt kế hoạch"),
        ("ho", 85.5, True, ""),
        ("buoi", None, False, ""),
        ("ha", 3.25, True, ""),
        ("quy", None, True, ""),
    ],
    {
        "ket_qua": "1. Trồng 1,2 km đường hoa.\nCả thôn tham gia.",
        "kho_khan": "Thiếu giống hoa.",
        "kien_nghi": "",
    },
)


def fill_office() -> str:
    """Fill the open book; return the code of its plan, which has indicators."""
    code = small_book.fill()
    add_indicators(code)
    return code


def add_indicators(code: str) -> None:
    """Give a plan its indicators, the first with a target."""
    plan = PlanRecord.get(PlanRecord.code == code)
    for position, (key, title, measure, more) in enumerate(INDICATORS):
        Indicator.create(
            plan=plan, key=key, title=title, measure=measure, position=position, **more
        )
    Target.create(indicator=Indicator.get(key="hoa"), value=1200)


def first_form(code: str) -> Form:
    """Return the form of Thôn Nà Sao (DV01) for the third quarter."""
    forms = prepare(code, PERIOD, TODAY).forms
    return next(form for form in forms if form.identity.unit == "DV01")


def blank(form: Form, folder: Path) -> bytes:
    """Return the file of a form as it is given out."""
    path = folder / "blank.xlsx"
    write_form(form, path)
    return path.read_bytes()


def opened(content: bytes) -> Workbook:
    """Return a workbook to fill in."""
    return load_workbook(io.BytesIO(content))


def sheet(book: Workbook) -> Worksheet:
    return book[SHEET]


def cell(book: Workbook, name: str) -> Cell:
    """Return the cell of a name: "ct_01", "ket_qua"."""
    title, _, place = book.defined_names[f"{PREFIX}{name}"].attr_text.rpartition("!")
    return book[title.strip("'")][place.replace("$", "")]


def type_in(book: Workbook, typed: dict[str, object]) -> Workbook:
    """Put values into the named cells."""
    for name, value in typed.items():
        cell(book, name).value = value
    return book


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def facts(read: ReadForm) -> tuple[object, ...]:
    """Return all that is booked of a form, to compare."""
    figures = [(item.key, item.value, item.applies, item.note) for item in read.figures]
    return (read.paper_number, read.paper_on, read.author, read.nil, figures, read.answers)
