"""Tells those who work in the admin when mail does not leave the house."""

from django import template
from django.template import Context

from pocweek.health import LATE_AFTER_SECONDS, oldest_unsent_seconds

register = template.Library()


@register.inclusion_tag("admin/late_mail.html", takes_context=True)
def late_mail(context: Context) -> dict[str, object]:
    """Show a banner while the oldest unsent message is over ten minutes old. One query, for staff only."""
    user = getattr(context.get("request"), "user", None)
    waited = oldest_unsent_seconds() if user is not None and user.is_staff else None
    is_late = waited is not None and waited > LATE_AFTER_SECONDS
    return {"minutes": waited // 60 if is_late and waited else None}
