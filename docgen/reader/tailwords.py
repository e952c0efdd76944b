"""Patterns of a paper's tail: end mark, Nơi nhận, powers, posts and names of signers."""

import re

from docgen.reader.headwords import DATE, is_capitals
from docgen.reader.letters import CAPITALS, vietnamese
from models.text import folded

_UP = CAPITALS
END_MARK = re.compile(r"(?P<space>\s*)(?:\.\s*/\s*\.?|/\s*\.)\s*[”\"»)]?\**\s*$")
RECIPIENTS = re.compile(r"\W*n[ơo]i\s+nh[ậâ]n\s*[:;.]?\W*", re.I)
POWER = vietnamese(
    r"(?:T\.?\s?M|T/M|K\.?\s?T|K/T|T\.?\s?L|T/L|T\.?U\.?Q|TU/Q|Q|QUYỀN)\s*[./,]\s*(?=[^\W\d_])"
    r"|(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\s+(?=[A-ZÀ-ỸĐ]{2})"
)
_POSTS = (
    r"(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|CHỦ\s+NHIỆM|CHÁNH\s+VĂN\s+PHÒNG|CHÁNH\s+THANH\s+TRA|"
    r"TRƯỞNG|GIÁM\s+ĐỐC|TỔNG\s+GIÁM\s+ĐỐC|HIỆU\s+TRƯỞNG|BÍ\s+THƯ|VIỆN\s+TRƯỞNG|CHÁNH\s+ÁN|"
    r"ỦY\s+VIÊN|UỶ\s+VIÊN|THƯ\s+KÝ|CỤC\s+TRƯỞNG|CHỈ\s+HUY|TRẠM\s+TRƯỞNG|THỦ\s+TRƯỞNG|ĐỘI\s+TRƯỞNG)"
)
POST = re.compile(
    rf"(?:PHÓ\s+)?(?:CỤM|KHỐI|TỔ|ĐỘI|BAN|XÓM|THÔN|KHU)\s+(?:TRƯỞNG|PHÓ)\b"
    rf"|(?:CHÁNH|{_POSTS})\b|(?:KIÊM|THƯỜNG\s+TRỰC)\b|PHÓ\s+{_POSTS}"
)
SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|đã ký và đóng dấu)[^)]{0,40}\)?", re.I)
APPENDIX = re.compile(
    r"(?:PHỤ\s+LỤC|BIỂU\s+MẪU|BIỂU\s+SỐ|MẪU\s+SỐ|DANH\s+SÁCH|BẢNG\s|MẪU\s|BIỂU\s|ĐỀ\s+CƯƠNG)"
    r"|(?:Phụ\s+lục|Biểu|Mẫu|Biểu mẫu)\s+(?:số\s*)?[\dIVX]+\b"
)
_WORD = rf"[{_UP}][^\W\d_]*(?:['’][{_UP}]?[^\W\d_]*)?"
_RANK = (
    r"(?:(?:ThS|TS|PGS|GS|BS|CN|KS|CKI|CKII)\.?\s*|"
    r"(?:Thiếu|Trung|Thượng|Đại)\s+(?:tá|úy|tướng)\s+)*"
)
_NAME = re.compile(rf"{_RANK}{_WORD}(?:[\s-]+{_WORD}){{1,5}}")
_NO_NAMES = re.compile(
    r"\b(?:nơi|lưu|ủy ban|uỷ ban|ubnd|hđnd|phòng|sở|huyện|xã|tỉnh|hội|ban|đảng|như trên|văn phòng|"
    r"chủ tịch|trưởng|giám đốc|vt|kế hoạch|phụ lục|đã ký|các)\b",
    re.I,
)
_FAMILY = re.compile(
    r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Hà|Trương|"
    r"Lương|Đinh|Lâm|Mai|Tô|Tạ|Triệu|Lò|Vi|Chu|Cao|Đoàn|Đào|Thái|Châu|Hứa|Lưu|Quách|Tống|Y|Sùng)\b"
)


def is_name(text: str) -> bool:
    """Tell whether `text` looks like a person's name: two to six words with capitals."""
    if is_capitals(text) and not _FAMILY.match(text.title()):
        return False
    return bool(_NAME.fullmatch(text)) and not _NO_NAMES.search(text)


def is_power(text: str) -> bool:
    """Tell whether a line says by which power or in which post somebody signs."""
    if len(text.split()) > 16:
        return False
    if POWER.match(text):
        return True
    return is_capitals(text) and bool(POST.match(text))


def starts_tail(text: str) -> bool:
    """Tell whether a line can open the part after the last sentence."""
    if RECIPIENTS.match(text) or SIGNED.fullmatch(text):
        return True
    return is_power(text) or bool(DATE.fullmatch(text))


def split_names(text: str) -> list[str]:
    """Return the names of a line that holds those of two signers side by side."""
    if not is_name_run(text):
        return [text]
    starts = [found.start() for found in _FAMILY.finditer(text)]
    words = text.split()
    if len(words) < 4 or len(starts) < 2:
        return [text]
    best = min(starts[1:], key=lambda at: abs(at - len(text) / 2))
    left, right = text[:best].strip(), text[best:].strip()
    both = len(left.split()) >= 2 and len(right.split()) >= 2
    return [left, right] if both else [text]


def is_name_run(text: str) -> bool:
    """Tell whether every word of `text` has a capital: one name or several."""
    words = text.split()
    return len(words) >= 2 and all(re.fullmatch(_WORD, word) for word in words)


def is_copy_line(text: str) -> bool:
    """Tell whether a line is the last of Nơi nhận: "Lưu: VT."."""
    return folded(text).startswith("luu")
