"""The short lists of the editor: what the clerk reads, what the record says."""

from models.plan import CampaignKind, IssuerKind, Mark, RecipientKind, Reporter, Role
from models.values import Cadence

ISSUERS = (
    ("Ủy ban nhân dân", IssuerKind.COMMITTEE),
    ("Chủ tịch Ủy ban nhân dân", IssuerKind.CHAIR),
    ("Hội đồng Thi đua - Khen thưởng", IssuerKind.COUNCIL),
    ("Cụm, khối thi đua", IssuerKind.CLUSTER),
    ("Phòng, ban, văn phòng", IssuerKind.OFFICE),
    ("Đảng ủy, Ban chỉ đạo", IssuerKind.PARTY),
    ("Cơ quan khác", IssuerKind.OTHER),
)
CAMPAIGN_KINDS = (
    ("Thường xuyên", CampaignKind.REGULAR),
    ("Chuyên đề, theo đợt", CampaignKind.THEMATIC),
    ("Cao điểm, nước rút", CampaignKind.SPRINT),
)
RECIPIENTS = (
    ("Tất cả", RecipientKind.ANY),
    ("Tập thể", RecipientKind.COLLECTIVE),
    ("Cá nhân", RecipientKind.PERSON),
    ("Hộ gia đình", RecipientKind.HOUSEHOLD),
    ("Doanh nghiệp", RecipientKind.ENTERPRISE),
)
OPERATORS = (
    ("–", ""),
    ("≥ từ … trở lên", ">="),
    ("> trên", ">"),
    ("≤ không quá", "<="),
    ("< dưới", "<"),
    ("= đúng", "="),
)
CADENCES = (
    ("Hằng tuần", Cadence.WEEK),
    ("Hằng tháng", Cadence.MONTH),
    ("Hằng quý", Cadence.QUARTER),
    ("6 tháng", Cadence.HALF_YEAR),
    ("9 tháng", Cadence.NINE_MONTHS),
    ("Hằng năm", Cadence.YEAR),
    ("Học kỳ (trường học)", Cadence.SEMESTER),
    ("Năm học (trường học)", Cadence.SCHOOL_YEAR),
    ("Một lần", Cadence.ONCE),
    ("Theo các ngày nêu rõ", Cadence.LISTED),
)
REPORTERS = (
    ("Từng đơn vị", Reporter.UNITS),
    ("Cơ quan tổng hợp", Reporter.COLLECTOR),
)
QUARTERS = (("–", None), ("I", 1), ("II", 2), ("III", 3), ("IV", 4))
MARKS = (
    ("Không số", Mark.NONE),
    ("Phần I", Mark.PART),
    ("Chương I", Mark.CHAPTER),
    ("I.", Mark.ROMAN),
    ("A.", Mark.CAPITAL),
    ("Điều 1.", Mark.ARTICLE),
    ("1.", Mark.ARABIC),
    ("1.1.", Mark.DECIMAL),
    ("a)", Mark.LETTER),
    ("(1)", Mark.BRACKET),
    ("-", Mark.DASH),
    ("+", Mark.PLUS),
    ("*", Mark.STAR),
)
ROLES = (
    ("Nội dung chung", Role.TEXT),
    ("Căn cứ", Role.GROUNDS),
    ("Mục đích", Role.PURPOSE),
    ("Yêu cầu", Role.REQUIREMENT),
    ("Thời gian", Role.TIME),
    ("Chủ đề, khẩu hiệu", Role.THEME),
    ("Nội dung thi đua", Role.CONTENT),
    ("Giải pháp", Role.SOLUTION),
    ("Đối tượng", Role.AUDIENCE),
    ("Tiêu chí", Role.CRITERIA),
    ("Điều kiện loại", Role.DISQUALIFIERS),
    ("Khen thưởng", Role.AWARDS),
    ("Kinh phí", Role.FUND),
    ("Hồ sơ khen thưởng", Role.DOSSIER),
    ("Đăng ký thi đua", Role.REGISTRATION),
    ("Báo cáo", Role.REPORTING),
    ("Tổ chức thực hiện", Role.DUTIES),
    ("Bảng nhiệm vụ", Role.TASKS),
    ("Câu kết", Role.CLOSING),
    ("Chưa xếp được", Role.UNPLACED),
)
FILLABLE = {  # roles whose words can be made from the record
    Role.GROUNDS, Role.TIME, Role.THEME, Role.AUDIENCE, Role.CRITERIA, Role.DISQUALIFIERS,
    Role.AWARDS, Role.FUND, Role.DOSSIER, Role.REGISTRATION, Role.REPORTING, Role.DUTIES,
    Role.CLOSING, Role.TASKS,
}  # fmt: skip
FORMS = ["Giấy khen", "Bằng khen", "Cờ thi đua", "Lao động tiên tiến", "Thư khen"]
UNITS_OF_MEASURE = ["%", "điểm", "triệu đồng", "triệu đồng/năm", "lượt", "mô hình", "người"]
