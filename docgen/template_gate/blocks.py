"""Follows the tags of one part in their order: loops and conditions, what they open and close."""

import difflib
from dataclasses import dataclass

from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from docgen.template_fields import FieldKind
from docgen.template_gate import expressions as ex
from docgen.template_gate.problems import Code, Refused, TemplateProblem, refused, shortened
from docgen.template_gate.tags import Tag, text_of

_MOST_DEPTH = 4
_WORDS = ("for", "endfor", "if", "elif", "else", "endif", "colspan")
_OF_JINJA = (
    "set endset macro endmacro call endcall include import from extends block endblock filter"
    " endfilter with endwith do autoescape endautoescape raw endraw trans endtrans pluralize break"
    " continue debug cellbg hm vm"
)
_JINJA = frozenset(_OF_JINJA.split())
_LEVELS = {"p": "đoạn", "tr": "dòng của bảng", "tc": "ô của bảng"}


@dataclass
class _Open:
    """A block that waits for its end."""

    word: str
    tag: Tag
    container: object
    variable: str = ""  # of a loop


class Follower:
    """Takes tag after tag and gathers what is wrong with them."""

    def __init__(self, scope: ex.Scope) -> None:
        self.problems: list[TemplateProblem] = []
        self._scope = scope
        self._open: list[_Open] = []

    def take(self, tag: Tag) -> None:
        try:
            _check_alone(tag)
            if tag.is_print:
                known = ex.value_of(ex.parsed(tag.inner), self._scope)
                ex.check_printed(known)
            else:
                self._steer(tag)
        except Refused as refusal:
            self._note(tag, refusal)

    def finish(self) -> None:
        """Name what was never closed."""
        for block in self._open:
            end = f"{{%{block.tag.level} end{block.word} %}}"
            self.problems.append(
                block.tag.problem(
                    Code.SYNTAX, f"“{block.tag.text}” chưa có “{end}”, hãy thêm vào chỗ kết thúc"
                )
            )

    def _note(self, tag: Tag, refusal: Refused) -> None:
        told = refusal.problem
        words = "" if told.code == Code.ALONE else shortened(tag.words)
        self.problems.append(TemplateProblem(told.code, tag.place, words, told.sentence))

    def _steer(self, tag: Tag) -> None:
        word, _, rest = tag.inner.partition(" ")
        if tag.inner.startswith(("-", "+")) or tag.inner.endswith("-"):
            raise refused(Code.SYNTAX, "hãy bỏ dấu trừ hoặc cộng sát dấu phần trăm")
        if tag.level == "r" or word in _JINJA:
            raise refused(Code.FORBIDDEN, word if tag.level != "r" else f"r {word}")
        if word not in _WORDS:
            raise _not_a_word(word)
        if word == "for":
            self._begin_loop(tag)
        elif word == "if":
            self._push(tag, "if")
            ex.value_of(ex.parsed(rest.strip()), self._scope)
        elif word == "elif":
            self._check_same(tag, "if")
            ex.value_of(ex.parsed(rest.strip()), self._scope)
        elif word == "colspan":
            self._span(tag, rest.strip())
        elif rest.strip():
            raise refused(Code.SYNTAX, f"sau “{word}” có chữ thừa “{rest.strip()}”, hãy xóa")
        elif word == "else":
            self._check_same(tag, self._open[-1].word if self._open else "if")
        else:
            self._end(tag, word.removeprefix("end"))

    def _begin_loop(self, tag: Tag) -> None:
        """Open a loop even if it is refused: its end must not be reported too."""
        block = self._push(tag, "for")
        row = ex.Known(ex.ANYTHING)
        try:
            loop = _parsed_loop(tag.inner)
            block.variable = loop.target.name
            if loop.recursive or not self._may_nest(loop.iter):
                raise refused(Code.TOO_DEEP, tag.text)
            row = ex.row_of(ex.value_of(loop.iter, self._scope))
        finally:
            self._scope.enter(block.variable or _second_word(tag.inner), row)
        if loop.test is not None:
            ex.value_of(loop.test, self._scope)

    def _may_nest(self, source: nodes.Node) -> bool:
        """Tell whether a loop may stand here: the first one, or one over rows of an outer one.

        So the work stays in proportion to the list, whoever wrote the template.
        """
        outer = {block.variable for block in self._open if block.word == "for"} - {""}
        depth = self._scope.depth()
        return depth == 0 or (depth < _MOST_DEPTH and _root_name(source) in outer)

    def _span(self, tag: Tag, inner: str) -> None:
        if tag.level or not any(True for _ in tag.paragraph.iterancestors(qn("w:tc"))):
            raise refused(Code.LEVELS, "“colspan” chỉ dùng trong ô của bảng")
        known = ex.value_of(ex.parsed(inner), self._scope)
        if known.field.kind not in (FieldKind.NUMBER, FieldKind.ANY):
            raise refused(Code.SYNTAX, f"“{inner}” không phải số cột")

    def _push(self, tag: Tag, word: str) -> _Open:
        block = _Open(word, tag, _container(tag))
        self._open.append(block)
        return block

    def _end(self, tag: Tag, word: str) -> None:
        if not self._open:
            raise refused(Code.SYNTAX, f"“{tag.text}” thừa, phía trước không có “{word}” nào mở")
        if self._open[-1].word != word:
            opener = self._open[-1].tag
            raise refused(Code.SYNTAX, f"“{tag.text}” đóng sai chỗ: đang mở “{opener.text}”")
        try:
            self._check_same(tag, word)
        finally:
            if self._open.pop().word == "for":
                self._scope.leave()

    def _check_same(self, tag: Tag, word: str) -> None:
        """Check that a tag stands in the same row, cell or text as what it belongs to."""
        if not self._open or self._open[-1].word != word:
            raise refused(Code.SYNTAX, f"“{tag.text}” thừa, phía trước không có “{word}” nào mở")
        opener = self._open[-1]
        if opener.tag.level != tag.level:
            raise refused(
                Code.LEVELS,
                f"“{opener.tag.text}” và “{tag.text}” không cùng loại; hãy ghi cùng dấu hiệu"
                f" “{{%{opener.tag.level}” ở cả hai",
            )
        if opener.container is not _container(tag):
            raise refused(
                Code.LEVELS,
                f"“{tag.text}” không nằm cùng chỗ với “{opener.tag.text}” (cùng thân văn bản, cùng"
                " ô hoặc cùng bảng); hãy chuyển lại",
            )


