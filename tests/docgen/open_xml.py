"""An eye of its own for Word files: the order of elements that ECMA-376 demands, and whole links.

Word answers a file that breaks these with its offer to repair it.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
    " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
    " trPr tcPr tblStylePr",
    "compat": "",
}
_FREE = {"headerReference", "footerReference"}  # in any order among themselves


def faults(path: Path) -> list[str]:
    """Return what a strict reader would object to; [] for a whole file."""
    with zipfile.ZipFile(path) as opened:
        names = set(opened.namelist())
        parts = {
            name: etree.fromstring(opened.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [f"{name}: {fault}" for name, root in parts.items() for fault in _of_part(root)]
    return found + list(_links(parts, names)) + list(_types(parts, names))


def _of_part(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(W):
            continue
        name = element.tag.removeprefix(W)
        if ORDER.get(name):
            yield from _disorder(element, ORDER[name].split())
        if name == "tc" and (not len(element) or element[-1].tag != f"{W}p"):
            yield "a cell does not end with a paragraph"
        if name == "tr" and element.find(f"{W}tc") is None:
            yield "a row has no cell"
        if name == "body" and element[-1].tag != f"{W}sectPr":
            yield "the body does not end with its section"
        if name in ("t", "instrText") and any(ord(sign) < 32 for sign in element.text or ""):
            yield "a control character in the text"
    yield from _grids(root)


def _disorder(element: etree._Element, order: list[str]) -> Iterator[str]:
    place = 0
    for child in element:
        if not isinstance(child.tag, str) or not child.tag.startswith(W):
            continue
        name = child.tag.removeprefix(W)
        if name not in order:
            yield f"{element.tag.removeprefix(W)} holds {name}"
            continue
        here = order.index("headerReference" if name in _FREE and "pgSz" in order else name)
        if here < place:
            yield f"{name} stands too late in {element.tag.removeprefix(W)}"
        place = max(place, here)


def _grids(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        columns = len(grid) if grid is not None else 0
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            wide = sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans)
            if wide > columns:
                yield f"a row of {wide} cells in a grid of {columns}"


def _links(parts: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = PurePosixPath(name).parent.parent
        source = str(folder / PurePosixPath(name).name.removesuffix(".rels"))
        known = set()
        for relation in root.iter(f"{_REL}Relationship"):
            known.add(relation.get("Id"))
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target")
            whole = target.lstrip("/") if target.startswith("/") else str(folder / target)
            if _flat(whole) not in names:
                yield f"{name} leads to {target}, which is not there"
        if source in parts:
            used = {
                value
                for element in parts[source].iter()
                for key, value in element.attrib.items()
                if str(key).startswith(_R)
            }
            for lost in sorted(used - known):
                yield f"{source} uses {lost}, which {name} does not have"


def _types(parts: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    root = parts["[Content_Types].xml"]
    endings = {item.get("Extension").lower() for item in root.iter(f"{_TYPES}Default")}
    named = {item.get("PartName").lstrip("/") for item in root.iter(f"{_TYPES}Override")}
    for name in names - {"[Content_Types].xml"}:
        if name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
    for name in named - names:
        yield f"a content type names {name}, which is not there"


def _flat(path: str) -> str:
    kept: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == "..":
            kept.pop()
        elif part != ".":
            kept.append(part)
    return "/".join(kept)
