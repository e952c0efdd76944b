"""What may be wrong with a template, each with one sentence that names the place and the fix."""

from dataclasses import dataclass, field
from enum import StrEnum

_MOST_LETTERS = 210  # of what is quoted


class Code(StrEnum):
    """Kinds of problems; the value is the name that tests and the register know them by."""

    EMPTY = "rong"
    BROKEN = "hong"
    OLD_WORD = "doc_cu"
    PASSWORD = "mat_khau"
    NOT_WORD = "khong_phai_docx"
    STRICT = "chuan_khac"
    MACRO = "macro"
    OUTSIDE_LINK = "lien_ket_ngoai"
    EMBEDDED = "nhung"
    FIELD_CODE = "truong_la"
    HOSTILE = "doc_hai"
    TOO_BIG = "qua_lon"
    TRACKED = "theo_doi_sua"
    FORBIDDEN = "khong_cho_phep"
    TOO_DEEP = "lap_qua_sau"
    SYNTAX = "loi_cu_phap"
    LEVELS = "khac_cap"
    ALONE = "dung_rieng"
    UNKNOWN = "bien_la"
    IS_LIST = "la_danh_sach"
    NO_LIST = "khong_la_danh_sach"
    NOT_FILLED = "the_sai_cho"
    FAILS = "khong_dien_duoc"


_SENTENCES = {
    Code.EMPTY: "Tệp này không có gì bên trong (0 byte). Hãy chép lại hoặc xin lại tệp mẫu.",
    Code.BROKEN: "Tệp này bị hỏng nên không mở được{why}. Hãy mở bằng Word, lưu lại rồi nhập;"
    " mẫu đang dùng vẫn giữ nguyên.",
    Code.OLD_WORD: "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, chọn “Lưu dưới dạng”, kiểu"
    " “Word Document (*.docx)”, rồi nhập tệp mới.",
    Code.PASSWORD: "Tệp này có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi nhập.",
    Code.NOT_WORD: "Đây không phải tệp Word (.docx) mà là {why}. Hãy chọn đúng tệp mẫu .docx.",
    Code.STRICT: "Tệp này lưu theo chuẩn “Strict Open XML”. Hãy mở bằng Word và lưu lại theo kiểu"
    " “Word Document (*.docx)”.",
    Code.MACRO: "Tệp này có macro (đoạn mã tự chạy) nên không được nhận. Hãy lưu lại theo kiểu"
    " “Word Document (*.docx)”, không có macro.",
    Code.OUTSIDE_LINK: "Tệp này lấy nội dung từ bên ngoài ({why}) nên không được nhận. Hãy gỡ liên"
    " kết đó trong Word, chèn thẳng nội dung vào mẫu rồi lưu lại.",
    Code.EMBEDDED: "Tệp này nhúng đối tượng của chương trình khác ({why}). Hãy xóa đối tượng đó"
    " trong Word rồi lưu lại.",
    Code.FIELD_CODE: "Có trường tự động “{why}” không an toàn hoặc không dùng được. Hãy bấm vào"
    " trường, nhấn Ctrl+Shift+F9 để đổi thành chữ, hoặc xóa đi.",
    Code.HOSTILE: "Tệp này có cấu trúc bất thường, có thể gây hại ({why}). Chương trình không lấy"
    " gì từ tệp; hãy hỏi lại nơi gửi.",
    Code.TOO_BIG: "Tệp này quá lớn ({why}). Hãy bỏ bớt ảnh hoặc phần thừa rồi lưu lại.",
    Code.TRACKED: "Mẫu còn sửa đổi chưa chốt (Track Changes). Trong Word, hãy chọn Xem lại → Chấp"
    " nhận tất cả thay đổi, lưu rồi nhập lại.",
    Code.FORBIDDEN: "Lệnh “{why}” không được phép dùng trong mẫu. Chỉ dùng tên trong bảng “Các"
    " trường dùng được” với {{{{ }}}}, for và if.",
    Code.TOO_DEEP: "Vòng lặp “{why}” lồng quá sâu hoặc lặp lại cả một danh sách khác. Bên trong"
    " một vòng lặp chỉ được lặp danh sách con của dòng đang lặp.",
    Code.SYNTAX: "Thẻ viết chưa đúng: {why}.",
    Code.LEVELS: "{why}.",
    Code.ALONE: "Thẻ “{why}” phải đứng riêng, nếu không chữ bên cạnh sẽ mất. Hãy chuyển chữ khác"
    " sang {where}.",
    Code.UNKNOWN: "Không có trường tên “{why}”.{hint}",
    Code.IS_LIST: "“{why}” là một danh sách, không in thẳng được. Hãy dùng {{%p for d in {why}"
    " %}}, {{{{ d }}}} và {{%p endfor %}}.",
    Code.NO_LIST: "“{why}” không phải danh sách nên không lặp được. Hãy dùng {{{{ {why} }}}}.",
    Code.NOT_FILLED: "Thẻ ở chỗ này không được điền ({why}). Hãy chuyển thẻ vào thân văn bản, đầu"
    " trang hoặc chân trang.",
    Code.FAILS: "Điền thử không được: {why}.",
}
_THINGS = {Code.EMPTY, Code.BROKEN, Code.OLD_WORD, Code.PASSWORD, Code.NOT_WORD, Code.STRICT}
_THINGS |= {Code.MACRO, Code.OUTSIDE_LINK, Code.HOSTILE, Code.TOO_BIG, Code.EMBEDDED}
UNFIT = frozenset(_THINGS)  # such a file is not looked into any further


@dataclass(frozen=True)
class TemplateProblem:
    """One thing that is wrong: where it stands, the words around it, and what to do.

    `place` reads like "bảng 2, dòng 3"; "" for the file as a whole. `words` is the paragraph.
    """

    code: Code
    place: str
    words: str
    sentence: str

    def line(self) -> str:
        """Return the sentence with its place: "Bảng 2, dòng 3, đoạn “…”: …"."""
        quoted = f"đoạn “{self.words}”" if self.words else ""
        before = ", ".join(part for part in (self.place, quoted) if part)
        return f"{before[:1].upper()}{before[1:]}: {self.sentence}" if before else self.sentence


@dataclass
class Checked:
    """What the door found: problems, used fields ("danh_sach.hang.ten"), tags put together."""

    problems: list[TemplateProblem] = field(default_factory=list)
    fields_used: set[str] = field(default_factory=set)
    healed: int = 0


class Refused(Exception):
    """Something in the template is not allowed; carries the problem."""

    def __init__(self, problem: TemplateProblem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


def problem(
    code: Code, why: str = "", *, place: str = "", words: str = "", **more: str
) -> TemplateProblem:
    """Return the problem with its sentence; `why` is the detail that sentence quotes."""
    values = {"hint": "", "where": "", **more}
    if code == Code.BROKEN and why:
        why = f" ({why})"
    sentence = _SENTENCES[code].format(why=shortened(why), **values)
    return TemplateProblem(code, place, shortened(words), sentence)


def refused(code: Code, why: str = "", **more: str) -> Refused:
    return Refused(problem(code, why, **more))


def shortened(text: str) -> str:
    """Return `text` on one line, cut where it is too long to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1]}…"
