"""A dressed application and a session for every test of the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.database import DataFolder
from tests.small_book import fill
from ui.app import make_application
from ui.context import Session

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QApplication]:
    """Have pytest-qt make the application as the program does."""
    return make_application


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    """Return a session over an empty folder; today is Saturday, 21/11/2026."""
    make_application()  # dresses an application that another test made
    return Session(tmp_path, TODAY)


@pytest.fixture
def book_session(book: DataFolder, qapp: QApplication) -> Session:
    """Return a session over `book` that keeps in `told` what it would say in toasts."""
    make_application()
    made = Session(book.path, TODAY)
    made.told = []
    made.notify = lambda *words: made.told.append(words)
    return made


@pytest.fixture
def code(book: DataFolder) -> str:
    """Fill the book with the small one of `tests/small_book.py`; return the code of its plan."""
    return fill()
