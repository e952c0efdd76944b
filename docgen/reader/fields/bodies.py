"""Names of offices and bodies in running text: where one ends, which level it is of."""

import re

from docgen.reader.fields.words import clean, shadow
from models.plan import IssuerKind, Plan

START = (
    r"(?:(?:ủy ban|ubnd|phòng(?! chống| ngừa|,? chống)|văn phòng|vp|hội đồng|hđ|hđtđkt|"
    r"ban(?! hành)|sở|"
    r"thường trực|tt hđnd|bộ phận|bộ|trung tâm|trường(?! hợp)|nhà trường|hiệu trưởng|công chức|"
    r"thủ trưởng|trưởng|chủ tịch|giám đốc|cơ quan|đơn vị|các|những|mỗi|mặt trận|mttq|ubmttq|"
    r"đoàn thể|đoàn|hội(?! (?:nghị|thi|viên|thảo|trường|họp))|công đoàn|liên đoàn|công an|quân sự|"
    r"ban chỉ huy|bch|trạm|đài|cụm|khối|tổ(?! chức)|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|chi bộ|"
    r"thành viên|cấp trên|huyện(?! ủy)|tỉnh(?! ủy)|xã(?! hội)|phường|thị trấn|thành phố|thị xã|"
    r"đặc khu|văn hóa|kế toán|tài chính|địa chính|tư pháp|cán bộ|người|lãnh đạo|bí thư|liên đội|"
    r"tổng phụ trách|giáo viên|chi đoàn|chi hội|doanh nghiệp|hợp tác xã|thôn|ấp|bản|xóm|"
    r"tổ dân phố|khu phố|hộ|ông|bà|đồng chí|kho bạc|bảo hiểm|chi cục|viện|bệnh viện|ngân hàng|"
    r"tòa án|đồn|buôn|tổng phụ|thư ký|chánh|phó|chính phủ|thủ tướng|quốc hội|ban chấp hành|"
    r"trung ương|hđnd|địa phương)(?!\w))"
)
_START = re.compile(r"\b" + START)
_STOP = re.compile(
    r"(?:để|kèm|trước|theo|chậm|muộn|vào|qua|thông qua|xem|có|được|đã|sẽ|tại|từ|đến|tới|khi|trong|"
    r"là|"
    r"kết quả|tổng hợp|đề nghị|đề xuất|xét|tặng|khen|chủ trì|phối hợp|tham mưu|hướng dẫn|kiểm tra|"
    r"theo dõi|báo cáo|thẩm định|tổ chức(?! chính trị|,| cơ sở| đoàn| thành viên)|về|triển khai|"
    r"ban hành|xây dựng|quyết định|nơi|trên cơ sở|trên địa bàn|căn cứ|chịu|thực hiện|gửi|nộp|bằng|"
    r"hoặc|hằng|hàng|định kỳ|đúng|kịp|chậm nhất|đối với|quy định|phê duyệt|công nhận|biết|đăng ký|"
    r"lập|sơ kết|tổng kết|đánh giá|năm|quý|tháng|ngày|như|nhằm|với|này|một|cho|do|trình|bố trí|"
    r"chỉ đạo|số(?! \d)|mà|nếu|vì|"
    r"phát động|trích|cấp kinh phí|hỗ trợ|thông báo|ký|họp|giúp|đôn đốc|đảm bảo|bảo đảm)(?!\w)"
)
_NUMBERED = re.compile(r"(?:số|tổ|thôn|bản|ấp|khối|cụm|khu|xóm|đội|thi đua|phố) $")
_TOKEN = re.compile(r"\S+")
_LEVELS = (
    (4, r"thủ tướng|chính phủ|chủ tịch nước|\bbộ (?!phận)|trung ương|quốc hội|\btw\b"),
    (3, r"tỉnh|\bsở |thành ủy|\btp\.? ?(?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)"),
    (2, r"huyện|\bquận\b|thị xã|thành phố"),
    (1, r"\bxã\b(?! hội)|phường|thị trấn|đặc khu"),
    (0, r"hiệu trưởng|nhà trường|\btrường (?:mầm|tiểu|thcs|thpt|trung|phổ)"),
)


def body_end(text: str, start: int) -> int:
    """Return where the name of the body that begins at `start` ends; `start` if none does."""
    low = shadow(text)
    if not _START.match(low, start):
        return start
    end, joined = start, True
    for token in _TOKEN.finditer(text, start):
        place = token.start()
        if end > start:
            if text[place].islower() and _STOP.match(low, place):
                break
            if low[place].isdigit() and not _NUMBERED.search(low[start:place]):
                break
            if low[place] in '(;:"-' and not _hyphen(text, place):
                break
            if not joined and not _continues(text, low, place, start):
                break
        word = token.group()
        if word in ("và", ",") or (low[place : token.end()] == "và"):
            joined = False
            continue
        end = token.end()
        joined = not word.endswith(",")
        if word.endswith((";", ".", ":", ")")):
            break
    return start + len(text[start:end].rstrip(" ,;.:)-–"))


def _hyphen(text: str, place: int) -> bool:
    return text[place] in "-–" and place > 0 and len(text[place:].split(" ")[0]) == 1


def _continues(text: str, low: str, place: int, start: int) -> bool:
    """Tell whether the word after a comma or "và" still belongs to the same name."""
    if low.startswith(("văn phòng", "vp"), start) and low.startswith(("ubnd", "ủy ban"), place):
        return True
    return text[place].isupper() and not _START.match(low, place)


