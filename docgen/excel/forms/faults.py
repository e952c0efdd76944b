"""What can be wrong with a filled form, each as one sentence: where, what, what is expected."""

from dataclasses import dataclass
from enum import StrEnum

_CELL = "Trang “{sheet}”, ô {cell}: "
_FIX = " Hãy sửa ô này trong tệp rồi nhập lại."


class Fault(StrEnum):
    """Kinds of faults; the value is the sentence. With any of them nothing of a file is taken."""

    # the file as a form
    NO_FORM = (
        "Tệp “{file}” không có mã biểu nên không phải biểu do chương trình phát ra. Hãy gửi lại"
        " biểu trống cho đơn vị."
    )
    CODE_BROKEN = (
        "Tệp “{file}” có mã biểu đã bị sửa (“{found}”). Hãy chép số liệu sang biểu gốc của đơn vị"
        " rồi nhập."
    )
    TWO_FORMS = (
        "Tệp “{file}” ghép từ hai biểu khác nhau ({found}). Hãy tách mỗi biểu thành một tệp rồi"
        " nhập."
    )
    NEWER_FORMAT = (
        "Tệp “{file}” dùng mẫu mới hơn phần mềm này (mẫu {found}, máy này đọc đến mẫu"
        " {expected}). Hãy cập nhật phần mềm."
    )
    OLDER_FORMAT = (
        "Tệp “{file}” dùng mẫu cũ không còn đọc được (mẫu {found}, nay là mẫu {expected}). Hãy"
        " gửi biểu mới cho đơn vị."
    )
    UNKNOWN_PLAN = (
        "Tệp “{file}” thuộc phong trào mã “{found}” không có trong sổ. Hãy xem lại nguồn."
    )
    DELETED_PLAN = (
        "Tệp “{file}” thuộc phong trào “{found}” đã xóa. Hãy khôi phục phong trào rồi nhập lại."
    )
    UNKNOWN_UNIT = (
        "Tệp “{file}” của đơn vị mã “{found}” không có trong danh mục. Hãy xem lại nguồn."
    )
    DELETED_UNIT = (
        "Tệp “{file}” của đơn vị “{found}” đã xóa khỏi danh mục. Hãy hoàn tác việc xóa rồi nhập."
    )
    OTHER_UNIT = (
        "Trang “{sheet}”, ô {cell}: ghi đơn vị “{found}” nhưng biểu phát cho “{expected}”. Hãy xin"
        " lại số liệu trên đúng biểu của đơn vị."
    )
    NOT_OWED = (
        "Tệp “{file}” báo cáo kỳ “{found}” mà đơn vị “{expected}” không phải nộp. Hãy xem lại kỳ"
        " hoặc mở kỳ báo cáo rồi nhập."
    )
    TAKEN_BEFORE = "Tệp “{file}” giống hệt tệp đã nhập ngày {found}. Không nhập lại."
    TWIN = "Tệp “{file}” giống hệt tệp “{found}” trong cùng đợt. Chỉ nhập một tệp."
    # its sheets
    NO_SHEET = (
        "Tệp “{file}” không còn trang báo cáo (chỉ có: {found}). Hãy xin lại tệp có trang “Báo"
        " cáo”."
    )
    HIDDEN_SHEET = "Trang “{sheet}” trong tệp “{file}” đang bị ẩn. Hãy bỏ ẩn, xem lại rồi nhập."
    TWO_SHEETS = (
        "Tệp “{file}” có nhiều trang giống biểu báo cáo ({found}). Hãy xóa trang thừa rồi nhập."
    )
    NO_TABLE = "Trang “{sheet}” không còn bảng chỉ tiêu. Hãy chép số liệu sang biểu gốc rồi nhập."
    NO_VALUES = (
        "Trang “{sheet}” không còn cột “Kỳ này” (đang có: {found}). Hãy đặt lại tiêu đề cột rồi"
        " nhập."
    )
    TWO_VALUES = (
        "Trang “{sheet}” có hai cột “{found}” (ô {cell}). Hãy đổi tên hoặc xóa một cột rồi nhập."
    )
    ROW_GONE = (
        "Trang “{sheet}” không còn dòng chỉ tiêu “{expected}”. Hãy thêm lại dòng đó rồi nhập."
    )
    TWO_ROWS = _CELL + (
        "chỉ tiêu “{expected}” có hai dòng với số liệu khác nhau (“{found}”). Hãy xóa một dòng."
    )
    FIELD_GONE = (
        "Trang “{sheet}” không còn ô “{expected}”. Hãy chép nội dung sang biểu gốc rồi nhập."
    )
    MERGED_ROWS = _CELL + (
        "ô bị gộp qua nhiều chỉ tiêu (“{found}”) nên không rõ số của dòng nào. Hãy bỏ gộp và điền"
        " từng dòng."
    )
    MERGED_OVER = _CELL + (
        "ô bị gộp với cột bên trái nên “{found}” không rõ là của kỳ nào. Hãy bỏ gộp và điền vào"
        " cột “Kỳ này”."
    )
    NOTHING = (
        "Trang “{sheet}” chưa điền gì. Hãy xin đơn vị điền, hoặc chọn “Không phát sinh” là “Có”."
    )
    NIL_WITH_FIGURES = _CELL + (
        "chọn “Không phát sinh” là “Có” nhưng vẫn có số liệu (“{found}”). Hãy hỏi lại đơn vị."
    )
    # numbers
    NOT_NUMBER = _CELL + "“{found}” không phải là số, cần {expected}." + _FIX
    OTHER_MEASURE = _CELL + "“{found}” ghi kèm đơn vị khác, cần số tính bằng “{expected}”." + _FIX
    AMBIGUOUS = _CELL + "“{found}” hiểu được hai cách ({expected}). Hãy ghi rõ lại trong tệp."
    DAY_FOR_NUMBER = _CELL + (
        "Excel đã đổi số thành ngày {found}, cần {expected}. Hãy định dạng ô là số rồi gõ lại."
    )
    YES_FOR_NUMBER = _CELL + "ghi đúng/sai (“{found}”), cần {expected}." + _FIX
    CELL_ERROR = _CELL + "ô báo lỗi {found}, cần {expected}. Hãy sửa công thức trong tệp."
    FORMULA = _CELL + (
        "công thức “{found}” chưa có kết quả, cần {expected}. Hãy mở tệp bằng Excel, lưu lại rồi"
        " nhập."
    )
    NOT_FINITE = _CELL + "“{found}” không phải số đếm được, cần {expected}." + _FIX
    TOO_LARGE = _CELL + "“{found}” quá lớn, cần số dưới một triệu tỷ. Hãy xem có gõ thừa chữ số."
    FRACTION = _CELL + "“{found}” có phần lẻ, cần số nguyên." + _FIX
    SCIENTIFIC = _CELL + "“{found}” ghi kiểu lũy thừa, cần ghi đủ các chữ số." + _FIX
    SPAN = _CELL + "“{found}” là một khoảng, cần một số duy nhất." + _FIX
    RATIO = _CELL + "“{found}” là một tỷ số, cần {expected}. Hãy tính ra kết quả rồi ghi."
    LETTER = _CELL + "“{found}” có chữ cái giống chữ số (l, I, O), cần {expected}. Hãy gõ lại số."
    DASH = _CELL + (
        "“{found}” không rõ là 0, không áp dụng hay chưa có số. Hãy ghi 0, x hoặc để trống."
    )
    NONE_WORD = _CELL + (
        "“{found}” không rõ là 0 hay không áp dụng. Hãy ghi 0 nếu chưa có kết quả, x nếu không áp"
        " dụng."
    )
    PERCENT = _CELL + "“{found}” là phần trăm nhưng chỉ tiêu tính bằng “{expected}”." + _FIX
    SEVERAL = _CELL + "có nhiều số (“{found}”), cần một số duy nhất. Hãy cộng lại rồi ghi."
    BRACKETS = _CELL + "“{found}” trong ngoặc không rõ là số âm hay chú thích." + _FIX
    ABOUT = _CELL + "“{found}” là số ước chừng, cần số chính xác." + _FIX
    COMPARED = _CELL + "“{found}” chỉ là mức so sánh, cần số đạt được." + _FIX
    ARITHMETIC = _CELL + "“{found}” là phép tính viết bằng chữ, cần kết quả. Hãy tính ra rồi ghi."
    # days
    NOT_DAY = _CELL + "“{found}” không phải ngày, cần {expected}." + _FIX
    NO_SUCH_DAY = _CELL + "không có ngày “{found}” trong lịch, cần {expected}." + _FIX
    MONTH_FIRST = _CELL + "“{found}” ghi tháng trước ngày, cần {expected}." + _FIX
    FUTURE = _CELL + "ngày {found} sau ngày nhận {expected}. Hãy hỏi lại đơn vị."
    TOO_OLD = _CELL + "ngày {found} quá xa, cần từ năm {expected} trở đi." + _FIX
    YEAR_ONLY = _CELL + "“{found}” chỉ có năm, cần {expected}." + _FIX
    MONTH_ONLY = _CELL + "“{found}” thiếu ngày, cần {expected}." + _FIX
    TWO_DAYS = _CELL + "có nhiều ngày (“{found}”), cần một ngày." + _FIX
    NUMBER_FOR_DAY = _CELL + "số {found} không phải ngày, cần {expected}." + _FIX
    # choices and texts
    NOT_CHOICE = _CELL + "“{found}” không có trong danh sách, cần {expected}." + _FIX
    LOST_LETTERS = _CELL + "chữ bị lỗi mã (“{found}”), cần chữ Unicode. Hãy gõ lại."
    QUESTION_MARKS = _CELL + "chữ có dấu đã thành dấu hỏi (“{found}”), cần chữ đủ dấu. Hãy gõ lại."
    DOUBLE_CODED = (
        _CELL + "chữ bị chuyển mã hai lần (“{found}”), có lẽ là “{expected}”. Hãy gõ lại."
    )
    LOOKALIKES = (
        _CELL + "“{found}” lẫn chữ nước ngoài trông giống chữ ta, cần gõ lại bằng chữ Việt."
    )
    TURNED_ROUND = _CELL + "“{found}” có ký tự ẩn làm đảo chiều chữ. Hãy gõ lại."
    CONTROL = _CELL + "“{found}” có ký tự điều khiển ẩn. Hãy gõ lại."
    TOO_LONG = _CELL + "dài {found} ký tự, cần không quá {expected}. Hãy rút gọn."
    MIXED_LETTERS = _CELL + "lẫn phông cũ và Unicode (“{found}”), cần một loại chữ. Hãy gõ lại."
    TEXT_ERROR = _CELL + "ô báo lỗi {found}, cần chữ. Hãy xóa công thức rồi gõ nội dung."
    TEXT_FORMULA = _CELL + (
        "công thức “{found}” chưa có kết quả, cần chữ. Hãy gõ thẳng nội dung vào ô."
    )


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault of one file. `cell` is "F12", "" when it concerns more than a cell."""

    fault: Fault
    file: str = ""
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return self.fault.value.format(
            file=self.file,
            sheet=self.sheet,
            cell=self.cell,
            found=_short(self.found),
            expected=self.expected,
        )


def _short(text: str) -> str:
    visible = "".join(mark if mark.isprintable() else "·" for mark in text)
    return visible if len(visible) <= 60 else f"{visible[:59]}…"
