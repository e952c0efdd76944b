"""How a council voted on names: the table of votes, and what was said of each."""

from dataclasses import dataclass, field

from docgen import ink
from docgen.contexts.awarding import giving
from docgen.contexts.head import dashed
from docgen.contexts.typed import typed
from docgen.contexts.wording import joined
from docgen.marks import roman
from models.ballots import BASES, Ballot, Basis, Threshold, passes, share
from models.nominations import KIND_LABELS
from models.plan import RecipientKind
from models.states import rate_words
from models.text import folded


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A name before the council; with a blank `ballot` it is not proposed, for `reason`."""

    kind: RecipientKind
    name: str
    post: str = ""
    form: str = "Giấy khen"
    reason: str = ""
    ballot: Ballot = field(default_factory=Ballot)
    threshold: Threshold = field(default_factory=Threshold)

    @property
    def what(self) -> str:
        """The form of award, as it is printed."""
        return _plain(self.form) or "Khen thưởng"


@dataclass(frozen=True, kw_only=True)
class Poll:
    """One vote of the council. `members`: how many of it vote, there or not."""

    members: int
    secret: bool = True
    basis: Basis = Basis.MEMBERS
    tellers: list[str] = field(default_factory=list)  # who counted the ballots
    nominees: list[Nominee] = field(default_factory=list)

    @property
    def voted(self) -> list[Nominee]:
        return [one for one in self.nominees if not one.ballot.is_blank]

    def count(self, one: Nominee) -> tuple[int, int]:
        """Return how many agreed, and of how many."""
        return one.ballot.agreed or 0, one.ballot.base(self.basis, self.members)

    def passed(self, one: Nominee) -> bool:
        return passes(*self.count(one), one.threshold)


def poll_context(poll: Poll) -> dict[str, object]:
    """Return what tells a vote in a template: how it was held, the table, verdicts, refusals."""
    return {
        "cach_bo_phieu": typed(_way(poll)),
        "phieu_kin": poll.secret,
        "bang_phieu": _groups(poll),
        "ket_qua": typed(_verdicts(poll)),
        "khong_de_nghi": _refused(poll),
    }


def _way(poll: Poll) -> list[str]:
    how = "bỏ phiếu kín" if poll.secret else "biểu quyết bằng hình thức giơ tay"
    who = "; ".join(ink.plain(name).strip().rstrip(" .;") for name in poll.tellers)
    base = BASES[poll.basis]
    if not poll.secret and poll.basis is not Basis.MEMBERS:
        base = "số người biểu quyết"
    forms = dict.fromkeys((one.what, one.threshold.words) for one in poll.nominees)
    asked = [f"{form} phải đạt {words}" for form, words in forms]
    return [
        f"Hội đồng thống nhất {how} đối với từng trường hợp. Tỷ lệ đồng ý tính trên {base}:"
        f" {'; '.join(asked)}",
        *([f"Ban kiểm phiếu gồm: {who}"] if poll.secret and who else []),
        "Kết quả như sau:",
    ]


def _groups(poll: Poll) -> list[dict[str, object]]:
    """Return the names in groups by form and kind, in the order forms first occur."""
    voted, groups = poll.voted, []
    for form in dict.fromkeys(one.what for one in voted):
        for kind, label in KIND_LABELS.items():
            found = [one for one in voted if (one.what, one.kind) == (form, kind)]
            if found:
                title = f"{roman(len(groups) + 1)}. {form}: {len(found):02d} {label.lower()}"
                lines = [_row(poll, place, one) for place, one in enumerate(found, start=1)]
                groups.append({"ten": title, "hang": lines})
    return groups


def _row(poll: Poll, place: int, one: Nominee) -> dict[str, str]:
    ballot, (agreed, base) = one.ballot, poll.count(one)
    return {
        "tt": str(place),
        "ten": _who(one),
        "phat_ra": str(ballot.issued),
        "thu_ve": str(ballot.returned),
        "hop_le": str(ballot.valid),
        "dong_y": str(agreed),
        "khong_dong_y": str((ballot.valid or 0) - agreed),
        "ty_le": percent_words(agreed, base),
    }


def _verdicts(poll: Poll) -> list[str]:
    """Return who is proposed, by form of award, one line a name: "nhất trí 90,9 %"."""
    passed = [one for one in poll.voted if poll.passed(one)]
    if not passed:
        return ["Không có trường hợp nào đạt tỷ lệ để đề nghị khen thưởng"]
    many = f"{len(passed):02d}/{len(poll.voted):02d}"
    texts = [f"Có {many} trường hợp đạt tỷ lệ, được Hội đồng nhất trí đề nghị khen thưởng"]
    for form in dict.fromkeys(one.what for one in passed):
        names = [one for one in passed if one.what == form]
        texts.append(f"Đề nghị {giving(form)} cho {len(names):02d} trường hợp:")
        texts += dashed([_verdict(poll, one) for one in names])
    return texts


def _verdict(poll: Poll, one: Nominee) -> str:
    agreed, base = poll.count(one)
    what = "phiếu đồng ý" if poll.secret else "ý kiến đồng ý"
    rate = percent_words(agreed, base)
    return f"{_plain(one.name)}: {agreed:02d}/{base:02d} {what}, nhất trí {rate}"


def _refused(poll: Poll) -> list[str]:
    """Return who is not proposed and why; empty when everybody is."""
    lines = []
    for one in poll.nominees:
        if one.ballot.is_blank:
            lines.append(f"{_plain(one.name)}: {_plain(one.reason) or 'chưa đủ điều kiện'}")
        elif not poll.passed(one):
            agreed, base = poll.count(one)
            lines.append(
                f"{_plain(one.name)}: {agreed:02d}/{base:02d} đồng ý, đạt"
                f" {percent_words(agreed, base)}, chưa đạt tỷ lệ {one.threshold.words}"
            )
    return [joined(line) for line in dashed([line.rstrip(" .;") for line in lines])]


def percent_words(agreed: int, base: int) -> str:
    """Return "100 %", "90,9 %"."""
    return rate_words(share(agreed, base)).replace(",0 %", " %")


def _who(one: Nominee) -> str:
    """Return name and post; a collective that is called like its unit is not named twice."""
    name, post = _plain(one.name), _plain(one.post)
    return name if not post or folded(post) in folded(name) else f"{name}, {post}"


def _plain(text: str) -> str:
    return ink.plain(text).strip()
