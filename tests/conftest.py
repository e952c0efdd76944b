"""What every test shares. Tests run without a screen and never read the clock."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from models import journal
from models.database import DataFolder, close, open_folder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataFolder]:
    """An opened, empty data folder in a file of its own; the journal's clock stands still."""
    monkeypatch.setattr(journal, "now", lambda: datetime(2026, 11, 21, 8, 0))
    yield open_folder(tmp_path / "sổ")
    close()
