"""`check_template`: all that may be wrong with a template, told at once; nothing is run."""

import io
import re
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from docgen.template_fields import TemplateField, fields_by_name
from docgen.template_gate import expressions as ex
from docgen.template_gate.archive import Parts, read_content
from docgen.template_gate.blocks import check_tags
from docgen.template_gate.outside import check_outside
from docgen.template_gate.problems import (
    UNFIT,
    Checked,
    Code,
    Refused,
    TemplateProblem,
    problem,
    refused,
)
from docgen.template_gate.tags import OPENERS, scan

_MOST_BODY = 200_000  # letters of XML that one loop repeats
_MOST_SHOWN = 50
_PLACES = {"header": "đầu trang", "footer": "chân trang"}
_OTHERS = (
    (re.compile(r"word/(foot|end)notes\.xml"), "chú thích"),
    (re.compile(r"word/comments.*\.xml"), "nhận xét"),
    (re.compile(r"docProps/.*"), "thuộc tính"),
    (re.compile(r".*"), "phần phụ"),
)
_TRACKED = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "delText"))


def check_template(path: Path, kind: str) -> Checked:
    """Return what is wrong with the template at `path` for a `kind` of paper; it stays as it is.

    Raises RuleBroken only when the file cannot be read at all. Never runs anything of it.
    """
    return examined(read_content(path), kind)[0]


def examined(content: bytes, kind: str) -> tuple[Checked, bytes]:
    """Return the findings, and the file with split tags put together (as it was if none)."""
    checked = Checked()
    try:
        parts = Parts(content)
    except Refused as refusal:
        checked.problems.append(refusal.problem)
        return checked, content
    checked.problems += check_outside(parts)
    if any(found.code in UNFIT for found in checked.problems):
        return checked, content
    changed = _check_words(parts, fields_by_name(kind), checked)
    healed = parts.packed(changed) if changed else content
    if not checked.problems and not _opens(healed):
        checked.problems.append(problem(Code.BROKEN))
    checked.problems = list(dict.fromkeys(checked.problems))[:_MOST_SHOWN]
    return checked, healed


def _opens(content: bytes) -> bool:
    try:
        document = docx.Document(io.BytesIO(content))
        sections, _ = document.sections, document.core_properties  # made anew where missing
        names = [part.partname for part in document.part.package.iter_parts()]
        document.save(io.BytesIO())  # a relation without an id opens, but can't be written
        return len(sections) > 0 and len(set(names)) == len(names)
    except Exception:  # python-docx answers odd files with any error there is
        return False


def _check_words(
    parts: Parts, fields: dict[str, TemplateField] | None, checked: Checked
) -> set[str]:
    """Check all tags; return the names of the parts whose tags were mended."""
    changed = set()
    names = frozenset(fields or ())
    scope_used: set[str] = set()
    for name in parts.xml_names():
        root = parts.root(name)
        if name != parts.document and name not in parts.frames:
            _check_unfilled(name, root, checked)
            continue
        place = _PLACES.get(parts.frames.get(name, ""), "")
        if _is_tracked(root):
            checked.problems.append(problem(Code.TRACKED, place=place))
            continue
        before = etree.tostring(root)
        found = scan(root, place, names)
        scope = ex.Scope(fields)
        problems = found.problems + check_tags(found.tags, scope)
        problems += _check_hidden(root, place)
        if not problems:
            problems += _check_source(root, fields, place)
        checked.problems += problems
        checked.healed += found.healed
        scope_used |= scope.used
        if etree.tostring(root) != before:
            changed.add(name)
    checked.fields_used = scope_used
    return changed


def _is_tracked(root: etree._Element) -> bool:
    return next(root.iter(*_TRACKED), None) is not None


def _check_unfilled(name: str, root: etree._Element, checked: Checked) -> None:
    """Report tags where nothing is filled in."""
    if name.lower().endswith(".rels") or name == "[Content_Types].xml":
        return
    place = next(said for pattern, said in _OTHERS if pattern.fullmatch(name))
    for paragraph in root.iter(qn("w:p")):
        text = "".join(str(part) for part in paragraph.itertext())
        if OPENERS.search(text):
            checked.problems.append(problem(Code.NOT_FILLED, place, place=place, words=text))
            return
    if hidden := _hidden(root, words_too=True):
        checked.problems.append(problem(Code.NOT_FILLED, place, place=place, words=hidden))


def _check_hidden(root: etree._Element, place: str) -> list[TemplateProblem]:
    """Report tags in attributes and other texts, which Jinja would read too."""
    hidden = _hidden(root, words_too=False)
    where = place or "thân văn bản"
    return [problem(Code.NOT_FILLED, "chữ ẩn", place=where, words=hidden)] if hidden else []


def _hidden(root: etree._Element, *, words_too: bool) -> str:
    """Return the first text that holds a tag and is not printed words; "" for none."""
    for element in root.iter():
        texts = [*element.attrib.values(), element.tail or ""]
        if words_too or element.tag != qn("w:t"):
            texts.append(element.text or "")
        if found := next((text for text in texts if OPENERS.search(text)), ""):
            return found
    return ""


def _check_source(
    root: etree._Element, fields: dict[str, TemplateField] | None, place: str
) -> list[TemplateProblem]:
    """Check what will really be compiled: docxtpl's own reading of the part, node by node."""
    body = root.find(qn("w:body"))
    xml = etree.tostring(root if body is None else body, encoding="unicode", with_tail=False)
    where = place or "thân văn bản"
    if not OPENERS.search(xml) and "{" not in xml:
        return []
    try:
        source = DocxTemplate.patch_xml(None, xml)  # uses nothing of its object
        _walk(ex.parser.parse(source), ex.Scope(fields))
    except Refused as refusal:
        found = refusal.problem
        return [TemplateProblem(found.code, where, "", found.sentence)]
    except (TemplateSyntaxError, RecursionError):
        why = "các thẻ không ăn khớp nhau, hãy kiểm tra từng cặp mở và đóng"
        return [problem(Code.SYNTAX, why, place=where)]
    return []


def _walk(node: nodes.Node, scope: ex.Scope) -> None:
    """Allow text, printed values, loops and conditions; refuse every other statement."""
    for child in node.body if isinstance(node, nodes.Template) else [node]:
        match child:
            case nodes.Output():
                for printed in child.nodes:
                    if not isinstance(printed, nodes.TemplateData):
                        ex.check_printed(ex.value_of(printed, scope))
            case nodes.If():
                ex.value_of(child.test, scope)
                for inner in (*child.body, *child.elif_, *child.else_):
                    _walk(inner, scope)
            case nodes.For(target=nodes.Name()) if not child.recursive:
                _walk_loop(child, scope)
            case _:
                raise refused(Code.FORBIDDEN, type(child).__name__)


def _walk_loop(loop: nodes.For, scope: ex.Scope) -> None:
    size = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
    if size > _MOST_BODY:
        raise refused(Code.TOO_BIG, "phần lặp lại quá dài")
    scope.enter(loop.target.name, ex.row_of(ex.value_of(loop.iter, scope)))
    if loop.test is not None:
        ex.value_of(loop.test, scope)
    for inner in loop.body:
        _walk(inner, scope)
    scope.leave()
    for inner in loop.else_:
        _walk(inner, scope)
