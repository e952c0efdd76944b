"""Phát biểu báo cáo: one blank Excel form for each unit, into a folder or onto a stick."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from docgen.jobs import forms
from docgen.jobs.forms import HandedOut
from models.errors import RuleBroken
from models.tracking import plans_tracked
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.exchange.drives import Drive, removable_drives
from ui.exchange.where import WhereCard
from ui.opening_files import open_folder_of
from ui.theme import Tone
from ui.units.ticks import TickList
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.form import Form
from ui.widgets.labels import label

_HINT = (
    "Mỗi đơn vị một tệp Excel để điền số liệu. Biểu ghi vào một thư mục mới, không đè lên tệp có"
    " sẵn. Đơn vị điền xong gửi lại thì nhận ở “Nhận biểu báo cáo”."
)


class HandOutDialog(FormDialog):
    """Campaign, period, units, place; the files are written in the background."""

    def __init__(
        self,
        session: Session,
        code: str = "",
        parent: QWidget | None = None,
        drives: Callable[[], list[Drive]] = removable_drives,
    ) -> None:
        super().__init__("Phát biểu báo cáo", _HINT, save_text="Phát biểu", parent=parent)
        self._session = session
        plans = plans_tracked()
        choices = [(f"{row.code} · {row.title}", row.code) for row in plans]
        self.plan = SearchCombo(choices, placeholder="Chọn phong trào…")
        self.period = Combo(placeholder="Chưa có kỳ nào mở")
        self.place = WhereCard(drives, "Nơi ghi", "Chọn thư mục để ghi biểu")
        self.all = button("Chọn tất cả", on_click=self._tick_all, kind="link")
        self._receivers: list[forms.Receiver] = []
        self._lay_out()
        self.plan.chosen.connect(lambda _: self._change_plan())
        self.period.chosen.connect(lambda _: self._change_period())
        self.place.changed.connect(self._follow)
        self.plan.set_value(code or (plans[0].code if plans else None))
        self._change_plan()

    def units(self) -> list[int]:
        """Return the ids of the units ticked."""
        return self.ticks.ticked()

    def accept(self) -> None:
        target = self.place.target()
        if target is None:
            return
        if not target.is_dir():
            self.refuse(f"Không còn thấy “{target}”. Hãy cắm lại USB hoặc chọn nơi khác.")
            return
        self.close_after(lambda: hand_out(self._session, self._prepared(), target))

    # --- inside ------------------------------------------------------------------------------

    def _prepared(self) -> forms.FormBatch:
        code, period = str(self.plan.value()), str(self.period.value())
        return forms.prepare(code, period, self._session.today, self.units())

    def _lay_out(self) -> None:
        fields = Form()
        fields.add("plan", "Phong trào, chương trình", self.plan, required=True)
        fields.add("period", "Kỳ báo cáo", self.period, required=True)
        self.body.addWidget(fields)
        self.count = label("", "strong", wrap=True)
        self.ticks = TickList([], set(), {})
        self._units = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.all)
        self._units.addLayout(head)
        self._units.addWidget(self.ticks)
        self.body.addLayout(self._units)
        self.body.addWidget(self.place)

    def _change_plan(self) -> None:
        code = str(self.plan.value() or "")
        opened = forms.open_periods(code, self._session.today) if code else []
        self.period.set_choices([(period.label, period.key) for period in opened])
        self.period.set_value(opened[0].key if opened else None)
        self._change_period()

    def _change_period(self) -> None:
        """Show who owes a report; those that have handed in are left unticked."""
        code, period = self.plan.value(), self.period.value()
        self._receivers = forms.receivers(str(code), str(period)) if code and period else []
        ticked = {one.unit.id for one in self._receivers if one.handed_in_on is None}
        notes = {one.unit.id: one.words for one in self._receivers}
        fresh = TickList([one.unit for one in self._receivers], ticked, notes)
        fresh.list.setMinimumHeight(130)
        fresh.list.setAccessibleName("Đơn vị được phát biểu")
        fresh.changed.connect(self._follow)
        self._units.replaceWidget(self.ticks, fresh)
        self.ticks.hide()
        self.ticks.deleteLater()
        self.ticks = fresh
        self._follow()

    def _tick_all(self) -> None:
        wanted = len(self.units()) < len(self._receivers)
        for one in self._receivers:
            self.ticks.tick(one.unit.id, wanted)

    def _follow(self) -> None:
        count = len(self.units())
        self.count.setText(f"Đơn vị được phát: {count}/{len(self._receivers)} đơn vị phải nộp")
        every = count == len(self._receivers) and count > 0
        self.all.setText("Bỏ chọn tất cả" if every else "Chọn tất cả")
        self.all.setVisible(bool(self._receivers))
        self.save.setText(f"Phát {count} biểu" if count else "Phát biểu")
        explain_disabled(self.save, self._reason(count))

    def _reason(self, count: int) -> str:
        if self.plan.value() is None:
            return "Hãy chọn phong trào. Phong trào có ở đây khi đã “Bắt đầu theo dõi báo cáo”."
        if self.period.value() is None:
            return "Phong trào này chưa mở kỳ báo cáo nào."
        return self.place.reason() if count else "Hãy đánh dấu ít nhất một đơn vị."


def hand_out(session: Session, batch: forms.FormBatch, target: Path) -> None:
    """Write forms in the background; tell where they are, or how many when stopped."""
    session.changed.emit()  # the book knows who was given a form
    session.run(
        f"Phát {len(batch.forms)} biểu báo cáo",
        lambda step: forms.hand_out(batch, target, step),
        partial(_tell, session),
        partial(_tell_failed, session),
    )


def _tell(session: Session, done: HandedOut) -> None:
    count, wanted = len(done.files), done.wanted
    if not count:
        session.notify("Đã dừng, chưa ghi biểu nào.", "warning")
        return
    told = f"Đã ghi {count} biểu vào “{done.folder.name}”."
    if count < wanted:
        told = f"Đã dừng: mới ghi {count}/{wanted} biểu vào “{done.folder.name}”."
    kind = Tone.OK if count == wanted else Tone.WARNING
    show = partial(open_folder_of, session, done.folder)
    session.notify(told, str(kind), show, "Mở thư mục")


def _tell_failed(session: Session, error: Exception) -> None:
    if not isinstance(error, RuleBroken):
        raise error  # our bug: to the one handler
    session.notify(str(error), "error")
