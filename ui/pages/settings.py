"""Cài đặt: the office, its rules, days off, templates, backups and data."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.context import Session
from ui.dialogs.confirm import ask_unsaved
from ui.settings.backups import BackupSection
from ui.settings.council import CouncilSection
from ui.settings.data import DataSection
from ui.settings.frame import Section
from ui.settings.holidays import HolidaysSection
from ui.settings.layout import LayoutSection
from ui.settings.legal import LegalSection
from ui.settings.numbering import NumberingSection
from ui.settings.office import OfficeSection
from ui.settings.rules import RulesSection
from ui.settings.templates import TemplatesSection
from ui.widgets.page import Page
from ui.widgets.sections import Sections

_SECTIONS = (
    ("office", "Cơ quan", "units", OfficeSection),
    ("council", "Hội đồng TĐKT", "people", CouncilSection),
    ("rules", "Thời hạn", "not_due", RulesSection),
    ("numbering", "Đánh số", "list", NumberingSection),
    ("holidays", "Ngày nghỉ", "calendar", HolidaysSection),
    ("legal", "Văn bản pháp luật", "law", LegalSection),
    ("layout", "Thể thức", "columns", LayoutSection),
    ("templates", "Mẫu văn bản", "documents", TemplatesSection),
    ("backup", "Sao lưu", "backup", BackupSection),
    ("data", "Dữ liệu", "database", DataSection),
)


class SettingsPage(Page):
    """One section at a time; each is made when first shown and saved by its own button."""

    def __init__(self, session: Session) -> None:
        super().__init__("Cài đặt", "Thông tin cơ quan và cách làm việc của sổ", scrolls=False)
        self._session = session
        self.made: dict[str, Section] = {}
        self.sections = Sections()
        for key, title, sign, kind in _SECTIONS:
            self.sections.add_section(key, title, partial(self._make, key, kind), sign)
        self.body.addWidget(self.sections, 1)
        self.sections.show_section("office")

    def refresh(self) -> None:
        """Read all sections anew; what is typed and not saved stays."""
        for section in self.made.values():
            section.refresh()

    def focus_target(self, section: str = "", field: str = "") -> None:
        """Show a section by its key, at a field when one is named."""
        if section in {key for key, *_ in _SECTIONS}:
            self.sections.show_section(section)
            shown = self.made.get(section)
            if field and hasattr(shown, "focus_field"):
                shown.focus_field(field)

    def may_leave(self) -> bool:
        """Ask what to do with words that are not saved; False to stay."""
        for key, section in self.made.items():
            if not section.dirty():
                continue
            self.sections.show_section(key)
            answer = ask_unsaved(self, f"Mục {_title(key)}")
            if not answer or (answer == "save" and not section.keep()):
                return False
            if answer == "discard":
                section.reload()
        return True

    def _make(self, key: str, kind: type[Section]) -> Section:
        self.made[key] = kind(self._session)
        return self.made[key]


def _title(key: str) -> str:
    return next(f"“{title}”" for known, title, *_ in _SECTIONS if known == key)


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return SettingsPage(session)
