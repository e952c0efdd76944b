"""The outline as a flat list of lines, each knowing what its section is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from docgen.reader.fields.words import plain, shadow
from docgen.reader.marks import COUNTED
from models.plan import Mark, Node, Role

_LABEL_WORDS = 14
_MOST_LETTERS = 6_000  # of one paragraph: more is no sentence a person wrote
_MOST_LETTERS_IN_ALL = 300_000  # ten plans' worth
_MOST_LINES = 3_000
_HEADS = COUNTED - {Mark.LETTER, Mark.BRACKET}
_DOSSIER_AHEAD = re.compile(
    r"(?:^|[.;] )(?:\w+ ){0,3}hồ sơ[^.;:]*(?:gồm|gồm có|như sau|sau đây):$"
)
_NOT_SPAN = r"(?!\s+(?:gửi|nộp|đăng ký|xét|bình xét|báo cáo|nhận|hoàn thành|trình|tiếp nhận|họp))"

# What the words of a heading say about its section.
_TOPICS: tuple[tuple[Role, str], ...] = (
    (Role.DISQUALIFIERS, r"(?:không|chưa) (?:được |thuộc diện )*(?:xem |đủ )?(?:xét|chọn|khen|đề "
     r"nghị|bình|điều kiện)|loại trừ|trường hợp không|"
     r"(?:những )?(?:tập thể|cá nhân|cơ quan|đơn vị|đối tượng)[^:;.]{0,60} (?:không|chưa) "
     r"(?:được |thuộc diện |đủ điều kiện )+(?:xem )?(?:xét|khen|bình)"),
    (Role.TIME, rf"thời gian{_NOT_SPAN}|tiến độ thực hiện|các giai đoạn|các đợt|lộ trình"),
    (Role.THEME, r"chủ đề|khẩu hiệu|tên phong trào"),
    (Role.AUDIENCE, r"đối tượng|phạm vi"),
    (Role.CRITERIA, r"tiêu chí|tiêu chuẩn|điều kiện|thang điểm|^(?:các |một số |hệ thống |"
     r"mục tiêu,? |và )*chỉ tiêu(?! kinh| phát)|chỉ tiêu (?:thi đua|chủ yếu|phấn đấu|đánh giá)"),
    (Role.FUND, r"kinh phí|nguồn (?:khen|tiền|chi)|quỹ thi đua"),
    (Role.DOSSIER, r"hồ sơ|thủ tục"),
    (Role.REGISTRATION, r"đăng ký"),
    (Role.REPORTING, r"báo cáo|thông tin,? báo"),
    (Role.AWARDS, r"khen thưởng|hình thức|mức khen|số lượng|tỷ lệ khen|giải thưởng|"
     r"mức thưởng|tiền thưởng|cơ cấu giải|khen|bình xét|xét tặng"),
    (Role.DUTIES, r"tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ (?:của|cụ thể)|"
                  r"tổ chức triển"),
    (Role.PURPOSE, r"mục đích|mục tiêu"),
    (Role.REQUIREMENT, r"yêu cầu"),
    (Role.SOLUTION, r"giải pháp|biện pháp"),
    (Role.CONTENT, r"nội dung"),
)  # fmt: skip
_PATTERNS = [(role, re.compile(words)) for role, words in _TOPICS]
_LEAD = r"^(?:về |các |công tác |một số |chế độ |quy định |thời điểm |\d+\s*)*"
_LEADING = [(role, re.compile(_LEAD + f"(?:{words})")) for role, words in _TOPICS]
# "Thi đua rút ngắn thời gian …" among what is to be done says nothing of the campaign's time.
_WORK = {Role.CONTENT, Role.SOLUTION, Role.PURPOSE, Role.REQUIREMENT}
_GOAL = re.compile(
    r"(?:thi đua|đẩy mạnh|nâng cao|tăng cường|phát huy|tiếp tục|đổi mới|hoàn thành|rút ngắn|giảm|"
    r"thực hiện (?:tốt|có|hiệu)|quyết tâm|đảm bảo|bảo đảm|xây dựng|phát triển|tập trung|chủ động|"
    r"tuyên truyền|vận động|tích cực|cải cách|số hóa)(?!\w)"
)
_REAL_AWARDS = re.compile(r"hình thức|mức|số lượng|tỷ lệ|giải")
_BEFORE_AWARDS = {Role.DISQUALIFIERS, Role.DOSSIER, Role.FUND, Role.CRITERIA, Role.AUDIENCE}
_BEFORE_AWARDS |= {Role.TIME, Role.REGISTRATION, Role.REPORTING, Role.DUTIES}


@dataclass(eq=False)
class Line:
    """One paragraph of the body, with the headings it stands under."""

    node: Node
    text: str  # without marks of bold
    topics: frozenset[Role]
    path: tuple["Line", ...] = field(default=(), repr=False)  # from the top down, without itself
    below: list["Line"] = field(default_factory=list, repr=False)  # what stands right under it

    @property
    def key(self) -> str:
        return self.node.key

    @cached_property
    def label(self) -> str:
        """The words before the colon, or the whole of a heading; "" for running text."""
        head, colon, _ = self.text.partition(":")
        if colon and len(head.split()) <= _LABEL_WORDS and "“" not in head:
            return head.strip()
        if self.node.heading or (_short(self.text) and self._leads):
            return self.text.rstrip(" .:;")
        return ""

    @property
    def rest(self) -> str:
        """What follows the label; the whole text where there is none, "" for a heading."""
        label = self.label
        if not label:
            return self.text
        return self.text[len(label) :].lstrip(" .:;") if ":" in self.text else ""

    @property
    def _leads(self) -> bool:
        return bool(self.node.children) or self.node.mark in COUNTED

    def under(self, line: "Line") -> bool:
        return any(above is line for above in self.path)


def _short(text: str) -> bool:
    return len(text.split()) <= _LABEL_WORDS and not text.rstrip().endswith((".", ";", ","))


def topics_of(label: str, heading: bool) -> frozenset[Role]:
    """Return what a label speaks of. In running text only its first words count."""
    low = shadow(label)
    tests = _PATTERNS if heading else _LEADING
    found = {role for role, pattern in tests if pattern.search(low)}
    if Role.AWARDS in found and found & _BEFORE_AWARDS and not _REAL_AWARDS.search(low):
        found.discard(Role.AWARDS)
    if Role.DISQUALIFIERS in found:
        found -= {Role.AWARDS, Role.CRITERIA, Role.AUDIENCE}
    if len(found) > 1 and not (found & {Role.PURPOSE, Role.REQUIREMENT}):
        found.discard(Role.CONTENT)
    return frozenset(found)


class _Lines(list[Line]):
    """What was found so far, and how many letters it holds."""

    letters = 0

    def take(self, line: Line) -> None:
        self.append(line)
        self.letters += len(line.text)

    @property
    def full(self) -> bool:
        return len(self) >= _MOST_LINES or self.letters >= _MOST_LETTERS_IN_ALL


def lines_of(nodes: Iterable[Node]) -> list[Line]:
    """Return every paragraph of the outline in reading order, as much as a plan can hold.

    A paragraph without a sign counts as below the short title it follows, wherever it hangs in
    the tree: "4. Phòng Nội vụ", then a line of its own with what that office does.
    """
    lines = _Lines()
    _walk(nodes, (), frozenset(), lines)
    return lines


def _walk(
    nodes: Iterable[Node], path: tuple[Line, ...], above: frozenset[Role], out: _Lines
) -> None:
    owner: Line | None = None  # the last title among these nodes
    running = above
    opened: Mark | None = None  # the sign of the list an unmarked label opened
    for node in nodes:
        if out.full:
            return
        if opened not in (None, Mark.NONE) and node.mark is Mark.NONE:
            running, opened = above, None  # a paragraph without a sign ends that list
        parent = _parent(node, owner, out[-1] if out else None)
        own_path = (*parent.path, parent) if parent else path
        given = parent.topics if parent else running
        line = Line(node, plain(node.text[:_MOST_LETTERS]), frozenset(), own_path)
        line.topics = _topics(line, given)
        if line.text:
            out.take(line)
            if own_path:
                own_path[-1].below.append(line)
        if node.children:
            _walk(node.children, (*own_path, line), line.topics, out)
        if parent is None and node.mark is not Mark.NONE:
            opened = node.mark if opened is Mark.NONE and node.mark not in _HEADS else opened
            owner, running = line, running if node.mark is opened else above
        elif parent is None and line.text.endswith(":") and not node.children:
            # an unmarked label such as "Các việc phải làm:" speaks for what follows it
            owner, running, opened = None, _announced(line), Mark.NONE


def _announced(line: Line) -> frozenset[Role]:
    """Return what the list below an unmarked label is about: its last sentence says it."""
    if _DOSSIER_AHEAD.search(shadow(line.text)):
        return frozenset({Role.DOSSIER})
    return line.topics


def _parent(node: Node, owner: Line | None, last: Line | None) -> Line | None:
    """Return the title a node belongs to although it hangs beside it, or None."""
    if owner is None or node.role in (Role.CLOSING, Role.UNPLACED, Role.GROUNDS):
        return None
    if node.mark is Mark.NONE and node.table is None:
        if last is not None and _is_title(last) and (last is owner or owner in last.path):
            return last
        return owner if _is_title(owner) else None
    kin = [line for line in owner.below if line.node.mark is node.mark]
    adopted = any(line.node.mark is Mark.NONE for line in all_below(owner))
    if kin and adopted and node.mark is not owner.node.mark:
        return owner
    return None


def all_below(line: Line) -> list[Line]:
    """Return what stands under `line` at any depth, in reading order."""
    return [found for below in line.below for found in (below, *all_below(below))]


def _is_title(line: Line) -> bool:
    return bool(line.label) and not line.rest and line.node.mark is not Mark.NONE


def _topics(line: Line, above: frozenset[Role]) -> frozenset[Role]:
    node = line.node
    if node.role in (Role.GROUNDS, Role.CLOSING, Role.TASKS, Role.UNPLACED):
        return frozenset({node.role})
    leaf_piece = above == {Role.DOSSIER} and not node.children and not line.text.endswith(":")
    label = line.label
    if above & _WORK and _GOAL.match(shadow(line.text)):
        return above
    if label and not leaf_piece:
        heading = node.heading or bool(node.children) or not line.rest
        own = topics_of(label, heading and len(label.split()) <= _LABEL_WORDS)
        if own == {Role.DUTIES} and above == {Role.TIME} and line.rest:
            return above  # "Tổ chức thực hiện: từ tháng … đến tháng …" is a step of the time
        if own:
            return own
    if Role.AWARDS in above and node.role is Role.REPORTING:
        return above  # "Sơ kết, tổng kết:" among the awards says when they are given
    if node.role is Role.TEXT or node.role in above:
        return above
    return frozenset({node.role}) if not above or node.heading else above
