"""The words before a day that say whether the day itself is still good."""

import re

from models.values import Wording

_HOUR = (
    r"(?:\d{1,2} ?(?:giờ|h|g|:)(?: ?\d{2})?(?: ?phút| ?')?,? ?"
    r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|sáng|chiều),? ?)*)"
)
_WORD = (
    r"(?:(?:đến )?trước(?: hoặc trong)?|(?:cho )?đến(?: trước)?(?: hết)?|hết"
    r"|(?:chậm|muộn) nhất|không (?:chậm|muộn|trễ) (?:quá|hơn)|không quá|tới(?: hết)?"
    r"|hạn cuối(?: cùng)?|hạn chót|thời hạn(?: \w+){0,3}?|hạn nộp|hạn gửi"
    r"|(?:hoàn thành|xong) trong)"
)
# One or more of them: "chậm nhất là trước", "thời hạn gửi: đến hết".
LEAD = (
    rf"(?<!\w){_WORD}(?: ?[:,]? ?(?:{_WORD}|là|vào|trong|ngày cuối cùng là)(?!\w))*"
    rf"(?: ?:)?(?: {_HOUR})?"
)
_TODAY_IS_LATE = re.compile(r"\btrước\b(?!\s+hoặc)")


def wording(lead: str) -> Wording:
    """Return how plain `lead` counts the day.

    "trước 17 giờ ngày 15" lets the 15th itself still count, until five.
    """
    by_the_hour = re.search(r"\d", lead)
    late = _TODAY_IS_LATE.search(lead) and not by_the_hour
    return Wording.BEFORE if late else Wording.UNTIL_END
