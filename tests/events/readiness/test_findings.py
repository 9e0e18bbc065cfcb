"""What the rules are told of the record."""

import pytest

from events.models import Speaker
from events.readiness.findings import known_speakers

NORWAY = 7


@pytest.mark.parametrize(
    ("speaker", "is_known"),
    [
        (Speaker(name="Ana Lima"), True),
        (Speaker(function="Director", affiliation="Oxfam"), True),
        (Speaker(function="Director", organization_id=NORWAY, affiliation="Norway"), True),
        (Speaker(function="Head of Delegation to the United Nations"), False),
        (Speaker(name="Ana Lima", status=Speaker.Status.DECLINED), False),
    ],
)
def test_a_function_of_nowhere_is_nobody_who_could_be_at_two_places(speaker, is_known):
    assert bool(known_speakers([speaker])) is is_known
