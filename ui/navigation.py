"""The pages of the window, in the order of the rail."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.context import Session


class PageEntry(NamedTuple):
    """One page of the rail; `icon` is a meaning from `ui.icons`."""

    key: str
    title: str
    icon: str
    factory: Callable[[Session], QWidget]


def _made_by(module: str) -> Callable[[Session], QWidget]:
    """Return a factory that imports the page's module only when the page is first shown."""
    return lambda session: import_module(module).make_page(session)


TITLES = (
    ("overview", "Tổng quan"),
    ("campaigns", "Phong trào"),
    ("reports", "Báo cáo"),
    ("awards", "Khen thưởng"),
    ("documents", "Văn bản"),
    ("units", "Đơn vị"),
    ("workplan", "Chương trình năm"),
    ("exchange", "Trao đổi USB"),
    ("settings", "Cài đặt"),
)


def existing_pages() -> list[PageEntry]:
    """Return the pages whose module `ui.pages.<key>` exists; it has `make_page(session)`."""
    return [
        PageEntry(key, title, key, _made_by(f"ui.pages.{key}"))
        for key, title in TITLES
        if find_spec(f"ui.pages.{key}") is not None
    ]


PAGES: list[PageEntry] = existing_pages()
