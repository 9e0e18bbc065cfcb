"""Every kind of paper in every language from the sample week: its text is the expected one, and it is tagged.

Of Arabic, the extracted text is no proof of what is seen: readers of PDFs return its letters in the order of the
page, some in their joined forms, marks beside their letters, and Latin names, numbers and signs that a line breaks
apart in another order. What is expected of it shows that nothing was added, lost or moved; the pictures of the
contact sheet (`looking`) show how it reads.
"""

import io

import pikepdf
import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from agenda import pdf
from agenda.documents import KINDS
from events.un_style.formats import notation
from tests.agenda.samples import text_of

from . import looking, sample_papers
from .structure import problems_of

pytestmark = pytest.mark.django_db
# logos and QR codes
PICTURES = {"concept-note": 9, "invitation": 1, "flyer": 10, "badges": 3}


@pytest.fixture(scope="module")
def sample_week(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample week, loaded once for this module; returns the folder with its logos."""
    folder = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder),
        time_machine.travel(sample_papers.NOW, tick=False),
        transaction.atomic(),
    ):
        sample_papers.load()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def media(settings, sample_week):
    """Logos lie where the sample week was loaded."""
    settings.MEDIA_ROOT = sample_week
    return sample_week


@pytest.mark.parametrize("name", KINDS)
def test_a_paper_says_what_is_expected_in_every_language_and_is_tagged(name):
    wrong, contents = [], []
    for language in pdf.LANGUAGES:
        document = sample_papers.document_of(name, language)
        contents.append(pdf.render(document))
        wrong.append(looking.differs(name, language, contents[-1]))
        with translation.override(language):
            title = f"{document.title}{notation().colon}{document.kind}"
        with pikepdf.open(io.BytesIO(contents[-1])) as opened:
            problems = problems_of(opened, language=language, title=title, pictures=PICTURES.get(name, 0))
            wrong += [f"{language} {problem}" for problem in problems]
    if looking.is_written("pictures"):
        looking.picture(name, contents)

    assert [problem for problem in wrong if problem] == []


def test_each_expected_text_belongs_to_a_paper():
    files = {path.name for path in looking.EXPECTED.iterdir()}

    assert files == {f"{name}.{language}.txt" for name in KINDS for language in pdf.LANGUAGES}


@pytest.mark.parametrize("name", ["invitation", "flyer", "programme", "name-plates", "badges"])
def test_what_is_laid_out_by_the_page_says_the_same_on_letter(name):
    document = sample_papers.document_of(name, "en")

    assert sorted(text_of(pdf.render(document, "letter")).split()) == sorted(
        text_of(pdf.render(document)).split()
    )
