"""Who issues the paper: from its head, or worked out from preamble, signature and place."""

import re

from docgen.reader import headwords as words
from docgen.reader.letters import vietnamese
from docgen.reader.lines import bare
from models.plan import IssuerKind, Node, Plan, Reading, Role
from models.text import folded, squeeze

_SPLIT = re.compile(rf"((?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN)\s+({words.LEVEL}\b.*)", re.I)
_NAME = r"(?:\s+(?:[A-ZÀ-ỸĐ][\w'’]*|\d{1,2})(?:[\s-]+(?:[A-ZÀ-ỸĐ][\w'’]*))*)?"
_VERB = r"(?:xây dựng|ban hành|phát động|triển khai|tổ chức|đề ra|lập|hướng dẫn|yêu cầu|thông báo)"
_SAID = rf"\s*(?:\([^)]*\)\s*)?(?:gồm\s[^,;.]{{1,60}}\s)?{_VERB}\b"
_COMMITTEE = vietnamese(
    rf"(?P<chair>Chủ tịch\s+)?(?:[ỦU][ỷy] ban nhân dân|UBND)(?:\s+(?P<level>(?i:{words.LEVEL}))"
    rf"(?P<name>{_NAME}))?"
)
_OTHER_BODY = vietnamese(
    r"(?:Hội đồng [Tt]hi đua[\s,–-]*[Kk]hen thưởng|Ban [Cc]hỉ đạo|Ban [Cc]hấp hành|Ban [Tt]ổ chức|"
    r"Đảng [ủu][ỷy]|Huyện [ủu][ỷy]|Ban [Tt]hường vụ|Phòng|Sở|Văn phòng|Trường|Cụm thi đua|"
    r"Khối thi đua|Công đoàn|Trung tâm|Hội [A-ZÀ-ỸĐ]\w+|[ỦU][ỷy] ban Mặt trận Tổ quốc[^,;.]{0,20})"
    rf"(?:[^,;.()\d]{{0,60}}?{words.LEVEL}{_NAME}(?={_SAID})|[^,;.()\d]{{0,60}}?(?={_SAID}))"
)
_ROOM = vietnamese(rf"(Phòng .+?)\s+((?i:{words.LEVEL}){_NAME})")
_KINDS = (
    (r"(?:chu tich)\b", IssuerKind.CHAIR),
    (r"(?:uy ban nhan dan|ubnd)\b", IssuerKind.COMMITTEE),
    (r"hoi dong\b", IssuerKind.COUNCIL),
    (r"(?:cum|khoi)\b", IssuerKind.CLUSTER),
    (r"(?:dang|ban chi dao|huyen uy|thanh uy|thi uy|quan uy|tinh uy|chi bo)\b", IssuerKind.PARTY),
    (r"(?:phong|ban|van phong|so|truong|trung tam|tram|cong an)\b", IssuerKind.OFFICE),
)


def set_lines(plan: Plan, lines: list[str]) -> None:
    """Fill the issuer from the lines of the head: the last body issues, those above head it."""
    groups: list[list[str]] = []
    for line in lines:
        if words.BODY.match(line) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    if split := _SPLIT.fullmatch(groups[-1][0]):
        groups[-1][:1] = [split[1], split[2]]
    issuer = plan.issuer
    issuer.superior = [line for group in groups[:-1] for line in group]
    issuer.lines = groups[-1]
    kind = _kind_of(issuer.lines[0])
    if "issuer.kind" not in plan.readings or kind is IssuerKind.COUNCIL:
        issuer.kind = kind
    issuer.name = words.sentence_case(" ".join(issuer.lines))
    _note(plan, "\n".join(lines))


def work_out(plan: Plan, preamble: list[Node]) -> None:
    """Fill the issuer of a paper without a head; what the paper does not say stays blank."""
    if not plan.issuer.lines:
        sentence = next((bare(node.text) for node in reversed(preamble) if _issues(node)), "")
        found = _issuing_body(sentence) if sentence else None
        if found:
            _from_preamble(plan, found)
        else:
            _from_signature(plan)
    if "head.symbol" not in plan.readings:
        is_committee = plan.issuer.kind in (IssuerKind.COMMITTEE, IssuerKind.CHAIR)
        sure = is_committee and plan.issuer.lines and plan.head.type_name == "KẾ HOẠCH"
        plan.head.symbol = "/KH-UBND" if sure else ""


