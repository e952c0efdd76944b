"""Text no person wrote: the reader must not think about it for longer than about a plan."""

import time

import pytest

from docgen.reader import read_plan_text
from models.errors import RuleBroken

HEAD = "KẾ HOẠCH\n\nPhát động thi đua\n\nI. NỘI DUNG\n\n"
PIECES = {
    "dots": ".", "dashes": "-", "underscores": "_", "digits": "1", "quotes": "“", "stars": "*",
    "spaces": " a" + " " * 30, "blank lines": " \n", "tabs": "\t", "pipes": "|", "cells": "|a",
    "brackets": "[", "links": "[a](", "tags": "<b>", "signs": "$a", "letters": "Đ",
    "commas": "a, ", "semicolons": "a; ", "nested quotes": "“a ", "parentheses": "(a ",
    "full stops": "TM. ", "dates": "ngày 12/3/2024, ", "spans": "từ ngày 1/2/2024 đến ngày ",
    "papers": "Kế hoạch số 12/KH-UBND ngày 1/2/2024 của UBND xã ", "bodies": "UBND xã ",
    "grounds": "Căn cứ ", "reports": "báo cáo hằng tháng, quý trước ngày 15 ",
    "counts": "từ 01 đến 02 tập thể, ", "shares": "từ 90% trở lên ", "awards": "tặng Giấy khen ",
    "items": "1. a\n", "bullets": "- a\n", "powers": "TM. ỦY BAN NHÂN DÂN\n", "lines": "a\n",
    "rows": "| 1 | Tổng kết | - UBND xã. |\n", "recipients": "Nơi nhận: UBND xã; ",
}  # fmt: skip
GENEROUS_SECONDS = 20  # measured: under two


@pytest.mark.parametrize("start", ["", HEAD], ids=["bare", "below a head"])
@pytest.mark.parametrize("name", PIECES)
def test_a_hundred_thousand_letters_of_one_thing_are_read_or_refused_soon(name, start):
    text = start + PIECES[name] * (100_000 // len(PIECES[name]))
    began = time.perf_counter()
    try:
        read_plan_text(text)
    except RuleBroken as refused:
        assert str(refused).endswith(".")
    assert time.perf_counter() - began < GENEROUS_SECONDS


def test_more_lines_than_any_plan_has_are_refused():
    with pytest.raises(RuleBroken, match="quá nhiều dòng"):
        read_plan_text("a\n" * 20_001)
    assert read_plan_text("a\n" * 200).outline
