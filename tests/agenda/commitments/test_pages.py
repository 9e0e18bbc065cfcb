"""The public pages of commitments, and the page of an owner."""

import csv
import datetime as dt
import io
import uuid

import pytest
from django.utils import timezone

from agenda.commitments import services
from agenda.models import Commitment
from events.access import Role
from tests.factories import (
    CommitmentFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
    WeekFactory,
)
from tests.pages import query_count, words

pytestmark = pytest.mark.django_db


def promise(text, *, owner="Oxfam", year=2030, summary=None, **fields):
    if summary is None:
        side_event = SideEventFactory(week=WeekFactory(year=year), title=f"Event of {year}")
        summary = EventSummaryFactory(side_event=side_event, issued=True)
    if isinstance(owner, str):
        owner = OrganizationFactory(name=owner)
    return CommitmentFactory(summary=summary, owner=owner, text=text, **{"agreed": True} | fields)


@pytest.fixture
def commitment():
    return promise("Name a focal point.", due_on=dt.date(2030, 12, 31))


def shown(client, query=""):
    """Return the texts that the register lists."""
    response = client.get(f"/commitments/{query}")
    assert response.status_code == 200
    return [row.text for row in response.context["register"].rows]


def test_the_register_narrows_by_everything_it_offers(client):
    today = timezone.now().date()
    theme = WeekFactory(year=2030).themes.create(name="Water")
    first = promise("Repair wells.", owner="Côte d'Ivoire", state="kept", due_on=today)
    first.summary.side_event.theme = theme
    first.summary.side_event.save()
    promise("Count cases.", year=2028, due_on=today - dt.timedelta(days=1))
    promise("Train staff.", due_on=today + dt.timedelta(days=200), state="under_way")
    promise("Hidden.", agreed=False)

    assert shown(client) == ["Repair wells.", "Train staff.", "Count cases."]
    number = first.owner.key or first.owner.pk
    assert shown(client, f"?organization={number}") == ["Repair wells."]
    assert shown(client, "?theme=Water") == ["Repair wells."]
    assert shown(client, "?state=under_way") == ["Train staff."]
    assert shown(client, "?year=2028") == ["Count cases."]
    assert shown(client, "?due=overdue") == ["Count cases."]
    assert shown(client, "?due=soon") == ["Repair wells."]
    assert shown(client, "?due=later&q=train") == ["Train staff."]
    assert shown(client, "?q=cote+divoire") == []
    assert shown(client, "?q=COTE+d'ivoire+2030") == ["Repair wells."]
    tabs = client.get("/commitments/").context["register"].tabs
    assert [(tab.label, tab.count) for tab in tabs] == [
        ("All", 3),
        ("Made", 1),
        ("Under way", 1),
        ("Kept", 1),
    ]


@pytest.mark.parametrize(
    "query", ["?year=abc", "?state=no", "?page=x", "?page=99", "?organization=%00", "?due=\u00b2"]
)
def test_what_makes_no_sense_is_as_if_it_were_not_asked(client, commitment, query):
    assert shown(client, query) == [commitment.text]


def test_an_empty_register_and_an_empty_answer_say_what_to_do(client):
    assert "No commitment is published yet." in words(client.get("/commitments/"))
    promise("Report.")
    assert "No commitment matches Show all commitments" in words(client.get("/commitments/?q=zzz"))


def test_the_register_has_pages_that_keep_the_filters(client, commitment):
    CommitmentFactory.create_batch(30, summary=commitment.summary, owner=commitment.owner, agreed=True)
    response = client.get("/commitments/?year=2030&page=2")
    assert len(response.context["register"].rows) == 6
    assert "Page 2 of 2" in words(response)
    assert b'href="/commitments/?year=2030&amp;page=1"' in response.content


def test_a_register_of_many_costs_as_many_queries_as_one_of_few(client, commitment):
    services.report(commitment=commitment, state="kept", text="Done.", key=uuid.uuid4(), by=services.OWNER)
    addresses = ["/commitments/?state=made", "/commitments/commitments.csv?q=e", "/fr/commitments/?year=2030"]
    addresses.append(f"/organizations/{commitment.owner.pk}/")
    before = [query_count(client, address) for address in addresses]
    for number in range(8):
        made = promise(f"More {number}", owner=commitment.owner if number % 2 else f"Owner {number}")
        services.report(
            commitment=made, state="under_way", text="Begun.", key=uuid.uuid4(), by=services.OWNER
        )
        CoSponsorFactory(side_event=made.summary.side_event, organization=made.owner)
    assert [query_count(client, address) for address in addresses] == before


