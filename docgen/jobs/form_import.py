"""Filled report forms taken in: looked through first, then booked, one transaction a file.

`examine` changes nothing; `book` books one form; `import_forms` does both for many files. A file
with a single problem is not taken at all, and never keeps the others from being taken.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from docgen.excel.forms.content import AUTHOR, GENERAL, NIL, QUESTIONS
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.figures import ReadFigure
from docgen.excel.forms.numbers import number_words
from docgen.excel.forms.reading import OpenForm, ReadForm, open_form, read_form
from docgen.excel.old_excel import as_xlsx
from docgen.jobs.form_owners import Owner, owner_of
from models import form_issues, receiving
from models.base import db
from models.database import BOOK_ERRORS, DataFolder, book_failed
from models.errors import Cancelled, RuleBroken
from models.files import atomic_write, free_name, sha256, world_failed
from models.form_booking import BookedFigure, FilledForm, KeptFile, book_form
from models.obligations import Receipt

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class ValueLine:
    """One row of the dry run: what the book has, and what it would have."""

    what: str
    cell: str
    old: str
    new: str

    @property
    def sentence(self) -> str:
        """The row on one line."""
        return f"{self.what} (ô {self.cell}): {self.old or 'chưa có'} → {self.new}"


@dataclass(kw_only=True)
class Examined:
    """A file that was looked through. `problems` keep it out; `warnings` are told."""

    path: Path
    owner: Owner | None = None
    read: ReadForm | None = None
    lines: list[ValueLine] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)  # those of `problems` that have a place
    warnings: list[str] = field(default_factory=list)
    is_taken: bool = False  # the very same file is in the book

    @property
    def is_sound(self) -> bool:
        return self.read is not None and self.owner is not None and not self.problems

    @property
    def replaces(self) -> bool:
        """Tell whether an earlier hand-in of this report gives way."""
        return self.owner is not None and bool(self.owner.taken_over)

    @property
    def doubts(self) -> list[str]:
        """Return the warnings to look at first; gaps and newer figures are everyday things."""
        usual = [self.read.gap] if self.read else []
        usual += [self.owner.taken_over] if self.owner else []
        return [warning for warning in self.warnings if warning not in usual]

    @property
    def heading(self) -> str:
        """Return whose report it is, in words; the file's name when that is not known."""
        if self.owner is None:
            return f"“{self.path.name}”"
        owed = self.owner.obligation
        return f"“{self.path.name}”: {owed.unit.name}, {owed.period_label}"

    @property
    def sentences(self) -> list[str]:
        """Return the dry run of this file as lines."""
        said = [f"  Lưu ý: {warning}" for warning in self.warnings]
        if not self.is_sound:
            return [f"{self.heading}: không nhập.", *(f"  {one}" for one in self.problems)]
        rows = [f"  {line.sentence}" for line in self.lines]
        return [f"{self.heading}.", *rows, *said]


@dataclass(kw_only=True)
class FormResult:
    """What became of one file. `receipt` None: not taken, `problems` say why."""

    path: Path
    sentence: str
    receipt: Receipt | None = None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def open_file(path: Path) -> OpenForm:
    """Open a form, an .xls by way of LibreOffice. Touches no book. Raises RuleBroken."""
    with as_xlsx(path) as workbook:
        opened = open_form(workbook, path.name)
    try:
        opened.sha256 = sha256(path)  # of what came, not of what was made of it
    except OSError as error:
        raise world_failed(error, path) from error
    return opened


def examine(path: Path, received_on: date, opened: OpenForm | None = None) -> Examined:
    """Look a file through against the book; changes nothing, raises nothing.

    `opened`: what `open_file` gave, when that was done in the background.
    """
    examined = Examined(path=path)
    try:
        opened = opened or open_file(path)
    except RuleBroken as broken:
        examined.problems.append(str(broken))
        return examined
    if opened.identity is None:
        return _kept_out(examined, opened.problems)
    owner = owner_of(opened, received_on)
    if owner.problem is not None:
        return _kept_out(examined, [owner.problem])
    examined.owner = owner
    examined.read = read_form(opened, owner.form, received_on)
    taken = _taken_before(opened)
    _kept_out(examined, [taken] if taken else examined.read.problems)
    examined.is_taken = taken is not None
    examined.warnings = [*owner.warnings, *examined.read.warnings]
    examined.lines = _lines(examined.read, owner)
    return examined


def objection(examined: Examined, received_on: date, today: date) -> str:
    """Return what keeps a sound form from being booked on that day, "" when nothing does."""
    paper_on = examined.read.paper_on if examined.read else None
    hand_in = receiving.HandIn(received_on=received_on, paper_on=paper_on)
    return next(iter(receiving.objections(hand_in, today)), "")


def book(examined: Examined, received_on: date, today: date) -> Receipt:
    """Book a sound form and keep its file, both or neither. Raises RuleBroken."""
    read, owner = examined.read, examined.owner
    if read is None or owner is None or examined.problems:
        raise RuleBroken("\n".join(examined.problems) or f"{examined.heading}: không nhập được.")
    kept, is_new = _keep(examined.path, owner, read.sha256, received_on)
    try:
        return book_form(_filled(read, owner, kept, received_on), today)
    except BaseException:
        if is_new:
            with suppress(OSError):
                (_folder().path / kept.path).unlink()  # our own copy, not the clerk's
        raise