def find_body(text: str, start: int = 0) -> str:
    """Return the name of the body that begins at `start`, or ""."""
    return clean(text[start : body_end(text, start)])


_VIA = re.compile(r"(?:\b(?:thông )?qua:?|\(qua)\s+(?=" + START + r")")
_TO = re.compile(
    r"\b(?:gửi|nộp|trình|báo cáo|về|đến|cho)(?: về| đến| cho| lên| tới| với)?:?\s+(?=(?:"
    r"ủy ban|ubnd|phòng|văn phòng|vp|hội đồng|thường trực|ban |sở |chủ tịch|cơ quan|đảng ủy|"
    r"huyện ủy|bộ phận|bộ |nhà trường|hiệu trưởng|trung tâm|công chức|đoàn|hội |liên đoàn|"
    r"công đoàn|tổ (?!chức)|trường|huyện|tỉnh|xã(?! hội)|cụm trưởng|trưởng|văn hóa|giám đốc|"
    r"phó (?:giám đốc|hiệu trưởng|chủ tịch)|bí thư|lãnh đạo))"
)


def via_in(text: str) -> str:
    """Return who collects, from "(qua Phòng …)" or "thông qua Phòng …"."""
    for found in _VIA.finditer(shadow(text)):
        if name := find_body(text, found.end()):
            return name
    return ""


def receiver_in(text: str) -> str:
    """Return where something is sent: the first body after "gửi", "về" and the like."""
    low = shadow(text)
    for found in _TO.finditer(low):
        before = low[: found.start()]
        if before.endswith(("kế hoạch ", "quyết định ")) and found.group().startswith("về"):
            continue
        if name := find_body(text, found.end()):
            return name
    return ""


def level_of(name: str) -> int | None:
    """Return the level a body is of: 4 state, 3 province, 2 district, 1 commune, 0 school."""
    low = shadow(name)
    if re.match(r"(?:trường|nhà trường|hiệu trưởng)", low):
        return 0
    places = [
        (found.start(), level)
        for level, words in _LEVELS
        if (found := re.search(words, low)) is not None
    ]
    return min(places)[1] if places else None


_PART_OF = re.compile(r"(?:sở|phòng|văn phòng|trung tâm|trạm|đài|đội|ban quản lý|bộ phận)\b")


def own_level(plan: Plan) -> int | None:
    """Return the level of the body that issues the plan; None when its head does not say.

    A phòng, a cluster and the like count below the committee of their level, which decides for
    them; a council decides through the committee's chair.
    """
    name, lines = plan.issuer.name, " ".join(plan.issuer.lines)
    for words in (name, lines):
        if words and (level := level_of(words)) is not None:
            return level - 1 if level and _PART_OF.match(shadow(name or lines)) else level
    level = level_of(" ".join(plan.issuer.superior))
    below = plan.issuer.kind in (IssuerKind.OFFICE, IssuerKind.CLUSTER)
    return level - 1 if level and below else level


def is_above(name: str, plan: Plan) -> bool | None:
    """Tell whether `name` stands above the plan's issuer; None when that cannot be told.

    "thành phố" is a level above a huyện, a quận or a thị xã, but the same for itself.
    """
    low, ours = shadow(name), shadow(plan.issuer.name)
    if ours and (ours in low or (ours.startswith("sở ") and re.search(r"\bsở$", low))):
        return False
    if re.match(r"cấp trên|trung ương|thủ tướng|chính phủ", low):
        return True
    own, other = own_level(plan), level_of(name)
    if own is None and re.match(r"sở\b", low):
        return True
    if own is None or other is None:
        return None
    of_city = "thành phố" in shadow(f"{plan.issuer.name} {plan.issuer.lines}")
    if other == own == 2 and re.search(r"thành phố|\btp\b", low) and not of_city:
        return True
    return other > own


def is_own(name: str, plan: Plan) -> bool:
    """Tell whether `name` is the body that issues the plan: "Sở Y tế" in a plan of Sở Y tế."""
    low, own = shadow(name), shadow(plan.issuer.name)
    return bool(low and own) and (own.startswith(low) or low.startswith(own))


_MANY = re.compile(
    r"\b(?:các|những|mỗi|từng|tất cả)\b|thủ trưởng|phòng, ban|cơ quan, đơn vị|ban,? ngành|"
    r"đoàn thể|"
    r"^(?:đơn vị|cơ quan|địa phương|tổ trưởng|giáo viên|trưởng thôn|bí thư|trưởng bản)"
)
_OFFICE = re.compile(
    r"phòng|văn phòng|vp|thường trực|cơ quan thường|bộ phận|công chức|ban |hội đồng|văn hóa|sở |"
    r"trung tâm|kế toán|tổ thư ký|cụm trưởng|khối trưởng|trưởng (?:cụm|khối|phòng|ban)|thư ký|"
    r"tổ giúp việc|cơ quan chủ trì|lao động"
)


def is_many(name: str) -> bool:
    """Tell whether a name speaks of several bodies ("các phòng, ban")."""
    return bool(_MANY.search(shadow(name)))


def is_office(name: str) -> bool:
    """Tell whether a name is one office, one that may collect for others."""
    return bool(name) and not is_many(name) and bool(_OFFICE.match(shadow(name)))


def collects_for(name: str, plan: Plan) -> bool:
    """Tell whether `name` is an office of the issuer's own, which collects what it is sent."""
    return is_office(name) and not (is_above(name, plan) or is_own(name, plan))
