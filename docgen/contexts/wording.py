"""Natural sentences for times, deadlines, thresholds: what a filled node says.

The paper's own words win wherever the record has them. Numbers are kept from standing alone at
the start of a line by no-break spaces.
"""

import re
from datetime import date, time

from models.calendar import WEEKDAYS
from models.deadlines import rule_words, vietnamese_long_date
from models.plan import Award, Criterion, DossierPiece, Quota, RecipientKind
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind, Wording

_BEFORE_NUMBER = re.compile(r"\b(số|ngày|tháng|quý|Điều|khoản) (?=[\dIVX])")
_COPIES = re.compile(r"\d+ bản\b")  # "biên bản" says nothing of copies
_IN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_LAST_WEEK = 5
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FROM = ("từ ", "kể từ ", "bắt đầu ", "ngay sau ")
_TO = ("đến ", "tới ", "trước ", "cho đến ")
_CADENCES = {
    Cadence.WEEK: "hằng tuần",
    Cadence.MONTH: "hằng tháng",
    Cadence.QUARTER: "hằng quý",
    Cadence.HALF_YEAR: "6 tháng",
    Cadence.NINE_MONTHS: "9 tháng",
    Cadence.YEAR: "hằng năm",
    Cadence.SEMESTER: "hằng học kỳ",
    Cadence.SCHOOL_YEAR: "hằng năm học",
    Cadence.ONCE: "",
    Cadence.LISTED: "",
}
_OPERATORS = {
    ">=": "từ {} trở lên",
    ">": "trên {}",
    "<=": "không quá {}",
    "<": "dưới {}",
    "=": "đạt {}",
}
_RECIPIENTS = {
    RecipientKind.COLLECTIVE: "tập thể",
    RecipientKind.PERSON: "cá nhân",
    RecipientKind.HOUSEHOLD: "hộ gia đình",
    RecipientKind.ENTERPRISE: "doanh nghiệp",
    RecipientKind.ANY: "trường hợp",
}


def joined(sentence: str) -> str:
    """Return a sentence of ours with "số 5", "Điều 1", "0912 345" kept on one line."""
    return _IN_NUMBER.sub("\u00a0", _BEFORE_NUMBER.sub("\\1\u00a0", sentence))


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def small(sentence: str) -> str:
    """Return `sentence` beginning small, unless its first word is an abbreviation or a name."""
    second = sentence[1:2]
    return sentence if second.isupper() else sentence[:1].lower() + sentence[1:]


def movement(title: str) -> str:
    """Return "phong trào thi đua “…”"; a title that says so itself does not say it twice."""
    title = title.strip()
    if title.lower().startswith("phong trào"):
        return small(title)
    inside = title.strip(" “”")
    return f"phong trào thi đua {title if '“' in inside or '”' in inside else f'“{inside}”'}"


def hour_words(at: time) -> str:
    """Return "14 giờ 00 phút"."""
    return f"{at:%H} giờ {at:%M} phút"


def ordinal(number: int) -> str:
    """Return "hai" for the second time ("lần thứ hai"); from the eleventh on the number."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


def ended(sentence: str) -> str:
    """Return `sentence` with one full stop."""
    return sentence.rstrip(" .;,") + "."


def listed(texts: list[str]) -> list[str]:
    """Return the lines of a list: ";" after each, "." after the last."""
    last = len(texts) - 1
    return [f"{text}{'.' if place == last else ';'}" for place, text in enumerate(texts)]


def span(starts: Moment | None, ends: Moment | None) -> str:
    """Return "từ … đến …" for what is known of a start and an end; "" for nothing."""
    parts = []
    if starts and (words := moment(starts)):
        parts.append(words if words.lower().startswith(_FROM) else f"từ {words}")
    if ends and (words := moment(ends)):
        lower = words.lower()
        until = "đến " if lower.startswith("hết ") else "đến hết "
        until = "đến " if ends.kind == MomentKind.EVENT else until
        parts.append(words if lower.startswith(_TO) else f"{until}{words}")
    return joined(" ".join(parts))


def moment(when: Moment) -> str:
    """Return the paper's words for a moment, or "ngày …", "tháng …", "năm …"."""
    if when.words.strip():
        return when.words.strip()
    if when.kind == MomentKind.ONGOING:
        return "thường xuyên"
    if when.kind == MomentKind.SIGNING:
        return "ngày ký"
    first, last = when.first_on, when.last_on or when.first_on
    if first is None or last is None:
        return ""
    match when.kind:
        case MomentKind.MONTH:
            return f"tháng {first.month} năm {first.year}"
        case MomentKind.QUARTER:
            return f"quý {('I', 'II', 'III', 'IV')[(first.month - 1) // 3]} năm {first.year}"
        case MomentKind.YEAR:
            return f"năm {first.year}"
        case MomentKind.SCHOOL_YEAR:
            return f"năm học {first.year} - {last.year}"
        case MomentKind.SEMESTER:
            term, year = ("I", first.year) if first.month >= 7 else ("II", first.year - 1)
            return f"học kỳ {term} năm học {year} - {year + 1}"
        case MomentKind.TERM:
            return f"nhiệm kỳ {first.year} - {last.year}"
        case _:
            return vietnamese_long_date(last)


