"""The pages of a PDF as pictures, by pdfium. Use from one thread only: pdfium knows no threads."""

from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pypdfium2
from pypdfium2 import PdfiumError

from models.errors import RuleBroken
from models.files import world_failed
from models.text import nfc

POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
_LOOK_DPI = 100  # fine enough to see where the ink ends, to half a millimetre
_PAPER = 0xFF


class Picture(NamedTuple):
    """A page as RGB bytes, row by row; a row takes `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Box(NamedTuple):
    """A rectangle on the page in mm from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PdfPages:
    """An opened PDF. Pages are counted from 0. The file itself is not kept open.

    Raises RuleBroken for a file that is gone or is no PDF.
    """

    def __init__(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise world_failed(error, path) from error
        try:
            self._pdf = pypdfium2.PdfDocument(content)
        except PdfiumError as error:
            raise RuleBroken(
                f"Không đọc được các trang của “{path.name}”. Hãy đóng rồi xem trước lại."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the memory; no page can be asked for afterwards."""
        self._pdf.close()

    def count(self) -> int:
        return len(self._pdf)

    def size_mm(self, number: int) -> tuple[float, float]:
        """Return width and height of a page as it is seen (a turned page is wide)."""
        width, height = self._pdf.get_page_size(number)
        return width * MM_PER_INCH / POINTS_PER_INCH, height * MM_PER_INCH / POINTS_PER_INCH

    def words(self, number: int) -> str:
        """Return the words of a page, as far as the PDF holds them; from its upper left on."""
        page = self._pdf[number]
        try:
            text = page.get_textpage()
            try:
                return nfc(text.get_text_bounded())
            finally:
                text.close()
        finally:
            page.close()

    def render(self, number: int, dpi: float, *, for_print: bool = False) -> Picture:
        """Draw a page on white."""
        page = self._pdf[number]
        try:
            bitmap = page.render(
                scale=dpi / POINTS_PER_INCH,
                rev_byteorder=True,
                optimize_mode="print" if for_print else None,
            )
            try:
                pixels = bytes(bitmap.buffer)
                return Picture(bitmap.width, bitmap.height, bitmap.stride, pixels)
            finally:
                bitmap.close()
        finally:
            page.close()

    def ink(self, number: int) -> Box | None:
        """Return the rectangle that holds all that is printed; None for a blank page."""
        picture = self.render(number, _LOOK_DPI)
        rows = [
            picture.pixels[row * picture.stride :][: picture.width * 3]
            for row in range(picture.height)
        ]
        blank = bytes([_PAPER])
        inked = [(row, line) for row, line in enumerate(rows) if line.strip(blank)]
        if not inked:
            return None
        left = min(len(line) - len(line.lstrip(blank)) for _, line in inked) // 3
        right = -(-max(len(line.rstrip(blank)) for _, line in inked) // 3)
        mm = MM_PER_INCH / _LOOK_DPI
        return Box(left * mm, inked[0][0] * mm, right * mm, (inked[-1][0] + 1) * mm)


def print_dpi(resolution: int) -> int:
    """Return how finely to draw for a printer: a whole part of its own dots, at least 300 dpi.

    Finer pictures look the same on paper but fill the spooler of an old machine.
    """
    return resolution // (resolution // 300) if resolution >= 300 else 300
