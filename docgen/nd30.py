"""The numbers of NĐ 30/2020/NĐ-CP for papers of an office, all in one place.

Source: Nghị định 30/2020/NĐ-CP of 05/3/2020, Phụ lục I (thể thức, kỹ thuật trình bày), numbers of
its sections beside each value; where it leaves a choice, `ours` is what our templates use.
Lengths are millimetres, sizes points.
"""

from models.layout import (
    BODY_PT,
    FIRST_LINE_MM,
    LINE_SPACING,
    MARGIN_BOTTOM_MM,
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    MARGIN_TOP_MM,
    Allowed,
)

# What the office may choose (margins, body text) stands in `models.layout`, and is read here too.
CHOSEN = (
    MARGIN_TOP_MM,  # mục I, khoản 3
    MARGIN_BOTTOM_MM,
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    BODY_PT,  # mục II, khoản 6
    FIRST_LINE_MM,
    LINE_SPACING,
)

# --- the page: Phụ lục I, phần I, mục I ------------------------------------------------------

PAGE_WIDTH_MM = 210  # khoản 1: khổ giấy A4
PAGE_HEIGHT_MM = 297
TEXT_WIDTH_MM = PAGE_WIDTH_MM - MARGIN_LEFT_MM.ours - MARGIN_RIGHT_MM.ours
LYING_TEXT_WIDTH_MM = PAGE_HEIGHT_MM - MARGIN_TOP_MM.ours - MARGIN_BOTTOM_MM.ours  # landscape
HEADER_DISTANCE_MM = 10  # as in the Word templates of Phụ lục III
FONT = "Times New Roman"  # khoản 4
PAGE_NUMBER_PT = Allowed(13, 14, 14)  # khoản 7: centred in the top margin, not on page 1

# --- the parts: Phụ lục I, phần I, mục II and the table of mục V -----------------------------

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # Quốc hiệu, khoản 1
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # Tiêu ngữ: a full rule beneath, as long as the words
COUNTRY_PT = Allowed(12, 13, 13)
MOTTO_PT = Allowed(13, 14, 14)
AGENCY_PT = Allowed(12, 13, 13)  # khoản 2: superior upright, issuer bold
NUMBER_PT = Allowed(13, 13, 13)  # khoản 3
PLACE_DATE_PT = Allowed(13, 14, 14)  # khoản 4: italic, level with the number
TYPE_NAME_PT = Allowed(13, 14, 14)  # khoản 5: bold capitals
SUBJECT_PT = Allowed(13, 14, 14)  # khoản 5: bold
LETTER_SUBJECT_PT = Allowed(12, 13, 12)  # "V/v …" of a công văn, 6 pt under the number
TABLE_PT = Allowed(12, 14, 13)  # no number in the decree: custom
SIGNER_PT = Allowed(13, 14, 14)  # khoản 7: bold
RECIPIENT_TITLE_PT = Allowed(12, 12, 12)  # khoản 9: "Nơi nhận:" bold italic
RECIPIENT_PT = Allowed(11, 11, 11)
APPENDIX_TITLE_PT = Allowed(13, 14, 14)  # phần I, mục III, khoản 1
LEFTOVER_PT = 11  # text that found no place in the outline: ours, not the decree's

PARAGRAPH_GAP_PT = Allowed(6, 24, 6)  # khoản 6: at least 6 pt

RULE_SHARE = Allowed(1 / 3, 1 / 2, 0.42)  # rules under agency, trích yếu: share of the text line
RULE_PT = 0.75

# Điểm: letters of the Vietnamese alphabet, as the decree itself counts. Source: khoản 6 điểm d.
POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")

END_MARK = "./."
SIGNATURE_GAP_PT = 60  # room for the signature and a third of the seal: custom
