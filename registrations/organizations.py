"""Organizations as delegates type them: what the form suggests, and which one a typed name means."""

import re

from events.models import Organization
from events.organization_names import folded, organizations_by_name

from .kept import Memory, memory

# Delegates write the mission where the list has the State.
_MISSION = re.compile(
    r"^(the )?(permanent )?(observer )?mission of (the )?(?P<name>.+?)( to the (united nations|un))?$"
)


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
    index = (known or memory()).get(("organizations by name",), organizations_by_name)
    found = {pk for name in wanted for pk in index.get(name, ())}
    return found.pop() if len(found) == 1 else None
