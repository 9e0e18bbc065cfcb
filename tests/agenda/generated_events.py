"""Side events made up for tests: not saved, with everything that a concept note prints."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from hypothesis import strategies as st

from events.models import (
    AgendaSegment,
    CoSponsor,
    ExpectedOutput,
    FocusArea,
    Objective,
    Organization,
    SideEvent,
    Speaker,
    Venue,
    Week,
)
from events.models.side_event import WORKING_LANGUAGES

# Letters of words that mean nothing: the commonest of each script are left out, so that no text is by chance a date,
# a label, a post or the name of a State.
_LATIN = "bdfgjkmpvwouàçéèôöüñáíóşğłøå"
_SCRIPTS = [_LATIN, _LATIN, "бгджзфхцчщэюя", "ثخذصضطظغ"]
_CHINESE = "桥树灯鞋茶帆钟笔纸窗梯锅碗砖墙桌椅伞帽"
_SIGNS = [
    "",
    "",
    "",
    "",
    ",",
    ";",
    " –",
    " (&amp;)",
    " <b>",
    " |",
    " *",
    " _",
    " #",
    "’s",
    " “a”",
    " 1.5",
    " 20%",
    " \\",
]
NAMES = [
    "Sam Example",
    "Aïcha Exemple",
    "J. R. d’Example-Test",
    "Ольга Примерова",
    "أمل مثال",
    "李样本",
    "Example",
    "Ann van der Sample",
]
HONORIFICS = ["", "H.E. Mr.", "H.E. Ms.", "Ms.", "Mr.", "Dr.", "Ambassador"]
FUNCTIONS = [
    "",
    "Permanent Representative",
    "Director, Protection Division",
    "Civilian protector, team leader",
    "Farmer",
    "Head of Delegation to the United Nations",
    "Counsellor, Fifth Committee",
    "Researcher and poet",
    "Midwife",
]
ROOMS = [
    "Conference Room 8",
    "Express Bar",
    "Boss Room",
    "Delegates Dining Room",
    "Salle Wilson",
    "Trygve Lie Center",
    "10th floor",
]
BUILDINGS = [
    "",
    "UN Headquarters",
    "Church Center for the United Nations",
    "Permanent Mission of Norway",
    "International Peace Institute",
]
ADDRESSES = [
    "",
    "405 East 42nd Street, New York",
    "777 United Nations Plaza, New York",
    "1 Example Avenue, 8th floor",
]
PLATFORMS = [
    "Zoom",
    "Microsoft Teams",
    "Webex",
    "UN Web TV",
    "UN Web TV and Zoom",
    "Zoom, with captions and International Sign",
]
MEALS = [
    "",
    "light lunch",
    "Coffee and rolls",
    "Breakfast at the tables",
    "Tea",
    "sandwiches",
    "To be agreed with the host of the room",
]
AUDIENCES = [
    "",
    "Member States and humanitarian organizations",
    "Experts of the Third Committee",
    "Delegates, scholars, the press",
]
OFFICES = [
    "Humanitarian Section",
    "Partnerships desk",
    "Sam Example",
    "Management and Reform Section",
    "Events team",
]
POSTS = ["", "First Secretary", "Side event team", "Attaché, humanitarian affairs"]
PHONES = ["", "+1 212 555 0100", "+41 22 555 01 00"]
SEGMENTS = [
    "Opening remarks",
    "Panel: law, orders, inquiries",
    "Questions and answers",
    "Closing",
    "Keynote",
    "A working day",
    "Film",
]


@st.composite
def phrases(draw: st.DrawFn, least: int = 2, most: int = 9) -> str:
    """Return words of one script, the first with a capital, with signs between them."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.text(_CHINESE, min_size=3 * least, max_size=3 * most))
    letters = draw(st.sampled_from(_SCRIPTS))
    words = draw(st.lists(st.text(letters, min_size=4, max_size=9), min_size=least, max_size=most))
    joined = [word + draw(st.sampled_from(_SIGNS)) for word in words[:-1]] + words[-1:]
    text = " ".join(joined)
    return text[:1].upper() + text[1:]


@st.composite
def titles(draw: st.DrawFn) -> str:
    """Return a title: some words, perhaps a colon and more of them, perhaps a question mark."""
    letters = draw(st.sampled_from(_SCRIPTS))
    words = draw(st.lists(st.text(letters, min_size=4, max_size=9), min_size=2, max_size=8))
    cut = draw(st.integers(0, len(words) - 1))
    text = " ".join(word.capitalize() + ":" * (place == cut - 2) for place, word in enumerate(words))
    return text + draw(st.sampled_from(["", "", "?"]))


def paragraphs() -> st.SearchStrategy[list[str]]:
    return st.lists(phrases(least=4).map(lambda text: f"{text}."), max_size=3)


