"""Static files as a public host serves them: collected and compressed, again only when one of them has changed."""

import hashlib
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

# Of Bootstrap the pages load two stylesheets; to compress all the others takes longer than the rest together.
NOT_SERVED = ["bootstrap-*", "bootstrap.css*", "bootstrap.rtl.css*", "bootstrap*.js*", "readme"]


def collect() -> bool:
    """Fill STATIC_ROOT and return whether there was anything to do. Takes some seconds of CPU then."""
    note = settings.STATIC_ROOT / ".collected"  # among the files, so that it goes where they go
    wanted = _digest()
    if note.exists() and note.read_text() == wanted:
        return False
    note.unlink(missing_ok=True)  # nobody takes for whole what was left half done
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=NOT_SERVED)
    note.write_text(wanted)
    return True


def _digest() -> str:
    """Return what stands for all files that are served, and for the programs that compress them."""
    digest = hashlib.sha256(f"{version('django')} {version('whitenoise')}".encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list(NOT_SERVED), key=itemgetter(0)):
            digest.update(f"\n{path}\n".encode() + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()
