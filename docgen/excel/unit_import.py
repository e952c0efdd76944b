"""The dry run of an import: what would happen to each unit, before anything happens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from models.text import folded, name_key, squeeze
from models.units import UnitKind

_LABELS = {
    "code": "mã",
    "name": "tên",
    "kind": "loại",
    "cluster": "cụm, khối",
    "contact": "người liên hệ",
    "phone": "điện thoại",
    "email": "email",
    "note": "ghi chú",
}


@dataclass(frozen=True, kw_only=True)
class ExistingUnit:
    """A unit as the ledger has it. `key` is the caller's own mark; `kind` a value of UnitKind."""

    key: int | str
    name: str
    code: str = ""
    kind: str = ""
    cluster: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


class ImportAction(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    UNCLEAR = "unclear"  # the clerk decides; nothing is done by itself


class _Row(Protocol):
    """A row of a list: what `_LABELS` names, each as text."""

    name: str
    code: str
    row_number: int


class _Sheet(Protocol):
    rows: Sequence[_Row]


@dataclass(frozen=True, kw_only=True)
class ImportLine:
    """One row of the dry run. `changes`: field → (before, after)."""

    action: ImportAction
    old: ExistingUnit | None
    new: "_Row"
    reason: str
    changes: dict[str, tuple[str, str]]


def plan_import(sheet: _Sheet, existing: Sequence[ExistingUnit]) -> list[ImportLine]:
    """Return what would happen to each row of `sheet`, in its order. Changes nothing.

    A unit is known by its code, or else by its name with its accents. Empty cells erase nothing.
    """
    known = _Known(existing)
    taken: dict[int | str, int] = {}
    lines = []
    for row in sheet.rows:
        old, doubt = known.find(row)
        if old is not None and not doubt and old.key in taken:
            doubt = f"Cùng là “{old.name}” như dòng {taken[old.key]}; hãy bỏ một dòng."
        if old is not None and not doubt:
            taken[old.key] = row.row_number
        lines.append(_line(row, old, doubt))
    return lines


def _line(row: _Row, old: ExistingUnit | None, doubt: str) -> ImportLine:
    changes = _changes(row, old) if old else {}
    if doubt:
        action, reason = ImportAction.UNCLEAR, doubt
    elif old is None:
        action, reason = ImportAction.NEW, "Chưa có trong danh mục."
    elif not changes:
        action, reason = ImportAction.SAME, "Không có gì thay đổi."
    else:
        action = ImportAction.CHANGE
        told = [
            f"{_LABELS[name]}: {_shown(name, before)} → {_shown(name, after)}"
            for name, (before, after) in changes.items()
        ]
        reason = f"Sẽ sửa {'; '.join(told)}."
    return ImportLine(action=action, old=old, new=row, reason=reason, changes=changes)


def _shown(name: str, text: str) -> str:
    if not text:
        return "để trống"
    return f"“{UnitKind(text).label if name == 'kind' and text in set(UnitKind) else text}”"


class _Known:
    """The units of the ledger, by code, by name, and by name without accents."""

    def __init__(self, existing: Sequence[ExistingUnit]) -> None:
        self._by_code: dict[str, ExistingUnit] = {}
        self._by_name: dict[str, list[ExistingUnit]] = {}
        self._by_folded: dict[str, ExistingUnit] = {}
        for unit in existing:
            self._by_code.setdefault(folded(unit.code), unit)
            self._by_name.setdefault(name_key(unit.name), []).append(unit)
            self._by_folded.setdefault(folded(unit.name), unit)

    def find(self, row: _Row) -> tuple[ExistingUnit | None, str]:
        """Return the unit a row speaks of, and what is doubtful about that; "" for nothing."""
        coded = self._by_code.get(folded(row.code)) if row.code else None
        named = self._by_name.get(name_key(row.name), [])
        if coded:
            return coded, "" if coded in named else (
                f"Mã “{row.code}” là của “{coded.name}” nhưng tệp ghi “{row.name}”."
                " Hãy xem lại mã hoặc tên."
            )
        if len(named) > 1:
            return None, f"Danh mục có {len(named)} đơn vị tên “{row.name}”. Hãy ghi mã đơn vị."
        if named and row.code and named[0].code:
            return named[0], (
                f"“{row.name}” trong danh mục có mã “{named[0].code}”, tệp ghi mã “{row.code}”."
                " Hãy xem lại mã."
            )
        if named:
            return named[0], ""
        alike = self._by_folded.get(folded(row.name))
        return alike, "" if alike is None else (
            f"Tên “{row.name}” chỉ khác dấu với “{alike.name}” trong danh mục."
            " Hãy cho biết là một hay hai đơn vị."
        )


def _changes(row: _Row, old: ExistingUnit) -> dict[str, tuple[str, str]]:
    """Return what the row would change: only cells that say something new."""
    changes = {}
    for name in _LABELS:
        before, after = getattr(old, name), getattr(row, name, "")
        guessed = name == "kind" and before and getattr(row, "kind_guessed", False)
        if after and not guessed and not _is_same(name, before, after):
            changes[name] = (before, after)
    return changes


def _is_same(name: str, before: str, after: str) -> bool:
    if name == "phone":
        return re.sub(r"\D", "", before) == re.sub(r"\D", "", after) != ""
    if name == "name":
        return name_key(before) == name_key(after)
    if name in ("code", "email", "cluster"):
        return squeeze(before).lower() == squeeze(after).lower()
    return squeeze(before) == squeeze(after)
