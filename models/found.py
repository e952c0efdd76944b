"""What a search for dates in running text gives back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.values import Cadence, Deadline, DueRule, Moment


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the text itself leaves out.

    `paper_year` is the year the paper plans for; where it is None the year of `paper_on` holds,
    and a day without a year that lies before `paper_on` is one of the next year. With neither
    known such a day stays open (`Deadline.on` None).
    """

    paper_on: date | None = None  # the day of the paper; None in a draft
    paper_year: int | None = None
    default_end: date | None = None  # what "đến khi kết thúc phong trào" means, when known

    @property
    def year(self) -> int | None:
        """Return the year to read a day without a year in; None when nothing tells."""
        return self.paper_year or (self.paper_on.year if self.paper_on else None)


class FoundKind(StrEnum):
    DEADLINE = "deadline"  # `deadline`: something is to be done by then
    SPAN = "span"  # `starts` and/or `ends`: how long something runs; one day has both alike
    CADENCE = "cadence"  # `cadences`: how often, without a day
    DUE = "due"  # `due`: a day that comes again, `cadences` when the words tell how often
    CITED = "cited"  # a date of a cited text or an anniversary: nothing is due


@dataclass(frozen=True, kw_only=True)
class Found:
    """One expression: `text[start:end]` are its words.

    `kind` says what it mainly is; further fields are filled where they make sense: a SPAN with a
    known end has a `deadline` on that end, a DEADLINE that can close a span has `ends`.
    """

    start: int
    end: int
    words: str
    kind: FoundKind
    deadline: Deadline | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    cadences: tuple[Cadence, ...] = ()
    due: DueRule | None = None
