"""Legal grounds that do not hold on the day of the paper."""

import re
from collections.abc import Sequence
from datetime import date

from docgen.lint.finding import VALIDITY, Sheet
from docgen.lint.lines import Line
from models.laws import Law, fault, named_in

_GROUND = re.compile(r"\s*(?:căn cứ|thực hiện|theo)\b", re.I)


def check_laws(sheet: Sheet, lines: list[Line], laws: Sequence[Law], day: date) -> None:
    """Check the texts that `lines` rest on; others may be cited as history."""
    for line in lines:
        if not _GROUND.match(line.text):
            continue
        for law in named_in(line.text, laws):
            if sentence := fault(law, day):
                sheet.note(VALIDITY, sentence, line)
