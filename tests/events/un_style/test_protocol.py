import csv
import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from events.models import CoSponsor, Organization, SideEvent
from events.un_style import protocol
from events.un_style.state_names import with_article
from tests.factories import CoSponsorFactory, OrganizationFactory, SideEventFactory

Kind = Organization.Kind
Role = CoSponsor.Role
LIST = Path(settings.BASE_DIR) / "events/data/organizations.csv"
ROWS = csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())
MEMBER_STATES = [row for row in ROWS if row["kind"] == "member_state"]


def organization(name: str, kind: str = Kind.MEMBER_STATE, **fields: str) -> Organization:
    return OrganizationFactory.build(name=name, kind=kind, **fields)


def sponsored_by(*rows: tuple[str, str, str], **fields: object) -> SideEvent:
    """Return a stored side event with sponsors given as (name, kind, role), in the order of its rows."""
    side_event = SideEventFactory(**fields)
    for position, (name, kind, role) in enumerate(rows):
        stored = Organization.objects.filter(name=name, kind=kind).first()
        CoSponsorFactory(
            side_event=side_event,
            organization=stored or OrganizationFactory(name=name, kind=kind),
            role=role,
            position=position,
        )
    return SideEvent.objects.with_programme().get(pk=side_event.pk)


@pytest.mark.django_db
def test_a_line_of_the_programme_marks_who_has_not_confirmed_until_the_side_event_is_held():
    side_event = sponsored_by(
        ("Qatar", Kind.MEMBER_STATE, Role.LEAD), ("Togo", Kind.MEMBER_STATE, Role.CO_SPONSOR)
    )
    assert protocol.programme_line(side_event, marks_open=True) == ("Qatar", "Togo (to be confirmed)")

    side_event.ends_at = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert protocol.programme_line(side_event, marks_open=True) == ("Qatar", "Togo")


def names(sponsors: list[CoSponsor]) -> list[str]:
    return [sponsor.organization.name for sponsor in sponsors]


@pytest.mark.parametrize(
    ("language", "neighbours"),
    [
        ("en", ["Costa Rica", "Côte d'Ivoire", "Croatia"]),
        ("en", ["Tunisia", "Türkiye", "Turkmenistan"]),
        ("en", ["Guinea", "Guinea-Bissau", "Guyana"]),
        ("en", ["Niger", "Nigeria", "North Macedonia"]),
        ("en", ["Samoa", "San Marino", "Sao Tome and Principe"]),
        ("fr", ["Dominique", "Égypte", "El Salvador", "Émirats arabes unis", "Équateur"]),
        ("fr", ["Guinée", "Guinée-Bissau", "Guinée équatoriale"]),
        ("fr", ["Sainte-Lucie", "Saint-Kitts-et-Nevis", "Saint-Marin"]),
        ("es", ["Costa Rica", "Côte d'Ivoire", "Croacia"]),
        ("es", ["Guinea", "Guinea-Bissau", "Guinea Ecuatorial"]),
        ("ru", ["Италия", "Йемен"]),
        ("ru", ["Тунис", "Туркменистан", "Турция"]),
        ("ar", ["الاتحاد الروسي", "إثيوبيا", "أذربيجان", "الأرجنتين", "الأردن"]),
        ("ar", ["بالاو", "البحرين", "البرازيل", "بربادوس", "البرتغال"]),
    ],
)
def test_states_stand_in_the_alphabet_of_each_language(language, neighbours):
    in_order = sorted((row[f"name_{language}"] for row in MEMBER_STATES), key=protocol.sort_key)
    place = in_order.index(neighbours[0])
    assert in_order[place : place + len(neighbours)] == neighbours


def test_accents_and_hyphens_decide_between_equal_letters():
    words = ["résumé", "resume", "re-sume", "résume"]
    assert sorted(words, key=protocol.sort_key) == ["re-sume", "resume", "résume", "résumé"]


@pytest.mark.parametrize("text", ["", "   ", "\u0301", "—", "\x00", "🙂", "中国", "a" * 10_000])
def test_any_text_has_a_sort_key(text):
    assert sorted([text, "Norway"], key=protocol.sort_key) in ([text, "Norway"], ["Norway", text])


