"""Asks for a second factor in the admin, where nobody is made to set it up."""

from django import template
from django.template import Context

from pocweek.accounts.second_factor import is_missing

register = template.Library()


@register.inclusion_tag("account/_ask_second_factor.html", takes_context=True)
def ask_second_factor(context: Context) -> dict[str, object]:
    """Show a banner to those who need a second factor and have shown none."""
    request = context["request"]
    return {"is_asked": is_missing(request, request.user)}
