"""Where what stands under a label ends: a value that is complete, a list behind which text comes."""

from .blocks import Block, Kind
from .labelling import marks_list_of
from .practical import asks_to_answer, begins_with_day, is_practical, is_told, says_how_to_answer
from .sections import Section
from .tables import is_timed
from .vocabulary.labels import LISTS, PARTS, PARTS_OF_ONE, PEOPLE, SPONSORS
from .vocabulary.people import FUNCTION_NOUN, HONORIFIC

_MOST_WORDS = 12  # of a function on a line of its own


def ends_before(section: Section, block: Block, after: Block | None) -> bool:
    """Whether the value of the last label was complete, so that this block is none of it."""
    if section.key == "rsvp" and not section.is_inline:  # "Register here" is often a button above other text
        return is_told(block) and not is_practical(block) and not asks_to_answer(block.bare)
    if not section.blocks or not section.key or (block.row and block.row == section.blocks[-1].row):
        return False
    if section.key in PEOPLE and _is_post_of(section.blocks[-1], block):
        return False
    if section.key in SPONSORS and not block.row and begins_with_day(block):
        return True
    if section.key in PARTS:
        return _ends_part(section, block, after)
    if section.key in LISTS and block.kind is Kind.ITEM:
        return section.key in PARTS_OF_ONE and section.is_inline
    tells = is_told(block) or (section.key in SPONSORS and is_practical(block))
    was_list = section.blocks[-1].kind is Kind.ITEM and section.key in LISTS
    return section.is_inline or was_list or (tells and section.key != "contact")


def _is_post_of(name: Block, block: Block) -> bool:
    """Whether a line says what somebody is whose name stands alone on the line above."""
    is_name = HONORIFIC.match(name.plain) and "," not in name.plain and block.kind is name.kind
    is_post = FUNCTION_NOUN.search(block.bare) and not HONORIFIC.match(block.plain) and ":" not in block.plain
    return bool(is_name and is_post) and len(block.text.split()) <= _MOST_WORDS


def _ends_part(section: Section, block: Block, after: Block | None) -> bool:
    """Whether a part of the text is over: what tells how to come, or a paragraph behind its list."""
    if section.key in ("other", "document", "logos") or block.kind is not Kind.PARAGRAPH or block.row:
        return False
    if section.key in ("agenda", "speakers"):
        tells = section.key == "speakers" and marks_list_of(section) and is_told(block)
        return (is_practical(block) or tells) and not is_timed(block)
    if says_how_to_answer(block):
        return True
    is_lead = block.plain.rstrip().endswith(":") and after is not None and after.kind is Kind.ITEM
    leads_on = block.text[:1].islower() or is_lead
    return section.key != "background" and marks_list_of(section) and not leads_on
