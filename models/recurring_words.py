"""Days that come again ("trước ngày 15 hằng tháng") and how often ("hằng quý, 6 tháng, năm")."""

import re
from collections.abc import Iterator

from models.date_words import DAY, EVERY, day_and_month, pattern
from models.found import Context, Found, FoundKind
from models.lead_words import LEAD, wording
from models.values import Cadence, DueRule

# A report that goes out "trước ngày 05 hằng tháng" is about the month that has just ended.
_EARLY_DAY = 10

_AGAIN = pattern(
    rf"(?P<lead>{LEAD} )?(?P<days>{DAY}(?: ?(?:,|;|và|hoặc) ?{DAY}){{0,11}}) ?,? ?(?:của )?"
    rf"(?P<tail>{EVERY} năm|các năm|năm (?:sau|tiếp theo|kế tiếp|liền kề))(?!\w)"
)
_IN_MONTH = pattern(
    rf"(?P<lead>{LEAD} )?ngày ?(?P<day>\d{{1,2}}|cuối cùng|cuối|đầu tiên) ?,? ?(?:của )?(?P<tail>"
    r"tháng (?P<place>đầu tiên|đầu|cuối cùng|cuối|thứ ba)(?: của)?"
    rf" (?:{EVERY} )?quý(?P<next> (?:sau|tiếp theo|kế tiếp|liền kề))?"
    r"|tháng (?:sau|tiếp theo|kế tiếp|liền kề(?: sau)?|liền sau)"
    rf"|{EVERY} tháng|tháng báo cáo)(?!\w)"
)
_AFTER = pattern(
    r"(?:(?:chậm nhất|muộn nhất|trong vòng|trong thời hạn|trong|sau|không quá)(?: là)?(?: sau)? )+"
    r"(?P<count>\d{1,2})(?: ?\([^)]*\))? ngày(?P<working> làm việc)?,? ?"
    r"(?:(?:kể )?từ|sau|tính từ)?(?: khi| ngày)? ?(?:kết thúc|chốt)(?: thời gian)?(?: chốt)? "
    r"(?P<what>số liệu|kỳ báo cáo|kỳ|tháng|quý|năm(?! học))(?: báo cáo)?(?!\w)"
)

_ITEM = (
    r"(?:(?:0?6|sáu) tháng(?: ?/ ?lần| (?:một|1) lần| đầu năm| cuối năm)?|(?:0?9|chín) tháng"
    r"(?: đầu năm)?|(?:0?3|ba) tháng|tháng|quý|(?:cả |1 |một |01 )?năm|12 tháng)"
    r"(?! ?\d| trước(?! (?:ngày|\d))| (?:iv|i{1,3}|học|sau|nay|tới|này|tuổi|qua|gần đây)(?!\w))"
    r"(?!\w)"
)
_WEEK = r"tuần(?! ?(?:thứ|lễ|đầu|cuối|\d))(?!\w)"
_BETWEEN = r"(?: ?[,;/+] ?(?:và )?| ?- ?| và | hoặc )"
_MORE = rf"{_BETWEEN}(?:{EVERY} |báo cáo |tổng kết |sơ kết |theo )?{_ITEM}"
_LISTS = (
    pattern(
        rf"(?:(?:theo )?định k[ỳì](?: báo cáo)?(?: ?, ?| ){EVERY}|theo định k[ỳì]"
        rf"|định k[ỳì](?: theo)?|{EVERY}) (?:{_WEEK}|{_ITEM})(?:{_MORE})*"
    ),
    pattern(rf"(?<!\w)(?:sơ kết|tổng kết|báo cáo|theo)(?: \w+){{0,4}}? {_ITEM}(?:{_MORE})+"),
    pattern(rf"(?<!\w){_ITEM}(?:{_MORE})+"),
    pattern(
        r"(?<!\w)(?:sơ kết|tổng kết|báo cáo)(?: (?!tháng|quý|năm)[^\W\d]+){0,3}? "
        r"(?:(?:0?6|sáu|0?9|chín) tháng(?: đầu năm)?|(?:tháng|quý|năm)(?= ?[,.;:)]|$| trước ngày"
        r"| chậm nhất| gửi))(?! ?\d)(?!\w)"
    ),
)
_ITEM_WORDS = pattern(rf"(?<!\w)(?:{_WEEK}|{_ITEM})")
_DATE_BEFORE = re.compile(r"(?:ngày\s*,|\d)\s*$")  # "ngày, tháng, năm sinh", "15 tháng, năm"
_DATE_AFTER = re.compile(r"\s*,\s*ngày\b(?!\s*\d)")  # "năm, tháng, ngày sinh"


