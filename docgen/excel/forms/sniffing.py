"""Is a file a report form? Told by its content, never by its name."""

import io
import zipfile
from pathlib import Path

from docgen.excel.forms.content import SIGN
from docgen.excel.gate import check_workbook
from models.errors import RuleBroken

_ZIP = b"PK\x03\x04"


def is_form(path: Path) -> bool:
    """Tell whether a workbook carries the code of a form, whole or damaged.

    False for what the gate would not let in: whoever opens it says why.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_ZIP)) != _ZIP:
                return False
        content = check_workbook(path)
    except (OSError, RuleBroken):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.startswith(("xl/", "docProps/"))]
        return any(has_sign(archive.read(name)) for name in parts if name.endswith(".xml"))


def has_sign(part: bytes) -> bool:
    """Tell whether the code of a form stands in these bytes, in either width of letters."""
    return SIGN.encode() in part or SIGN.encode("utf-16-le") in part
