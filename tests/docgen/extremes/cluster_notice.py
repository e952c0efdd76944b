"""Notices on who leads the clusters, at their extremes: the rows are clusters."""

from datetime import date

from docgen.contexts.cluster_notice import ClusterNoticeData, ClusterSeats, cluster_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    clusters = [
        ClusterSeats(
            name=f"{name} {place}", heads=[name], deputies=[name, name], members=[name] * 3
        )
        for place in range(rows)
    ]
    data = ClusterNoticeData(
        office=facts,
        year=2026,
        clusters=clusters,
        on=date(2026, 1, 12),
        ground=name,
        duties=[name],
    )
    return cluster_context(data)
