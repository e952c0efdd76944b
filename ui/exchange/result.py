"""What stands on the stick now: folder, files, and the reminder to eject it safely."""

from collections.abc import Callable
from pathlib import Path

from docgen.package import PackageResult
from ui.exchange.drives import size_words
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar

FAREWELL = (
    "Đã ghi và kiểm tra xong. Hãy đẩy USB an toàn (chọn ‘Ngắt kết nối an toàn’) rồi mới rút."
)
_COLUMNS = (
    Column("Tệp", lambda file: file.name, stretch=True),
    Column("Kích thước", lambda f: size_words(f.size), lambda f: f.size, align="right"),
    Column("Mã kiểm tra", lambda f: f.sha256[:12], tip=lambda f: f"SHA-256: {f.sha256}"),
)


class ResultCard(Card):
    """Hidden until a package was written."""

    def __init__(self, open_folder: Callable[[Path], object]) -> None:
        super().__init__("Gói vừa ghi", sign="package")
        self._result: PackageResult | None = None
        self.message = MessageBar()
        self.folder = label("", "strong", wrap=True)
        self.table = DataTable(_COLUMNS)
        self.add_action(button("Mở thư mục", "open_folder", lambda: open_folder(self.place())))
        for part in (self.message, self.folder, self.table):
            self.body.addWidget(part)
        self.hide()

    def show_result(self, result: PackageResult) -> None:
        """Show what was written."""
        self._result = result
        self.message.show_message(FAREWELL, Tone.OK, closable=False)
        self.folder.setText(result.folder.name)
        self.folder.setToolTip(str(result.folder))
        self.table.set_rows(result.files)
        line = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + line * min(len(result.files), 8) + 6)
        self.show()

    def place(self) -> Path:
        """Return the folder of the package."""
        return self._result.folder if self._result else Path()
