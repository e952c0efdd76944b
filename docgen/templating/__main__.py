"""`python -m docgen.templating [FOLDER]`: build all templates anew."""

import sys
from pathlib import Path

from docgen.templates import SHIPPED
from docgen.templating import papers
from docgen.templating.achievement_report import achievement_report
from docgen.templating.cluster_notice import cluster_notice
from docgen.templating.council_decision import council_decision
from docgen.templating.decision import decision
from docgen.templating.handover import handover
from docgen.templating.inspection_plan import inspection_plan
from docgen.templating.invitation import invitation
from docgen.templating.launch_decision import launch_decision
from docgen.templating.minutes import minutes
from docgen.templating.periodic_report import periodic_report
from docgen.templating.pledge import pledge
from docgen.templating.report import report
from docgen.templating.request import request
from docgen.templating.return_letter import return_letter
from docgen.templating.score_sheet import score_sheet
from docgen.templating.status_notice import status_notice
from docgen.templating.submission import submission
from docgen.word import clean_properties, save_reproducibly
from models.files import atomic_write

PAPERS = {
    "plan": papers.plan,
    "reminder": papers.reminder,
    "decision": decision,
    "submission": submission,
    "council_decision": council_decision,
    "launch_decision": launch_decision,
    "invitation": invitation,
    "minutes": minutes,
    "pledge": pledge,
    "handover": handover,
    "report": report,
    "periodic_report": periodic_report,
    "achievement_report": achievement_report,
    "request": request,
    "return_letter": return_letter,
    "status_notice": status_notice,
    "cluster_notice": cluster_notice,
    "inspection_plan": inspection_plan,
    "score_sheet": score_sheet,
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
