"""A Word template and plain values become a document; what the template cannot do is refused.

The clerk may edit templates, so they are treated as foreign: a sandbox without arithmetic, plain
values only, unknown names refused, and the result opened again before it counts.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from docgen import ink
from docgen.arranged import arrange, parts, text_width_mm
from docgen.endings import keep_ending
from docgen.template_gate import own
from docgen.template_gate.expressions import FILTERS
from models.errors import RuleBroken
from models.files import atomic_write
from models.layout import Layout

_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}")
_MOST_KEPT = 32  # compiled parts of templates
_QUOTED = re.compile("'([^']*)'")
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # files say nothing about when they were made
_ZIP_DAY = (2000, 1, 1, 0, 0, 0)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with loops, conditions and a few filters; no calls, no way to blow up memory."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: str, *_: object) -> Template:
        """Return the compiled template; compiling takes half of all time, so it is kept."""
        if source not in self._compiled:
            if len(self._compiled) >= _MOST_KEPT:
                self._compiled.clear()
            self._compiled[source] = super().from_string(source)
        return self._compiled[source]

    def is_safe_callable(self, _called: object) -> bool:
        return False

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        raise SecurityError(f"operator {operator}")


_sandbox = _Sandbox()


class _Template(DocxTemplate):
    """docxtpl that refuses broken XML instead of dropping what it does not understand."""

    def fix_tables(self, xml: str) -> etree._Element:
        etree.fromstring(xml)  # raises XMLSyntaxError; docxtpl itself would mend in silence
        return super().fix_tables(xml)

    def render_properties(self, *_: object) -> None:
        """Leave the file's properties alone; `clean_properties` sets them."""


def render(
    template: Path, context: Mapping[str, object], out: Path, layout: Layout | None = None
) -> str:
    """Fill `template` with `context` (dicts, lists, strings, numbers) as `out`; return its hash.

    Strings may carry the marks of `docgen.ink`. The same template and values give the same bytes.
    `layout` is how the office wants its papers; None leaves all as the template has it. The
    office's own copy goes through the gate first. Raises RuleBroken naming the fault of the
    template, or of the place to write to; no file is left then and an older `out` is untouched.
    """
    document = _made(template, context, layout)

    def write(path: Path) -> None:
        save_reproducibly(document, path)
        _reopen(path, template.name)

    return atomic_write(out, write)


def save_reproducibly(document: object, path: Path) -> None:
    """Save a document of python-docx so that the same content gives the same bytes."""
    document.save(str(path))
    with zipfile.ZipFile(path) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)


def clean_properties(document: object, title: str) -> None:
    """Leave nothing in the file's properties but its title."""
    properties = document.core_properties
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords"):
        setattr(properties, name, "")
    for name in ("language", "last_modified_by", "subject", "version"):
        setattr(properties, name, "")
    properties.title = title[:255]
    properties.language = "vi-VN"
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = _NO_DAY


def _made(template: Path, context: Mapping[str, object], layout: Layout | None) -> DocxTemplate:
    """Return the finished document; an odd file of the office's own is told in words too."""
    try:
        document = _filled(template, context)
        if layout is not None:
            arrange(document.docx, layout)
        _finish(document, str(context.get("ten_van_ban", "")), template.name)
    except RuleBroken:
        raise
    except Exception as error:  # python-docx answers odd files with any error there is
        if not own.is_own(template):
            raise
        raise RuleBroken(
            f"Mẫu “{template.name}” có chỗ khác thường nên không điền được. Hãy mở bằng Word,"
            " lưu lại, hoặc dùng lại mẫu gốc."
        ) from error
    return document