def check_tags(tags: list[Tag], scope: ex.Scope) -> list[TemplateProblem]:
    """Return what is wrong with the tags of one part."""
    follower = Follower(scope)
    for tag in tags:
        follower.take(tag)
    follower.finish()
    return follower.problems


def _parsed_loop(inner: str) -> nodes.For:
    try:
        loop = ex.parser.parse(f"{{% {inner} %}}{{% endfor %}}").body[0]
    except (TemplateSyntaxError, RecursionError, ValueError) as error:
        why = f"“{inner}” chưa đúng dạng “for d in tên_danh_sách”"
        raise refused(Code.SYNTAX, why) from error
    if not isinstance(loop, nodes.For) or ex.is_intricate(loop):
        raise refused(Code.FORBIDDEN, inner)
    target = loop.target
    if not isinstance(target, nodes.Name) or target.name.startswith("_") or target.name == "loop":
        raise refused(Code.FORBIDDEN, inner)
    return loop


def _second_word(inner: str) -> str:
    """Return what a loop that cannot be read would call its row, to follow on without it."""
    words = inner.split()
    return words[1] if len(words) > 1 else ""


def _root_name(node: nodes.Node) -> str:
    """Return the name that a path begins with: "d" of d.hang."""
    while not isinstance(node, nodes.Name):
        inner = getattr(node, "node", None)
        if not isinstance(inner, nodes.Node):
            return ""
        node = inner
    return node.name


def _container(tag: Tag) -> etree._Element | None:
    """Return what an opening tag and its end must share."""
    if tag.level in ("tr", "tc"):
        row = next(tag.paragraph.iterancestors(qn("w:tr")), None)
        return row if tag.level == "tc" or row is None else row.getparent()
    return tag.paragraph.getparent()


def _check_alone(tag: Tag) -> None:
    """Check that nothing is lost: all of the paragraph, row or cell goes when it only steers."""
    if tag.level not in _LEVELS:
        return
    holder = tag.paragraph
    if tag.level != "p":
        holder = next(tag.paragraph.iterancestors(qn(f"w:{tag.level}")), None)
        if holder is None:
            raise refused(Code.LEVELS, f"“{tag.text}” chỉ dùng được trong bảng")
    if text_of(holder).strip() != tag.text:
        raise refused(Code.ALONE, tag.text, where=f"{_LEVELS[tag.level]} khác")


def _not_a_word(word: str) -> Refused:
    like = difflib.get_close_matches(word, _WORDS, n=1, cutoff=0.6)
    hint = f"có phải “{like[0]}”?" if like else "chỉ dùng for, endfor, if, elif, else, endif"
    return refused(Code.SYNTAX, f"không có lệnh “{word}”, {hint}")
