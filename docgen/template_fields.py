"""The fields a template may use: name, kind, meaning, an example, and the tag to copy.

Kinds and examples are read off the very values that papers are filled with, so the list cannot
grow old; only the meanings are written down, in `template_meanings`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from docgen import ink
from docgen.template_examples import SAME, examples
from docgen.template_meanings import meanings as meanings_of

_MOST_EXAMPLE = 90  # letters
_VARIABLES = ("d", "h", "o", "c")  # of loops within loops
_IN_ROWS = {"bang_con_thieu", "danh_sach", "hang"}
_IN_CELLS = {"cot", "o"}


class FieldKind(StrEnum):
    """What a field holds; the value is what the clerk reads."""

    TEXT = "chữ"
    NUMBER = "số"
    FLAG = "đúng/sai"
    TEXTS = "danh sách chữ"
    ROWS = "danh sách dòng"
    ROW = "một dòng"
    ANY = "chưa rõ"


@dataclass(frozen=True, kw_only=True)
class TemplateField:
    """One field. `inner` are the fields of one row of a list; `path` is "danh_sach.hang.ten"."""

    name: str
    kind: FieldKind
    meaning: str = ""
    example: str = ""
    path: str = ""
    inner: tuple["TemplateField", ...] = ()

    @property
    def tag(self) -> str:
        """Return what is typed into the template; a list takes three lines."""
        *above, _ = self.path.split(".")
        return _tag(self, _variable(len(above) - 1) + "." if above else "", len(above))


def fields(kind: str, context: Mapping[str, object] | None = None) -> list[TemplateField]:
    """Return the fields of a `kind` of paper, rows' fields within; [] for one not described.

    Examples are those of `context` (of the record in hand) where it says something, else made up.
    """
    seen = [*([context] if context else []), *examples(kind)]
    rows = [one for one in seen if isinstance(one, Mapping)]
    return _described(rows, meanings_of(SAME.get(kind, kind)), "")


def all_fields(kind: str, context: Mapping[str, object] | None = None) -> list[TemplateField]:
    """Return the fields in one list, those of rows after their list."""
    return list(_unfolded(fields(kind, context)))


def fields_by_name(kind: str) -> dict[str, TemplateField] | None:
    """Return the top fields by name; None for a paper that is not described here."""
    return {field.name: field for field in fields(kind)} or None


def _unfolded(known: Iterable[TemplateField]) -> Iterator[TemplateField]:
    for field in known:
        yield field
        yield from _unfolded(field.inner)


def _described(
    rows: list[Mapping[str, object]], meanings: Mapping[str, str], above: str
) -> list[TemplateField]:
    """Return the fields that any of `rows` has, in the order they first occur."""
    names = list(dict.fromkeys(str(name) for row in rows for name in row))
    return [
        _field(name, [row[name] for row in rows if name in row], meanings, above) for name in names
    ]


def _field(
    name: str, values: list[object], meanings: Mapping[str, str], above: str
) -> TemplateField:
    path = f"{above}.{name}" if above else name
    inside = [entry for value in values if isinstance(value, list) for entry in value]
    rows = [entry for entry in inside if isinstance(entry, Mapping)]
    if rows:
        kind = FieldKind.ROWS
    elif any(isinstance(value, list) for value in values):
        kind = FieldKind.TEXTS
    elif any(isinstance(value, bool) for value in values):
        kind = FieldKind.FLAG
    elif any(isinstance(value, int | float) for value in values):
        kind = FieldKind.NUMBER
    else:
        kind = FieldKind.TEXT
    inner = tuple(_described(rows, meanings, path))
    example = next(filter(None, map(_shown, values)), "(để trống)")
    return TemplateField(
        name=name,
        kind=kind,
        meaning=meanings.get(path, ""),
        example=example,
        path=path,
        inner=inner,
    )


def _shown(value: object) -> str:
    """Return a value as the list shows it: words only, one line, not too long."""
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if isinstance(value, list):
        rows = sum(isinstance(entry, Mapping) for entry in value)
        return f"{rows} dòng" if rows else _cut(" / ".join(filter(None, map(_shown, value))))
    words = " ".join(ink.words_of(str(value)).split())
    return _cut(words) if words or not value else "(đường kẻ)"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_EXAMPLE else f"{text[: _MOST_EXAMPLE - 1]}…"


def _variable(depth: int) -> str:
    return _VARIABLES[min(depth, len(_VARIABLES) - 1)]


def _tag(field: TemplateField, before: str, depth: int) -> str:
    whole, variable = f"{before}{field.name}", _variable(depth)
    if field.kind == FieldKind.FLAG:
        return f"{{%p if {whole} %}}\n{{%p endif %}}"
    if field.kind not in (FieldKind.TEXTS, FieldKind.ROWS):
        return f"{{{{ {whole} }}}}"
    level = "tr" if field.name in _IN_ROWS else "tc" if field.name in _IN_CELLS else "p"
    first = next((inner for inner in field.inner if inner.kind == FieldKind.TEXT), None)
    inside = f"{variable}.{first.name}" if first else variable
    lines = (f"{{%{level} for {variable} in {whole} %}}", f"{{{{ {inside} }}}}")
    return "\n".join((*lines, f"{{%{level} endfor %}}"))
