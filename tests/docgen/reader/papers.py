"""Made-up papers in the shapes that scans, converters and clerks produce."""

from pathlib import Path

_folder = Path(__file__).parents[2] / "data" / "papers"


def _text(name: str) -> str:
    return (_folder / f"{name}.txt").read_text("utf-8")


MARKDOWN = _text("markdown")  # tables as frames, headings with "#", broken lines
COUNCIL = _text("council")  # both columns of the head on one line, Nơi nhận after the signer
PARTY = _text("party")  # columns parted by spaces
UNTITLED = _text("untitled")  # no head, no kind of paper
SCORES = _text("scores")
TIGHT = _text("tight")  # no blank lines
ONE_LINE = _text("one_line")  # all line breaks lost
JOINT = _text("joint")  # two signers
