"""What the clerk changes in the register of legal texts, with its line in the journal."""

from models import deeds
from models.errors import RuleBroken
from models.journal import Change
from models.legal import LegalText
from models.text import squeeze

KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư")
_NEEDED = {
    "kind": "Hãy chọn loại văn bản.",
    "number": "Hãy nhập số, ký hiệu.",
    "issuer": "Hãy nhập cơ quan hoặc người ban hành.",
    "title": "Hãy nhập trích yếu; với luật là tên luật, không có chữ “Luật”.",
}
_DAYS = {
    "dated_on": "Hãy nhập ngày ban hành.",
    "from_on": "Hãy nhập ngày bắt đầu có hiệu lực.",
}


def check_text(text: LegalText) -> dict[str, str]:
    """Return what keeps a text from being saved: field → sentence."""
    blank = [name for name in _NEEDED if not squeeze(getattr(text, name) or "")]
    found = {name: _NEEDED[name] for name in blank}
    found |= {name: told for name, told in _DAYS.items() if getattr(text, name) is None}
    if "number" not in found and _twin(text) is not None:
        found["number"] = "Văn bản này đã có trong danh mục. Hãy sửa dòng có sẵn."
    if text.from_on and text.until_on and text.until_on < text.from_on:
        found["until_on"] = "Ngày hết hiệu lực đang trước ngày bắt đầu có hiệu lực. Hãy sửa lại."
    if told := _wrong_successor(text):
        found["replaced_by"] = told
    elif squeeze(text.replaced_by or "") and text.until_on is None:
        found["until_on"] = "Văn bản đã bị thay thế thì nhập ngày cuối cùng còn hiệu lực."
    return found


def keep_text(text: LegalText) -> Change | None:
    """Write a text; None when nothing differs. Others that name its old number follow.

    Raises RuleBroken, the book unchanged, for what `check_text` objects to.
    """
    if problems := check_text(text):
        raise RuleBroken(next(iter(problems.values())))
    for name in ("kind", "number", "issuer", "title", "replaced_by", "note"):
        setattr(text, name, squeeze(getattr(text, name) or ""))
    old = LegalText.get_or_none(LegalText.id == text.id)
    sentence = f"{'Sửa' if old else 'Thêm'} văn bản pháp luật {text.kind} số {text.number}"
    action = "changed" if old else "created"
    with deeds.recorded(action, "legal", text.number, sentence, (LegalText,)) as deed:
        text.save()
        if old and old.number != text.number:
            LegalText.update(replaced_by=text.number).where(
                LegalText.replaced_by == old.number
            ).execute()
    return deed.change


def remove_text(text: LegalText) -> Change | None:
    """Take a text out of the register. Raises RuleBroken while another names it as successor."""
    naming = LegalText.get_or_none(LegalText.replaced_by == text.number)
    if naming is not None:
        raise RuleBroken(
            f"{naming.kind} số {naming.number} đang ghi văn bản này ở mục “Thay thế bởi”. Hãy sửa"
            " dòng đó trước khi xóa."
        )
    sentence = f"Xóa {text.kind} số {text.number} khỏi danh mục văn bản pháp luật"
    with deeds.recorded("deleted", "legal", text.number, sentence, (LegalText,)) as deed:
        text.delete_instance()
    return deed.change


def _twin(text: LegalText) -> LegalText | None:
    """Return another row of the same number, spaces aside."""
    number = squeeze(text.number)
    row = LegalText.get_or_none(LegalText.number == number)
    return row if row is not None and row.id != text.id else None


def _wrong_successor(text: LegalText) -> str:
    number = squeeze(text.replaced_by or "")
    if not number:
        return ""
    if number == squeeze(text.number or ""):
        return "Văn bản không thể được thay thế bởi chính nó. Hãy chọn văn bản khác."
    if not LegalText.select().where(LegalText.number == number).exists():
        return f"Danh mục chưa có văn bản {number}. Hãy thêm văn bản đó trước, hoặc bỏ trống."
    return ""
