"""Qt's own words in Vietnamese: buttons, context menus, file dialogs. Qt brings none itself."""

from PySide6.QtCore import QTranslator

WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Save All": "Lưu tất cả",
    "Open": "Mở",
    "&Open": "Mở",
    "&Yes": "Có",
    "Yes": "Có",
    "Yes to &All": "Có, cho tất cả",
    "&No": "Không",
    "No": "Không",
    "N&o to All": "Không, cho tất cả",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Cancel": "Hủy",
    "&Cancel": "Hủy",
    "Discard": "Bỏ thay đổi",
    "Don't Save": "Không lưu",
    "Help": "Trợ giúp",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Sao chép",
    "Copy": "Sao chép",
    "Copy &Link Location": "Sao chép liên kết",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "&Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "&Select All": "Chọn tất cả",
    "&Step up": "Tăng",
    "Step &down": "Giảm",
    "< &Back": "Quay lại",
    "&Back": "Quay lại",
    "&Next": "Tiếp tục",
    "&Next >": "Tiếp tục",
    "&Finish": "Hoàn tất",
    "Commit": "Thực hiện",
    "Done": "Xong",
    # file dialog
    "Look in:": "Trong thư mục:",
    "Back": "Quay lại",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục mới",
    "New Folder": "Thư mục mới",
    "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "Chọn",
    "Name": "Tên",
    "Size": "Dung lượng",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "All Files (*)": "Mọi tệp (*)",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "&Rename": "Đổi tên",
    "Show &hidden files": "Hiện tệp ẩn",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp đó?",
    # print dialog
    "Print": "In",
    "&Print": "In",
    "Page Setup": "Thiết lập trang",
    "Print Preview": "Xem trước khi in",
    "Copies": "Số bản",
    "Options >>": "Tùy chọn >>",
    "Printer": "Máy in",
    "Properties": "Thuộc tính",
    # accessibility of line edits
    "Clear": "Xóa chữ",
}


class VietnameseWords(QTranslator):
    """Answers for the words above; Qt keeps its own for the rest."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return WORDS.get(source)

    def isEmpty(self) -> bool:
        return False
