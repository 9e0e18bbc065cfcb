"""Organizations as delegates type them: what the form suggests, and which one a typed name means."""

import re
import unicodedata
from functools import lru_cache

from django.conf import settings

from events.models import Organization

# Delegates write the mission where the list has the State.
_MISSION = re.compile(
    r"^(the )?(permanent )?(observer )?mission of (the )?(?P<name>.+?)( to the (united nations|un))?$"
)
_NAME_FIELDS = [f"name_{code.replace('-', '_')}" for code, _name in settings.LANGUAGES]


def suggested_names() -> list[str]:
    """Return the names of all organizations in the active language, for the list under the field."""
    return sorted(set(Organization.objects.values_list("name", flat=True)))


def organization_named(text: str) -> Organization | None:
    """Return the organization that the text names in any language, by acronym or by another name, or None.

    Case and accents do not count. A name that fits two organizations fits none.
    """
    wanted = {folded(text)}
    if mission := _MISSION.match(folded(text)):
        wanted.add(folded(mission["name"]))
    wanted.discard("")
    rows = Organization.objects.values_list("pk", "acronym", "formal_name", "aliases", *_NAME_FIELDS)
    found = {
        pk
        for pk, acronym, formal, aliases, *names in rows
        if not wanted.isdisjoint(map(folded, filter(None, (acronym, formal, *aliases, *names))))
    }
    return Organization.objects.get(pk=found.pop()) if len(found) == 1 else None


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Return the text as names are compared: without case, accents, and differences of apostrophes and spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return " ".join("".join(char for char in letters if not unicodedata.combining(char)).split())
