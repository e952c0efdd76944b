"""Understands single cells of a list of units: headings, names, phones, kinds."""

import re
from datetime import date, datetime

from openpyxl.cell.cell import Cell

from models.text import folded, nfc, squeeze
from models.units import UnitKind

# Heading by field, folded. The first field whose pattern fits a heading has it.
_HEADINGS = (
    ("number", r"(so )?(tt|stt|thu tu)"),
    ("code", r"ma( so)?( (dinh danh|don vi|co quan))*|ma dv|ky hieu don vi"),
    (
        "name",
        r"ten( (don vi|co quan|tap the|to chuc|thon|xom|ban|to dan pho)\b.*)?"
        r"|(cac )?(don vi|thon)( bao cao| thuc hien)?|(don vi|co quan|thon|phong)[,/ ]+"
        r"(don vi|co quan|to chuc|ban|thon|to dan pho)\b.*",
    ),
    ("kind", r"loai( hinh)?( don vi| co quan| to chuc)?|phan loai( don vi)?"),
    ("cluster", r"(ten )?(cum|khoi)([,/ -]+(va )?(cum|khoi))?( thi dua)?"),
    ("phone", r"(so )?(dien thoai|dt|dtdd|di dong|sdt|tel|phone)\b.*"),
    ("email", r"(dia chi )?(e-?mail|thu dien tu|hop thu)\b.*"),
    ("address", r"dia chi.*|tru so"),
    (
        "contact",
        r"(nguoi|can bo|dau moi|dai dien|thu truong|ho (va )?ten|lanh dao)\b.*"
        r"|truong (thon|don vi)|phu trach",
    ),
    ("note", r"ghi chu.*"),
)
_HEADING = tuple((field, re.compile(pattern)) for field, pattern in _HEADINGS)
_ROUND = re.compile(r"\s*[(\[].*?[)\]]\s*|[:*.]+$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x00[01][0-9A-Fa-f]_")
_ZEROS = re.compile(r"0{2,}")
_DIGITS = re.compile(r"\d+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_TOTAL = re.compile(r"(tong( cong| so| so don vi)?|cong)(\s*[:(=].*|\s*\d.*)?")
_FOOT = re.compile(
    r"(tm|kt|tl|tuq|q)\. .*|nguoi (lap|tong hop|ky).*|(pho )?chu tich( ubnd.*)?|noi nhan.*"
    r"|xac nhan cua.*|\(ky.*|thu truong don vi|.*, ?ngay .* thang .* nam.*|ngay .* thang .* nam.*"
    r"|ghi chu ?:.*|danh sach (nay )?(gom|co) .*|bang chu ?:.*"
)
_KINDS = (  # how a name or a kind begins, or what is in it; first that fits
    (UnitKind.SCHOOL, r"truong( hoc| (mam|mau|tieu|trung|th|ptdt|pho|lien)\b.*)?|.*giao duc.*"),
    (UnitKind.HEALTH, r"tram y te.*|y te"),
    (UnitKind.ARMED, r"cong an.*|(ban )?(chi huy|ch) ?(quan su|qs).*|quan su|bo doi.*"),
    (UnitKind.PARTY, r"dang.*|chi bo.*|(ban|van phong) .*dang( uy.*)?|co quan dang"),
    (
        UnitKind.MASS,
        r"(uy ban )?(mttq|mat tran)\b.*|hoi .*|doan .*|lien doan .*|cong doan.*|doan the",
    ),
    (UnitKind.VILLAGE, r"(thon|ap|xom|buon|lang|phum|soc|to|khu|khom|to dan pho|tdp)\b.*"),
    (UnitKind.BUSINESS, r"(htx|hop tac xa|cong ty|doanh nghiep|dn)\b.*"),
    (UnitKind.COMMUNE, r"(ubnd |uy ban nhan dan )?(xa|phuong|thi tran|dac khu)\b.*"),
    (UnitKind.SERVICE, r"trung tam.*|don vi su nghiep.*|su nghiep.*|ban quan ly.*"),
    (UnitKind.OFFICE, r"(phong|ban|van phong|co quan chuyen mon)\b.*"),
    (UnitKind.OTHER, r"khac"),
)
_KIND = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_BY_LABEL = {folded(kind.label): kind for kind in UnitKind}


def heading_field(text: str) -> str:
    """Return the field a heading stands for; "" when it stands for none of ours."""
    bare = _ROUND.sub("", folded(text)).strip()
    return next((field for field, pattern in _HEADING if pattern.fullmatch(bare)), "")


def cell_text(cell: Cell) -> str:
    """Return what a cell shows, on one line: "05" for 5 shown with two digits, days as dd/mm/yyyy.

    "" for an empty cell and for one that shows an error.
    """
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, (datetime, date)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)):
        return _number_text(value, cell.number_format or "")
    return squeeze(_CONTROL.sub("", str(value)))


def _number_text(value: int | float, shown_as: str) -> str:
    if isinstance(value, float) and not value.is_integer():
        return f"{value}".replace(".", ",")
    text = str(int(value))
    return text.zfill(len(shown_as)) if _ZEROS.fullmatch(shown_as) else text


def phone_text(text: str) -> tuple[str, str]:
    """Return a phone number and what is odd about it: "lost_zero", "no_phone" or "".

    Excel drops the first 0 of a number: nine digits of a mobile or ten of a landline get it back.
    """
    digits = "".join(_DIGITS.findall(text))
    if not text or not re.fullmatch(r"[\d\s.()+-]+", text):
        return text, "" if not text or len(digits) >= 8 else "no_phone"
    if re.fullmatch(r"[35789]\d{8}|2\d{9}", digits) and "+" not in text:
        return f"0{digits}", "lost_zero"
    return text, "" if 8 <= len(digits) <= 13 else "no_phone"


def is_email(text: str) -> bool:
    """Tell whether `text` could be one address, or several parted by commas."""
    return all(_EMAIL.fullmatch(part.strip()) for part in re.split("[,;]", text))


def is_total(text: str) -> bool:
    """Tell whether a row that begins so adds up others: "Cộng: 12", but not "Công an xã"."""
    return _TOTAL.fullmatch(folded(text)) is not None


def is_foot(text: str) -> bool:
    """Tell whether a cell belongs to what stands under a table: place, day, signatures."""
    return _FOOT.fullmatch(folded(text)) is not None


def kind_of(text: str) -> UnitKind | None:
    """Return the kind that a label, a wording of a kind or a unit's name tells; None if none."""
    bare = folded(text)
    if bare in _BY_LABEL:
        return _BY_LABEL[bare]
    if nfc(text).lower().startswith(("bản ", "bản,")):  # folded, a village would be a board
        return UnitKind.VILLAGE
    return next((kind for kind, pattern in _KIND if pattern.fullmatch(bare)), None)
