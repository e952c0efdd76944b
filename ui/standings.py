"""How a standing looks: tone and icon, for all pages. Its words: `models.standing_words`."""

from models.states import Standing, State
from ui.theme import Tone
from ui.widgets.pill import Pill

TONES = {
    State.NOT_OPEN: Tone.NEUTRAL,
    State.NOT_DUE: Tone.NEUTRAL,
    State.SOON: Tone.INFO,
    State.OVERDUE: Tone.ERROR,
    State.ON_TIME: Tone.OK,
    State.LATE: Tone.WARNING,
    State.RETURNED: Tone.GOLD,
    State.NIL: Tone.OK,
    State.EXEMPT: Tone.NEUTRAL,
}
SIGNS = {
    State.NOT_OPEN: "not_open",
    State.NOT_DUE: "not_due",
    State.SOON: "soon",
    State.OVERDUE: "rejected",
    State.ON_TIME: "ok",
    State.LATE: "late",
    State.RETURNED: "undo",
    State.NIL: "nothing",
    State.EXEMPT: "exempt",
}


def pill(standing: Standing) -> Pill:
    """Return the standing as a pill."""
    return Pill(standing.state_words, TONES[standing.state], SIGNS[standing.state])
