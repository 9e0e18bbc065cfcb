import re

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from tests.factories import SideEventFactory, WeekFactory

pytestmark = pytest.mark.django_db


def page(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "heading"), [("/privacy/", "Privacy notice"), ("/accessibility/", "Accessibility")]
)
def test_notices_can_be_read_before_there_is_a_week(client, address, heading):
    response = client.get(address)
    assert (response.status_code, f"<h1>{heading}</h1>" in page(response)) == (200, True)


@pytest.mark.parametrize(
    ("needs", "people", "sentences"),
    [
        (7, 90, ["needs: 7 days after the side event.", "mails we wrote: 90 days after the side event."]),
        (1, 1, ["needs: 1 day after the side event.", "mails we wrote: 1 day after the side event."]),
        (0, 30, ["needs: until the end of the side event.", "mails we wrote: 30 days after the side event."]),
    ],
)
def test_the_privacy_notice_tells_how_long_the_week_keeps_what(client, needs, people, sentences):
    WeekFactory(needs_kept_days=needs, people_kept_days=people)
    html = page(client.get("/privacy/"))
    assert [sentence in html for sentence in sentences] == [True, True]


def test_a_page_that_does_not_exist_leads_to_the_programme(client):
    WeekFactory()
    response = client.get("/nothing/")
    assert (response.status_code, '<a href="/">Go to the programme</a>' in page(response)) == (404, True)


def test_a_page_that_does_not_exist_offers_the_programme_in_other_languages(client):
    html = page(client.get("/fr/nothing/"))
    assert '<html lang="fr" dir="ltr">' in html
    assert re.findall(r'href="([^"]*)" hreflang', html) == ["/ar/", "/zh-hans/", "/", "/ru/", "/es/"]


def test_an_error_page_needs_neither_database_nor_context(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = get_template("500.html").render()
    assert "<h1>Something went wrong on our side</h1>" in html


def test_an_unreadable_request_gets_a_page_of_ours(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client(headers={"host": "other.example"}).get("/")
    assert (response.status_code, "The request cannot be read" in page(response)) == (400, True)


def test_a_form_without_its_token_gets_a_page_of_ours():
    SideEventFactory(slug="water")
    response = Client(enforce_csrf_checks=True).post("/2030/water/rsvp/", {})
    assert (response.status_code, "The form was not sent" in page(response)) == (403, True)


@pytest.mark.parametrize(
    "name", ["403.html", "404.html", "500.html", "503.html", "400.html", "403_csrf.html"]
)
def test_error_pages_say_one_sentence_and_where_to_go(name, rf):
    request = rf.get("/")
    request.resolver_match = None
    html = get_template(name).render({}, request)
    assert (html.count("<h1>"), "Go to the programme" in html, "noindex" in html) == (1, True, True)


def test_error_pages_follow_the_language():
    with translation.override("ar"):
        html = get_template("500.html").render()
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize("address", ["/2030/", "/2030/water/", "/privacy/", "/accessibility/", "/nothing/"])
def test_pages_carry_a_strict_policy_and_nothing_that_breaks_it(client, address):
    SideEventFactory(slug="water")
    response = client.get(address)
    html = page(response)
    policy = response["Content-Security-Policy"]
    assert ("unsafe" in policy, "data:" in policy, "http" in policy) == (False, False, False)
    assert re.findall(r"<style|style=| on\w+=|javascript:|<script(?! type=\"module\" src=)", html) == []
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//(?!testserver/)[^\"]*", html) == []
