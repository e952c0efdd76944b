"""What comes in: report forms, campaign files, plans, packages; and forms going out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

_WORDS = (
    "Kéo thả tệp hoặc thư mục vào trang này: biểu báo cáo, tệp phong trào, kế hoạch, danh sách"
    " đơn vị, gói dữ liệu được nhận ra từ nội dung. Xem trước rồi mới ghi vào sổ."
)
_DEEDS = (
    ("forms", "Nhận biểu báo cáo…", "file_in"),
    ("file", "Nhận tệp khác…", "inbox"),
    ("hand_out", "Phát biểu báo cáo…", "file_out"),
    ("check", "Kiểm tra một gói", "shield"),
)


class IncomingCard(Card):
    """Buttons for what can be done; what they do is up to the page."""

    asked = Signal(str)  # key of the deed

    def __init__(self) -> None:
        super().__init__("Nhận, phát và kiểm tra", sign="inbox")
        self.buttons: dict[str, QPushButton] = {}
        holder = QWidget()
        row = FlowLayout(holder)
        for key, words, sign in _DEEDS:
            made = button(words, sign, lambda key=key: self.asked.emit(key))
            self.buttons[key] = made
            row.addWidget(made)
        self.body.addWidget(label(_WORDS, "soft", wrap=True))
        self.body.addWidget(holder)