@st.composite
def side_events(draw: st.DrawFn, week: Week, organizations: list[Organization]) -> SideEvent:
    """Return a side event of the week, with sponsors and speakers of these organizations."""
    is_in_person = draw(st.booleans())
    is_online = not is_in_person or draw(st.booleans())
    start = dt.datetime.combine(
        draw(st.sampled_from(week.days)), dt.time(draw(st.integers(8, 19))), week.zone
    )
    start += dt.timedelta(minutes=draw(st.sampled_from([0, 15, 30, 45])))
    length = draw(st.sampled_from([45, 60, 75, 90, 120, 150]))
    meal = draw(st.sampled_from(MEALS))

    def one_of(values: Iterable[Any]) -> Any:
        return draw(st.sampled_from(list(values)))

    event = SideEvent(
        pk=1,
        week=week,
        slug="generated",
        status=SideEvent.Status.PUBLISHED,
        published_at=start,
        updated_at=start,
        title=draw(titles()),
        subtitle=draw(st.one_of(st.just(""), titles())),
        starts_at=start,
        ends_at=start + dt.timedelta(minutes=length),
        is_in_person=is_in_person,
        is_online=is_online,
        online_platform=one_of(PLATFORMS) if is_online else "",
        venue=Venue(pk=1, name=one_of(ROOMS), building=one_of(BUILDINGS), address=one_of(ADDRESSES)),
        background="".join(f"<p>{escape(text)}</p>" for text in draw(paragraphs())),
        audience=one_of(AUDIENCES),
        catering=meal,
        catering_minute=one_of([None, -30, -15, length]) if meal else None,
        rsvp_deadline_at=one_of([None, start - dt.timedelta(days=6)]),
        is_transferable=draw(st.booleans()),
        is_invitation_only=draw(st.booleans()),
        has_limited_places=draw(st.booleans()),
        working_languages=draw(st.lists(st.sampled_from(list(WORKING_LANGUAGES)), unique=True, max_size=4)),
        focal_point_name=one_of(OFFICES),
        focal_point_function=one_of(POSTS),
        focal_point_email="team@example.org",
        focal_point_phone=one_of(PHONES),
    )
    event._prefetched_objects_cache = {
        "co_sponsors": draw(_sponsors(event, organizations)),
        "segments": draw(_segments(event, length)),
        "speakers": draw(_speakers(event, organizations)),
        "objectives": [Objective(text=text) for text in draw(st.lists(phrases(), max_size=3))],
        "focus_areas": [
            FocusArea(title=title, text=text)
            for title, text in draw(
                st.lists(st.tuples(titles(), phrases(least=3).map("{}.".format)), max_size=3)
            )
        ],
        "expected_outputs": [ExpectedOutput(text=text) for text in draw(st.lists(phrases(), max_size=2))],
    }
    return event


@st.composite
def _sponsors(draw: st.DrawFn, event: SideEvent, organizations: list[Organization]) -> list[CoSponsor]:
    chosen = draw(st.lists(st.sampled_from(organizations), unique=True, min_size=1, max_size=7))
    roles = [
        CoSponsor.Role.LEAD,
        *(draw(st.sampled_from(CoSponsor.Role.values[1:])) for _other in chosen[1:]),
    ]
    return [
        CoSponsor(
            pk=place,
            side_event=event,
            organization=organization,
            role=role,
            position=place,
            confirmed_at=event.starts_at if draw(st.booleans()) else None,
        )
        for place, (organization, role) in enumerate(zip(chosen, roles, strict=True), start=1)
    ]


@st.composite
def _segments(draw: st.DrawFn, event: SideEvent, length: int) -> list[AgendaSegment]:
    edges = sorted(draw(st.sets(st.integers(1, length // 5 - 1), max_size=5)))
    minutes = [0, *(5 * edge for edge in edges), length]
    return [
        AgendaSegment(
            side_event=event,
            start_minute=start,
            end_minute=end,
            title=draw(st.one_of(st.sampled_from(SEGMENTS), titles())),
            note=draw(st.one_of(st.just(""), phrases(most=5))),
        )
        for start, end in zip(minutes, minutes[1:], strict=False)
    ]


@st.composite
def _speakers(draw: st.DrawFn, event: SideEvent, organizations: list[Organization]) -> list[Speaker]:
    """Return speakers, each name once: who stands in two rows of a document is one person."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3)) + [""] * draw(st.integers(0, 2))
    return [
        Speaker(
            side_event=event,
            honorific=draw(st.sampled_from(HONORIFICS)) if name else "",
            name=name,
            function=draw(st.sampled_from(FUNCTIONS)),
            organization=draw(st.sampled_from(organizations)),
            part=draw(st.sampled_from(Speaker.RolePlayed.values)),
            status=draw(st.sampled_from([Speaker.Status.CONFIRMED, Speaker.Status.TBC])),
        )
        for name in draw(st.permutations(names))
    ]
