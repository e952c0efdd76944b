"""Faults of the paper itself: those of form are put right at once, wording is the clerk's.

What was put right keeps its old words, so that the clerk may have them back.
"""

import re
from collections import Counter, defaultdict

from docgen.reader.headwords import LEVEL
from docgen.reader.letters import CAPITALS
from docgen.reader.lines import Line, bare
from docgen.reader.marks import COUNTED, roman_value, sign_of
from docgen.reader.outline import walk
from docgen.reader.stamps import STAMP
from models.plan import Mark, Node, Plan, Role, Slip, SlipKind
from models.text import folded

_MOST = 60  # slips of one kind
_PUT_RIGHT = (SlipKind.QUOTES, SlipKind.NAME_VARIANT)
_SPACE_BEFORE = re.compile(r"\S{1,20}(?<![.…\d/])\s+([,;:!?]|\.(?!\.|/|\s*\.|\d))(?=[\s”*)]|$)")
_REPEATED = re.compile(
    r"\b(của|các|và|về|cho|trong|để|với|là|được|những|đến|từ|theo|tại|do|bởi|khi|này|trên|việc|"
    r"nhằm|thực hiện|tổ chức|phong trào|thi đua|khen thưởng|kế hoạch|đơn vị|nội dung|báo cáo)"
    r"\s+\1\b(?!\s*-)",
    re.I,
)
_PLACE = re.compile(
    rf"\b({LEVEL}|thôn|bản|ấp)\s+((?:[{CAPITALS}][^\W\d_]+\s+){{0,3}}[{CAPITALS}][^\W\d_]+)"
)
_DOUBLED = re.compile(r"[^\s|] {2,3}(?=[^\s|])")


def find(plan: Plan, lines: list[Line]) -> None:
    """Fill `plan.slips` with what is wrong in the paper, in reading order of its kinds."""
    pairs = list(walk(plan.outline))
    nodes = [node for node, _ in pairs]
    _missing(plan)
    _numbering(plan, pairs)
    _quotes(plan, nodes)
    _names(plan, nodes)
    _spacing(plan, nodes, lines)
    _repeated(plan, nodes)
    _stamps(plan, nodes)
    for slip in plan.slips:
        if slip.kind in _PUT_RIGHT and fix(plan, slip):
            slip.message = f"{slip.message.rstrip('.')}; đã sửa."


def fix(plan: Plan, slip: Slip) -> bool:
    """Put one slip right in the text of its node; False when its words are no longer there."""
    if slip.fixed or not slip.fixable:
        return False
    node = next((node for node, _ in walk(plan.outline) if node.key == slip.node), None)
    if node is None or slip.found not in node.text:
        return False
    node.text = node.text.replace(slip.found, slip.better, 1).strip()
    slip.fixed = True
    return True


def unfix(plan: Plan, slip: Slip) -> bool:
    """Give the paper its own words back; False when the better ones are no longer there."""
    if not (slip.fixed and slip.kind in _PUT_RIGHT):
        return False
    node = next((node for node, _ in walk(plan.outline) if node.key == slip.node), None)
    if node is None or not slip.better or slip.better not in node.text:
        return False
    node.text = node.text.replace(slip.better, slip.found, 1)
    slip.fixed = False
    return True


def note_end_mark(plan: Plan, node: Node, had: bool, spaced: bool) -> None:
    """Note a missing "./." or a space before it; both are put right by printing."""
    if not had:
        message = "Câu cuối thiếu dấu kết thúc “./.”; đã thêm."
    elif spaced:
        message = "Có dấu cách thừa trước dấu kết thúc “./.”; đã bỏ."
    else:
        return
    kind = SlipKind.SPACING if had else SlipKind.END_MARK
    plan.slips.append(
        Slip(kind=kind, message=message, node=node.key, found=node.text[-20:], fixed=True)
    )


