"""Taking existing papers in: choosing or dropping files, reading beside the window, preview."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import RuleBroken
from ui.choosing_files import dropped_files
from ui.context import Session
from ui.dialogs.import_plan import ImportPlanDialog
from ui.forms.import_form import ENDINGS, ImportForm, read_file
from ui.task import Progress

_FILTER = "Kế hoạch (*.docx *.txt *.md *.json);;Mọi tệp (*)"


class TakingIn(QObject):
    """Reads files in the background, shows each, keeps what the clerk takes."""

    kept = Signal(str, bool)  # code of the last draft made, whether it is a work plan

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page

    def ask(self) -> None:
        """Let the clerk choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._page, "Chọn kế hoạch có sẵn", str(Path.home()), _FILTER
        )
        self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Read files in the background; each is shown before anything is stored."""
        if not paths:
            return
        name = f"“{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} văn bản"
        self._session.run(f"Đang đọc {name}", lambda step: _read(paths, step), self._show_all)

    def _show_all(self, read: list[ImportForm | RuleBroken]) -> None:
        last = None
        for found in read:
            if isinstance(found, RuleBroken):
                self._session.notify(str(found), "error")
            elif self._show(found):
                last = found
        if last is not None:
            self.kept.emit(last.code, last.is_work_plan)

    def _show(self, form: ImportForm) -> bool:
        dialog = ImportPlanDialog(form, self._session.today, self._page.window())
        taken = bool(dialog.exec())
        dialog.deleteLater()
        if taken:
            self._session.changed.emit()
            kind = "chương trình" if form.is_work_plan else "phong trào"
            self._session.notify(f"Đã lập dự thảo {kind} {form.code} từ “{form.path.name}”.")
        return taken


def _read(paths: list[Path], step: Progress) -> list[ImportForm | RuleBroken]:
    """Read every file; a refusal stands in its place, so that the others still come in."""
    found: list[ImportForm | RuleBroken] = []
    for done, path in enumerate(paths):
        step(done, len(paths))
        try:
            found.append(read_file(path))
        except RuleBroken as broken:
            found.append(broken)
    step(len(paths), len(paths))
    return found


def dropped_plans(data: QMimeData) -> list[Path]:
    """Return the files of a drop that may be plans; empty when there are none."""
    known = (*ENDINGS, ".doc", ".rtf", ".odt")  # the old ones are refused with a sentence
    return [path for path in dropped_files(data) if path.suffix.lower() in known]
