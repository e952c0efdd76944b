"""Saving by itself: soon after typing, again after a refusal, at once when asked."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import RuleBroken
from ui.forms.plan_form import PlanForm

WAIT_MS = 700  # from the first unsaved key, so that steady typing is saved too
RETRY_MS = 5000


class Autosave(QObject):
    """Watches one form. What a refused save held stays in the form and is tried again."""

    saving = Signal()
    saved = Signal(str)  # "08:15"
    refused = Signal(str)  # the sentence for the clerk

    def __init__(self, form: PlanForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    def note(self) -> None:
        """Say that something was typed."""
        if not self._timer.isActive():
            self._timer.start(WAIT_MS)
            self.saving.emit()

    def save_now(self) -> bool:
        """Save what is not saved yet; False when the book refused."""
        self._timer.stop()
        if not self._form.is_dirty:
            return True
        self._form.remember()
        try:
            self._form.save()
        except RuleBroken as broken:
            self.refused.emit(str(broken))
            self._timer.start(RETRY_MS)
            return False
        self.saved.emit(f"{datetime.now():%H:%M}")
        return True

    def stop(self) -> None:
        """Try no more."""
        self._timer.stop()
