"""Organizations as delegates type them: what the form suggests, and which one a typed name means."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from django.conf import settings

from events.models import Organization

from .kept import Memory, memory

# Delegates write the mission where the list has the State.
_MISSION = re.compile(
    r"^(the )?(permanent )?(observer )?mission of (the )?(?P<name>.+?)( to the (united nations|un))?$"
)
_NAME_FIELDS = [f"name_{code.replace('-', '_')}" for code, _name in settings.LANGUAGES]


def suggested_names() -> list[str]:
    """Return the names of all organizations in the active language, for the list under the field."""
    return sorted(set(Organization.objects.values_list("name", flat=True)))


def organization_named(text: str, known: Memory | None = None) -> int | None:
    """Return the key of the organization that the text names in any language, by acronym or by another name, or None.

    Case and accents do not count. A name that fits two organizations fits none. `known` is what the process keeps,
    where the caller has just asked for it.
    """
    wanted = {folded(text)}
    if mission := _MISSION.match(folded(text)):
        wanted.add(folded(mission["name"]))
    wanted.discard("")
    index = (known or memory()).get(("organizations by name",), _index)
    found = {pk for name in wanted for pk in index.get(name, ())}
    return found.pop() if len(found) == 1 else None


def _index() -> dict[str, set[int]]:
    """Return the keys of the organizations by each of their names, folded."""
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
