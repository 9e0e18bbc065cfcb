"""That the proof after a storm finds each thing that must never be: made by hand, one at a time."""

import datetime as dt
from collections import Counter

import pytest

from benchmarks.storm.people import Person, Told
from benchmarks.storm.proof import Found, Mail, Row, faults, message_id


def at(minute):
    return dt.datetime(2030, 5, 1, 9, minute)


def person(number, *told):
    answers = [Told(what, mode, asked_at, asked_at + 1) for what, mode, asked_at in told]
    return Person(number, 0, None, None, 0, answers)


def mail(number, of, kind, mode="in_person", state="sent"):
    return Mail(number, f"person{of}@mission.example", kind, mode, state)


def row(number, status, minute, mode="in_person"):
    return Row(f"person{number}@mission.example", mode, status, at(minute))


@pytest.fixture
def found():
    """One seat: person 0 has it, 1 waits, 2 has cancelled and 3 has gone online."""
    mails = [
        mail(1, 0, "confirmed"),
        mail(2, 1, "waiting"),
        mail(3, 2, "waiting"),
        mail(4, 2, "cancelled"),
        mail(5, 3, "waiting"),
        mail(6, 3, "confirmed", "online"),
    ]
    return Found(
        [
            row(0, "confirmed", 1),
            row(1, "waitlisted", 2),
            row(2, "cancelled", 3),
            row(3, "confirmed", 4, "online"),
        ],
        mails,
        {"in_person": 1, "online": 1},
        [
            person(0, ("confirmed", "in_person", 1)),
            person(1, ("waitlisted", "in_person", 3)),
            person(2, ("waitlisted", "in_person", 5), ("cancelled", "in_person", 7)),
            person(3, ("known", "in_person", 5), ("switched", "online", 7)),
        ],
        Counter(message_id(each.id) for each in mails),
    )


def wrong(found):
    return " / ".join(faults(found, may_be_doubled=0))


def test_a_storm_after_which_all_agrees_has_no_faults(found):
    assert wrong(found) == ""
    assert found.confirmed_answers == 1


def test_a_seat_given_twice_is_found(found):
    found.rows[1] = row(1, "confirmed", 2)
    assert "in_person: 2 people have one of 1 seats" in wrong(found)


def test_a_seat_left_free_is_found(found):
    found.seats["in_person"] = 2
    assert wrong(found) == "in_person: 1 people wait though 1 seats are free"


def test_somebody_overtaken_in_the_queue_is_found(found):
    found.rows[0] = row(0, "confirmed", 3)
    assert wrong(found) == "in_person: somebody waits who came before one who sits"


def test_somebody_overtaken_by_one_who_asked_later_is_found(found):
    found.people[0] = person(0, ("confirmed", "in_person", 5))
    assert "somebody waits who was told so before one who sits had asked" in wrong(found)


@pytest.mark.parametrize(
    ("number", "told", "fault"),
    [
        (1, ("confirmed", "in_person", 1), "person1@mission.example was told “confirmed”"),
        (0, ("cancelled", "in_person", 1), "person0@mission.example was told “cancelled”"),
        (2, ("known", "in_person", 1), "person2@mission.example was told “known”"),
        (0, ("switched", "online", 1), "person0@mission.example was told “switched”"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_an_answer_that_is_not_so_is_found(found, number, told, fault):
    found.people[number] = person(number, told)
    assert fault in wrong(found)


def test_somebody_who_was_never_answered_is_found(found):
    found.people[0] = person(0)
    assert wrong(found) == "person0@mission.example was never answered"


def test_a_second_rsvp_of_one_person_is_found(found):
    found.rows.append(row(0, "waitlisted", 5))
    assert "person0@mission.example has 2 live RSVPs" in wrong(found)


def test_an_rsvp_of_nobody_is_found(found):
    found.people.pop(1)
    assert wrong(found) == "person1@mission.example has an RSVP that nobody asked for"


def test_a_change_without_its_message_is_found(found):
    del found.mails[3], found.arrived[message_id(4)]
    assert wrong(found) == (
        "person2@mission.example: the RSVP is ('cancelled', 'in_person'), "
        "the last message said ('waitlisted', 'in_person')"
    )


def test_a_message_too_many_is_found(found):
    found.mails.insert(0, mail(7, 0, "waiting"))
    found.arrived[message_id(7)] = 1
    assert wrong(found) == "person0@mission.example: 2 messages about 1 RSVPs"


def test_a_mail_that_did_not_go_out_and_one_that_did_not_arrive_are_found(found):
    found.mails[0] = mail(1, 0, "confirmed", state="sending")
    del found.arrived[message_id(2)]
    assert wrong(found) == "message 1 (confirmed) is sending / message 2 (waiting) was lost"


def test_a_mail_of_which_no_message_stands_is_found(found):
    found.arrived[message_id(9)] = 1
    assert wrong(found) == "<message-9@pocweek.example> arrived and stands nowhere"


def test_mails_that_came_twice_are_found_beyond_what_may_be(found):
    found.arrived[message_id(1)] = 2
    assert wrong(found) == "1 mails came twice, at most 0 may"
    assert faults(found, may_be_doubled=1) == []
