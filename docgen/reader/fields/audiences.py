"""Whom a campaign speaks to, each group with the standard the plan gives it."""

import re

from docgen.reader.fields.campaign import Scope
from docgen.reader.fields.lines import Line, all_below
from docgen.reader.fields.words import clean, shadow
from models.plan import Audience, RecipientKind, Role

_FOR = re.compile(
    r"^(?:(?:(?:các )?(?:tiêu chuẩn|tiêu chí|điều kiện)[^:.;]{0,30}? (?:đối với|của|cho))|"
    r"đối với|với|dành cho|về phía|khen thưởng cho) +"
)
_GROUP = (
    r"(?:các |những |mỗi |một số )*(?:tập thể|cá nhân|cán bộ|công chức|viên chức|đảng viên|"
    r"gia đình|hộ|"
    r"nông dân|công nhân|người lao động|doanh nghiệp|doanh nhân|hợp tác xã|giáo viên|học sinh|"
    r"sinh viên|đoàn viên|hội viên|lực lượng|cơ quan|đơn vị|thôn|tổ dân phố|khu dân cư|nhân dân|"
    r"người dân|chiến sĩ|thủ trưởng|xã|phường|trường|chi bộ|phòng|nhóm|người đứng đầu|lãnh đạo|"
    r"chi hội|chi đoàn|ấp|bản|buôn|tổ(?! chức)|khoa|ban|cụm|khối|lớp|tổ chức (?:chính trị|đoàn|"
    r"cơ sở|xã hội|hội|tôn giáo)|nhà giáo|nghệ nhân|người có uy tín|già làng)(?!\w)"
)
_GROUP_LABEL = re.compile(rf"^(?:{_GROUP}[^:.;]{{0,120}})$")
_BARE_GROUP = re.compile(
    r"(?P<name>(?:các |mỗi )?(?:tập thể|cá nhân|hộ gia đình|gia đình|doanh nghiệp|"
    r"hợp tác xã)[^,;:.]{0,40}?)"
    r" (?:được khen |được xét |được đề nghị )?(?=(?:phải|đạt|có|hoàn thành|là|không|tham gia|"
    r"trực tiếp)\b)"
)
_KINDS = (
    (RecipientKind.ENTERPRISE, r"doanh nghiệp|doanh nhân|hợp tác xã|cơ sở sản xuất"),
    (RecipientKind.HOUSEHOLD, r"gia đình|^(?:các )?hộ "),
    (RecipientKind.COLLECTIVE, r"tập thể|cơ quan|đơn vị|^(?:các )?(?:thôn|tổ dân phố|xã|phường|"
     r"trường|phòng|khu|chi |ấp|bản |cụm|khối|lớp|tổ chức)"),
    (RecipientKind.PERSON, r"cá nhân|cán bộ|công chức|viên chức|đảng viên|nông dân|công nhân|"
                           r"người|"
     r"giáo viên|học sinh|sinh viên|đoàn viên|hội viên|chiến sĩ|lãnh đạo|thủ trưởng|nhà giáo|"
     r"nghệ"),
)  # fmt: skip
_STANDARD = re.compile(
    r"^(?:có |đạt |hoàn thành|gương mẫu|chấp hành|tích cực|là |phải |không |đảm bảo|bảo đảm|"
    r"thực hiện |"
    r"tổ chức |xếp loại|được |từ |sáng kiến|tiêu biểu|dẫn đầu)"
)
_CUT_NAME = re.compile(
    r" (?=(?:chấp hành|tích cực|gương mẫu|có (?!uy tín|công)|đạt|hoàn thành|phải|"
    r"thực hiện (?!nhiệm)|"
    r"được (?!giao|phân)|đóng góp|tiêu biểu|bảo đảm|đảm bảo|là )\b)"
)
_REFERENCE = re.compile(
    r"\b(?:thực hiện|áp dụng|quy định|căn cứ|nêu)?,? ?(?:theo|tại|"
    r"như) (?P<ref>(?:quy định tại )?(?:mục|điểm|"
    r"khoản|phần|điều|phụ lục|tiểu mục|chương)\b[^;]*?(?:kế hoạch|quyết định|hướng dẫn|nghị định|"
    r"luật|quy chế|công văn|thông tư|quy định)(?: này| số[^;()]*|[^;()]*))"
)
_DOCUMENT = re.compile(
    r"^(?:được )?(?:thực hiện|áp dụng) (?:theo|như|tại) (?P<ref>(?:đúng )?(?:quy định|kế hoạch|"
    r"hướng "
    r"dẫn|quyết định|nghị định|luật)[^;]*(?:số \d|luật|kế hoạch)[^;]*)"
)
_TAIL = re.compile(r"(?: ?\((?:gửi|đính|có|ban hành|sao) kèm[^)]*\))?[ .;:,]*$")
_OF_MERIT = re.compile(r" (?:có (?:nhiều )?thành tích|đạt thành tích|tiêu biểu|có đóng góp)\b")


def reference_in(text: str) -> str:
    """Return where the plan of the level above says it: "mục 4 phần II của Kế hoạch số …"."""
    low = shadow(text)
    for pattern in (_REFERENCE, _DOCUMENT):
        if found := pattern.search(low):
            words = text[found.start("ref") : found.end("ref")]
            words = words[: _TAIL.search(words).start()]
            words = re.split(r" \((?:gửi|đính|có|sao) kèm", words)[0]
            if not re.search(r"(?:kế hoạch|quy định|quy chế) này", shadow(words)):
                return clean(words)
    return ""


