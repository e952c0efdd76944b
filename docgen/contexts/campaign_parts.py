"""What a campaign says of itself, piece by piece, as nodes of an outline.

Each function returns the nodes below a title; an empty list where the record says nothing.
"""

from collections.abc import Iterable

from docgen.contexts import wording
from docgen.contexts.wording import capital, ended, joined
from models.plan import Campaign, Criterion, Mark, Node
from models.text import folded

_QUOTES = "“”\"'"


def time_of(campaign: Campaign) -> list[Node]:
    made = []
    if words := wording.span(campaign.starts, campaign.ends):
        made.append(sentence(ended(capital(words))))
    for phase in campaign.phases:
        words = wording.span(phase.starts, phase.ends)
        text = ": ".join(part for part in (phase.name.strip(), words) if part)
        about = phase.text.strip().rstrip(".")
        made.append(
            sentence(ended(f"{text}; {wording.small(about)}" if about else text), Mark.DASH)
        )
    return made


def theme_of(campaign: Campaign) -> list[Node]:
    theme = campaign.theme.strip()
    return [sentence(f"{quoted(theme.rstrip('.'))}.")] if theme else []


def audience_of(campaign: Campaign) -> list[Node]:
    texts = []
    for group in campaign.audiences:
        text = group.name.strip().rstrip(".;")
        if standard := group.standard.strip().rstrip(".;"):
            text = f"{text}: {wording.small(standard)}"
        texts.append(wording.with_reference(text, group.reference))
    return listed(texts)


def criteria_of(campaign: Campaign) -> list[Node]:
    groups: dict[str, list[Criterion]] = {}
    for item in campaign.criteria:
        groups.setdefault(item.audience.strip(), []).append(item)
    made = listed([wording.criterion(item) for item in groups.pop("", [])])
    for name, items in groups.items():
        title = name if folded(name).startswith("doi voi") else f"Đối với {wording.small(name)}"
        lines = listed([wording.criterion(item) for item in items])
        made.append(titled(title, lines, Mark.NONE))
    return made


def disqualifiers_of(campaign: Campaign) -> list[Node]:
    texts = [
        wording.with_reference(item.text.strip().rstrip(".;"), item.reference)
        for item in campaign.disqualifiers
    ]
    if not texts:
        return []
    intro = (
        "Không xem xét khen thưởng đối với tập thể, cá nhân thuộc một trong các trường hợp sau:"
    )
    return [sentence(intro), *listed(texts)]


def awards_of(campaign: Campaign) -> list[Node]:
    made = listed([wording.award(item) for item in campaign.awards])
    if reward := campaign.reward.strip():
        made.append(sentence(ended(f"Mức khen thưởng: {wording.small(reward)}"), Mark.DASH))
    return made


def fund_of(campaign: Campaign) -> list[Node]:
    return [sentence(ended(capital(campaign.fund.strip())))] if campaign.fund.strip() else []


def dossier_of(campaign: Campaign) -> list[Node]:
    lines = listed([wording.dossier_piece(piece) for piece in campaign.dossier])
    return [sentence("Hồ sơ đề nghị khen thưởng gồm:"), *lines] if lines else []


def sentence(text: str, mark: Mark = Mark.NONE, children: Iterable[Node] = ()) -> Node:
    return Node(mark=mark, text=joined(text), children=list(children))


def listed(texts: list[str], mark: Mark = Mark.DASH) -> list[Node]:
    """Return a list with its signs: a node for each text that says something."""
    kept = [capital(text.strip().rstrip(" .;,")) for text in texts if text.strip(" .;,")]
    return [sentence(text, mark) for text in wording.listed(kept)]


def titled(title: str, children: list[Node], mark: Mark) -> Node:
    return Node(mark=mark, text=f"{title.rstrip(':')}:", children=children)


def quoted(words: str) -> str:
    return f"“{words.strip().strip(_QUOTES)}”"
