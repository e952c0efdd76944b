"""Amounts as a decision prints them."""

import pytest

from docgen.money import money, money_words


@pytest.mark.parametrize(
    ("amount", "figures", "words"),
    [
        (702_000, "702.000", "bảy trăm lẻ hai nghìn"),
        (1_520_000, "1.520.000", "một triệu năm trăm hai mươi nghìn"),
        (7_020_000, "7.020.000", "bảy triệu không trăm hai mươi nghìn"),
        (1_005_000, "1.005.000", "một triệu không trăm lẻ năm nghìn"),
        (21_000_000, "21.000.000", "hai mươi mốt triệu"),
        (2_000_000_500, "2.000.000.500", "hai tỷ năm trăm"),
    ],
)
def test_an_amount_in_figures_and_in_words(amount, figures, words):
    assert money(amount) == figures
    assert money_words(amount) == words


@pytest.mark.parametrize("amount", [0, None])
def test_no_money_leaves_the_cell_blank(amount):
    assert money(amount) == ""
