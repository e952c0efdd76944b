"""Words by which a signing block is known: powers (TM., KT. …) and posts."""

import re

from docgen.lint.lines import Line
from models.text import folded

POWER = re.compile(r"(TM|KT|TL|TUQ|Q)\s*\.\s*(?=\S)")
_ANY_POWER = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q)\s*[./]", re.I)
_POSTS = ("chu tich", "pho", "truong", "giam doc", "chanh", "hieu truong", "bi thu", "bo truong",
          "thu truong", "uy vien", "thu ky", "chu toa", "chu tri", "quyen han", "chu nhiem",
          "cuc truong", "vu truong", "to truong", "dai dien", "tong", "xac nhan",
          "nguoi bao cao", "nguoi lap", "nguoi ghi",
          "ben giao", "ben nhan", "nguoi chung kien")  # fmt: skip


def is_post(line: Line) -> bool:
    """Tell whether a line in capitals names a power or a post, not a person."""
    if POWER.match(line.text.strip()):
        return True
    return line.shown == line.shown.upper() and folded(line.text).startswith(_POSTS)


def names_power(line: Line) -> bool:
    """Tell whether a line stands for 7a, however it is written: a power or a post."""
    return bool(_ANY_POWER.match(line.text)) or folded(line.text).startswith(_POSTS)
