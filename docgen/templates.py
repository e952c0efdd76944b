"""Finds the Word template of a paper: the clerk's own copy first, then the program's."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.errors import RuleBroken
from models.files import atomic_write, is_open_in_office, sha256, world_failed

OWN_FOLDER = "templates"  # inside the data folder
SHIPPED = Path(__file__).resolve().parent.parent / "resources" / "templates"
NAMES = {
    "plan": "Kế hoạch phát động phong trào thi đua",
    "work_plan": "Kế hoạch công tác thi đua, khen thưởng năm",
    "reminder": "Công văn đôn đốc báo cáo",
    "launch_decision": "Quyết định phát động phong trào thi đua",
    "council_decision": "Quyết định thành lập, kiện toàn Hội đồng",
    "submission": "Tờ trình đề nghị khen thưởng",
    "decision": "Quyết định tặng Giấy khen",
    "invitation": "Giấy mời",
    "minutes": "Biên bản họp Hội đồng Thi đua - Khen thưởng",
    "pledge": "Giao ước thi đua",
    "handover": "Biên bản bàn giao hồ sơ, công việc",
    "request": "Công văn đề nghị",
    "return_letter": "Công văn trả lại hồ sơ",
    "status_notice": "Thông báo tình hình nộp báo cáo",
    "cluster_notice": "Thông báo cụm trưởng, khối trưởng",
    "inspection_plan": "Kế hoạch kiểm tra công tác thi đua, khen thưởng",
    "report": "Báo cáo sơ kết, tổng kết phong trào",
    "periodic_report": "Báo cáo định kỳ gửi cấp trên",
    "achievement_report": "Báo cáo thành tích",
    "score_sheet": "Bảng tổng hợp kết quả chấm điểm, xếp hạng",
}
_FILES = {"plan": "plan.docx", "work_plan": "plan.docx"}


@dataclass(frozen=True)
class Found:
    """A template: its file, its version (SHA-256 of the file), and whether it is the clerk's."""

    path: Path
    version: str
    is_own: bool


def find(kind: str, data_folder: Path | None = None) -> Found:
    """Return the template for a `kind` of paper. Raises RuleBroken when there is none."""
    for folder, is_own in _folders(data_folder):
        path = folder / _FILES.get(kind, f"{kind}.docx")
        if path.is_file():
            return Found(path, sha256(path), is_own)
    raise RuleBroken(
        f"Không thấy mẫu cho “{NAMES.get(kind, kind)}”. Hãy cài lại chương trình để có mẫu gốc."
    )


def own_path(kind: str, data_folder: Path) -> Path:
    """Return where the office's own template of a `kind` lies, or would lie."""
    return data_folder / OWN_FOLDER / _FILES.get(kind, f"{kind}.docx")


def kind_of(file_name: str) -> str:
    """Return the (first) kind of paper that a template file belongs to; its stem if none."""
    names = {_FILES.get(kind, f"{kind}.docx"): kind for kind in reversed(NAMES)}
    return names.get(file_name, Path(file_name).stem)


def copy_for_editing(kind: str, data_folder: Path) -> Path:
    """Put a copy of the shipped template where the clerk may edit it; return its path.

    A copy that is already there stays as it is. Raises RuleBroken when none can be written.
    """
    own = own_path(kind, data_folder)
    if not own.exists():
        source = find(kind).path
        try:
            own.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise world_failed(error, own.parent) from error
        atomic_write(own, lambda beside: shutil.copyfile(source, beside) and None)
    return own


def put_aside(kind: str, data_folder: Path, today: date) -> Path | None:
    """Let the shipped template count again; return where the clerk's copy now lies, beside it.

    None when there was no own copy. Raises RuleBroken when the file cannot be moved.
    """
    own = own_path(kind, data_folder)
    if not own.exists():
        return None
    if is_open_in_office(own):
        raise RuleBroken(f"“{own.name}” đang mở trong Word. Hãy đóng tệp đó rồi làm lại.")
    kept, number = own.with_name(f"{own.stem} (bản cũ {today:%d-%m-%Y}).docx"), 2
    while kept.exists():
        kept = own.with_name(f"{own.stem} (bản cũ {today:%d-%m-%Y}, {number}).docx")
        number += 1
    try:
        own.rename(kept)
    except OSError as error:
        raise world_failed(error, own) from error
    return kept


def _folders(data_folder: Path | None) -> list[tuple[Path, bool]]:
    own = [(data_folder / OWN_FOLDER, True)] if data_folder else []
    return [*own, (SHIPPED, False)]
