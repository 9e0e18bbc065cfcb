"""What `manage.py check --deploy` says about this site beyond Django's own checks."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from .mailbox import BACKEND


@register(Tags.compatibility, deploy=True)
def mail_leaves_the_house(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    if settings.EMAIL_BACKEND != BACKEND:
        return []
    return [
        Warning(
            f"EMAIL_URL is not set: mail is only written to {settings.MAIL_DIR} and reaches nobody.",
            id="pocweek.W001",
        )
    ]
