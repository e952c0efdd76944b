"""Opens a paper's file, whatever its kind, and says in words what cannot be read."""

import codecs
import re
from pathlib import Path

from docgen.reader.docx_source import lines_of_docx
from docgen.reader.lines import Line, lines_of
from models.errors import RuleBroken
from models.files import world_failed

MOST_BYTES = 20 * 1024 * 1024
_MOST_TEXT_BYTES = 8 * 1024 * 1024
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]|[âêô][\u0300\u0301\u0303\u0309\u0323]")
_TCVN3 = re.compile("(?<=[A-Za-z])[©®¨ª«¬µ¸¹¶·¼½¾»Æ×Ø§ÖÔÊËÌÎ\xad]|[©®¨ª«¬µ¸¹¶·¼½¾»\xad](?=[a-z])")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # never in a text, soon in a picture
_VNI = re.compile("[aeiouyAEIOUYöôêâÖÔÊÂ][ùøûõïÙØÛÕÏâáàåãäêéèëúüÂÁÀÅÃÄÊÉÈËÚÜ]")


def lines_from(path: Path) -> list[Line]:
    """Return the lines of a .docx or text file. Raises RuleBroken for anything else."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise RuleBroken(
                f"“{path.name}” lớn hơn 20 MB. Hãy xóa bớt ảnh trong Word, lưu lại rồi mở."
            )
        content = path.read_bytes()
    except OSError as error:
        raise world_failed(error, path) from error
    if content.startswith(b"PK"):
        return lines_of_docx(content, path.name)
    return lines_of(decoded(content, path.name))


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file's bytes. Raises RuleBroken for what is no text."""
    if not content.strip():
        raise RuleBroken(f"“{name}” là tệp rỗng. Hãy chọn tệp khác.")
    _refuse_other_kinds(content, name)
    if len(content) > _MOST_TEXT_BYTES:
        raise RuleBroken(f"“{name}” quá dài. Hãy chia thành nhiều tệp nhỏ rồi mở lại.")
    text = _decoded(content)
    if text is None or _CONTROL.search(text) or text.count("\ufffd") > 20:
        raise RuleBroken(
            f"“{name}” không phải tệp văn bản. Hãy mở bằng Word và lưu thành .docx rồi chọn lại."
        )
    _refuse_old_fonts(text, name)
    return text


def _refuse_other_kinds(content: bytes, name: str) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleBroken(
            f"“{name}” là tệp Word đời cũ (.doc) hoặc có mật khẩu. Hãy mở bằng Word và lưu thành"
            " .docx, không đặt mật khẩu."
        )
    if content.startswith(b"%PDF"):
        raise RuleBroken(f"“{name}” là tệp PDF. Hãy mở bằng Word và lưu thành .docx.")
    if content.startswith(b"{\\rtf"):
        raise RuleBroken(f"“{name}” là tệp RTF. Hãy mở bằng Word và lưu thành .docx.")
    if content[:512].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise RuleBroken(f"“{name}” là trang web. Hãy mở bằng Word và lưu thành .docx.")


def _decoded(content: bytes) -> str | None:
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", errors="replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    sample = content[:4000]
    if sample.count(0) > len(sample) // 5:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return content.decode("utf-16-le" if odd >= even else "utf-16-be", errors="replace")
    for encoding in ("utf-8", "cp1258", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _refuse_old_fonts(text: str, name: str) -> None:
    """Refuse text written for the fonts .VnTime (TCVN3) and VNI-Times: its letters lie."""
    if font := old_font(text[:200_000]):
        raise RuleBroken(
            f"“{name}” gõ bằng phông cũ ({font}). Hãy dùng Unikey đổi sang Unicode rồi mở lại."
        )


def old_font(text: str) -> str:
    """Return "TCVN3" or "VNI" when `text` is written for such fonts, else ""."""
    letters = sum(map(str.isalpha, text)) or 1
    if len(_VIETNAMESE.findall(text)) / letters > 0.03:
        return ""
    if len(_TCVN3.findall(text)) / letters > 0.04:
        return "TCVN3"
    return "VNI" if len(_VNI.findall(text)) / letters > 0.04 else ""
