"""The office's own copies: judged again whenever the file has changed, before each use."""

from functools import lru_cache
from pathlib import Path

from docgen import templates
from docgen.template_gate.archive import read_content
from docgen.template_gate.check import examined
from docgen.template_gate.problems import TemplateProblem
from models.errors import RuleBroken

_KEPT = 8  # templates; an office has one of each kind at most


class TemplateRefused(RuleBroken):
    """A template that may not be used; `problems` tells everything that is wrong with it."""

    def __init__(self, name: str, problems: list[TemplateProblem]) -> None:
        first, others = problems[0].line(), len(problems) - 1
        more = f" (và {others} chỗ khác)" if others else ""
        super().__init__(f"Mẫu “{name}” chưa dùng được{more}. {first}")
        self.problems = problems


def is_own(template: Path) -> bool:
    """Tell whether a template lies where the office keeps its own copies."""
    folder = template.parent
    return folder.name == templates.OWN_FOLDER and folder.resolve() != templates.SHIPPED


def fit_content(template: Path) -> bytes:
    """Return an own copy with split tags put together. Raises TemplateRefused, RuleBroken."""
    content = read_content(template)
    problems, healed = _judged(content, template.name)
    if problems:
        raise TemplateRefused(template.name, list(problems))
    return healed


@lru_cache(maxsize=_KEPT)
def _judged(content: bytes, name: str) -> tuple[tuple[TemplateProblem, ...], bytes]:
    checked, healed = examined(content, templates.kind_of(name))
    return tuple(checked.problems), healed
