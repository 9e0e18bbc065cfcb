"""Keeps the secrets of personal links out of every log: whoever reads one could else cancel a delegate's seat."""

import logging
import re

from gunicorn.glogging import Logger, SafeAtoms

# Each address of the site that ends in a secret; a test asks for those that are missing here.
_BEFORE_SECRETS = (
    "rsvp", "invitation", "hand-over", "my-week", "confirm", "merger", "summary-review", "opt-out", "commitment",
)  # fmt: skip
PERSONAL_LINK = re.compile(rf"/({'|'.join(_BEFORE_SECRETS)})/[^/\s?]+")


def without_secrets(text: str) -> str:
    """Return a line of a log with an ellipsis in place of each secret."""
    return PERSONAL_LINK.sub(r"/\1/…", text)


class WithoutSecrets(logging.Filter):
    """For Django's loggers, which name the path of a request that went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True


class _Atoms(SafeAtoms):
    """The parts of a line, cleaned as the line takes them: there are dozens, and it takes ten."""

    def __getitem__(self, name: str) -> str:
        return without_secrets(str(super().__getitem__(name)))


class AccessLogger(Logger):
    """For gunicorn's access log, which names the path of every request."""

    atoms_wrapper_class = _Atoms
