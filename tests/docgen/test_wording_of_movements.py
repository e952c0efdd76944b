"""How a paper names a campaign whose title may or may not say what it is."""

import pytest

from docgen.contexts.reminder import reminder_subject
from docgen.contexts.wording import movement


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Bản sạch", "phong trào thi đua “Bản sạch”"),
        ("“Bản sạch”", "phong trào thi đua “Bản sạch”"),
        ("“Bản sạch” năm 2026", "phong trào thi đua “Bản sạch” năm 2026"),
        ("Phong trào thi đua “Bản sạch” năm 2026", "phong trào thi đua “Bản sạch” năm 2026"),
    ],
)
def test_a_movement_is_named_once_in_one_pair_of_quotes(title, named):
    assert movement(title) == named
    assert reminder_subject(title) == f"đôn đốc báo cáo kết quả {named}"
