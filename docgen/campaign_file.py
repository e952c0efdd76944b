"""The campaign file: a plan with its office as JSON, handed down, handed on, printed by `show`.

Written and read by the same code; described by resources/schema/campaign.schema.json.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.schema import FILE, FORMAT, PROPOSED, VERSION
from models.codec import from_plain, to_plain
from models.errors import RuleBroken
from models.files import world_failed, write_bytes
from models.office import OfficeProfile
from models.plan import Node, Plan
from models.plan_indicators import MOST, MOST_DECIMALS, PlanIndicator
from models.readiness import end_before_start
from models.text import folded, nfc

_MAX_BYTES = 20 << 20
_MAX_NODES = 20_000
_YEARS = range(1945, 2200)
_MAX_DEPTH = 60  # brackets within brackets: nine levels of outline need far fewer
_HALF_LETTER = re.compile("[\ud800-\udfff]")  # half of a pair: no UTF-8 can hold it
_TYPES = {
    "string": "chữ",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "đúng/sai (true/false)",
    "array": "danh sách",
    "object": "nhóm trường",
    "null": "để trống (null)",
}


@dataclass(kw_only=True)
class CampaignFile:
    """What a campaign file holds."""

    plan: Plan
    office: OfficeProfile | None = None
    units: list[dict[str, str]] = field(default_factory=list)  # code (may lack) and name


def to_text(content: CampaignFile) -> str:
    """Return the file as it is written."""
    plain: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if content.office is not None:
        plain["office"] = to_plain(content.office)
    if content.units:
        plain["units"] = content.units
    body = _marked(to_plain(content.plan))
    body["document"] = body.pop("head", {})
    order = ("code", "kind", "year", "document", "issuer")
    plain |= {name: body[name] for name in order if name in body}
    plain |= {name: value for name, value in body.items() if name not in order}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def write(content: CampaignFile, path: Path) -> str:
    """Write the file; return its SHA-256."""
    return write_bytes(path, to_text(content).encode("utf-8"))


def read(path: Path) -> CampaignFile:
    """Return what the file holds. Raises RuleBroken, naming the field, when it is not right."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise RuleBroken(f"Tệp “{path.name}” quá lớn, không phải tệp phong trào.")
        raw = path.read_bytes()
    except OSError as error:
        raise world_failed(error, path) from error
    return from_text(raw, path.name)


def from_text(raw: bytes, name: str) -> CampaignFile:
    """Return what the bytes of a campaign file hold; `name` is for the sentences."""
    plain = _parsed(raw, name)
    _check_format(plain, name)
    _check_schema(plain, name)
    for extra in ("format", "version", "$schema"):
        plain.pop(extra, None)
    office, units = plain.pop("office", None), plain.pop("units", [])
    plain["head"] = plain.pop("document", {})
    try:
        plan = from_plain(_unmarked(plain), Plan)
        profile = from_plain(office, OfficeProfile) if office is not None else None
    except (ValueError, TypeError, KeyError) as error:
        raise RuleBroken(
            f"Tệp “{name}” có giá trị không hợp lệ ({error}). Hãy sửa trong tệp rồi nhập lại."
        ) from error
    if _count(plan.outline) > _MAX_NODES:
        raise RuleBroken(f"Tệp “{name}”, trường “outline”: quá {_MAX_NODES} mục nên không nhận.")
    _check_numbers(plan, name)
    _check_dates(plan, name)
    return CampaignFile(plan=plan, office=profile, units=units)


