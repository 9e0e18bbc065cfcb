"""The texts of a summary in the six languages; the originals are in the language of its side event."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from events.actors import Actor
from events.hooks import Refusal
from events.languages import LANGUAGES, Parts, column
from events.texts import Text, save_texts, texts_of

if TYPE_CHECKING:
    from ..models import EventSummary

logger = logging.getLogger(__name__)

# By the name of the list in the summary; "" is the summary itself.
TRANSLATED: Parts = {
    "": ("introduction", "next_steps", "photo_alt"),
    "key_messages": ("title", "text"),
    "commitments": ("text",),
    "quotes": ("text", "speaker"),
}


def texts_of_summary(summary: "EventSummary", language: str) -> list[Text]:
    """Return every text that the summary has, with its version in the language (see `events.texts.texts_of`)."""
    return texts_of(summary, language, TRANSLATED)


def other_languages(summary: "EventSummary") -> list[str]:
    """Return the languages in which the summary has texts beside the original. No query when loaded with its rows."""
    rows = [
        (row, name)
        for part, names in TRANSLATED.items()
        for row in (getattr(summary, part).all() if part else [summary])
        for name in names
    ]
    others = (language for language in LANGUAGES if language != summary.original_language)
    return [
        language for language in others if any(getattr(row, column(name, language)) for row, name in rows)
    ]


@transaction.atomic
def store_texts(*, summary: "EventSummary", language: str, texts: Mapping[str, str], by: Actor) -> int:
    """Store texts of a summary in a language by their keys; return how many are new.

    What is new needs a new approval. Raises `Refusal` while the summary is issued.
    """
    kind = type(summary)._default_manager
    kind.select_for_update().get(pk=summary.pk)
    current = kind.with_everything().get(pk=summary.pk)
    if current.is_issued:
        raise Refusal(_("The summary is issued. Withdraw it before you change it."))
    count = save_texts(texts_of_summary(current, language), texts)
    if count:
        current.revision += 1
        current.save(update_fields=["revision", "updated_at"])
        logger.info("%s texts of summary %s in %s saved by %s", count, current.pk, language, by.label)
    return count
