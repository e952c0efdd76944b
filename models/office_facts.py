"""What every paper of the office needs to know about the office itself, as plain values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class OfficeFacts:
    """The office on the day a paper is made. Lines are as printed, one string a line.

    `symbols` by kind of paper, with the separator: {"plan": "/KH-UBND", "letter": "/UBND-VHXH",
    "decision": "/QĐ-UBND"}. `recipients` are lines of Nơi nhận without dash and end mark.
    """

    name: str = ""  # in running text: "Ủy ban nhân dân xã Suối Hoa"
    superior_lines: list[str] = field(default_factory=list)
    superior_name: str = ""  # in running text: "Ủy ban nhân dân tỉnh Vân Sơn"
    issuer_lines: list[str] = field(default_factory=list)  # "ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"
    place: str = ""  # "Suối Hoa"
    symbols: dict[str, str] = field(default_factory=dict)
    chair_title: str = ""  # who decides on awards: "Chủ tịch Ủy ban nhân dân xã Suối Hoa"
    signer_lines: list[str] = field(default_factory=list)  # "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    signer_name: str = ""
    recipients: list[str] = field(default_factory=list)
    drafter: str = ""  # who drafts, in running text: "Phòng Văn hóa - Xã hội"
    contact: str = ""  # "bà Lò Thị Mây, số điện thoại 0912 345 678"