def _filled(template: Path, context: Mapping[str, object]) -> DocxTemplate:
    """Return the filled template. Raises RuleBroken with a sentence for each fault it may have."""
    name, values = template.name, _plain(context)
    source = io.BytesIO(own.fit_content(template)) if own.is_own(template) else str(template)
    try:
        document = _Template(source)
        document.render(values, jinja_env=_sandbox, autoescape=True)
    except UndefinedError as error:
        unknown = "".join(_QUOTED.findall(str(error))[-1:])
        raise RuleBroken(
            f"Mẫu “{name}” dùng tên “{unknown}” mà chương trình không có. Hãy sửa tên đó trong"
            " mẫu hoặc dùng lại mẫu gốc."
        ) from error
    except SecurityError as error:
        raise RuleBroken(f"Mẫu “{name}” có lệnh không được phép. Hãy dùng lại mẫu gốc.") from error
    except (TemplateError, TypeError) as error:
        raise RuleBroken(
            f"Mẫu “{name}” có dấu {{{{ }}}} hoặc {{% %}} viết chưa đúng. Hãy sửa mẫu hoặc dùng"
            " lại mẫu gốc."
        ) from error
    except etree.XMLSyntaxError as error:
        raise RuleBroken(
            f"Mẫu “{name}” có dấu mở và dấu đóng không nằm cùng cấp (đoạn, dòng, ô). Hãy sửa mẫu"
            " hoặc dùng lại mẫu gốc."
        ) from error
    except (OSError, OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise RuleBroken(
            f"Không mở được mẫu “{name}”. Hãy chép lại mẫu gốc vào thư mục mẫu rồi làm lại."
        ) from error
    return document


def _finish(document: DocxTemplate, title: str, name: str) -> None:
    """Check that nothing is left unfilled, then turn the marks of `ink` into Word's means."""
    word = document.docx
    frames = [
        part.element
        for part in word.part.package.parts
        if part.content_type.endswith((".header+xml", ".footer+xml"))
    ]
    for root in (word.element.body, *frames):
        _refuse_leftovers(root, name)
        _mend(root)
    for section, blocks in list(parts(word)):  # pages that lie have room for longer lines
        for block in blocks:
            ink.apply(block, text_width_mm(section))
    keep_ending(word.element.body)
    for root in frames:
        ink.apply(root, text_width_mm(word.sections[0]))
    clean_properties(word, title)


def _refuse_leftovers(root: etree._Element, name: str) -> None:
    text = "".join(part.text or "" for part in root.iter(qn("w:t")))
    if left := next((tag for tag in _TAGS if tag in text), None):
        at = text.index(left)
        raise RuleBroken(
            f"Mẫu “{name}” còn chỗ chưa điền: “{ink.words_of(text[at : at + 40])}”. Hãy sửa mẫu"
            " hoặc dùng lại mẫu gốc."
        )


def _mend(root: etree._Element) -> None:
    """Give empty cells a paragraph, and each table one after it where Word wants one.

    Word joins neighbouring tables, and ends a paper with a full line of its own after a table.
    """
    for cell in root.iter(qn("w:tc")):
        if not len(cell) or cell[-1].tag != qn("w:p"):
            cell.append(OxmlElement("w:p"))
    for table in root.iter(qn("w:tbl")):
        following = table.getnext()
        if following is None or following.tag in (qn("w:tbl"), qn("w:sectPr")):
            table.addnext(_thin_paragraph())


def _thin_paragraph() -> etree._Element:
    """Return an empty paragraph one point high."""
    paragraph = OxmlElement("w:p")
    layout = paragraph.get_or_add_pPr()
    spacing = OxmlElement("w:spacing", {qn("w:line"): "20", qn("w:lineRule"): "exact"})
    layout.append(spacing)
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:sz", {qn("w:val"): "2"}))
    layout.append(mark)
    return paragraph


def _reopen(path: Path, name: str) -> None:
    """Open what was written as Word would. Raises RuleBroken when it is not a whole document."""
    try:
        docx.Document(str(path))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise RuleBroken(
            f"Văn bản làm từ mẫu “{name}” không mở lại được. Hãy dùng lại mẫu gốc."
        ) from error


def _plain(value: object) -> object:
    """Return a copy with guarded strings. Raises TypeError for anything but plain values."""
    if isinstance(value, str):
        return ink.guarded(str(value))
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"a template takes plain values only, not {type(value).__name__}")
