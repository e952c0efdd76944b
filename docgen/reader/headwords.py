"""Patterns of a paper's head: the State's lines, number, place and day, names of bodies."""

import re
from dataclasses import dataclass

from docgen.reader.letters import vietnamese
from models.text import squeeze

NATION = re.compile(
    r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–—.]?\s*Tự\s+do\s*[-–—.]?\s*Hạnh\s+phúc",
    re.I,
)
PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
NUMBER_AT = re.compile(
    r"(?:^|(?<=[\s.]))[Ss](?:ố|Ố)\s*[:;.]?\s*(?=[\d./…_\s-]*[a-z]?[./…_\s-]*\s*[A-ZĐ]|$)"
)
_NUMBER = re.compile(
    r"[\s.…_]*(?P<number>\d{0,5}[a-zA-Z]?)(?P<fill>[\s.…_]*)"
    r"(?P<symbol>[/–-]?\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐ]*\.?(?:\s*[-–/.&]\s*[A-ZĐ]\w*)*)?"
)
_BLANK = r"[\s.…_]*"
DATE = re.compile(
    rf"(?P<place>[^\W\d_][\w\s.'’-]{{1,45}}?)?\s*,?\s*[Nn]gày(?P<day>\s*\d{{1,2}}|{_BLANK})\s*"
    rf"tháng(?P<month>\s*\d{{1,2}}|{_BLANK})\s*năm(?P<year>\s*\d{{4}}|\s*20{_BLANK}|{_BLANK})\.?"
)
BODY = re.compile(
    r"(?:ỦY\s+BAN|UỶ\s+BAN|UBND|UBMTTQ|UBTWMTTQ|HĐND|HỘI|PHÒNG|SỞ|BAN|BỘ|CỤC|VĂN\s+PHÒNG|ĐẢNG|CHI\s+BỘ|"
    r"HUYỆN\s+[ỦU][YỶ]|THÀNH\s+[ỦU][YỶ]|THỊ\s+[ỦU][YỶ]|QUẬN\s+[ỦU][YỶ]|TỈNH\s+[ỦU][YỶ]|TRƯỜNG|CỤM|"
    r"KHỐI|LIÊN\s+ĐOÀN|CÔNG\s+ĐOÀN|CĐCS|ĐOÀN|TRUNG\s+TÂM|CÔNG\s+AN|CHỦ\s+TỊCH|TRẠM|MẶT\s+TRẬN|"
    r"CÔNG\s+TY|TÒA\s+ÁN|VIỆN|CHI\s+CỤC|THANH\s+TRA|KHO\s+BẠC|TỔ\s+CÔNG|LIÊN\s+MINH|HỢP\s+TÁC|"
    r"ĐỘI|LIÊN\s+ĐỘI|LĐLĐ|NGHIỆP\s+ĐOÀN|BỆNH\s+VIỆN|CHI\s+NHÁNH|CHI\s+HỘI|TỔNG|QUÂN\s+KHU|"
    r"TIỂU\s+ĐOÀN|TRUNG\s+ĐOÀN|ĐỒN|HẠT|NGÂN\s+HÀNG|CÂU\s+LẠC|ĐẠI\s+HỌC|HỌC\s+VIỆN)"
    r"(?:\s|$)",
    re.I,
)
NO_BODY = re.compile(
    r"(?:DỰ THẢO|BẢN SAO|SAO Y|SAO LỤC|TRÍCH SAO|MẬT|TỐI MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN|CÔNG VĂN|"
    r"VĂN BẢN|LƯU HÀNH|PHỤ LỤC|NỘI DUNG|TRANG CHỦ|TIN TỨC|THÔNG TIN|DANH MỤC|V/V|CỘNG HÒA|"
    r"CHỦ NGHĨA|CĂN CỨ|MỤC LỤC|ĐẾN)\b"
)
TYPES = vietnamese(
    r"(?P<type>K\s*Ế\s+H\s*O\s*Ạ\s*C\s*H(?:\s+LIÊN\s+TỊCH|\s+PHỐI\s+HỢP(?=\s*$))?|CHƯƠNG\s+TRÌNH(?:\s+(?:CÔNG\s+TÁC|HÀNH\s+ĐỘNG))?|"
    r"PHƯƠNG\s+ÁN|HƯỚNG\s+DẪN|ĐỀ\s+ÁN|THÔNG\s+BÁO|CHỈ\s+THỊ|QUYẾT\s+ĐỊNH|THỂ\s+LỆ|QUY\s+CHẾ)"
    r"(?P<rest>(?:[\s:,(“\"-].*|(?:V/v|[A-ZÀ-ỸĐ][a-zà-ỹđ]).*)?)$"
)
LEVEL = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"


