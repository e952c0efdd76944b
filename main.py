"""Sổ Thi Đua: arguments → open the data folder → window, or a command without one."""

import argparse
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from docgen.jobs.arguments import parser
from docgen.jobs.commands import OK, REFUSED
from models.database import BOOK_ERRORS, book_failed, close, is_data_folder
from models.errors import Cancelled, RuleBroken
from models.files import free_name


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, or 2 with one sentence on stderr."""
    _speak_utf8()
    arguments = parser(_window, _tour, date.today()).parse_args(argv)
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


def _window(arguments: argparse.Namespace) -> int:
    from ui.start import run

    return run(arguments.data, arguments.on)


def _tour(arguments: argparse.Namespace) -> int:
    from ui.tour import tour

    for line in tour(arguments.out, arguments.on):
        print(line)
    return OK


def _told(bug: Exception, folder: Path | None) -> str:
    """Return the sentence for a fault of ours, and keep the details where they can be read."""
    details = "".join(traceback.format_exception(bug))
    logs = folder / "logs" if folder and is_data_folder(folder) else Path(tempfile.gettempdir())
    kept = free_name(logs / "loi-phan-mem.txt")
    with suppress(OSError):
        kept.write_text(details, "utf-8")
    return f"Lỗi phần mềm ({type(bug).__name__}); chi tiết đã ghi vào {kept}. Dữ liệu giữ nguyên."


def _speak_utf8() -> None:
    """Windows consoles default to a code page that cannot say Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
