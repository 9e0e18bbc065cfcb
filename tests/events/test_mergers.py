"""Two proposals that become one: asked, answered by both leads, carried out, and nothing of either lost."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from events import hooks, services
from events.access import Role
from events.hooks import Refusal
from events.mails.delivery import compose
from events.models import CoSponsor, HeldText, Merger, Message, SideEvent, Speaker
from tests.events.test_proposals import DEADLINE, SECRETARIAT, brought_to, proposal
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    SpeakerFactory,
    UserFactory,
    new_york,
)
from tests.pages import words

pytestmark = pytest.mark.django_db
Status = SideEvent.Status


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(hooks, "readiness_rules", [])
    monkeypatch.setattr(hooks, "on_change", [])
    with time_machine.travel(DEADLINE - dt.timedelta(days=7)) as traveller:
        yield traveller


@pytest.fixture
def kept():
    return brought_to(
        proposal(UserFactory(groups=[Role.ORGANISER]), title="Water under fire", slug="water"),
        Status.SUBMITTED,
    )


@pytest.fixture
def merged():
    event = proposal(UserFactory(), title="Wells in war", slug="wells", background="<p>Wells run dry.</p>")
    ObjectiveFactory(side_event=event, text="Name what keeps wells open.", text_fr="Dire comment.")
    AgendaSegmentFactory(side_event=event, title="Engineers speak")
    FocusAreaFactory(side_event=event, title="Pumps")
    ExpectedOutputFactory(side_event=event, text="A list of pumps.")
    return brought_to(event, Status.SUBMITTED)


@pytest.fixture
def merger(kept, merged):
    return services.propose_merger(kept=kept, merged=merged, reason="Both are about water.", by=SECRETARIAT)


def answer_of(merger, event):
    return merger.answers.get(side_event=event)


def agree(merger):
    for answer in merger.answers.all():
        services.answer_merger(answer=answer, says_yes=True)
    for event in (merger.kept, merger.merged):
        event.refresh_from_db()
    merger.refresh_from_db()


def test_both_leads_are_asked_each_by_a_link_of_its_own(merger, kept, merged):
    mails = Message.objects.filter(kind="events/merger_proposed")
    links = {mail.side_event_id: mail.facts["link"] for mail in mails}

    assert mails.count() == 4  # an organiser and a focal point of each
    for event in (kept, merged):
        assert links[event.pk].endswith(f"/merger/{answer_of(merger, event).token}/")
    assert "Both are about water." in compose(mails[0]).body


def test_proposing_the_same_twice_is_one_and_another_is_refused_while_it_is_open(merger, kept, merged):
    again = services.propose_merger(kept=kept, merged=merged, reason="Both are about water.", by=SECRETARIAT)
    third = brought_to(proposal(UserFactory()), Status.SUBMITTED)

    assert (again, Merger.objects.count()) == (merger, 1)
    for pair in ((merged, third), (third, kept)):
        with pytest.raises(Refusal, match="proposed for one of them already"):
            services.propose_merger(kept=pair[0], merged=pair[1], reason="x", by=SECRETARIAT)


@pytest.mark.parametrize(
    "status", [Status.DRAFT, Status.DECLINED, Status.PUBLISHED, Status.CANCELLED]
)  # fmt: skip
def test_only_what_is_under_review_is_merged(kept, status):
    other = brought_to(proposal(UserFactory()), status)
    with pytest.raises(Refusal, match="cannot be merged"):
        services.propose_merger(kept=kept, merged=other, reason="x", by=SECRETARIAT)


def test_one_yes_changes_nothing_and_a_no_ends_it(merger, kept, merged):
    services.answer_merger(answer=answer_of(merger, kept), says_yes=True)
    merger.refresh_from_db()
    assert merger.state == Merger.State.PROPOSED
    services.answer_merger(answer=answer_of(merger, merged), says_yes=False, note="Ours is about wells.")

    merger.refresh_from_db()
    merged.refresh_from_db()
    assert (merger.state, merged.status) == (Merger.State.REFUSED, Status.SUBMITTED)
    assert Message.objects.filter(kind="events/merger_ended").count() == 4
    with pytest.raises(Refusal, match="can no longer be answered"):
        services.answer_merger(answer=answer_of(merger, kept), says_yes=False)


def test_when_both_agree_the_other_is_declined_with_a_reference_and_its_address_leads_on(merger, client):
    agree(merger)

    assert (merger.state, merger.kept.status) == (Merger.State.CARRIED_OUT, Status.SUBMITTED)
    assert merger.merged.status == Status.DECLINED
    assert merger.merged.steps.last().remarks == "Merged into “Water under fire”."
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert client.get("/2030/wells/").url == "/2030/water/"
    services.answer_merger(answer=answer_of(merger, merger.kept), says_yes=True)  # once more: nothing


def test_people_are_united_and_who_is_in_both_stands_once(kept, merged):
    shared = CoSponsorFactory(side_event=kept, role=CoSponsor.Role.PARTNER).organization
    CoSponsorFactory(side_event=merged, organization=shared, role=CoSponsor.Role.CO_HOST)
    lead = merged.co_sponsors.get(role=CoSponsor.Role.LEAD).organization
    speaker = SpeakerFactory(side_event=kept, name="Amina Okoye", organization=shared)
    SpeakerFactory(side_event=merged, name="Amina OKOYE", organization=shared, position=0)
    SpeakerFactory(side_event=merged, name="Bo Lund", organization=shared, position=1)
    merged.unavailabilities.create(starts_at=new_york(21, 9), ends_at=new_york(21, 12))

    agree(services.propose_merger(kept=kept, merged=merged, reason="Water.", by=SECRETARIAT))

    roles = {row.organization: row.role for row in kept.co_sponsors.all()}
    assert (roles[shared], roles[lead]) == (CoSponsor.Role.CO_HOST, CoSponsor.Role.CO_HOST)
    assert list(roles.values()).count(CoSponsor.Role.LEAD) == 1
    assert [(s.name, s.status) for s in kept.speakers.all()] == [
        (speaker.name, Speaker.Status.CONFIRMED),
        ("Bo Lund", Speaker.Status.INVITED),
    ]
    assert kept.organisers.count() == 2
    assert kept.unavailabilities.count() == 1
    assert (merged.co_sponsors.count(), merged.speakers.count()) == (2, 2)  # its record stays whole


def test_every_text_of_the_other_waits_until_it_is_placed_and_is_placed_once(merger):
    agree(merger)
    kept, texts = merger.kept, {(t.part, t.position): t for t in merger.held_texts.all()}
    assert {part for part, _position in texts} == {
        "background", "objectives", "segments", "focus_areas", "expected_outputs"
    }  # fmt: skip
    for text in texts.values():
        for _time in range(2):
            services.take_over(text=text, by=SECRETARIAT)

    kept.refresh_from_db()
    assert kept.background == "<p>Why it matters.</p><p>Wells run dry.</p>"
    assert kept.objectives.get(text="Name what keeps wells open.").text_fr == "Dire comment."
    assert [kept.segments.get().title, kept.focus_areas.get().title] == ["Engineers speak", "Pumps"]
    assert kept.expected_outputs.get().text == "A list of pumps."
    assert not merger.held_texts.exclude(state=HeldText.State.TAKEN_OVER).exists()


def test_what_was_left_out_may_be_taken_over_later(merger):
    agree(merger)
    text = merger.held_texts.get(part="focus_areas")
    services.leave_out(text=text, by=SECRETARIAT)
    assert (text.state, merger.kept.focus_areas.count()) == (HeldText.State.LEFT_OUT, 0)
    services.take_over(text=text, by=SECRETARIAT)
    assert merger.kept.focus_areas.count() == 1


def test_an_open_merger_stops_publication_and_ends_with_what_it_is_about(merger, kept, merged):
    services.accept(side_event=kept, by=SECRETARIAT)
    with pytest.raises(Refusal, match="A merger is proposed"):
        services.publish(side_event=kept, by=SECRETARIAT)
    services.withdraw(side_event=merged, by=SECRETARIAT)

    merger.refresh_from_db()
    assert merger.state == Merger.State.WITHDRAWN
    with pytest.raises(Refusal):
        services.answer_merger(answer=answer_of(merger, kept), says_yes=True)


def test_opening_the_link_changes_nothing_and_posting_answers(merger, kept, client):
    answer = answer_of(merger, kept)
    for _time in range(2):
        response = client.get(answer.get_absolute_url())
    answer.refresh_from_db()
    assert answer.says_yes is None
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == (
        "private, no-store", "noindex, nofollow"
    )  # fmt: skip
    shown = words(response)
    assert all(
        text in shown for text in ("Water under fire", "Wells in war", "Why it matters.", "Wells run dry.")
    )
    assert answer_of(merger, merger.merged).token not in response.content.decode()

    assert client.post(answer.get_absolute_url(), {}).status_code == 422
    client.post(answer.get_absolute_url(), {"answer": "yes", "note": "Gladly."})
    answer.refresh_from_db()
    assert (answer.says_yes, answer.note) == (True, "Gladly.")


def test_a_link_that_ended_says_so_and_one_that_is_none_is_404(merger, kept, client):
    services.withdraw_merger(merger=merger, by=SECRETARIAT)
    url = answer_of(merger, kept).get_absolute_url()

    assert "Withdrawn" in words(client.get(url))
    refused = client.post(url, {"answer": "yes"})
    assert (refused.status_code, "can no longer be answered" in words(refused)) == (409, True)
    assert client.get(reverse("events:merger", args=["x" * 32])).status_code == 404


def page_of(event, step):
    return reverse(f"admin:events_sideevent_{step}", args=[event.pk])


def test_the_secretariat_proposes_and_withdraws_on_its_page(kept, merged, client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    url = page_of(kept, "merge")
    assert client.post(url, {"other": merged.pk, "goes_on": "this"}).status_code == 422
    client.post(url, {"other": merged.pk, "goes_on": "other", "reason": "Water."})

    found = Merger.objects.get()
    assert (found.kept, found.merged) == (merged, kept)
    assert "Merger proposed" in words(client.get(page_of(kept, "change")))
    assert "Merger proposed" in words(client.get(reverse("admin:events_sideevent_proposals")))
    client.post(url, {"withdraw": "1"})
    found.refresh_from_db()
    assert found.state == Merger.State.WITHDRAWN


def test_the_new_lead_places_texts_on_a_page_of_both(merger, client):
    agree(merger)
    client.force_login(merger.kept.organisers.order_by("pk").first())
    url = page_of(merger.kept, "held_texts")
    text = merger.held_texts.get(part="objectives", record__text="Name what keeps wells open.")
    assert "6 texts wait to be placed" in words(client.get(page_of(merger.kept, "change")))
    assert "Name what keeps wells open." in words(client.get(url))

    client.post(url, {"text": text.pk, "do": "take"})
    assert merger.kept.objectives.filter(text="Name what keeps wells open.").exists()
    assert client.post(url, {"text": "x", "do": "take"}).status_code == 404
