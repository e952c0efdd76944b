"""Where the clerk's files are looked for, and which are dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths


def documents_folder() -> str:
    """Return the folder where file dialogs begin."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
