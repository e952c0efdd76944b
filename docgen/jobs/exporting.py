"""The package that goes upward: summary workbook, machine files, list of contents.

Cut in two: `collect` reads the book, `write` makes the files and needs no book, so that a
window can run it in the background. `note` and `confirm` leave a line in the book around it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from peewee import fn

from docgen.campaign_file import CampaignFile, to_text
from docgen.excel.summary_data import SummaryData
from docgen.excel.summary_source import summary_of
from docgen.jobs import status
from docgen.manifest import MANIFEST
from docgen.package import PackageInfo, PackagePart, PackageResult, sweep_packages, write_package
from models import office, plan_store
from models.base import db
from models.deadlines import vietnamese_date
from models.documents import Export
from models.errors import RuleBroken
from models.files import TEMPORARY, sha256, world_failed
from models.obligations import Obligation
from models.opening import named_participants
from models.plan import Plan
from models.plan_records import PlanRecord
from models.rules_told import rules_told
from models.text import folded
from models.tracking import Matrix, UnitRow, matrix

Progress = Callable[[int, int], None]
STATUS_FORMAT, STATUS_VERSION = "so-thi-dua/status", 1
_MOST_KNOWN = 12  # periods named in a refusal
_NOTHING_OWED = "Chưa có báo cáo nào được mở để theo dõi."


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All a package is made from, as plain values."""

    codes: list[str]
    summary: SummaryData
    workbook: str  # name of the summary in the package
    parts: list[PackagePart]  # the machine files
    info: PackageInfo


def export(
    codes: list[str],
    today: date,
    out: Path,
    period: str = "",
    progress: Progress = lambda done, total: None,
) -> Path:
    """Write the package of plans into a new folder inside `out` and return that folder.

    `out` is made when its parent exists. `period` (key or label) keeps the reports of one period.
    Raises RuleBroken, or Cancelled through `progress`; then nothing new stands in `out`.
    """
    snapshot = collect(codes, today, period)
    _make_folder(out)
    row = note(snapshot, out)
    try:
        result = write(snapshot, out, progress)
    except BaseException:
        drop(row)
        raise
    confirm(row, result)
    return result.folder


# --- reading the book ------------------------------------------------------------------------


def collect(codes: list[str], today: date, period: str = "") -> Snapshot:
    """Read from the book what a package needs. Raises RuleBroken for an unknown period."""
    if not codes:
        raise RuleBroken("Chưa có phong trào hoặc chương trình nào để xuất. Hãy lập hoặc chọn.")
    found = [matrix(code, today) for code in codes]
    label = ""
    if period:
        label = _label_of(found, period)
        found = [_narrowed(item, period) for item in found]
    profile = office.profile_on(today)
    plans = [plan_store.load(code) for code in codes]
    summary = summary_of(
        found,
        profile,
        today,
        prepared_by=profile.desk_name,
        program=program(),
        rules=rules_told(office.rules()),
        launched={plan.code: (_launched_by(plan), _span(plan)) for plan in plans},
    )
    if not summary.rows:
        summary = replace(summary, subtitle=_NOTHING_OWED)
    stem = codes[0] if len(codes) == 1 else "nhieu-phong-trao"
    return Snapshot(
        codes=list(codes),
        summary=replace(summary, period=label),
        workbook=f"tong-hop-{stem}.xlsx",
        parts=_machine_files(plans, found, profile, today),
        info=PackageInfo(
            office=profile.name,
            title=_title(profile, codes, label, today),
            created_on=today,
            program=program(),
            campaign=codes[0] if len(codes) == 1 else "",
            period=period,
        ),
    )


def opened_periods(codes: list[str]) -> list[tuple[str, str]]:
    """Return key and label of the periods opened so far, each once, in order of their days."""
    query = (
        Obligation.select(Obligation.period, Obligation.period_label)
        .join(PlanRecord)
        .where(PlanRecord.code.in_(codes))
        .group_by(Obligation.period)
        .order_by(fn.MIN(Obligation.due_on))
    )
    return [(row.period, row.period_label) for row in query]


def campaign_text(plan: Plan, profile: office.OfficeProfile) -> str:
    """Return a stored plan as a campaign file, with the units named for it."""
    units = [{"code": unit.code, "name": unit.name} for unit in named_participants(plan.code)]
    return to_text(CampaignFile(plan=plan, office=profile, units=units))


def program() -> str:
    """Return name and version, as workbooks and manifests tell them."""
    try:
        return f"so-thi-dua {version('so-thi-dua')}"
    except PackageNotFoundError:  # run from a folder without being installed
        return "so-thi-dua"


def _periods(found: list[Matrix]) -> list[tuple[str, str]]:
    columns = sorted(
        (column for item in found for column in item.columns), key=lambda column: column.last_day
    )
    known: dict[str, str] = {}
    for column in columns:
        known.setdefault(_period_of(column.key), column.label)
    return list(known.items())


def _period_of(key: str) -> str:
    """Return "2026-Q2" for the column key "2026-Q2|Báo cáo"."""
    return key.partition("|")[0]


def _label_of(found: list[Matrix], period: str) -> str:
    """Return the label of a period named by key or label. Raises RuleBroken for none."""
    known = _periods(found)
    for key, label in known:
        if _is_period(period, key, label):
            return label
    if not known:
        raise RuleBroken("Các phong trào này chưa có kỳ báo cáo nào. Hãy bỏ --period.")
    names = [f"{key} ({label})" for key, label in known]
    more = f" và {len(names) - _MOST_KNOWN} kỳ khác" if len(names) > _MOST_KNOWN else ""
    raise RuleBroken(
        f"Không có kỳ báo cáo “{period}”. Các kỳ hiện có: {', '.join(names[:_MOST_KNOWN])}{more}."
    )


