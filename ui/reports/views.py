"""The views of the page “Báo cáo”: each is one line here, made when it is first shown.

A view is a widget. It may have `refresh()` (data changed), `focus_target(**target)`, `actions`
(widgets for the header, seen while the view is) and `undo()` (Ctrl+Z).
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.context import Session


class View(NamedTuple):
    """One segment of the bar: its key, its words, and what makes it."""

    key: str
    title: str
    make: Callable[[Session], QWidget]


def _by_plan(session: Session) -> QWidget:
    from ui.reports.plan_view import PlanView

    return PlanView(session)


def _by_unit(session: Session) -> QWidget:
    from ui.reports.unit_view import UnitView

    return UnitView(session)


def _figures(session: Session) -> QWidget:
    from ui.reports.figures_view import FiguresView

    return FiguresView(session)


def _indicators(session: Session) -> QWidget:
    from ui.reports.indicators_view import IndicatorsView

    return IndicatorsView(session)


VIEWS: tuple[View, ...] = (
    View("plan", "Theo phong trào", _by_plan),
    View("unit", "Theo đơn vị", _by_unit),
    View("figures", "Bảng số liệu", _figures),
    View("indicators", "Chỉ tiêu", _indicators),
)
