"""What every piece of a plan has: a lasting key, and the words it was read from."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Part:
    """What every piece of a plan has."""

    key: str = ""  # stays the same as long as the piece lives; "" before it is first stored
    read_from: str = ""  # the paper's words; "" when the clerk typed it
    confirmed: bool = True  # False: proposed by the reader
    node: str = ""  # key of the outline node where the words stand
