"""The office's own copies: judged again whenever the file has changed, before each use."""

import hashlib
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
    problems, healed = _judged(hashlib.sha256(content).digest(), template.name, _Bytes(content))
    if problems:
        raise TemplateRefused(template.name, list(problems))
    return healed


class _Bytes:
    """Content that the cache does not look at: the hash beside it tells files apart."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=_KEPT)
def _judged(_hash: bytes, name: str, held: _Bytes) -> tuple[tuple[TemplateProblem, ...], bytes]:
    checked, healed = examined(held.content, templates.kind_of(name))
    return tuple(checked.problems), healed
