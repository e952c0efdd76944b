"""Launches at their extremes: the rows are contents."""

from docgen.contexts.launch_decision import LaunchData, Launched, launch_decision_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    campaign = Launched(title=name, theme=name, span=name, audiences=[name])
    data = LaunchData(
        office=facts,
        campaigns=[campaign] if rows else [],
        grounds=[name],
        content=[f"{name} {place}" for place in range(rows)],
        awards=[name],
        fund=name,
        responsible=name,
    )
    return launch_decision_context(data)
