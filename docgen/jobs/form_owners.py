"""Whose report a filled form is: its identity held against the book."""

from dataclasses import dataclass, field
from datetime import date

from docgen.excel.forms.content import Form, Identity
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.reading import OpenForm
from docgen.jobs.forms import FormMaker
from models import form_issues
from models.form_issues import FormIssue
from models.indicators import Indicator
from models.obligations import Obligation
from models.plan_records import PlanRecord
from models.units import Unit


@dataclass(kw_only=True)
class Owner:
    """The report a form is for. With `problem` the rest is not set."""

    problem: Problem | None = None
    warnings: list[str] = field(default_factory=list)
    _obligation: Obligation | None = None
    _form: Form | None = None
    taken_over: str = ""  # the one warning that an earlier hand-in gives way; "" without one
    indicators: list[Indicator] = field(default_factory=list)

    @property
    def obligation(self) -> Obligation:
        assert self._obligation is not None  # asked for only without `problem`
        return self._obligation

    @property
    def form(self) -> Form:
        assert self._form is not None
        return self._form


def owner_of(opened: OpenForm, today: date) -> Owner:
    """Return whose report an opened form is, or the problem that keeps that from being known."""
    identity = opened.identity
    assert identity is not None  # the caller has told of a file without one
    issue = form_issues.issued(identity.token)
    plan = issue.plan if issue else form_issues.plan_coded(identity.plan)
    unit = issue.unit if issue else form_issues.unit_coded(identity.unit)
    if (problem := _unknown(opened, identity, plan, unit)) is not None:
        return Owner(problem=problem)
    assert plan is not None and unit is not None
    title = str(issue.layout.get("title", "")) if issue else ""
    period = issue.period if issue else identity.period
    owed = form_issues.owed_by(plan.id, unit.id, period, title)
    if owed is None:
        return Owner(problem=_told(opened, Fault.NOT_OWED, period, unit.name))
    return _owner(identity, issue, plan, owed, today)


def _owner(
    identity: Identity,
    issue: FormIssue | None,
    plan: PlanRecord,
    owed: Obligation,
    today: date,
) -> Owner:
    maker = FormMaker(plan, owed, today)
    owner = Owner(_obligation=owed)
    owner.indicators = _asked(maker.indicators, issue, owner)
    maker.indicators = owner.indicators
    shown = issue or FormIssue(
        token=identity.token, period=identity.period, version=identity.version
    )
    form = maker.form(owed, shown)
    if issue is not None and (then := str(issue.layout.get("unit", ""))):
        form = Form(**{**vars(form), "unit_name": then})  # the name the form was given out with
    owner._form = form
    _tell(owner, identity, issue)
    return owner


def _asked(known: list[Indicator], issue: FormIssue | None, owner: Owner) -> list[Indicator]:
    """Return the indicators the form asked for that are still there, in the order of the form."""
    if issue is None:
        return known
    keys = [key[3:] for key in issue.layout.get("names", {}).values() if key.startswith("ct:")]
    by_key = {item.key: item for item in known}
    if gone := len([key for key in keys if key not in by_key]):
        owner.warnings.append(f"{gone} chỉ tiêu trong biểu đã bỏ khỏi phong trào, không nhập.")
    if later := [item.title for item in known if item.key not in keys]:
        owner.warnings.append(f"Biểu phát trước khi thêm chỉ tiêu “{'”, “'.join(later)}”.")
    return [by_key[key] for key in keys if key in by_key]


def _tell(owner: Owner, identity: Identity, issue: FormIssue | None) -> None:
    owed = owner.obligation
    if issue is None:
        owner.warnings.append("Không thấy biểu này trong danh sách biểu đã phát của sổ.")
    else:
        newest = form_issues.newest_issue(issue.plan_id, issue.unit_id, issue.period)
        if newest is not None and newest.version > identity.version:
            owner.warnings.append(
                f"Biểu phiên bản {identity.version}, đã phát phiên bản {newest.version}."
            )
    if (before := form_issues.accepted(owed.id)) is not None:
        owner.taken_over = (
            f"Đơn vị đã có báo cáo kỳ này nhận ngày {before.received_on:%d/%m/%Y}; lần này được"
            " ghi thêm và số liệu mới thay số cũ."
        )
        owner.warnings.append(owner.taken_over)
    if owed.exempt_on is not None:
        owner.warnings.append("Đơn vị đã được miễn báo cáo kỳ này.")


def _unknown(
    opened: OpenForm, identity: Identity, plan: PlanRecord | None, unit: Unit | None
) -> Problem | None:
    if plan is None:
        return _told(opened, Fault.UNKNOWN_PLAN, identity.plan)
    if plan.deleted_on is not None:
        return _told(opened, Fault.DELETED_PLAN, plan.subject or plan.code)
    if unit is None:
        return _told(opened, Fault.UNKNOWN_UNIT, identity.unit)
    if unit.deleted:
        return _told(opened, Fault.DELETED_UNIT, unit.name)
    return None


def _told(opened: OpenForm, fault: Fault, found: str, expected: str = "") -> Problem:
    return Problem(fault=fault, file=opened.file, found=found, expected=expected)
