"""Twenty plans through docgen.word.render against docxtpl alone on the same template.

`python -m bench.documents`
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from docxtpl import DocxTemplate

from bench.measure import interleaved, seconds, show
from docgen.campaign_file import read
from docgen.contexts.plan import plan_context
from docgen.jobs.demo import plan_files
from docgen.templates import find
from docgen.word import render

_COUNT = 20


def main() -> None:
    content = [plan_context(read(path).plan) for path in plan_files()]
    contexts = [content[number % len(content)] for number in range(_COUNT)]
    with TemporaryDirectory() as folder:
        out = Path(folder)
        template = find("plan", out).path
        measured = {
            "docxtpl alone": lambda: seconds(partial(_bare, template, contexts, out)),
            "docgen.word.render": lambda: seconds(partial(_ours, template, contexts, out)),
        }
        show(f"{_COUNT} plans", interleaved(measured), "docxtpl alone")


def _bare(template: Path, contexts: list[dict[str, object]], out: Path) -> None:
    for number, context in enumerate(contexts):
        document = DocxTemplate(str(template))
        document.render(context, autoescape=True)
        document.save(str(out / f"bare-{number}.docx"))


def _ours(template: Path, contexts: list[dict[str, object]], out: Path) -> None:
    for number, context in enumerate(contexts):
        render(template, context, out / f"ours-{number}.docx")


if __name__ == "__main__":
    main()
