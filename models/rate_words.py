"""The five figures in words: every rate with its numerator and denominator, and the rule."""

from models.states import Figures, rate_words

# Printed under every table of figures; what they tell is counted in `models.states.figures`.
RULES = (
    "Phải nộp: báo cáo đã mở kỳ, không tính báo cáo được miễn; đơn vị phải nộp được chốt khi mở"
    " kỳ.",
    "Đã nộp: báo cáo được nhận đạt yêu cầu, kể cả không phát sinh; tính theo ngày nhận của lần"
    " đầu đạt yêu cầu, nộp bản chỉnh sửa sau không đổi ngày này.",
    "Đúng hạn: đã nộp đến hết ngày cuối của hạn (hạn gia hạn, nếu có).",
    "Tỷ lệ nộp = đã nộp / phải nộp. Tỷ lệ đúng hạn = đúng hạn / đến hạn, trong đó đến hạn = đã"
    " nộp + quá hạn chưa nộp.",
    "Theo hạn gốc: tính lại như không có gia hạn. Cụm, khối là nơi đơn vị sinh hoạt vào ngày hết"
    " hạn gốc; năm là năm của hạn gốc.",
)


def share_words(part: int, whole: int, rate: float | None) -> str:
    """Return "9/11 = 81,8 %"; "–" where there is nothing to be a part of."""
    return f"{part}/{whole} = {rate_words(rate)}" if whole else "–"


def received_words(counted: Figures) -> str:
    """Return received of expected with its rate."""
    return share_words(counted.received, counted.expected, counted.receiving_rate)


def on_time_words(counted: Figures) -> str:
    """Return on time of due with its rate, extensions counted."""
    return share_words(counted.on_time, counted.due, counted.on_time_rate)


def original_words(counted: Figures) -> str:
    """Return on time of due with its rate, by the original days."""
    return share_words(
        counted.on_time_original, counted.due_original, counted.on_time_rate_original
    )


def on_time_sentence(counted: Figures) -> str:
    """Return both rates where something was extended, else the one there is."""
    told = f"Tỷ lệ đúng hạn = đúng hạn / đến hạn = {on_time_words(counted)}"
    if not counted.extended:
        return f"{told}."
    return f"{told}; theo hạn gốc {original_words(counted)} ({counted.extended} được gia hạn)."
