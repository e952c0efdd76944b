"""Opening a file or its folder with what the machine has."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.context import Session


def open_file(session: Session, path: Path) -> None:
    """Open a file in Word, LibreOffice or whatever its kind belongs to; say so when none does."""
    if not path.is_file():
        session.notify(f"Không còn thấy “{path.name}”. Hãy tạo lại văn bản.", "error")
        return
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        session.notify(
            f"Máy chưa có chương trình mở “{path.name}”. Tệp nằm ở {path.parent}.", "warning"
        )


def open_folder_of(session: Session, path: Path) -> None:
    """Show a file in its folder; on Windows the file itself is marked."""
    if sys.platform == "win32" and path.exists():
        subprocess.Popen(["explorer", f"/select,{path}"])
        return
    folder = path if path.is_dir() else path.parent
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        session.notify(f"Thư mục: {folder}", "info")
