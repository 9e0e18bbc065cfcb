"""What goes out to the world: the flyer and the letter of invitation."""

import pytest

from agenda import pdf
from agenda.documents import Flyer, InvitationLetter
from agenda.documents.fitting import fitted_size
from tests.agenda.samples import loaded, logo, sponsored, state, text_of
from tests.factories import CoSponsorFactory, SideEventFactory, SpeakerFactory, new_york

pytestmark = pytest.mark.django_db
NB = "\u00a0"
SIZES = (48, 40, 33, 27, 22, 18, 15)


def test_the_flyer_leads_to_the_rsvp_by_its_qr_code(settings):
    settings.SITE_URL = "https://poc.example"
    side_event = sponsored("Norway", slug="open-roads", rsvp_deadline_at=new_york(17, 18))

    flyer = Flyer.of(side_event)

    assert flyer.codes == ("https://poc.example/2030/open-roads/rsvp/",)
    assert flyer.address_text == "poc.example/2030/open-roads/rsvp"
    assert flyer.rsvp_deadline == f"Friday, 17{NB}May 2030, 6{NB}p.m."
    assert Flyer.of(side_event, "fr").codes == ("https://poc.example/fr/2030/open-roads/rsvp/",)


def test_a_cancelled_side_event_invites_nobody():
    side_event = loaded(SideEventFactory(cancelled=True, slug="open-roads"))

    assert (Flyer.of(side_event).codes, InvitationLetter.of(side_event).codes) == ((), ())


def test_the_flyer_says_who_may_come_and_what_is_served():
    side_event = sponsored("Norway", catering="light lunch", catering_minute=-15, is_invitation_only=True)

    assert Flyer.of(side_event).notes == (
        f"Light lunch from 1{NB}p.m.",
        "By invitation only.",
        "A United Nations grounds pass is needed.",
    )


def test_the_flyer_names_speakers_who_confirmed_where_there_is_room():
    side_event = sponsored("Norway")
    SpeakerFactory(side_event=side_event, name="Amina Hassan", honorific="H.E. Ms.", function="Minister")
    SpeakerFactory(side_event=side_event, name="Open", status="tbc")

    speakers = Flyer.of(loaded(side_event)).speakers
    assert [(row.who, row.more) for row in speakers] == [("H.E. Ms. Amina Hassan", "Minister")]

    for number in range(10):
        CoSponsorFactory(side_event=side_event, organization=state(f"State {number}"))
    assert Flyer.of(loaded(side_event)).speakers == ()


@pytest.mark.parametrize(("title", "size"), [("Open roads", 48), ("w" * 400, 15), ("word " * 80, 15)])
def test_the_title_is_set_as_large_as_it_fits(title, size):
    assert fitted_size(title, SIZES, width=166, lines=4) == size


def test_a_long_word_and_many_words_make_a_title_smaller_step_by_step():
    words = [fitted_size("civilians " * count, SIZES, width=166, lines=4) for count in (3, 14, 20, 40)]

    assert words == sorted(words, reverse=True)
    assert len(set(words)) == 4
    assert fitted_size("保护平民" * 5, SIZES, width=166, lines=2) == 40


@pytest.mark.parametrize("page", ["a4", "letter"])
def test_a_flyer_with_everything_at_its_longest_is_still_one_page(page):
    side_event = sponsored("Norway", title=("civilians and roads " * 20)[:400], subtitle="Subtitle " * 8)
    for number in range(39):
        organization = state(f"A State with a long name {number}", logo=logo(200 + 40 * number, 300))
        CoSponsorFactory(side_event=side_event, organization=organization)

    flyer = Flyer.of(loaded(side_event))

    assert flyer.is_crowded
    assert "Page 1 of 1" in text_of(pdf.render(flyer, page))


def test_the_letter_is_written_by_the_missions_in_protocol_order():
    side_event = sponsored("Qatar", "Togo", "Norway", is_transferable=True, has_limited_places=True)

    letter = InvitationLetter.of(side_event)

    assert letter.salutation == "Excellency,"
    assert letter.opening == (
        "The Permanent Mission of Qatar to the United Nations, together with the Permanent Missions of Norway "
        "and Togo to the United Nations, has the honour to invite you to the side event"
    )
    assert letter.practical == (
        "The invitation is transferable. In-person space is limited. A United Nations grounds pass is needed."
    )
    assert letter.closing == "Please accept, Excellency, the assurances of our highest consideration."
    assert letter.inviters == "The Permanent Mission of Qatar to the United Nations"
    assert letter.contact == ("Humanitarian section", "side-events@mission.example")


def test_the_letter_to_colleagues_has_their_form_and_an_event_without_sponsors_still_invites():
    letter = InvitationLetter.of(loaded(SideEventFactory()), addressee="colleagues")

    assert (letter.salutation, letter.closing) == ("Dear colleagues,", "We look forward to welcoming you.")
    assert letter.opening == "You are invited to the side event"
    assert letter.practical.startswith("The invitation is personal and not transferable. ")
