"""Whether every file the book speaks of is there and whole."""

from models.attachments import ANNEX, Attachment, every_file
from models.database import DataFolder
from models.documents import Document
from models.files import sha256


def check_documents(folder: DataFolder) -> list[str]:
    """Return a sentence for each paper or attached file that is missing, unfinished or empty.

    A paper or workbook that was edited since is as it should be; what was attached must be the
    same.
    """
    papers = Document.select().where(Document.path != "").order_by(Document.id)
    found = [_paper_problem(folder, paper) for paper in papers]
    found += [_file_problem(folder, item) for item in every_file()]
    return [sentence for sentence in found if sentence]


def _paper_problem(folder: DataFolder, paper: Document) -> str:
    path = folder.path / paper.path
    if not path.is_file():
        return f"Văn bản “{path.name}”: không thấy tệp. Hãy tạo lại hoặc chép trả vào."
    if not paper.whole:
        return f"Văn bản “{path.name}”: ghi dở khi máy tắt. Hãy tạo lại."
    if path.stat().st_size == 0:
        return f"Văn bản “{path.name}”: tệp rỗng. Hãy tạo lại."
    return ""


def _file_problem(folder: DataFolder, item: Attachment) -> str:
    path = folder.path / item.path
    told = f"Tệp đính kèm “{path.name}”{_owner(item)}"
    try:
        if not path.is_file():
            mend = "tạo lại văn bản" if item.kind == ANNEX else "đính kèm lại"
            return f"{told}: không thấy tệp. Hãy chép trả vào hoặc {mend}."
        if item.kind == ANNEX:
            return "" if path.stat().st_size else f"{told}: tệp rỗng. Hãy tạo lại văn bản."
        if sha256(path) != item.sha256:
            return f"{told}: không còn như khi đính kèm. Hãy đính kèm lại."
    except OSError:
        return f"{told}: không đọc được. Hãy kiểm tra ổ đĩa."
    return ""


def _owner(item: Attachment) -> str:
    """Return which paper or hand-in a file belongs to, as the end of its name."""
    if item.document_id:
        return f" của “{item.document.subject}”"
    if item.receipt_id is None:
        return ""
    owed = item.receipt.obligation
    return f" của {owed.unit.name}, {owed.period_label}"
