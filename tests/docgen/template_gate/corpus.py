"""Builds templates in a folder: good ones, and damaged or hostile ones by what is wrong."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = ' TargetMode="External"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT, DOCUMENT_RELS = "word/document.xml", "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


Make = Callable[[Path], Path]


def of(make: Callable[..., Path], *args: object, **more: object) -> Make:
    """Return what builds one template of a table, once the folder is known."""
    return lambda folder: make(folder, *args, **more)


def says(*paragraphs: str) -> Make:
    return of(paper, *paragraphs)


def paper(folder: Path, *paragraphs: str, name: str = "mau.docx") -> Path:
    """Write a template of plain paragraphs, one run each."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name


def changed(path: Path, edit: Callable[[docx.document.Document], object]) -> Path:
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path


def split(folder: Path, *runs: str) -> Path:
    """Write one paragraph of several runs, the first one bold."""
    path = paper(folder)

    def edit(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        for place, text in enumerate(runs):
            paragraph.add_run(text).bold = place == 0

    return changed(path, edit)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_part(folder: Path, name: str, content: bytes, *, path: Path | None = None) -> Path:
    path = path or paper(folder, "{{ trich_yeu }}")
    return repacked(path, parts_of(path) | {name: content})


def replaced(folder: Path, part: str, old: bytes, new: bytes) -> Path:
    path = paper(folder, "{{ trich_yeu }}")
    parts = parts_of(path)
    assert old in parts[part]
    return repacked(path, parts | {part: parts[part].replace(old, new, 1)})


def linked(
    folder: Path,
    kind: str,
    target: str = "http://xa.vi-du/x",
    mode: str = OUTSIDE,
) -> Path:
    """Write a template with one more relationship of the document."""
    link = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(folder, DOCUMENT_RELS, b"</Relationships>", link.encode())


def in_body(folder: Path, xml: str) -> Path:
    """Write a template whose body begins with this XML."""
    path = paper(folder, "{{ trich_yeu }}")
    return changed(path, lambda document: document.element.body.insert(0, parse_xml(xml)))


def field(folder: Path, *codes: str) -> Path:
    """Write an automatic field whose code is split over runs."""
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>' for code in codes
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return in_body(folder, f"<w:p {nsdecls('w')}>{begin}{runs}{end}</w:p>")


def nested_field(folder: Path) -> Path:
    """Write a field whose code is made up by another one."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    inner = f"{begin}<w:r><w:instrText>REF x</w:instrText></w:r>{end}"
    return in_body(folder, f"<w:p {nsdecls('w')}>{begin}{inner}{end}</w:p>")


def in_header(folder: Path, text: str, *, footer: bool = False) -> Path:
    def edit(document: docx.document.Document) -> None:
        section = document.sections[0]
        place = section.footer if footer else section.header
        place.is_linked_to_previous = False
        place.paragraphs[0].text = text

    return changed(paper(folder, "{{ trich_yeu }}"), edit)


def table(folder: Path, *rows: tuple[str, ...]) -> Path:
    def edit(document: docx.document.Document) -> None:
        made = document.add_table(rows=0, cols=len(rows[0]))
        for texts in rows:
            for cell, text in zip(made.add_row().cells, texts, strict=True):
                cell.text = text

    return changed(paper(folder, "{{ trich_yeu }}"), edit)


def text_box(folder: Path, text: str) -> Path:
    box = (
        '<w:p {0} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    return in_body(folder, box.format(nsdecls("w"), text))


def footnote(folder: Path, text: str) -> Path:
    notes = (
        f'<?xml version="1.0"?><w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>'
        f"{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    path = linked(folder, "footnotes", "footnotes.xml", "")
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts = parts_of(path)
    one = b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", one)
    return repacked(path, parts | {"word/footnotes.xml": notes.encode()})


def titled(folder: Path, text: str) -> Path:
    path = paper(folder, "{{ trich_yeu }}")
    return changed(path, lambda document: setattr(document.core_properties, "title", text))


def tracked(folder: Path) -> Path:
    added = '<w:ins w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>'
    return in_body(folder, f"<w:p {nsdecls('w')}>{added}</w:p>")


def hidden_tag(folder: Path) -> Path:
    return in_body(
        folder, f'<w:p {nsdecls("w")}><w:bookmarkStart w:id="7" w:name="{{{{ ten }}}}"/></w:p>'
    )


def raw(folder: Path, content: bytes) -> Path:
    path = folder / "mau.docx"
    path.write_bytes(content)
    return path


def cut_off(folder: Path) -> Path:
    path = paper(folder, "x")
    return raw(folder, path.read_bytes()[:9000])


def locked(folder: Path) -> Path:
    content = bytearray(paper(folder, "x").read_bytes())
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1  # "encrypted" in the central directory
        at += 4
    return raw(folder, bytes(content))


def doctype(folder: Path, declaration: bytes, use: bytes = b"") -> Path:
    path = paper(folder, "{{ trich_yeu }}")
    parts = parts_of(path)
    head, rest = parts[DOCUMENT].split(b"?>", 1)
    body = rest.replace(b"trich_yeu", b"trich_yeu" + use, 1) if use else rest
    return repacked(path, parts | {DOCUMENT: head + b"?>" + declaration + body})


def twice(folder: Path) -> Path:
    path = paper(folder, "x")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Word/Document.xml", b"<x/>")  # Windows sees the same name
    return path


def bomb(folder: Path) -> Path:
    return with_part(folder, "word/media/anh.bin", bytes(60 << 20))


def huge_words(folder: Path) -> Path:
    many = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % n for n in range(220_000))
    return replaced(folder, DOCUMENT, b"<w:body>", b"<w:body>" + many)


def other_zip(folder: Path) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("doc.txt", "x")
    return raw(folder, made.getvalue())


def excel(folder: Path) -> Path:
    return repacked(folder / "mau.docx", {TYPES: b"<Types/>", "xl/workbook.xml": b"<x/>"})


def without_document(folder: Path) -> Path:
    path = paper(folder, "x")
    parts = parts_of(path)
    del parts[DOCUMENT]
    return repacked(path, parts)


def of_type(folder: Path, name: str) -> Path:
    main = b"wordprocessingml.document.main+xml"
    return replaced(folder, TYPES, b"openxmlformats-officedocument." + main, name.encode())


def drawn_link(folder: Path) -> Path:
    return in_body(
        folder,
        f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape>'
        '<v:imagedata src="\\\\10.0.0.9\\c\\a.png"/></v:shape></w:pict></w:r></w:p>',
    )


def embedded(folder: Path) -> Path:
    path = linked(folder, "oleObject", "embeddings/o.bin", "")
    return with_part(folder, "word/embeddings/o.bin", OLE, path=path)


def alt_chunk(folder: Path) -> Path:
    path = linked(folder, "aFChunk", "chunk.htm", "")
    return with_part(folder, "word/chunk.htm", b"<html/>", path=path)


def crossing(folder: Path) -> Path:
    path = paper(folder, "{%p for d in co_quan %}", "{{ d }}")

    def edit(document: docx.document.Document) -> None:
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{%p endfor %}"

    return changed(path, edit)


def web_link(folder: Path) -> Path:
    path = paper(folder, "{{ trich_yeu }}")

    def edit(document: docx.document.Document) -> None:
        kind = f"{R}/hyperlink"
        key = document.part.relate_to("https://vanban.vi-du.vn/", kind, is_external=True)
        link = OxmlElement("w:hyperlink", {qn("r:id"): key})
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        run[0].text = "trang văn bản"
        link.append(run)
        document.paragraphs[0]._p.append(link)

    return changed(path, edit)


def hidden_comment(folder: Path) -> Path:
    return in_body(folder, f"<w:p {nsdecls('w')}><!-- {{{{ ten }}}} --></w:p>")


def odd_header(folder: Path) -> Path:
    """Write a header whose part does not call itself one."""
    path = in_header(folder, "{{ cycler() }}")
    return renamed(path, "word/header1.xml", "word/la.xml")


def odd_document(folder: Path) -> Path:
    return renamed(paper(folder, "{{ cycler() }}"), DOCUMENT, "word/document2.xml")


def odd_attribute(folder: Path) -> Path:
    return replaced(folder, "word/styles.xml", b'w:styleId="Normal"', b'w:styleId="{{ x }}"')


def renamed(path: Path, old: str, new: str) -> Path:
    """Give a part another name wherever it is spoken of."""
    short, other = old.removeprefix("word/").encode(), new.removeprefix("word/").encode()
    parts = {}
    for name, content in parts_of(path).items():
        told = name.endswith(".rels") or name == TYPES
        name = name.replace(old, new).replace(f"{short.decode()}.rels", f"{other.decode()}.rels")
        parts[name] = content.replace(short, other) if told else content
    return repacked(path, parts)
