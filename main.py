"""Sổ Thi Đua: arguments → open the data folder → window, or a command without one."""

import argparse
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from models import plan_list, plan_store
from models.base import db
from models.database import (
    BOOK_ERRORS,
    DataFolder,
    book_failed,
    close,
    is_data_folder,
    open_folder,
    problems,
)
from models.errors import Cancelled, RuleBroken
from models.files import free_name
from models.legal import ensure_list
from models.opening import open_due

OK, REFUSED, BUSY = 0, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, or 2 with one sentence on stderr."""
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except Cancelled:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return REFUSED
    except RuleBroken as broken:
        print(str(broken), file=sys.stderr)
        return REFUSED
    except BOOK_ERRORS as error:
        print(str(book_failed(error)), file=sys.stderr)
        return REFUSED
    except Exception as bug:  # our own fault: told in one line, kept with its details
        print(_told(bug, getattr(arguments, "folder", None)), file=sys.stderr)
        return REFUSED
    finally:
        close()


def _told(bug: Exception, folder: Path | None) -> str:
    """Return the sentence for a fault of ours, and keep the details where they can be read."""
    details = "".join(traceback.format_exception(bug))
    logs = folder / "logs" if folder and is_data_folder(folder) else Path(tempfile.gettempdir())
    kept = free_name(logs / "loi-phan-mem.txt")
    with suppress(OSError):
        kept.write_text(details, "utf-8")
    return f"Lỗi phần mềm ({type(bug).__name__}); chi tiết đã ghi vào {kept}. Dữ liệu giữ nguyên."


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        del message  # English, of argparse's own making
        print(
            f"Lệnh chưa đúng. Cách dùng: {self.format_usage().removeprefix('usage: ').strip()}",
            file=sys.stderr,
        )
        raise SystemExit(REFUSED)


def _window(arguments: argparse.Namespace) -> int:
    from ui.start import run

    return run(arguments.data, arguments.on)


def _demo(arguments: argparse.Namespace) -> int:
    from docgen.jobs.demo import make_demo

    if is_data_folder(arguments.folder):
        raise RuleBroken(
            f"Thư mục “{arguments.folder.name}” đã có sổ dữ liệu. Hãy chọn thư mục trống."
        )
    _open(arguments, create=True)
    print("\n".join(make_demo(arguments.on)))
    return OK


def _import(arguments: argparse.Namespace) -> int:
    from docgen.jobs.importing import take_in

    for path in arguments.files:
        if not path.is_file():
            raise RuleBroken(f"Không thấy tệp “{path.name}”. Hãy kiểm tra lại đường dẫn.")
    fresh = not is_data_folder(arguments.folder)
    if arguments.check and fresh:
        return _check_without_book(arguments)
    existed = arguments.folder.exists()
    _open(arguments, create=True)
    try:
        with db.atomic("IMMEDIATE"):  # all files or none
            taken = [take_in(path, arguments.on, arguments.check) for path in arguments.files]
    except BaseException:
        if not existed:  # nothing came of it: leave no empty office behind
            close()
            shutil.rmtree(arguments.folder, ignore_errors=True)
        raise
    print("\n".join(line for one in taken for line in one.sentences))
    return OK


def _check_without_book(arguments: argparse.Namespace) -> int:
    """A dry run for a folder that does not exist yet leaves nothing behind."""
    from tempfile import TemporaryDirectory

    from docgen.jobs.importing import take_in

    with TemporaryDirectory() as folder:
        open_folder(Path(folder))
        for path in arguments.files:
            print("\n".join(take_in(path, arguments.on, check=True).sentences))
        close()
    return OK


def _show(arguments: argparse.Namespace) -> int:
    from docgen.campaign_file import CampaignFile, to_text
    from models.office import profile_on
    from models.opening import named_participants

    _open(arguments)
    code = plan_list.only_code(arguments.campaign)
    plan = plan_store.load(code)
    units = [{"code": unit.code, "name": unit.name} for unit in named_participants(code)]
    content = CampaignFile(plan=plan, office=profile_on(arguments.on), units=units)
    sys.stdout.write(to_text(content))
    return OK


def _generate(arguments: argparse.Namespace) -> int:
    from docgen.jobs.generating import generate_file

    folder = _open(arguments)
    code = plan_list.only_code(arguments.campaign)
    made = generate_file(folder, arguments.document, code, arguments.on, arguments.out)
    print(f"Đã tạo “{made.name}”.")
    return OK


def _status(arguments: argparse.Namespace) -> int:
    from docgen.jobs import status

    _open(arguments)
    open_due(arguments.on)
    codes = [arguments.campaign] if arguments.campaign else plan_list.codes()
    if not codes:
        raise RuleBroken("Thư mục dữ liệu chưa có phong trào hoặc chương trình nào.")
    for code in codes:
        plan_list.only_code(code)
    if arguments.json:
        print(status.as_json(codes, arguments.on))
    else:
        print("\n".join(status.as_text(code, arguments.on) for code in codes), end="")
    return OK


def _export(arguments: argparse.Namespace) -> int:
    from docgen.jobs.exporting import export

    _open(arguments)
    open_due(arguments.on)
    codes = [arguments.campaign] if arguments.campaign else plan_list.codes()
    for code in codes:
        plan_list.only_code(code)
    made = export(codes, arguments.on, arguments.out, period=arguments.period)
    print(f"Đã ghi và kiểm tra xong gói “{made.name}”.")
    return OK


def _check(arguments: argparse.Namespace) -> int:
    from docgen.jobs.checking import check_documents

    folder = _open(arguments)
    found = [f"Cơ sở dữ liệu: {problem}" for problem in problems()] + check_documents(folder)
    if found:
        raise RuleBroken("\n".join(found))
    print("Dữ liệu nguyên vẹn.")
    return OK


def _backup(arguments: argparse.Namespace) -> int:
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


def _restore(arguments: argparse.Namespace) -> int:
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


def _lint(arguments: argparse.Namespace) -> int:
    """Print one finding a line; nothing when the paper keeps to the decree."""
    from docgen.lint import lint_file, shipped_laws

    findings = lint_file(arguments.file, shipped_laws(), arguments.on)
    for finding in findings:
        print(finding)
    return REFUSED if findings else OK


def _tour(arguments: argparse.Namespace) -> int:
    from ui.tour import tour

    for line in tour(arguments.out, arguments.on):
        print(line)
    return OK


def _open(arguments: argparse.Namespace, create: bool = False) -> DataFolder:
    folder = open_folder(arguments.folder, create=create)
    ensure_list()
    return folder


def _day(text: str) -> date:
    """Read 2026-11-21 or 21/11/2026."""
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải ngày; hãy ghi như 21/11/2026"
        ) from error


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--on", type=_day, default=argparse.SUPPRESS, help="coi ngày này là hôm nay"
    )
    parser = _Parser(prog="so-thi-dua", parents=[shared])
    parser.add_argument("--data", type=Path, default=None, help="thư mục dữ liệu")
    parser.set_defaults(run=_window, on=date.today())
    commands = parser.add_subparsers(metavar="lệnh")

    def command(name: str, run: object, about: str, campaign: bool = True) -> object:
        added = commands.add_parser(name, parents=[shared], help=about)
        added.set_defaults(run=run)
        if name != "tour":
            added.add_argument("folder", type=Path, metavar="DIR")
        if campaign:
            added.add_argument("--campaign", default="", metavar="CODE")
        return added

    command("demo", _demo, "thư mục dữ liệu mới với cơ quan mẫu", campaign=False)
    taken = command("import", _import, "nhận kế hoạch, tệp phong trào", campaign=False)
    taken.add_argument("files", type=Path, nargs="+", metavar="FILE")
    taken.add_argument("--check", action="store_true", help="chỉ xem trước, không ghi")
    command("show", _show, "in phong trào thành tệp phong trào (JSON)")
    made = command("generate", _generate, "tạo văn bản")
    made.add_argument("--document", required=True, metavar="KIND")
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    told = command("status", _status, "tình hình nộp báo cáo")
    told.add_argument("--json", action="store_true")
    left = command("export", _export, "gói tổng hợp để chép ra USB")
    left.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    left.add_argument("--period", default="", metavar="P")
    command("check", _check, "kiểm tra dữ liệu", campaign=False)
    copied = command("backup", _backup, "sao lưu dữ liệu", campaign=False)
    copied.add_argument("--out", type=Path, default=None, metavar="FILE")
    back = command("restore", _restore, "khôi phục từ bản sao lưu", campaign=False)
    back.add_argument("file", type=Path, metavar="FILE")
    linted = commands.add_parser("lint", parents=[shared], help="soát thể thức một tệp Word")
    linted.set_defaults(run=_lint)
    linted.add_argument("file", type=Path, metavar="FILE.docx")
    shown = command("tour", _tour, "chạy thử cả dây chuyền, không cần màn hình", campaign=False)
    shown.add_argument("out", type=Path, metavar="FOLDER")
    return parser


def _speak_utf8() -> None:
    """Windows consoles default to a code page that cannot say Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
