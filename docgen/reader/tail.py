"""The tail of a paper: where the body ends, Nơi nhận, signers, a signature's stamp, appendices."""

import re
from dataclasses import dataclass, field

from docgen.reader import stamps
from docgen.reader import tailwords as words
from docgen.reader.head import read_date
from docgen.reader.headwords import DATE, is_capitals
from docgen.reader.letters import vietnamese
from docgen.reader.lines import Line, bare, has_words
from docgen.reader.marks import sign_of
from docgen.reader.tables import columns_in_order
from models.plan import Mark, Plan, Recipient, Signature
from models.text import squeeze

_COLUMNS = re.compile(r"\t+|\s{4,}")
_SIDE_BY_SIDE = vietnamese(r"\s+(?=(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s*[./]\s*[A-ZÀ-ỸĐ]{2})")
_CAPITALS_AT_END = vietnamese(
    r"^(.*?[;.:)\w])\s+((?:(?:PHÓ|TRƯỞNG|CHỦ|GIÁM|CHÁNH)\s)[A-ZÀ-ỸĐ\s]+)$"
)
_NAME_AT_END = vietnamese(
    r"^([A-ZÀ-ỸĐ\s.,-]{6,}|\(?[Đđ]ã ký\)?)\s+([A-ZÀ-ỸĐ][a-zà-ỹđ]+(?:\s\S+){1,4})$"
)
_ITEMS = re.compile(r"(?<=[;.,)])\s*[-–—•]\s+(?=\S)")
_LOOSE_ITEMS = re.compile(r"\s[-–—•]\s+(?=\S)|;\s+(?=\S)")
_BOLD_PARTS = re.compile(r"\*\*\s+\*\*")
_POST_BEHIND = re.compile(
    r"^((?:TM|T/M)\W.+?)\s+((?:KT\.?\s*|Q\.\s*|PHÓ\s+)?CHỦ\s+TỊCH|BÍ\s+THƯ)$"
    r"|^((?:KT|K/T)\W.+?)\s+(PHÓ\s.+)$"
    r"|^((?:TL|T/L|TUQ)\W.+?)\s+((?:TRƯỞNG|CHÁNH|GIÁM\s+ĐỐC|PHÓ)\s.+)$"
)
_SIGNED_INSIDE = re.compile(r"\s*(\((?:đã ký|ký tên)[^)]{0,40}\))\s*", re.I)
_NEAR = 25  # lines from the signer down to the end, at most


@dataclass(kw_only=True)
class Split:
    """A paper cut in three: body, tail, and what follows the signature."""

    body: list[Line]
    tail: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def split(lines: list[Line]) -> Split:
    """Cut `lines` where the tail begins and where an appendix begins behind it."""
    start = _tail_at(lines)
    if start is None:
        return Split(body=lines)
    end = _appendix_at(lines, start)
    return Split(body=lines[:start], tail=lines[start:end], after=lines[end:])


def _tail_at(lines: list[Line]) -> int | None:
    """Return the first line of the tail: Nơi nhận, a power, a stamp, a place and day."""
    for at, line in enumerate(lines):
        if line.table is not None:
            if _is_tail_table(line):
                return at
            continue
        text = line.bare
        if words.RECIPIENTS.match(text) and _opens_recipients(text):
            return _with_signers_above(lines, at)
        if words.END_MARK.search(line.text) and _tail_follows(lines, at + 1):
            return at + 1
    return _signer_at(lines)


def _opens_recipients(text: str) -> bool:
    rest = text[words.RECIPIENTS.match(text).end() :]
    return ":" in text[:14] or not rest or bool(words.POWER.match(rest))


def _is_tail_table(line: Line) -> bool:
    columns = columns_in_order(line.table)
    parts = [bare(part) for column in columns for part in column]
    if any(words.RECIPIENTS.match(part) for part in parts):
        return True
    return bool(parts) and len(parts) <= 16 and any(map(words.is_power, parts[:3]))


def _tail_follows(lines: list[Line], at: int) -> bool:
    """Tell whether a tail begins at `at`, or nothing but rules and stamps follows."""
    for line in lines[at : at + 3]:
        if line.rule:
            continue
        if line.table is not None:
            return _is_tail_table(line)
        text = line.bare
        pieces = [squeeze(piece) for piece in _COLUMNS.split(line.raw.replace("*", "").strip())]
        if stamps.is_stamp(text) or any(map(words.starts_tail, pieces)):
            return True
        return bool(words.APPENDIX.match(text) or words.is_name(text))
    return True


def _with_signers_above(lines: list[Line], at: int) -> int:
    """Move up over signers that stand before Nơi nhận; they are short lines."""
    first = at
    for up in range(at - 1, max(at - 12, -1), -1):
        line = lines[up]
        if line.table is not None or len(line.text) > 90 or sign_of(line.text):
            break
        if words.is_power(line.bare) or DATE.fullmatch(line.bare):
            first = up
        elif not (line.rule or words.is_name_run(line.bare) or words.SIGNED.match(line.bare)):
            break
    return first


