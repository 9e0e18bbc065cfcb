"""Organizations by each of their names, whatever the language, the case and the accents."""

import unicodedata
from collections import defaultdict
from functools import lru_cache

from django.conf import settings

from .models import Organization

_NAME_FIELDS = [f"name_{code.replace('-', '_')}" for code, _name in settings.LANGUAGES]


def organizations_by_name() -> dict[str, set[int]]:
    """Return the keys of the organizations by each of their names, acronyms and other names, folded. One query."""
    index: dict[str, set[int]] = defaultdict(set)
    rows = Organization.objects.values_list("pk", "acronym", "formal_name", "aliases", *_NAME_FIELDS)
    for pk, acronym, formal, aliases, *names in rows:
        for name in filter(None, (acronym, formal, *aliases, *names)):
            index[folded(name)].add(pk)
    return dict(index)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Return the text as names are compared: without case, accents, and differences of apostrophes and spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return " ".join("".join(char for char in letters if not unicodedata.combining(char)).split())
