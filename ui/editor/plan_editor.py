"""The editor of one campaign plan or work plan, opened from its list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from models import plan_store
from models.plan import Plan, PlanKind
from models.readiness import SECTIONS, Missing, section_of
from ui.context import Session
from ui.dialogs.confirm import Question
from ui.editor import making
from ui.editor.autosave import Autosave
from ui.editor.awards import AwardsSection
from ui.editor.check import KEY as CHECK
from ui.editor.check import TITLE as CHECK_TITLE
from ui.editor.check import CheckList, CheckSection
from ui.editor.criteria import CriteriaSection
from ui.editor.desk import Desk
from ui.editor.general import GeneralSection
from ui.editor.grounds import GroundsSection
from ui.editor.indicators import IndicatorsSection
from ui.editor.outline import OutlineSection
from ui.editor.signing import SigningSection
from ui.editor.tasks import TasksSection
from ui.editor.timing import TimingSection
from ui.editor.units import UnitsSection
from ui.forms.plan_form import PlanForm
from ui.icons import icon
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled, icon_button, menu_button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.page import Page, scrolled
from ui.widgets.sections import Sections

_SIDE_FROM = 1080  # narrower editors show the checklist as a section only
_SIDE_WIDTH = 250
_CHECK_AFTER_MS = 200

_MAKERS: dict[str, tuple[type[QWidget], str]] = {
    "general": (GeneralSection, "documents"),
    "grounds": (GroundsSection, "law"),
    "outline": (OutlineSection, "outline"),
    "tasks": (TasksSection, "workplan"),
    "criteria": (CriteriaSection, "trend"),
    "indicators": (IndicatorsSection, "chart"),
    "timing": (TimingSection, "calendar"),
    "units": (UnitsSection, "units"),
    "awards": (AwardsSection, "awards"),
    "signing": (SigningSection, "write"),
}
_NOT_IN = {PlanKind.WORK_PLAN: {"criteria", "indicators", "awards"}, PlanKind.CAMPAIGN: {"tasks"}}


class PlanEditor(Page):
    """Everything typed is saved by itself; `closed` asks the list to come back."""

    closed = Signal()

    def __init__(self, session: Session, code: str, parent: QWidget | None = None) -> None:
        super().__init__("", scrolls=False, parent=parent)
        self.session = session
        self.form = PlanForm.open(code, session.today)
        self.desk = Desk(session, self.form, self)
        self.autosave = Autosave(self.form, parent=self)
        self.sections = Sections()
        self.side = CheckList(self.desk)
        self.items: list[Missing] = []
        self._wrote = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_CHECK_AFTER_MS)
        self._waiting.timeout.connect(self.check)
        self._build_header()
        self._build_body()
        self._bind()
        self.sections.show_section("general")
        self.check()

    # --- what the list page uses -------------------------------------------------------------

    def focus_target(self, section: str = "", field: str = "", **_: object) -> None:
        """Show a section, and in it a field ("campaigns.0.ends"), which also tells its section."""
        section = section or (section_of(field) if field else "")
        if section in self.section_keys():
            widget = self.sections.show_section(section)
            if field:
                widget.focus_path(field)

    def may_leave(self) -> bool:
        """Save; False when the book refuses and the clerk stays."""
        self._end_typing()
        if self.autosave.save_now():
            self._tell_others()
            return True
        question = Question(
            "Chưa lưu được",
            f"{self.message.text()}\n\nRời đi bây giờ sẽ mất những gì vừa sửa.",
            [("leave", "Bỏ những gì vừa sửa"), ("stay", "Ở lại")],
            tone=Tone.ERROR,
            parent=self,
        )
        question.exec()
        if question.choice != "leave":
            return False
        self.autosave.stop()
        self.form.is_dirty = False
        return True

    def leave(self) -> None:
        """Go back to the list."""
        if self.may_leave():
            self.closed.emit()

    def refresh(self) -> None:
        """Nothing to fetch: the copy on the desk is the newest."""

    def section_keys(self) -> list[str]:
        """Return the keys of the sections this kind of plan has."""
        left_out = _NOT_IN[self.form.plan.kind]
        return [key for key in SECTIONS if key not in left_out] + [CHECK]

    def section(self, key: str) -> QWidget:
        """Return a section, making it if need be. Raises KeyError for an unknown key."""
        return self.sections.section(key)

    # --- checking ----------------------------------------------------------------------------

    def check(self) -> None:
        """Show what is missing, in the side panel, the section list and the header."""
        self.items = self.form.checklist()
        self.side.show_items(self.items)
        self.section(CHECK).checklist.show_items(self.items)
        missing = [item for item in self.items if not item.is_advice]
        counts = {key: sum(item.section == key for item in missing) for key in SECTIONS}
        for key in self.section_keys():
            count = counts.get(key, 0)
            self.sections.nav.set_note(key, f"{count} việc" if count else "")
        self.todo.setText(f"Còn thiếu {len(missing)} việc" if missing else "Đủ để ban hành")
        self.todo.setIcon(icon("todo" if missing else "done"))
        self._show_title()
        self._show_steps()

    def lead_to(self, key: str) -> None:
        """Lead to the field of one line of the checklist."""
        item = next((item for item in self.items if item.key == key), None)
        if item is not None:
            self.focus_target(item.section, item.path)

    # --- actions -----------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""
        self._end_typing()
        if not self.desk.undo():
            self.session.notify("Không còn bước nào để hoàn tác.", "info")

    def redo(self) -> None:
        """Do again what was taken back."""
        self.desk.redo()

    def make_document(self) -> None:
        """Save, then write the paper."""
        self._end_typing()
        if self.autosave.save_now():
            making.make_document(self.session, self.form.plan.code)

    def export_file(self) -> None:
        """Save, then write the campaign file where the clerk says."""
        self._end_typing()
        if self.autosave.save_now():
            making.export_file(self, self.session, self.form.plan)

    def confirm_here(self) -> None:
        """Confirm the field or row the cursor is in."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            confirm = getattr(widget, "confirm_here", None)
            if confirm is not None and confirm():
                return
            widget = widget.parentWidget()

    # --- inside ------------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.header.add_back("Về danh sách (Alt+←)", self.leave)
        self.status = label("", "small")
        self.header.add_action(self.status)
        self.todo = button("", "done", lambda: self.focus_target(CHECK), kind="link")
        self.header.add_action(self.todo)
        self.undo_button = icon_button("undo", "Hoàn tác (Ctrl+Z)", self.undo)
        self.redo_button = icon_button("redo", "Làm lại (Ctrl+Y)", self.redo)
        self.header.add_action(self.undo_button)
        self.header.add_action(self.redo_button)
        more = menu_button("Tệp", "file_out")
        more.menu().addAction("Xuất tệp phong trào…", self.export_file)
        more.menu().addAction("Xem nội dung tệp phong trào", self._view_file)
        self.header.add_action(more)
        make = button("Tạo văn bản", "documents", self.make_document, kind="primary")
        make.setToolTip("Lập văn bản Word từ hồ sơ này")
        self.header.add_action(make)

    def _build_body(self) -> None:
        for key in self.section_keys()[:-1]:
            maker, sign = _MAKERS[key]
            self.sections.add_section(key, SECTIONS[key], self._maker(maker), sign)
        self.sections.add_section(CHECK, CHECK_TITLE, lambda: CheckSection(self.desk), "done")
        self._side_card = Card("Còn thiếu gì để ban hành")
        holder = QHBoxLayout()
        holder.setContentsMargins(0, 0, tokens.TIGHT, 0)
        holder.addWidget(self.side)
        self._side_card.body.addWidget(scrolled(holder))
        self._side_card.setFixedWidth(_SIDE_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(tokens.LARGE)
        row.addWidget(self.sections, 1)
        row.addWidget(self._side_card)
        self.body.addLayout(row, 1)

    def _maker(self, maker: type[QWidget]) -> Callable[[], QWidget]:
        return lambda: maker(self.desk)

    def _bind(self) -> None:
        self.desk.changed.connect(self._changed)
        self.desk.asked.connect(self.focus_target)
        self.side.asked.connect(self.lead_to)
        self.section(CHECK).checklist.asked.connect(self.lead_to)
        self.sections.chosen.connect(lambda _: self._show_side())
        self.autosave.saving.connect(lambda: self.status.setText("Đang lưu…"))
        self.autosave.saved.connect(self._saved)
        self.autosave.refused.connect(self._refused)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.undo),
            # not StandardKey.Redo: it holds Ctrl+Y too on Windows, and a key bound twice is mute
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence("Ctrl+Shift+Z"), self.redo),
            (QKeySequence("Ctrl+Return"), self.confirm_here),
            (QKeySequence("Ctrl+Enter"), self.confirm_here),
            (QKeySequence("Alt+Left"), self.leave),
            (QKeySequence("Ctrl+S"), self.autosave.save_now),
        ):
            QShortcut(keys, self, activated=act)
        app = QApplication.instance()
        app.applicationStateChanged.connect(self._save_when_left)
        app.aboutToQuit.connect(self._save_when_left)

    def _changed(self) -> None:
        self.autosave.note()
        self._waiting.start()

    def _saved(self, at: str) -> None:
        self._wrote = True
        self.status.setText(f"Đã lưu {at}")
        self.message.clear()
        self._show_steps()

    def _refused(self, sentence: str) -> None:
        self.status.setText("Chưa lưu")
        self.message.show_message(
            sentence, Tone.ERROR, "Lưu lại", self.autosave.save_now, closable=False
        )

    def _save_when_left(self, *_: object) -> None:
        self.autosave.save_now()

    def _end_typing(self) -> None:
        """Let the field with the cursor settle what was typed."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def _tell_others(self) -> None:
        if self._wrote:
            self._wrote = False
            self.session.changed.emit()

    def _view_file(self) -> None:
        making.view_file(self, self.session, self.form.plan)

    def _show_title(self) -> None:
        self.header.set_title(title_of(self.form.plan), subtitle_of(self.form.plan))

    def _show_steps(self) -> None:
        undo = "" if self.form.can_undo() else "Chưa có gì để hoàn tác."
        explain_disabled(self.undo_button, undo)
        redo = "" if self.form.can_redo() else "Chưa có gì để làm lại."
        explain_disabled(self.redo_button, redo)

    def _show_side(self) -> None:
        """Show the checklist beside every section but its own, where there is room."""
        wide = self.width() >= _SIDE_FROM
        self._side_card.setVisible(wide and self.sections.current() != CHECK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()
        self.status.setVisible(event.size().width() >= 640)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.autosave.save_now()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.autosave.save_now()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowDeactivate:
            self.autosave.save_now()


def title_of(plan: Plan) -> str:
    """Return what the header calls a plan."""
    if plan.head.subject.strip():
        return " ".join(plan.head.subject.split())
    titles = [campaign.title for campaign in plan.campaigns if campaign.title.strip()]
    fresh = "Chương trình mới" if plan.kind is PlanKind.WORK_PLAN else "Phong trào mới"
    return " và ".join(titles) or fresh


def subtitle_of(plan: Plan) -> str:
    """Return code and reference in one line."""
    number = plan_store.reference(plan.head) or "chưa có số"
    return " · ".join((plan.code, number))