def _signer_at(lines: list[Line]) -> int | None:
    """Return where a signer stands near the end of a paper without Nơi nhận and end mark."""
    for at in range(max(0, len(lines) - _NEAR), len(lines)):
        text = lines[at].bare
        if stamps.is_stamp(text):
            return at
        if words.is_power(text) and all(len(line.text) < 120 for line in lines[at:]):
            return at
    return None


def _appendix_at(lines: list[Line], start: int) -> int:
    """Return where something that is no tail begins after `start`."""
    recipients = False
    for at in range(start, len(lines)):
        line = lines[at]
        if line.table is not None:
            if not _is_tail_table(line):
                return at
            recipients = True
            continue
        text = line.bare
        recipients = recipients or bool(words.RECIPIENTS.match(text))
        sign = sign_of(line.text)
        heads = sign and sign.mark in (Mark.PART, Mark.ROMAN) and is_capitals(bare(sign.rest))
        if at > start and (words.APPENDIX.match(text) or heads or (line.level and recipients)):
            is_tail_heading = words.starts_tail(text) or words.is_name(text)
            if not is_tail_heading:
                return at
        if len(text.split()) > 60 and not stamps.is_stamp(text):
            return at
    return len(lines)


@dataclass
class _State:
    """What the tail has shown so far."""

    plan: Plan
    unplaced: list[str] = field(default_factory=list)
    stamp: list[str] = field(default_factory=list)
    in_recipients: bool = False
    open_item: bool = False
    on_one_line: bool = False  # Nơi nhận runs on as one text: "UBND xã; Lưu: VT"


def read_tail(plan: Plan, lines: list[Line]) -> tuple[list[str], list[str]]:
    """Fill recipients and signatures; return what found no place, and the lines of a stamp."""
    state = _State(plan)
    for line in lines:
        if line.rule:
            continue
        if line.table is not None:
            for column in columns_in_order(line.table):
                state.in_recipients = False
                for part in column:
                    for piece in _BOLD_PARTS.split(part):
                        _read_line(state, bare(piece), gap=False)
            state.in_recipients = False
            continue
        raw = re.sub(r"^\s*\*\s+", "- ", line.raw).replace("*", "").strip()
        pieces = [squeeze(piece) for piece in _COLUMNS.split(raw)]
        if _posts_side_by_side(plan, [piece for piece in pieces if piece]):
            continue
        for piece in filter(None, pieces):
            _read_line(state, piece, gap=line.gap)
    for signature in plan.signatures:
        _settle(signature)
    return state.unplaced, state.stamp


def _posts_side_by_side(plan: Plan, pieces: list[str]) -> bool:
    """Give the posts of two signers on one line to each of them; False when it is no such line."""
    nameless = [signature for signature in plan.signatures if not signature.name]
    if len(pieces) < 2 or len(pieces) != len(nameless) or not all(map(words.is_power, pieces)):
        return False
    for signature, piece in zip(nameless, pieces, strict=True):
        signature.lines.append(piece)
    return True


def _read_line(state: _State, text: str, gap: bool) -> None:
    state.unplaced += _SIGNED_INSIDE.findall(text)
    text = _SIGNED_INSIDE.sub(" ", text).strip()
    for piece in _SIDE_BY_SIDE.split(text):
        in_item = state.in_recipients and not words.is_power(piece)
        split = _CAPITALS_AT_END.match(piece) if in_item else None
        for part in split.groups() if split else (piece,):
            _read_piece(state, part.strip(), gap)


def _read_piece(state: _State, text: str, gap: bool) -> None:
    if not has_words(text) or re.fullmatch(r"[-–]?\s*\d{1,3}\s*[-–]?", text):
        return  # a number alone behind the last sentence is a page's
    if stamps.is_stamp(text, after_stamp=bool(state.stamp)):
        state.stamp.append(text)
    elif found := words.RECIPIENTS.match(text):
        state.in_recipients, state.open_item = True, False
        if rest := text[found.end() :].strip():
            _read_opening(state, rest, dashed=bool(re.search(r"[-–—+•]\s*$", found[0])))
    elif words.is_power(text) or _is_post_and_name(text):
        _add_power(state, text)
    elif DATE.fullmatch(text) and read_date(state.plan, text):
        return
    elif _is_item(state, text):
        _add_items(state, text)
    elif _add_to_signature(state, text):
        return
    elif state.in_recipients and not gap and state.plan.recipients:
        _carry_on(state, text)
    elif state.in_recipients:
        _add_items(state, text)
    else:
        state.unplaced.append(text)


def _read_opening(state: _State, rest: str, dashed: bool) -> None:
    """Read what stands on the line of "Nơi nhận:" itself: all the items, or a signer."""
    pattern = _ITEMS if _ITEMS.search(rest) else _LOOSE_ITEMS
    state.on_one_line = ";" in rest.rstrip("; ")
    for item in pattern.split(rest):
        _read_line(state, f"- {item}" if dashed or ";" in rest else item, gap=False)


