"""Brings locale/ up to date with the source, without gettext's tools."""

from django.core.management.base import BaseCommand

from pocweek.catalogues import LANGUAGES, source_messages, untranslated, update


class Command(BaseCommand):
    help = "Put new messages into locale/*/LC_MESSAGES/*.po, take those away that the source has no longer."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        source = source_messages()
        for language in LANGUAGES:
            catalogue = update(language, source)
            missing = len(untranslated(catalogue))
            self.stdout.write(f"{language}: {len(catalogue)} messages, {missing} to translate")
