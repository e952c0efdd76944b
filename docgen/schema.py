"""The JSON Schema of the campaign file, made from the very classes that are written and read."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from docgen.schema_words import WORDS
from models.office import OfficeProfile
from models.plan import Part, Plan, Reading

FORMAT = "so-thi-dua/campaign"
VERSION = 1
PROPOSED = "đề xuất"
FILE = Path(__file__).parent.parent / "resources" / "schema" / "campaign.schema.json"
_RENAMED = {("Plan", "head"): "document"}
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}


def name_in_file(owner: type, name: str) -> str:
    """Return what a field is called in the file."""
    if name == "confirmed" and (issubclass(owner, Part) or owner is Reading):
        return "status"
    return _RENAMED.get((owner.__name__, name), name)


def build() -> dict[str, Any]:
    """Return the whole schema."""
    parts: dict[str, Any] = {}
    plan = _object(Plan, parts)
    unit = {
        "type": "object",
        "properties": {
            name: {"type": "string", "description": words}
            for name, words in WORDS["UnitName"].items()
        },
        "required": ["name"],
        "additionalProperties": False,
    }
    properties = {
        "format": {"const": FORMAT, "description": "Dấu nhận biết tệp phong trào."},
        "version": {"const": VERSION, "description": "Phiên bản của định dạng."},
        "office": {**_schema(OfficeProfile, parts), "description": "Cơ quan lập tệp."},
        "units": {
            "type": "array",
            "items": unit,
            "description": "Các đơn vị tham gia; trống là mọi đơn vị đang hoạt động.",
        },
        **plan["properties"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "so-thi-dua/campaign.schema.json",
        "title": "Tệp phong trào của Sổ Thi Đua",
        "description": "Một kế hoạch thi đua với mọi điều cần để lập văn bản và theo dõi.",
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": dict(sorted(parts.items())),
    }


def text() -> str:
    """Return the schema as it stands in resources/."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


def _object(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    words = {**(WORDS["Part"] if issubclass(kind, Part) else {}), **WORDS[kind.__name__]}
    hints = get_type_hints(kind)
    properties = {}
    for field in fields(kind):
        name = name_in_file(kind, field.name)
        schema = {"const": PROPOSED} if name == "status" else _schema(hints[field.name], parts)
        properties[name] = {**schema, "description": words[name]}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _schema(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (item for item in get_args(kind) if item is not NoneType)
        return {"anyOf": [_schema(inner, parts), {"type": "null"}]}
    if origin is list:
        return {"type": "array", "items": _schema(get_args(kind)[0], parts)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(get_args(kind)[1], parts)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [item.value for item in kind]}
    if is_dataclass(kind):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # a node holds nodes: stand in while it is being made
            parts[kind.__name__] = _object(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if kind is date:
        return {"type": "string", "format": "date"}
    return {"type": _PLAIN[kind]}
