"""What Excel itself says while a form is filled in: choices, limits, hints, in Vietnamese."""

from collections.abc import Callable
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.forms.content import (
    AUTHOR,
    DAY,
    MOST_ANSWER,
    MOST_NOTE,
    MOST_SHORT,
    NIL,
    NO,
    NUMBER,
    YES,
    FormIndicator,
)

FIRST_DAY = date(2000, 1, 1)
_MOST_PROMPT = 255  # letters, Excel's own limit
_EXCEL_ZERO = date(1899, 12, 30)


def figure(sheet: Worksheet, cell: Cell, indicator: FormIndicator) -> None:
    """Let only a number, or "x" for not applicable, be typed."""
    here = cell.coordinate
    number = f"ISNUMBER({here})"
    if not indicator.decimals:
        number = f"AND({number},IF({number},INT({here})={here},FALSE))"
    kind = "số nguyên" if not indicator.decimals else "số"
    check = DataValidation(
        type="custom", formula1=f'OR({number},LOWER({here})="x",LOWER({here})="kad")'
    )
    told = f"Hãy ghi {kind}; ghi x nếu chỉ tiêu không áp dụng; để trống nếu chưa có số liệu."
    _say(check, "Số liệu kỳ này", told, told + _limits(indicator))
    _add(sheet, cell, check)


def note(sheet: Worksheet, cell: Cell) -> None:
    """Keep a note short."""
    _length(sheet, cell, "Ghi chú", MOST_NOTE, "")


def answer(sheet: Worksheet, cell: Cell) -> None:
    """Keep an answer within what is read back."""
    hint = "Ghi ngắn gọn, mỗi ý một dòng (Alt+Enter để xuống dòng). Có thể để trống."
    _length(sheet, cell, "Nội dung", MOST_ANSWER, hint)


def _paper_number(sheet: Worksheet, cell: Cell) -> None:
    hint = "Số, ký hiệu văn bản gửi kèm báo cáo, ví dụ 12/BC-TH. Có thể để trống."
    _length(sheet, cell, "Số văn bản", MOST_SHORT, hint)


def _author(sheet: Worksheet, cell: Cell) -> None:
    hint = "Họ tên và số điện thoại người lập, để tiện hỏi lại khi cần."
    _length(sheet, cell, "Người lập", MOST_SHORT, hint)


def _paper_day(sheet: Worksheet, cell: Cell) -> None:
    # The number of the day: a text of it would be read by the habits of the machine.
    first = str((FIRST_DAY - _EXCEL_ZERO).days)
    check = DataValidation(type="date", operator="greaterThanOrEqual", formula1=first)
    told = "Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/12/2026."
    _say(check, "Ngày văn bản", told, told)
    _add(sheet, cell, check)


def _nil(sheet: Worksheet, cell: Cell) -> None:
    check = DataValidation(type="list", formula1=f'"{YES},{NO}"', allow_blank=True)
    hint = f"Chọn “{YES}” nếu trong kỳ không có gì để báo cáo; khi đó để trống số liệu."
    _say(check, "Không phát sinh", f"Hãy chọn “{YES}” hoặc “{NO}” trong danh sách.", hint)
    _add(sheet, cell, check)


GENERAL: dict[str, Callable[[Worksheet, Cell], None]] = {
    NUMBER: _paper_number,
    DAY: _paper_day,
    AUTHOR: _author,
    NIL: _nil,
}


def _limits(indicator: FormIndicator) -> str:
    low, high = indicator.low, indicator.high
    if low is None and high is None:
        return ""
    least = "" if low is None else f" từ {low:g}".replace(".", ",")
    most = "" if high is None else f" đến {high:g}".replace(".", ",")
    return f" Thường{least}{most} {indicator.measure}".rstrip() + "."


def _length(sheet: Worksheet, cell: Cell, title: str, most: int, hint: str) -> None:
    check = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(most))
    _say(check, title, f"Hãy ghi không quá {most} ký tự.", hint)
    _add(sheet, cell, check)


def _say(check: DataValidation, title: str, error: str, hint: str) -> None:
    check.allow_blank, check.showErrorMessage = True, True
    check.errorTitle, check.error = title, error
    if hint:
        check.showInputMessage = True
        check.promptTitle, check.prompt = title, hint[:_MOST_PROMPT]


def _add(sheet: Worksheet, cell: Cell, check: DataValidation) -> None:
    check.add(cell.coordinate)
    sheet.add_data_validation(check)
