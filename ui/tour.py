"""The whole line of work without a screen: what `./run.sh` does where there is none."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from docgen.jobs.demo import make_demo
from docgen.jobs.exporting import export
from docgen.jobs.generating import generate_file
from models.database import close, open_folder
from models.legal import ensure_list
from models.opening import open_due
from models.plan import PlanKind
from models.plan_list import rows
from models.tracking import matrix
from ui.app import make_application
from ui.snapshot import grab_pages
from ui.start import open_window


def tour(out: Path, today: date) -> Iterator[str]:
    """Make the demonstration office in `out`, its papers, the package and pictures of all pages.

    Yields a line for each thing made.
    """
    out.mkdir(parents=True, exist_ok=True)
    office = _fresh(out / "co-quan-mau")
    yield f"Thư mục dữ liệu: {office}"
    folder = open_folder(office)
    ensure_list()
    yield from make_demo(today)
    open_due(today)
    campaign = _busiest(today)
    work_plan = next(row.code for row in rows(PlanKind.WORK_PLAN))
    papers = (
        ("plan", campaign, "ke-hoach.docx"),
        ("plan", work_plan, "chuong-trinh-nam.docx"),
        ("reminder", campaign, "cong-van-don-doc.docx"),
    )
    for kind, code, name in papers:
        yield f"Văn bản: {generate_file(folder, kind, code, today, out / name)}"
    yield f"Gói tổng hợp: {export([campaign], today, out)}"
    close()
    yield from _pictures(office, out / "anh", today)


def _quiet(kind: QtMsgType, _context: object, text: str) -> None:
    """Pass on what Qt says, but not that a screen that is none cannot do what screens do."""
    if "propagateSizeHints" not in text:
        print(f"{kind.name}: {text}", file=sys.stderr)


def _fresh(folder: Path) -> Path:
    """Return `folder`, or the first "…-2", "…-3" beside it that is not an office yet."""
    number, free = 2, folder
    while free.exists():
        free = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return free


def _busiest(today: date) -> str:
    """Return the code of the campaign with the most late reports: the reminder needs some."""
    codes = [row.code for row in rows(PlanKind.CAMPAIGN)]
    return max(codes, key=lambda code: len(matrix(code, today).late))


def _pictures(office: Path, out: Path, today: date) -> Iterator[str]:
    qInstallMessageHandler(_quiet)
    make_application()
    window, _ = open_window(office, today)
    for path in grab_pages(window, out):
        yield f"Ảnh: {path}"
    window.close()
    close()
