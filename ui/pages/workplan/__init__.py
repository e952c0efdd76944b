"""Chương trình năm: the year's tasks, and the editor of their plan."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Session
from ui.pages.editor_stack import EditorStack
from ui.pages.workplan.view import TasksView


class WorkPlanPage(QWidget):
    """The tasks, with the editor behind them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.view = TasksView(session)
        self.table = self.view.table
        self.stack = EditorStack(session, self.view)
        self.view.asked_editor.connect(self.stack.open)
        self.stack.left.connect(lambda code: self.view.refresh())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.stack)

    def refresh(self) -> None:
        """Read the tasks anew; an open editor keeps its own copy."""
        self.view.refresh()

    def focus_target(
        self, code: str = "", section: str = "", field: str = "", task: str = ""
    ) -> None:
        """Show a plan, one of its tasks (by key), or its editor at a field."""
        if code and not (section or field) and self.stack.close_editor():
            self.view.choose(code)
        elif code:
            self.stack.open(code, section, field)
        if task:
            self.table.pick(task)

    def may_leave(self) -> bool:
        """Tell whether another page may be shown."""
        return self.stack.may_leave()


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return WorkPlanPage(session)
