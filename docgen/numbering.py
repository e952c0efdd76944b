"""Writing number and day into a paper that was made without them, touching nothing else.

The clerk may have edited the paper in Word meanwhile: only the line "Số: …", the line with place
and day, and the same number and day in "(Kèm theo Quyết định số … ngày …)" above an attached list
are changed, each only where its words differ, so that runs keep their look.
"""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from docgen.contexts.head import day_in_words, number_line, place_and_day
from models.errors import RuleBroken
from models.files import atomic_write, free_name, is_open_in_office, world_failed, write_bytes
from models.text import nfc

BEFORE = "ban-truoc"  # what the name of the earlier copy ends with
_GAP = r"[\s.…_]*"
_NUMBER = re.compile(rf"\s*Số\s*:?{_GAP}(\d+[a-zđ]?)?{_GAP}(?P<symbol>[/\-–]\S.*)?", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<place>[^\n]*?)[,\s]*\bngày\b(?P<day>[\s\d.…_]*)tháng\b(?P<month>[\s\d.…_]*)"
    r"năm\b(?P<year>[\s\d.…_]*)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    rf"\(?\s*(?:Ban hành\s+)?kèm theo\b[^\d/]*?\bsố\b:?(?P<number>{_GAP}(?:\d+[a-zđ]?)?{_GAP})"
    r"(?P<symbol>[/\-–]\S+?)\s+ngày\b(?P<day>[\s\d.…_]*)tháng\b(?P<month>[\s\d.…_]*)"
    r"năm\b(?P<year>[\s\d.…_]*)",
    re.IGNORECASE,
)
_NEAR_THE_TOP = 15  # paragraphs looked through in a paper without a head table


def stamp(path: Path, number: str, symbol: str, day: date | None, place: str = "") -> str:
    """Write number and day into the paper at `path`; return the SHA-256 of what stands there.

    "" and None leave what is written. The place on the paper stays; `place` fills a blank one.
    The paper as it was is kept beside it as "….ban-truoc.docx". Raises RuleBroken, with nothing
    changed, when the file is gone, open in Word, no whole .docx, or lacks one of the two lines.
    """
    if is_open_in_office(path):
        raise RuleBroken(f"“{path.name}” đang mở trong Word. Hãy đóng tệp đó rồi ghi lại.")
    stamped = _stamped(path, number, symbol, day, place)
    _keep_before(path)
    return write_bytes(path, stamped)


def _stamped(path: Path, number: str, symbol: str, day: date | None, place: str) -> bytes:
    """Return the paper with number and day in it; the file itself stays as it is."""
    if not path.is_file():
        raise RuleBroken(f"Không còn thấy “{path.name}”. Hãy tạo lại văn bản rồi ghi số.")
    try:
        paper = docx.Document(str(path))
        old_number, symbol = _stamp_number(paper, path, number, symbol)
        old_day = _stamp_day(paper, path, day, place) if day is not None else ("", "", "")
        for paragraph in _attached_lines(paper):
            _stamp_attached(paragraph, (number, old_number, symbol), day, old_day)
        stamped = io.BytesIO()
        paper.save(stamped)
    except RuleBroken:
        raise
    except OSError as error:
        raise world_failed(error, path) from error
    except Exception as error:  # python-docx answers damaged files with any error there is
        raise RuleBroken(
            f"“{path.name}” không còn là tệp Word (.docx) đọc được. Hãy tạo lại văn bản."
        ) from error
    return stamped.getvalue()


def _keep_before(path: Path) -> None:
    kept = free_name(path.with_name(f"{path.stem}.{BEFORE}{path.suffix}"))
    atomic_write(kept, lambda beside: shutil.copyfile(path, beside) and None)


def _stamp_number(paper: Document, path: Path, number: str, symbol: str) -> tuple[str, str]:
    """Write the number, if any; return the one written before ("" for none) and the symbol."""
    for paragraph in _head_lines(paper):
        text = _text(paragraph)
        first = text.partition("\n")[0]
        found = _NUMBER.fullmatch(nfc(first))
        if found is not None:
            symbol = symbol or (found["symbol"] or "").strip()
            if number:
                _reword(paragraph, text, number_line(number, symbol) + text[len(first) :])
            return found[1] or "", symbol
    if not number:
        return "", symbol
    raise RuleBroken(
        f"Không thấy dòng “Số:” ở đầu “{path.name}”. Hãy mở tệp, ghi số bằng tay, rồi ghi vào sổ"
        " với ô “Sửa cả trong tệp Word” bỏ trống."
    )


