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


@register(Tags.security, deploy=True)
def second_factors_are_required(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    if settings.SECOND_FACTOR == "required":
        return []
    return [
        Warning(
            "POCWEEK_SECOND_FACTOR is “asked”: whoever sees the delegates of all events signs in by a password alone.",
            id="pocweek.W002",
        )
    ]
