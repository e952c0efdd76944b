"""Báo cáo: who has handed in what. A bar of views; each is registered in `ui/reports/views.py`."""

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ui.choosing_files import dropped_files
from ui.context import Session
from ui.reports.forms_menu import forms_menu, take_dropped
from ui.reports.views import VIEWS
from ui.theme import tokens
from ui.widgets.page import Page


class ReportsPage(Page):
    """One view at a time; the header carries the actions of the view that is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__("Báo cáo", scrolls=False)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._bars: dict[str, QWidget] = {}
        self.forms = forms_menu(session, self, self._code)
        self.setAcceptDrops(True)
        self.segments = QTabBar()
        self.segments.setExpanding(False)
        self.segments.setAccessibleName("Cách xem báo cáo")
        for view in VIEWS:
            self.segments.addTab(view.title)
        self._stack = QStackedWidget()
        top = QHBoxLayout()
        top.addWidget(self.segments)
        top.addStretch()
        top.addWidget(self.forms)
        self.body.addLayout(top)
        self.body.addWidget(self._stack, 1)
        self.segments.currentChanged.connect(self._show)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        self._show(0)
        self.begins_with = self.current()

    def view(self, key: str) -> QWidget:
        """Return a view, making it if need be. Raises StopIteration for an unknown key."""
        if key not in self._made:
            entry = next(view for view in VIEWS if view.key == key)
            made = entry.make(self._session)
            self._made[key] = made
            self._stack.addWidget(made)
            self._bars[key] = self.header.add_action(_bar(getattr(made, "actions", ())))
        return self._made[key]

    def show_view(self, key: str) -> QWidget:
        """Show a view and return it."""
        self.segments.setCurrentIndex([view.key for view in VIEWS].index(key))
        return self.view(key)

    def current(self) -> QWidget:
        """Return the view shown."""
        return self._stack.currentWidget()

    def refresh(self) -> None:
        """Read the view shown anew, the others when they are shown."""
        self._stale = set(self._made)
        self._freshen(VIEWS[self.segments.currentIndex()].key)

    def focus_target(self, view: str = "plan", **target: object) -> None:
        """Show a view and there what `target` names: a plan, a cell, a unit, a filter."""
        shown = self.show_view(view)
        if hasattr(shown, "focus_target"):
            shown.focus_target(**target)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        take_dropped(self._session, self, dropped_files(event.mimeData()))

    def _code(self) -> str:
        """Return the plan shown by the first view, "" for none."""
        return str(self.view("plan").plan.value() or "")

    def _show(self, number: int) -> None:
        key = VIEWS[number].key
        self._stack.setCurrentWidget(self.view(key))
        for name, bar in self._bars.items():
            bar.setVisible(name == key)
        self._freshen(key)

    def _freshen(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            shown = self._made[key]
            if hasattr(shown, "refresh"):
                shown.refresh()

    def _undo(self) -> None:
        shown = self.current()
        if hasattr(shown, "undo"):
            shown.undo()


def _bar(actions: object) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SMALL)
    for action in actions:
        row.addWidget(action)
    return holder


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return ReportsPage(session)
