"""A paper that was read and waits for the clerk's word: what was recognised, then the draft."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen import campaign_file
from docgen.jobs import importing
from models import plan_list, readiness
from models.errors import RuleBroken
from models.files import world_failed
from models.plan import Plan, PlanKind
from models.plan_store import reference
from models.text import folded

ENDINGS = (".docx", ".txt", ".md", ".json")
_OLD_WORD = (".doc", ".rtf", ".odt", ".wps")


@dataclass(kw_only=True)
class ImportForm:
    """One file read. Nothing is in the book until `save`."""

    path: Path
    plan: Plan
    is_campaign_file: bool = False
    code: str = ""  # given by `save`

    @property
    def is_work_plan(self) -> bool:
        return self.plan.kind is PlanKind.WORK_PLAN

    @property
    def proposed(self) -> int:
        """How many fields and rows will wait for the clerk's word."""
        return len(readiness.proposed(self.plan))

    def twin(self) -> str:
        """Return the code of a plan in the book with the same number and subject, else ""."""
        number, subject = reference(self.plan.head), folded(self.plan.head.subject)
        same = (
            row.code
            for row in plan_list.rows()
            if row.reference == number and subject and folded(row.subject) == subject
        )
        return next(same, "")

    def save(self, today: date) -> None:
        """Store the draft. Raises RuleBroken, leaving the book as it was."""
        if self.is_campaign_file:  # carries units and the office too
            self.code = importing.take_in(self.path, today).code
        else:
            self.code = importing.keep_draft(self.plan, today, self.path.name)


def read_file(path: Path) -> ImportForm:
    """Read a paper or a campaign file without touching the book: may run beside the window.

    Raises RuleBroken with one sentence.
    """
    ending = path.suffix.lower()
    if ending in _OLD_WORD:
        raise RuleBroken(
            f"“{path.name}” không phải tệp .docx. Hãy mở bằng Word và lưu thành .docx rồi lấy lại."
        )
    if ending == ".json" or _starts_as_campaign_file(path):
        return ImportForm(path=path, plan=campaign_file.read(path).plan, is_campaign_file=True)
    if ending not in ENDINGS:
        raise RuleBroken(
            f"“{path.name}” không phải kế hoạch. Hãy chọn tệp .docx, .txt hoặc tệp phong trào"
            " .json."
        )
    return ImportForm(path=path, plan=importing.draft_of(path))


def _starts_as_campaign_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return campaign_file.is_campaign_file(file.read(4096))
    except OSError as error:
        raise world_failed(error, path) from error
