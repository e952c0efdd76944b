"""A positive list for what may stand in a tag: known names, their rows, a few comparisons.

Jinja parses, nothing runs. Whatever is not named here is refused, whether we know harm of it or
not: calls, arithmetic, tests, string tricks, private names.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.template_fields import FieldKind, TemplateField
from docgen.template_gate.problems import Code, refused
from models.text import folded

FILTERS = ("e", "escape", "default", "first", "join", "last", "length", "lower", "trim", "upper")
_LOOP = ("first", "index", "index0", "last", "length")  # of Jinja's own "loop"
_MOST_CONST = 200  # letters
_MOST_NODES = 200  # of one tag
_LIKE = 0.6  # how alike a misspelt name must be to be guessed
parser = Environment(autoescape=True)

ANYTHING = TemplateField(name="", kind=FieldKind.ANY)
_TEXT = TemplateField(name="", kind=FieldKind.TEXT)
_LOOP_FIELD = TemplateField(
    name="loop",
    kind=FieldKind.ROW,
    inner=tuple(TemplateField(name=name, kind=FieldKind.NUMBER) for name in _LOOP),
)


@dataclass(frozen=True)
class Known:
    """What a name stands for, and under which path ("danh_sach.hang"); "" for none."""

    field: TemplateField
    path: str = ""


class Scope:
    """The names that count at one place: fields of the paper, then variables of its loops."""

    def __init__(self, fields: Mapping[str, TemplateField] | None) -> None:
        """`fields` None: the paper is not described, so any name may stand in its template."""
        self._fields = fields
        self._loops: list[dict[str, Known]] = []
        self.used: set[str] = set()

    def enter(self, variable: str, row: Known) -> None:
        self._loops.append({variable: row, "loop": Known(_LOOP_FIELD)})

    def leave(self) -> None:
        self._loops.pop()

    def depth(self) -> int:
        return len(self._loops)

    def find(self, name: str) -> Known:
        """Return what `name` is. Raises Refused, guessing what was meant."""
        for names in reversed(self._loops):
            if name in names:
                return names[name]
        if self._fields is None:
            return Known(ANYTHING, name)
        if name in self._fields:
            self.used.add(name)
            return Known(self._fields[name], name)
        raise refused(Code.UNKNOWN, name, hint=self._hint(name))

    def inner(self, known: Known, name: str) -> Known:
        """Return the field `name` of a row. Raises Refused."""
        if known.field.kind == FieldKind.ANY:
            return Known(ANYTHING, f"{known.path}.{name}")
        for field in known.field.inner if known.field.kind == FieldKind.ROW else ():
            if field.name == name:
                path = f"{known.path}.{name}" if known.path else ""
                if path:
                    self.used.add(path)
                return Known(field, path)
        names = [field.name for field in known.field.inner]
        raise refused(Code.UNKNOWN, name, hint=guess(name, names) or self._hint(name))

    def _hint(self, name: str) -> str:
        fields = self._fields or {}
        seen = [*fields, *(key for names in self._loops for key in names if key != "loop")]
        for field in fields.values():
            if any(inner.name == name for inner in field.inner):
                return f" Trường này chỉ dùng được trong vòng lặp của “{field.name}”."
        return guess(name, seen) or " Hãy chọn tên trong bảng “Các trường dùng được”."


def guess(name: str, names: list[str]) -> str:
    """Return " Có phải “…”?" for the likeliest of `names`, without accents; "" for none."""
    bare = {folded(known): known for known in names}
    like = difflib.get_close_matches(folded(name).replace(" ", "_"), list(bare), n=1, cutoff=_LIKE)
    return f" Có phải “{bare[like[0]]}”?" if like else ""


def parsed(inner: str) -> nodes.Expr:
    """Return the expression that a tag holds. Raises Refused for what is none."""
    if not inner:
        raise refused(Code.SYNTAX, "thẻ để trống, hãy ghi tên trường hoặc xóa thẻ")
    try:
        template = parser.parse(f"{{{{ {inner} }}}}")
    except (TemplateSyntaxError, RecursionError, ValueError) as error:
        why = f"không đọc được “{inner}”, hãy ghi một tên trường như trong bảng"
        raise refused(Code.SYNTAX, why) from error
    printed = template.body[0].nodes if template.body else []
    if len(template.body) != 1 or len(printed) != 1:
        raise refused(Code.SYNTAX, f"không đọc được “{inner}”")
    if is_intricate(template):
        raise refused(Code.FORBIDDEN, inner)
    return printed[0]


def is_intricate(node: nodes.Node) -> bool:
    """Tell whether a tag says more than any clerk would; counted without recursion."""
    waiting, count = [node], 0
    while waiting:
        count += 1
        waiting.extend(waiting.pop().iter_child_nodes())
    return count > _MOST_NODES


def value_of(node: nodes.Node, scope: Scope) -> Known:
    """Return what an expression stands for. Raises Refused for what is not on the list."""
    match node:
        case nodes.Name(ctx="load"):
            if node.name.startswith("_"):
                raise refused(Code.FORBIDDEN, node.name)
            return scope.find(node.name)
        case nodes.Getattr():
            if node.attr.startswith("_"):
                raise refused(Code.FORBIDDEN, f".{node.attr}")
            return scope.inner(value_of(node.node, scope), node.attr)
        case nodes.Getitem(arg=nodes.Const(value=int() as place)) if place in range(1000):
            return row_of(value_of(node.node, scope))
        case nodes.Const() if _is_small(node.value):
            return Known(_TEXT)
        case nodes.Filter():
            return _filtered(node, scope)
        case nodes.Compare():
            _check_comparison(node, scope)
        case nodes.And() | nodes.Or():
            value_of(node.left, scope)
            value_of(node.right, scope)
        case nodes.Not():
            value_of(node.node, scope)
        case _:
            raise refused(Code.FORBIDDEN, _said(node))
    return Known(_TEXT)


def row_of(known: Known) -> Known:
    """Return one entry of a list. Raises Refused when it is none."""
    field = known.field
    if field.kind == FieldKind.ANY:
        return Known(ANYTHING, known.path)
    if field.kind == FieldKind.TEXTS:
        return Known(_TEXT)
    if field.kind == FieldKind.ROWS:
        row = TemplateField(name=field.name, kind=FieldKind.ROW, inner=field.inner)
        return Known(row, known.path)
    raise refused(Code.NO_LIST, field.name or "giá trị này")


def check_printed(known: Known) -> None:
    """Raise Refused when what a tag prints is a list or a whole row."""
    if known.field.kind in (FieldKind.TEXTS, FieldKind.ROWS, FieldKind.ROW):
        raise refused(Code.IS_LIST, known.field.name)


def _filtered(node: nodes.Filter, scope: Scope) -> Known:
    if node.node is None or node.name not in FILTERS or node.kwargs or node.dyn_args:
        raise refused(Code.FORBIDDEN, node.name)
    takes = 1 if node.name in ("default", "join") else 0
    if len(node.args) > takes or not all(isinstance(arg, nodes.Const) for arg in node.args):
        raise refused(Code.FORBIDDEN, node.name)
    for arg in node.args:
        value_of(arg, scope)
    known = value_of(node.node, scope)
    is_list = known.field.kind in (FieldKind.TEXTS, FieldKind.ROWS)
    if node.name in ("first", "last") and is_list:
        return row_of(known)
    if node.name in ("join", "first", "last") and known.field.kind not in (
        FieldKind.TEXTS,
        FieldKind.ANY,
    ):
        raise refused(Code.NO_LIST, known.field.name or "giá trị này")
    if is_list and node.name not in ("join", "length"):
        raise refused(Code.IS_LIST, known.field.name)
    return Known(_TEXT)


def _check_comparison(node: nodes.Compare, scope: Scope) -> None:
    value_of(node.expr, scope)
    for operand in node.ops:
        if operand.op not in ("eq", "ne", "gt", "gteq", "lt", "lteq"):
            raise refused(Code.FORBIDDEN, operand.op)
        value_of(operand.expr, scope)


def _is_small(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _MOST_CONST
    return value is None or isinstance(value, bool) or (isinstance(value, int) and value < 10**9)


def _said(node: nodes.Node) -> str:
    """Return the words that name a forbidden construct to the clerk."""
    match node:
        case nodes.Call(node=nodes.Name()):
            return f"{node.node.name}(…)"
        case nodes.Call(node=nodes.Getattr()):
            return f".{node.node.attr}(…)"
        case nodes.Call():
            return "(…)"
        case nodes.Getitem():
            return "[…]"
        case nodes.BinExpr() | nodes.UnaryExpr():
            return getattr(node, "operator", "phép tính")
        case nodes.Concat():
            return "~"
        case nodes.Test():
            return f"is {node.name}"
        case nodes.CondExpr():
            return "… if … else …"
        case _:
            return type(node).__name__