def deadline(due: Deadline) -> str:
    """Return "trước ngày …" or "chậm nhất vào ngày …", or the paper's own words."""
    if due.words.strip():
        return due.words.strip()
    if due.on is not None:
        return _by_day(vietnamese_long_date(due.on), due.wording)
    return rule_words(due).strip()


def due_rule(rule: DueRule, cadence: Cadence) -> str:
    """Return when a periodic report is due, as a part of a sentence; "" when nothing is said."""
    if rule.words.strip():
        return rule.words.strip()
    if rule.on is not None:
        return _by_day(vietnamese_long_date(rule.on), rule.wording)
    if rule.weekday is not None:
        return _by_weekday(rule, rule.weekday, cadence)
    if rule.day is not None and rule.month is not None:
        year = "năm sau" if rule.years_later else "hằng năm"
        return _by_day(f"ngày {_two(rule.day)}/{_month(rule.month)} {year}", rule.wording)
    if rule.day is not None:
        return _by_day(f"ngày {_two(rule.day)} {_which_month(rule, cadence)}", rule.wording)
    if rule.days_after is not None:
        kind = "ngày làm việc" if rule.working_days else "ngày"
        return f"trong thời hạn {rule.days_after} {kind} kể từ ngày chốt số liệu của kỳ báo cáo"
    return ""


def cadence_words(cadence: Cadence, listed: list[date]) -> str:
    """Return "hằng quý" and the like; listed days are named."""
    if cadence == Cadence.LISTED and listed:
        return "vào các " + ", ".join(vietnamese_long_date(on) for on in sorted(listed))
    return _CADENCES[cadence]


def criterion(item: Criterion) -> str:
    """Return a standard with its threshold, which is added where the text does not name it."""
    text = item.text.strip().rstrip(".;, ")
    if item.value is not None and item.operator in _OPERATORS:
        number = f"{item.value:.10g}".replace(".", ",")
        amount = number + (item.unit if item.unit == "%" else f" {item.unit}".rstrip())
        if number not in text:
            text = f"{text}: {_OPERATORS[item.operator].format(amount)}"
    return with_reference(text, item.reference)


def dossier_piece(piece: DossierPiece) -> str:
    """Return a paper of the dossier, with copies and form where the text does not name them."""
    text = piece.text.strip().rstrip(".;, ")
    if piece.copies and not _COPIES.search(text):
        text = f"{text} ({piece.copies:02d} bản)"
    return with_reference(text, piece.reference)


def with_reference(text: str, reference: str) -> str:
    """Return `text` with "(theo …)", unless it names the reference already."""
    reference = reference.strip()
    if not reference or reference in text:
        return text
    return (
        f"{text} ({reference if reference.lower().startswith('theo ') else f'theo {reference}'})"
    )


def award(item: Award) -> str:
    """Return an award form with who decides on it and how many may be proposed."""
    if item.text.strip():
        return item.text.strip().rstrip(".;, ")
    text = item.form.strip()
    if item.level.strip() and item.level.strip() not in text:
        verb = "đề nghị {} xét, tặng {}" if item.proposed_upward else "{1} của {0}"
        text = verb.format(item.level.strip(), text)
    limits = [words for words in (quota(entry) for entry in item.quotas) if words]
    return f"{text}: {', '.join(limits)}" if limits else text


def quota(item: Quota) -> str:
    """Return "từ 2 đến 5 tập thể", "không quá 15% trên tổng số cá nhân"."""
    if item.words.strip():
        return item.words.strip()
    kind = _RECIPIENTS[item.kind]
    if item.percent is not None:
        share = f"{item.percent:.10g}".replace(".", ",")
        return f"không quá {share}% số {kind} {item.basis}".rstrip()
    if item.least is not None and item.most is not None:
        many = str(item.most) if item.least == item.most else f"từ {item.least} đến {item.most}"
        return f"{many} {kind} {item.basis}".rstrip()
    if item.most is not None:
        return f"không quá {item.most} {kind} {item.basis}".rstrip()
    if item.least is not None:
        return f"ít nhất {item.least} {kind} {item.basis}".rstrip()
    return item.basis


def _by_day(day: str, wording: Wording) -> str:
    return f"trước {day}" if wording == Wording.BEFORE else f"chậm nhất vào {day}"


def _by_weekday(rule: DueRule, weekday: int, cadence: Cadence) -> str:
    lead = "trước" if rule.wording == Wording.BEFORE else "chậm nhất vào"
    day = WEEKDAYS[weekday - 1]
    if rule.week is None:
        return f"{lead} {day} hằng tuần" if cadence == Cadence.WEEK else f"{lead} {day} cuối kỳ"
    week = "cuối" if rule.week == _LAST_WEEK else f"thứ {rule.week}"
    return f"{lead} {day} tuần {week} {_which_month(rule, cadence)}"


def _which_month(rule: DueRule, cadence: Cadence) -> str:
    if rule.months_later == 0:
        return "hằng tháng" if cadence == Cadence.MONTH else "của tháng cuối kỳ báo cáo"
    if rule.months_later == 1:
        return "của tháng sau" if cadence == Cadence.MONTH else "của tháng liền sau kỳ báo cáo"
    return f"của tháng thứ {rule.months_later} sau kỳ báo cáo"


def _two(day: int) -> str:
    return f"{day:02d}"


def _month(month: int) -> str:
    return f"{month:02d}" if month in (1, 2) else str(month)
