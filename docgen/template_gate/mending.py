"""`heal`: tags that Word cut into runs are put together again."""

from pathlib import Path

from docgen.template_gate.archive import read_content
from docgen.template_gate.check import examined
from docgen.template_gate.own import TemplateRefused
from docgen.template_gate.problems import UNFIT
from models.files import write_bytes


def heal(path: Path, out: Path, kind: str = "") -> int:
    """Write the template at `path` with whole tags to `out`; return how many were put together.

    What else is wrong with the tags stays wrong. Raises TemplateRefused for a file that is not
    opened at all, RuleBroken when it cannot be read or written; `out` is untouched then.
    """
    checked, healed = examined(read_content(path), kind)
    if unfit := [found for found in checked.problems if found.code in UNFIT]:
        raise TemplateRefused(path.name, unfit)
    write_bytes(out, healed)
    return checked.healed
