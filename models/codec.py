"""Plain values to and from what JSON can hold: dataclasses, enums, dates, lists."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")
_converter = make_converter(forbid_extra_keys=True, detailed_validation=False)


def to_plain(value: object) -> Any:
    """Return dicts, lists, strings, numbers, None; empty fields that are defaults are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        made = type(value)()
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {
            name: to_plain(item)
            for name, item in pairs
            if not (_is_empty(item) and getattr(made, name) == item)
        }
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return _converter.unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """Return `plain` as a `kind`. Raises what cattrs raises when the shape is wrong."""
    return _converter.structure(plain, kind)


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == [] or value == {}
