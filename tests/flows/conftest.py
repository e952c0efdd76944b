"""The session of the window, over the very book that the test fills."""

import pytest
from PySide6.QtWidgets import QApplication

from models.database import DataFolder
from tests.ui.conftest import TODAY, qapp_cls  # noqa: F401
from ui.app import make_application
from ui.context import Session


@pytest.fixture
def session(book: DataFolder, qapp: QApplication) -> Session:
    """A session over `book`; today is Saturday, 21/11/2026."""
    make_application()
    return Session(book.path, TODAY)
