"""For whom an event is meant."""

import re
from collections.abc import Iterator

from ..blocks import Block, Kind
from ..characters import squeezed
from ..sections import Page
from ..sentences import sentences_of
from ..values import Value
from ..vocabulary.answering import ANSWER
from ..vocabulary.audiences import AUDIENCE_ENDS, MEANT_FOR, OPEN_TO, PEOPLE, WELCOME
from ..vocabulary.labels import NARRATIVE

_MOST_WORDS = 40
_ARTICLE = re.compile(r"^(?:the|les|los|las|aux?)\s+", re.I)
_NOT = re.compile(r"(?<!\w)(?:not|pas|non|no|не|ليست|غير|不)\W+(?:\w+\W+)?$")
_TO = re.compile(r"\s+(?:to|à|a)\s+")
_YOU = re.compile(r"(?<!\w)(?:you|your|vous|votre|usted|ustedes|su)(?!\w)")


def find_audience(page: Page) -> Iterator[Value]:
    """Yield what stands under the label, else whom a sentence means: "intended for …", "… are welcome"."""
    for section in page.under("audience"):
        if section.blocks:
            items = "; ".join(squeezed(b.text).rstrip(";,. ") for b in section.blocks if b.kind is Kind.ITEM)
            text = items or " ".join(squeezed(block.text) for block in section.blocks)
            yield Value("audience", text.rstrip("."), tuple((b.start, b.end) for b in section.blocks), 0.92)
            return
    for section in page.sections:
        if section.key not in NARRATIVE | {"agenda", "speakers"}:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    if value := _said(sentence):
                        yield value
                        return


def _said(sentence: Block) -> Value | None:
    if match := MEANT_FOR.search(sentence.bare):
        return _value(sentence, match.end(), _end(sentence, match.end()))
    match = OPEN_TO.search(sentence.bare)
    if match and not _NOT.search(sentence.bare[: match.start()]):
        return _value(sentence, match.start(), _end(sentence, match.end()))
    match = WELCOME.search(sentence.bare)
    if match and not _YOU.search(sentence.bare, 0, match.start()) and not _asks_them(sentence, match.end()):
        return _value(sentence, 0, match.start())
    return None


def _asks_them(sentence: Block, start: int) -> bool:
    """Whether they are only invited to answer: "Delegations are invited to register"."""
    leads = _TO.match(sentence.bare, start)
    return leads is not None and ANSWER.match(sentence.bare, leads.end()) is not None


def _end(sentence: Block, start: int) -> int:
    stop = AUDIENCE_ENDS.search(sentence.bare, start)
    return stop.start() if stop else len(sentence.bare)


def _value(sentence: Block, start: int, end: int) -> Value | None:
    """Return the words between two places of the sentence, if they name people."""
    text = _ARTICLE.sub("", squeezed(sentence.text[start:end]))
    if not PEOPLE.search(sentence.bare, start, end) or not 0 < len(text.split()) <= _MOST_WORDS:
        return None
    return Value("audience", text, ((sentence.start + start, sentence.start + end),), 0.8)
