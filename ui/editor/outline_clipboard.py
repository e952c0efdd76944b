"""Copying pieces of an outline: as text with its numbers for Word, whole for another plan here."""

from copy import deepcopy
from typing import ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from models.outline import walk
from models.plan import Node
from models.plan_store import new_key
from ui.forms import outline_form as tree_of
from ui.forms.takeover_form import told


class Copied:
    """What was copied last in this run: the words on the clipboard, and the nodes behind them."""

    _words: ClassVar[str] = ""
    _nodes: ClassVar[list[Node]] = []

    @classmethod
    def put(cls, nodes: list[Node]) -> None:
        """Put nodes on the clipboard."""
        cls._words, cls._nodes = told(nodes), deepcopy(nodes)
        QApplication.clipboard().setText(cls._words)

    @classmethod
    def nodes_of(cls, data: QMimeData) -> list[Node]:
        """Return copied words as new nodes: ours with tables and roles, others by their signs.

        Raises RuleBroken for so many lines that they cannot be a plan.
        """
        text = data.text()
        if not cls._words or text.splitlines() != cls._words.splitlines():
            return tree_of.pasted(text, data.html())
        fresh = deepcopy(cls._nodes)
        for node in walk(fresh):
            node.key = new_key()
        return fresh
