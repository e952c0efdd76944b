"""What an event is called, whatever stands before it: "sau khi kết thúc năm học" and
"Kết thúc năm học" are one."""

import re
from collections.abc import Mapping
from datetime import date

from models.text import folded, nfc, squeeze

_NUMBER = r"\d{1,3}(?: ?\([^)]*\))? (?:ngay|tuan|thang)(?: lam viec)?"
_LEAD = re.compile(
    rf"^(?:(?:cham nhat|muon nhat|trong vong|trong thoi han|trong|khong qua|truoc|den het|den|ngay"
    rf"|sau|ke tu|tinh tu|tu|khi|la|dip|vao|{_NUMBER})(?= |$)[ ,]*)+"
)
_TAIL = re.compile(rf"[ ,]*(?:\(.*|(?:it nhat |cham nhat |truoc |sau )?{_NUMBER}|truong hop .*)$")


def event_name(words: str) -> str:
    """Return the name of the event in `words` as it is written: "kết thúc năm học"."""
    text = squeeze(nfc(words))
    plain = folded(text)
    if len(plain) != len(text):  # a letter that folds into two: no place can be kept
        return text
    lead = _LEAD.match(plain)
    start = lead.end() if lead else 0
    tail = _TAIL.search(plain, start)
    return text[start : tail.start() if tail else len(text)].strip(" ,.;:")


def event_key(words: str) -> str:
    """Return what makes an event this event: its bare name, folded; "" for none."""
    return folded(event_name(words))


def day_of(words: str, events: Mapping[str, date]) -> date | None:
    """Return the day of the event that `words` name; `events` by `event_key`.

    The words may run on behind the name ("kết thúc năm học gửi về xã"); the longest name wins.
    """
    said = event_key(words)
    names = [name for name in events if said == name or (name and said.startswith(f"{name} "))]
    return events[max(names, key=len)] if names else None
