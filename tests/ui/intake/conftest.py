"""Thirty units with their filled forms, five of them bad, as files in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import Font
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from docgen.jobs.forms import prepare, write
from models.opening import open_due
from models.units import Unit
from tests.docgen.excel.forms.filled import PERIOD, add_indicators, cell, opened, saved, type_in
from tests.small_book import TODAY, fill

FILLED = {"ct_01": 1250, "ct_02": 85.5, "ct_03": "x", "ct_04": 3.25, "ct_05": 1}
OLD_FONT = "Trång c©y ven ®­êng"  # TCVN3 for "Trồng cây ven đường"
BAD = 5


@pytest.fixture
def thirty(book) -> str:
    """Fill the book with thirty units that owe reports; return the code of the plan."""
    for number in range(3, 31):
        Unit.create(code=f"DV{number:02d}", name=f"Thôn Suối {number:02d}")
    code = fill()
    add_indicators(code)
    open_due(TODAY)
    return code


@pytest.fixture
def folder(thirty: str, tmp_path: Path) -> Path:
    """Return a folder of thirty filled forms under names that tell nothing, five of them bad."""
    made = tmp_path / "USB" / "thôn gửi"
    paths = write(prepare(thirty, PERIOD, TODAY), made)
    for number, path in enumerate(paths):
        path.write_bytes(_filled(path.read_bytes(), number))
        path.rename(made / f"bieu {number:02d}.xlsx")
    broken = made / "bieu 04.xlsx"
    broken.write_bytes(broken.read_bytes()[:3000])
    return made


def _filled(content: bytes, number: int) -> bytes:
    book = type_in(opened(content), FILLED)
    if number == 0:
        cell(book, "ct_01").value = "1.2.3 mét"
    elif number == 1:
        cell(book, "ct_04").value = "mười"
        cell(book, "ngay_van_ban").value = "31/02/2026"
    elif number == 2:
        cell(book, "khong_phat_sinh").value = "Có"
    elif number == 3:
        cell(book, "ct_01").value = "#REF!"
    elif number == 5:
        where = cell(book, "kho_khan")
        where.value = OLD_FONT
        where.font = Font(name=".VnTime")
    return saved(book)


@pytest.fixture
def drop() -> Callable[[QWidget, list[Path]], None]:
    """Return what drops files on a widget, as the mouse does."""

    def do(widget: QWidget, paths: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        widget.dropEvent(event)

    return do
