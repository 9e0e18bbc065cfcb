"""Typed text on one line."""

import pytest

from events.cleaning import clean_line


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Amina \t\r\n Diallo\u2028", "Amina Diallo"),
        ("a\x00\x1b[31m\x85b", "a[31m b"),
        ("pay\u202epal\u2066.\u2069\ufeff", "paypal."),
        ("half \ud83d", "half"),
        ("\uffffAna\ufffe\ufdd0\U0010ffff", "Ana"),
        ("e\u0301", "é"),
        ("محمد الأحمد", "محمد الأحمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200e\u200f\u00ad\u061c", ""),
        ("\u3164 \u115f", ""),
    ],
)
def test_a_line_keeps_what_can_be_read(typed, stored):
    assert clean_line(typed) == stored