def _is_period(wanted: str, key: str, label: str) -> bool:
    return folded(wanted) in (folded(key), folded(label))


def _narrowed(found: Matrix, period: str) -> Matrix:
    """Return the matrix with the columns of one period and the units that owe something then."""
    columns = [
        column
        for column in found.columns
        if _is_period(period, _period_of(column.key), column.label)
    ]
    keys = {column.key for column in columns}
    rows = []
    for row in found.rows:
        cells = {key: cell for key, cell in row.cells.items() if key in keys}
        if cells:
            rows.append(UnitRow(row.unit, row.cluster, cells))
    return replace(found, columns=columns, rows=rows)


def _machine_files(
    plans: list[Plan], found: list[Matrix], profile: office.OfficeProfile, today: date
) -> list[PackagePart]:
    parts = []
    for plan in plans:
        content = campaign_text(plan, profile)
        title = f"Tệp phong trào {plan.code}: {plan.head.subject}"
        name = f"phong-trao-{plan.code}.json"
        parts.append(PackagePart(name=name, source=content.encode(), title=title))
    told = {
        "format": STATUS_FORMAT,
        "version": STATUS_VERSION,
        "on": today.isoformat(),
        "reports": [status.report(item.code, today, item) for item in found],
    }
    content = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    title = "Tình hình nộp báo cáo, cho máy đọc"
    parts.append(PackagePart(name="tinh-hinh.json", source=content.encode(), title=title))
    return parts


def _title(profile: office.OfficeProfile, codes: list[str], label: str, today: date) -> str:
    what = codes[0] if len(codes) == 1 else f"{len(codes)} phong trào"
    who = profile.short_name or profile.name
    parts = ["Tổng hợp thi đua", what, label, who, today.isoformat()]
    return " - ".join(part for part in parts if part)


def _launched_by(plan: Plan) -> str:
    number, day = plan_store.reference(plan.head), plan_store.head_date(plan.head)
    parts = [
        plan.head.type_name.capitalize(),
        f"số {number}" if number else "",
        f"ngày {vietnamese_date(day)}" if day else "",
    ]
    return " ".join(part for part in parts if part)


def _span(plan: Plan) -> str:
    starts = [item.starts.first_on for item in plan.campaigns if item.starts]
    ends = [item.ends.last_on for item in plan.campaigns if item.ends]
    first = min((day for day in starts if day), default=None)
    last = max((day for day in ends if day), default=None)
    parts = [
        f"từ {vietnamese_date(first)}" if first else "",
        f"đến {vietnamese_date(last)}" if last else "",
    ]
    return " ".join(part for part in parts if part)


# --- writing, without the book ---------------------------------------------------------------


def write(
    snapshot: Snapshot, out: Path, progress: Progress = lambda done, total: None
) -> PackageResult:
    """Make the files and the package. Touches no book. Raises RuleBroken or Cancelled."""
    from docgen.excel.summary import write_summary  # openpyxl is slow to import

    _make_folder(out)
    progress(0, 1)
    with TemporaryDirectory() as beside:
        path = Path(beside) / snapshot.workbook
        write_summary(snapshot.summary, path)
        title = "Bảng tổng hợp tình hình nộp báo cáo"
        book = PackagePart(name=snapshot.workbook, source=path, title=title)
        return write_package(out, [book, *snapshot.parts], snapshot.info, progress)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix=TEMPORARY, dir=out):
            pass  # it takes files
    except OSError as error:
        raise world_failed(error, out) from error


# --- the line in the book --------------------------------------------------------------------


def note(snapshot: Snapshot, out: Path) -> Export:
    """Note that a package is about to be written to `out`: one cut short is known later."""
    record = None
    if len(snapshot.codes) == 1:
        record = PlanRecord.get(PlanRecord.code == snapshot.codes[0])
    with db.atomic():
        return Export.create(
            folder=str(out),
            made_on=snapshot.info.created_on,
            plan=record,
            period=snapshot.summary.period,
            files=[snapshot.workbook, *(part.name for part in snapshot.parts)],
        )


def confirm(row: Export, result: PackageResult) -> None:
    """Note that the package stands whole."""
    try:
        digest = sha256(result.folder / MANIFEST)
    except OSError as error:
        raise world_failed(error, result.folder) from error
    with db.atomic():
        row.folder, row.done = str(result.folder), True
        row.files = [file.name for file in result.files]
        row.manifest_sha256 = digest
        row.save()


def drop(row: Export) -> None:
    """Take the line back: the writing failed, the clerk was told, nothing new stands there."""
    with db.atomic():
        row.delete_instance()


def unfinished() -> list[Export]:
    """Return the packages whose writing began and whose end was never seen, newest first."""
    return list(Export.select().where(~Export.done).order_by(Export.id.desc()))


def earlier(limit: int = 100) -> list[Export]:
    """Return the packages written so far, newest first."""
    return list(Export.select().order_by(Export.id.desc()).limit(limit))


def forget(row: Export) -> None:
    """Clear away what an unfinished package left, if its stick is here, and its line."""
    folder = Path(row.folder)
    if folder.is_dir():
        sweep_packages(folder)
    drop(row)
