"""No log holds the secret of a personal link, whatever the link is for."""

import pytest
from django.urls import get_resolver, reverse
from django.utils.translation import override

from pocweek.logs import without_secrets

from .test_leaks import named_addresses

OPENED_BY_A_SECRET = [
    (name, part)
    for name, parts in named_addresses(get_resolver())
    for part in ("token", "secret")
    if part in parts
]


@pytest.mark.parametrize(("name", "part"), OPENED_BY_A_SECRET)
def test_no_log_line_holds_the_secret_of_an_address(name, part):
    with override("fr"):
        path = reverse(name, kwargs={part: "S3cret-of_a-link"})
    line = without_secrets(f"Not Found: {path} GET {path}?look=1 HTTP/1.1 https://pocweek.example{path}")
    assert "S3cret-of_a-link" not in line
    assert line.count("/…") == 3
