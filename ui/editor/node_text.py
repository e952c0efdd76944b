"""The text of one node: bold and italic show as such, their marks stay visible but pale."""

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from ui.editor.values import TextValue, is_key
from ui.theme import colours

_BOLD = re.compile(r"(\*\*)(?=\S)(.+?)(\*\*)")
_ITALIC = re.compile(r"(?<!\*)(\*)(?=[^\s*])([^*]+?)(\*)(?!\*)")


class MarksHighlighter(QSyntaxHighlighter):
    """Shows **bold** and *italic* words in their shape."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._pale = QTextCharFormat()
        self._pale.setForeground(QColor(colours().faint_text))

    def highlightBlock(self, text: str) -> None:
        for pattern, is_bold in ((_BOLD, True), (_ITALIC, False)):
            shape = QTextCharFormat()
            if is_bold:
                shape.setFontWeight(QFont.Weight.Bold)
            else:
                shape.setFontItalic(True)
            for found in pattern.finditer(text):
                self.setFormat(found.start(2), found.end(2) - found.start(2), shape)
                for mark in (1, 3):
                    self.setFormat(found.start(mark), len(found[mark]), self._pale)


class NodeText(TextValue):
    """Enter goes on in a new node, Tab and Shift+Tab change the level, Alt+arrows move."""

    split = Signal(str)  # the words behind the cursor go to a new node
    demoted = Signal()
    promoted = Signal()
    moved = Signal(int)
    left = Signal()  # Escape: back to the tree
    emptied = Signal()  # Backspace in an empty node
    pasted = Signal(str, str)  # several lines, or a table: as text, as HTML

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Gõ nội dung; Enter để thêm mục kế tiếp", least=2, most=8, parent=parent)
        self.setTabChangesFocus(False)
        self._marks = MarksHighlighter(self.document())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        control = Qt.KeyboardModifier.ControlModifier
        if is_key(event, Qt.Key.Key_Return) or is_key(event, Qt.Key.Key_Enter):
            self._split()
        elif is_key(event, Qt.Key.Key_Tab):
            self.demoted.emit()
        elif event.key() == Qt.Key.Key_Backtab or is_key(event, Qt.Key.Key_Tab, shift):
            self.promoted.emit()
        elif is_key(event, Qt.Key.Key_Up, alt):
            self.moved.emit(-1)
        elif is_key(event, Qt.Key.Key_Down, alt):
            self.moved.emit(1)
        elif is_key(event, Qt.Key.Key_Escape):
            self.left.emit()
        elif is_key(event, Qt.Key.Key_B, control):
            self.wrap("**")
        elif is_key(event, Qt.Key.Key_I, control):
            self.wrap("*")
        elif is_key(event, Qt.Key.Key_Backspace) and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the editor while no typing here can be taken back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            document = self.document()
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            for keys, can in (
                (undo, document.isUndoAvailable()),
                (redo, document.isRedoAvailable()),
            ):
                if event.matches(keys) and not can:
                    event.ignore()
                    return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [line for line in source.text().splitlines() if line.strip()]
        if len(lines) > 1 or "<table" in source.html():
            self.pasted.emit(source.text(), source.html())
        else:
            self.insertPlainText(" ".join(lines).strip() if lines else source.text())

    def wrap(self, mark: str) -> None:
        """Put the selected words between marks, or take the marks off again."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        if not words.strip():
            return
        is_marked = words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark)
        fresh = words[len(mark) : -len(mark)] if is_marked else f"{mark}{words.strip()}{mark}"
        start = cursor.selectionStart()
        cursor.insertText(fresh)
        cursor.setPosition(start)
        cursor.setPosition(start + len(fresh), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _split(self) -> None:
        cursor = self.textCursor()
        text, at = self.toPlainText(), cursor.position()
        rest = text[at:].strip()
        if rest:
            cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.split.emit(rest)
