"""Submissions at their extremes: the rows are names."""

from docgen.contexts.awarding import AwardeeKind
from docgen.contexts.submission import Proposed, SubmissionData, submission_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    proposed = [
        Proposed(
            kind=list(AwardeeKind)[place % 3],
            name=f"{name} {place}",
            post=name,
            birth_year="1980",
            achievement=name,
            votes="8/9",
            share=8 / 9,
            note=name,
        )
        for place in range(rows)
    ]
    data = SubmissionData(
        office=facts,
        addressee=name,
        achievement=name,
        grounds=[name],
        proposed=proposed,
        council=name,
        results=[name],
        dossier=[name],
    )
    return submission_context(data)
