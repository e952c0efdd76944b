"""The identity of a form in its file: in four places, so that one at least comes back.

A hidden sheet and the properties of the file get lost when a sheet is copied to another workbook;
defined names when it is copied by value; the line in the sheet stays as long as the sheet.
"""

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from docgen.excel.forms.content import PREFIX, Form, Identity, identity_in, looks_like_identity

HIDDEN = "_bieu"
_PROPERTY = "SoThiDuaBieu"
_NAME = f"{PREFIX}bieu"


def put_identity(book: Workbook, form: Form) -> None:
    """Write the identity into all places but the line in the sheet."""
    code = form.identity.code
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    rows = (
        ("bieu", code),
        ("don_vi", form.unit_name),
        ("phong_trao", form.campaign),
        ("ky", form.period_label),
    )
    for row in rows:
        sheet.append(row)
    for cell in sheet["B"]:
        cell.data_type = "s"  # a name may begin with "="
    book.defined_names[_NAME] = DefinedName(_NAME, attr_text=f'"{code}"', hidden=True)
    book.custom_doc_props.append(StringProperty(name=_PROPERTY, value=code))
    book.properties.title = f"Báo cáo {form.period_label} – {form.unit_name}"
    book.properties.identifier = form.identity.token


def identities(book: Workbook) -> tuple[list[Identity], list[str]]:
    """Return the different identities in a workbook, and what is left of damaged ones."""
    found: dict[str, Identity] = {}
    damaged: dict[str, None] = {}
    for text in _texts(book):
        if (identity := identity_in(text)) is not None:
            found.setdefault(identity.code, identity)
        elif looks_like_identity(text):
            damaged.setdefault(text.strip()[:80])
    return list(found.values()), list(damaged)


def _texts(book: Workbook) -> list[str]:
    texts = [str(prop.value) for prop in book.custom_doc_props.props if prop.name == _PROPERTY]
    if _NAME in book.defined_names:
        texts.append((book.defined_names[_NAME].attr_text or "").strip('"'))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            texts.extend(value for value in row if isinstance(value, str) and "STDF" in value)
    return texts
