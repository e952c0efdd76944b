"""Saying what was done, with a way back."""

from models import deeds
from models.errors import RuleBroken
from models.journal import Change
from ui.context import Session


def tell_done(session: Session, changes: list[Change | None], words: str = "") -> None:
    """Refresh the pages and show a toast that undoes all of `changes`, the newest first."""
    done = [change for change in changes if change is not None]
    session.changed.emit()
    if not done:
        session.notify("Không có gì thay đổi.", "info")
        return
    told = words or "; ".join(change.sentence for change in done)
    session.notify(f"{told}.", "ok", lambda: take_back(session, done), "Hoàn tác")


def take_back(session: Session, changes: list[Change]) -> None:
    """Undo deeds; say why when that is no longer possible."""
    try:
        for change in reversed(changes):
            deeds.undo(change)
    except RuleBroken as broken:
        session.notify(str(broken), "warning")
    session.changed.emit()
