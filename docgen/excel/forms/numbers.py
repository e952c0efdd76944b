"""A figure out of a cell, however it was typed; what could be two figures is none."""

import ast
import math
import operator
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from docgen.excel.forms.content import FormIndicator
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.grid import Raw
from models.text import folded, squeeze

_MOST = 1e15  # beyond it Excel drops digits
_NOT_APPLICABLE = {"x", "kad", "k/ad", "ka", "k.a.d", "khong ap dung", "n/a", "na"}
_NONE_WORDS = {"khong", "khong co", "chua co", "ko", "ko co", "trong", "nil", "none", "chua"}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?\d+[.,]\d+")
_GROUPED_DECIMAL = re.compile(r"[+-]?\d{1,3}(?:([., ])\d{3})+(?!\1)[.,]\d+")
_DIGIT = r"\d[\d.,]*"
_ODD = (  # what else stands in such cells, first that fits
    (Fault.SCIENTIFIC, re.compile(rf"[+-]?{_DIGIT}[eE][+-]?\d+")),
    (Fault.NOT_FINITE, re.compile(r"[+-]?(?:nan|inf(?:inity)?|∞|vô cùng)", re.I)),
    (Fault.DASH, re.compile(r"[-–—_.*]+|/")),
    (Fault.BRACKETS, re.compile(rf"\(\s*{_DIGIT}\s*\)")),
    (Fault.COMPARED, re.compile(rf"[<>≥≤=]+\s*{_DIGIT}.*|(?:trên|dưới|hơn)\s+{_DIGIT}.*", re.I)),
    (Fault.ABOUT, re.compile(rf"(?:~|≈|khoảng|gần|ước|chừng)\s*(?:tính\s*)?{_DIGIT}.*", re.I)),
    (Fault.SPAN, re.compile(rf"(?:từ\s*)?{_DIGIT}\s*(?:-|–|—|đến|tới)\s*{_DIGIT}", re.I)),
    (Fault.RATIO, re.compile(rf"{_DIGIT}\s*[/:]\s*{_DIGIT}")),
    (Fault.ARITHMETIC, re.compile(rf"{_DIGIT}(?:\s*[+*x×]\s*{_DIGIT})+(?:\s*=.*)?")),
    (Fault.SEVERAL, re.compile(rf"{_DIGIT}(?:\s*[;,\n]\s+|\s*;\s*|\n+){_DIGIT}.*", re.S)),
    (Fault.LETTER, re.compile(r"(?=.*\d)(?=.*[lIOo|])[\dlIOo|.,]+")),
)
_MEASURED = re.compile(rf"([+-]?{_DIGIT})\s*([^\d\s.,].*)", re.S)
_ARITHMETIC = re.compile(r"=[\d\s+\-*/().]+")
_DEEDS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(kw_only=True)
class Figure:
    """What a cell says: a number, "not applicable" (`applies` False), nothing, or a problem."""

    value: float | None = None
    applies: bool = True
    problem: Problem | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        return self.value is None and self.applies and self.problem is None


def read_figure(raw: Raw, indicator: FormIndicator) -> Figure:
    """Return the figure of an indicator. Pure."""
    if raw.is_error:
        return _wrong(raw, Fault.CELL_ERROR, indicator)
    if raw.value is None and raw.formula:
        return _calculated(raw, indicator)
    if raw.is_empty:
        return Figure()
    if isinstance(raw.value, bool):
        return _wrong(raw, Fault.YES_FOR_NUMBER, indicator)
    if isinstance(raw.value, datetime | date):
        return _wrong(raw, Fault.DAY_FOR_NUMBER, indicator)
    if isinstance(raw.value, int | float):
        return _checked(raw, *_as_shown(raw, indicator), indicator)
    if isinstance(raw.value, str):
        return _from_text(raw, indicator)
    return _wrong(raw, Fault.NOT_NUMBER, indicator)


def expected(indicator: FormIndicator) -> str:
    """Return what a cell should hold, in words."""
    return "một số (ví dụ 12,5)" if indicator.decimals else "một số nguyên (ví dụ 12)"


def number_words(value: float | None) -> str:
    """Return a number as Vietnamese writes it: "1.520,5"; "" for None."""
    if value is None:
        return ""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _as_shown(raw: Raw, indicator: FormIndicator) -> tuple[float, list[str]]:
    """Return the number and what to say of it: 0.85 shown as 85% is 85 of an indicator in %."""
    value = float(raw.value)  # type: ignore[arg-type]
    if indicator.measure.strip() == "%":
        if raw.shown_as.rstrip().endswith("%"):
            value = float(f"{value * 100:.12g}")
            return value, [_told(raw, f"hiện là phần trăm, được hiểu là {number_words(value)}%")]
        if 0 < value <= 1 and (indicator.target or 100) > 1:
            return value, [_told(raw, f"{number_words(value)}% là rất nhỏ; hãy xem có phải tỷ lệ")]
    return value, []


def _from_text(raw: Raw, indicator: FormIndicator) -> Figure:
    text = squeeze(unicodedata.normalize("NFKC", raw.text.strip("'’ ")))
    bare = folded(text).strip(". ")
    if not text:
        return Figure()
    if bare in _NOT_APPLICABLE or folded(text) in _NOT_APPLICABLE:
        return Figure(applies=False)
    if bare in _NONE_WORDS:
        return _wrong(raw, Fault.NONE_WORD, indicator)
    if (number := _without_measure(text, indicator)) is None:
        return _odd(raw, text, indicator)
    return _number(raw, number.replace("\u2212", "-"), indicator)


