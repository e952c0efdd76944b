"""Report forms on the page “Báo cáo”: the menu in its header, and files dropped on the page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from docgen.jobs.incoming import Incoming, Kind, sort_out
from ui.context import Session
from ui.widgets.buttons import menu_button

HAND_OUT, RECEIVE = "Phát biểu báo cáo…", "Nhận biểu báo cáo…"


def forms_menu(session: Session, page: QWidget, code: Callable[[], str]) -> QPushButton:
    """Return the menu; `code` returns the campaign that is shown, "" for none."""
    made = menu_button("Biểu Excel", "table")
    made.menu().addAction(HAND_OUT, lambda: hand_out(session, page, code()))
    made.menu().addAction(RECEIVE, lambda: _receive(session, page, []))
    return made


def hand_out(session: Session, page: QWidget, code: str) -> None:
    """Ask for units and place, then write the forms in the background."""
    from ui.intake.hand_out import HandOutDialog

    dialog = HandOutDialog(session, code, page)
    dialog.exec()
    dialog.deleteLater()


def take_dropped(session: Session, page: QWidget, paths: list[Path]) -> None:
    """Take forms in here; anything else is led to the page that knows all kinds of files."""
    done = partial(_lead, session, page, paths)
    session.run("Đang xem các tệp vừa thả", partial(sort_out, paths), done)


def _lead(session: Session, page: QWidget, paths: list[Path], incoming: Incoming) -> None:
    forms = incoming.of(Kind.FORM, Kind.WORKBOOK)
    if forms and set(incoming.kinds) <= {Kind.FORM, Kind.WORKBOOK, Kind.OTHER}:
        _receive(session, page, forms)
    else:
        session.show_page("exchange", files=paths)


def _receive(session: Session, page: QWidget, paths: list[Path]) -> None:
    from ui.intake.doors import receive_forms

    receive_forms(session, page, paths)