def _is_item(state: _State, text: str) -> bool:
    dashed = bool(re.match(r"[-–—+•*]\s*\S", text))
    if dashed:
        return True
    named = words.is_name(text) and not text.endswith((";", "."))
    return (
        state.in_recipients
        and not named
        and (text.endswith(";") or words.is_copy_line(text) or not state.plan.recipients)
    )


def _add_items(state: _State, text: str) -> None:
    state.in_recipients = True
    text, name = _name_after_copy(text)
    for item in _ITEMS.split(text):
        item = item.strip().lstrip("-–—+•* ")
        if has_words(item):
            state.open_item = not item.endswith((";", "."))
            state.plan.recipients.append(Recipient(text=item.rstrip(" ;.,"), confirmed=False))
            state.plan.recipients[-1].read_from = item
    if name:
        _add_to_signature(state, name)


def _name_after_copy(text: str) -> tuple[str, str]:
    """Part "Lưu: VT. Trần Văn An", where a scan put the signer's name on the last line."""
    at = text.rfind(". ")
    if "ưu" in text[:at] and at > 0 and words.is_name(text[at + 2 :].strip()):
        return text[: at + 1], text[at + 2 :].strip()
    return text, ""


def _carry_on(state: _State, text: str) -> None:
    last = state.plan.recipients[-1]
    if state.on_one_line and ";" in text:
        if state.open_item:
            del state.plan.recipients[-1]
            text = f"{last.read_from} {text}"
        for item in _LOOSE_ITEMS.split(text):
            _add_items(state, item)
    elif state.open_item:
        last.text = f"{last.read_from} {text}".rstrip(" ;.,")
        last.read_from = f"{last.read_from} {text}"
        state.open_item = not text.endswith((";", "."))
    else:
        _add_items(state, text)


def _is_post_and_name(text: str) -> bool:
    found = _NAME_AT_END.match(text)
    return bool(found) and words.is_power(found[1].strip()) and words.is_name(found[2])


def _add_power(state: _State, text: str) -> None:
    """Add a line of power or post to the signer it belongs to."""
    name = ""
    if found := _NAME_AT_END.match(text):
        text, name = found[1].strip(), found[2]
    signatures = state.plan.signatures
    if found := _POST_BEHIND.match(text):
        power, text = [part for part in found.groups() if part]
        _add_power(state, power)
    if not signatures or _begins_block(signatures[-1], text):
        signatures.append(Signature(confirmed=False))
    signatures[-1].lines.append(text)
    if name:
        signatures[-1].name = name


def _begins_block(last: Signature, text: str) -> bool:
    """Tell whether a power opens another block: after a name, or a second TM."""
    if last.name:
        return True
    is_collective = re.match(r"T\.?\s?M|T/M", text)
    return bool(is_collective and last.lines)


def _add_to_signature(state: _State, text: str) -> bool:
    """Add a name, or a second line of a body, to the open signer; False when it is neither."""
    if words.SIGNED.fullmatch(text):
        state.unplaced.append(text)
        return True
    found = _NAME_AT_END.match(text)
    if found and words.SIGNED.fullmatch(found[1]) and words.is_name(found[2]):
        state.unplaced.append(found[1])
        text = found[2]
    nameless = [signature for signature in state.plan.signatures if not signature.name]
    if words.is_name_run(text) and len(nameless) >= 2:
        for name, signature in zip(words.split_names(text), nameless, strict=False):
            signature.name = name
        return True
    if words.is_name(text) and not (is_capitals(text) and not nameless):
        target = nameless[0] if nameless else None
        if target is None:
            if state.plan.signatures:
                return False
            target = Signature(confirmed=False)
            state.plan.signatures.append(target)
        target.name = text
        return True
    if nameless and (is_capitals(text) or _is_post(text)) and len(text.split()) <= 14:
        nameless[-1].lines.append(text)
        return True
    return False


def _is_post(text: str) -> bool:
    return bool(words.POST.match(text.upper())) and not text.endswith((".", ";"))


def _settle(signature: Signature) -> None:
    """Part the other post from the lines: "CHỦ TỊCH UBND XÃ" under a council's chair."""
    signature.read_from = "\n".join([*signature.lines, signature.name]).strip()
    lines = signature.lines
    council = any(re.search(r"HỘI ĐỒNG|BAN CHỈ ĐẠO|CỤM|KHỐI", line) for line in lines[:-1])
    other = re.search(r"\b(?:UBND|ỦY BAN|UỶ BAN|PHÒNG|XÃ|HUYỆN)\b", lines[-1]) if lines else None
    if council and other and len(lines) >= 3:
        signature.other_post = lines.pop()


def end_mark_cut(text: str) -> tuple[str, bool, bool]:
    """Return a text without "./.", whether it had one, and whether a space stood before it."""
    found = words.END_MARK.search(text)
    if not found:
        return text, False, False
    kept = text[: found.start()].rstrip()
    closers = re.sub(r"[^”\"»)*]", "", found[0])
    if kept.count("**") % 2 and not closers.startswith("**"):
        closers = "**" + closers
    if not kept.count("**") % 2:
        closers = closers.replace("*", "")
    return kept + closers, True, bool(found["space"])
