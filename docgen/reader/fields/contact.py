"""Whom to ring up about the plan."""

import re

from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, sentences, shadow
from models.plan import Plan, Reading, Role

_CONTACT = re.compile(
    r"(?:(?:đầu mối|người|thông tin|địa chỉ|cán bộ|công chức) )?liên hệ(?: trực tiếp| ngay)?"
    r"(?: với| về| qua| đến| theo| cho)?:? "
)
_NOT_CONTACT = re.compile(
    r"(?<!đầu )(?:mối|mật thiết|các) liên hệ|liên hệ (?:chặt chẽ|mật thiết|thực tiễn|giữa|"
    r"bản thân)"
)
_BRACKETED = re.compile(r"\((?:qua )?(?P<who>[^()]*(?:điện thoại|đt|sđt)[^()]*\d{3}[^()]*)\)")
_PHONE = re.compile(r"(?:điện thoại|đt|sđt|số máy|di động|zalo|hotline)[^;]*?\d[\d .\-()]{6,}")


def read_contact(plan: Plan, lines: list[Line]) -> None:
    """Set `plan.contact` from "liên hệ …", else from a sentence with a telephone number."""
    for line in lines:
        if line.topics & {Role.GROUNDS, Role.PURPOSE}:
            continue
        for sentence in sentences(line.text):
            low = shadow(sentence)
            words = ""
            if (found := _CONTACT.search(low)) and not _NOT_CONTACT.search(low):
                words = clean(sentence[found.end() :])
            elif in_brackets := _BRACKETED.search(low):
                words = clean(sentence[in_brackets.start("who") : in_brackets.end("who")])
            elif _PHONE.search(low):
                words = clean(sentence)
            if words:
                words = re.split(r" để (?:được|kịp|trao)", words)[0]
                plan.contact = clean(words.removesuffix("./"))
                plan.readings["contact"] = Reading(words=words, node=line.key)
                return
