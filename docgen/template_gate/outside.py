"""Whatever in a template reaches out or acts by itself: links, objects, automatic fields."""

import posixpath
import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from docgen.template_gate.archive import Parts
from docgen.template_gate.problems import Code, TemplateProblem, problem

_WEB = ("http://", "https://", "mailto:")
_OBJECTS = {"oleObject": "OLE", "package": "tệp nhúng", "control": "ActiveX"}
_WHOLE_PAPERS = ("aFChunk", "subDocument")
_NAMES = {
    "attachedTemplate": "mẫu đính kèm ở xa",
    "image": "ảnh liên kết",
    "frame": "khung liên kết",
    "subDocument": "văn bản con",
    "aFChunk": "nội dung altChunk",
    "oleObject": "đối tượng OLE liên kết",
    "mailMergeSource": "nguồn trộn thư",
}
# Fields that only tell of the document itself. Whatever is not here may fetch, start or ask.
_HARMLESS = (
    "PAGE NUMPAGES SECTION SECTIONPAGES TOC REF PAGEREF NOTEREF SEQ STYLEREF TITLE DATE TIME"
    " CREATEDATE SAVEDATE PRINTDATE SYMBOL LISTNUM TC XE INDEX HYPERLINK"
)
_FIELDS = frozenset(_HARMLESS.split())
_REACHES = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|\\\\|//)", re.I)
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]*)', re.I)
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_NESTED = "\ufffc"  # where another field makes up a part of a code
_PICTURE_SOURCES = etree.XPath("//@*[local-name()='src' or local-name()='href']")


def check_outside(parts: Parts) -> list[TemplateProblem]:
    """Return what reaches out of the file or would act when Word opens it."""
    found: list[TemplateProblem] = []
    for name in parts.xml_names():
        if name.lower().endswith(".rels"):
            found += _links(parts, name)
        elif name.startswith("word/"):
            found += _content(parts.root(name))
    return list(dict.fromkeys(found))


def _links(parts: Parts, name: str) -> Iterator[TemplateProblem]:
    base = posixpath.dirname(posixpath.dirname(name))
    for link in parts.root(name):
        kind = str(link.get("Type", "")).rpartition("/")[2]
        target = str(link.get("Target", ""))
        said = _NAMES.get(kind, kind)
        is_outside = link.get("TargetMode") == "External"
        if kind == "hyperlink":
            if is_outside and not target.lower().startswith(_WEB):
                yield problem(Code.OUTSIDE_LINK, f"liên kết tới {target}")
        elif kind in _WHOLE_PAPERS or is_outside or _REACHES.match(target):
            yield problem(Code.OUTSIDE_LINK, said)
        elif kind in _OBJECTS:
            yield problem(Code.EMBEDDED, _OBJECTS[kind])
        else:
            yield from _inner(parts, base, target)


def _inner(parts: Parts, base: str, target: str) -> Iterator[TemplateProblem]:
    path = target if target.startswith("/") else posixpath.join("/", base, target)
    whole = posixpath.normpath(path).lstrip("/")
    depth = len([part for part in base.split("/") if part])
    if target.split("/").count("..") > depth:
        yield problem(Code.HOSTILE, "liên kết chỉ ra ngoài tệp")
    elif whole not in parts.content and target != "NULL":
        yield problem(Code.BROKEN, f"thiếu phần {whole}")


def _content(root: etree._Element) -> Iterator[TemplateProblem]:
    for value in _PICTURE_SOURCES(root):
        if _REACHES.match(value) and not value.lower().startswith(_WEB[2]):
            yield problem(Code.OUTSIDE_LINK, "ảnh liên kết")
    if next(root.iter(qn("w:altChunk"), qn("w:subDoc")), None) is not None:
        yield problem(Code.OUTSIDE_LINK, "nội dung từ tệp khác")
    if next(root.iter(qn("w:control"), _OLE), None) is not None:
        yield problem(Code.EMBEDDED, "OLE, ActiveX")
    for code in _field_codes(root):
        word = code.split()[0].upper() if code.split() else ""
        aim = _HYPERLINK.match(code)
        if aim and _REACHES.match(aim[1]) and not aim[1].lower().startswith(_WEB):
            yield problem(Code.OUTSIDE_LINK, f"liên kết tới {aim[1]}")
        elif word and (word not in _FIELDS or _NESTED in code):
            yield problem(Code.FIELD_CODE, word[:40].replace(_NESTED, "…"))


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Yield the code of every automatic field, put together again where Word split it."""
    opened: list[list[str]] = []
    is_result: list[bool] = []
    stray: list[str] = []
    for node in root.iter(
        qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")
    ):
        kind = node.get(qn("w:fldCharType"))
        if node.tag == qn("w:fldSimple"):
            yield node.get(qn("w:instr"), "")
        elif node.tag != qn("w:fldChar"):
            (opened[-1] if opened else stray).append(node.text or "")
        elif kind == "begin":
            if opened and not is_result[-1]:
                opened[-1].append(_NESTED)
            opened.append([])
            is_result.append(False)
        elif kind == "separate" and opened:
            is_result[-1] = True
        elif kind == "end" and opened:
            is_result.pop()
            yield "".join(opened.pop())
    yield from ("".join(codes) for codes in (*opened, stray))
