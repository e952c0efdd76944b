"""The door for Word files from outside: nothing is unpacked before it is known to be harmless."""

import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from models.errors import RuleBroken

_MOST_ENTRIES = 5_000
_MOST_PART_BYTES = 60 * 1024 * 1024
_MOST_UNPACKED_BYTES = 300 * 1024 * 1024
_MOST_RATIO = 300  # text packs to 1/20, hardly ever to 1/300


class WordParts:
    """The XML parts of one Word file, parsed safely. Raises RuleBroken for a bad file."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged() from error
        self._check(infos)

    def part(self, path: str) -> Element | None:
        """Return the root of a part, or None when the file has no such part."""
        try:
            info = self._zip.getinfo(path)
        except KeyError:
            return None
        return self._parsed(self._unpacked(info))

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        names = {info.filename for info in infos}
        if "word/document.xml" not in names:
            raise RuleBroken(
                f"“{self._name}” không phải tệp Word (.docx). Hãy mở bằng Word và lưu thành .docx."
            )
        too_big = (
            len(infos) > _MOST_ENTRIES
            or sum(info.file_size for info in infos) > _MOST_UNPACKED_BYTES
        )
        bombs = any(
            info.file_size > 5_000_000 and info.file_size > _MOST_RATIO * info.compress_size
            for info in infos
        )
        if too_big or bombs:
            raise RuleBroken(
                f"“{self._name}” nén quá nhiều dữ liệu, có thể không an toàn. Không mở tệp này."
            )
        if any(info.flag_bits & 0x1 for info in infos):
            raise RuleBroken(f"“{self._name}” có mật khẩu. Hãy bỏ mật khẩu rồi mở lại.")

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as part:
                content = part.read(_MOST_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(content) > _MOST_PART_BYTES:
            raise RuleBroken(f"“{self._name}” quá dài. Hãy chia thành nhiều tệp rồi mở lại.")
        return content

    def _parsed(self, content: bytes) -> Element:
        try:
            return fromstring(content, forbid_dtd=True)
        except DefusedXmlException as error:
            raise RuleBroken(
                f"“{self._name}” chứa khai báo lạ, không an toàn. Không mở tệp này."
            ) from error
        except (ParseError, ValueError, LookupError) as error:
            raise self._damaged() from error

    def _damaged(self) -> RuleBroken:
        return RuleBroken(
            f"“{self._name}” bị hỏng. Hãy mở bằng Word (chọn sửa tệp), lưu lại rồi mở lần nữa."
        )
