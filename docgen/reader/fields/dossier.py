"""The papers a dossier consists of."""

import re

from docgen.reader.fields.campaign import Scope
from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import capitalised, clean, sentences, shadow
from models.plan import DossierPiece, Role

_PAPER = (
    r"(?:tờ trình|báo cáo|biên bản|danh sách|công văn|văn bản|quyết định|bản |giấy |bảng |phiếu|"
    r"hồ sơ|tài liệu|hình ảnh|ảnh |tóm tắt|đơn |xác nhận|chứng nhận|file|tệp|bằng chứng|"
    r"minh chứng|"
    r"kết quả|nghị quyết|phụ lục|trích ngang|sơ yếu)"
)
_BEGINS = re.compile(rf"(?:\d+ |\(\d+\) ?|các |\d+ bản |mẫu )*{_PAPER}")
_INSIDE = re.compile(rf"^[^;:.]{{0,80}}\b{_PAPER}")
_SENDING = re.compile(
    r"\b(?:gửi về|gửi đến|nộp về|trước ngày|chậm nhất|thời gian|thời hạn|thời điểm|nơi nhận|"
    r"địa chỉ|"
    r"không tiếp nhận|nếu|sau thời|không xem xét|thẩm định|tiếp nhận)\b"
)
_COPIES = re.compile(r"(?P<count>\d{1,2})(?: ?\([^)]{1,8}\))? ?(?:bản|bộ)(?!\w)")
_SETS = re.compile(
    r"(?:gồm|lập|thành|số lượng(?: hồ sơ)?:?|nộp|là|:|"
    r"hồ sơ[^:;.]{0,40}\() ?(?P<count>\d{1,2})(?: ?\([^)]{1,8}\))? bộ"
)
_SENT_TO = re.compile(
    r",? (?:gửi |nộp |và gửi )?về (?=Ủy ban|UBND|Phòng|phòng|Văn|Công đoàn|Hội|Ban |Đảng|Đoàn|Sở|"
    r"Trường|Thường)|"
    r",? (?:gửi|nộp) (?=Ủy ban|UBND|Phòng|phòng|Văn|về|trước)|,? (?:trước|chậm nhất)(?: là)? ngày"
)
_FORM = re.compile(
    r"\(?(?:theo )?(?P<ref>(?:biểu )?mẫu (?:số )?[\w.]+(?:[^;()]*(?:nghị định|thông tư|"
    r"quyết định|hướng dẫn|"
    r"kế hoạch)[^;()]*)?)"
)
_HEAD = re.compile(
    r"hồ sơ[^:.;]{0,90}?(?:gồm(?: có)?|bao gồm|như sau|có)?(?: \d+ bộ[^:]{0,30})?: ?"
)
_INLINE = re.compile(
    rf"thành phần hồ sơ[^:.;]{{0,60}}: ?(?={_PAPER})|"
    r"hồ sơ[^:.;]{0,90}?\b(?:gồm(?: có)?|bao gồm)(?: \d+ (?:bộ|loại|bản)[^:]{0,30}?)?:? (?="
    + _PAPER
    + ")"
)


def read_dossier(scope: Scope) -> None:
    """Fill `dossier` from the section on it, or from "Hồ sơ gồm: …" in running text."""
    sets = None
    for line in scope.lines:
        if line.topics & {Role.GROUNDS, Role.TASKS}:
            continue
        if Role.DOSSIER in line.topics and (found := _SETS.search(shadow(line.text))):
            sets = int(found["count"])
        for piece in _pieces_of(line):
            known = {shadow(row.text) for row in scope.campaign.dossier}
            if shadow(piece.text) not in known:
                scope.campaign.dossier.append(piece)
    for piece in scope.campaign.dossier:
        piece.copies = piece.copies or sets


def _pieces_of(line: Line) -> list[DossierPiece]:
    if inline := _INLINE.search(shadow(line.text)):
        return _split(line.text[inline.end() :], line)
    if Role.DOSSIER not in line.topics:
        return []
    text = line.text
    if line.path and Role.DOSSIER in line.path[-1].topics and not line.below:
        # a bullet of the section
        low = shadow(clean(text))
        if _is_piece(low):
            return _split(text, line) if _lists_several(low) else [_piece(text, line)]
        return []
    if head := _HEAD.match(shadow(text)):
        return _split(text[head.end() :], line) if head.end() < len(text) else []
    rest = line.rest
    return _split(rest, line) if rest and _is_piece(shadow(clean(rest))) else []


def _is_piece(low: str) -> bool:
    if re.match(r"hồ sơ (?:gửi|nộp|đề nghị[^,;]{0,60}(?:gửi|nộp)|được|phải)", low):
        return False
    named = _BEGINS.match(low) or _INSIDE.match(low)
    if low.endswith((":", "gồm", "gồm có")) or re.match(r"\d+ bộ", low):
        return False
    return bool(named) and not _SENDING.search(re.sub(r"\([^)]*\)", "", low)[:160])


def _lists_several(low: str) -> bool:
    return bool(re.search(r";\s+" + _PAPER, low))


def _split(text: str, line: Line) -> list[DossierPiece]:
    """Split a list of papers at ";", else at commas that bring in the next paper."""
    parts = re.split(r";\s*", text)
    if not any(_is_piece(shadow(clean(part))) for part in parts[1:]):
        text = next(iter(sentences(parts[0])), "")
        low = shadow(text)
        borders = [m.start() for m in re.finditer(rf",? (?:và )?(?=(?:\d+ bản )?{_PAPER})", low)
                   if low[m.start()] == "," or m.group().strip() == "và"]  # fmt: skip
        parts = [text[a:b] for a, b in zip([0, *borders], [*borders, len(text)], strict=True)]
    bare = [clean(re.sub(r"^[\s,]*và\s+", "", part)) for part in parts]
    kept = []
    for part in bare:
        first = _SENT_TO.split(clean((sentences(part) or [""])[0]))[0]
        if first and _is_piece(shadow(first)):
            kept.append(_piece(first, line))
    return kept


def _piece(text: str, line: Line) -> DossierPiece:
    words = clean(text)
    low = shadow(words)
    copies = _COPIES.search(low) or re.match(rf"(?P<count>\d{{1,2}}) (?={_PAPER})", low)
    form = _FORM.search(low)
    return DossierPiece(
        text=capitalised(words),
        copies=int(copies["count"]) if copies else None,
        reference=clean(words[form.start("ref") : form.end("ref")]) if form else "",
        read_from=words,
        node=line.key,
        confirmed=False,
    )
