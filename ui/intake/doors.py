"""Files of any kind are told apart by content and led to where they are taken in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from docgen.jobs.incoming import Incoming, Kind, sort_out
from models.errors import RuleBroken
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.intake.receive import ReceiveFormsDialog
from ui.intake.saying import names
from ui.pages.taking import TakingIn

Take = Callable[[list[Path]], object]
_FORMS = (Kind.FORM, Kind.WORKBOOK)  # a workbook that is no form is told so, in the same table


class Doors(QObject):
    """Sorts what came and opens one door after the other; each shows before it takes."""

    def __init__(self, session: Session, page: QWidget, doors: dict[Kind, Take]) -> None:
        """`doors`: what the page itself does with campaign files and packages."""
        super().__init__(page)
        self._session, self._page = session, page
        self._taking = TakingIn(session, page)
        self._taking.kept.connect(self._show_draft)
        self._doors: dict[Kind, Take] = {
            Kind.UNITS: self._take_units,
            Kind.SCORES: self._take_scores,
            Kind.PLAN: self._taking.take,
            **doors,
        }

    def take(self, paths: list[Path]) -> None:
        """Sort files and folders; a single file at once, more of them in the background."""
        if len(paths) == 1 and paths[0].is_file():
            self.lead(sort_out(paths))
        elif paths:
            work = partial(sort_out, paths)
            self._session.run(f"Đang xem “{names(paths)}”", work, self.lead)

    def lead(self, incoming: Incoming) -> None:
        """Open the doors for what was found, forms first."""
        others = incoming.of(Kind.OTHER)
        doors = [kind for kind in self._doors if incoming.of(kind)]
        forms = incoming.of(*_FORMS)
        if not forms and not doors:
            what = f": {names(others)}" if others else ""
            told = f"Không có tệp nào nhận được ở đây{what}."
            self._session.notify(told, "warning")
            return
        if len(doors) + bool(forms) > 1 and not self._agrees(incoming):
            return
        if forms:
            receive_forms(self._session, self._page, forms)
        for kind in doors:
            self._doors[kind](incoming.of(kind))
        if others:
            told = f"{len(others)} tệp khác không nhận: {names(others)}."
            self._session.notify(told, "info")

    def _agrees(self, incoming: Incoming) -> bool:
        counts = [f"• {len(incoming.of(kind))} {kind.value.lower()}" for kind in incoming.kinds]
        text = "\n".join([*counts, "", "Xem lần lượt từng loại; chưa ghi gì vào sổ."])
        return confirm(self._page, "Có nhiều loại tệp", text, "Xem lần lượt")

    def _take_units(self, paths: list[Path]) -> None:
        from docgen.jobs.unit_import import dry_run  # openpyxl is slow to import
        from ui.dialogs.import_units_dialog import ImportUnitsDialog
        from ui.units.telling import tell_done

        for path in paths:
            try:
                run = dry_run(path, self._session.today)
            except RuleBroken as broken:
                self._session.notify(str(broken), "error")
                continue
            dialog = ImportUnitsDialog(path, run, self._session, self._page)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                words = f"Đã nhập {dialog.count} đơn vị từ Excel"
                tell_done(self._session, [dialog.saved], words)
            dialog.deleteLater()

    def _take_scores(self, paths: list[Path]) -> None:
        from docgen.jobs.score_import import take_scores  # openpyxl is slow to import
        from ui.units.telling import tell_done

        for path in paths:
            try:
                text = f"{take_scores(path, check=True).sentence}."
                if not confirm(self._page, f"Nhận “{path.name}”?", text, "Nhận điểm"):
                    continue
                taken = take_scores(path)
            except RuleBroken as broken:
                self._session.notify(str(broken), "error")
            else:
                tell_done(self._session, [taken.change], taken.sentence)

    def _show_draft(self, code: str, is_work_plan: bool) -> None:
        page = "workplan" if is_work_plan else "campaigns"
        self._session.show_page(page, code=code)


def receive_forms(session: Session, page: QWidget, paths: list[Path]) -> None:
    """Open the dialog that takes filled forms in, with some files or none yet."""
    dialog = ReceiveFormsDialog(session, paths, page)
    dialog.exec()
    dialog.deleteLater()
