"""The commands without a window: what each does with its arguments. They return the exit code."""

import argparse
import json
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from models import plan_list, plan_store
from models.base import db
from models.database import DataFolder, close, is_data_folder, open_folder, problems
from models.errors import RuleBroken
from models.files import world_failed
from models.legal import ensure_list
from models.opening import open_due

OK, REFUSED = 0, 2


def demo(arguments: argparse.Namespace) -> int:
    """Make the demonstration office in a new data folder."""
    from docgen.jobs.demo import make_demo

    if is_data_folder(arguments.folder):
        raise RuleBroken(
            f"Thư mục “{arguments.folder.name}” đã có sổ dữ liệu. Hãy chọn thư mục trống."
        )
    _open(arguments, create=True)
    print("\n".join(make_demo(arguments.on)))
    return OK


def take(arguments: argparse.Namespace) -> int:
    """Take files in, all or none, but filled forms one by one; `--check` only tells."""
    from docgen.jobs.importing import is_form_file, take_in

    for path in arguments.files:
        if not path.is_file():
            raise RuleBroken(f"Không thấy tệp “{path.name}”. Hãy kiểm tra lại đường dẫn.")
    fresh = not is_data_folder(arguments.folder)
    if arguments.check and fresh:
        return check_without_book(arguments)
    existed = arguments.folder.exists()
    _open(arguments, create=True)
    try:
        filled = [path for path in arguments.files if is_form_file(path)]
        others = [path for path in arguments.files if path not in filled]
        with db.atomic("IMMEDIATE"):  # all files or none
            taken = [take_in(path, arguments.on, arguments.check) for path in others]
    except BaseException:
        if not existed:  # nothing came of it: leave no empty office behind
            close()
            shutil.rmtree(arguments.folder, ignore_errors=True)
        raise
    for line in (line for one in taken for line in one.sentences):
        print(line)
    return _take_forms(filled, arguments)


def _take_forms(paths: list[Path], arguments: argparse.Namespace) -> int:
    """Take filled forms in, each for itself. Raises RuleBroken naming those that were not."""
    if not paths:
        return OK
    from docgen.jobs.form_import import import_forms

    results = import_forms(paths, arguments.on, check=arguments.check)
    for result in results:
        if not result.problems:
            print(result.sentence)
            for warning in [] if arguments.check else result.warnings:
                print(f"  Lưu ý: {warning}")
    refused = [result.sentence for result in results if result.problems]
    if refused:
        raise RuleBroken("\n".join(refused))
    return OK


def forms(arguments: argparse.Namespace) -> int:
    """Write a blank report form for each unit that owes a report in a period."""
    from docgen.jobs.forms import prepare, write

    _open(arguments)
    open_due(arguments.on)
    batch = prepare(plan_list.only_code(arguments.campaign), arguments.period, arguments.on)
    made = write(batch, arguments.out)
    print(
        f"Đã phát {len(made)} biểu báo cáo kỳ “{batch.period.label}” vào “{arguments.out.name}”."
    )
    return OK


def check_without_book(arguments: argparse.Namespace) -> int:
    """A dry run for a folder that does not exist yet leaves nothing behind."""
    from tempfile import TemporaryDirectory

    from docgen.jobs.importing import take_in

    with TemporaryDirectory() as folder:
        open_folder(Path(folder))
        for path in arguments.files:
            print("\n".join(take_in(path, arguments.on, check=True).sentences))
        close()
    return OK


def show(arguments: argparse.Namespace) -> int:
    """Print a plan as a campaign file."""
    from docgen.jobs.exporting import campaign_text
    from models.office import profile_on

    _open(arguments)
    plan = plan_store.load(plan_list.only_code(arguments.campaign))
    sys.stdout.write(campaign_text(plan, profile_on(arguments.on)))
    return OK


def generate(arguments: argparse.Namespace) -> int:
    """Make a paper."""
    from docgen.drafts.kinds import KINDS, About
    from docgen.jobs.annexing import annex_beside
    from docgen.jobs.comparing import compared
    from docgen.jobs.generating import generate
    from models.attachments import annexes_of

    details = _details(arguments.details)
    folder = _open(arguments)
    kind = KINDS.get(arguments.document)
    free = kind is not None and kind.about is About.OFFICE and not arguments.campaign
    code = "" if free else plan_list.only_code(arguments.campaign)
    open_due(arguments.on)  # a reminder speaks of all that is late by then
    made = generate(folder, arguments.document, code, arguments.on, arguments.out, details)
    print(f"Đã tạo “{arguments.out.name}”.")
    if annexes_of(made):
        print(f"Phụ lục Excel: “{annex_beside(arguments.out).name}”.")
    if (told := compared(made)) is not None:
        print("\n".join(told.lines))
    return OK


