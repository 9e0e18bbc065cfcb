"""What a test sees of a page."""

import re

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def words(response: HttpResponse) -> str:
    """Return what a reader sees, on one line."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("\xa0", " ").split()).replace(" ,", ",").replace(" .", ".")


def query_count(client: Client, path: str) -> int:
    """Return how often the database is asked for a page."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
