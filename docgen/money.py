"""Amounts in đồng as papers write them: in figures and in words."""

_GROUPS = ("tỷ", "triệu", "nghìn", "")  # what three digits each are called


def money(amount: int | None) -> str:
    """Return "1.520.000"; "" for nothing."""
    return f"{amount:,}".replace(",", ".") if amount else ""


def money_words(amount: int) -> str:
    """Return "bảy triệu không trăm hai mươi nghìn": no group but the first is cut short."""
    from num2words import num2words  # only decisions need it

    groups = [int(group) for group in f"{amount:,}".split(",")]
    found = []
    for place, (number, name) in enumerate(zip(groups, _GROUPS[-len(groups) :], strict=True)):
        if not number:
            continue
        words = num2words(number, lang="vi")
        if place and number < 100:
            words = f"không trăm {'lẻ ' if number < 10 else ''}{words}"
        found.append(f"{words} {name}".strip())
    return " ".join(found)
