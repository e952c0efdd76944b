"""The school year and its two terms (học kỳ), for schools and what is asked of them.

Source: the Ministry of Education's yearly frame: the year opens on 05/9, its first term ends
before 18/01, the second before 31/5. A province may shift them by days; where that matters, the
clerk gives the day of "kết thúc năm học" as that of a named event.
"""

from datetime import date

OPENS, FIRST_TERM_ENDS, SECOND_TERM_STARTS, CLOSES = (9, 5), (1, 17), (1, 18), (5, 31)


def school_year(first: int) -> tuple[date, date]:
    """Return first and last day of the school year that begins in the year `first`."""
    return date(first, *OPENS), date(first + 1, *CLOSES)


def semester(first: int, number: int) -> tuple[date, date]:
    """Return first and last day of term 1 or 2 of the school year that begins in `first`."""
    if number == 1:
        return date(first, *OPENS), date(first + 1, *FIRST_TERM_ENDS)
    return date(first + 1, *SECOND_TERM_STARTS), date(first + 1, *CLOSES)
