"""A dressed application and a session for every test of the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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
