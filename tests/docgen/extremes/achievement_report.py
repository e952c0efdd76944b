"""Reports of achievements at their extremes: the rows are awards got before."""

from docgen.contexts.achievement_report import (
    AchievementData,
    EarlierAward,
    Nominee,
    achievement_report_context,
)
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    data = AchievementData(
        office=facts,
        nominee=Nominee.PERSON,
        name=name,
        unit=name,
        award=name,
        campaign=name,
        ground=name,
        decree=name,
        form_number=name,
        particulars=[(name, name)],
        features=[name],
        duties=[name],
        results=[name],
        earlier=[EarlierAward(year="2025", form=one, decision=name) for one in names],
        other_earlier=[name],
        signer_post=name,
        signer_name=name,
        year=2026,
    )
    return achievement_report_context(data)
