"""What `status --by` prints: the five figures by unit, cluster, period, campaign or year."""

import json
from datetime import date

from docgen.jobs.status import figures_values
from models import breakdown
from models.breakdown import Grouping, Line
from models.deadlines import vietnamese_date
from models.rate_words import RULES, on_time_words, original_words, received_words
from models.states import Figures
from models.text import squeeze


def table(by: Grouping, today: date, code: str = "") -> list[Line]:
    """Return the lines of all that is in the book, or of one plan."""
    return breakdown.broken_down(breakdown.counted(today, code=code), by)


def as_json(by: Grouping, today: date, code: str = "") -> str:
    """Return the table as JSON: lines with all figures, their total and the rule."""
    lines = table(by, today, code)
    plain = {
        "on": today.isoformat(),
        "by": by.value,
        "campaign": code,
        "lines": [
            {"key": line.key, "label": line.label, "figures": figures_values(line.figures)}
            for line in lines
        ],
        "total": figures_values(breakdown.total(lines)),
        "rules": list(RULES),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def as_text(by: Grouping, today: date, code: str = "") -> str:
    """Return the table as lines to read, the rule under it."""
    lines = table(by, today, code)
    head = f"Tính đến ngày {vietnamese_date(today)}, theo {by.label.lower()}"
    if not lines:
        return f"{head}\nChưa có báo cáo nào được mở để theo dõi.\n"
    told = [_line(line.label, line.figures) for line in lines]
    told.append(_line("Tổng cộng", breakdown.total(lines)))
    return "\n".join([head, *told, *RULES]) + "\n"


def _line(label: str, counted: Figures) -> str:
    return (
        f"{squeeze(label)}: phải nộp {counted.expected}, đã nộp {counted.received}, đúng hạn"
        f" {counted.on_time}; tỷ lệ nộp {received_words(counted)}; tỷ lệ đúng hạn"
        f" {on_time_words(counted)} (theo hạn gốc {original_words(counted)}); chậm"
        f" {counted.late}, quá hạn {counted.overdue}, được miễn {counted.exempt}"
    )
