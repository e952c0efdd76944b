"""More time for a report: a log of extensions. The original day is kept; the newest one holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from models import journal
from models.base import db
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.obligations import Extension, Obligation
from models.text import squeeze

ACTION, SUBJECT = "extended", "extension"
_WITHDRAWN = "withdrawn"


def objections(
    owed: Iterable[Obligation], to: date, paper_on: date | None, today: date
) -> list[str]:
    """Return what keeps reports from being extended, as sentences; empty when all is well."""
    found = [objection] if (objection := _too_early(owed, to)) else []
    if paper_on and paper_on > today:
        found.append("Ngày văn bản cho gia hạn không được sau ngày hôm nay.")
    return found


def extend(
    owed: Iterable[Obligation],
    to: date,
    paper_number: str = "",
    paper_on: date | None = None,
    reason: str = "",
) -> list[Extension]:
    """Give more time, all or none; return the lines of the log.

    Raises RuleBroken when `to` is not later than the day that holds: so no extension ever makes
    late what was on time.
    """
    owed = list(owed)
    if wrong := _too_early(owed, to):
        raise RuleBroken(wrong)
    paper = (squeeze(paper_number), paper_on, squeeze(reason))
    with db.atomic("IMMEDIATE"):
        return [_extend(item, to, *paper) for item in owed]


def withdraw(owed: Iterable[Obligation]) -> int:
    """Take back the extension that holds, of each report that has one; return how many."""
    with db.atomic("IMMEDIATE"):
        standing = [(item, _standing(item.id)) for item in owed]
        for obligation, log in standing:
            if log:
                log[-1].void = True
                log[-1].save()
                _hold(obligation)
                _note(_WITHDRAWN, log[-1], obligation, "Bỏ gia hạn của")
    return sum(bool(log) for _, log in standing)


def undo(change: journal.Change) -> None:
    """Take back a line of the journal about an extension.

    Raises RuleBroken, changing nothing, when a newer extension rests on it.
    """
    extension = Extension.get_by_id(int(change.code))
    newer = Extension.select().where(
        Extension.obligation == extension.obligation_id,
        Extension.id > extension.id,
        ~Extension.void,
    )
    gives = change.action == ACTION
    if extension.void == gives or newer.exists():
        raise RuleBroken("Sau việc này đã có thay đổi khác. Hãy hoàn tác việc mới hơn trước.")
    extension.void = gives
    extension.save()
    _hold(extension.obligation)


def log_of(obligation_id: int) -> list[Extension]:
    """Return all extensions of a report, void ones too, the oldest first."""
    query = Extension.select().where(Extension.obligation == obligation_id)
    return list(query.order_by(Extension.id))


def forget(obligation: Obligation) -> None:
    """Make the log void: an older deed, done before there was one, was taken back."""
    Extension.update(void=True).where(Extension.obligation == obligation.id).execute()


def paper_words(number: str, on: date | None) -> str:
    """Return "Công văn 12/UBND ngày 05/11/2026"; only the day, or "", where no more is known."""
    day = f"ngày {vietnamese_date(on)}" if on else ""
    return " ".join(part for part in (number, day) if part)


def _too_early(owed: Iterable[Obligation], to: date) -> str:
    last = max(owed, key=lambda item: item.last_day, default=None)
    if last is None:
        return "Hãy chọn ít nhất một báo cáo để gia hạn."
    if to <= last.last_day:
        day = vietnamese_date(last.last_day)
        return f"Hạn mới phải sau hạn cũ ({day}, {last.unit.name})."
    return ""


def _extend(
    obligation: Obligation, to: date, number: str, paper_on: date | None, reason: str
) -> Extension:
    _carry_over(obligation)
    made = Extension.create(
        obligation=obligation.id,
        to_on=to,
        paper_number=number,
        paper_on=paper_on,
        reason=reason,
        made_at=journal.now(),
    )
    _hold(obligation)
    _note(ACTION, made, obligation, "Gia hạn cho")
    return made


def _carry_over(obligation: Obligation) -> None:
    """Put an extension given before there was a log into it: it holds again after an undo."""
    if obligation.extended_to is None or _standing(obligation.id):
        return
    Extension.create(
        obligation=obligation.id,
        to_on=obligation.extended_to,
        paper_number=obligation.extension_paper,
        made_at=journal.now(),
    )


def _standing(obligation_id: int) -> Sequence[Extension]:
    return [item for item in log_of(obligation_id) if not item.void]


def _hold(obligation: Obligation) -> None:
    """Keep beside the log what it comes to: the newest that is not void."""
    log = _standing(obligation.id)
    newest = log[-1] if log else None
    obligation.extended_to, obligation.extension_paper = None, ""
    if newest is not None:
        obligation.extended_to = newest.to_on
        obligation.extension_paper = paper_words(newest.paper_number, newest.paper_on)
    obligation.save(only=[Obligation.extended_to, Obligation.extension_paper])


def _note(action: str, extension: Extension, obligation: Obligation, deed: str) -> None:
    told = (
        f"{deed} {obligation.unit.name}, {obligation.period_label}, đến hết ngày"
        f" {vietnamese_date(extension.to_on)}"
    )
    journal.note(action, SUBJECT, str(extension.id), told)