def import_forms(
    paths: Iterable[Path],
    today: date,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    received_on: date | None = None,
    check: bool = False,
) -> list[FormResult]:
    """Take in many files, one transaction each; return what became of every one, in their order.

    `received_on` None: today. With `check` nothing is written. When stopped, by `is_cancelled` or
    by `progress` raising Cancelled, what is booked stays and the rest was never begun.
    """
    files = list(paths)
    results: list[FormResult] = []
    seen: dict[str, str] = {}  # SHA-256 → name, in a dry run
    try:
        for number, path in enumerate(files):
            if is_cancelled():
                raise Cancelled
            if progress:
                progress(number, len(files))
            results.append(_one(path, today, received_on or today, check, seen))
        if progress:
            progress(len(files), len(files))
    except Cancelled:
        rest = files[len(results) :]
        told = "chưa nhập vì đã dừng."
        results += [FormResult(path=path, sentence=f"“{path.name}”: {told}") for path in rest]
    except BOOK_ERRORS as error:
        raise book_failed(error) from error
    return results


def _one(
    path: Path, today: date, received_on: date, check: bool, seen: dict[str, str]
) -> FormResult:
    examined = examine(path, received_on)
    if examined.is_sound and examined.read is not None:
        digest = examined.read.sha256
        if check and digest in seen:
            twin = Fault.TWIN.value.format(file=path.name, found=seen[digest])
            examined.problems.append(twin)
        seen.setdefault(digest, path.name)
    if not examined.is_sound:
        return _refused(examined, examined.problems)
    if check:
        return FormResult(
            path=path, sentence="\n".join(examined.sentences), warnings=examined.warnings
        )
    try:
        receipt = book(examined, received_on, today)
    except RuleBroken as broken:
        return _refused(examined, [str(broken)])
    told = f"Đã nhận {examined.heading}."
    return FormResult(path=path, sentence=told, receipt=receipt, warnings=examined.warnings)


def _refused(examined: Examined, problems: list[str]) -> FormResult:
    lines = [f"{examined.heading}: không nhập.", *(f"  {one}" for one in problems)]
    return FormResult(path=examined.path, sentence="\n".join(lines), problems=problems)


def _kept_out(examined: Examined, problems: list[Problem]) -> Examined:
    examined.faults = list(problems)
    examined.problems = [problem.sentence for problem in problems]
    return examined


def _taken_before(opened: OpenForm) -> Problem | None:
    before = form_issues.taken_from(opened.sha256)
    if before is None:
        return None
    day = f"{before.received_on:%d/%m/%Y}"
    return Problem(fault=Fault.TAKEN_BEFORE, file=opened.file, found=day)


def _lines(read: ReadForm, owner: Owner) -> list[ValueLine]:
    """Return old → new for what the form says; missing figures change nothing."""
    now = form_issues.figures_now(owner.obligation.id)
    old = {
        indicator.key: "không áp dụng"
        if not now[indicator.id].applies
        else number_words(now[indicator.id].value)
        for indicator in owner.indicators
        if indicator.id in now
    }
    lines = [
        ValueLine(what=item.title, cell=item.cell, old=old.get(item.key, ""), new=item.shown)
        for item in read.figures
        if not item.is_missing and item.shown != old.get(item.key)
    ]
    for key, text in read.answers.items():
        if text:
            short = text if len(text) <= 80 else f"{text[:79]}…"
            told = " ".join(short.split())
            label, cell = QUESTIONS[key], read.cells.get(key, "")
            lines.append(ValueLine(what=label, cell=cell, old="", new=f"“{told}”"))
    if read.nil:
        cell = read.cells.get(NIL, "")
        lines.append(ValueLine(what=GENERAL[NIL], cell=cell, old="", new="Có"))
    return lines


def _filled(read: ReadForm, owner: Owner, kept: KeptFile, received_on: date) -> FilledForm:
    remarks = {GENERAL[AUTHOR]: read.author}
    remarks |= {QUESTIONS[key]: text for key, text in read.answers.items()}
    remarks |= {
        f"Ghi chú “{item.title}”": item.note
        for item in read.figures
        if item.is_missing and item.note
    }
    return FilledForm(
        obligation=owner.obligation,
        received_on=received_on,
        file=kept,
        paper_number=read.paper_number,
        paper_on=read.paper_on,
        nil=read.nil,
        figures=[_booked(item) for item in read.figures if not item.is_missing],
        remarks=remarks,
    )


def _booked(item: ReadFigure) -> BookedFigure:
    return BookedFigure(key=item.key, value=item.value, applies=item.applies, note=item.note)


def _keep(path: Path, owner: Owner, digest: str, on: date) -> tuple[KeptFile, bool]:
    """Copy the file into the data folder; return it, and whether it was not there yet."""
    folder = _folder()
    year = folder.documents / str(on.year)
    owed = owner.obligation
    stem = f"{owed.unit.name} - {owed.period_label}".replace("/", "-")
    wanted = year / f"{safe_name(f'{stem[:80]} - bieu {digest[:8]}')}{path.suffix.lower()}"
    try:
        year.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        left = wanted.is_file() and sha256(wanted) == digest  # by a run that was cut short
    except OSError as error:
        raise world_failed(error, path) from error
    target = wanted if left else free_name(wanted)
    if not left and atomic_write(target, lambda beside: _fill(beside, content)) != digest:
        with suppress(OSError):
            target.unlink()
        raise RuleBroken(f"“{path.name}” vừa thay đổi trong lúc nhập. Hãy đóng tệp rồi nhập lại.")
    inside = target.relative_to(folder.path).as_posix()
    kept = KeptFile(name=path.name, path=inside, sha256=digest, size=len(content))
    return kept, not left


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _folder() -> DataFolder:
    """Return the data folder of the open book."""
    return DataFolder(Path(str(db.database)).parent)
