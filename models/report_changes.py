"""What differs between two compiled reports on the same thing. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from models.report_snapshot import COUNTS, IndicatorFigures, ReportFigures
from models.states import Figures, rate_words
from models.text import sort_key

NONE = "–"  # stands where one of the reports has no such figure


class Topic(StrEnum):
    """What a changed figure is about; `label` is what the clerk reads."""

    ALL = "all"
    INDICATOR = "indicator"
    UNIT = "unit"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {Topic.ALL: "Chung", Topic.INDICATOR: "Chỉ tiêu", Topic.UNIT: "Đơn vị"}
_COUNT_NAMES = {
    "expected": "phải nộp",
    "received": "đã nộp",
    "on_time": "đúng hạn",
    "late": "nộp chậm",
    "overdue": "quá hạn chưa nộp",
    "returned": "bị trả lại",
    "nil": "không phát sinh",
    "exempt": "được miễn",
}
_NOTHING = (0,) * len(COUNTS)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One figure that differs. `key` is the same whichever report comes first."""

    topic: Topic
    key: str
    name: str  # "Đã nộp", "Thôn Nà Sao", "Số hộ (hộ)"
    before: str  # "24"; of a unit "đã nộp 3, quá hạn 1"
    after: str
    units: tuple[str, ...] = ()  # of an indicator: "Thôn Nà Sao 10 → 25"

    @property
    def words(self) -> str:
        """Return "Đã nộp 24 → 25"."""
        whose = f" ({'; '.join(self.units)})" if self.units else ""
        return f"{self.name} {self.before} → {self.after}{whose}"


def changes(before: ReportFigures, after: ReportFigures) -> list[Change]:
    """Return what differs: the whole first, then indicators, then units in Vietnamese order.

    Empty when no figure differs, whatever became of the names of units.
    """
    names = {**before.names, **after.names}
    found = list(_of_all(before, after))
    for key in _keys(before.indicators, after.indicators):
        found += _of_indicator(key, before.indicators.get(key), after.indicators.get(key), names)
    codes = _keys(before.units, after.units)
    for code in sorted(codes, key=lambda code: (sort_key(names.get(code, code)), code)):
        found += _of_unit(code, names.get(code, code), before, after)
    return [change for change in found if change.before != change.after or change.units]


def _of_all(before: ReportFigures, after: ReportFigures) -> Iterator[Change]:
    then, now = before.total, after.total
    pairs = [
        ("count", "Số đơn vị phải báo cáo", str(len(before.units)), str(len(after.units))),
        *((name, _title(name), str(getattr(then, name)), str(getattr(now, name)))
          for name in COUNTS),
        ("receiving_rate", "Tỷ lệ nộp", *_rates(then, now, "receiving_rate")),
        ("on_time_rate", "Tỷ lệ đúng hạn", *_rates(then, now, "on_time_rate")),
        ("awarded", "Đã khen thưởng", str(before.awarded), str(after.awarded)),
        ("waiting", "Đang đề nghị khen thưởng", str(before.waiting), str(after.waiting)),
    ]  # fmt: skip
    for key, name, old, new in pairs:
        yield Change(topic=Topic.ALL, key=key, name=name, before=old, after=new)


def _of_indicator(
    key: str, then: IndicatorFigures | None, now: IndicatorFigures | None, names: dict[str, str]
) -> Iterator[Change]:
    known = now or then
    assert known is not None  # the key is of one of them
    empty = replace(known, value="", reported=0, owing=0, reached=0, judged=0, units={})
    old, new = then or empty, now or empty
    title = f"{known.title} ({known.measure})" if known.measure else known.title
    base = Change(topic=Topic.INDICATOR, key=key, name=title, before="", after="")
    moved = tuple(_moved(old.units, new.units, names))
    if (then is None) != (now is None) or old.value != new.value or moved:
        yield replace(base, before=old.value or NONE, after=new.value or NONE, units=moved)
    for what, words, parts in (
        ("reported", "đơn vị có số liệu", ("reported", "owing")),
        ("reached", "đơn vị đạt mức", ("reached", "judged")),
    ):
        told = [f"{getattr(one, parts[0])}/{getattr(one, parts[1])}" for one in (old, new)]
        yield replace(base, key=f"{key}|{what}", name=f"{title}: {words}",
                      before=told[0], after=told[1])  # fmt: skip


def _moved(old: dict[str, str], new: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    for code in sorted(_keys(old, new), key=lambda code: (sort_key(names.get(code, code)), code)):
        pair = (old.get(code) or NONE, new.get(code) or NONE)
        if pair[0] != pair[1]:
            yield f"{names.get(code, code)} {pair[0]} → {pair[1]}"


def _of_unit(
    code: str, name: str, before: ReportFigures, after: ReportFigures
) -> Iterator[Change]:
    """Yield one change with all counts of a unit that differ; none where no count does."""
    old, new = before.units.get(code), after.units.get(code)
    pairs = list(zip(COUNTS, old or _NOTHING, new or _NOTHING, strict=True))
    moved = [(_COUNT_NAMES[what], then, now) for what, then, now in pairs if then != now]
    if moved:
        yield Change(
            topic=Topic.UNIT,
            key=code,
            name=name,
            before=NONE if old is None else ", ".join(f"{what} {n}" for what, n, _ in moved),
            after=NONE if new is None else ", ".join(f"{what} {n}" for what, _, n in moved),
        )


def _keys(old: dict, new: dict) -> list[str]:
    """Return the keys of both, those of the newer report first."""
    return list(dict.fromkeys([*new, *old]))


def _title(name: str) -> str:
    words = _COUNT_NAMES[name]
    return words[:1].upper() + words[1:]


def _rates(then: Figures, now: Figures, name: str) -> tuple[str, str]:
    return rate_words(getattr(then, name)), rate_words(getattr(now, name))