@dataclass(frozen=True, kw_only=True)
class NumberLine:
    """Number and symbol as the head shows them, and what stood behind them on the line."""

    number: str
    symbol: str
    strayed: bool  # a space or dots stood between the number and its symbol
    rest: str


def number_line(text: str) -> NumberLine | None:
    """Read "Số: 61 /KH-UBND", "Số 05-KH/BCĐ", "Số: …./KH-UBND"; None when it is no such line."""
    start = NUMBER_AT.match(text)
    if not start:
        return None
    found = _NUMBER.match(text[start.end() :])
    symbol = re.sub(r"\s+", "", found["symbol"] or "").replace("–", "-")
    if symbol and symbol[0] not in "/-":
        symbol = "/" + symbol
    rest = text[start.end() + found.end() :].strip(" .…_")
    spaced = bool(found["number"] and found["fill"] and symbol)
    strayed = spaced or bool(re.search(r"\s", (found["symbol"] or "").strip()))
    if rest and not DATE.fullmatch(rest) and not NATION.search(rest):
        return None
    return NumberLine(number=found["number"], symbol=symbol, strayed=strayed, rest=rest)


def is_capitals(text: str) -> bool:
    """Tell whether the letters of `text` are all capitals, three of them at least."""
    return text == text.upper() and sum(map(str.isalpha, text)) >= 3


def sentence_case(line: str) -> str:
    """Return the name of a body printed in capitals as running text has it."""
    words = squeeze(line).split(" ")
    plain = _COMMON if _NAMED_BODY.match(line) else {word.lower() for word in words}
    text = " ".join(
        word if word in _SHORT else word.lower() if word.lower() in plain else word.title()
        for word in words
    )
    text = _SMALL_NAMES.sub(lambda found: found[1] + found[2].title(), text)
    for name in _FIXED:
        text = re.sub(name, name, text, flags=re.I)
    return text[:1].upper() + text[1:]


_NAMED_BODY = re.compile(  # what follows their common nouns is a name
    r"(?:TRƯỜNG|LIÊN\s+ĐỘI|ĐỘI|BỆNH\s+VIỆN|TRẠM|CÔNG\s+TY|HỢP\s+TÁC\s+XÃ|ĐỒN|NHÀ\s+MÁY)\s", re.I
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "trường liên đội bệnh viện trạm công ty hợp tác xã đồn nhà máy mầm non mẫu giáo tiểu học"
        " trung cơ sở phổ thông và dân tộc nội bán trú cao đẳng đại chuyên cấp giáo dục đào tạo"
        " thường xuyên nghề biên phòng cảnh sát đa khoa y tế khu vực cổ phần trách nhiệm hữu hạn"
        " một thành viên tnhh phường thị trấn huyện quận tỉnh phố thôn bản nông nghiệp dịch vụ số"
        " kiểm lâm",
    )
)
_SHORT = {"UBND", "HĐND", "MTTQ", "UBMTTQ", "TDP", "THCS", "THPT", "TĐKT", "BCĐ", "BCH", "TNTP",
          "PTDT", "TNHH", "LĐLĐ", "GD&ĐT", "TH", "MN", "PTDTBT", "PTDTNT"}  # fmt: skip
_SMALL_NAMES = re.compile(rf"\b({LEVEL}\s+)(?!ủy\b|uỷ\b)([^,;()–]+)")
_FIXED = (
    "Thi đua - Khen thưởng", "Hội đồng", "Phòng", "Ban Chỉ đạo", "Mặt trận Tổ quốc", "Đảng ủy",
    "Văn phòng", "Đảng bộ",
)  # fmt: skip
