"""Blank report forms of a campaign for a period: one for each unit that owes a report."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from docgen.excel.forms import content
from docgen.excel.forms.content import Form, FormIndicator
from models import form_issues, journal, office, opening
from models.base import db
from models.errors import Cancelled, RuleBroken
from models.files import free_name, world_failed
from models.form_issues import Earlier, FormIssue, OpenPeriod
from models.indicators import Indicator, IndicatorKind
from models.obligations import Obligation
from models.plan_records import PlanRecord
from models.units import Unit

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class FormBatch:
    """The forms of one campaign and period, before they are files."""

    period: OpenPeriod
    forms: list[Form]


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """A unit that owes a report, and so may be given its form."""

    unit: Unit
    handed_in_on: date | None
    issued_on: date | None  # of its newest form

    @property
    def words(self) -> str:
        """What is known of it, "" for nothing."""
        known = (("đã nộp", self.handed_in_on), ("đã phát biểu", self.issued_on))
        return ", ".join(f"{words} {day:%d/%m/%Y}" for words, day in known if day)


@dataclass(frozen=True, kw_only=True)
class HandedOut:
    """The files written, in a folder of their own. `wanted`: how many were to be."""

    folder: Path
    files: list[Path]
    wanted: int


def open_periods(code: str, today: date) -> list[OpenPeriod]:
    """Return the periods of a plan that forms may be given out for, the newest first."""
    plan = form_issues.plan_coded(code)
    return form_issues.periods_with_reports(plan.id, today) if plan else []


def receivers(code: str, period: str) -> list[Receiver]:
    """Return the units that owe a report for a period (its key), in Vietnamese order."""
    plan = form_issues.plan_coded(code)
    if plan is None:
        return []
    issued = form_issues.issued_in(plan.id, period)
    return [
        Receiver(
            unit=owed.unit,
            handed_in_on=owed.first_accepted_on,
            issued_on=issued.get(owed.unit_id),
        )
        for owed in form_issues.owed_in(plan.id, period)
    ]


def prepare(
    code: str, period: str, today: date, units: Collection[int] | None = None
) -> FormBatch:
    """Return the forms of a campaign for a period, entered in the book as given out.

    `period` is a key or a label; "": the newest that is open. `units`: ids, None for all that
    owe a report. Raises RuleBroken when nothing is owed there, changing nothing. A form given
    out before keeps its identity.
    """
    plan = form_issues.plan_coded(code)
    if plan is None:
        raise RuleBroken(f"Không có phong trào hoặc chương trình mã “{code}”.")
    chosen = _chosen(plan, period, today)
    owed = form_issues.owed_in(plan.id, chosen.key)
    if units is not None:
        owed = [item for item in owed if item.unit_id in units]
    if not owed:
        raise RuleBroken(f"Kỳ {chosen.label} không có đơn vị nào phải nộp báo cáo.")
    maker = FormMaker(plan, owed[0], today)
    with db.atomic("IMMEDIATE"):
        made = [_issued(maker, obligation, today) for obligation in owed]
        fresh = sum(is_new for _, is_new in made)
        if fresh:
            told = f"Phát {fresh} biểu báo cáo kỳ “{chosen.label}”: {plan.subject}"
            journal.note("issued", "plan", code, told)
    return FormBatch(period=chosen, forms=[form for form, _ in made])


def write(batch: FormBatch, folder: Path, progress: Progress | None = None) -> list[Path]:
    """Write the forms into `folder`, each under a name of its own; never over another file.

    `progress(done, total)` may raise to stop: what is written stays. Touches no book.
    """
    from docgen.excel.forms.writing import write_form  # openpyxl is slow to import

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, folder) from error
    written = []
    for number, form in enumerate(batch.forms):
        if progress:
            progress(number, len(batch.forms))
        path = free_name(folder / file_name(form))
        write_form(form, path)
        written.append(path)
    if progress:
        progress(len(batch.forms), len(batch.forms))
    return written


def hand_out(batch: FormBatch, place: Path, progress: Progress | None = None) -> HandedOut:
    """Write the forms into a new folder of `place`; a second batch gets a folder beside it.

    Touches no book. Stopped by `progress` raising Cancelled, what is written stays and is told.
    Raises RuleBroken when `place` is gone: a stick pulled out is not made on this computer.
    """
    if not place.is_dir():
        raise RuleBroken(f"Không còn thấy “{place}”. Hãy cắm lại USB hoặc chọn nơi khác.")
    folder = free_name(place / folder_name(batch))
    done = 0

    def step(number: int, total: int) -> None:
        nonlocal done
        if number and not place.is_dir():
            raise RuleBroken(
                f"USB bị rút giữa chừng, mới ghi {number}/{total} biểu. Hãy cắm lại rồi phát lại."
            )
        done = number
        if progress:
            progress(number, total)

    try:
        files = write(batch, folder, step)
    except Cancelled:
        files = sorted(folder.glob("*.xlsx")) if done else []
        if not files:
            with suppress(OSError):
                folder.rmdir()  # made a moment ago, and empty
    return HandedOut(folder=folder, files=files, wanted=len(batch.forms))


def folder_name(batch: FormBatch) -> str:
    """Return a name for the folder of a batch that every stick accepts."""
    plan = batch.forms[0].identity.plan
    period = batch.period.label.replace("/", "-")
    return safe_name(f"Biểu báo cáo {plan} - {period}")


def file_name(form: Form) -> str:
    """Return a name for the file that every stick accepts."""
    period = form.period_label.replace("/", "-")
    return safe_name(f"{form.identity.unit} {form.unit_name} - {period}.xlsx")


class FormMaker:
    """Makes forms of one plan and period: what all of them share is asked of the book once."""

    def __init__(self, plan: PlanRecord, sample: Obligation, today: date) -> None:
        self.plan = plan
        self.indicators = form_issues.indicators_of(plan.id)
        self._targets = form_issues.targets_of(plan.id)
        self._earlier = form_issues.earlier_figures(sample)
        self._campaign = form_issues.campaign_title(plan)
        self._receiver = _receiver(today)

    def layout(self, obligation: Obligation) -> dict[str, object]:
        """Return what is remembered of a form given out."""
        return {
            "format": content.FORMAT,
            "title": obligation.title,
            "unit": obligation.unit.name,
            "names": content.names([item.key for item in self.indicators]),
        }

    def form(self, obligation: Obligation, issue: FormIssue) -> Form:
        """Return the form of one unit."""
        unit = obligation.unit
        return Form(
            identity=content.sealed(
                issue.token, self.plan.code, unit.code, issue.period, issue.version
            ),
            unit_name=unit.name,
            campaign=self._campaign,
            title=obligation.title,
            period_label=obligation.period_label,
            due_on=obligation.last_day,
            due_words=_due_words(obligation),
            data_from=obligation.data_from,
            data_to=obligation.data_to,
            receiver=self._receiver,
            indicators=[self.indicator(item, unit.id) for item in self.indicators],
        )

    def indicator(self, item: Indicator, unit_id: int) -> FormIndicator:
        """Return one row of the table of a unit."""
        earlier = self._earlier.get((unit_id, item.id), Earlier(None, True, 0.0))
        return FormIndicator(
            key=item.key,
            title=item.title,
            measure=item.measure,
            decimals=item.decimals,
            cumulative=item.kind == IndicatorKind.CUMULATIVE,
            target=self._targets.get((item.id, unit_id), self._targets.get((item.id, None))),
            previous=earlier.last,
            previous_applies=earlier.applies,
            before=earlier.total,
            low=item.low,
            high=item.high,
        )


def _issued(maker: FormMaker, obligation: Obligation, today: date) -> tuple[Form, bool]:
    layout = maker.layout(obligation)
    issue, is_new = form_issues.issue(
        maker.plan.id, obligation.unit_id, obligation.period, layout, today
    )
    return maker.form(obligation, issue), is_new


def _chosen(plan: PlanRecord, period: str, today: date) -> OpenPeriod:
    opened = form_issues.periods_with_reports(plan.id, today)
    if not opened:
        tracked = opening.tracked_since(plan.code) is not None
        what = "chưa đến kỳ báo cáo nào" if tracked else "chưa được theo dõi báo cáo"
        raise RuleBroken(
            f"“{plan.subject or plan.code}” {what} nên chưa có biểu để phát. Hãy"
            f" {'chờ kỳ mở' if tracked else 'bắt đầu theo dõi'} rồi phát biểu."
        )
    if not period:
        return opened[0]
    found = form_issues.period_named(plan.id, period, today)
    if found is None:
        known = ", ".join(item.key for item in opened[:8])
        raise RuleBroken(f"Không có kỳ báo cáo “{period}”. Các kỳ đã mở: {known}.")
    return found


def _due_words(obligation: Obligation) -> str:
    if obligation.extended_to is None:
        return obligation.due_words
    paper = f" theo {obligation.extension_paper}" if obligation.extension_paper else ""
    return f"được gia hạn{paper}"


def _receiver(today: date) -> str:
    profile = office.profile_on(today)
    names = (profile.desk_name, profile.short_name or profile.name)
    return ", ".join(name for name in names if name)
