"""What can be chosen of a paper, in addresses and by the command."""

import pytest
from django.urls import reverse

from agenda.documents import KINDS
from agenda.documents.choices import Flag, OneOf, SomeOf, UnknownChoice
from events.access import Role
from tests.agenda.samples import text_of
from tests.factories import RsvpFactory, SideEventFactory, UserFactory

ORDER = OneOf("order", "Order", {"name": "By name", "size": "By size"})
COLUMNS = SomeOf("columns", "Columns", {"a": "A", "b": "B", "c": "C"}, default=("a", "b"))


def test_what_is_not_named_is_the_default():
    assert (Flag("waiting", "Waiting").read([]), ORDER.read([]), COLUMNS.read([])) == (
        False,
        "name",
        ("a", "b"),
    )


def test_what_is_named_is_read_in_the_order_of_the_options():
    assert Flag("waiting", "Waiting").read([""]) is True
    assert ORDER.read(["size"]) == "size"
    assert COLUMNS.read(["c,a"]) == COLUMNS.read(["c", "a"]) == ("a", "c")


@pytest.mark.parametrize(("choice", "values"), [(ORDER, ["date"]), (COLUMNS, ["a,z"])])
def test_what_is_not_offered_is_refused(choice, values):
    with pytest.raises(UnknownChoice):
        choice.read(values)


@pytest.mark.django_db
def test_an_address_chooses_and_one_that_chooses_what_is_not_offered_is_not_found(client):
    user = UserFactory(groups=[Role.ORGANISER])
    side_event = SideEventFactory(organisers=[user])
    RsvpFactory(side_event=side_event, function="Attaché")
    client.force_login(user)
    url = reverse("agenda:attendee_list", args=[2030, side_event.slug])

    plain, chosen, wrong = (
        client.get(url + query) for query in ("", "?columns=name&order=name", "?columns=mail")
    )

    assert ["Attaché" in text_of(answer.content) for answer in (plain, chosen)] == [True, False]
    assert wrong.status_code == 404


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_with_delegates_is_neither_for_all_nor_anything_but_a_pdf(kind):
    assert kind.name == kind.name.lower()
    assert not (kind.has_personal_data and kind.is_for_all)
    assert not (kind.has_personal_data and kind.formats != ("pdf",))


def test_the_same_choice_means_the_same_kind_of_thing_in_every_paper():
    kinds_of_choice = {}
    for kind in KINDS.values():
        for choice in kind.choices:
            kinds_of_choice.setdefault(choice.name, set()).add(type(choice))

    assert [name for name, types in kinds_of_choice.items() if len(types) > 1] == []