@pytest.mark.django_db
def test_sponsors_stand_by_role_then_kind_then_alphabet():
    side_event = sponsored_by(
        ("Oxfam", Kind.NGO, Role.PARTNER),
        ("Norway", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("Uppsala University", Kind.ACADEMIA, Role.CO_SPONSOR),
        ("Civilians First", Kind.NGO, Role.CO_SPONSOR),
        ("Some Fund", Kind.OTHER, Role.CO_SPONSOR),
        ("Spanish Red Cross", Kind.MOVEMENT, Role.CO_SPONSOR),
        ("Missing Persons Commission", Kind.INTERGOVERNMENTAL, Role.CO_SPONSOR),
        ("UNICEF", Kind.UN_ENTITY, Role.CO_SPONSOR),
        ("European Union", Kind.OBSERVER_ORGANIZATION, Role.CO_SPONSOR),
        ("State of Palestine", Kind.OBSERVER_STATE, Role.CO_SPONSOR),
        ("Holy See", Kind.OBSERVER_STATE, Role.CO_SPONSOR),
        ("Türkiye", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("Tunisia", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("OCHA", Kind.UN_ENTITY, Role.CO_HOST),
        ("Zambia", Kind.MEMBER_STATE, Role.LEAD),
    )
    assert names(protocol.ordered_sponsors(side_event)) == [
        "Zambia",
        "OCHA",
        "Norway",
        "Tunisia",
        "Türkiye",
        "Holy See",
        "State of Palestine",
        "European Union",
        "UNICEF",
        "Missing Persons Commission",
        "Spanish Red Cross",
        "Civilians First",
        "Uppsala University",
        "Some Fund",
        "Oxfam",
    ]


@pytest.mark.django_db
def test_the_alphabet_is_that_of_the_document():
    side_event = SideEventFactory()
    rows = [
        {"name_en": "Germany", "name_fr": "Allemagne", "name_ru": "Германия", "name_zh_hans": "德国"},
        {"name_en": "Austria", "name_fr": "Autriche", "name_ru": "Австрия", "name_zh_hans": "奥地利"},
        {"name_en": "Ukraine", "name_fr": "Ukraine", "name_ru": "Украина", "name_zh_hans": "乌克兰"},
        {"name_en": "Hungary", "name_fr": "Hongrie", "name_ru": "Венгрия", "name_zh_hans": "匈牙利"},
    ]
    for row in rows:
        CoSponsorFactory(
            side_event=side_event, organization=OrganizationFactory(kind=Kind.MEMBER_STATE, **row)
        )
    side_event = SideEvent.objects.with_programme().get()

    def english_names(language: str) -> list[str]:
        return [s.organization.name_en for s in protocol.ordered_sponsors(side_event, language)]

    assert english_names("en") == ["Austria", "Germany", "Hungary", "Ukraine"]
    assert english_names("fr") == ["Germany", "Austria", "Hungary", "Ukraine"]
    assert english_names("ru") == ["Austria", "Hungary", "Germany", "Ukraine"]
    assert english_names("zh-hans") == ["Austria", "Germany", "Hungary", "Ukraine"]


@pytest.mark.django_db
def test_hand_order_is_the_order_of_the_rows_and_said_when_it_departs():
    rows = [
        ("Togo", Kind.MEMBER_STATE, Role.LEAD),
        ("Oxfam", Kind.NGO, Role.CO_HOST),
        ("Mali", Kind.NGO, Role.CO_HOST),
    ]
    by_hand = sponsored_by(*rows, orders_sponsors_by_hand=True)
    by_protocol = sponsored_by(*rows)
    assert names(protocol.ordered_sponsors(by_hand)) == ["Togo", "Oxfam", "Mali"]
    assert names(protocol.ordered_sponsors(by_protocol)) == ["Togo", "Mali", "Oxfam"]
    assert protocol.departs_from_protocol(by_hand) is True
    assert protocol.departs_from_protocol(by_protocol) is False


@pytest.mark.django_db
def test_hand_order_that_agrees_with_protocol_does_not_depart_from_it():
    rows = [("Togo", Kind.MEMBER_STATE, Role.LEAD), ("Mali", Kind.NGO, Role.CO_HOST)]
    assert protocol.departs_from_protocol(sponsored_by(*rows, orders_sponsors_by_hand=True)) is False


@pytest.mark.django_db
def test_groups_hold_each_role_in_order():
    side_event = sponsored_by(
        ("Oxfam", Kind.NGO, Role.PARTNER),
        ("Togo", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("Chad", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("OCHA", Kind.UN_ENTITY, Role.CO_HOST),
        ("Qatar", Kind.MEMBER_STATE, Role.LEAD),
    )
    groups = protocol.sponsor_groups(side_event)
    assert names(groups.presenters) == ["Qatar", "OCHA"]
    assert names(groups.supporters) == ["Chad", "Togo", "Oxfam"]
    assert groups.lead == groups.presenters[0]


@pytest.mark.django_db
def test_an_event_without_sponsors_has_nothing_to_say():
    side_event = sponsored_by()
    assert protocol.programme_line(side_event) == ("", "")
    assert protocol.grouped_text([]) == ""
    assert protocol.sponsor_groups(side_event).lead is None
    assert protocol.departs_from_protocol(side_event) is False


@pytest.mark.django_db
def test_no_query_is_run_when_the_programme_is_loaded(django_assert_num_queries):
    rows = [("Togo", Kind.MEMBER_STATE, Role.LEAD), ("OCHA", Kind.UN_ENTITY, Role.CO_SPONSOR)]
    side_event = sponsored_by(*rows, orders_sponsors_by_hand=True)
    with django_assert_num_queries(0):
        protocol.programme_line(side_event)
        protocol.departs_from_protocol(side_event)
        protocol.grouped_text(protocol.ordered_sponsors(side_event))


@pytest.fixture
def qatar_and_others(db) -> SideEvent:
    side_event = sponsored_by(
        ("Qatar", Kind.MEMBER_STATE, Role.LEAD),
        ("United Kingdom", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("Norway", Kind.MEMBER_STATE, Role.CO_SPONSOR),
        ("Holy See", Kind.OBSERVER_STATE, Role.CO_SPONSOR),
        ("IHL Centre", Kind.ACADEMIA, Role.CO_SPONSOR),
    )
    for name, acronym, kind, role in [
        ("Office for the Coordination of Humanitarian Affairs", "OCHA", Kind.UN_ENTITY, Role.CO_HOST),
        ("International Committee of the Red Cross", "ICRC", Kind.OBSERVER_ORGANIZATION, Role.CO_SPONSOR),
        ("Center for Civilians in Conflict", "CIVIC", Kind.NGO, Role.CO_SPONSOR),
        ("Médecins Sans Frontières", "MSF", Kind.NGO, Role.PARTNER),
    ]:
        stored = OrganizationFactory(name=name, acronym=acronym, kind=kind)
        CoSponsorFactory(side_event=side_event, organization=stored, role=role)
    return SideEvent.objects.with_programme().get()


def test_a_line_of_the_programme_parts_states_international_bodies_and_others(qatar_and_others):
    assert protocol.programme_line(qatar_and_others) == (
        "Qatar and OCHA",
        "Norway, United Kingdom, Holy See; ICRC; CIVIC, IHL Centre; MSF",
    )


@pytest.mark.parametrize(
    ("language", "presenters", "supporters"),
    [
        (
            "fr",
            "Qatar et OCHA",
            "Norway, United Kingdom, Holy See\u00a0; ICRC\u00a0; CIVIC, IHL Centre\u00a0; MSF",
        ),
        (
            "ar",
            "\u2068Qatar\u2069 و\u2068OCHA\u2069",
            "\u2068Norway\u2069، \u2068United Kingdom\u2069، \u2068Holy See\u2069؛ \u2068ICRC\u2069؛ "
            "\u2068CIVIC\u2069، \u2068IHL Centre\u2069؛ \u2068MSF\u2069",
        ),
        ("zh-hans", "Qatar和OCHA", "Norway、United Kingdom、Holy See；ICRC；CIVIC、IHL Centre；MSF"),
    ],
)
def test_a_line_of_the_programme_has_the_marks_of_its_language(
    qatar_and_others, language, presenters, supporters
):
    assert protocol.programme_line(qatar_and_others, language) == (presenters, supporters)
    with translation.override(language):
        assert protocol.programme_line(qatar_and_others) == (presenters, supporters)


def test_papers_give_full_names(qatar_and_others):
    groups = protocol.sponsor_groups(qatar_and_others)
    assert protocol.grouped_text(groups.co_sponsors) == (
        "Norway, United Kingdom and Holy See; International Committee of the Red Cross (ICRC); "
        "Center for Civilians in Conflict (CIVIC) and IHL Centre"
    )


def test_a_paper_may_mark_names(qatar_and_others):
    groups = protocol.sponsor_groups(qatar_and_others)
    assert protocol.grouped_text(groups.presenters, label=lambda sponsor: f"{sponsor.short_label}*") == (
        "Qatar*; OCHA*"
    )


@pytest.mark.django_db
def test_a_printed_name_is_shown_in_the_place_of_the_short_name():
    side_event = sponsored_by(
        ("Netherlands", Kind.MEMBER_STATE, Role.CO_SPONSOR), ("Lebanon", Kind.MEMBER_STATE, Role.CO_SPONSOR)
    )
    side_event.co_sponsors.filter(organization__name="Netherlands").update(
        printed_name="Kingdom of the Netherlands", confirmed_at=dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    )
    side_event = SideEvent.objects.with_programme().get()
    assert protocol.programme_line(side_event) == ("", "Lebanon, Kingdom of the Netherlands")


NORWAY = organization("Norway")
NETHERLANDS = organization("Netherlands", article="the", formal_name="Kingdom of the Netherlands")
PHILIPPINES = organization("Philippines", article="the")
HOLY_SEE = organization("Holy See", Kind.OBSERVER_STATE, article="the")
PALESTINE = organization("State of Palestine", Kind.OBSERVER_STATE, article="the")
EUROPEAN_UNION = organization("European Union", Kind.OBSERVER_ORGANIZATION, article="the", acronym="EU")


@pytest.mark.parametrize(
    ("states", "text"),
    [
        ([], ""),
        ([NORWAY], "Permanent Mission of Norway to the United Nations"),
        ([NETHERLANDS], "Permanent Mission of the Netherlands to the United Nations"),
        (
            [organization("El Salvador"), NETHERLANDS, PHILIPPINES, organization("South Sudan")],
            "Permanent Missions of El Salvador, the Netherlands, the Philippines and South Sudan "
            "to the United Nations",
        ),
        ([HOLY_SEE], "Permanent Observer Mission of the Holy See to the United Nations"),
        (
            [HOLY_SEE, PALESTINE],
            "Permanent Observer Missions of the Holy See and the State of Palestine to the United Nations",
        ),
        (
            [HOLY_SEE, NORWAY, EUROPEAN_UNION],
            "Permanent Mission of Norway to the United Nations, Permanent Observer Mission of the Holy See "
            "to the United Nations and the European Union",
        ),
    ],
)
def test_missions_are_named_with_the_articles_of_their_states(states, text):
    assert protocol.missions_text(states) == text


def test_only_english_names_carry_their_article():
    netherlands = organization("Netherlands", article="the", name_en="Netherlands", name_fr="Pays-Bas")
    assert with_article(netherlands) == "the Netherlands"
    with translation.override("fr"):
        assert with_article(netherlands) == "Pays-Bas"


@pytest.mark.parametrize(
    ("who", "printed", "named"),
    [
        (NORWAY, "", "Norway"),
        (NETHERLANDS, "", "the Netherlands"),
        (NETHERLANDS, "Kingdom of the Netherlands", "the Kingdom of the Netherlands"),
        (NETHERLANDS, "The Kingdom of the Netherlands", "The Kingdom of the Netherlands"),
        (NETHERLANDS, "Dutch presidency", "Dutch presidency"),
        (EUROPEAN_UNION, "", "the European Union (EU)"),
        (EUROPEAN_UNION, "European Union Delegation", "the European Union Delegation"),
        (EUROPEAN_UNION, "European Unions", "European Unions"),
        (EUROPEAN_UNION, "EU", "EU"),
        (organization("Oxfam", Kind.NGO, acronym="OX", formal_name="Oxfam International"), "", "Oxfam (OX)"),
        (organization("Oxfam", Kind.NGO, formal_name="Oxfam International"), "Oxfam GB", "Oxfam GB"),
    ],
)
def test_running_text_takes_the_article_that_is_known_for_a_name(who, printed, named):
    sponsor = CoSponsor(organization=who, printed_name=printed)

    assert protocol.name_in_a_sentence(sponsor) == named
    with translation.override("ru"):
        assert protocol.name_in_a_sentence(sponsor) == sponsor.label


def test_joined_takes_any_names():
    assert protocol.joined(name for name in ("Chad", "Norway", "Togo")) == "Chad, Norway and Togo"
    assert protocol.joined(["Tchad", "Togo"], "fr") == "Tchad et Togo"
