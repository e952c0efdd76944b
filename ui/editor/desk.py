"""What all sections of the editor share: the form, the session, and word of every change."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from models import office, units
from ui.context import Session
from ui.forms.plan_form import PlanForm


class Desk(QObject):
    """One plan on the desk. Sections write through `form`, then say so."""

    changed = Signal()  # something was typed: save soon, check again
    replaced = Signal()  # the whole plan is another (undo): show everything anew
    asked = Signal(str, str)  # section, path: lead the clerk there

    def __init__(self, session: Session, form: PlanForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.form = form
        self._units: list[str] | None = None

    @property
    def today(self) -> date:
        return self.session.today

    def tell(self) -> None:
        """Say that the form was changed by the section itself."""
        self.form.is_dirty = True
        self.changed.emit()

    def tell_replaced(self) -> None:
        """Say that every section has to look again."""
        self.form.is_dirty = True
        self.replaced.emit()
        self.changed.emit()

    def unit_names(self) -> list[str]:
        """Return the names of active units, asked for once."""
        if self._units is None:
            self._units = [unit.name for unit in units.Unit.active(self.today)]
        return self._units

    def bodies(self) -> list[str]:
        """Return whom papers speak of: our office, its desk, then the units."""
        profile = office.profile_on(self.today)
        own = [profile.desk_name, profile.short_name, profile.superior_name]
        return [*dict.fromkeys(name for name in [*own, *self.unit_names()] if name)]

    def undo(self) -> bool:
        """Take the last step back and show it."""
        done = self.form.undo()
        if done:
            self.tell_replaced()
        return done

    def redo(self) -> bool:
        """Do again what was taken back, and show it."""
        done = self.form.redo()
        if done:
            self.tell_replaced()
        return done

    def removed(self, what: str) -> None:
        """Tell the clerk that something went, with the way back."""
        self.form.remember()
        self.session.notify(f"Đã xóa {what}.", "ok", self.undo, "Hoàn tác")
