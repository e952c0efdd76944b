"""Taking back any line of the journal that can be taken back."""

from datetime import date

from models import deeds, plan_store, receiving
from models.journal import Change

_PLAN_ACTIONS = ("created", "changed", "deleted")


def can_undo(change: Change) -> bool:
    """Tell whether a line still stands and knows the way back."""
    if change.undone:
        return False
    if change.subject in receiving.SUBJECTS:
        return change.subject != "obligation" or bool(change.before)
    if change.subject == "plan":
        return change.action in _PLAN_ACTIONS
    return deeds.can_undo(change)


def undo(change: Change, today: date) -> None:
    """Take a line back. Raises RuleBroken, changing nothing, when that is no longer possible."""
    if change.subject in receiving.SUBJECTS:
        receiving.undo(change)
    elif change.subject == "plan":
        plan_store.undo(change, today)
    else:
        deeds.undo(change)
