"""What people see while the database is away."""

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client

from tests.factories import CapacityLimitFactory

pytestmark = pytest.mark.django_db


def failing(problem):
    def fail(execute, sql, params, many, context):
        raise problem("the connection is lost\nmore that nobody needs")

    return connection.execute_wrapper(fail)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_cannot_reach_the_database_says_so_and_when_to_try_again(method, client, caplog):
    CapacityLimitFactory(side_event__slug="law")
    with failing(OperationalError):
        response = getattr(client, method)("/2030/law/rsvp/")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    page = response.content.decode()
    assert "<h1>Please try again in a moment</h1>" in page
    assert "An RSVP that arrives twice counts once." in page
    assert "script-src" in response["Content-Security-Policy"]
    (line,) = [record.getMessage() for record in caplog.records if record.name == "pocweek.outages"]
    assert line == f"the database did not answer {method.upper()} /2030/law/rsvp/ (the connection is lost)"


def test_the_page_follows_the_language_of_the_address(client):
    CapacityLimitFactory(side_event__slug="law")
    with failing(OperationalError):
        response = client.get("/ar/2030/law/rsvp/")
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_another_fault_stays_an_error_of_ours():
    CapacityLimitFactory(side_event__slug="law")
    with failing(ProgrammingError):
        response = Client(raise_request_exception=False).get("/2030/law/rsvp/")
    assert (response.status_code, "Retry-After" in response) == (500, False)
