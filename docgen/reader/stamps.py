"""The visible text of a digital signature, which scans mix into the paper."""

import re

from docgen.reader.lines import has_words

STAMP = "stamp"  # in `Node.typed` until the slips are written
_STAMP = re.compile(
    r"(?:Người ký|Ký bởi|Được ký bởi|Ký số bởi|Signed by|Digitally signed|Thời gian ký|Ngày ký|"
    r"Giờ ký|Signature|Chữ ký số|Signer|Date\s*:|DN\s*:|Email\s*:|E-mail\s*:)",
    re.I,
)
_FOLLOWS = re.compile(
    r"(?:Cơ quan|Tổ chức|Đơn vị|Chức vụ|Địa chỉ|Lý do|Reason|Location|Nguồn)\s*:", re.I
)
_TIME = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}:\d{2}(:\d{2})?.*")


def is_stamp(text: str, after_stamp: bool = False) -> bool:
    """Tell whether a line is of such a stamp; some only are so after another."""
    text = text.strip(" *")
    if _STAMP.match(text) and has_words(text):
        return True
    return after_stamp and bool(_FOLLOWS.match(text) or _TIME.fullmatch(text))
