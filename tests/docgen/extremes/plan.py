"""Plans at their extremes."""

from docgen.contexts.plan import plan_context
from models.office_facts import OfficeFacts
from models.plan import Campaign, Head, Issuer, Mark, Node, Plan, Recipient, Signature, Table
from tests.docgen.extremes import SIGNER


def context(name: str, rows: int, signers: int, facts: OfficeFacts) -> dict[str, object]:
    table = Table(
        columns=["TT", name], rows=[[str(place), f"{name} {place}"] for place in range(rows)]
    )
    made = Plan(
        head=Head(subject=name, place=name),
        issuer=Issuer(lines=facts.issuer_lines, name=facts.name),
        campaigns=[Campaign(title=name)],
        recipients=[Recipient(text=name)],
        signatures=[Signature(lines=SIGNER, name=f"{name} {n}") for n in range(signers)],
        outline=[Node(mark=Mark.ROMAN, text=name, heading=True, table=table if rows else None)],
    )
    return plan_context(made)
