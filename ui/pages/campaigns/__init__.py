"""Phong trào: the list of campaigns, and the editor of the one that is opened."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Session
from ui.pages.campaigns.listing import CampaignList
from ui.pages.editor_stack import EditorStack


class CampaignsPage(QWidget):
    """The list, with the editor behind it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.listing = CampaignList(session)
        self.stack = EditorStack(session, self.listing)
        self.listing.opened.connect(self.stack.open)
        self.stack.left.connect(self._come_back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.stack)

    def refresh(self) -> None:
        """Read the list anew; an open editor keeps its own copy."""
        self.listing.refresh()

    def focus_target(self, code: str = "", section: str = "", field: str = "") -> None:
        """Open the plan of that code, at a field when one is named."""
        if code and self.stack.open(code, section, field) is not None:
            self.listing.pick(code)

    def may_leave(self) -> bool:
        """Tell whether another page may be shown."""
        return self.stack.may_leave()

    def _come_back(self, code: str) -> None:
        self.listing.refresh()
        self.listing.pick(code)


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return CampaignsPage(session)
