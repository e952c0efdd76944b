"""What a report form says, as plain values: shared by its writer and its reader."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote, unquote

SIGN = "STDF"  # begins the code of every form; the number behind it is that of the layout
FORMAT = 1
PREFIX = "STD_"  # of defined names
_CODE = re.compile(rf"{SIGN}(\d+)-([0-9a-z]{{6,40}})((?:\|[^|\s]*){{5}})(?=\s|$)")
_LOOSE = re.compile(rf"{SIGN}\d+-\S+")

NUMBER, DAY, AUTHOR, NIL = "so_van_ban", "ngay_van_ban", "nguoi_lap", "khong_phat_sinh"
GENERAL = {
    NUMBER: "Số, ký hiệu văn bản",
    DAY: "Ngày văn bản",
    AUTHOR: "Người lập báo cáo",
    NIL: "Không phát sinh",
}
QUESTIONS = {
    "ket_qua": "Kết quả nổi bật",
    "kho_khan": "Khó khăn, vướng mắc",
    "kien_nghi": "Kiến nghị, đề xuất",
}
YES, NO = "Có", "Không"
NOT_APPLICABLE = "x"
MOST_ANSWER, MOST_NOTE, MOST_SHORT = 4000, 500, 120  # letters


@dataclass(frozen=True, kw_only=True)
class FormIndicator:
    """One row of the table. `previous` None: nothing known; `before` all earlier periods."""

    key: str
    title: str
    measure: str = ""
    decimals: int = 0
    cumulative: bool = True
    target: float | None = None
    previous: float | None = None
    previous_applies: bool = True
    before: float = 0.0  # sum of the earlier periods
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What tells a form apart from any other."""

    token: str
    plan: str
    unit: str
    period: str
    version: int = 1
    checksum: str = ""
    format: int = FORMAT

    @property
    def code(self) -> str:
        """The identity in one word, as it stands in the file in four places."""
        parts = (self.plan, self.unit, self.period, str(self.version), self.checksum)
        return f"{SIGN}{self.format}-{self.token}|" + "|".join(quote(part, "") for part in parts)

    @property
    def right_checksum(self) -> str:
        """The checksum these values ask for."""
        parts = (self.format, self.token, self.plan, self.unit, self.period, self.version)
        return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:8]


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form, before it is a file."""

    identity: Identity
    unit_name: str
    campaign: str
    title: str  # of the report that is owed
    period_label: str
    due_on: date
    due_words: str = ""
    data_from: date | None = None
    data_to: date | None = None
    receiver: str = ""
    indicators: list[FormIndicator] = field(default_factory=list)


def sealed(token: str, plan: str, unit: str, period: str, version: int) -> Identity:
    """Return an identity with its checksum."""
    bare = Identity(token=token, plan=plan, unit=unit, period=period, version=version)
    return Identity(**{**vars(bare), "checksum": bare.right_checksum})


def names(indicators: list[str]) -> dict[str, str]:
    """Return defined name → key of what stands in the cell, for these keys of indicators."""
    found = {f"{PREFIX}{key}": key for key in (*GENERAL, *QUESTIONS)}
    for number, key in enumerate(indicators, start=1):
        found[f"{PREFIX}ct_{number:02d}"] = f"ct:{key}"
        found[f"{PREFIX}gc_{number:02d}"] = f"gc:{key}"
    return found


def identity_in(text: str) -> Identity | None:
    """Return the identity a text holds; None when there is none, or it was tampered with."""
    found = _CODE.search(text)
    if found is None:
        return None
    plan, unit, period, version, checksum = map(unquote, found[3][1:].split("|"))
    if not (version.isascii() and version.isdecimal()):
        return None
    read = Identity(
        token=found[2],
        plan=plan,
        unit=unit,
        period=period,
        version=int(version),
        checksum=checksum,
        format=int(found[1]),
    )
    return read if read.checksum == read.right_checksum else None


def looks_like_identity(text: str) -> bool:
    """Tell whether a text holds what was an identity once."""
    return _LOOSE.search(text) is not None
