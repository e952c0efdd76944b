"""The one window: rail, pages made when first shown, jobs, toast, status bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.context import Found, Session
from ui.dialogs.finder import Finder
from ui.icons import icon
from ui.navigation import PAGES, PageEntry
from ui.theme import colours
from ui.widgets.buttons import ToolButton
from ui.widgets.job_panel import JobPanel
from ui.widgets.labels import ShorteningLabel, set_property
from ui.widgets.rail import Rail
from ui.widgets.toast import Toast, tone_of

_COLLAPSE_BELOW = 1080


class MainWindow(QMainWindow):
    """Holds the pages. A page may have `refresh()`, `focus_target(**target)`, `may_leave()`.

    `refresh()` is called when data changed and the page is (or comes) in view; `may_leave()`
    returns False to stay (something typed is not saved and the clerk chose to go on).
    """

    def __init__(self, session: Session, pages: Sequence[PageEntry] | None = None) -> None:
        super().__init__()
        self._session = session
        self._entries = {page.key: page for page in (PAGES if pages is None else pages)}
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._before_close: list[Callable[[], bool]] = []
        session.window = self
        session.changed.connect(self._mark_stale)
        self.setWindowTitle("Sổ Thi Đua")
        self.setWindowIcon(icon("brand", colours().accent))
        self.setMinimumSize(760, 480)
        self.resize(1366, 728)
        self._build()
        self._bind_keys()
        self.refresh_status()
        if self._entries:
            self.show_page(next(iter(self._entries)))

    @property
    def session(self) -> Session:
        """The session this window shows."""
        return self._session

    # --- what pages and the session use ------------------------------------------------------

    def show_page(self, key: str, **target: object) -> QWidget | None:
        """Show a page (made now if need be) and there what `target` names; return the page.

        None when there is no such page, or the page in view asked to stay.
        """
        if key not in self._entries or not self._may_leave(key):
            self.rail.mark(self.current_key())
            return None
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self.rail.mark(key)
        self._refresh_if_stale(key)
        if target and hasattr(page, "focus_target"):
            page.focus_target(**target)
        return page

    def page(self, key: str) -> QWidget:
        """Return a page, making it if need be. Raises KeyError for an unknown key."""
        if key not in self._made:
            self._made[key] = self._entries[key].factory(self._session)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def page_keys(self) -> list[str]:
        """Return the keys of all pages, in the order of the rail."""
        return list(self._entries)

    def current_key(self) -> str:
        """Return the key of the page in view, "" before there is one."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._made.items() if page is shown), "")

    def notify(
        self,
        text: str,
        kind: str = "ok",
        action: Callable[[], object] | None = None,
        action_text: str = "",
    ) -> None:
        """Show a toast; see `Session.notify`."""
        self.toast.show_toast(text, tone_of(kind), action_text, action)

    def refresh_status(self) -> None:
        """Read anew what the status bar and the rail say of the office and the backups."""
        self.rail.set_office(self._session.office_hook())
        status = self._session.backup_hook()
        self.backup.setText(status.text)
        self.backup.setVisible(bool(status.text))
        set_property(self.backup, "tone", status.tone)

    def open_finder(self) -> Finder:
        """Open the search box."""
        pages = [Found(p.title, "Trang", p.key, {}, p.icon) for p in self._entries.values()]
        finder = Finder(pages, self._session.find_hook, self)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.chosen.connect(self._go_to)
        finder.open_over(self)
        return finder

    def ask_before_close(self, may_close: Callable[[], bool]) -> None:
        """Have `may_close` asked before the window closes; False keeps it open."""
        self._before_close.append(may_close)

    # --- size and place across runs ----------------------------------------------------------

    def restore_place(self, settings: QSettings) -> None:
        """Open where and as large as the window was closed."""
        place = settings.value("window/geometry")
        if isinstance(place, QByteArray):
            self.restoreGeometry(place)

    def save_place(self, settings: QSettings) -> None:
        """Remember where and how large the window is."""
        settings.setValue("window/geometry", self.saveGeometry())

    # --- Qt ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.collapse(event.size().width() < _COLLAPSE_BELOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() in (None, self.rail.find) and self._stack.currentWidget():
            self._stack.currentWidget().setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        asked = (self.jobs.may_close, *self._before_close)
        leaving = self._may_leave("") and all(may_close() for may_close in asked)
        event.accept() if leaving else event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self.refresh_status)

    def sizeHint(self) -> QSize:
        return QSize(1366, 728)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.rail = Rail(list(self._entries.values()))
        self.rail.chosen.connect(self.show_page)
        self.rail.search_asked.connect(self.open_finder)
        self._stack = QStackedWidget()
        self.jobs = JobPanel(self.notify)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        holder = QWidget()  # the toast lies over the page, not over rail and jobs
        QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
        holder.layout().addWidget(self._stack)
        right.addWidget(holder, 1)
        right.addWidget(self.jobs)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(holder)
        self._build_status()

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.folder = ShorteningLabel(f"Thư mục dữ liệu: {self._session.folder}")
        self.folder.setContentsMargins(8, 0, 0, 0)
        self.backup = ToolButton()
        self.backup.setIcon(icon("backup"))
        self.backup.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.backup.setToolTip("Bấm để xem và tạo bản sao lưu")
        self.backup.clicked.connect(lambda: self.show_page("settings", section="backup"))
        bar.addWidget(self.folder, 1)
        bar.addPermanentWidget(self.backup)

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self.open_finder)
        QShortcut(QKeySequence("F5"), self, self._reload)

    def _go_to(self, found: Found) -> None:
        self.show_page(found.page, **found.target)

    def _reload(self) -> None:
        self._stale.add(self.current_key())
        self._refresh_if_stale(self.current_key())

    def _mark_stale(self) -> None:
        self._stale |= set(self._made)
        self._refresh_if_stale(self.current_key())
        self.refresh_status()

    def _refresh_if_stale(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            page = self._made[key]
            if hasattr(page, "refresh"):
                page.refresh()

    def _may_leave(self, to: str) -> bool:
        page = self._stack.currentWidget() if self.current_key() != to else None
        return page is None or not hasattr(page, "may_leave") or bool(page.may_leave())
