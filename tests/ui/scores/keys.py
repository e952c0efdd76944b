"""Typing into the grid of points as the clerk does, and reading it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.scores.view import ScoresView


def type_in(view: ScoresView, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the current cell as the clerk does, and leave it by a key."""
    QTest.keyClicks(view.grid, text[0])
    editor = view.grid.findChild(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, key)


def cell(view: ScoresView, row: int, column: int) -> str:
    return view.grid.source.index(row, column).data()


def at(view: ScoresView) -> tuple[int, int]:
    return view.grid.currentIndex().row(), view.grid.currentIndex().column()