def _missing(plan: Plan) -> None:
    if not plan.head.number:
        plan.slips.append(
            Slip(
                kind=SlipKind.MISSING, node="head.number",
                message="Kế hoạch chưa có số; văn thư ghi số khi ban hành.",
            )
        )  # fmt: skip
    if not (plan.head.day and plan.head.month and plan.head.year):
        plan.slips.append(
            Slip(
                kind=SlipKind.MISSING, node="head.day",
                message="Kế hoạch chưa ghi đủ ngày, tháng, năm ban hành.",
            )
        )  # fmt: skip
    if plan.issuer.lines and re.fullmatch(LEVEL, plan.issuer.lines[-1].lower()):
        plan.slips.append(
            Slip(
                kind=SlipKind.MISSING, node="issuer.lines", found=plan.issuer.lines[-1],
                message="Kế hoạch không ghi tên đơn vị của cơ quan ban hành; hãy điền thêm.",
            )
        )  # fmt: skip
    if not any(signature.lines for signature in plan.signatures):
        plan.slips.append(
            Slip(kind=SlipKind.MISSING, message="Thiếu quyền hạn, chức vụ của người ký.")
        )


def _numbering(plan: Plan, nodes: list[tuple[Node, Node | None]]) -> None:
    """Note where a list does not start at its first number or leaves one out."""
    lists: dict[tuple[int, str], list[Node]] = defaultdict(list)
    for node, parent in nodes:
        if node.typed and node.mark in COUNTED:
            lists[id(parent), _style(node)].append(node)
    parents = {id(parent): parent for _, parent in nodes}
    for (parent_id, _), items in lists.items():
        last, before = 0, ""
        for node in items[:500]:
            ordinal = _ordinal(node)
            if ordinal != last + 1:
                _note_jump(plan, parents[parent_id], node, before)
            last, before = ordinal, node.typed


def _style(node: Node) -> str:
    sign = sign_of(f"{node.typed} X")
    if sign is None or sign.mark is not node.mark:
        return "bracketna" if node.mark is Mark.BRACKET else node.mark.value
    return sign.style


def _ordinal(node: Node) -> int:
    sign = sign_of(f"{node.typed} X") or sign_of(f"{node.typed}. X")
    if sign and sign.mark is not node.mark:  # "i)" read as Roman, not as a letter
        return roman_value(node.typed.strip("(). /").upper())
    return sign.ordinal if sign else 0


def _note_jump(plan: Plan, parent: Node | None, node: Node, before: str) -> None:
    where = f" ở mục “{_short(bare(parent.text))}”" if parent is not None else ""
    if before:
        message = (
            f"Số thứ tự nhảy từ “{before}” sang “{node.typed}”{where}; đã đánh lại liền nhau."
        )
    else:
        message = f"Số thứ tự bắt đầu từ “{node.typed}”{where}; đã đánh lại từ đầu."
    plan.slips.append(
        Slip(kind=SlipKind.NUMBERING, message=message, node=node.key, found=node.typed, fixed=True)
    )


def _short(text: str, words: int = 8) -> str:
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


def _quotes(plan: Plan, nodes: list[Node]) -> None:
    for node in nodes:
        opens, closes = node.text.count("“"), node.text.count("”")
        straight = node.text.count('"')
        if opens == closes and straight % 2 == 0:
            continue
        found, better = _closed(node.text, opens, closes)
        near = _short(node.text[max(0, node.text.find("“")) :].replace("*", ""))
        plan.slips.append(
            Slip(
                kind=SlipKind.QUOTES, node=node.key, found=found, better=better,
                message=f"Dấu ngoặc kép chưa khép hoặc chưa mở, gần chỗ: {near}",
                fixable=bool(found),
            )
        )  # fmt: skip


def _closed(text: str, opens: int, closes: int) -> tuple[str, str]:
    """Return words and what they should be, where the missing quote has one place only."""
    if opens == closes + 1 and closes:
        at = text.rfind("”")
        inner = text.rfind("“", 0, at)
        outer = text.rfind("“", 0, inner)
        nested = outer >= 0 and "”" not in text[outer:inner]
        if nested:  # “ … “ … ”: the outer one was never closed
            start = max(0, at - 25)
            return text[start : at + 1], text[start : at + 1] + "”"
    if opens == 2 and not closes and '"' not in text:
        at = text.rfind("“")
        start = max(0, at - 25)
        before = text[at - 1 : at]
        if before and not before.isspace():  # the second one closes: “tên phong trào“
            return text[start : at + 1], text[start:at] + "”"
    return "", ""


