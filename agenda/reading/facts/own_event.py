"""Whether a sentence about hosts speaks of this event, and not of the week around it, a past one, or a meal."""

import re
from collections.abc import Callable

from ..vocabulary.own_event import (
    BEFORE_PASSIVE,
    BEGINS_WITH_DAY,
    BEHIND_TITLE,
    EVENT,
    HOSTED_OTHERS,
    INTENDS,
    INVITES,
    LONG_AGO,
    OWN_EVENT,
    PARENT,
    PAST,
)

_NEAR = 200  # characters behind the verb in which the event is named


def speaks_of_this(text: str, is_narrative: bool) -> bool:
    """Whether the sentence speaks of this event, which background text must say, and not of one of the past."""
    if not is_narrative:
        return not LONG_AGO.search(text)
    return bool(OWN_EVENT.search(text) and not PAST.search(text))


def announces(text: str, verb: re.Match[str], is_narrative: bool) -> bool:
    """Whether a verb, "will convene a high-level event", is said of this event."""
    behind = text[verb.end() :]
    if not (EVENT.search(text) or INVITES.search(verb[0]) or text.startswith("由")):
        return False
    if not is_narrative:
        return speaks_of_this(text, is_narrative)
    near = verb[0] + behind[:_NEAR]
    event, parent = EVENT.search(near), PARENT.search(near)
    if not event or PAST.search(text) or (parent and parent.start() < event.start()):
        return False
    return speaks_of_this(text, is_narrative) or INTENDS.search(verb[0]) is not None


def is_led(
    text: str, phrase: re.Match[str], role: str, is_narrative: bool, names_any: Callable[[int, int], bool]
) -> bool:
    """Whether what a phrase says is organized, "hosted by", is the event: the last thing named before is one.

    `names_any` tells whether an organization is named between two places of the text.
    """
    before = text[: phrase.start()]
    if role == "behalf":
        return bool(INVITES.search(text) or EVENT.search(text)) and not is_narrative
    if HOSTED_OTHERS.search(before) or not speaks_of_this(text, is_narrative):
        return False
    if phrase["verb"] or EVENT.search(phrase[0]) or INVITES.search(phrase[0]):
        return EVENT.search(text) is not None
    parent = _last_end(PARENT, before)
    event = _last_end(EVENT, before)
    goes_on = bool(phrase["phrase"] and BEGINS_WITH_DAY.match(before)) and not is_narrative
    if role == "partner" and not goes_on and names_any(max(event, 0), len(before)):
        return False  # "the event builds on work by A, supported by B"
    if event < 0 and parent < 0:
        return bool(
            BEFORE_PASSIVE.fullmatch(before) or goes_on or (not is_narrative and BEHIND_TITLE.search(before))
        )
    return event > parent or bool(OWN_EVENT.search(before))


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)
