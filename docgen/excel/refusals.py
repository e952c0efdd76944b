"""Why a workbook from outside is not taken, each as one sentence that says what to do."""

from enum import StrEnum

from models.errors import RuleBroken


class Refusal(StrEnum):
    """Kinds of files that are not let in; the value is the sentence."""

    EMPTY = (
        "Tệp “{file}” trống (0 byte), có thể do chép dở hoặc rút USB sớm. Hãy xin đơn vị chép lại."
    )
    BROKEN = (
        "Tệp “{file}” bị hỏng hoặc chép chưa xong nên không đọc được. Hãy mở thử bằng Excel; nếu"
        " không mở được, xin đơn vị gửi lại."
    )
    OTHER_KIND = (
        "“{file}” không phải tệp Excel (.xlsx) mà là {kind}. Hãy chọn hoặc xin lại tệp Excel."
    )
    OLD_EXCEL = (
        "“{file}” là tệp Excel đời cũ (.xls). Hãy mở bằng Excel, chọn “Lưu dưới dạng” rồi chọn"
        " “Excel Workbook (*.xlsx)” và nhập lại."
    )
    PASSWORD = "Tệp “{file}” có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập."
    MACRO = (
        "Tệp “{file}” có macro nên không được nhập, để giữ an toàn cho máy. Hãy lưu lại dưới dạng"
        " .xlsx không có macro."
    )
    HOSTILE = (
        "Tệp “{file}” có cấu trúc bất thường, có thể gây hại. Chương trình đã dừng đọc, không lấy"
        " gì từ tệp này; hãy hỏi lại nơi gửi."
    )
    TOO_BIG = (
        "Tệp “{file}” quá lớn ({size}; tối đa {most}). Hãy xem có nhầm tệp hoặc chèn ảnh lớn"
        " không."
    )
    TOO_MANY_ROWS = (
        "Tệp “{file}” có quá nhiều dòng ({size}; tối đa {most}). Hãy xóa các dòng trống thừa ở"
        " cuối bảng rồi lưu lại."
    )
    PART_MISSING = (
        "Tệp “{file}” thiếu phần bên trong nên không đọc được. Hãy mở bằng Excel, lưu lại rồi"
        " nhập."
    )
    NAME = "Tên tệp “{file}” có ký tự ẩn dễ gây nhầm lẫn nên không được nhập. Hãy đổi tên tệp."


def refusal(why: Refusal, file: str, **details: str) -> RuleBroken:
    """Return the error to raise for a file."""
    return RuleBroken(why.format(file=file, **details))
