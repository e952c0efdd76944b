"""Who a sentence speaks of: the body before the verb, or the heading it stands under."""

import re
from functools import lru_cache

from docgen.reader.fields.bodies import START, body_end
from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, sentences, shadow

_ASKING = re.compile(
    r"^(?:(?:đề nghị|đề(?= các)|yêu cầu|giao(?: cho)?|phân công|đối với|trách nhiệm (?:của|"
    r"đối với)|"
    r"nhiệm vụ của|về phía|ủy quyền cho|chỉ đạo|các cơ quan, đơn vị gồm)[: ]+)+"
)
_GIVEN = re.compile(
    r"^(?:căn cứ|trên cơ sở|định kỳ|hằng|hàng|trước|sau khi|kết thúc|chậm nhất|để|nhằm|khi|"
    r"từ|vào|theo|đến)\b"
)
_NEXT = re.compile(r", (?:đề nghị |yêu cầu |giao )?(?=" + START + ")")
_VERB = re.compile(
    r" (?:là cơ quan|là đầu mối|chủ trì|phối hợp|tham mưu|theo dõi|đôn đốc|triển khai|tổ chức"
    r"(?! chính trị|,| đoàn thể| cơ sở| thành viên| xã hội| hội|(?: -)? cán bộ| đảng|"
    r" có liên quan| liên quan)|"
    r"xây dựng|bám sát|đẩy mạnh|tăng cường|căn cứ|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|"
    r"hướng dẫn|tổng hợp|thẩm định|giúp|thực hiện|tuyên truyền|vận động|chủ động|tiếp nhận|bố trí|"
    r"lồng ghép|phổ biến|quán triệt|kiểm tra|đề xuất|báo cáo|phát động|đưa|đăng tải|đăng ký|gửi|"
    r"trình|"
    r"rà soát|cân đối|nâng cao|tiếp tục|lựa chọn|bình xét|lập|ban hành|nộp|có kế hoạch|gương mẫu|"
    r"phát huy|"
    r"quan tâm|tích cực|cụ thể hóa|nghiêm túc|kịp thời|chỉ đạo|thường xuyên|định kỳ|phân công|"
    r"đảm bảo|bảo đảm|tập trung|dành|hoàn thành|ký|họp|trích|cấp|thông báo|giám sát|nghiên cứu|"
    r"thành lập|cung cấp|hỗ trợ|huy động|chuẩn bị|điều hành|đỡ đầu|nhận|mỗi|cử|chia sẻ|thực hành|"
    r"làm|phụ trách|đề ra|nêu|bình chọn|lãnh đạo|xem xét|đánh giá|tự|đề nghị|khen thưởng|hằng|"
    r"hàng|duy trì|chấm điểm|chi thưởng|chi trả|"
    r"(?<!xét )chọn|tham gia (?:vận|giám|tuyên|phối|hướng|thực|chỉ)|"
    r"giao|sử dụng|phát hiện|hưởng ứng|quản lý|mở|đưa tin|viết|thông tin)(?!\w)"
)
_SURE_VERBS = (
    "tổng hợp", "tham mưu", "chủ trì", "phối hợp", "hỗ trợ", "theo dõi", "hướng dẫn", "bảo đảm",
    "đảm bảo", "chịu trách nhiệm", "có trách nhiệm", "thực hiện", "chỉ đạo", "đôn đốc",
)  # fmt: skip
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:các|những|và|một số|công tác|ban|bộ phận|phòng|ban,?|dịch vụ|trung tâm|sự nghiệp))$"
)
_BODY = re.compile(START)


@lru_cache(maxsize=4096)
def subject_of(sentence: str) -> tuple[str, str]:
    """Split "Giao Phòng X theo dõi …" into ("Phòng X", "theo dõi …"); first part "" without."""
    low = shadow(sentence)
    start = asking.end() if (asking := _ASKING.match(low)) else 0
    if not asking and _GIVEN.match(low):
        start = _after_reason(sentence, low)
    if not _BODY.match(low, start):
        return "", sentence
    head, colon, rest = sentence[start:].partition(":")
    if colon and len(head.split()) <= 40 and _first_verb(head) is None:
        return _name(head), rest.strip()
    verb = _first_verb(sentence[start:])
    if verb is None or verb > 260:
        if len(sentence[start:].split()) <= 25 and not sentence.rstrip().endswith((".", ";")):
            return _name(sentence[start:]), ""
        end = body_end(sentence, start)
        if start < end < start + 200 and sentence[end : end + 2].strip()[:1].islower():
            return _name(sentence[start:end]), sentence[end:].strip()
        return "", sentence
    return _name(sentence[start : start + verb]), sentence[start + verb :].strip()


def _after_reason(sentence: str, low: str) -> int:
    """Return where the body begins in "Căn cứ …, Thủ trưởng các cơ quan thực hiện …"."""
    places = [found.end() for found in _NEXT.finditer(low)]
    named = [place for place in places if sentence[place].isupper()]
    return (named or places or [0])[0]


def _name(words: str) -> str:
    """Return a body's name without "Đồng chí" and what is explained in brackets."""
    words = re.sub(r"^(?:Đồng|đồng) chí ", "", clean(words))
    words = re.sub(r" ?\([^)]*\)$", "", words)
    return re.sub(r" (?:mỗi|cùng|đều|phải|sẽ|cần)$", "", clean(words))


def _first_verb(text: str) -> int | None:
    """Return where the first verb stands; a capital letter makes it part of a name."""
    low = shadow(text)
    for found in _VERB.finditer(low):
        before = low[: found.start()]
        if before.count("(") > before.count(")"):
            continue
        word = found.group().strip()
        if word in ("tổ chức", "thông tin", "kiểm tra", "giám sát", "tổng hợp", "quản lý") and (
            _NOUN_BEFORE.search(before) or before.endswith((" -", "kế", "hóa"))
        ):
            continue
        if word == "phụ trách" and before.endswith("tổng"):
            continue
        if not before.split() or (
            text[found.start() + 1].isupper() and not _new_line(word, before)
        ):
            continue
        return found.start()
    return None


def _new_line(word: str, before: str) -> bool:
    """Tell a capital verb that began a line of its own before lines were joined."""
    inside_name = before.rstrip().endswith(
        ("-", "/", ",", " và", "phòng", "ban", "bộ phận", "tâm")
    )
    return word in _SURE_VERBS and not inside_name


@lru_cache(maxsize=1024)
def _named_up_to(text: str) -> dict[str, str]:
    """Return for each sentence of a paragraph the body named last; "" stands for none yet."""
    last, named = "", {}
    head, colon, _ = text.partition(":")
    several = subject_of(text)[0] if colon and ";" in head else ""
    for sentence in sentences(text):
        name = subject_of(sentence)[0]
        last = several if name and name in several else name or last
        named.setdefault(sentence, last)
    return named


def speaker_of(line: Line, sentence: str) -> str:
    """Return the body that is to do what `sentence` says."""
    named = _named_up_to(line.text)
    before = named.get(sentence, next(reversed(named.values()), ""))
    if not before and line.label and line.rest:
        before = subject_of(line.rest)[0]
    if before:
        return before
    for above in reversed(line.path):
        if name := subject_of(above.text)[0]:
            return name
    return ""
