"""Whether the page leads to the board."""

from typing import Any

from django import template

from events.access import Action, may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_see_board(context: dict[str, Any]) -> bool:
    """Return whether who looks at the page may open the board of a week."""
    return may(context["user"], Action.MANAGE_WEEK)
