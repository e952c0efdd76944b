"""Saying that a paper was made, with the way to it."""

from pathlib import Path

from ui.context import Session
from ui.opening_files import open_file


def tell_made(session: Session, path: Path) -> None:
    """Show a toast that opens the paper in Word."""
    session.notify(
        f"Đã tạo “{path.name}”.", "ok", lambda: open_file(session, path), "Mở trong Word"
    )
