"""The panel beside the list of papers: all there is to tell of one paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from docgen.drafts.kinds import KINDS
from docgen.jobs.comparing import compared
from models.deadlines import vietnamese_date
from models.documents import Document
from models.nominations import named_on
from ui.context import Session
from ui.documents.changes import ChangesBox
from ui.documents.files_panel import FilesPanel
from ui.theme import tokens
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.page import scrolled

_FEW = 12  # names shown before "và … nơi khác"


class DetailsPanel(Card):
    """Shows what a paper was made from, by which template, when, and who is on it."""

    def __init__(self, session: Session) -> None:
        super().__init__("Chi tiết", sign="documents")
        self.files = FilesPanel(session)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SMALL)
        self._lines.setContentsMargins(0, 0, tokens.SMALL, 0)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self._lines)
        holder.addStretch()
        self.body.addWidget(scrolled(holder), 1)
        self.body.addWidget(self.files)
        self.show_paper(None)

    def show_paper(self, document: Document | None) -> None:
        """Show another paper, or what to do when none is chosen."""
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.files.setVisible(document is not None)
        if document is None:
            self._lines.addWidget(label("Chọn một văn bản để xem.", "soft", wrap=True))
            return
        if (told := compared(document)) is not None:
            self._lines.addWidget(ChangesBox(told))
        for title, text in facts(document):
            self._lines.addWidget(_fact(title, text))
        self.files.show_paper(document)

    def text(self) -> str:
        """Return the words shown, line by line."""
        widgets = (self._lines.itemAt(row).widget() for row in range(self._lines.count()))
        told = "\n".join(widget.accessibleName() for widget in widgets)
        return told if self.files.isHidden() else f"{told}\n{self.files.text()}"


def facts(document: Document) -> list[tuple[str, str]]:
    """Return title and text of each fact about a paper; blank ones left out."""
    copied = document.path.rsplit("/", 1)[-1]
    found = [
        ("Trích yếu", document.subject),
        ("Số, ngày", _number(document)),
        ("Lý do chèn số, lùi ngày", document.number_reason),
        ("Lập từ", _source(document)),
        ("Ngày lập", vietnamese_date(document.made_on)),
        ("Người ký", document.signer),
        ("Nơi nhận", _some(document.recipients)),
        ("Có tên trong văn bản", _some([item.name for item in named_on(document)])),
        ("Mẫu", f"{document.template} · bản {document.template_sha256[:8]}"),
        ("Tệp", copied),
        ("Ghi chú", document.note),
    ]
    return [(title, text) for title, text in found if text]


def _number(document: Document) -> str:
    day = f", ngày {vietnamese_date(document.dated_on)}" if document.dated_on else ""
    return f"{document.reference or 'chưa có số'}{day}"


def _source(document: Document) -> str:
    words = KINDS[document.kind].name if document.kind in KINDS else document.type_name
    plan = document.plan
    about = f"{words} · {plan.code}: {plan.subject}" if plan else words
    told = document.made_from
    if document.kind == "reminder":
        return f"{about}. {len(told.get('obligations', []))} báo cáo quá hạn khi lập."
    if document.kind == "decision":
        return f"{about}. {len(told.get('nominations', []))} trường hợp được khen."
    return about


def _some(names: list[str]) -> str:
    shown = "; ".join(names[:_FEW])
    return f"{shown} và {len(names) - _FEW} nơi khác" if len(names) > _FEW else shown


def _fact(title: str, text: str) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{title}: {text}")
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(label(title, "small"))
    lines.addWidget(label(text, wrap=True))
    return holder