def _number(raw: Raw, text: str, indicator: FormIndicator) -> Figure:
    if _PLAIN.fullmatch(text):
        return _checked(raw, float(text), [], indicator)
    if found := _GROUPED.fullmatch(text):
        return _grouped(raw, text, found[1], indicator)
    if _GROUPED_DECIMAL.fullmatch(text):
        mark = text[max(text.rfind("."), text.rfind(","))]
        bare = re.sub(rf"[^\d+{mark}-]", "", text).replace(mark, ".")
        return _checked(raw, float(bare), [], indicator)
    if _DECIMAL.fullmatch(text):
        return _checked(raw, float(text.replace(",", ".")), [], indicator)
    return _odd(raw, text, indicator)


def _grouped(raw: Raw, text: str, mark: str, indicator: FormIndicator) -> Figure:
    """Read "1.234" or "1,234": thousands by Vietnamese habit, unless it could be a fraction."""
    whole = float(re.sub(r"[., ]", "", text))
    twice = text.count(mark) > 1
    if mark == " " or twice or (mark == "." and not indicator.decimals):
        return _checked(raw, whole, [], indicator)
    if indicator.decimals >= 3 and mark == ",":
        return _checked(raw, float(text.replace(",", ".")), [], indicator)
    fraction = float(text.replace(",", "."))
    ways = f"{number_words(whole)} hoặc {number_words(fraction)}"
    return Figure(problem=_problem(raw, Fault.AMBIGUOUS, text, ways))


def _without_measure(text: str, indicator: FormIndicator) -> str | None:
    """Return the number of "12 hộ" when the indicator counts hộ; None when other words stand."""
    found = _MEASURED.fullmatch(text)
    if found is None:
        return text
    return found[1] if folded(found[2]).strip(". ") == folded(indicator.measure) else None


def _odd(raw: Raw, text: str, indicator: FormIndicator) -> Figure:
    original = raw.text
    for fault, pattern in _ODD:
        if pattern.fullmatch(text) or (fault is Fault.SEVERAL and pattern.fullmatch(original)):
            return _wrong(raw, fault, indicator)
    found = _MEASURED.fullmatch(text)
    if found and found[2].strip() == "%":
        return _wrong(raw, Fault.PERCENT, indicator, indicator.measure or "số đếm")
    if found and indicator.measure:
        return _wrong(raw, Fault.OTHER_MEASURE, indicator, indicator.measure)
    return _wrong(raw, Fault.NOT_NUMBER, indicator)


def _calculated(raw: Raw, indicator: FormIndicator) -> Figure:
    """Work out "=5+7" typed where no Excel saved the result; nothing else is ever worked out."""
    result = _result(raw.formula) if _ARITHMETIC.fullmatch(raw.formula) else None
    if result is None:
        return Figure(problem=_problem(raw, Fault.FORMULA, raw.formula, expected(indicator)))
    told = _told(raw, f"phép tính {raw.formula} được tính là {number_words(result)}")
    return _checked(raw, result, [told], indicator)


def _result(formula: str) -> float | None:
    try:
        return _worth(ast.parse(formula[1:200].strip(), mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, RecursionError, KeyError):
        return None


def _worth(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_worth(node.operand)
    if isinstance(node, ast.BinOp):
        return _DEEDS[type(node.op)](_worth(node.left), _worth(node.right))
    raise ValueError


def _checked(raw: Raw, value: float, warnings: list[str], indicator: FormIndicator) -> Figure:
    """Return the figure unless it cannot be one; outside the limits it is told of."""
    if not math.isfinite(value):
        return _wrong(raw, Fault.NOT_FINITE, indicator)
    if abs(value) >= _MOST:
        return _wrong(raw, Fault.TOO_LARGE, indicator)
    rounded = float(f"{value:.15g}")  # 0.1 + 0.2 as Excel shows it
    if not indicator.decimals and not rounded.is_integer():
        return _wrong(raw, Fault.FRACTION, indicator)
    told = list(warnings)
    if round(rounded, indicator.decimals) != rounded:
        told.append(_told(raw, f"{number_words(rounded)} có nhiều chữ số lẻ hơn thường lệ"))
    low, high = indicator.low, indicator.high
    if (low is not None and rounded < low) or (high is not None and rounded > high):
        least = "…" if low is None else number_words(low)
        most = "…" if high is None else number_words(high)
        told.append(_told(raw, f"{number_words(rounded)} nằm ngoài khoảng {least}–{most}"))
    elif rounded < 0 and low is None:
        told.append(_told(raw, f"{number_words(rounded)} là số âm"))
    return Figure(value=rounded, warnings=told)


def _told(raw: Raw, what: str) -> str:
    return f"Trang “{raw.sheet}”, ô {raw.cell}: {what}."


def _wrong(raw: Raw, fault: Fault, indicator: FormIndicator, wanted: str = "") -> Figure:
    return Figure(problem=_problem(raw, fault, raw.text, wanted or expected(indicator)))


def _problem(raw: Raw, fault: Fault, found: str, wanted: str) -> Problem:
    return Problem(fault=fault, sheet=raw.sheet, cell=raw.cell, found=found, expected=wanted)
