"""What is typed for a paper before it is made: kind, plan, and the fields that kind asks for."""

from dataclasses import dataclass, field
from datetime import date

from docgen.drafts import KINDS, About, Ask, Lack, Wanted, asked
from docgen.jobs import papers
from models import plan_list
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.paper_details import details_of, keep_details

NO_PLAN = ""
_NO_PLAN_YET = "Chưa có phong trào, chương trình nào. Hãy lập ở trang Phong trào trước."


@dataclass
class PaperForm:
    """The working copy. Typed values are remembered by kind and plan, also of a paper not made."""

    today: date
    kind: str
    code: str = NO_PLAN
    values: dict[str, object] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    refused: RuleBroken | None = None  # why there are no fields to show

    def __post_init__(self) -> None:
        self.choose(self.kind, self.code)

    @property
    def needs_plan(self) -> bool:
        """Tell whether a paper of this kind speaks of a plan."""
        return KINDS[self.kind].about is not About.OFFICE

    def choose(self, kind: str, code: str) -> None:
        """Turn to another kind or plan; its fields begin with what was typed last for it."""
        self.kind, self.code, self.refused = kind, code, None
        self.asks, self.values = [], {}
        if self.needs_plan and not code:
            return
        wanted = Wanted(code, self.today)
        try:
            typed = details_of(kind, wanted.plan_id)
            self.asks = asked(kind, Wanted(code, self.today, typed))
        except RuleBroken as broken:
            self.refused = broken
            return
        self.values = {ask.name: typed.get(ask.name, ask.proposal) for ask in self.asks}

    def plans(self) -> list[tuple[str, str]]:
        """Return (what the clerk reads, code) of the plans the paper may be about."""
        rows = [(f"{row.code} · {row.title}", row.code) for row in plan_list.rows()]
        return rows if self.needs_plan else [("Không theo phong trào nào", NO_PLAN), *rows]

    def lacks(self) -> list[Lack]:
        """Return what is missing, then what is better looked at."""
        if self.refused:
            return [papers.refused(self.refused, self.code)]
        if self.needs_plan and not self.plans():
            return [Lack(text=_NO_PLAN_YET, page="campaigns")]
        if self.needs_plan and not self.code:
            return [Lack(text="Hãy chọn phong trào hoặc chương trình.", ask="plan")]
        return papers.lacks(self.kind, self.code, self.today, self.values)

    def remember(self) -> None:
        """Keep what differs from the proposals, so that nothing typed is lost.

        What was typed in fields that are not asked for now (for another choice) stays.
        """
        if not self.asks:
            return
        plan_id = Wanted(self.code, self.today).plan_id
        known, names = details_of(self.kind, plan_id), {ask.name for ask in self.asks}
        typed = {name: value for name, value in known.items() if name not in names}
        typed |= {
            ask.name: self.values.get(ask.name)
            for ask in self.asks
            if not ask.fleeting and self.values.get(ask.name) != ask.proposal
        }
        if typed != known:
            keep_details(self.kind, plan_id, typed, self.today)

    def make(self, folder: DataFolder) -> Document:
        """Make the paper and register it. Raises RuleBroken."""
        self.remember()
        return papers.make(folder, self.kind, self.code, self.today, self.values)
