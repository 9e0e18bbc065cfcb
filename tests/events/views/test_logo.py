"""Logos under the hash of their content."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from events.models import Logo

pytestmark = pytest.mark.django_db


@pytest.fixture
def logo(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    logo = Logo.objects.create(sha256="ab" * 32, width=4, height=4)
    default_storage.save(logo.storage_name, ContentFile(b"\x89PNG"))
    return logo


def test_a_logo_may_be_kept_for_ever(client, logo):
    response = client.get(f"/logos/{logo.sha256}.png")
    assert (b"".join(response.streaming_content), response["Content-Type"]) == (b"\x89PNG", "image/png")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_logo_has_one_address_in_all_languages(logo):
    assert logo.get_absolute_url() == f"/logos/{logo.sha256}.png"


@pytest.mark.parametrize("name", ["cd" * 32, "ab" * 31, "AB" * 32, "..%2f..%2fdb"])
def test_an_unknown_logo_is_not_found(client, logo, name):
    assert client.get(f"/logos/{name}.png").status_code == 404


def test_a_logo_whose_file_is_lost_is_not_found(client, logo):
    default_storage.delete(logo.storage_name)
    assert client.get(f"/logos/{logo.sha256}.png").status_code == 404
