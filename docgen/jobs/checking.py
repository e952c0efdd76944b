"""Whether every file the book speaks of is there and whole."""

from models.database import DataFolder
from models.documents import Document


def check_documents(folder: DataFolder) -> list[str]:
    """Return a sentence for each registered paper that is missing, unfinished or empty.

    One that was edited in Word since is as it should be.
    """
    found = []
    for paper in Document.select().order_by(Document.id):
        path = folder.path / paper.path
        name = path.name
        if not path.is_file():
            found.append(f"Văn bản “{name}”: không thấy tệp. Hãy tạo lại hoặc chép trả vào.")
        elif not paper.whole:
            found.append(f"Văn bản “{name}”: ghi dở khi máy tắt. Hãy tạo lại.")
        elif path.stat().st_size == 0:
            found.append(f"Văn bản “{name}”: tệp rỗng. Hãy tạo lại.")
    return found
