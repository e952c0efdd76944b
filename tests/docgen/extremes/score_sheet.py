"""Rankings of a cluster at their extremes: the rows are units."""

from datetime import date
from decimal import Decimal

from docgen.contexts.score_sheet import ScoreRow, ScoreSheetData, score_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    units = [
        ScoreRow(
            name=f"{name} {place}",
            hands=(Decimal("1000"), None, Decimal("999.99")),
            scale=Decimal("999.99"),
            total=Decimal("999.99"),
            rank=place + 1,
            grade=name,
            note=name,
        )
        for place in range(rows)
    ]
    data = ScoreSheetData(
        office=facts,
        cluster=name,
        year=2026,
        rows=units,
        on=date(2026, 12, 10),
        ground=name,
        notes=[name],
        head_unit=name,
        head_name=name,
        chair_name=name,
        chair_post=name,
    )
    return score_context(data)
