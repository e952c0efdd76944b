"""What is missing to issue the plan, and the faults of the paper it came from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.plan import Slip
from models.readiness import SECTIONS, Missing, section_of
from ui.editor.desk import Desk
from ui.editor.rows_table import EmptyLine
from ui.theme import Tone, tokens
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, CheckState
from ui.widgets.labels import divider, label
from ui.widgets.page import scrolled
from ui.widgets.pill import Pill, StatePill

KEY, TITLE = "check", "Kiểm tra trước khi ban hành"


class CheckList(QWidget):
    """The checklist, and one button for each day that no longer stands in the text."""

    asked = Signal(str)  # key of a line

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = Checklist("Đã đủ để ban hành")
        self.list.asked.connect(self.asked)
        self._fixes = QVBoxLayout()
        self._fixes.setSpacing(tokens.TIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)
        whole.addLayout(self._fixes)
        whole.addStretch()

    def show_items(self, items: list[Missing]) -> None:
        """Show what is missing and what is advised."""
        self.list.set_items(_line(item) for item in items)
        while old := self._fixes.takeAt(0):
            old.widget().hide()
            old.widget().deleteLater()
        for item in items:
            if item.better:
                put = button("Đưa ngày vào câu văn", "edit", lambda it=item: self.put(it))
                put.setToolTip(f"“{item.found}” → “{item.better}”")
                self._fixes.addWidget(put)
            if item.instead:
                self._fixes.addWidget(replace_button(self._desk, item))

    def put(self, item: Missing) -> None:
        """Write the record's day into the text."""
        self._desk.form.remember()
        if self._desk.form.put_into_text(item):
            self._desk.tell_replaced()
            self._desk.form.remember()
            told = f"Đã sửa câu văn: “{item.better}”."
            self._desk.session.notify(told, "ok", self._desk.undo, "Hoàn tác")
        else:
            self._desk.session.notify("Câu văn đã đổi, hãy sửa trong phần Nội dung.", "warning")


def replace_button(desk: Desk, item: Missing) -> QWidget:
    """Return the button that puts a text in force in the place of a ground."""
    made = button(f"Thay bằng {item.instead}", on_click=lambda: replace_ground(desk, item))
    made.setToolTip(item.sentence)
    return made


def replace_ground(desk: Desk, item: Missing) -> None:
    """Let the text named by `item` stand in a ground's place, and tell what is left to do."""
    desk.form.remember()
    done = desk.form.replace_ground(item)
    if done is None:
        desk.session.notify("Căn cứ này đã đổi.", "info")
        return
    desk.tell_replaced()
    desk.form.remember()
    told, tone = f"Đã thay bằng {item.instead}.", "ok"
    if not done:
        told, tone = f"{told} Phần Nội dung còn nhắc văn bản cũ, hãy sửa câu đó.", "warning"
    desk.session.notify(told, tone, desk.undo, "Hoàn tác")


class SlipsCard(Card):
    """The faults of the paper; those that can be put right have a button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        hint = "Lỗi có trong văn bản đã nhập. Bấm Sửa để chữa ngay trong nội dung."
        super().__init__("Lỗi của văn bản gốc", hint, sign="warning", parent=parent)
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SMALL)
        self.body.addLayout(self._lines)
        self.fix_all = self.add_action(button("Sửa tất cả", "tick", self.fix_everything))
        desk.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now: what is open first."""
        while old := self._lines.takeAt(0):
            old.widget().hide()
            old.widget().deleteLater()
        listed = sorted(self._desk.form.plan.slips, key=lambda slip: slip.fixed)
        for number, slip in enumerate(listed):
            if number:
                self._lines.addWidget(divider())
            self._lines.addWidget(self._line(slip))
        if not listed:
            self._lines.addWidget(EmptyLine("ok", "Không thấy lỗi nào trong văn bản gốc."))
        self.fix_all.setVisible(len(self.open_slips()) > 1)

    def open_slips(self) -> list[Slip]:
        """Return what one click can still put right."""
        slips = self._desk.form.plan.slips
        return [slip for slip in slips if slip.fixable and not slip.fixed]

    def fix(self, slip: Slip) -> None:
        """Put one fault right."""
        self._desk.form.remember()
        if not self._desk.form.fix_slip(slip):
            told = "Chỗ này đã được sửa hoặc không còn trong nội dung."
            self._desk.session.notify(told, "info")
            return
        self._desk.tell_replaced()
        self._desk.form.remember()
        self._desk.session.notify("Đã sửa.", "ok", self._desk.undo, "Hoàn tác")

    def give_back(self, slip: Slip) -> None:
        """Have the words of the paper as they were."""
        self._desk.form.remember()
        if not self._desk.form.unfix_slip(slip):
            self._desk.session.notify("Chỗ này đã được sửa khác đi trong nội dung.", "info")
            return
        self._desk.tell_replaced()
        self._desk.form.remember()
        self._desk.session.notify("Đã trả lại như bản gốc.", "ok", self._desk.undo, "Hoàn tác")

    def fix_everything(self) -> None:
        """Put all right that one click can."""
        self._desk.form.remember()
        count = sum(self._desk.form.fix_slip(slip) for slip in self.open_slips())
        self._desk.tell_replaced()
        self._desk.form.remember()
        self._desk.session.notify(f"Đã sửa {count} lỗi.", "ok", self._desk.undo, "Hoàn tác")

    def _line(self, slip: Slip) -> QWidget:
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(slip.message, wrap=True))
        if slip.found and slip.fixable:
            better = f"“{slip.better}”" if slip.better else "bỏ đi"
            words.addWidget(label(f"“{slip.found}” → {better}", "small", wrap=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if slip.fixed:
            if slip.found and slip.better:
                row.addWidget(button("Trả lại", "undo", lambda: self.give_back(slip), kind="link"))
            row.addWidget(StatePill(Pill("đã sửa", Tone.OK, "ok"), line))
        elif slip.fixable:
            row.addWidget(button("Sửa", "tick", lambda: self.fix(slip)))
        elif slip.node:
            row.addWidget(button("Tới chỗ đó", "forward", lambda: self._go(slip), kind="link"))
        return line

    def _go(self, slip: Slip) -> None:
        is_node = self._desk.form.node(slip.node) is not None
        self._desk.asked.emit("outline" if is_node else section_of(slip.node), slip.node)


class CheckSection(QWidget):
    """Both in one place, for windows too narrow for a side panel."""

    key = KEY

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checklist = CheckList(desk)
        self.slips = SlipsCard(desk)
        card = Card("Còn thiếu gì để ban hành", sign="done")
        card.body.addWidget(self.checklist)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, tokens.SMALL, tokens.LARGE)
        body.setSpacing(tokens.MEDIUM)
        body.addWidget(card)
        body.addWidget(self.slips)
        body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Show the slips anew; the checklist is told by the editor."""
        self.slips.refresh()

    def focus_path(self, path: str) -> bool:
        """The slips are all there is to lead to."""
        self.slips.setFocus()
        return path == "slips"


def _line(item: Missing) -> CheckItem:
    state = CheckState.ADVICE if item.is_advice else CheckState.MISSING
    where = SECTIONS.get(item.section, "")
    detail = "" if where and where in item.sentence else where
    return CheckItem(item.key, item.sentence, state, detail)
