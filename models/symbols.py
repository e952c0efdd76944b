"""The symbols after the number: "/KH-UBND", "/QĐ-UBND"; what the office did not set is derived.

Source: NĐ 30/2020/NĐ-CP, Phụ lục III, part I: abbreviations of types of paper.
"""

from models.office import OfficeProfile

ABBREVIATIONS = {
    "plan": "KH",
    "decision": "QĐ",
    "report": "BC",
    "submission": "TTr",
    "notice": "TB",
    "minutes": "BB",
    "invitation": "GM",
}


def symbols_of(profile: OfficeProfile) -> dict[str, str]:
    """Return the symbol of every type; those not set take the issuer of the plan's symbol."""
    _, dash, issuer = profile.symbols.get("plan", "").partition("-")
    derived = {
        kind: f"/{short}-{issuer}" for kind, short in ABBREVIATIONS.items() if dash and issuer
    }
    return {**derived, **{kind: text for kind, text in profile.symbols.items() if text}}
