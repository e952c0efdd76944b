"""The register of outgoing papers as plain values, for paper and workbook.

Source: NĐ 30/2020/NĐ-CP, Phụ lục IV: the ten columns of the register.
"""

from dataclasses import dataclass, field
from datetime import date

TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
HEADINGS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
WIDTHS = (19, 12.5, 38, 18, 27, 15, 9, 12.5, 11, 18)  # in letters; the sum fills A4 across
NO_PAPERS = "Chưa có văn bản nào được ghi số."


@dataclass(frozen=True, kw_only=True)
class RegisterLine:
    """One line. `free`: nobody has the number; then only `reference` says something."""

    reference: str
    day: date | None = None
    about: str = ""  # type of paper and subject
    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: int | None = None
    sent_on: date | None = None
    note: str = ""
    free: bool = False


@dataclass(frozen=True, kw_only=True)
class RegisterPart:
    """The lines of one row of numbers, in their order."""

    name: str  # "Quyết định"
    lines: list[RegisterLine] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class RegisterData:
    """The register of a year; `agency` as printed in heads, one string a line."""

    year: int
    agency: list[str] = field(default_factory=list)
    parts: list[RegisterPart] = field(default_factory=list)
