"""Making the application: name, words, look, and what catches our failures."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.dialogs.confirm import tell
from ui.dialogs.error import ErrorDialog
from ui.guard import Guard, log_to, trace_crashes
from ui.icons import icon
from ui.language import VietnameseWords
from ui.theme import Tone

_DRESSED = "dressed"


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, dressed and speaking Vietnamese; the one there is, if any."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(["so-thi-dua", *arguments])
    if not app.property(_DRESSED):
        _dress(app)
    return app


def _dress(app: QApplication) -> None:
    app.setApplicationName("so-thi-dua")
    app.setApplicationDisplayName("Sổ Thi Đua")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app.installTranslator(VietnameseWords(app))
    theme.apply(app)
    app.setWindowIcon(icon("brand", theme.colours().accent))
    app.setProperty(_DRESSED, True)


def guard(app: QApplication, logs: Path) -> Guard:
    """Start the log in `logs` and catch every failure from now on."""
    path = log_to(logs)
    trace_crashes(logs)
    made = Guard(
        show_bug=lambda details: ErrorDialog(details, path, app.activeWindow()).exec(),
        show_refusal=lambda text: tell(app.activeWindow(), "Chưa làm được", text, Tone.WARNING),
        parent=app,
    )
    made.install()
    return made
