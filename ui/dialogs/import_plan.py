"""The preview of a paper that was read: what was recognised, its outline, its slips."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from models.plan import Slip
from ui.dialogs.frame import FormDialog
from ui.editor.outline_model import OutlineModel
from ui.forms.draft_preview import ReadGroup, ReadLine, groups
from ui.forms.import_form import ImportForm
from ui.tables.tree import CalmTree
from ui.theme import Tone, tokens
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.page import scrolled
from ui.widgets.pill import Pill, StatePill

_SLIPS_SHOWN = 5  # at once; the others by scrolling
_LINES_SHOWN = 40  # of one group; the editor shows all


class ImportPlanDialog(FormDialog):
    """Shows one `ImportForm`; "Lập dự thảo" stores it."""

    def __init__(self, form: ImportForm, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Lấy từ “{form.path.name}”", _hint(form), save_text="Lập dự thảo", width=1180,
            parent=parent,
        )  # fmt: skip
        self._form, self._today = form, today
        self.groups = groups(form.plan)
        self.model = OutlineModel(self)
        self.model.rebuild(form.plan.outline)
        self.tree = CalmTree()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName("Dàn ý của văn bản")
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.expandToDepth(1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._recognised())
        self.split.addWidget(self._outline())
        self.split.setMinimumHeight(self.fontMetrics().height() * 16)
        self.body.addWidget(self.split, 1)
        if form.plan.slips:
            self.body.addWidget(_slips(form.plan.slips))
        if twin := form.twin():
            told = f"Sổ đã có kế hoạch này, mã {twin}. Lập dự thảo sẽ thêm một bản nữa."
            self.message.show_message(told, Tone.WARNING)
        self.tree.setFocus()

    def accept(self) -> None:
        self.close_after(lambda: self._form.save(self._today))

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        room = self.screen().availableSize().height() * 9 // 10  # a plan is read, not glimpsed
        return QSize(wanted.width(), max(wanted.height(), room))

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.split.setSizes([self.width() * 11 // 20, self.width() * 9 // 20])

    def _recognised(self) -> QWidget:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, tokens.SMALL, 0)
        inside.setSpacing(tokens.MEDIUM)
        for group in self.groups:
            inside.addWidget(_group_card(group))
        if not self.groups:
            told = "Không nhận ra trường nào; toàn bộ chữ được giữ trong dàn ý."
            inside.addWidget(label(told, "soft", wrap=True))
        inside.addStretch()
        area = scrolled(inside)
        area.setMinimumWidth(320)
        return area

    def _outline(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(tokens.SMALL, 0, 0, 0)
        column.setSpacing(tokens.TIGHT)
        column.addWidget(label("Dàn ý và toàn văn", "strong"))
        column.addWidget(self.tree, 1)
        holder.setMinimumWidth(280)
        return holder


def _hint(form: ImportForm) -> str:
    kind = "Chương trình công tác năm" if form.is_work_plan else "Kế hoạch phát động thi đua"
    if form.is_campaign_file:
        return f"{kind}, tệp phong trào do Sổ Thi Đua ghi ra."
    if not form.proposed:
        return (
            "Không nhận ra chỗ nào của một kế hoạch. Hãy xem lại có đúng tệp cần lấy không;"
            " nếu vẫn lập dự thảo, toàn bộ chữ được giữ trong dàn ý."
        )
    return (
        f"{kind}. Máy nhận ra {form.proposed} chỗ, đánh dấu “đề xuất” cho đến khi được xác nhận;"
        " chỗ nào chưa chắc vẫn nằm trong toàn văn, không mất chữ nào."
    )


def _group_card(group: ReadGroup) -> Card:
    card = Card(group.title)
    card.add_action(label(f"{len(group.lines)} mục", "small"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.MEDIUM)
    grid.setVerticalSpacing(tokens.SMALL)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 0)
    top = Qt.AlignmentFlag.AlignTop
    for number, line in enumerate(group.lines[:_LINES_SHOWN]):
        name = label(line.name, "soft", wrap=True)
        name.setFixedWidth(card.fontMetrics().averageCharWidth() * 18)
        grid.addWidget(name, number, 0, top)
        grid.addLayout(_told(line), number, 1)
        if line.is_proposed:
            grid.addWidget(StatePill(Pill("đề xuất", Tone.GOLD)), number, 2, top)
    card.body.addLayout(grid)
    more = len(group.lines) - _LINES_SHOWN
    if more > 0:
        card.body.addWidget(label(f"… và {more} mục nữa, xem đủ trong trình soạn.", "small"))
    return card


def _told(line: ReadLine) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label(line.value, wrap=True))
    if line.words:
        column.addWidget(label(f"Đọc từ: “{line.words}”", "small", wrap=True))
    column.addStretch()
    return column


def _slips(slips: Iterable[Slip]) -> Card:
    listed = list(slips)
    fixable = sum(slip.fixable for slip in listed)
    hint = f"Trong trình soạn, {fixable} lỗi sửa được bằng một lần bấm." if fixable else ""
    card = Card(f"Lỗi của văn bản gốc ({len(listed)})", hint, sign="warning")
    inside = QVBoxLayout()
    inside.setContentsMargins(0, 0, tokens.SMALL, 0)
    inside.setSpacing(tokens.TIGHT)
    for slip in listed:
        inside.addWidget(label(f"•  {slip.message}", wrap=True))
    area = scrolled(inside)
    line = card.fontMetrics().lineSpacing() + tokens.TIGHT
    area.setFixedHeight(line * min(len(listed), _SLIPS_SHOWN) + tokens.SMALL)
    card.body.addWidget(area)
    return card
