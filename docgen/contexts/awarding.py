"""Who is awarded or proposed, in the groups and words that papers on awards share."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from num2words import num2words

from docgen import ink
from docgen.contexts.wording import capital
from docgen.marks import roman


class AwardeeKind(StrEnum):
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    PERSON = "person"


GROUPS = (
    (AwardeeKind.COLLECTIVE, "tập thể"),
    (AwardeeKind.HOUSEHOLD, "hộ gia đình"),
    (AwardeeKind.PERSON, "cá nhân"),
)
_GIVEN = ("giấy khen", "bằng khen", "cờ ", "kỷ niệm chương", "huân chương", "huy chương")


def counted(count: int, kind: str) -> str:
    """Return "05 (năm) tập thể"."""
    return f"{count:02d} ({num2words(count, lang='vi')}) {kind}"


def kinds_named(kinds: Iterable[AwardeeKind]) -> str:
    """Return "tập thể, hộ gia đình, cá nhân" for the kinds that occur."""
    present = set(kinds)
    return ", ".join(name for kind, name in GROUPS if kind in present)


def kinds_counted(kinds: Sequence[AwardeeKind], *, in_words: bool = False) -> str:
    """Return "05 tập thể, 02 hộ gia đình và 12 cá nhân"; `in_words` adds "(năm)" to each."""
    told = [
        counted(many, name) if in_words else f"{many:02d} {name}"
        for kind, name in GROUPS
        if (many := kinds.count(kind))
    ]
    return f"{', '.join(told[:-1])} và {told[-1]}" if len(told) > 1 else "".join(told)


def giving(form: str) -> str:
    """Return "tặng Giấy khen" or "công nhận danh hiệu Lao động tiên tiến"."""
    form = ink.plain(form).strip()
    if form.lower().startswith("danh hiệu"):
        return f"công nhận {form}"
    return f"tặng {form}" if form.lower().startswith(_GIVEN) else f"công nhận danh hiệu {form}"


def grouped(
    rows: Iterable[tuple[AwardeeKind, str, dict[str, object]]],
) -> list[dict[str, object]]:
    """Return the groups that occur, numbered I, II, III; lines are numbered anew in each.

    A row comes with its kind and what its group says behind the kind: "được tặng Giấy khen".
    """
    rows = list(rows)
    groups: list[dict[str, object]] = []
    for note in dict.fromkeys(note for _, note, _ in rows):
        for kind, name in GROUPS:
            cells = [row for found, said, row in rows if (found, said) == (kind, note)]
            if cells:
                title = f"{roman(len(groups) + 1)}. {capital(name)} {note}".strip()
                lines = [{"tt": str(place), **row} for place, row in enumerate(cells, 1)]
                groups.append({"ten": title, "hang": lines})
    return groups
