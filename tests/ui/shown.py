"""Putting one widget on the screen."""

from PySide6.QtWidgets import QWidget


def shown(qtbot, widget: QWidget, width: int = 600, height: int = 400) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget
