"""Opening a file or its folder with what the machine has, and printing through the system."""

import os
import shutil
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


def print_file(session: Session, path: Path) -> None:
    """Print through the system: Windows' own print verb, else LibreOffice when it is there."""
    if not path.is_file():
        session.notify(f"Không còn thấy “{path.name}”. Hãy tạo lại văn bản.", "error")
        return
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError:
            session.notify("Chưa in được: máy chưa có Word hoặc chưa cài máy in.", "warning")
            return
    else:
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office is None:
            session.notify(
                "Chưa in được: máy chưa có LibreOffice. Hãy mở tệp rồi in từ đó.", "warning"
            )
            return
        subprocess.Popen([office, "-p", str(path)])
    session.notify(f"Đã gửi “{path.name}” tới máy in.", "ok")
