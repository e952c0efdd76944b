"""The office's way of counting deadlines in one sentence, for every table that rests on it."""

from models.office import Rules
from models.values import DayOff

_DAY_OFF = {
    DayOff.FORWARD: (
        "hạn rơi vào ngày nghỉ được chuyển sang ngày làm việc tiếp theo"
        " (Bộ luật Dân sự 2015, Điều 148 khoản 5)"
    ),
    DayOff.BACK: "hạn rơi vào ngày nghỉ được lấy lùi về ngày làm việc liền trước",
    DayOff.KEEP: "hạn rơi vào ngày nghỉ vẫn giữ nguyên ngày đó",
}
_SHORT = {
    DayOff.FORWARD: "gặp ngày nghỉ chuyển sang ngày làm việc tiếp theo",
    DayOff.BACK: "gặp ngày nghỉ lấy ngày làm việc liền trước",
    DayOff.KEEP: "gặp ngày nghỉ vẫn giữ nguyên",
}


def rules_short(rules: Rules) -> str:
    """Return the same in one line for a screen; `rules_told` stands in its tip."""
    strict = "không tính ngày đó" if rules.strict_before else "vẫn tính ngày đó"
    first = "tính cả ngày đầu" if rules.first_counted else "không tính ngày đầu"
    return (
        f"Cách tính hạn: “trước ngày” {strict}; {_SHORT[rules.day_off]}; “trong … ngày kể từ”"
        f" {first}."
    )


def rules_told(rules: Rules) -> str:
    """Return "Cách tính hạn: …" as printed under tables with due days."""
    strict = (
        "“trước ngày …” thì ngày liền trước là ngày cuối cùng"
        if rules.strict_before
        else "“trước ngày …” thì chính ngày đó vẫn còn kịp"
    )
    first = (
        "“trong … ngày kể từ ngày …” tính cả ngày đầu"
        if rules.first_counted
        else "“trong … ngày kể từ ngày …” không tính ngày đầu"
    )
    return (
        f"Cách tính hạn: {strict}; {_DAY_OFF[rules.day_off]}; {first}; văn bản không ghi hạn thì"
        f" hạn là {rules.days_after_cutoff} ngày làm việc sau ngày chốt số liệu. Hạn nào được đặt"
        " cách tính riêng thì theo cách riêng đó."
    )
