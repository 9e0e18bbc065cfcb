"""A concept note in another language for a side event that exists: its texts are offered, ticked, stored."""

import pytest

from agenda.models import ReadDocument
from events.models import SideEvent
from tests.factories import SideEventFactory

from .uploads import file, page, reviewed, upload

pytestmark = [pytest.mark.django_db, pytest.mark.processes]

FRENCH = """# Note de cadrage

**L’eau sous le feu**

Mardi 21 mai 2030, 13 h 15 – 14 h 45

Hôte : Mission permanente de la Norvège auprès de l’Organisation des Nations Unies

## Contexte

Les pompes s’arrêtent quand l’équipe ne peut pas passer.

## Objectifs

- Convenir d’un passage sûr pour les équipes de réparation ;
- Nommer un point focal dans chaque district.
"""


@pytest.fixture
def event(client, organiser, room):
    """The draft that came of the note in English."""
    url, posted = reviewed(client)
    client.post(url, posted)
    return SideEvent.objects.get()


def offered(client, event, note=FRENCH):
    url = client.get(upload(client, file(note), side_event=event, language="fr").url).url
    return url, client.get(url)


def changes(response):
    return {change.key: change for _label, group in response.context["groups"] for change in group}


def test_the_texts_of_the_document_stand_beside_the_originals(client, event):
    _url, response = offered(client, event)
    found = changes(response)
    first, second = event.objectives.all()
    keys = ["title", "background", f"objectives:{first.pk}:text", f"objectives:{second.pk}:text"]
    assert list(found) == keys
    assert (found["title"].now, found["title"].then) == ("Water under fire", "L’eau sous le feu")
    assert " checked" not in response.content.decode()


def test_only_what_is_ticked_is_stored_and_the_original_stays(client, event):
    url, response = offered(client, event)
    first, second = event.objectives.all()
    ticked = ["background", f"objectives:{first.pk}:text"]
    revision = response.context["original"].revision
    assert client.post(url, {"take": ticked, "seen_revision": revision}).status_code == 302
    after = SideEvent.objects.get()
    assert (after.title, after.title_fr, after.revision) == ("Water under fire", None, revision + 1)
    assert after.background == event.background
    assert after.background_fr == "<p>Les pompes s’arrêtent quand l’équipe ne peut pas passer.</p>"
    rows = [(row.text, row.text_fr) for row in after.objectives.all()]
    assert rows[0][0] == first.text
    assert rows[0][1].startswith("Convenir d’un passage sûr")
    assert rows[1] == (second.text, None)
    assert ReadDocument.objects.filter(state=ReadDocument.State.SAVED).count() == 2


def test_after_somebody_saved_nothing_is_stored(client, event):
    url, _response = offered(client, event)
    refused = client.post(url, {"take": ["title"], "seen_revision": 0})
    assert refused.status_code == 409
    assert SideEvent.objects.get().title_fr is None


def test_the_language_of_the_record_is_no_version_and_an_unknown_one_is_refused(client, organiser):
    event = SideEventFactory(original_language="fr")
    event.organisers.add(organiser)
    form = client.get(f"{page('add')}?side_event={event.pk}").context["form"]
    assert [code for code, _name in form.fields["language"].choices] == [
        "",
        "en",
        "es",
        "ru",
        "ar",
        "zh-hans",
    ]
    assert upload(client, file(FRENCH), side_event=event, language="fr").status_code == 422
