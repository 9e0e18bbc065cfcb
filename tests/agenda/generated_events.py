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

# Letters and signs of words that mean nothing, in each writing of the six languages.
_SCRIPTS = [
    "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôöùûüœñáíóúşğıłøåæßABCDEFGHIJKLMNOPQRSTUVWXYZÉÎŁØŞ0123456789'’-./&",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ0123456789-.",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ٠١٢٣٤٥٦٧٨٩0123456789",
    "的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多没为又可家学只以主会样年想能生同老中十从自面前头道它后然走很像见两用她国动进成回什边作对开而己些现山民候经发工向事命给长水几义三声于高手知理眼志点心战二问但身方实吃做叫当住听革打呢真全才四已所敌之最光产情路分总条白话东席次亲如被花口放儿常气五第使写军吧文运再果怎定许快明行因别飞外树物活部门无往船望新带队先力完却站代员机更九您每风级跟笑啊孩万少直意夜比阶连车重便斗马哪化太指变社似士者干石满日决百原拿群究各六本思解立河村八难早论吗根共让相研今其书坐接应关信觉步反处记将千找争领或师结块跑谁草越字加脚紧爱等习阵怕月青半火法题建赶位唱海七女任件感准张团屋离色脸片科倒睛利世刚且由送切星导晚表够整认响雪流未场该并底深刻平伟忙提确近亮轻讲农古黑告界拉名呀土清阳照办史改历转画造嘴此治北必服雨穿内识验传业菜爬睡兴形量咱观苦体众通冲合破友度术饭公旁房极南枪读沙岁线野坚空收算至政城劳落钱特围弟胜教热展包歌类渐强数乡呼性音答哥际旧神座章帮啦受系令跳非何牛取入岸敢掉忽种装顶急林停息句区衣般报叶压慢叔背细，。、：",
]
_SIGNS = ["", "", ",", ";", ":", ".", "?", "!", " –", " (&amp;)", " <b>", " |", " *", " _", " #", "’s", " “a”", " «b»",
          " 1.5", " 20%", " \\", " ~", " $", " `", " [x]", " (y)", " +", " =", " @", " /", " …", "\u00a0?"]  # fmt: skip
# What people do type: each reads like something else than it is where it stands.
_TREACHEROUS = [
    "19 May 2026", "Tuesday, 12 May at 3 p.m.", "1.15 p.m.", "10:00–10:15", "Date: Friday",
    "Venue: Conference Room 4", "Objectives", "Background:", "Speakers", "Concept note", "RSVP by 3 May",
    "Register at https://example.org/a_b", "Hosted by Norway and OCHA",
    "co-sponsored by Qatar, Togo and the ICRC", "Moderator: Sam Example", "H.E. Ms. Example", "Kind regards,",
    "1. Opening", "2) the second", "- a dash", "• a bullet", "a) first", "II. Findings", "(tbc)",
    "To be announced", "By invitation only.", "Places are limited.", "Lunch at noon", "in person and online",
    "Zoom", "in English and French", "Protection of Civilians Week 2019",
    "Permanent Mission of Chad to the United Nations", "The event aims to:", "entitled “Words”",
    "Organisé par la France", "19 мая 2026 г.", "الثلاثاء 19 أيار/مايو 2026", "2026年5月19日下午1时",
    "主办方：卡塔尔", "Duration: 2 hours", "sam@example.org", "+1 212 555 0199", "e.g.", "etc.", "Q&A",
    "ONLY CAPITALS HERE", "Director, OCHA", "…", "No. 7", "A.", "***", "---", "# Heading", "> said",
    "| a | b |", "&lt;", "<!-- a -->", "{#id}", "[link](https://example.org)", "**bold**", "~~gone~~", "\\",
    "Annex (page 2 of 3)",
]  # fmt: skip
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
def phrases(draw: st.DrawFn, most: int = 9) -> str:
    """Return what somebody may type on one line: words of one script with signs, or what reads like something else."""
    letters = draw(st.sampled_from(_SCRIPTS))
    words = st.one_of(st.text(letters, min_size=1, max_size=12), st.sampled_from(_TREACHEROUS))
    pieces = draw(st.lists(st.tuples(words, st.sampled_from(_SIGNS)), min_size=1, max_size=most))
    text = " ".join(word + sign for word, sign in pieces)
    return " ".join(text.split(" ")) if any(map(str.isalnum, text)) else f"A {text}"


def long_texts() -> st.SearchStrategy[str]:
    """Return what somebody may type into a box of several lines."""
    line = phrases().filter(lambda text: not text.endswith("-"))  # there a word would go on
    return st.lists(line, min_size=1, max_size=2).map("\n".join)


