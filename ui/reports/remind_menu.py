"""The menu of reminders beside the letter: texts, whom to call, the log, the calendar."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from docgen.drafts import Wanted
from models.reminding import log_of_plan
from models.tracking import Matrix, overview
from ui.context import Session
from ui.reports.calendar_out import export_calendar
from ui.reports.calls import call_late
from ui.reports.contacts import ContactsDialog
from ui.reports.reminder_log import ReminderLogDialog
from ui.widgets.buttons import menu_button

_NO_PLAN = "Hãy chọn phong trào trước."


def remind_menu(
    session: Session, shown: Callable[[], Matrix | None], parent: QWidget
) -> QPushButton:
    """Return the menu; `shown` returns the matrix of the plan in view."""
    made = menu_button("Nhắc, lịch", "bell")

    def with_plan(deed: Callable[[Matrix], object]) -> None:
        found = shown()
        if found is None:
            session.notify(_NO_PLAN, "info")
        else:
            deed(found)

    def log(found: Matrix) -> None:
        plan_id = Wanted(found.code, session.today).plan_id
        assert plan_id is not None
        title = f"{found.code} · {found.title}"
        ReminderLogDialog(session, title, lambda: log_of_plan(plan_id), parent).exec()

    menu = made.menu()
    menu.addAction(
        "Nhắn tin, gọi điện…",
        lambda: with_plan(lambda found: call_late(session, found.late, parent)),
    )
    menu.addAction(
        "Danh sách theo người liên hệ, mọi phong trào…",
        lambda: ContactsDialog(session, lambda: overview(session.today).overdue, parent).exec(),
    )
    menu.addAction("Nhật ký đôn đốc…", lambda: with_plan(log))
    menu.addSeparator()
    menu.addAction(
        "Xuất lịch (.ics)…",
        lambda: with_plan(lambda found: export_calendar(session, parent, found.code)),
    )
    menu.addAction(
        "Xuất lịch (.ics) của mọi phong trào…", lambda: export_calendar(session, parent)
    )
    return made