def _stamp_day(paper: Document, path: Path, day: date, place: str) -> tuple[str, ...]:
    """Write the day; return day, month and year written before, digits or ""."""
    for paragraph in _head_lines(paper):
        text = _text(paragraph)
        found = _DAY.fullmatch(nfc(text))
        if found is not None:
            typed = found["place"].strip(" .…_")
            wanted = place_and_day(typed or place, day.day, day.month, day.year)
            _reword(paragraph, text, wanted)
            return tuple(_digits(found[name]) for name in ("day", "month", "year"))
    raise RuleBroken(
        f"Không thấy dòng “…, ngày … tháng … năm …” ở đầu “{path.name}”. Hãy mở tệp, ghi ngày"
        " bằng tay, rồi ghi vào sổ với ô “Sửa cả trong tệp Word” bỏ trống."
    )


def _stamp_attached(
    paragraph: Paragraph,
    numbers: tuple[str, str, str],
    day: date | None,
    old_day: tuple[str, ...],
) -> None:
    """Write number and day into a "(Kèm theo …)" that speaks of this paper, not of another.

    `numbers` are the new one, the old one and the paper's symbol. What already names another
    number or day stays as it is.
    """
    number, old_number, symbol = numbers
    text = _text(paragraph)
    found = _ATTACHED.match(nfc(text))
    if found is None or nfc(found["symbol"]).casefold() != symbol.casefold():
        return
    told = _digits(found["number"])
    if told and told != _digits(old_number) and told != _digits(number):
        return
    wanted = {"number": f" {number.zfill(2) if number.isdigit() else number}"} if number else {}
    written = tuple(_digits(found[name]) for name in ("day", "month", "year"))
    if day is not None and (not written[0] or written == old_day):
        _, day_text, _, month_text, *_ = day_in_words(day.day, day.month, day.year).split()
        wanted |= {"day": f" {day_text} ", "month": f" {month_text} "}
        wanted["year"] = f" {day.year}{_tail(found['year'])}"
    for name in sorted(wanted, key=found.start, reverse=True):
        old = _text(paragraph)
        start, stop = found.span(name)
        _reword(paragraph, old, nfc(old)[:start] + wanted[name] + nfc(old)[stop:])


def _digits(text: str) -> str:
    """Return a number as it counts: "05" is "5", blanks are ""."""
    return re.sub(r"[\s.…_]", "", text).lstrip("0").casefold()


def _tail(text: str) -> str:
    """Return the spaces at the end of a text."""
    return text[len(text.rstrip()) :]


def _attached_lines(paper: Document) -> list[Paragraph]:
    """Return the lines "(Kèm theo …)" wherever they stand, in tables too."""
    every = (Paragraph(element, paper._body) for element in paper.element.body.iter(qn("w:p")))
    return [paragraph for paragraph in every if _ATTACHED.match(nfc(_text(paragraph)))]


def _head_lines(paper: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of the head table; of a paper without tables, the first ones."""
    for table in paper.tables[:1]:
        for cell in table._cells:
            yield from cell.paragraphs
    yield from paper.paragraphs[:_NEAR_THE_TOP]


def _runs(paragraph: Paragraph) -> list[Run]:
    """Return the runs that show, those within links and tracked insertions too."""
    shown = paragraph._p.xpath(".//w:r[not(ancestor::w:del)]")
    return [Run(element, paragraph) for element in shown]


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in _runs(paragraph))


def _reword(paragraph: Paragraph, old: str, new: str) -> None:
    """Turn `old` into `new`, changing only the letters between their common start and end."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    stop, middle = len(old) - end, new[start : len(new) - end]
    if start == stop and not middle:
        return
    place = 0
    for run in _runs(paragraph):
        text = run.text
        left, right = max(start - place, 0), min(stop - place, len(text))
        place += len(text)
        if left > right or (left == right and not middle):
            continue
        if left == len(text) and place < len(old):  # goes to the start of the next run
            continue
        run.text = text[:left] + middle + text[right:]
        middle = ""


def _common(one: str, two: str) -> int:
    """Return how many letters both begin with."""
    count = 0
    while count < min(len(one), len(two)) and one[count] == two[count]:
        count += 1
    return count
