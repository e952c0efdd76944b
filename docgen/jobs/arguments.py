"""What can be typed behind `main.py`, and what is said when it cannot be understood."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from docgen.jobs import commands
from models.breakdown import Grouping

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        del message  # English, of argparse's own making
        print(
            f"Lệnh chưa đúng. Cách dùng: {self.format_usage().removeprefix('usage: ').strip()}",
            file=sys.stderr,
        )
        raise SystemExit(commands.REFUSED)


def parser(window: Command, tour: Command, today: date) -> argparse.ArgumentParser:
    """Return the parser of all commands; `window` runs when none is named, on `today`."""
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--on", type=_day, default=argparse.SUPPRESS, help="coi ngày này là hôm nay"
    )
    whole = _Parser(prog="so-thi-dua", parents=[shared])
    whole.add_argument("--data", type=Path, default=None, help="thư mục dữ liệu")
    whole.set_defaults(run=window, on=today)
    known = whole.add_subparsers(metavar="lệnh")

    def command(name: str, run: object, about: str, campaign: bool = True) -> object:
        added = known.add_parser(name, parents=[shared], help=about)
        added.set_defaults(run=run)
        if name != "tour":
            added.add_argument("folder", type=Path, metavar="DIR")
        if campaign:
            added.add_argument("--campaign", default="", metavar="CODE")
        return added

    command("demo", commands.demo, "thư mục dữ liệu mới với cơ quan mẫu", campaign=False)
    taken = command(
        "import", commands.take, "nhận kế hoạch, tệp phong trào, biểu báo cáo", campaign=False
    )
    taken.add_argument("files", type=Path, nargs="+", metavar="FILE")
    taken.add_argument("--check", action="store_true", help="chỉ xem trước, không ghi")
    command("show", commands.show, "in phong trào thành tệp phong trào (JSON)")
    made = command("generate", commands.generate, "tạo văn bản")
    made.add_argument("--document", required=True, metavar="KIND")
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    made.add_argument("--details", type=Path, default=None, metavar="FILE.json")
    told = command("status", commands.status, "tình hình nộp báo cáo")
    told.add_argument("--json", action="store_true")
    told.add_argument("--by", choices=[by.value for by in Grouping], default="")
    blank = command("forms", commands.forms, "biểu báo cáo trống, mỗi đơn vị một tệp Excel")
    blank.add_argument("--period", default="", metavar="P")
    blank.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    left = command("export", commands.export, "gói tổng hợp để chép ra USB")
    left.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    left.add_argument("--period", default="", metavar="P")
    booked = command("register", commands.register, "sổ văn bản đi ra Excel", campaign=False)
    booked.add_argument("--year", type=_year, default=None, metavar="Y")
    booked.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    scored = command("scores", commands.scores, "bảng chấm điểm ra Excel", campaign=False)
    scored.add_argument("--year", type=_year, default=None, metavar="Y")
    scored.add_argument("--cluster", default="", metavar="NAME")
    scored.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    dated = command("calendar", commands.calendar, "lịch hạn nộp (.ics)")
    dated.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    command("check", commands.check, "kiểm tra dữ liệu", campaign=False)
    copied = command("backup", commands.backup, "sao lưu dữ liệu", campaign=False)
    copied.add_argument("--out", type=Path, default=None, metavar="FILE")
    back = command("restore", commands.restore, "khôi phục từ bản sao lưu", campaign=False)
    back.add_argument("file", type=Path, metavar="FILE")
    linted = known.add_parser("lint", parents=[shared], help="soát thể thức một tệp Word")
    linted.set_defaults(run=commands.lint)
    linted.add_argument("file", type=Path, metavar="FILE.docx")
    shown = command("tour", tour, "chạy thử cả dây chuyền, không cần màn hình", campaign=False)
    shown.add_argument("out", type=Path, metavar="FOLDER")
    return whole


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


def _year(text: str) -> int:
    """Read a year of four digits."""
    if len(text) != 4 or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” không phải năm; hãy ghi như 2026")
    return int(text)
