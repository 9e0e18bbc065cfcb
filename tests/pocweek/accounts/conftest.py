import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nothing_tried_before(db):
    """How often something was tried is kept beyond a test where the database is not rolled back."""
    cache.clear()


@pytest.fixture
def required(settings):
    """A public site: who needs a second factor does not go on without."""
    settings.SECOND_FACTOR = "required"