def is_campaign_file(raw: bytes) -> bool:
    """Tell by content whether the bytes look like a campaign file (perhaps a damaged one)."""
    start = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{")


def _parsed(raw: bytes, name: str) -> dict[str, Any]:
    try:
        text = nfc(raw.decode("utf-8-sig"))
        if _depth(text) > _MAX_DEPTH:
            raise RuleBroken(
                f"Tệp “{name}” lồng quá sâu (trên {_MAX_DEPTH} lớp) nên không được nhận."
            )
        plain = json.loads(text)
    except UnicodeDecodeError as error:
        raise RuleBroken(
            f"Tệp “{name}” không phải chữ UTF-8. Hãy xin nơi gửi xuất lại tệp."
        ) from error
    except json.JSONDecodeError as error:
        raise RuleBroken(
            f"Tệp “{name}” bị cắt hoặc sai cú pháp ở dòng {error.lineno}, cột {error.colno}."
            " Hãy xin nơi gửi chép lại tệp."
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise RuleBroken(f"Tệp “{name}” có số quá dài. Hãy xin nơi gửi xuất lại tệp.") from error
    if not isinstance(plain, dict):
        raise RuleBroken(f"Tệp “{name}” không phải tệp phong trào của Sổ Thi Đua.")
    if _HALF_LETTER.search(json.dumps(plain, ensure_ascii=False)):
        raise RuleBroken(f"Tệp “{name}” có chữ bị hỏng. Hãy xin nơi gửi xuất lại tệp.")
    return plain


def _depth(text: str) -> int:
    """Return the deepest nesting of brackets, strings left out; never recurses."""
    deepest = depth = 0
    quoted = escaped = False
    for sign in text:
        if quoted:
            if escaped:
                escaped = False
            elif sign == "\\":
                escaped = True
            elif sign == '"':
                quoted = False
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _check_format(plain: dict[str, Any], name: str) -> None:
    if plain.get("format") != FORMAT:
        raise RuleBroken(f"Tệp “{name}” không phải tệp phong trào của Sổ Thi Đua.")
    version = plain.get("version")
    if isinstance(version, int) and version > VERSION:
        raise RuleBroken(
            f"Tệp “{name}” do phiên bản mới hơn tạo ra (định dạng {version}). Hãy cập nhật phần"
            " mềm rồi nhập lại."
        )


def _check_schema(plain: dict[str, Any], name: str) -> None:
    from jsonschema import Draft202012Validator  # only here: it is slow to import
    from jsonschema.exceptions import best_match

    schema = json.loads(FILE.read_text("utf-8"))
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    error = best_match(checker.iter_errors(plain))
    if error is not None:
        where = " › ".join(_step(step) for step in error.absolute_path) or "đầu tệp"
        raise RuleBroken(f"Tệp “{name}”, trường “{where}”: {_reason(error)}")


def _step(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step


def _reason(error: Any) -> str:
    if error.validator in ("type", "anyOf"):
        options = error.validator_value if error.validator == "anyOf" else [error.schema]
        wanted = options[0].get("type", "object")
        return f"cần {_TYPES[wanted]}, đang là {_shown(error.instance)}."
    if error.validator == "additionalProperties":
        names = ", ".join(sorted(set(error.instance) - set(error.schema.get("properties", {}))))
        return f"có trường lạ “{names}”. Hãy bỏ đi hoặc sửa lại tên trường."
    if error.validator == "enum":
        allowed = ", ".join(str(value) for value in error.validator_value)
        return f"“{error.instance}” không có trong các giá trị cho phép: {allowed}."
    if error.validator == "required":
        return f"thiếu trường bắt buộc ({', '.join(error.validator_value)})."
    if error.validator == "format":
        return f"“{error.instance}” không phải ngày đúng dạng năm-tháng-ngày, ví dụ 2026-11-30."
    return f"giá trị {_shown(error.instance)} không hợp lệ."


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _count(nodes: list[Node]) -> int:
    return sum(1 + _count(node.children) for node in nodes)


def _check_numbers(plan: Plan, name: str) -> None:
    """Refuse numbers that no calendar has: everything later counts on them."""
    head = plan.head
    found = [
        ("year", plan.year, _YEARS),
        ("document › year", head.year, _YEARS),
        ("document › month", head.month, range(1, 13)),
        ("document › day", head.day, range(1, 32)),
    ]
    for place, rule in enumerate(plan.reporting, start=1):
        where = f"reporting › {place} › due"
        found += [
            (f"{where} › day", rule.due.day, range(1, 32)),
            (f"{where} › month", rule.due.month, range(1, 13)),
            (f"{where} › months_later", rule.due.months_later, range(61)),
            (f"{where} › years_later", rule.due.years_later, range(11)),
            (f"{where} › days_after", rule.due.days_after, range(367)),
        ]
    for place, campaign in enumerate(plan.campaigns, start=1):
        for key, moment in (("starts", campaign.starts), ("ends", campaign.ends)):
            days = (moment.first_on, moment.last_on) if moment else ()
            where = f"campaigns › {place} › {key}"
            found += [(where, day.year, _YEARS) for day in days if day]
    for place, indicator in enumerate(plan.indicators, start=1):
        found.append(
            (f"indicators › {place} › decimals", indicator.decimals, range(MOST_DECIMALS + 1))
        )
        _check_amounts(indicator, f"Tệp “{name}”, trường “indicators › {place}”")
    for where, value, allowed in found:
        if value is not None and value not in allowed:
            raise RuleBroken(
                f"Tệp “{name}”, trường “{where}”: {_shown(value)} phải từ {allowed[0]} đến"
                f" {allowed[-1]}."
            )


def _check_amounts(indicator: PlanIndicator, where: str) -> None:
    """Refuse amounts that nothing can be reckoned with: endless ones, and no numbers at all."""
    targets = [item.value for item in indicator.unit_targets]
    amounts = [indicator.low, indicator.high, indicator.threshold, indicator.target, *targets]
    if any(amount is not None and not abs(amount) <= MOST for amount in amounts):
        raise RuleBroken(f"{where}: có số quá lớn hoặc không phải số. Hãy xin nơi gửi xuất lại.")


def _check_dates(plan: Plan, name: str) -> None:
    for place, campaign in enumerate(plan.campaigns, start=1):
        problem = end_before_start(campaign)
        if problem:
            told = problem[0].lower() + problem[1:]
            raise RuleBroken(f"Tệp “{name}”, trường “campaigns › {place} › ends”: {told}")


def _marked(value: Any) -> Any:
    """Say "status": "đề xuất" where the record says confirmed: false; drop confirmed: true."""
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if not isinstance(value, dict):
        return value
    marked = {key: _marked(item) for key, item in value.items() if key != "confirmed"}
    if value.get("confirmed") is False:
        marked["status"] = PROPOSED
    return marked


def _unmarked(value: Any, is_reading: bool = False) -> Any:
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {
        key: {path: _unmarked(item, True) for path, item in inner.items()}
        if key == "readings" and isinstance(inner, dict)
        else _unmarked(inner)
        for key, inner in value.items()
        if key != "status"
    }
    if "status" in value:
        plain["confirmed"] = False
    elif is_reading:
        plain["confirmed"] = True
    return plain


def unknown_units(content: CampaignFile, known: Iterable[str]) -> list[str]:
    """Return the names of units in the file that are not among `known` codes and names."""
    familiar = {folded(item) for item in known}
    return [
        unit["name"]
        for unit in content.units
        if folded(unit.get("code", "")) not in familiar and folded(unit["name"]) not in familiar
    ]