def test_one_commitment_tells_its_story_with_links_that_recommend_nothing(client, commitment):
    services.report(
        commitment=commitment,
        state="kept",
        text="<b>Done</b>",
        evidence="https://a.example/?a=1&b=2",
        key=uuid.uuid4(),
        by=services.OWNER,
    )
    response = client.get(f"/commitments/{commitment.pk}/")
    html = response.content.decode()
    assert '<a href="https://a.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer ugc">' in html
    assert "&lt;b&gt;Done&lt;/b&gt;" in html
    assert "Kept" in words(response)
    assert "Reported by the owner" in words(response)


def test_before_its_owner_agrees_staff_alone_see_a_commitment(client):
    hidden = promise("Hidden.", agreed=False)
    address = hidden.get_absolute_url()
    assert client.get(address).status_code == 404
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    assert client.get(address).status_code == 404
    user.side_events.add(hidden.summary.side_event)
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "Its owner has not agreed yet" in words(response)


def test_an_organization_shows_what_it_presented_and_promised_across_the_weeks(client, commitment):
    owner = commitment.owner
    CoSponsorFactory(
        side_event=SideEventFactory(week=WeekFactory(year=2031), title="Later"), organization=owner
    )
    CoSponsorFactory(side_event=SideEventFactory(draft=True, title="Secret draft"), organization=owner)
    text = words(client.get(f"/organizations/{owner.pk}/"))
    assert "Name a focal point." in text
    assert "Later" in text
    assert "Secret draft" not in text
    owner.key = "oxfam"
    owner.save()
    assert client.get(f"/organizations/{owner.pk}/").url == "/organizations/oxfam/"
    unknown = OrganizationFactory()
    assert client.get(f"/organizations/{unknown.pk}/").status_code == 404
    assert client.get("/organizations/99999999999999999999/").status_code == 404


def test_the_table_holds_what_was_asked_and_no_formula(client, commitment):
    promise("=1+1", state="kept", year=2029)
    response = client.get("/commitments/commitments.csv?state=kept")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["Commitment"], row["Week"], row["State"]) for row in rows] == [("'=1+1", "2029", "Kept")]


# --- the owner ---


def own(commitment, part=""):
    return f"/commitment/{commitment.token}/{part}"


def send(client, commitment, **fields):
    typed = {"state": "kept", "text": "Done.", "evidence": "", "key": str(uuid.uuid4())}
    return client.post(own(commitment), typed | fields)


def test_the_link_shows_and_changes_nothing_by_being_opened(client, commitment):
    before = list(Commitment.objects.values())
    for part in ("", "not-ours/", "publication/", "mails/"):
        response = client.get(own(commitment, part))
        assert response.status_code == (405 if part in ("publication/", "mails/") else 200)
    page = client.get(own(commitment))
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert commitment.token not in client.get(commitment.get_absolute_url()).content.decode()
    assert list(Commitment.objects.values()) == before


def test_reports_follow_each_other_and_one_form_reports_once(client, commitment):
    key = str(uuid.uuid4())
    for _time in range(2):
        assert send(client, commitment, state="under_way", text="Begun.", key=key).url == own(commitment)
    send(client, commitment, evidence="HTTPS://a.example/b", agrees="on")
    told = list(commitment.reports.values_list("state", "text", "evidence", "is_by_owner"))
    assert told == [("under_way", "Begun.", "", True), ("kept", "Done.", "https://a.example/b", True)]
    commitment.refresh_from_db()
    assert (commitment.state, commitment.is_agreed, commitment.agreed_by) == ("kept", True, "owner")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "made"), ("state", ""), ("text", " \u200b "), ("text", "x" * 3001), ("key", "no"),
        ("evidence", "javascript:alert(1)"), ("evidence", "ftp://a.example/"), ("evidence", "a.example"),
        ("evidence", "https://" + "a" * 500 + ".example/"),
    ],
)  # fmt: skip
def test_what_cannot_be_reported_is_told(client, commitment, field, value):
    response = send(client, commitment, **{field: value})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not commitment.reports.exists()


def test_the_owner_agrees_takes_it_back_stops_the_mails_and_lets_them_come_again(client):
    commitment = promise("Report.", agreed=False)
    client.post(own(commitment, "publication/"), {"agree": "1"})
    assert shown(client) == ["Report."]
    client.post(own(commitment, "publication/"), {"take_back": "1"})
    assert shown(client) == []
    for name, is_stopped in (("stop", True), ("allow", False)):
        client.post(own(commitment, "mails/"), {name: "1"})
        commitment.refresh_from_db()
        assert (commitment.wants_no_mail_at is not None) == is_stopped


def test_an_unknown_link_and_one_that_has_ended_say_so(client, commitment):
    assert client.get("/commitment/nothing-like-this/").status_code == 404
    assert client.post(own(commitment, "not-ours/")).status_code == 200
    for response in (
        client.get(own(commitment)),
        send(client, commitment),
        client.post(own(commitment, "mails/")),
    ):
        assert response.status_code == 410
        assert "You told the organizers that this is not your commitment." in words(response)
    assert not commitment.reports.exists()
