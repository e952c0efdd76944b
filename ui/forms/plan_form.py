"""The clerk's working copy of one plan: what the editor shows, checks, confirms and saves."""

from copy import deepcopy
from dataclasses import fields, replace
from datetime import date

from peewee import DatabaseError  # the disk refusing, as SQLite tells it

from docgen.reader import slips
from docgen.reader.fields.dates import context_of
from models import ground_check, laws, legal, office, opening, plan_store, readiness, schedule
from models.calendar import Calendar
from models.errors import RuleBroken
from models.found import Context
from models.plan import Campaign, Part, Plan, Reading, Slip
from models.readiness import Missing, Proposed

_MOST_STEPS = 60  # of undo
_OF_DATE = ("head.day", "head.month", "head.year")


class PlanForm:
    """Holds a `Plan`; the record is untouched until `save`. No widget in here.

    Paths name fields: "head.subject", "campaigns.0.ends", "milestones.2" (a row).
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.today = today
        self.is_dirty = False
        self.calendar: Calendar = Calendar([])
        self.rules = office.Rules()
        self.laws: list[laws.Law] = []  # the office's register of legal texts
        self._undo: list[Plan] = []
        self._redo: list[Plan] = []
        self._calm = deepcopy(plan)  # as it was when typing last rested

    @classmethod
    def open(cls, code: str, today: date) -> "PlanForm":
        """Load a plan with what the office has besides. Raises RuleBroken for a wrong code."""
        form = cls(plan_store.load(code), today)
        form.calendar, form.rules = opening.office_calendar(code), office.rules()
        form.laws = legal.laws()
        return form

    # --- fields ------------------------------------------------------------------------------

    def get(self, path: str) -> object:
        """Return the value at a path. Raises LookupError or AttributeError for a wrong one."""
        if path == "head.date":  # the three parts, each of which may be blank
            head = self.plan.head
            return head.day, head.month, head.year
        value: object = self.plan
        for step in path.split("."):
            value = value[int(step)] if isinstance(value, list) else getattr(value, step)
        return value

    def set(self, path: str, value: object) -> bool:
        """Write a value; False when it was there already. A field typed by the clerk counts."""
        if path == "head.date":
            parts = zip(_OF_DATE, value, strict=True)
            return any([self.set(part, number) for part, number in parts])
        owner, _, name = path.rpartition(".")
        holder = self.get(owner) if owner else self.plan
        if getattr(holder, name) == value:
            return False
        setattr(holder, name, value)
        self.touch(path)
        return True

    def touch(self, path: str = "") -> None:
        """Mark the copy as changed; what was proposed at `path` is the clerk's own from now on."""
        self.is_dirty = True
        self._redo.clear()
        reading = self.reading(path)
        if reading is not None:
            reading.confirmed = True
        if path:
            self._follow_title(path)

    def reading(self, path: str) -> Reading | None:
        """Return where a single field was read; the three parts of the date share one."""
        key = "head.date" if path in _OF_DATE else path
        return self.plan.readings.get(key)

    # --- what waits for the clerk ------------------------------------------------------------

    def is_proposed(self, path: str) -> bool:
        """Tell whether a single field still waits to be confirmed."""
        reading = self.reading(path)
        return reading is not None and not reading.confirmed

    def proposed(self, section: str = "") -> list[Proposed]:
        """Return what waits for a word of the clerk, in one section or in all."""
        return readiness.proposed(self.plan, section)

    def confirm(self, what: str | Part) -> None:
        """Take a field (by its path) or a row as it was read."""
        self.is_dirty = True
        if isinstance(what, Part):
            what.confirmed = True
            return
        reading = self.reading(what)
        if reading is not None:
            reading.confirmed = True
        self._follow_title(what)

    def confirm_section(self, section: str) -> int:
        """Take all of a section as read; return how many that were."""
        waiting = self.proposed(section)
        for item in waiting:
            self.confirm(item.part or item.path)
        return len(waiting)

    def _follow_title(self, path: str) -> None:
        """A campaign stands as soon as its title does."""
        steps = path.split(".")
        if steps[0] == "campaigns" and steps[-1] == "title" and len(steps) == 3:
            self.plan.campaigns[int(steps[1])].confirmed = True

    # --- checks ------------------------------------------------------------------------------

    def problems(self) -> dict[str, str]:
        """Return path → what is wrong there; empty when nothing is."""
        return {**readiness.objections(self.plan), **self.late_units()}

    def late_units(self) -> dict[str, str]:
        """Return path of a report's due day → why units may not be due then: after ourselves."""
        try:
            return schedule.refusals(self.plan, self.calendar, self.rules)
        except (ValueError, OverflowError):  # a day typed halfway, such as 31/02
            return {}

    def date_context(self) -> Context:
        """Return what typed words leave out: the day of the paper, or today, and its year."""
        ends = [item.ends.last_on for item in self.plan.campaigns if item.ends]
        known = max((day for day in ends if day), default=None)
        context = context_of(self.plan, known)
        return replace(context, paper_on=context.paper_on or self.today)

    def checklist(self) -> list[Missing]:
        """Return what is missing to issue the plan, then advice."""
        outdated = ground_check.outdated(self.plan, self.laws, self.today)
        late = [
            Missing(section=readiness.section_of(path), path=path, sentence=told)
            for path, told in self.late_units().items()
        ]
        return [*late, *readiness.missing_to_issue(self.plan), *outdated]

    def replace_ground(self, item: Missing) -> bool | None:
        """Put the text named by `item.instead` in a ground's place.

        None when either is gone; False when the outline still speaks of the old text.
        """
        place, law = int(item.path.split(".")[1]), laws.by_number(item.instead, self.laws)
        if law is None or item not in self.checklist():
            return None
        done = ground_check.replace_ground(self.plan, place, law)
        self.touch()
        return done

    def put_into_text(self, item: Missing) -> bool:
        """Write the day of the record into the words it was read from; False when they are gone.

        The words the field was read from follow, so that it still points to its place.
        """
        node = self.node(item.node)
        if node is None or not item.found or item.found not in node.text:
            return False
        node.text = node.text.replace(item.found, item.better, 1)
        reading = self.plan.readings.get(item.path)
        if reading is not None and reading.words in item.found:
            reading.words = item.better
        self.touch()
        return True

    def node(self, key: str) -> object:
        """Return the node of the outline with that key, None when it is gone."""
        found = (node for node in readiness.walk(self.plan.outline) if node.key == key)
        return next(found, None)

    def fix_slip(self, slip: Slip) -> bool:
        """Put a fault of the paper right in its node; False when its words are gone."""
        done = slips.fix(self.plan, slip)
        if done:
            self.touch()
        return done

    def unfix_slip(self, slip: Slip) -> bool:
        """Give the paper its own words back; False when they were changed since."""
        done = slips.unfix(self.plan, slip)
        if done:
            self.touch()
        return done

    # --- campaigns ---------------------------------------------------------------------------

    def add_campaign(self) -> Campaign:
        """Add an empty campaign and return it."""
        campaign = Campaign(key=plan_store.new_key())
        self.plan.campaigns.append(campaign)
        self.touch()
        return campaign

    def remove_campaign(self, number: int) -> None:
        """Take a campaign away; the readings of those after it move up."""
        del self.plan.campaigns[number]
        kept: dict[str, Reading] = {}
        for path, reading in self.plan.readings.items():
            steps = path.split(".")
            if steps[0] == "campaigns" and int(steps[1]) >= number:
                if int(steps[1]) == number:
                    continue
                steps[1] = str(int(steps[1]) - 1)
            kept[".".join(steps)] = reading
        self.plan.readings = kept
        self.touch()

    # --- saving and undoing ------------------------------------------------------------------

    def save(self) -> None:
        """Write the copy to the book. Raises RuleBroken; the copy stays dirty and can be retried.

        Rows added but never filled stay in the copy and are not written.
        """
        try:
            self.plan.code = plan_store.save(self._without_empty(), self.today)
        except (OSError, DatabaseError) as error:
            raise RuleBroken(
                "Chưa lưu được vào ổ đĩa; nội dung vừa nhập vẫn còn trong cửa sổ này và sẽ được"
                " lưu lại. Hãy kiểm tra ổ đĩa còn trống và không bị khóa."
            ) from error
        self.is_dirty = False

    def _without_empty(self) -> Plan:
        """Return the copy less its untouched rows; nodes and rows are the same objects."""
        kept = Plan(**{item.name: getattr(self.plan, item.name) for item in fields(Plan)})
        for path, part in readiness.parts(self.plan):
            part.key = part.key or plan_store.new_key()
            name = path.split(".")[0]
            if name != "campaigns" and readiness.empty_part(part):
                setattr(kept, name, [row for row in getattr(kept, name) if row is not part])
        return kept

    def remember(self) -> None:
        """Set a step of undo here, if anything changed since the last."""
        if self.plan != self._calm:
            self._undo.append(self._calm)
            del self._undo[:-_MOST_STEPS]
            self._calm = deepcopy(self.plan)

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._undo) or self.plan != self._calm

    def can_redo(self) -> bool:
        """Tell whether a step taken back can be done again."""
        return bool(self._redo)

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        self.remember()
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[Plan], target: list[Plan]) -> bool:
        if not source:
            return False
        target.append(self._calm)
        self.plan = source.pop()
        self._calm = deepcopy(self.plan)
        self.is_dirty = True
        return True
