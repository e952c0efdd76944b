"""`python -m docgen.templating [FOLDER]`: build all templates anew."""

import sys
from pathlib import Path

from docgen.templates import SHIPPED
from docgen.templating import papers
from docgen.templating.invitation import invitation
from docgen.word import clean_properties, save_reproducibly
from models.files import atomic_write

PAPERS = {
    "plan": papers.plan,
    "reminder": papers.reminder,
    "decision": papers.decision,
    "invitation": invitation,
}


def build(folder: Path) -> list[Path]:
    """Write every template into `folder`; the same program gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for name, make in PAPERS.items():
        document = make()
        clean_properties(document, "")
        path = folder / f"{name}.docx"
        atomic_write(path, lambda beside, paper=document: save_reproducibly(paper, beside))
        built.append(path)
    return built


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED):
        print(path.name)