def _details(path: Path | None) -> dict[str, object]:
    """Return the values typed for a paper, from a JSON file. Raises RuleBroken."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise world_failed(error, path) from error
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RuleBroken(f"“{path.name}” không phải tệp JSON dạng tên: giá trị. Hãy sửa tệp.")
    return found


def status(arguments: argparse.Namespace) -> int:
    """Tell who has handed in what."""
    from docgen.jobs import status

    _open(arguments)
    open_due(arguments.on)
    codes = _codes(arguments)
    if not codes:
        raise RuleBroken("Thư mục dữ liệu chưa có phong trào hoặc chương trình nào.")
    if arguments.by:
        return _status_by(arguments, codes[0] if arguments.campaign else "")
    if arguments.json:
        print(status.as_json(codes, arguments.on))
    else:
        print("\n".join(status.as_text(code, arguments.on) for code in codes), end="")
    return OK


def _status_by(arguments: argparse.Namespace, code: str) -> int:
    from docgen.jobs import status_tables
    from models.breakdown import Grouping

    by = Grouping(arguments.by)
    if arguments.json:
        print(status_tables.as_json(by, arguments.on, code))
    else:
        print(status_tables.as_text(by, arguments.on, code), end="")
    return OK


def export(arguments: argparse.Namespace) -> int:
    """Write the package for the stick."""
    from docgen.jobs.exporting import export

    _open(arguments)
    open_due(arguments.on)
    made = export(_codes(arguments), arguments.on, arguments.out, period=arguments.period)
    print(f"Đã ghi và kiểm tra xong gói “{made.name}”.")
    return OK


def register(arguments: argparse.Namespace) -> int:
    """Write the register of outgoing papers of a year as a workbook."""
    from docgen.jobs.registering import write_book

    _open(arguments)
    year = arguments.year or arguments.on.year
    made = write_book(year, arguments.on, arguments.out)
    print(f"Đã ghi sổ văn bản đi năm {year} vào “{made.name}”.")
    return OK


def scores(arguments: argparse.Namespace) -> int:
    """Write the score sheets of a year, a workbook for each cluster."""
    from docgen.jobs.scoring import write_all

    _open(arguments)
    open_due(arguments.on)
    year = arguments.year or arguments.on.year
    made = write_all(year, arguments.on, arguments.cluster, arguments.out)
    names = "; ".join(path.name for path in made)
    print(f"Đã ghi {len(made)} bảng chấm điểm năm {year}: {names}.")
    return OK


def calendar(arguments: argparse.Namespace) -> int:
    """Write the deadlines ahead as a calendar."""
    from docgen.calendar_file import write_calendar
    from models.due_days import ahead

    _open(arguments)
    open_due(arguments.on)
    days = ahead(arguments.on, code=arguments.campaign)
    count = write_calendar(days, arguments.on, arguments.out)
    print(f"Đã ghi {count} hạn vào “{arguments.out.name}”.")
    return OK


def check(arguments: argparse.Namespace) -> int:
    """Tell whether the book and its files are whole."""
    from docgen.jobs.checking import check_documents

    folder = _open(arguments)
    found = [f"Cơ sở dữ liệu: {problem}" for problem in problems()] + check_documents(folder)
    if found:
        raise RuleBroken("\n".join(found))
    print("Dữ liệu nguyên vẹn.")
    return OK


def backup(arguments: argparse.Namespace) -> int:
    """Copy the book."""
    from models.backup import back_up
    from models.database import copy_to
    from models.files import atomic_write

    folder = _open(arguments)
    if arguments.out is None:
        made = back_up(folder, arguments.on, force=True)
        assert made is not None  # forced
        print(f"Đã sao lưu vào “{made.path.name}”.")
        return OK
    atomic_write(arguments.out, copy_to)
    print(f"Đã sao lưu vào “{arguments.out.name}”.")
    return OK


def restore(arguments: argparse.Namespace) -> int:
    """Put a copy of the book back."""
    from models.restoring import restore

    if is_data_folder(arguments.folder):
        with suppress(RuleBroken):  # a damaged book is just what a restore is for
            open_folder(arguments.folder, create=False)
            close()
    kept = restore(arguments.folder, arguments.file)
    open_folder(arguments.folder, create=False)
    told = f" Sổ trước đó được giữ ở “{kept.name}”." if kept else ""
    print(f"Đã khôi phục từ “{arguments.file.name}”.{told}")
    return OK


def lint(arguments: argparse.Namespace) -> int:
    """Print one finding a line; nothing when the paper keeps to the decree."""
    from docgen.lint import lint_file, shipped_laws

    findings = lint_file(arguments.file, shipped_laws(), arguments.on)
    for finding in findings:
        print(finding)
    return REFUSED if findings else OK


def _codes(arguments: argparse.Namespace) -> list[str]:
    """Return the code that was named, or all there are. Raises RuleBroken for an unknown one."""
    if arguments.campaign:
        return [plan_list.only_code(arguments.campaign)]
    return plan_list.codes()


def _open(arguments: argparse.Namespace, create: bool = False) -> DataFolder:
    folder = open_folder(arguments.folder, create=create)
    ensure_list()
    return folder