def _note(plan: Plan, read_from: str) -> None:
    for field in ("superior", "lines", "name", "kind"):
        if field in ("kind", "lines") or getattr(plan.issuer, field):
            plan.readings[f"issuer.{field}"] = Reading(words=read_from)


def _kind_of(line: str) -> IssuerKind:
    text = folded(line)
    return next((kind for pattern, kind in _KINDS if re.match(pattern, text)), IssuerKind.OTHER)


def _issues(node: Node) -> bool:
    return bool(re.search(rf"\b{_VERB}\b", node.text)) and bool(_issuing_body(bare(node.text)))


def _issuing_body(sentence: str) -> str | None:
    """Return the words of the body that is said to issue the plan: the last one before a verb."""
    for pattern in (_COMMITTEE, _OTHER_BODY):
        hits = []
        for found in pattern.finditer(sentence):
            after = sentence[found.end() : found.end() + 120]
            if re.match(_SAID, after):
                hits.append(squeeze(found[0]))
        if hits:
            return hits[-1]
    return None


def _from_preamble(plan: Plan, said: str) -> None:
    found = _COMMITTEE.fullmatch(said)
    issuer = plan.issuer
    if not found:
        issuer.lines = [said.upper()]
        issuer.kind, issuer.name = _kind_of(said), said
        if inner := _ROOM.fullmatch(said):
            issuer.lines = [inner[1].upper()]
            issuer.superior = ["UBND " + inner[2].upper()]
        _note(plan, said)
        return
    by_chair = bool(found["chair"]) and not _signs_for_committee(plan)
    issuer.kind = IssuerKind.CHAIR if by_chair else IssuerKind.COMMITTEE
    level, name = found["level"] or "", squeeze(found["name"] or "")
    if level and not name:
        name = _place_name(plan)
    _set_committee(plan, squeeze(f"{level} {name}"), said)


def _set_committee(plan: Plan, where: str, said: str) -> None:
    issuer = plan.issuer
    issuer.lines = ["ỦY BAN NHÂN DÂN", where.upper()] if where else ["ỦY BAN NHÂN DÂN"]
    start = "Chủ tịch Ủy ban nhân dân " if issuer.kind is IssuerKind.CHAIR else "Ủy ban nhân dân "
    where = where[:1].lower() + where[1:]
    issuer.name = (start + where).strip()
    _note(plan, said)


def _signs_for_committee(plan: Plan) -> bool:
    lines = [folded(line) for signature in plan.signatures for line in signature.lines]
    return any(re.match(r"t\W?m\W.*uy ban nhan dan", line) for line in lines)


def _place_name(plan: Plan) -> str:
    """Return the place of the head as the unit's name: an office sits in its own unit."""
    return re.sub(rf"^(?i:{words.LEVEL})\s+", "", plan.head.place)


def _from_signature(plan: Plan) -> None:
    """Work the issuer out from "TM. ỦY BAN NHÂN DÂN" and the level the text speaks of."""
    lines = [line for signature in plan.signatures[:1] for line in signature.lines]
    for line in lines:
        found = re.match(r"(?:TM|T/M|T\.M)\s*[./]?\s*(.+)", line)
        if not found:
            continue
        body = found[1].strip()
        plan.issuer.kind = _kind_of(body)
        if plan.issuer.kind is IssuerKind.COMMITTEE:
            _set_committee(plan, _own_unit(plan), line)
        else:
            plan.issuer.lines, plan.issuer.name = [body], words.sentence_case(body)
            _note(plan, line)
        return
    if lines and folded(lines[-1]).endswith("chu tich") and (unit := _own_unit(plan)):
        plan.issuer.kind = IssuerKind.COMMITTEE
        _set_committee(plan, unit, lines[-1])


def _own_unit(plan: Plan) -> str:
    """Return "huyện Lâm Sơn" where the closing sentence or the place names it, else ""."""
    closing = [node.text for node in plan.outline if node.role is Role.CLOSING]
    for text in [*closing, plan.head.subject]:
        for found in _COMMITTEE.finditer(bare(text)):
            if found["level"] and found["name"]:
                return squeeze(f"{found['level']} {found['name']}")
    for text in closing:
        for found in _COMMITTEE.finditer(bare(text)):
            if found["level"]:
                return squeeze(f"{found['level']} {_place_name(plan)}")
    return ""
