"""What a piece of the outline is about, told from the words of its title."""

import re

from docgen.reader.lines import bare
from models.plan import Node, Role
from models.text import folded

_TITLES = (
    (Role.DISQUALIFIERS, r"khong (?:duoc )?(?:chon |xem )?xet|khong xet|dieu kien (?:loai|khong)|"
     r"chua xet|truong hop khong"),
    (Role.REPORTING, r"(?:che do |thong tin,? ?)(?:thong tin,? )?bao cao|^bao cao|"
     r"bao cao ket qua$|"
     r"so ket,? tong ket|(?:thoi gian|han) (?:gui )?bao cao"),
    (Role.REGISTRATION, r"dang ky"),
    (Role.DOSSIER, r"ho so|thu tuc de nghi"),
    (Role.FUND, r"kinh phi|nguon (?:khen|quy|chi)|quy thi dua"),
    (Role.AWARDS, r"hinh thuc (?:va muc )?khen|muc khen|so luong (?:khen|de nghi)|^khen thuong|"
     r"cong tac khen thuong|giay khen|bang khen|danh hieu"),
    (Role.CRITERIA, r"tieu chuan|tieu chi|dieu kien|noi dung cham diem|thang diem|cham diem"),
    (Role.AUDIENCE, r"doi tuong|pham vi"),
    (Role.THEME, r"chu de|khau hieu|ten phong trao"),
    (Role.TIME, r"thoi gian|thoi han|tien do|lo trinh"),
    (Role.DUTIES, r"to chuc thuc hien|phan cong|trach nhiem|to chuc trien khai|nhiem vu cua"),
    (Role.SOLUTION, r"giai phap|bien phap"),
    (Role.PURPOSE, r"muc dich|muc tieu"),
    (Role.REQUIREMENT, r"^yeu cau"),
    (Role.CONTENT, r"noi dung|nhiem vu|phong trao thi dua"),
)  # fmt: skip
_PATTERNS = [(role, re.compile(pattern)) for role, pattern in _TITLES]
_USUAL = re.compile(
    r"muc dich(?:,? (?:va )?yeu cau)?|yeu cau|muc tieu(?: (?:chung|cu the))?|"
    r"doi tuong(?: \w+){0,3}|"
    r"thoi gian(?: \w+){0,2}|noi dung(?: \w+){0,3}|tieu (?:chuan|chi)(?: \w+){0,3}|kinh phi|"
    r"ho so(?: \w+){0,3}|(?:che do )?(?:thong tin,? )?bao cao|khen thuong|to chuc thuc hien|"
    r"giai phap(?: \w+){0,2}|hinh thuc(?: \w+){0,3}|chu de(?: \w+){0,2}|pham vi"
)
_CLOSING = re.compile(
    r"tren day la|yeu cau (?:cac|thu truong|truong)|de nghi (?:cac|thu truong|truong|lanh dao)|"
    r"trong qua trinh|qua trinh (?:to chuc )?thuc hien|nhan duoc|"
    r"can cu (?:noi dung )?ke hoach nay|"
    r"ke hoach nay|(?:uy ban nhan dan|ubnd|hoi dong|ban chi dao|dang uy|ban thuong vu|phong)"
    r"(?: \w+){0,9} (?:yeu cau|de nghi) (?:cac|thu truong|truong)"
)
_TASK_COLUMNS = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong")
_WHO_COLUMNS = re.compile(r"co quan|don vi|chu tri|thuc hien|phoi hop|thoi gian|bo phan")


def title_of(node: Node) -> str:
    """Return the title of a node: its heading, or what stands before a colon."""
    text = bare(node.text)
    if node.heading:
        return text
    before, colon, _ = text.partition(":")
    if colon and len(before.split()) <= 14:
        return before
    if node.text.startswith("**") and (end := node.text.find("**", 2)) > 0:
        run_in = bare(node.text[:end])
        return run_in if len(run_in.split()) <= 14 else ""
    return ""


def is_known_title(text: str) -> bool:
    """Tell whether a short text with a full stop is a usual title: "Mục đích.", "Yêu cầu."."""
    return len(text.split()) <= 5 and bool(_USUAL.fullmatch(folded(text).strip(" .:;")))


def role_of(node: Node) -> Role:
    """Return the role the title tells; TEXT without a title that says anything."""
    if node.table is not None:
        names = folded(" ".join(node.table.columns))
        if _TASK_COLUMNS.search(names) and _WHO_COLUMNS.search(names):
            return Role.TASKS
        return Role.TEXT
    title = folded(title_of(node)).strip(" .:;")
    if not title:
        return Role.TEXT
    both = "muc dich" in title and "yeu cau" in title
    if both:
        return Role.PURPOSE
    return next((role for role, pattern in _PATTERNS if pattern.search(title)), Role.TEXT)


def is_closing(text: str) -> bool:
    """Tell whether a paragraph opens as closing sentences do: "Trên đây là …"."""
    return bool(_CLOSING.match(folded(bare(text[:200]))))
