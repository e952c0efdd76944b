"""An editor over a real book."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from models import plan_store
from models.database import DataFolder
from models.plan import Plan
from ui.app import make_application
from ui.context import Session
from ui.editor import PlanEditor
from ui.snapshot import settle

TODAY = date(2026, 11, 21)


@pytest.fixture
def desk_session(book: DataFolder, qapp: object) -> Session:
    """Return a session over the open book."""
    make_application()
    return Session(book.path, TODAY)


@pytest.fixture
def open_editor(qtbot, desk_session: Session) -> Iterator[Callable[[Plan], PlanEditor]]:
    """Return a function that stores a plan and opens the editor on it, shown."""
    made: list[PlanEditor] = []

    def make(plan: Plan) -> PlanEditor:
        code = plan_store.save(plan, TODAY)
        editor = PlanEditor(desk_session, code)
        qtbot.addWidget(editor)
        editor.resize(1150, 700)
        editor.show()
        settle()
        made.append(editor)
        return editor

    yield make
    for editor in made:
        editor.autosave.stop()
        editor.form.is_dirty = False
