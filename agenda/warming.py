"""What a server loads before it forks its workers, so that the first paper of each costs no more than the next."""

from django.conf import settings
from django.template.loader import get_template
from django.utils import translation
from PIL import Image

from events import protocol

from . import fonts
from .documents import KINDS


def warm() -> None:
    """Import what prints, with the fonts, and read the templates of all kinds. Takes about a second of CPU."""
    from . import printing, word  # noqa: F401  (the second only has to be imported)

    printing.warm()
    fonts.printable("…")
    protocol.sort_key("Norway")
    Image.preinit()  # the readers of picture formats, for logos
    for kind in KINDS.values():
        get_template(kind.template)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Concept note")
