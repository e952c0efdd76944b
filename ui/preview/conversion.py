"""Where the pages of the preview come from: a converter in the background, or Qt itself."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from docgen.preview import Converter, pdf_folder, to_pdf
from models.errors import Cancelled, RuleBroken
from ui.context import Session
from ui.preview.text_paper import approximate_pdf
from ui.task import Progress, Task

NEAR = "Đây là bản xem gần đúng: chỗ ngắt dòng, ngắt trang có thể khác khi in từ Word."
HOW = "Muốn xem đúng từng trang, hãy cài LibreOffice (miễn phí) hoặc Word trên máy này."


class Conversion(QObject):
    """Makes the PDF of one paper and answers once by a signal; never after `leave`."""

    ready = Signal(object, str)  # the PDF; what the clerk is told of it, "" for true pages
    refused = Signal(str)

    def __init__(self, session: Session, path: Path, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._path, self._title = session, path, title
        self._task: Task | None = None

    def start(self, converter: Converter | None) -> None:
        """Begin; a PDF is its own answer, and without a converter Qt answers at once."""
        if self._path.suffix.lower() == ".pdf":
            self.ready.emit(self._path, "")
            return
        if converter is None:
            self._set_near(f"{NEAR} {HOW}")
            return
        path, folder = self._path, pdf_folder()

        def work(progress: Progress) -> Path:
            return to_pdf(path, folder, converter, progress=progress)

        title = f"Xem trước “{self._title}”"
        self._task = self._session.run(title, work, self._converted, self._failed)

    def take_near(self) -> None:
        """Leave the converter and answer with what Qt can set at once."""
        self.leave()
        self._set_near(NEAR)

    def leave(self) -> None:
        """End the converter, if it still works."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _converted(self, pdf: object) -> None:
        if self._task is not None:  # not left meanwhile
            self._task = None
            self.ready.emit(pdf, "")

    def _failed(self, error: Exception) -> None:
        if self._task is None or isinstance(error, Cancelled):
            return
        self._task = None
        if not isinstance(error, RuleBroken):
            self.refused.emit("Chưa dựng được trang. Hãy mở văn bản trong Word để xem.")
            raise error  # our bug: to the one handler
        self._set_near(f"{error} {NEAR}")

    def _set_near(self, words: str) -> None:
        try:
            pdf = approximate_pdf(self._path, pdf_folder())
        except RuleBroken as broken:
            self.refused.emit(str(broken))
        else:
            self.ready.emit(pdf, words)
