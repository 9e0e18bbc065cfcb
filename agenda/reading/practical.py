"""Blocks that tell how to come, whatever stands around them: answers, places, meals."""

import re

from .blocks import Block
from .vocabulary.answering import ADDRESS, ANSWER, ASKS_ELSE, TO_COME, UNTIL
from .vocabulary.audiences import OPEN_TO, PEOPLE, WELCOME
from .vocabulary.calendar import MONTH, WEEKDAY
from .vocabulary.conditions import FLAGS
from .vocabulary.contacting import TO_CONTACT
from .vocabulary.people import HONORIFIC
from .vocabulary.serving import CATERING, SERVED
from .vocabulary.titles import PARENT_MEETING, SESSION
from .vocabulary.tongues import HELD_IN, languages_in
from .vocabulary.weeks import WEEK

_DAY = re.compile(
    rf"(?:[0-3]?\d\w{{0,2}}\s+(?:\w+\s+)?(?:{MONTH})|(?:{MONTH})\s+\d|\d{{1,2}}[./]\d{{1,2}}|\d月)"
)
_DAY_OF_WEEK = re.compile(
    rf"\W*(?:(?:le|el|on)\s+)?(?:{WEEKDAY})[\s,.،]+(?:the\s+|le\s+|el\s+)?(?:{_DAY.pattern})"
)
_MOST_WORDS = 80
_MANY_WORDS = 20  # of running text


def asks_to_answer(words: str) -> bool:
    """Whether `bare` words ask to say who comes, and not for a turn to speak or a remark on the paper."""
    return bool(ANSWER.search(words)) and not asks_else(words)


def asks_else(words: str) -> bool:
    """Whether `bare` words ask for anything but to say who comes."""
    return bool(ASKS_ELSE.search(words)) and not TO_COME.search(words)


def says_how_to_answer(block: Block) -> bool:
    """Whether it asks for an answer and says where to, or until when."""
    words = block.bare
    if not (ANSWER.search(words) or TO_CONTACT.search(words)):
        return False
    return bool(ADDRESS.search(words) or "://" in words or block.links or _is_dated(words))


def is_practical(block: Block) -> bool:
    """Whether it is about coming and no part of what is told: also places, conditions and meals."""
    if len(block.text.split()) > _MOST_WORDS:
        return False
    words = block.bare
    has_meal = bool(CATERING.search(words) and SERVED.search(words))
    is_welcome = bool((WELCOME.search(words) or OPEN_TO.search(words)) and PEOPLE.search(words))
    has_flag = any(flag.search(words) for _name, flag, _value in FLAGS)
    has_languages = bool(HELD_IN.search(words) and languages_in(words))
    return has_meal or is_welcome or has_flag or has_languages or says_how_to_answer(block)


def names_occasion(block: Block) -> bool:
    """Whether it only names the week or meeting around the event: "Protection of Civilians Week 2026"."""
    words = block.bare.rstrip()
    is_short = len(words.split()) <= _MANY_WORDS and not words.endswith((".", "。"))
    return is_short and bool(WEEK.search(words) or (PARENT_MEETING.search(words) and SESSION.search(words)))


def begins_with_day(block: Block) -> bool:
    """Whether a short line begins with the day of the event: "Wednesday, 23 September 2026"."""
    return len(block.text.split()) <= _MANY_WORDS and _DAY_OF_WEEK.match(block.bare) is not None


def _is_dated(words: str) -> bool:
    return any(UNTIL.search(words[: day.start()]) for day in _DAY.finditer(words))


def is_told(block: Block) -> bool:
    """Whether a block is running text, as no date, place or list of organizations or people is."""
    is_long = len(block.text.split()) > _MANY_WORDS and block.plain.rstrip().endswith((".", "!", "?"))
    return is_long and not HONORIFIC.search(block.plain)
