"""A list with the editor of plans behind it: Enter goes in, back and Esc come out again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import Session


class EditorStack(QStackedWidget):
    """Shows `listing`, or the editor of one plan. The editor saves by itself."""

    left = Signal(str)  # code of the plan whose editor was closed

    def __init__(self, session: Session, listing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._listing, self._code = session, listing, ""
        self.addWidget(listing)
        self.setFocusProxy(listing)

    def open(self, code: str, section: str = "", field: str = "") -> QWidget | None:
        """Open the editor of a plan, at a field when one is named; None when it may not close."""
        from ui.editor import PlanEditor  # the list shows before the editor is imported

        if self.editor() is None or self._code != code:
            if not self.close_editor():
                return None
            editor = PlanEditor(self._session, code)
            editor.closed.connect(self.close_editor)
            self._code = code
            self.addWidget(editor)
            self.setCurrentWidget(editor)
            self.setFocusProxy(editor)
            editor.setFocus()
        if section or field:
            self.editor().focus_target(section=section, field=field)
        return self.editor()

    def editor(self) -> QWidget | None:
        """Return the editor that is open, None while the list is shown."""
        return self.widget(1) if self.count() > 1 else None

    def close_editor(self) -> bool:
        """Go back to the list; False when the editor has words it could not save."""
        editor = self.editor()
        if editor is None:
            return True
        if not editor.may_leave():
            return False
        code, self._code = self._code, ""
        self.removeWidget(editor)
        editor.deleteLater()
        self.setCurrentWidget(self._listing)
        self.setFocusProxy(self._listing)
        self.left.emit(code)
        self._listing.setFocus()
        return True

    def may_leave(self) -> bool:
        """Tell whether another page may be shown now; the editor stays open behind it."""
        editor = self.editor()
        return editor is None or bool(editor.may_leave())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.editor() is not None:
            self.close_editor()
            return
        super().keyPressEvent(event)
