"""The template as a file: a sound zip that holds a Word document and nothing that acts."""

import io
import posixpath
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from lxml import etree

from docgen.template_gate.problems import Code, Refused, refused
from models.errors import RuleBroken
from models.files import world_failed

MOST_BYTES = 20 << 20
_MOST_UNPACKED = 80 << 20
_MOST_XML = 24 << 20
_MOST_PART_XML = 6 << 20  # a part with tags is read several times over
_MOST_PARTS = 2_000
_MOST_RATIO = 250
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00[DE]\x00|\x00<\x00!\x00[DE]", re.I)
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_DOCUMENT = "word/document.xml"
_KINDS = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"MZ", "tệp chương trình"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"{\\rtf", "tệp RTF"),
    (b"<", "trang web hoặc tệp XML"),
)


class Parts:
    """The parts of one template: names in their order, bytes, XML parsed on demand and kept."""

    def __init__(self, content: bytes) -> None:
        """Raise Refused for whatever is not a harmless .docx."""
        if not content:
            raise refused(Code.EMPTY)
        if len(content) > MOST_BYTES:
            raise refused(Code.TOO_BIG, f"{len(content) >> 20} MB, tối đa {MOST_BYTES >> 20} MB")
        if not content.startswith(_ZIP):
            raise _not_a_zip(content)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                _check_entries(archive)
                self.content = {name: archive.read(name) for name in archive.namelist()}
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise refused(Code.BROKEN) from error
        self._roots: dict[str, etree._Element] = {}
        self.document = self._main_part()
        _check_kind(self.content, self.document)
        for name in self.xml_names():
            self.root(name)
        self.frames = self._frames()

    def xml_names(self) -> list[str]:
        """Return the names of all XML parts, relationships and content types too."""
        return [name for name in self.content if name.lower().endswith((".xml", ".rels", ".vml"))]

    def root(self, name: str) -> etree._Element:
        """Return the root of a part. Raises Refused when it cannot be read safely."""
        if name not in self._roots:
            self._roots[name] = _parsed(self.content[name])
        return self._roots[name]

    def links(self, part: str) -> list[tuple[str, str]]:
        """Return kind and part of what a part ("" for the file) leads to within the file."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.content:
            return []
        found = []
        for link in self.root(rels):
            kind = str(link.get("Type", "")).rpartition("/")[2]
            path = posixpath.join("/", folder, str(link.get("Target", "")))
            found.append((kind, posixpath.normpath(path).lstrip("/")))
        return found

    def _main_part(self) -> str:
        """Return the part that Word opens; it is usually, not always, word/document.xml."""
        for kind, name in self.links(""):
            if kind == "officeDocument":
                return name
        return _DOCUMENT

    def _frames(self) -> dict[str, str]:
        """Return the parts that are headers and footers, each with its kind."""
        links = self.links(self.document)
        return {name: kind for kind, name in links if kind in ("header", "footer")}

    def packed(self, changed: set[str]) -> bytes:
        """Return the file with the parts `changed` written anew from their roots."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.content.items():
                info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _written(self.root(name)) if name in changed else content)
        return made.getvalue()


def read_content(path: Path) -> bytes:
    """Return what stands in the file, at most a byte more than allowed. Raises RuleBroken."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RuleBroken(f"“{path.name}” không phải một tệp. Hãy chọn tệp mẫu .docx.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise world_failed(error, path) from error


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(content: bytes) -> etree._Element:
    if _DOCTYPE.search(content):
        raise refused(Code.HOSTILE, "khai báo DTD")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise refused(Code.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused(Code.HOSTILE, "khai báo DTD")
    return root


def _not_a_zip(content: bytes) -> Refused:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return refused(Code.PASSWORD)
        if "WordDocument".encode("utf-16-le") in content:
            return refused(Code.OLD_WORD)
        return refused(Code.NOT_WORD, "tệp Office đời cũ")
    bare = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind in _KINDS:
        if bare.startswith(sign):
            return refused(Code.NOT_WORD, kind)
    if not bare.strip(b"\x00"):
        return refused(Code.BROKEN)
    return refused(Code.NOT_WORD, "tệp loại khác")


def _check_entries(archive: zipfile.ZipFile) -> None:
    """Check the archive as such before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise refused(Code.HOSTILE, "quá nhiều phần")
    seen: set[str] = set()
    unpacked, xml, last_end = 0, 0, 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.flag_bits & 0x1:
            raise refused(Code.PASSWORD)
        _check_name(entry, seen)
        if entry.header_offset < last_end:
            raise refused(Code.HOSTILE, "các phần chồng lên nhau")
        last_end = entry.header_offset + entry.compress_size
        if entry.file_size > 1 << 20 and entry.file_size > _MOST_RATIO * entry.compress_size:
            raise refused(Code.HOSTILE, "nén quá mức")
        unpacked += entry.file_size
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
        xml += entry.file_size if is_xml else 0
        if unpacked > _MOST_UNPACKED:
            raise refused(Code.HOSTILE, "nén quá mức")
        if xml > _MOST_XML or (is_xml and entry.file_size > _MOST_PART_XML):
            raise refused(Code.TOO_BIG, "phần chữ quá dài")


def _check_name(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    inside = PurePosixPath(entry.filename.replace("\\", "/"))
    key = entry.filename.casefold()
    if inside.is_absolute() or ".." in inside.parts or ":" in entry.filename:
        raise refused(Code.HOSTILE, "tên phần chỉ ra ngoài tệp")
    if key in seen:
        raise refused(Code.HOSTILE, "hai phần cùng tên")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise refused(Code.HOSTILE, "phần là lối tắt")
    seen.add(key)


def _check_kind(content: dict[str, bytes], document: str) -> None:
    """Check that the zip is a Word document without macros and not of the strict kind."""
    names = {name.lower() for name in content}
    types = content.get("[Content_Types].xml", b"").replace(b"\x00", b"")
    macro = any(("vbaproject" in name or "vbadata" in name) for name in names)
    if macro or b"macroenabled" in types.lower():
        raise refused(Code.MACRO)
    if document not in content or not types:
        raise refused(Code.NOT_WORD, _kind_of_zip(names))
    if _TEMPLATE in types:
        raise refused(Code.NOT_WORD, "mẫu của Word (.dotx)")
    if _STRICT in content[document][:8192]:
        raise refused(Code.STRICT)
    if _MAIN not in types:
        raise refused(Code.NOT_WORD, "tệp có loại nội dung khác")


def _kind_of_zip(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "tệp Excel"
    if any(name.startswith("ppt/") for name in names):
        return "tệp PowerPoint"
    if "content.xml" in names:
        return "tệp LibreOffice (.odt)"
    if any(name.startswith("word/") for name in names):
        return "tệp Word thiếu phần chính"
    return "tệp nén ZIP"