def kind_of(name: str) -> RecipientKind:
    """Return whom a group's name speaks of; ANY when it mixes persons and collectives."""
    low = shadow(name)
    found = [kind for kind, words in _KINDS if re.search(words, low)]
    if RecipientKind.COLLECTIVE in found and RecipientKind.PERSON in found:
        mixed = re.search(r"tập thể.*cá nhân|cá nhân.*tập thể", low)
        first = re.match(
            r"(?:các |mỗi )*(tập thể|cơ quan|đơn vị|phòng|xã|thôn|trường|cụm|khối)", low
        )
        if mixed or not first:
            return RecipientKind.ANY if mixed else RecipientKind.PERSON
        return RecipientKind.COLLECTIVE
    return found[0] if found else RecipientKind.ANY


def group_of(line: Line) -> tuple[str, str] | None:
    """Return (name, standard) of a line such as "a) Đối với tập thể: có …"; None for any other."""
    low = shadow(line.text)
    lead = _FOR.match(low)
    text = line.text[lead.end() :] if lead else line.text
    head, colon, rest = text.partition(":")
    if colon and len(head.split()) <= 30:
        name = clean(head)
        if _GROUP_LABEL.match(shadow(name)) or (lead and len(name.split()) <= 30):
            return name, rest.strip()
        return None
    if lead and re.match(_GROUP, shadow(text)):
        if cut := _CUT_NAME.search(shadow(text)):
            return clean(text[: cut.start()]), text[cut.end() :].strip()
        if len(text.split()) <= 20:
            return clean(text), ""
    if re.match(_GROUP, low) and Role.CRITERIA in line.topics and (bare := _BARE_GROUP.match(low)):
        return clean(line.text[: bare.end("name")]), line.text[bare.end() :].strip()
    heading = line.below and len(text.split()) <= 12
    if heading and _GROUP_LABEL.match(shadow(clean(text))):
        return clean(text), ""
    return None


def read_audiences(scope: Scope) -> None:
    """Fill `audiences`: groups with standards of their own, else the list of who takes part."""
    groups = _with_standards(scope.lines)
    listed = [
        row
        for line in scope.lines
        if Role.AUDIENCE in line.topics and line.rest
        for row in _named(line)
    ]
    if len({row.node for row in listed}) > 1:
        listed = _one_a_line(listed)
    places = {row.node for row in listed}
    if not groups or (len(places) > 1 and len(listed) > len(groups)):
        scope.campaign.audiences = listed
        for group in groups:
            _give_standard(listed, group)
    else:
        scope.campaign.audiences = groups


def _with_standards(lines: list[Line]) -> list[Audience]:
    """Return a row for every group; a group that only holds others is left to those."""
    rows: list[Audience] = []
    for line in lines:
        if Role.CRITERIA not in line.topics or Role.DISQUALIFIERS in line.topics:
            continue
        group = group_of(line)
        if group is None or any(group_of(below) for below in line.below):
            continue
        name, standard = group
        parts = [standard.rstrip()] if clean(standard) else []
        parts += [below.text for below in all_below(line)]
        if parts:
            rows.append(_row(name, "\n".join(parts), line))
    return rows


def _one_a_line(rows: list[Audience]) -> list[Audience]:
    """Join what semicolons parted: in a list of groups each line is one group."""
    joined: dict[str, Audience] = {}
    for row in rows:
        if first := joined.get(row.node):
            first.name, first.read_from = (
                f"{first.name}; {row.name}",
                f"{first.read_from}; {row.read_from}",
            )
        else:
            joined[row.node] = row
    return list(joined.values())


def _give_standard(listed: list[Audience], group: Audience) -> None:
    """Give a group's standard to the listed row that names it; add the group if none does."""
    first = shadow(group.name).split(",")[0]
    for row in listed:
        if first in shadow(row.name) or (
            row.kind is group.kind and row.kind is not RecipientKind.ANY
        ):
            row.standard = row.standard or group.standard
            return
    if not any(row.node == group.node for row in listed):
        listed.append(group)


def _row(name: str, standard: str, line: Line) -> Audience:
    return Audience(
        name=name,
        kind=kind_of(name),
        standard=standard,
        reference=reference_in(standard),
        read_from=line.text,
        node=line.key,
        confirmed=False,
    )


def _named(line: Line) -> list[Audience]:
    """Return the groups a line of the audience section names."""
    if reference := reference_in(line.rest):
        words = clean(line.rest)
        return [Audience(reference=reference, read_from=words, node=line.key, confirmed=False)]
    label = clean(line.label) if line.rest != line.text else ""
    kind = kind_of(label) if label and re.match(_GROUP, shadow(label)) else None
    if line.rest.rstrip().endswith(":"):
        return []
    if Role.CRITERIA in line.topics and kind and _STANDARD.match(shadow(line.rest)):
        return [_row(label, line.rest, line)]
    rows = []
    for part in re.split(r";\s+", line.rest):
        name = clean(re.sub(r"^(?i:(?:là|gồm(?: có)?|bao gồm|áp dụng (?:đối với|cho|với)|và|"
                            r"toàn thể|đối với)[: ]+)+", "", clean(part)))  # fmt: skip
        if not name or not re.search(_GROUP, shadow(name)):
            continue
        if cut := _OF_MERIT.search(shadow(name)):
            name = clean(name[: cut.start()])
        row = Audience(name=name, kind=kind or kind_of(name), read_from=clean(part))
        row.node, row.confirmed = line.key, False
        rows.append(row)
    return rows