def find_due_rules(text: str, context: Context) -> Iterator[Found]:
    """Yield the days that come again. `text` is plain; no year is needed."""
    for match in _AGAIN.finditer(text):
        yield from _days_of_year(match)
    for match in _IN_MONTH.finditer(text):
        if rule := _day_of_month(match):
            yield rule
    for match in _AFTER.finditer(text):
        yield _days_after(match)


def find_cadences(text: str, context: Context) -> Iterator[Found]:
    """Yield lists of cadences, in the order of the words."""
    for listed in _LISTS:
        for match in listed.finditer(text):
            cadences = _cadences(match[0])
            if cadences and not _is_birth_date(match, text):
                yield _found(match, FoundKind.CADENCE, cadences=cadences)


def _is_birth_date(match: re.Match[str], text: str) -> bool:
    """Tell whether "tháng, năm" are parts of a date: "ngày, tháng, năm sinh"."""
    before = _DATE_BEFORE.search(text, 0, match.start())
    return before is not None or _DATE_AFTER.match(text, match.end()) is not None


def _days_of_year(match: re.Match[str]) -> Iterator[Found]:
    """Yield one due rule for each day of "trước ngày 15/6 và 15/12 hằng năm"."""
    days = list(re.finditer(pattern(DAY), match["days"]))
    named = [pair for day in days if (pair := day_and_month(day[0]))]
    if len(named) < len(days):
        return
    later = 0 if re.match(rf"{EVERY}|các", match["tail"]) else 1
    offset = match.start("days")
    for number, (day, month) in enumerate(named):
        start = match.start() if number == 0 else offset + days[number].start()
        last = number == len(named) - 1
        end = match.end() if last else offset + days[number].end()
        due = DueRule(
            day=day, month=month, years_later=later, wording=wording(match["lead"] or "")
        )
        yield Found(
            start=start,
            end=end,
            words="",
            kind=FoundKind.DUE,
            due=due,
            cadences=(_cadence_of_year(month, len(named)),),
        )


def _cadence_of_year(month: int, count: int) -> Cadence:
    """Tell what a day of the year reports on, by how many such days the year has."""
    if count >= 4:
        return Cadence.QUARTER
    if count == 3 and month in (9, 10):
        return Cadence.NINE_MONTHS
    return Cadence.HALF_YEAR if month in (5, 6, 7) and count > 1 else Cadence.YEAR


def _day_of_month(match: re.Match[str]) -> Found | None:
    word, tail = match["day"], match["tail"]
    day = {"đầu tiên": 1, "cuối": 31, "cuối cùng": 31}.get(" ".join(word.split())) or 0
    day = day or int(word)
    if not 1 <= day <= 31:
        return None
    quarter = match["place"] is not None
    if quarter:
        # "tháng đầu quý": the quarter reported on has ended then, said or not
        later = 1 if match["next"] or match["place"].startswith("đầu") else 0
    elif re.match(rf"{EVERY}", tail):
        later = 1 if day <= _EARLY_DAY else 0
    else:
        later = 0 if tail.endswith("báo cáo") else 1
    due = DueRule(day=day, months_later=later, wording=wording(match["lead"] or ""))
    cadences = (Cadence.QUARTER if quarter else Cadence.MONTH,)
    return _found(match, FoundKind.DUE, due=due, cadences=cadences)


def _days_after(match: re.Match[str]) -> Found:
    cadence = {"tháng": Cadence.MONTH, "quý": Cadence.QUARTER, "năm": Cadence.YEAR}
    due = DueRule(days_after=int(match["count"]), working_days=bool(match["working"]))
    known = cadence.get(match["what"])
    return _found(match, FoundKind.DUE, due=due, cadences=(known,) if known else ())


def _cadences(words: str) -> tuple[Cadence, ...]:
    found: dict[Cadence, None] = {}
    for item in _ITEM_WORDS.finditer(words):
        found[_cadence(" ".join(item[0].split()))] = None
    return tuple(found)


def _cadence(item: str) -> Cadence:
    if item == "tuần":
        return Cadence.WEEK
    if item.endswith("quý") or item in ("3 tháng", "03 tháng", "ba tháng"):
        return Cadence.QUARTER
    if re.match(r"0?6|sáu", item):
        return Cadence.HALF_YEAR
    if re.match(r"0?9|chín", item):
        return Cadence.NINE_MONTHS
    return Cadence.MONTH if item == "tháng" else Cadence.YEAR


def _found(match: re.Match[str], kind: FoundKind, **parts: object) -> Found:
    return Found(start=match.start(), end=match.end(), words="", kind=kind, **parts)