def lead_ins() -> st.SearchStrategy[str]:
    """Return titles without a full stop: the note sets one behind them."""
    return phrases(most=4).map(lambda text: text.rstrip(".。 ") or "A")


def names(known: list[str]) -> st.SearchStrategy[str]:
    """Return one of the usual values, or anything."""
    return st.one_of(st.sampled_from(known), phrases(most=3))


@st.composite
def backgrounds(draw: st.DrawFn) -> str:
    """Return rich text as the editor writes it: paragraphs, bold words, links, and lists."""
    text = phrases().map(escape)
    paragraph = st.one_of(
        text.map("<p>{}</p>".format),
        st.tuples(text, text).map(lambda pair: "<p><strong>{}</strong> {}</p>".format(*pair)),
        st.tuples(text, text).map(
            lambda pair: '<p>{} <a href="https://example.org/">{}</a></p>'.format(*pair)
        ),
        st.lists(text, min_size=1, max_size=3).map(
            lambda rows: f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
        ),
        st.lists(text, min_size=1, max_size=3).map(
            lambda rows: f"<ol>{''.join(f'<li>{row}</li>' for row in rows)}</ol>"
        ),
    )
    return "".join(draw(st.lists(paragraph, max_size=3)))


@st.composite
def side_events(draw: st.DrawFn, week: Week, organizations: list[Organization]) -> SideEvent:
    """Return a side event of the week, with sponsors and speakers of these organizations."""
    is_in_person = draw(st.booleans())
    is_online = not is_in_person or draw(st.booleans())
    start = dt.datetime.combine(
        draw(st.sampled_from(week.days)), dt.time(draw(st.integers(7, 20))), week.zone
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
        title=draw(phrases()),
        subtitle=draw(st.one_of(st.just(""), phrases())),
        starts_at=start,
        ends_at=start + dt.timedelta(minutes=length),
        is_in_person=is_in_person,
        is_online=is_online,
        online_platform=draw(names(PLATFORMS)) if is_online else "",
        venue=Venue(
            pk=1, name=draw(names(ROOMS)), building=draw(names(BUILDINGS)), address=draw(names(ADDRESSES))
        ),
        background=draw(backgrounds()),
        audience=draw(names(AUDIENCES)),
        catering=meal,
        catering_minute=one_of([None, -30, -15, length]) if meal else None,
        rsvp_deadline_at=one_of([None, start - dt.timedelta(days=6)]),
        is_transferable=draw(st.booleans()),
        is_invitation_only=draw(st.booleans()),
        has_limited_places=draw(st.booleans()),
        working_languages=draw(st.lists(st.sampled_from(list(WORKING_LANGUAGES)), unique=True, max_size=4)),
        focal_point_name=draw(names(OFFICES)),
        focal_point_function=draw(names(POSTS)),
        focal_point_email="team@example.org",
        focal_point_phone=one_of(PHONES),
    )
    event._prefetched_objects_cache = {
        "co_sponsors": draw(_sponsors(event, organizations)),
        "segments": draw(_segments(event, length)),
        "speakers": draw(_speakers(event, organizations)),
        "objectives": [Objective(text=text) for text in draw(st.lists(long_texts(), max_size=3))],
        "focus_areas": [
            FocusArea(title=title, text=text)
            for title, text in draw(
                st.lists(st.tuples(lead_ins(), st.one_of(st.just(""), long_texts())), max_size=3)
            )
        ],
        "expected_outputs": [ExpectedOutput(text=text) for text in draw(st.lists(long_texts(), max_size=2))],
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
            title=draw(names(SEGMENTS)),
            note=draw(st.one_of(st.just(""), phrases(most=5))),
        )
        for start, end in zip(minutes, minutes[1:], strict=False)
    ]


@st.composite
def _speakers(draw: st.DrawFn, event: SideEvent, organizations: list[Organization]) -> list[Speaker]:
    """Return speakers, each name once: who stands in two rows of a document is one person."""
    people = draw(st.lists(names(NAMES), unique=True, max_size=3)) + [""] * draw(st.integers(0, 2))
    return [
        Speaker(
            side_event=event,
            honorific=draw(st.sampled_from(HONORIFICS)) if name else "",
            name=name,
            function=draw(names(FUNCTIONS)),
            organization=draw(st.sampled_from(organizations)),
            part=draw(st.sampled_from(Speaker.RolePlayed.values)),
            status=draw(st.sampled_from([Speaker.Status.CONFIRMED, Speaker.Status.TBC])),
        )
        for name in draw(st.permutations(people))
    ]
