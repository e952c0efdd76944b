"""Minutes at their extremes: the rows are names voted on, and members who were there."""

from datetime import date, time

from docgen.contexts.minutes import MinutesData, Seat, minutes_context
from docgen.contexts.voting import Nominee, Poll
from models.ballots import Ballot, Threshold
from models.office_facts import OfficeFacts
from models.plan import RecipientKind

_KINDS = list(RecipientKind)[:3]


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    seats = [Seat(name=f"{name} {place}", post=name, role=name) for place in range(min(rows, 12))]
    names = [
        Nominee(
            kind=_KINDS[place % 3],
            name=f"{name} {place}",
            post=name,
            form=name,
            reason=name,
            ballot=Ballot() if place == 3 else _count(place),
            threshold=Threshold(percent=50.0, above=True),
        )
        for place in range(rows)
    ]
    data = MinutesData(
        office=facts,
        campaign=name,
        on=date(2026, 12, 2),
        at=time(14, 0),
        ended_at=time(16, 30),
        place=name,
        present=seats,
        absent=seats[:1],
        absences=[name],
        guests=[name],
        chair=Seat(name=name, role=name),
        secretary=Seat(name=name),
        quorum="2/3",
        poll=Poll(members=11, tellers=[name], nominees=names),
        reports=[name],
        opinions=[name],
        conclusions=[name],
        recipients=[name],
    )
    return minutes_context(data)


def _count(place: int) -> Ballot:
    return Ballot(issued=11, returned=11, valid=11, agreed=11 - place % 8)
