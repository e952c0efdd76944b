"""The two kinds of failure: the world or the clerk (told in one sentence), and our own bugs."""


class RuleBroken(Exception):
    """A rule of the office or the world says no.

    The message is one Vietnamese sentence that tells the clerk what to do. Nothing was changed.
    """


class BookDamaged(RuleBroken):
    """The book in the data folder cannot be read; it was left as it is."""


class Cancelled(Exception):
    """The clerk stopped a long job; what was finished stays, the rest was never begun."""
