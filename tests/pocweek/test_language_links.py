"""Every public page in every language: the switch stays on the page, and search engines are told the addresses."""

import re

import pytest
from django.conf import settings

from tests.factories import EventSummaryFactory, SideEventFactory

pytestmark = pytest.mark.django_db

CODES = [code for code, _name in settings.LANGUAGES]
ADDRESSES = [
    "/2030/",
    "/2030/water/",
    "/2030/water/concept-note/",
    "/2030/water/summary/",
    "/2030/water/rsvp/",
    "/privacy/",
    "/accessibility/",
]


def in_language(code: str, address: str) -> str:
    return address if code == "en" else f"/{code}{address}"


@pytest.fixture(autouse=True)
def event():
    return EventSummaryFactory(side_event=SideEventFactory(slug="water"), issued=True).side_event


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_public_page_names_its_address_in_each_language_and_for_all_others(client, settings, code, address):
    settings.SITE_URL = "https://poc.example"
    html = client.get(in_language(code, address) + "?utm_source=x").content.decode()

    named = dict(
        re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="https://poc.example([^"]+)">', html)
    )

    expected = {other: in_language(other, address) for other in CODES} | {"x-default": address}
    assert named == expected
    assert html.count('rel="alternate" hreflang=') == len(expected)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_language_switch_stays_on_the_page_with_its_query(client, address):
    html = client.get(f"{in_language('fr', address)}?q=a%26b&day=2").content.decode()

    links = dict(re.findall(r'<a href="([^"]+)" hreflang="([^"]+)"', html))

    assert links == {
        f"{in_language(code, address)}?q=a%26b&amp;day=2": code for code in CODES if code != "fr"
    }
    other = next(link for link, code in links.items() if code == "es").replace("&amp;", "&")
    assert '<html lang="es" dir="ltr">' in client.get(other).content.decode()


@pytest.mark.parametrize("address", ["/nothing/", "/2030/nothing/", "/verify/k7mq2xvd9t/"])
def test_a_page_that_is_not_there_names_no_addresses(client, address):
    response = client.get(address)

    assert (response.status_code, b'rel="alternate"' in response.content) == (404, False)
