"""What the dialog says when a reading or a booking has ended."""

from pathlib import Path

from docgen.jobs.incoming import MOST_FILES, Incoming, Kind
from ui.intake.reading import was_stopped
from ui.theme import Tone

_NAMES = 4
_READ = (Kind.FORM, Kind.WORKBOOK)  # a workbook that is no form stands in the table


def said_of_reading(
    paths: list[Path],
    searched: bool,
    incoming: Incoming | None,
    error: Exception | None,
    shown: int,
) -> tuple[str, Tone]:
    """Return what is to be said after reading, "" when the table says it all.

    `shown`: how many files the table has now.
    """
    if was_stopped(error):
        return f"Đã dừng đọc. {shown} tệp đã đọc vẫn ở trong bảng.", Tone.WARNING
    if error is not None:
        return str(error), Tone.ERROR
    if gone := [path for path in paths if not path.exists()]:
        return (
            f"Không còn thấy “{names(gone)}”. Nếu USB bị rút, hãy cắm lại rồi đọc lại.",
            Tone.ERROR,
        )
    if incoming is None:
        return "", Tone.INFO
    return _of_incoming(paths, searched, incoming)


def _of_incoming(paths: list[Path], searched: bool, incoming: Incoming) -> tuple[str, Tone]:
    told = []
    forms = incoming.of(Kind.FORM)
    if not forms and (searched or not incoming.of(Kind.WORKBOOK)):
        told.append(f"Không thấy biểu báo cáo nào trong “{names(paths)}”.")
    others = [path for kind in incoming.kinds if kind not in _READ for path in incoming.of(kind)]
    if searched:
        others = incoming.of(Kind.WORKBOOK, Kind.SCORES)
        if others:
            told.append(f"Có {len(others)} tệp Excel khác không phải biểu: {names(others)}.")
    elif others:
        told.append(
            f"{len(others)} tệp không phải biểu nên không đọc ở đây: {names(others)}. Hãy thả"
            " chúng vào trang Trao đổi USB."
        )
    if incoming.cut:
        told.append(f"Chỉ xem {MOST_FILES} tệp đầu. Hãy chọn thư mục nhỏ hơn.")
    return " ".join(told), Tone.WARNING if told else Tone.INFO


def said_of_taking(taken: int, refused: int, left: int) -> tuple[str, Tone]:
    """Return the sentence for a booking: how many were taken, refused, never begun."""
    told = [f"Đã dừng; đã nhận {taken} biểu." if left else f"Đã nhận {taken} biểu."]
    if refused:
        told.append(f"{refused} biểu không nhận được, lý do ở thẻ “Lỗi”.")
    if left:
        told.append(f"{left} biểu chưa nhận, vẫn được đánh dấu.")
    return " ".join(told), Tone.WARNING if refused or left else Tone.OK


def names(paths: list[Path]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(path.name or str(path) for path in paths[:_NAMES])
    more = len(paths) - _NAMES
    return f"{shown} và {more} tệp khác" if more > 0 else shown