def _names(plan: Plan, nodes: list[Node]) -> None:
    """Note two spellings of one place: the same but for its accents or one letter."""
    seen: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Node] = {}
    for node in nodes:
        for found in _PLACE.finditer(bare(node.text)):
            name = found[1].lower(), found[2]
            seen[name] += 1
            first.setdefault(name, node)
    names = sorted(seen, key=lambda name: -seen[name])[:200]
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            if one[0] == two[0] and _alike(one[1], two[1]):
                _note_variant(plan, one, two, seen, first)


def _alike(one: str, two: str) -> bool:
    if one.lower() == two.lower() or len(one.split()) != len(two.split()):
        return False
    one, two = folded(one), folded(two)
    if one == two:
        return True
    differ = [pair for pair in zip(one, two, strict=False) if pair[0] != pair[1]]
    return len(one) == len(two) and len(one) >= 7 and len(differ) == 1


def _note_variant(
    plan: Plan,
    one: tuple[str, str],
    two: tuple[str, str],
    seen: Counter[tuple[str, str]],
    first: dict[tuple[str, str], Node],
) -> None:
    """Note the rarer spelling; it can be put right when the other is clearly the usual one.

    That is so when it stands three times as often, or in the name of the issuer itself.
    """
    level, ours = one[0], bare(plan.issuer.name)
    in_name = [name[1] in ours for name in (one, two)]
    if in_name == [False, True]:
        one, two = two, one
    often = seen[one] >= 3 and seen[one] >= 3 * seen[two]
    sure = (often or any(in_name)) and not all(in_name) and folded(one[1]) == folded(two[1])
    advice = f"theo tên cơ quan là “{one[1]}”" if any(in_name) and sure else "hãy xem tên nào đúng"
    message = (
        f"Tên viết hai cách: “{level} {one[1]}” ({seen[one]} lần) và “{level} {two[1]}”"
        f" ({seen[two]} lần); {advice}."
    )
    node = first[two]
    plan.slips.append(
        Slip(
            kind=SlipKind.NAME_VARIANT, message=message, node=node.key, found=two[1],
            better=one[1] if sure else "", fixable=sure and two[1] in node.text,
        )
    )  # fmt: skip


def _spacing(plan: Plan, nodes: list[Node], lines: list[Line]) -> None:
    """Take spaces before marks out of the text, and count doubled ones that reading dropped."""
    noted = 0
    for node in nodes:
        for found in list(_SPACE_BEFORE.finditer(node.text))[:_MOST]:
            wrong = found[0]
            better = re.sub(r"\s+(\S+)$", r"\1", wrong)
            node.text = node.text.replace(wrong, better, 1)
            noted += 1
            if noted <= _MOST:
                plan.slips.append(
                    Slip(
                        kind=SlipKind.SPACING, node=node.key, found=wrong, better=better,
                        message=f"Dấu cách thừa trước dấu câu: “{wrong}”; đã bỏ.",
                        fixable=True, fixed=True,
                    )
                )  # fmt: skip
    doubled = sum(len(_DOUBLED.findall(line.raw.strip())) for line in lines if line.raw)
    if doubled:
        plan.slips.append(
            Slip(
                kind=SlipKind.SPACING, message=f"Có {doubled} chỗ gõ thừa dấu cách; đã bỏ.",
                fixed=True,
            )
        )  # fmt: skip


def _repeated(plan: Plan, nodes: list[Node]) -> None:
    for node in nodes:
        for found in list(_REPEATED.finditer(node.text))[:5]:
            plan.slips.append(
                Slip(
                    kind=SlipKind.SPELLING, node=node.key, found=found[0], better=found[1],
                    message=f"Từ lặp lại: “{found[0]}”.", fixable=True,
                )
            )  # fmt: skip


def _stamps(plan: Plan, nodes: list[Node]) -> None:
    for node in nodes:
        if node.role is Role.UNPLACED and node.typed == STAMP:
            node.typed = ""
            plan.slips.append(
                Slip(
                    kind=SlipKind.STAMP, node=node.key, found=node.text, fixable=True,
                    message="Chữ của chữ ký số lẫn vào văn bản; có thể bỏ khi ban hành lại.",
                )
            )  # fmt: skip
