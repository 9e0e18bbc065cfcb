"""How one can attend: in person, online or both, and on which platform."""

from collections.abc import Iterator

from ..blocks import Block, Span
from ..sections import Page
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE, SPONSORS
from ..vocabulary.places import HYBRID, IN_PERSON, ONLINE, ONLY_SHOWN, PLATFORM, VIA

MODES = {"hybrid": HYBRID, "in_person": IN_PERSON, "online": ONLINE}
_WITHOUT_PLATFORM = NARRATIVE | {"agenda", "other", *SPONSORS}
_WITHOUT_MODE = NARRATIVE | {"agenda", "other", "speakers", "contact", "catering", "duration", *SPONSORS}
_LABELLED = ("platform", "venue", "format", "when_where")


def find_attendance(page: Page, has_venue: bool) -> Findings:
    """Return platform and format."""
    platform = _platform(page)
    mode = _format(page, platform, has_venue)
    return Findings(tuple(value for value in (platform, mode) if value))


def _platform(page: Page) -> Value | None:
    """Return the platform on which one attends, else the one on which one only watches."""
    found = list(_platforms(page))
    return min(found, key=lambda value: (_is_only_shown(value), value.spans[0])) if found else None


def _platforms(page: Page) -> Iterator[Value]:
    for section in page.sections:
        if section.key in _WITHOUT_PLATFORM:
            continue
        for block in section.blocks:
            for match in PLATFORM.finditer(block.bare):
                is_labelled = section.key in _LABELLED
                if is_labelled or _is_used(block, match.start()):
                    span = (block.start + match.start(), block.start + match.end())
                    yield Value("platform", block.source[slice(*span)], (span,), 0.95 if is_labelled else 0.9)


def _is_used(block: Block, place: int) -> bool:
    """Whether the words around a platform say that the event takes place there."""
    return bool(VIA.search(block.bare[:place]) or ONLINE.search(block.bare) or HYBRID.search(block.bare))


def _is_only_shown(platform: Value) -> bool:
    return bool(ONLY_SHOWN.match(str(platform.value).lower()))


def _format(page: Page, platform: Value | None, has_venue: bool) -> Value | None:
    """Tell the attendance mode from the words for it; a room and a platform together make it hybrid."""
    blocks = [
        block for section in page.sections if section.key not in _WITHOUT_MODE for block in section.blocks
    ]
    spans = {mode: [span for block in blocks for span in _places(block, mode)] for mode in MODES}
    attends_online = platform is not None and not _is_only_shown(platform)
    mode, sure = _mode(spans, attends_online, has_venue)
    if not mode:
        return None
    places = [span for found in spans.values() for span in found]
    return Value("format", mode, tuple(places or (platform.spans if platform else ())), sure)


def _places(block: Block, mode: str) -> Iterator[Span]:
    for match in MODES[mode].finditer(block.bare):
        yield block.start + match.start(), block.start + match.end()


def _mode(spans: dict[str, list[Span]], attends_online: bool, has_venue: bool) -> tuple[str, float]:
    is_online = bool(spans["online"]) or attends_online
    if spans["hybrid"]:
        return "hybrid", 0.95
    if spans["in_person"]:
        return ("hybrid" if is_online else "in_person"), 0.9
    if is_online and has_venue:
        return "hybrid", 0.75
    if is_online:
        return "online", 0.85 if spans["online"] else 0.7
    return "", 0.0
