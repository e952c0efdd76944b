"""Workbooks of Excel 97–2003 (.xls): read by way of LibreOffice, where the machine has it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.excel.gate import MOST_BYTES
from docgen.excel.refusals import Refusal, refusal
from docgen.preview import Converter, find_libreoffice, pdf_folder, to_workbook
from models.files import world_failed

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))


def is_old_excel(path: Path) -> bool:
    """Tell whether a file is such a workbook by its content, whatever it is called."""
    try:
        with path.open("rb") as file:
            if file.read(len(_OLE)) != _OLE or path.stat().st_size > MOST_BYTES:
                return False
            content = file.read()
    except OSError as error:
        raise world_failed(error, path) from error
    return _LOCKED not in content and any(name in content for name in _STREAMS)


@contextlib.contextmanager
def as_xlsx(path: Path, converter: Converter | None = None) -> Iterator[Path]:
    """Give a workbook as .xlsx: itself, or a copy that goes away when the block ends.

    `converter` None: the LibreOffice of this machine. Raises RuleBroken for an .xls without one.
    """
    if not is_old_excel(path):
        yield path
        return
    converter = converter or find_libreoffice()
    if converter is None:
        raise refusal(Refusal.OLD_EXCEL, path.name)
    content = to_workbook(path, converter)
    with TemporaryDirectory(dir=pdf_folder(), ignore_cleanup_errors=True) as work:
        made = Path(work) / f"{path.stem}.xlsx"
        try:
            made.write_bytes(content)
        except OSError as error:
            raise world_failed(error, path) from error
        yield made
