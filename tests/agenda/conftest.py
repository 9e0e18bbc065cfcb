"""What the tests of papers share."""

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Logos and stored papers lie in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
