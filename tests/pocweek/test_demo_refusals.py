"""Where the sample weeks are not loaded."""

import pytest
from django.core.management import CommandError, call_command

from events.models import Week
from tests.factories import WeekFactory

pytestmark = pytest.mark.django_db


def test_it_is_refused_where_debug_is_off():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo")


def test_it_never_touches_other_data(settings):
    settings.DEBUG = True
    WeekFactory()

    with pytest.raises(CommandError, match="other data"):
        call_command("demo")
    call_command("demo", "--if-empty")
    assert Week.objects.count() == 1
