"""The editor of one plan: `PlanEditor(session, code)`, a view the list page opens."""

from ui.editor.plan_editor import PlanEditor

__all__ = ["PlanEditor"]
