"""What keeps a template from being used, line by line: place, words, fix."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from docgen.template_gate.problems import TemplateProblem
from ui.dialogs.frame import FormDialog
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label


class ProblemsDialog(FormDialog):
    """The list of problems of one template; nothing was changed. Words can be copied."""

    def __init__(
        self, name: str, problems: list[TemplateProblem], *, parent: QWidget | None = None
    ) -> None:
        count = f"{len(problems)} chỗ" if len(problems) > 1 else "một chỗ"
        super().__init__(
            f"Mẫu “{name}” chưa dùng được",
            f"Có {count} cần sửa trong Word. Mẫu đang dùng vẫn giữ nguyên; sửa xong hãy nhập hoặc"
            " kiểm tra lại.",
            save_text="Đóng",
            width=680,
            parent=parent,
        )
        self.cancel.hide()
        self.problems = problems
        self.copy = button("Chép danh sách", "copy", self.copy_list)
        self.foot.insertWidget(0, self.copy)
        for problem in problems:
            self.body.addWidget(_card(problem))

    def text(self) -> str:
        """Return all problems, one a line."""
        return "\n".join(problem.line() for problem in self.problems)

    def copy_list(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _card(problem: TemplateProblem) -> Card:
    place = problem.place[:1].upper() + problem.place[1:]
    card = Card(place or "Cả tệp", sign="error")
    if problem.words:
        card.body.addWidget(label(f"“{problem.words}”", "soft", wrap=True))
    card.body.addWidget(label(problem.sentence, wrap=True))
    return card
