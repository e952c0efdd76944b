"""Typing how long a campaign runs: "từ nay đến hết ngày 30/11/2026" fills start and end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.typed_deadlines import typed_moments
from models.values import Moment, MomentKind
from ui.editor.desk import Desk
from ui.editor.typed_line import TypedLine
from ui.forms.moments import told_moment


class SpanLine(QWidget):
    """One line of words; start and end of the campaign at `path` follow what is understood."""

    read = Signal()  # start or end is another now

    def __init__(self, desk: Desk, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self.typed = TypedLine(
            "Gõ bằng chữ, ví dụ: từ nay đến hết ngày 30/11/2026; năm học 2026 - 2027",
            "Gõ thời gian phong trào bằng chữ",
        )
        self.setFocusProxy(self.typed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.typed)
        self.typed.typed.connect(self._read)

    def _read(self, text: str) -> None:
        if not text:
            self.typed.tell("")
            return
        starts, ends = typed_moments(text, self._desk.form.date_context())
        if starts is None and ends is None:
            told = f"Chưa hiểu “{text}”. Hãy gõ cách khác hoặc đặt bằng các ô bên dưới."
            self.typed.tell(told, is_wrong=True)
            return
        if ends is not None and ends.kind is MomentKind.ONGOING and starts is None:
            starts = Moment(kind=MomentKind.SIGNING, words="ngày ký")
        for name, moment in (("starts", starts), ("ends", ends)):
            if moment is not None:
                self._desk.form.set(f"{self._path}.{name}", moment)
        self.read.emit()
        self._desk.tell()
        parts = (("bắt đầu", starts), ("kết thúc", ends))
        known = [f"{side}: {told_moment(moment)}" for side, moment in parts if moment]
        self.typed.tell(f"Hiểu là: {'; '.join(known)}")
